"""What a clerk reads when a file is not taken, by code."""

from django.utils.translation import gettext_lazy as _

from core.files.models import FileKind
from core.refusals import Problem

HEIC = _("Ảnh HEIC của iPhone chưa đọc được; hãy chọn “Tương thích nhất” (Cài đặt → Camera → Định dạng) "
         "hoặc chụp lại thành JPG.")  # fmt: skip
ARCHIVE = _("Tệp nén không được nhận; hãy giải nén và tải lên từng tài liệu bên trong.")
VIDEO = _("Phim và bản ghi âm không được nhận; hãy nộp bản viết hoặc ảnh chụp màn hình.")
OLD_WORD = _("Word đời cũ (.doc) không được nhận; hãy mở tệp và lưu lại thành .docx hoặc PDF.")
OLD_EXCEL = _("Excel đời cũ (.xls) không được nhận; hãy mở tệp và lưu lại thành .xlsx.")
PICTURE = _("Loại ảnh này không được nhận; hãy lưu lại thành JPG hoặc PNG.")

BY_EXTENSION = (
    dict.fromkeys(("heic", "heif", "hif"), HEIC)
    | dict.fromkeys(("zip", "rar", "7z", "gz", "tar"), ARCHIVE)
    | dict.fromkeys(("mp4", "mov", "avi", "mkv", "3gp", "mp3", "m4a", "wav"), VIDEO)
    | dict.fromkeys(("doc", "rtf", "odt"), OLD_WORD)
    | dict.fromkeys(("xls", "ods", "csv"), OLD_EXCEL)
    | dict.fromkeys(("gif", "webp", "bmp", "tif", "tiff", "svg", "avif", "jfif"), PICTURE)
    | {extension: _("Tệp có macro không được nhận; hãy lưu lại thành .docx, .xlsx hoặc PDF.")
       for extension in ("docm", "xlsm", "xlsb", "dotm")}
)  # fmt: skip

BY_CODE = {
    "no_file": _("Chưa chọn tệp nào."),
    "busy": _("Máy chủ đang kiểm tra nhiều tệp cùng lúc; xin chờ ít giây rồi tải lên lại."),
    "office_lock": _("Đây là tệp tạm mà Word, Excel tạo khi đang mở (tên bắt đầu bằng “~$”); hãy chọn chính tài liệu."),
    "no_extension": _("Tên tệp “%(name)s” không có phần đuôi. Chỉ nhận: %(kinds)s."),
    "wrong_extension": _("Tệp “%(name)s” không thuộc loại được nhận. Chỉ nhận: %(kinds)s."),
    "wrong_kind": _("Ở đây chỉ nhận: %(kinds)s."),
    "empty": _("Tệp rỗng (0 byte); hãy kiểm tra lại tệp trên máy rồi chọn lại."),
    "too_large": _("Tệp nặng %(size)s MB, quá mức cho phép %(limit)s MB; hãy giảm dung lượng hoặc tách ra."),
    "type_lies": _("Đuôi tệp là .%(extension)s nhưng nội dung lại là %(what)s; hãy xuất lại từ phần mềm đã tạo ra nó."),
    "old_or_locked": _("Tệp có mật khẩu, hoặc là Word, Excel đời cũ được đổi đuôi; hãy bỏ mật khẩu, lưu lại thành "
                       ".docx hoặc .xlsx."),
    "password": _("Tệp đặt mật khẩu nên không ai đọc được; hãy bỏ mật khẩu rồi tải lên lại."),
    "damaged": _("Tệp bị hỏng hoặc bị cắt cụt, không mở được; hãy xuất lại từ phần mềm đã tạo ra nó."),
    "table_too_heavy": _("Bảng Excel quá lớn hoặc quá phức tạp, không đọc được; hãy chép riêng bảng cần nhập (không "
                         "kèm ảnh, định dạng cả cột) sang một tệp mới rồi tải lên lại."),
    "too_heavy": _("Tệp quá phức tạp, không mở được trong giới hạn cho phép; hãy in lại thành PDF đơn giản hơn."),
    "pixels": _("Ảnh quá lớn (%(size)s triệu điểm ảnh, nhận tối đa %(limit)s triệu); hãy thu nhỏ rồi tải lên lại."),
    "small": _("Ảnh quá nhỏ (cạnh dài %(size)s điểm ảnh, cần ít nhất %(limit)s); hãy chọn ảnh rõ hơn."),
    "animated": _("Ảnh động không được nhận; hãy lưu lại thành ảnh tĩnh."),
    "pdf_restricted": _("Tệp PDF bị khóa quyền (cấm in hoặc sao chép); hãy lưu lại bản không khóa."),
    "pdf_no_pages": _("Tệp PDF không có trang nào."),
    "pdf_pages": _("Tệp PDF có %(size)s trang, nhận tối đa %(limit)s trang; hãy tách thành nhiều tệp."),
    "pdf_pixels": _("Tệp PDF có ảnh quá lớn (trên 200 triệu điểm ảnh); hãy quét lại ở 300 dpi."),
    "pdf_page_size": _("Tệp PDF có trang khổ quá lớn; hãy in lại ra khổ A4."),
    "pdf_script": _("Tệp PDF chứa mã JavaScript; vì an toàn, hãy in lại thành PDF (In → Lưu dạng PDF)."),
    "pdf_launch": _("Tệp PDF có lệnh chạy chương trình hoặc gửi dữ liệu; hãy in lại thành PDF (In → Lưu dạng PDF)."),
    "pdf_attachment": _("Tệp PDF có tệp khác đính kèm bên trong; hãy bỏ tệp đính kèm, tải tệp đó lên riêng."),
    "pdf_media": _("Tệp PDF chứa phim, âm thanh hoặc hình 3D; hãy in lại thành PDF (In → Lưu dạng PDF)."),
    "pdf_xfa": _("Tệp PDF là biểu mẫu điện tử XFA, nhiều máy không đọc được; hãy in lại thành PDF."),
    "not_office": _("Tệp không phải tài liệu Word, Excel; hãy lưu lại từ Word hoặc Excel."),
    "other_office": _("Nội dung là .%(other)s, không khớp với đuôi tệp; hãy đặt lại đúng đuôi."),
    "macro": _("Tài liệu có macro; hãy lưu lại thành .docx hoặc .xlsx không có macro."),
    "unpacked": _("Tài liệu phình quá lớn khi mở (trên %(limit)s MB); hãy bỏ bớt dữ liệu, ảnh rồi lưu lại."),
}  # fmt: skip

# What puremagic calls a content, as a clerk would say it.
CONTENTS = {
    "pdf": _("PDF"), "jfif": _("ảnh JPG"), "png": _("ảnh PNG"), "docx": _("tệp nén hoặc tài liệu Office"),
    "doc": _("tài liệu Office đời cũ"), "heif": _("ảnh HEIC"), "webp": _("ảnh WebP"), "gif": _("ảnh GIF"),
    "svg": _("hình vẽ SVG"), "html": _("trang web"), "exe": _("chương trình Windows"), "mp4": _("phim"),
    "rar": _("tệp nén RAR"), "7z": _("tệp nén 7-Zip"), "zip": _("tệp nén"), "other": _("một loại khác"),
}  # fmt: skip


def problem(code: str, **values: object) -> Problem:
    """The problem of a file with this code; `values` fill its sentence."""
    text = str(BY_CODE[code])
    return Problem(text % values if values else text, field="file", code=code)


def kind_names(kinds: tuple[str, ...]) -> str:
    """“PDF, Word (.docx), ảnh JPG”."""
    return ", ".join(str(FileKind(kind).label) for kind in kinds)


def megabytes(size: int) -> str:
    """Rounded up to a tenth, so that one byte too many shows: 20,1."""
    tenths = -(-size * 10 // (1024 * 1024))
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}"
