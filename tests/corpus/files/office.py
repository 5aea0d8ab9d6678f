"""Word and Excel files, good and bad."""

import io
import struct
import zipfile
import zlib

import openpyxl

from tests.corpus.files.case import case

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504


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
    case("55-mb-of-xml", "day.docx", lambda: docx(b"<w>" + b"<a>1</a>" * (55 * MEGA // 8) + b"</w>")),
    case("100000-levels", "sau.docx", lambda: docx(b"<a>" * 100_000 + b"</a>" * 100_000)),
    case("6000-parts", "nhieu.docx", lambda: docx(**{f"p{n}": b"" for n in range(6000)}), "unpacked"),
    case("way-out", "ra.docx", lambda: appended(docx(), "../../etc/cron.d/x", b"x"), "damaged"),
    case("absolute-path", "goc.docx", lambda: appended(docx(), "/etc/passwd", b"x"), "damaged"),
    case("symbolic-link", "lien ket.docx", docx_with_link, "damaged"),
]
