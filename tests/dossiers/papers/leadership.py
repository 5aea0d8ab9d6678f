"""What Văn phòng puts before leadership; all names are invented."""

from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import BANG_KHEN, CAMPAIGN, COMMON, GIAY_KHEN, GROUNDS, OFFICE, UNITS, person

OCCASION = f"{CAMPAIGN} năm 2025"
CHIEF = d.Signature(titles=("Chánh Văn phòng",), name="Vũ Thị Minh Họa")
DIRECTOR = "Giám đốc Sở Giao thông vận tải Hà Nam"
SUMMARY = (
    "Tham mưu cắt giảm 15% thời gian giải quyết 22 thủ tục; 100% hồ sơ đúng hạn.\nCó 01 sáng kiến được Sở công nhận."
)


def row(number: int, kind: str = "individual", **changes: Any) -> d.ConsolidatedRow:
    salutation, name = person(number) if kind == "individual" else ("", UNITS[number % 3])
    values = {
        "kind": kind,
        "name": name,
        "salutation": salutation,
        "position": "Chuyên viên" if kind == "individual" else "",
        "unit": UNITS[number % 3],
        "summary": SUMMARY,
        "rating": "Hoàn thành tốt nhiệm vụ" if kind == "individual" else "",
        "in_favour": 9,
        "base": 9,
        "index": "91,25",
        "checks": "Đạt: 1, 2, 3, 5; cần xem xét: 4",
        "award": GIAY_KHEN,
        "recommended": GIAY_KHEN,
        "recommendation": "Đề nghị khen thưởng",
        "eligible": "Đủ",
        "opinion": "Hồ sơ đầy đủ, thành tích phù hợp tiêu chuẩn.",
        "place": number + 1,
    }
    return d.ConsolidatedRow(**(values | changes))


def rows(collectives: int, individuals: int) -> tuple[d.ConsolidatedRow, ...]:
    declined = {"recommended": "", "recommendation": "Không đề nghị", "eligible": "Không đủ", "opinion": "Có hồ sơ trễ"}
    lowered = {"award": BANG_KHEN, "recommendation": f"Đề nghị hạ hình thức: {GIAY_KHEN}"}
    changes = (dict, lambda: declined, lambda: lowered)
    return (
        *(row(n, "collective") for n in range(collectives)),
        *(row(n, **changes[n % 3]()) for n in range(individuals)),
    )


def appraisal_report(collectives: int = 1, individuals: int = 2, **changes: Any) -> d.AppraisalReport:
    values = COMMON | {
        "letterhead": OFFICE,
        "signature": CHIEF,
        "recipients": ("Như trên", "Lưu: VP"),
        "subject": f"Kết quả thẩm định hồ sơ đề nghị khen thưởng trong {OCCASION}",
        "addressees": (DIRECTOR,),
        "occasion": OCCASION,
        "version": 1,
        "list_hash": "a" * 64,
        "units": 9,
        "sent": 7,
        "silent": UNITS[:2],
        "rows": rows(collectives, individuals),
        "closing": f"Văn phòng Sở kính báo cáo {DIRECTOR} xem xét, cho ý kiến",
    }
    return d.AppraisalReport(**(values | changes))


def office_letter(collectives: int = 1, individuals: int = 2, **changes: Any) -> d.OfficeLetter:
    values = COMMON | {
        "letterhead": OFFICE,
        "signature": CHIEF,
        "recipients": ("Như trên", "Lưu: VP"),
        "subject": f"Về việc đề nghị khen thưởng trong {OCCASION}",
        "addressees": (DIRECTOR,),
        "grounds": GROUNDS,
        "opening": f"Trên cơ sở kết quả thẩm định hồ sơ của các đơn vị, Văn phòng Sở kính đề nghị {DIRECTOR} xem xét "
        f"khen thưởng các tập thể, cá nhân có thành tích trong {OCCASION} (có danh sách kèm theo), cụ thể như sau:",
        "rows": tuple(one for one in rows(collectives, individuals) if one.recommended),
        "money": 5_660_000,
        "fund": "Quỹ thi đua, khen thưởng của Sở",
        "closing": f"Kính trình {DIRECTOR} xem xét, quyết định",
        "list_title": f"Tập thể, cá nhân đề nghị khen thưởng trong {OCCASION}",
    }
    return d.OfficeLetter(**(values | changes))


def submission_slip(**changes: Any) -> d.SubmissionSlip:
    values = COMMON | {
        "letterhead": OFFICE.model_copy(update={"symbol": ""}),
        "signature": CHIEF,
        "recipients": (),
        "subject": f"Về việc xét khen thưởng trong {OCCASION}",
        "to": DIRECTOR,
        "content": "Các đơn vị đề nghị 02 tập thể, 06 cá nhân; Văn phòng Sở đề nghị 02 tập thể, 04 cá nhân; "
        "không đề nghị 02 cá nhân.\nTiền thưởng thuộc thẩm quyền của Sở: 5.660.000 đồng.",
        "proposal": f"Kính trình {DIRECTOR} xem xét, quyết định",
        "enclosed": ("Báo cáo thẩm định và Danh sách tổng hợp, lần trình 01", "Tờ trình của Văn phòng và danh sách"),
        "leader": "Giám đốc",
    }
    return d.SubmissionSlip(**(values | changes))
