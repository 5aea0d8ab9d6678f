"""What the sample papers share; all names are invented."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from dossiers.rendering import data as d

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MADE_AT = datetime(2026, 1, 8, 16, 41, 7, tzinfo=VIETNAM)
MARK = d.Mark(code="7K4M-2QXP-91", url="https://thidua.sogtvt.example/kiem-tra/7K4M-2QXP-91/")
CAMPAIGN = "phong trào thi đua “Đẩy mạnh cải cách hành chính trên địa bàn tỉnh Hà Nam giai đoạn 2023 - 2025”"
GIAY_KHEN = "Giấy khen của Giám đốc Sở Giao thông vận tải Hà Nam"
BANG_KHEN = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"
CUTOFF = "trước ngày 10/01/2026 (đến hết 24 giờ 00 ngày 09/01/2026, giờ Việt Nam)"
LONG_NAME = "Công Tằng Tôn Nữ Hoàng Thị Nguyệt Ánh Phương Thảo"
DECREE = (
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong "
    "lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng"
)
FUNCTIONS = (
    "Căn cứ Quyết định số 00/2024/QĐ-UBND ngày 01 tháng 02 năm 2024 của Ủy ban nhân dân tỉnh Hà Nam quy định "
    "chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Giao thông vận tải"
)
GROUNDS = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    DECREE,
    "Căn cứ Kế hoạch số 800/KH-UBND ngày 25 tháng 4 năm 2023 của Ủy ban nhân dân tỉnh Hà Nam về tổ chức thực hiện "
    + CAMPAIGN,
)
PEOPLE = (
    ("Ông", "Nguyễn Văn Mẫu"),
    ("Bà", "H'Hen Niê"),
    ("Ông", "Y Moan Ênuôl"),
    ("Bà", LONG_NAME),
    ("Ông", "Đỗ Ý"),
    ("Bà", "Trần Thị Thử Nghiệm"),
    ("Ông", "K'Bling"),
    ("Bà", "Phạm Thị Quỳnh Như Ví Dụ"),
    ("Ông", "Lê Hữu Giả Định"),
)
UNITS = ("Phòng Quản lý vận tải", "Văn phòng Sở", "Trung tâm Đăng kiểm xe cơ giới Hà Nam")

ROOM = d.Letterhead(
    parent=("Sở Giao thông vận tải", "Hà Nam"),
    agency=("Phòng Quản lý vận tải",),
    issuer="Phòng Quản lý vận tải",
    symbol="TTr-QLVT",
    number="5",
    place="Hà Nam",
    dated=date(2026, 1, 5),
    year=2026,
)
LONG_ROOM = d.Letterhead(
    parent=("Sở Giao thông vận tải", "Hà Nam"),
    agency=("Phòng Quản lý vận tải,", "phương tiện, người lái", "và an toàn giao thông"),
    issuer="Phòng Quản lý vận tải, phương tiện, người lái và an toàn giao thông",
    place="Hà Nam",
    year=2026,
)
DEPARTMENT = d.Letterhead(
    parent=("UBND tỉnh Hà Nam",),
    agency=("Sở Giao thông vận tải",),
    issuer="Sở Giao thông vận tải",
    symbol="QĐ-SGTVT",
    number="7",
    place="Hà Nam",
    dated=date(2026, 2, 9),
    year=2026,
)
ROOM_HEAD = d.Signature(titles=("Trưởng phòng",), name="Nguyễn Văn Mẫu")
DIRECTOR = d.Signature(titles=("Giám đốc",), name="Hoàng Giả Tưởng")
DEPUTY = d.Signature(titles=("KT. Giám đốc", "Phó Giám đốc"), name=LONG_NAME)
OFFICE_CHIEF = d.Signature(titles=("TL. Giám đốc", "Chánh Văn phòng"), name="Vũ Thị Minh Họa")
OFFICE = DEPARTMENT.model_copy(
    update={
        "parent": ("Sở Giao thông vận tải", "Hà Nam"),
        "agency": ("Văn phòng",),
        "issuer": "Văn phòng Sở",
        "symbol": "BC-VP",
        "number": "12",
        "dated": date(2026, 1, 12),
    }
)
COMMON = {"face": "issued", "made_at": MADE_AT, "mark": MARK}
SUMMARY = (
    "Tham mưu rút ngắn 12/34 thủ tục hành chính lĩnh vực vận tải, giảm 41,18% thời gian giải quyết; "
    "100% hồ sơ đúng hạn.\n"
    "Chủ trì sáng kiến số hóa kết quả giải quyết thủ tục hành chính, được Hội đồng sáng kiến của Sở công nhận."
)
PARAGRAPH = (
    "Trong năm 2025, đơn vị đã tham mưu ban hành 03 quyết định, 07 kế hoạch về cải cách hành chính; so với năm 2024, "
    "tỷ lệ hồ sơ giải quyết đúng hạn tăng từ 98,70% lên 100%, tỷ lệ hồ sơ trực tuyến toàn trình đạt 92,86%, "
    "số hồ sơ trễ hẹn, tồn đọng bằng 0; mức độ hài lòng của tổ chức, cá nhân đạt 99,2%."
)


def person(number: int) -> tuple[str, str]:
    salutation, name = PEOPLE[number % len(PEOPLE)]
    return salutation, name if number < len(PEOPLE) else f"{name} {number + 1}"
