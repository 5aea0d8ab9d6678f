from datetime import datetime
from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import (
    BANG_KHEN,
    CAMPAIGN,
    COMMON,
    DEPARTMENT,
    GIAY_KHEN,
    PEOPLE,
    UNITS,
    VIETNAM,
    person,
)

BOARD = d.Letterhead(
    parent=("Sở Giao thông vận tải", "Hà Nam"),
    agency=("Hội đồng", "Thi đua - Khen thưởng"),
    issuer="Hội đồng Thi đua - Khen thưởng Sở Giao thông vận tải Hà Nam",
    symbol="BB-HĐTĐKT",
    number="5",
    place="Hà Nam",
    year=2026,
)
MEETING = f"Họp Hội đồng xét khen thưởng trong {CAMPAIGN} năm 2025"
STARTS = datetime(2026, 1, 29, 8, 30, tzinfo=VIETNAM)


def council_votes(count: int, *, counted: bool = True) -> tuple[d.CouncilVote, ...]:
    """A collective and so many people, every third for a higher award that may be lowered."""
    result = {"in_favour": 7, "against": 1, "blank": 0, "votes": 7, "base": 9, "outcome": "Đề nghị khen thưởng"}
    rows = [d.CouncilVote(kind="collective", name=UNITS[0], award=GIAY_KHEN, **(result if counted else {}))]
    for n in range(count):
        salutation, name = person(n)
        lowers = {"lower_award": "Giấy khen", "award": BANG_KHEN} if n % 3 == 0 else {"award": GIAY_KHEN}
        own = result | ({"lower": n % 2} if n % 3 == 0 else {}) if counted else {}
        rows.append(
            d.CouncilVote(
                kind="individual", name=name, salutation=salutation, position="Chuyên viên chính", unit=UNITS[n % 3],
                **lowers, **own,
            )
        )  # fmt: skip
    return tuple(rows)


def council_invitation(**changes: Any) -> d.CouncilInvitation:
    values = COMMON | {
        "letterhead": DEPARTMENT.model_copy(
            update={"parent": BOARD.parent, "agency": BOARD.agency, "issuer": BOARD.issuer, "symbol": "GM-HĐTĐKT"}
        ),
        "signature": d.Signature(titles=("TM. Hội đồng", "Chủ tịch"), name="Hoàng Giả Tưởng"),
        "recipients": ("Như trên", "Lưu: VT, VP"),
        "meeting": MEETING,
        "council": BOARD.issuer,
        "invited": tuple(f"{salutation} {name}, Trưởng phòng, Ủy viên" for salutation, name in PEOPLE),
        "chair": "Ông Hoàng Giả Tưởng, Chủ tịch Hội đồng",
        "starts_at": STARTS,
        "venue": "Phòng họp số 2, trụ sở Sở Giao thông vận tải Hà Nam",
        "agenda": "Xem xét danh sách tổng hợp, kết quả thẩm định; bỏ phiếu đề nghị khen thưởng.",
    }
    return d.CouncilInvitation(**(values | changes))


def council_ballot(count: int = 6, **changes: Any) -> d.CouncilBallot:
    values = COMMON | {
        "letterhead": BOARD.model_copy(update={"symbol": "", "dated": STARTS.date()}),
        "meeting": MEETING,
        "votes": council_votes(count, counted=False),
        "mark": None,
    }
    return d.CouncilBallot(**(values | changes))


def _sitting(count: int) -> dict[str, Any]:
    return COMMON | {
        "letterhead": BOARD,
        "recipients": ("Lãnh đạo Sở", "Lưu: VT, VP"),
        "meeting": MEETING,
        "starts_at": STARTS,
        "ends_at": datetime(2026, 1, 29, 10, 5, tzinfo=VIETNAM),
        "venue": "Phòng họp số 2, trụ sở Sở Giao thông vận tải Hà Nam",
        "members": 9,
        "present": 8,
        "tellers": "Đỗ Ý (tổ trưởng), K'Bling, Lê Hữu Giả Định",
        "issued": 8,
        "returned": 8,
        "valid": 8,
        "invalid": 0,
        "thresholds": (
            f"{BANG_KHEN}: cần ít nhất 4/5 tổng số thành viên (không tính người không bỏ phiếu về đối tượng)",
            f"{GIAY_KHEN}: cần ít nhất 2/3 tổng số thành viên (không tính người không bỏ phiếu về đối tượng)",
        ),
        "recused": ("Không bỏ phiếu về H'Hen Niê: Đỗ Ý",),
        "votes": council_votes(count),
        "chair": "Hoàng Giả Tưởng",
    }


def council_tally(count: int = 2, **changes: Any) -> d.CouncilTally:
    return d.CouncilTally(**(_sitting(count) | changes))


def council_minutes(count: int = 6, **changes: Any) -> d.CouncilMinutes:
    parts = {0: "chair", 1: "secretary"}
    values = _sitting(count) | {
        "attendees": tuple(
            d.Attendee(
                name=f"{salutation} {name}", position="Trưởng phòng, Ủy viên", part=parts.get(n, "member"),
                present=n != 5, absence_reason="đi công tác, gửi ý kiến bằng văn bản" if n == 5 else "",
            )
            for n, (salutation, name) in enumerate(PEOPLE)
        ),
        "in_writing": 1,
        "course": "Thư ký báo cáo danh sách tổng hợp và kết quả thẩm định.\nCác thành viên thảo luận, thống nhất.",
        "conclusion": "Hội đồng đề nghị Giám đốc Sở xem xét, quyết định khen thưởng các trường hợp đủ tỷ lệ phiếu.",
        "secretary": "Trần Thị Thử Nghiệm",
    }  # fmt: skip
    return d.CouncilMinutes(**(values | changes))
