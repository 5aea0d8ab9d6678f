from datetime import date
from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import (
    BANG_KHEN,
    CAMPAIGN,
    COMMON,
    DEPUTY,
    GIAY_KHEN,
    PARAGRAPH,
    ROOM,
    ROOM_HEAD,
)

AREAS = (
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng chính quyền điện tử, chính quyền số",
    "Công tác chỉ đạo điều hành, tuyên truyền",
)
CRITERIA = (
    d.CriterionRow(
        text="Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước; thực hiện nghiêm "
        "kỷ luật, kỷ cương hành chính",
        statement="Đạt",
        figure="Không có trường hợp bị xử lý kỷ luật",
        see="mục I",
    ),
    d.CriterionRow(
        text="Bảo đảm thời hạn giải quyết thủ tục hành chính đúng quy định, không có hồ sơ trễ hẹn, tồn đọng",
        statement="Đạt",
        figure="1.234 hồ sơ; trễ hẹn 0, tồn đọng 0",
        evidence=("Trích xuất số liệu từ hệ thống một cửa", "Báo cáo số 15/BC-QLVT ngày 20/12/2025"),
        see_area="Cải cách thủ tục hành chính",
    ),
    d.CriterionRow(
        text="Có sáng kiến hoặc giải pháp trong lĩnh vực cải cách hành chính được công nhận",
        figure="01 sáng kiến cấp cơ sở",
        explanation="Sáng kiến được công nhận ngày 28/12/2025, hiệu quả áp dụng tính từ tháng 6 năm 2025.",
        see_area="Xây dựng chính quyền điện tử, chính quyền số",
    ),
)


def _areas(times: int) -> tuple[d.Area, ...]:
    text = "\n".join([PARAGRAPH] * times)
    return tuple(d.Area(name=name, text=text, not_in_charge=name.endswith(("công", "bộ máy"))) for name in AREAS)


def _earlier(year: str, name: str, paper: str) -> d.EarlierAward:
    return d.EarlierAward(year=year, name=name, paper=f"Quyết định số {paper} của Giám đốc Sở Giao thông vận tải")


def _report(times: int) -> dict[str, Any]:
    return COMMON | {
        "letterhead": ROOM.model_copy(update={"symbol": "BC-QLVT"}),
        "award": GIAY_KHEN,
        "occasion": f"trong {CAMPAIGN} năm 2025",
        "duties": "Tham mưu, giúp Giám đốc Sở quản lý nhà nước về vận tải trên địa bàn tỉnh.",
        "areas": _areas(times),
        "criteria": CRITERIA,
    }


def collective_report(times: int = 1, **changes: Any) -> d.CollectiveReport:
    values = _report(times) | {
        "collective": "Phòng Quản lý vận tải",
        "signature": ROOM_HEAD,
        "recipients": ("Văn phòng Sở", "Lưu: QLVT"),
        "overview": "Trụ sở: số 1 đường Ví Dụ, thành phố Phủ Lý; điện thoại 0226 000 0000.\n"
        "Phòng có 09 công chức, trong đó 07 người có trình độ đại học trở lên; chi bộ trong sạch, vững mạnh.",
        "titles": (_earlier("2023", "Tập thể Lao động tiên tiến", "12/QĐ-SGTVT ngày 15/01/2024"),),
    }  # fmt: skip
    return d.CollectiveReport(**(values | changes))


def individual_report(times: int = 1, **changes: Any) -> d.IndividualReport:
    values = _report(times) | {
        "full_name": "H'Hen Niê",
        "birth_date": date(1988, 3, 9),
        "gender": "Nữ",
        "home_town": "xã Ví Dụ, huyện Minh Họa, tỉnh Đắk Lắk",
        "unit": "Phòng Quản lý vận tải",
        "position": "Chuyên viên chính",
        "qualification": "Thạc sĩ Tổ chức và quản lý vận tải",
        "confirmer": ROOM_HEAD,
        "signature": d.Signature(titles=("Người báo cáo",), name="H'Hen Niê"),
        "awards": (_earlier("2024", GIAY_KHEN, "09/QĐ-SGTVT ngày 20/01/2025"),),
    }  # fmt: skip
    return d.IndividualReport(**(values | changes))


def head_report(**changes: Any) -> d.IndividualReport:
    """The report of a unit's head, for a higher award: confirmed by the department and by who sends it up."""
    values = {
        "full_name": "Nguyễn Văn Mẫu",
        "gender": "Nam",
        "position": "Trưởng phòng",
        "award": BANG_KHEN,
        "is_head": True,
        "collective_results": PARAGRAPH,
        "confirmer": DEPUTY,
        "signature": d.Signature(titles=("Người báo cáo",), name="Nguyễn Văn Mẫu"),
        "for_referral": True,
        "referral": d.Signature(titles=("Giám đốc Sở Giao thông vận tải",), name="Hoàng Giả Tưởng"),
    }
    return individual_report(**(values | changes))
