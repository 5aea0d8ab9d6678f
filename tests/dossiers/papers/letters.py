from datetime import date, datetime
from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import (
    BANG_KHEN,
    CAMPAIGN,
    COMMON,
    CUTOFF,
    DEPARTMENT,
    GIAY_KHEN,
    OFFICE_CHIEF,
    UNITS,
    VIETNAM,
)

OUTGOING = DEPARTMENT.model_copy(update={"symbol": "SGTVT-VP", "number": "7", "dated": date(2025, 11, 20)})
PLAN = "Kế hoạch số …/KH-SGTVT ngày … tháng 5 năm 2023 của Sở Giao thông vận tải tỉnh Hà Nam"
SHORT = "phong trào thi đua “Cải cách hành chính” năm 2025"
REPORTS = (
    "Báo cáo thành tích của từng tập thể, cá nhân, nêu rõ kết quả theo các nội dung: cải cách thể chế, cải cách thủ "
    "tục hành chính, cải cách tổ chức bộ máy hành chính nhà nước"
)
CONTACT = "Văn phòng Sở, điện thoại 0226 000 0000"
RECIPIENTS = ("Như trên", "Lãnh đạo Sở (để b/c)", "Công đoàn, đoàn thể (để p/h)", "Lưu: VT, VP")


def guidance_letter(**changes: Any) -> d.GuidanceLetter:
    values = COMMON | {
        "letterhead": OUTGOING,
        "signature": OFFICE_CHIEF,
        "recipients": RECIPIENTS,
        "about": f"Hướng dẫn xét, đề nghị khen thưởng {SHORT}",
        "addressees": ("Các phòng, đơn vị thuộc Sở",),
        "opening": f"Thực hiện {PLAN}, để việc xét khen thưởng trong {CAMPAIGN} năm 2025 kịp thời, đúng quy định, Sở "
        "hướng dẫn các phòng, đơn vị xét, đề nghị khen thưởng như sau:",
        "period": "năm 2025",
        "criteria": "tiêu chuẩn theo kế hoạch nêu trên: 05 tiêu chí đối với tập thể, 06 tiêu chí đối với cá nhân",
        "awards": (
            d.OfferedAward(name=BANG_KHEN, subjects="tập thể, cá nhân"),
            d.OfferedAward(name=GIAY_KHEN, subjects="tập thể, cá nhân", most_collectives=5, most_individuals=12),
        ),
        "papers": (
            "Tờ trình đề nghị khen thưởng, kèm danh sách (mỗi hình thức khen thưởng một tờ trình)",
            REPORTS,
            "Biên bản họp xét, đề nghị khen thưởng của đơn vị",
        ),
        "cutoff_text": CUTOFF,
        "signed_copy": "Bản đã ký của tờ trình, biên bản họp được bổ sung trong 05 ngày làm việc kể từ khi nộp hồ sơ",
        "contact": CONTACT,
        "closing": "Đề nghị Trưởng các phòng, Thủ trưởng các đơn vị triển khai thực hiện",
    }
    return d.GuidanceLetter(**(values | changes))


def urging_letter(late: int = 3, **changes: Any) -> d.UrgingLetter:
    names = [f"{UNITS[n % 3]} {n // 3 + 1}" if n > 2 else UNITS[n] for n in range(late)]
    values = COMMON | {
        "letterhead": OUTGOING.model_copy(update={"dated": date(2026, 1, 7)}),
        "signature": OFFICE_CHIEF,
        "recipients": RECIPIENTS,
        "about": f"Đôn đốc gửi hồ sơ đề nghị khen thưởng {SHORT}",
        "addressees": tuple(names),
        "opening": f"Thực hiện công văn hướng dẫn số 07/SGTVT-VP, các phòng, đơn vị thuộc Sở gửi hồ sơ đề nghị khen "
        f"thưởng trong {CAMPAIGN} năm 2025.",
        "as_of": datetime(2026, 1, 7, 8, 5, tzinfo=VIETNAM),
        "total": late + 9,
        "late": tuple(
            d.LateUnit(
                unit=name,
                cutoff_text="trước ngày 13/01/2026 (đến hết 24 giờ 00 ngày 12/01/2026, giờ Việt Nam)" if n == 1 else "",
            )
            for n, name in enumerate(names)
        ),
        "cutoff_text": CUTOFF,
        "contact": CONTACT,
        "closing": "Đề nghị lãnh đạo các đơn vị có tên trên khẩn trương thực hiện",
    }
    return d.UrgingLetter(**(values | changes))
