"""Báo cáo tổng kết; all names and figures are invented."""

from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import (
    BANG_KHEN,
    CAMPAIGN,
    COMMON,
    DEPARTMENT,
    DIRECTOR,
    GIAY_KHEN,
    PARAGRAPH,
    UNITS,
)

OCCASION = f"{CAMPAIGN} năm 2025"


def year_report(**changes: Any) -> d.YearReport:
    values = COMMON | {
        "letterhead": DEPARTMENT.model_copy(update={"symbol": "BC-SGTVT"}),
        "signature": DIRECTOR,
        "recipients": ("UBND tỉnh Hà Nam (để b/c)", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"),
        "subject": f"Tổng kết {OCCASION}",
        "opening": "Thực hiện Kế hoạch số 12/KH-SGTVT ngày 05 tháng 5 năm 2023 của Sở Giao thông vận tải, Sở Giao "
        f"thông vận tải báo cáo kết quả thực hiện {OCCASION} như sau:",
        "rounds": (
            d.RoundCounted(
                name="Xét khen thưởng năm 2025", units=12, sent=11, nil=1, appraised=20, usual="2,5", longest="7",
                passed_on="12",
            ),
        ),
        "years": (d.Counted(label="2024", proposed=18, granted=15), d.Counted(label="2025", proposed=20, granted=16)),
        "awards": (
            d.AwardCounted(award=BANG_KHEN, proposed=(1, 3), granted=(0, 0)),
            d.AwardCounted(award=GIAY_KHEN, proposed=(4, 12), granted=(5, 11)),
        ),
        "people": (
            d.Counted(label="Cá nhân lãnh đạo, quản lý", proposed=5, granted=4),
            d.Counted(label="Cá nhân trực tiếp công tác", proposed=10, granted=7),
            d.Counted(label="Nữ", proposed=6, granted=5),
            d.Counted(label="Nam", proposed=9, granted=6),
        ),
        "index_years": (2024, 2025),
        "index": (
            d.IndexRow(subject="Toàn Sở", cells=("89,5, thứ 5/19", "91,25 (+1,75), thứ 3/19")),
            *(d.IndexRow(subject=unit, cells=("", "91,25")) for unit in UNITS),
        ),
        "organising": PARAGRAPH,
        "assessment": f"{PARAGRAPH}\n{PARAGRAPH}",
        "shortcomings": "Một số đơn vị gửi hồ sơ sát hạn.",
        "directions": PARAGRAPH,
        "closing": f"Trên đây là báo cáo của Sở Giao thông vận tải về kết quả thực hiện {OCCASION}",
    }  # fmt: skip
    return d.YearReport(**(values | changes))
