"""Pictures and films, good and bad."""

import io
import struct
import zlib

from PIL import Image

from tests.corpus.files.case import case
from tests.corpus.files.pdfs import deflated


def picture(format_: str, mode: str = "RGB", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 120 if mode in ("1", "L") else None).save(out, format_, **options)
    return out.getvalue()


def picture_of_place(format_: str) -> bytes:
    """From a phone: where it was taken, and held upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (20.0, 32.0, 0.0), 3: "E", 4: (105.0, 55.0, 0.0)})
    return picture(format_, exif=exif)


def png_header(width: int, height: int) -> bytes:
    return png_chunk(b"IHDR", struct.pack("!IIBBBBB", width, height, 1, 0, 0, 0, 0))


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))


def black_png(width: int, height: int) -> bytes:
    """A few KB that unpack to width × height pixels."""
    rows = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * height, 9)
    parts = png_header(width, height), png_chunk(b"IDAT", rows), png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_with_profile_bomb() -> bytes:
    whole = black_png(8, 8)
    bomb = png_chunk(b"iCCP", b"x\0\0" + deflated(b"", 64 * 1024 * 1024))
    return whole[:33] + bomb + whole[33:]


def animated(format_: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), (shade, 0, 0)) for shade in range(0, 250, 10)]
    out = io.BytesIO()
    frames[0].save(out, format_, save_all=True, append_images=frames[1:])
    return out.getvalue()


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
HEIF = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + b"\0" * 200
MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0" * 200
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PICTURES = [
    case("jpg", "anh.jpg", lambda: picture("JPEG")),
    case("jpeg-in-capitals", "ANH.JPEG", lambda: picture("JPEG", progressive=True)),
    case("cmyk", "in an.jpg", lambda: picture("JPEG", "CMYK")),
    case("two-in-one", "samsung.jpg", lambda: animated("MPO")),
    case("jpg-of-a-place", "dien thoai.jpg", lambda: picture_of_place("JPEG")),
    case("png-of-a-place", "dien thoai.png", lambda: picture_of_place("PNG")),
    case("truncated-jpg", "cut.jpg", lambda: picture("JPEG", size=(900, 900))[:-4000], "damaged"),
    case("png", "anh.png", lambda: picture("PNG", "RGBA")),
    case("40-megapixels", "lon.png", lambda: black_png(8000, 5000)),
    case("40-megapixels-of-colour", "lon mau.png", lambda: picture("PNG", "RGBA", (8000, 5000), compress_level=1)),
    case("one-line-too-many", "lon hon.png", lambda: black_png(8000, 5001), "pixels"),
    case("17-kb-of-144-megapixels", "bom.png", lambda: black_png(12_000, 12_000), "pixels"),
    case("profile-bomb", "icc.png", png_with_profile_bomb, "damaged"),
    case("truncated-png", "cut.png", lambda: black_png(900, 900)[:-20], "damaged"),
    case("animated-png", "dong.png", lambda: animated("PNG"), "animated"),
    case("gif-called-png", "dong2.png", lambda: animated("GIF"), "type_lies"),
    case("gif", "dong.gif", lambda: animated("GIF"), "wrong_extension"),
    case("webp", "anh.webp", lambda: picture("WEBP"), "wrong_extension"),
    case("webp-called-jpg", "anh2.jpg", lambda: picture("WEBP"), "type_lies"),
    case("svg", "hinh.svg", lambda: SVG, "wrong_extension"),
    case("svg-called-png", "hinh.png", lambda: SVG, "type_lies"),
    case("heic", "IMG_0001.HEIC", lambda: HEIC, "wrong_extension"),
    case("heic-called-jpg", "IMG_0002.jpg", lambda: HEIC, "heic"),
    case("heif-called-jpg", "IMG_0003.jpg", lambda: HEIF, "heic"),
    case("mp4", "zalo.mp4", lambda: MP4, "wrong_extension"),
    case("mp4-called-jpg", "zalo.jpg", lambda: MP4, "type_lies"),
]
