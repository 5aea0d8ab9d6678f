"""PDF files, good and bad."""

import io
import struct
import zlib

import pikepdf

from tests.corpus.files.case import case

LIMIT = 20 * 1024 * 1024


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
