"""The picture of a handwritten signature: what it must be, and how it is drawn.

Nghị định 30/2020/NĐ-CP, Phụ lục I: the picture of the signature as it stands on paper, blue, .png with a transparent
ground.
"""

import io
from collections.abc import Iterator

import pikepdf
from django.utils.translation import gettext as _
from PIL import Image, ImageStat, UnidentifiedImageError

from core.files.messages import problem
from core.refusals import Problem

LARGEST_BYTES = 1024 * 1024
# Width and height in pixels: what fills the place between title and name at 600 dpi, and what is still a signature.
LARGEST, SMALLEST = (2400, 1200), (100, 30)
# How much of the picture must be seen through; how opaque a point is that counts as ink.
CLEAR, INK = 0.3, 128
BLUER = 20


def problems_in(content: bytes) -> list[Problem]:
    """Everything that is wrong with a picture of a signature, for the field `file`."""
    if len(content) > LARGEST_BYTES:
        return [_problem(_("Hình chữ ký nặng quá 1 MB; hãy cắt sát chữ ký rồi lưu lại."))]
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            if wrong := _wrong_size(picture):
                return [wrong]
            return list(_looks_wrong(picture.convert("RGBA")))
    except UnidentifiedImageError:
        # No PNG at all: whoever looks at every upload says what it is.
        return []
    except (OSError, ValueError, SyntaxError):
        return [problem("damaged")]


def _wrong_size(picture: Image.Image) -> Problem | None:
    """Asked of the header, before a point is read."""
    if all(low <= side <= high for low, side, high in zip(SMALLEST, picture.size, LARGEST, strict=True)):
        return None
    text = _("Hình %(width)d × %(height)d điểm ảnh; cần từ 100 × 30 đến 2.400 × 1.200 điểm ảnh.")
    return _problem(text % {"width": picture.width, "height": picture.height})


def _looks_wrong(picture: Image.Image) -> Iterator[Problem]:
    ink = picture.getchannel("A").point(lambda value: 255 if value >= INK else 0)
    covered = ImageStat.Stat(ink).mean[0] / 255
    if covered > 1 - CLEAR:
        yield _problem(_("Nền của hình không trong suốt; hãy lưu lại thành .png có nền trong suốt."))
    elif not covered:
        yield _problem(_("Hình không có nét chữ ký nào."))
    else:
        red, _green, blue = ImageStat.Stat(picture.convert("RGB"), mask=ink).mean
        if blue < red + BLUER:
            yield _problem(_("Chữ ký trong hình không phải màu xanh như Nghị định 30/2020/NĐ-CP quy định."))


def _problem(text: str) -> Problem:
    return Problem(text, field="file", code="signature_picture")


def picture_as_pdf(content: bytes) -> bytes:
    """A PDF of one page that is the picture, its ground transparent."""
    with Image.open(io.BytesIO(content), formats=["PNG"]) as raw:
        picture = raw.convert("RGBA")
    width, height = picture.size
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(width, height))
        image = _stream(document, picture.convert("RGB"), "/DeviceRGB")
        image.SMask = _stream(document, picture.getchannel("A"), "/DeviceGray")
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Ink=image))
        page.Contents = document.make_stream(f"q {width} 0 0 {height} 0 0 cm /Ink Do Q".encode())
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def _stream(document: pikepdf.Pdf, picture: Image.Image, colours: str) -> pikepdf.Stream:
    return pikepdf.Stream(
        document, picture.tobytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=picture.width,
        Height=picture.height, ColorSpace=pikepdf.Name(colours), BitsPerComponent=8,
    )  # fmt: skip
