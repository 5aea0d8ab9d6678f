"""Files that people and attackers upload, made here: each with the codes of the problems it must meet.

No code means that the file is taken.
"""

from tests.corpus.files.case import Case, case
from tests.corpus.files.office import OFFICE, OLD_OFFICE, docx, zipped
from tests.corpus.files.pdfs import PDFS, pdf, signed_pdf
from tests.corpus.files.pictures import HEIC, PICTURES, picture, picture_of_place

__all__ = [
    "CASES", "EICAR", "HEIC", "HTML", "KEPT_NAMES", "Case", "docx", "pdf", "picture", "picture_of_place", "signed_pdf",
]  # fmt: skip

# In pieces, lest a scanner takes this file for what it only describes.
EICAR = b"$".join((rb"X5O!P%@AP[4\PZX54(P^)7CC)7}", b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", b"H+H*"))
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
