"""JPG and PNG: the header tells the size before anything is unpacked, then every pixel is read.

A picture that says where it was taken is written again without that, with its own quantisation tables, orientation
and colour profile; every other picture stays as it is, byte for byte.
"""

from typing import Any

from PIL import Image, JpegImagePlugin

Found = list[tuple[str, dict[str, Any]]]

MAX_PIXELS = 40_000_000
FORMATS = {"jpg": "JPEG", "png": "PNG"}
ORIENTATION, PLACE = 0x0112, 0x8825

# Our own limit is asked before a pixel is read; Pillow's would only warn.
Image.MAX_IMAGE_PIXELS = None


def look(path: str, kind: str, rewritten: str) -> Found:
    with Image.open(path, formats=[FORMATS[kind]]) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            return [("pixels", {"size": round(picture.width * picture.height / 1e6), "limit": MAX_PIXELS // 1_000_000})]
        if kind == "png" and picture.is_animated:
            return [("animated", {})]
        picture.load()
        if tells_place(picture):
            write_without_place(picture, kind, rewritten)
    return []


def tells_place(picture: Image.Image) -> bool:
    return bool(picture.getexif().get_ifd(PLACE)) or "GPSL" in str(picture.info.get("xmp", ""))


def write_without_place(picture: Image.Image, kind: str, path: str) -> None:
    kept = Image.Exif()
    if ORIENTATION in picture.getexif():
        kept[ORIENTATION] = picture.getexif()[ORIENTATION]
    options = {"exif": kept, "icc_profile": picture.info.get("icc_profile")}
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        options |= {"qtables": picture.quantization, "subsampling": JpegImagePlugin.get_sampling(picture)}
    picture.info.pop("xmp", None)
    picture.save(path, FORMATS[kind], **options)
