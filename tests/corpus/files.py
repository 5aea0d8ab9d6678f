"""Files that people and attackers upload, made here: each with the codes of the problems it must meet.

No code means that the file is taken. Numbers in comments are those of the list of bad input in the design.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl
import pikepdf
from PIL import Image

LIMIT = 20 * 1024 * 1024
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass(frozen=True)
class Case:
    id: str
    name: str
    make: Callable[[], bytes]
    codes: frozenset[str]


def case(case_id: str, name: str, make: Callable[[], bytes], *codes: str) -> Case:
    return Case(case_id, name, make, frozenset(codes))


# --- PDF ------------------------------------------------------------------------------------------------------


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of them its catalog, with a right table of places."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + tail


def pdf(*more: bytes, catalog: bytes = b"", page: bytes = b"", box: bytes = b"[0 0 595 842]") -> bytes:
    """A page and `more` objects (numbered from 4); `catalog` and `page` are put into those dictionaries."""
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox%s%s>>" % (box, page),
        *more,
    )


def stream(data: bytes, dictionary: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (dictionary, len(data), data)


def pdf_of_size(size: int) -> bytes:
    filler = size - len(pdf(stream(b"")))
    while len(whole := pdf(stream(b"\0" * filler))) != size:
        filler -= len(whole) - size
    return whole


def encrypted_pdf(**passwords: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(**passwords))
    return out.getvalue()


def pdf_with_damaged_xref() -> bytes:
    return pdf().replace(b"startxref\n", b"startxref\n9")


def pdf_with_many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), *[leaf] * count
    )


def pdf_with_page_loop() -> bytes:
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>")


def pdf_with_bomb(unpacked: int) -> bytes:
    """Its catalog lies in a compressed object stream that unpacks to `unpacked` bytes."""
    inner = b"1 0 2 32 3 80 "
    body = b"<</Type/Catalog/Pages 2 0 R>>".ljust(32) + b"<</Type/Pages/Kids[3 0 R]/Count 1>>".ljust(48)
    body += b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    packed = deflated(inner + body, unpacked)
    head = b"%PDF-1.7\n"
    dictionary = b"/Type/ObjStm/N 3/First %d/Filter/FlateDecode" % len(inner)
    out = head + b"4 0 obj\n" + stream(packed, dictionary) + b"\nendobj\n"
    rows = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, len(head), 0), (1, len(out), 0)]
    table = b"".join(struct.pack("!BIH", *row) for row in rows)
    index = stream(table, b"/Type/XRef/Size 6/W[1 4 2]/Root 1 0 R")
    return out + b"5 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (index, len(out))


def deflated(start: bytes, unpacked: int) -> bytes:
    """`start` and then blanks, packed as one stream: the same packed megabyte again and again."""
    mega = b" " * 1024 * 1024
    packer = zlib.compressobj(9, wbits=-15)
    parts = [packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)]
    parts += [packer.compress(mega) + packer.flush(zlib.Z_FULL_FLUSH)] * (unpacked // len(mega))
    checksum = zlib.adler32(start)
    for _ in parts[1:]:
        checksum = zlib.adler32(mega, checksum)
    return b"\x78\xda" + b"".join(parts) + packer.flush() + struct.pack("!I", checksum)


def signed_pdf() -> bytes:
    """As a signing tool leaves it: a form with a signature field; nobody checks the signature here."""
    return pdf(
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Ky)/V 5 0 R/P 3 0 R/Rect[0 0 0 0]/F 132>>",
        b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 10 20 10]/Contents<00>>>",
        catalog=b"/AcroForm<</Fields[4 0 R]/SigFlags 3>>",
        page=b"/Annots[4 0 R]",
    )


def scan_1200_dpi() -> bytes:
    """An A4 page scanned at 1,200 dpi in black and white: 139 million pixels in few bytes."""
    width, height = 9921, 14031
    data = zlib.compress(b"\xff" * ((width + 7) // 8 * height))
    return pdf(stream(data, image_dictionary(width, height)), page=b"/Resources<</XObject<</A 4 0 R>>>>")


def image_dictionary(width: int, height: int) -> bytes:
    form = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode"
    return form + b"/Width %d/Height %d" % (width, height)


FILE_INSIDE = (
    b"<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>",
    stream(b"MZ", b"/Type/EmbeddedFile"),
)
PDFS = [
    case("one-page", "to trinh.pdf", pdf),
    case("exactly-the-limit", "vừa đủ.pdf", lambda: pdf_of_size(LIMIT)),
    case("one-byte-too-many", "quá một byte.pdf", lambda: pdf_of_size(LIMIT + 1), "too_large"),
    case("user-password", "mat khau.pdf", lambda: encrypted_pdf(user="bi mat", owner="chu"), "password"),
    case("owner-password", "khoa in.pdf", lambda: encrypted_pdf(user="", owner="chu"), "pdf_restricted"),
    case("damaged-xref", "hong.pdf", pdf_with_damaged_xref, "damaged"),
    case("truncated", "cut.pdf", lambda: pdf(stream(b"x" * 5000))[:3000], "damaged"),
    case("only-a-header", "dau.pdf", lambda: b"%PDF-1.7\n", "damaged"),
    case("no-pages", "khong trang.pdf", lambda: pdf_with_many_pages(0), "pdf_no_pages"),
    case("1000-pages", "nghin trang.pdf", lambda: pdf_with_many_pages(1000)),
    case("1001-pages", "hon nghin.pdf", lambda: pdf_with_many_pages(1001), "pdf_pages"),
    case("10000-pages", "van trang.pdf", lambda: pdf_with_many_pages(10_000), "pdf_pages"),
    case("page-loop", "vong.pdf", pdf_with_page_loop, "damaged"),
    case("huge-page", "kho lon.pdf", lambda: pdf(box=b"[0 0 1036800 1036800]"), "pdf_page_size"),
    case("link", "lien ket.pdf", lambda: pdf(b"<</S/URI/URI(https://example.vn)>>")),
    case("opens-at-a-page", "mo trang.pdf", lambda: pdf(catalog=b"/OpenAction[3 0 R/Fit]")),
    case(
        "script-on-opening", "ma.pdf", lambda: pdf(catalog=b"/OpenAction<</S/JavaScript/JS(app.alert)>>"), "pdf_script"
    ),
    case("script-in-disguise", "ma2.pdf", lambda: pdf(b"[[<</A<</S/J#61vaScript/J#53(x)>>>>]]"), "pdf_script"),
    case("launch", "chay.pdf", lambda: pdf(page=b"/AA<</O<</S/Launch/F(calc.exe)>>>>"), "pdf_launch"),
    case("embedded-file", "dinh kem.pdf", lambda: pdf(*FILE_INSIDE), "pdf_attachment"),
    case("xfa", "xfa.pdf", lambda: pdf(catalog=b"/AcroForm<</XFA(x)/Fields[]>>"), "pdf_xfa"),
    case("film", "phim.pdf", lambda: pdf(b"<</Type/Annot/Subtype/RichMedia>>"), "pdf_media"),
    case("script-and-launch", "ca hai.pdf", lambda: pdf(b"<</S/Launch>>", b"<</JS(x)>>"), "pdf_script", "pdf_launch"),
    case("object-stream", "nen.pdf", lambda: pdf_with_bomb(1024 * 1024)),
    case("object-stream-bomb", "bom.pdf", lambda: pdf_with_bomb(300 * 1024 * 1024), "damaged"),
    case("image-bomb", "anh bom.pdf", lambda: pdf(stream(b"", image_dictionary(60_000, 60_000))), "pdf_pixels"),
    case("scan-1200-dpi", "quet.pdf", scan_1200_dpi),
    case("signed", "da ky.pdf", signed_pdf),
    case("deep-arrays", "sau.pdf", lambda: pdf(b"[" * 20_000 + b"]" * 20_000)),
    case("junk-before-the-header", "rac.pdf", lambda: b"\r\n\r\n" + pdf(), "type_lies"),
]

# --- pictures -------------------------------------------------------------------------------------------------


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

# --- Word and Excel -------------------------------------------------------------------------------------------


def content_types(main: str = WORD_TYPE) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    ).encode()


def docx(body: bytes = b"<w/>", *, types: bytes = content_types(), **more: bytes) -> bytes:
    return zipped({"[Content_Types].xml": types, "word/document.xml": body} | more)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def xlsx(rows: int = 3) -> bytes:
    book = openpyxl.Workbook()
    for row in range(rows):
        book.active.append([row, "Nguyễn Văn An"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def docx_with_link() -> bytes:
    entry = zipfile.ZipInfo("word/link.xml")
    entry.external_attr = 0o120777 << 16
    return appended(docx(), entry, b"/etc/passwd")


def docx_with_locked_part() -> bytes:
    """The flag that a part is encrypted, in the directory and before the part."""
    data = bytearray(docx())
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def docx_that_understates(size: int) -> bytes:
    """Unpacks to `size`, and says that it is a thousandth of it."""
    data = docx(b"<w>" + b" " * size + b"</w>")
    true, said = struct.pack("<I", size + 7), struct.pack("<I", size // 1000)
    return data.replace(true, said)


def appended(archive: bytes, entry: zipfile.ZipInfo | str, data: bytes) -> bytes:
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as more:
        more.writestr(entry, data)
    return out.getvalue()


LAUGHS = b'<!DOCTYPE w [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("k"))
) + b"]><w>&j;</w>"  # fmt: skip
ANOTHER_FILE = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
MEGA = 1024 * 1024
OFFICE = [
    case("docx", "bao cao.docx", docx),
    case("xlsx", "danh sach.xlsx", xlsx),
    case("xlsx-of-20000-rows", "dai.xlsx", lambda: xlsx(20_000)),
    case("xlsx-called-docx", "nham.docx", xlsx, "other_office"),
    case("macro", "macro.docx", lambda: docx(types=content_types(MACRO_TYPE)), "macro"),
    case("zip-called-docx", "zip.docx", lambda: zipped({"a.txt": b"a"}), "not_office"),
    case("no-main-part", "thieu.docx", lambda: zipped({"[Content_Types].xml": content_types()}), "not_office"),
    case("not-xml", "khong xml.docx", lambda: docx(b"<w>"), "damaged"),
    case("truncated-docx", "cut.docx", lambda: docx(b"<w/>")[:-30], "damaged"),
    case(
        "wrong-checksum",
        "sai.docx",
        lambda: docx(b"<w/>").replace(struct.pack("<I", zlib.crc32(b"<w/>")), b"abcd"),
        "damaged",
    ),
    case("locked-part", "khoa.docx", docx_with_locked_part, "password"),
    case("locked-or-old", "khoa2.docx", lambda: OLD_OFFICE, "old_or_locked"),
    case("old-word", "cu.doc", lambda: OLD_OFFICE, "wrong_extension"),
    case("billion-laughs", "cuoi.docx", lambda: docx(LAUGHS), "damaged"),
    case("laughs-in-the-types", "cuoi2.docx", lambda: docx(types=LAUGHS), "damaged"),
    case("another-file", "xxe.docx", lambda: docx(ANOTHER_FILE), "damaged"),
    case("zip-bomb", "bom.docx", lambda: docx(b"<w>" + b" " * 118 * MEGA + b"</w>"), "unpacked"),
    case("understated-zip-bomb", "bom2.docx", lambda: docx_that_understates(118 * MEGA), "damaged"),
    case("95-mb-of-xml", "day.docx", lambda: docx(b"<w>" + b"<a>1</a>" * (95 * MEGA // 8) + b"</w>")),
    case("100000-levels", "sau.docx", lambda: docx(b"<a>" * 100_000 + b"</a>" * 100_000)),
    case("6000-parts", "nhieu.docx", lambda: docx(**{f"p{n}": b"" for n in range(6000)}), "unpacked"),
    case("way-out", "ra.docx", lambda: appended(docx(), "../../etc/cron.d/x", b"x"), "damaged"),
    case("absolute-path", "goc.docx", lambda: appended(docx(), "/etc/passwd", b"x"), "damaged"),
    case("symbolic-link", "lien ket.docx", docx_with_link, "damaged"),
]

# --- types that lie, sizes, names -----------------------------------------------------------------------------

HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
EXE = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" + b"\0" * 200
LIES = [
    case("empty", "rong.pdf", lambda: b"", "empty"),
    case("empty-and-wrong", "rong.exe", lambda: b"", "empty", "wrong_extension"),
    case("one-byte", "mot.pdf", lambda: b"%", "type_lies"),
    case("html-called-pdf", "trang.pdf", lambda: HTML, "type_lies"),
    case("exe-called-pdf", "chay.pdf", lambda: EXE, "type_lies"),
    case("zip-called-pdf", "nen.pdf", lambda: zipped({"a": b"a"}), "type_lies"),
    case("jpg-called-pdf", "anh.pdf", lambda: picture("JPEG"), "type_lies"),
    case("pdf-called-jpg", "giay.jpg", pdf, "type_lies"),
    case("text-called-docx", "van ban.docx", "Báo cáo".encode, "type_lies"),
    case("rar", "goi.rar", lambda: b"Rar!\x1a\x07\x01\0", "wrong_extension"),
    case("7z", "goi.7z", lambda: b"7z\xbc\xaf\x27\x1c", "wrong_extension"),
    case("zip", "goi.zip", lambda: zipped({"a": b"a"}), "wrong_extension"),
]
NAMES = [
    case("exe-after-pdf", "a.pdf.exe", pdf, "wrong_extension"),
    case("bidi-exe", "Nguyễn\u202efdp.exe", pdf, "wrong_extension"),
    case("htaccess", ".htaccess", pdf, "no_extension"),
    case("only-an-extension", ".pdf", pdf, "no_extension"),
    case("no-extension", "baocao", pdf, "no_extension"),
    case("desktop-ini", "desktop.ini", lambda: b"[x]", "wrong_extension"),
    case("thumbs-db", "Thumbs.db", lambda: OLD_OFFICE, "wrong_extension"),
    case("word-is-open", "~$bao cao.docx", lambda: b"\x05Admin", "office_lock"),
]
CASES = PDFS + PICTURES + OFFICE + LIES + NAMES

# A name as it is sent → the name we keep, of a good PDF.
KEPT_NAMES = {
    "../../etc/passwd.pdf": "passwd.pdf",
    r"..\..\win.pdf": "win.pdf",
    r"C:\Users\An\Báo cáo.pdf": "Báo cáo.pdf",
    "a.exe.pdf": "a.exe.pdf",
    "con.pdf": "_con.pdf",
    "AUX.tờ trình.pdf": "_AUX.tờ trình.pdf",
    "cuối. . .pdf": "cuối. . .pdf",
    "trang.pdf. ": "trang.pdf",
    "a:b?c*.pdf": "a-b-c-.pdf",
    "Nguye\u0302\u0303n.pdf": "Nguyễn.pdf",
    "Ngu\u200byễn\u202e.pdf": "Nguyễn.pdf",
    "hai\r\ndòng.pdf": "hai dòng.pdf",
    'ngoặc"kép.pdf': "ngoặc-kép.pdf",
    "nul\0l.pdf": "null.pdf",
    "\ud800.pdf": ".pdf",
    "z" + "\u0301" * 500 + ".pdf": "z.pdf",
    "d" * 300 + ".pdf": "d" * 146 + ".pdf",
    "Biên bản họp (lần 2) – 9 01 2026.PDF": "Biên bản họp (lần 2) – 9 01 2026.PDF",
    "": "tep-khong-ten",
}
