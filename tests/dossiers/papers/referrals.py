from datetime import date
from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import BANG_KHEN, CAMPAIGN, COMMON, DEPARTMENT, DIRECTOR, GROUNDS
from tests.dossiers.papers.unit_papers import nominees

OUTGOING = DEPARTMENT.model_copy(update={"symbol": "TTr-SGTVT", "number": "12", "dated": date(2026, 2, 20)})
TO = "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam (qua Sở Nội vụ)"


def referral_letter(collectives: int = 1, individuals: int = 2, **changes: Any) -> d.ReferralLetter:
    """The department's Tờ trình to UBND tỉnh; no mark at its foot."""
    values = COMMON | {
        "mark": None,
        "letterhead": OUTGOING,
        "signature": DIRECTOR,
        "recipients": ("Như trên", "Lãnh đạo Sở", "Lưu: VT, VP"),
        "subject": f"Về việc đề nghị tặng {BANG_KHEN} trong {CAMPAIGN} năm 2025",
        "addressees": (TO,),
        "grounds": GROUNDS,
        "request": f"Sở Giao thông vận tải Hà Nam kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh Hà Nam xem xét, quyết "
        f"định tặng {BANG_KHEN} cho các tập thể, cá nhân có thành tích trong {CAMPAIGN} năm 2025 (có danh sách và hồ "
        "sơ kèm theo)",
        "achievement": f"Đã có thành tích xuất sắc trong {CAMPAIGN} năm 2025",
        "closing": "Sở Giao thông vận tải Hà Nam kính trình Chủ tịch Ủy ban nhân dân tỉnh Hà Nam xem xét, quyết định",
        "list_title": f"Đề nghị tặng {BANG_KHEN} trong {CAMPAIGN} năm 2025",
        "nominees": nominees(collectives, individuals, awards=(BANG_KHEN,)),
    }
    return d.ReferralLetter(**(values | changes))
