from datetime import datetime
from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.common import (
    CAMPAIGN,
    COMMON,
    GIAY_KHEN,
    GROUNDS,
    PEOPLE,
    ROOM,
    ROOM_HEAD,
    SUMMARY,
    UNITS,
    VIETNAM,
    person,
)


def nominees(collectives: int, individuals: int, *, awards: tuple[str, ...] = (GIAY_KHEN,)) -> tuple[d.Nominee, ...]:
    """So many nominees; with several awards they take turns, the last award being the highest."""
    rows = [
        d.Nominee(
            kind="collective", name=UNITS[n % 3], award=awards[n % len(awards)], award_rank=n % len(awards),
            summary=SUMMARY, rating="Hoàn thành xuất sắc nhiệm vụ", in_favour=9, base=9,
        )
        for n in range(collectives)
    ]  # fmt: skip
    for n in range(individuals):
        salutation, name = person(n)
        rows.append(
            d.Nominee(
                kind="individual", name=name, salutation=salutation, position="Chuyên viên chính", unit=UNITS[n % 3],
                award=awards[n % len(awards)], award_rank=n % len(awards), summary=SUMMARY,
                rating="Hoàn thành tốt nhiệm vụ", in_favour=8, base=9, note="" if n else "Người đứng đầu",
            )
        )  # fmt: skip
    return tuple(rows)


def submission_letter(collectives: int = 1, individuals: int = 2, **changes: Any) -> d.SubmissionLetter:
    awards = changes.pop("awards", (GIAY_KHEN,))
    values = COMMON | {
        "letterhead": ROOM,
        "signature": ROOM_HEAD,
        "recipients": ("Như trên", "Lưu: QLVT"),
        "subject": f"Về việc đề nghị tặng Giấy khen của Giám đốc Sở trong {CAMPAIGN} năm 2025",
        "addressees": ("Giám đốc Sở Giao thông vận tải Hà Nam (qua Văn phòng Sở)",),
        "grounds": (*GROUNDS, "Căn cứ Biên bản họp xét, đề nghị khen thưởng ngày 05 tháng 01 năm 2026"),
        "request": "Phòng Quản lý vận tải kính đề nghị Giám đốc Sở Giao thông vận tải Hà Nam xem xét, quyết định khen "
        "thưởng cho các tập thể, cá nhân (có danh sách, báo cáo thành tích và biên bản họp kèm theo)",
        "achievement": f"Đã có thành tích xuất sắc trong {CAMPAIGN} năm 2025",
        "closing": "Kính trình Giám đốc Sở xem xét, quyết định",
        "list_title": "Đề nghị tặng Giấy khen của Giám đốc Sở Giao thông vận tải Hà Nam năm 2025",
        "nominees": nominees(collectives, individuals, awards=awards),
    }
    return d.SubmissionLetter(**(values | changes))


def ballots(count: int, *, secret: bool) -> tuple[d.BallotRow, ...]:
    counts = {"issued": 8, "returned": 8, "valid": 8, "invalid": 0} if secret else {}
    rows = [
        d.BallotRow(
            kind="collective", name=UNITS[0], award=GIAY_KHEN, secret=secret, base=9, in_favour=8, passed=True, **counts
        )
    ]
    for n in range(count):
        salutation, name = person(n)
        rows.append(
            d.BallotRow(
                kind="individual", name=name, salutation=salutation, position="Chuyên viên", award=GIAY_KHEN, base=9,
                secret=secret, in_favour=8 - n % 4, against=n % 4, passed=n % 4 < 2, **counts,
            )
        )  # fmt: skip
    return tuple(rows)


def unit_ballots(count: int = 2, **changes: Any) -> d.UnitBallots:
    values = COMMON | {
        "letterhead": ROOM.model_copy(update={"symbol": "BB-QLVT", "number": "", "dated": None}),
        "recipients": ("Văn phòng Sở", "Lưu: QLVT"),
        "subject": f"Kiểm phiếu xét, đề nghị khen thưởng trong {CAMPAIGN} năm 2025",
        "starts_at": datetime(2026, 1, 5, 8, 5, tzinfo=VIETNAM),
        "place": "Phòng họp số 2, trụ sở Sở Giao thông vận tải Hà Nam",
        "total_members": 9,
        "present": 8,
        "tellers": ("Đỗ Ý", "K'Bling", "Lê Hữu Giả Định"),
        "chair": "Nguyễn Văn Mẫu",
        "base_name": "tổng số thành viên",
        "ballots": ballots(count, secret=True),
    }
    return d.UnitBallots(**(values | changes))


def meeting_minutes(count: int = 4, *, secret: bool = True, **changes: Any) -> d.MeetingMinutes:
    parts = {0: "chair", 1: "secretary"}
    values = COMMON | {
        "letterhead": ROOM.model_copy(update={"symbol": "BB-QLVT"}),
        "recipients": ("Văn phòng Sở", "Lưu: QLVT"),
        "meeting": f"Họp xét, đề nghị khen thưởng {CAMPAIGN} năm 2025",
        "starts_at": datetime(2026, 1, 5, 8, 5, tzinfo=VIETNAM),
        "ends_at": datetime(2026, 1, 5, 10, 30, tzinfo=VIETNAM),
        "place": "Phòng họp số 2, trụ sở Sở Giao thông vận tải Hà Nam",
        "attendees": tuple(
            d.Attendee(
                name=name,
                position=["Trưởng phòng", "Chuyên viên"][n > 0],
                part=parts.get(n, "member"),
                present=n != 5,
                absence_reason="đi công tác theo Quyết định cử đi công tác của Sở" if n == 5 else "",
            )
            for n, (_salutation, name) in enumerate(PEOPLE)
        ),
        "course": "Đồng chí chủ trì quán triệt tiêu chuẩn khen thưởng; thư ký đọc tóm tắt thành tích.\n"
        "Các thành viên thảo luận, nhất trí về thành tích đã nêu trong báo cáo; đề nghị bổ sung số liệu.",
        "tellers": "Đỗ Ý (tổ trưởng), K'Bling, Lê Hữu Giả Định",
        "base_name": "tổng số thành viên",
        "ballots": ballots(count, secret=secret),
        "conclusion": "Đề nghị Giám đốc Sở tặng Giấy khen cho các trường hợp được thông qua nêu trên.",
        "adoption": "Biên bản đã được thông qua tại cuộc họp với 8/8 người có mặt nhất trí",
    }
    return d.MeetingMinutes(**(values | changes))
