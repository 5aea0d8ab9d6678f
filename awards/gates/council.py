"""Whether a session of the council may be called, opened, closed: every reason why not."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import VotingMode
from awards.gates.votes import (
    SECRET_FROM,
    Count,
    Entitled,
    Papers,
    count_faults,
    has_quorum,
    needed,
    paper_faults,
    share_of,
)
from core.refusals import Problem


def calling_problems(room: Any, members: set[int]) -> list[Problem]:
    """Why members cannot be invited: `members` are the ids of those who sit in the council on the day."""
    session, problems = room.session, []
    if not room.items:
        problems.append(Problem(_("Chương trình chưa có đối tượng nào.")))
    for seat, text in ((session.chair_id, _("Người chủ trì")), (session.secretary_id, _("Thư ký"))):
        if seat not in members:
            words = {"who": text}
            problems.append(Problem(_("%(who)s không còn là thành viên Hội đồng vào ngày họp.") % words))
    return problems


def opening_problems(room: Any, quorum: str, shares: list[tuple[str, str]]) -> list[Problem]:
    """Why the session cannot open; `shares` are (award, share) of every threshold that will be asked."""
    return [*_agenda_problems(room, shares), *_attendance_problems(room), *quorum_problems(room, quorum)]


def _agenda_problems(room: Any, shares: list[tuple[str, str]]) -> Iterator[Problem]:
    if not room.items:
        yield Problem(_("Chương trình không còn đối tượng nào để xét."))
    for award in dict.fromkeys(award for award, share in shares if share_of(share) is None):
        text = _("%s: tỷ lệ phiếu phải là phân số không lớn hơn 1, ví dụ 2/3. Hãy sửa trong Cấu hình.")
        yield Problem(text % award)


def _attendance_problems(room: Any) -> Iterator[Problem]:
    unknown = [str(seat.member.person) for seat in room.seats if seat.present is None]
    if unknown:
        yield Problem(_("Chưa điểm danh: %s.") % ", ".join(unknown))
    there = {seat.member_id for seat in room.seats if seat.present}
    if room.session.chair_id not in there:
        yield Problem(_("Người chủ trì chưa được ghi là có mặt."))
    if room.session.secretary_id not in there:
        yield Problem(_("Thư ký chưa được ghi là có mặt."))
    if room.session.mode == VotingMode.SECRET and len(room.takers) < SECRET_FROM:
        text = _("Bỏ phiếu kín cần ít nhất %d người bỏ phiếu: ít hơn thì biết ngay ai chọn gì.")
        yield Problem(text % SECRET_FROM)


def quorum_problems(room: Any, quorum: str) -> list[Problem]:
    """Too few of the voting members are present."""
    share, members, present = share_of(quorum) or Fraction(1), len(room.voters), len(room.present)
    if has_quorum(present, members, share):
        return []
    text = _("Chưa đủ số thành viên có mặt: %(present)d/%(members)d, cần ít nhất %(needed)d (%(share)s).")
    words = {"present": present, "members": members, "needed": needed(members, share), "share": quorum}
    return [Problem(text % words, code="quorum")]


def closing_problems(room: Any, *, without_missing: bool) -> list[Problem]:
    """Why the session cannot close: printed ballots not entered, or ballots cast here that are not in."""
    problems = quorum_problems(room, room.session.quorum)
    if not room.session.is_cast_here:
        return problems + _printed_problems(room)
    if room.waiting and not without_missing:
        names = ", ".join(str(seat.member.person) for seat in room.waiting)
        text = _("Chưa bỏ phiếu: %s. Muốn kết thúc khi chưa đủ phiếu, hãy đánh dấu ô bên dưới.")
        problems.append(Problem(text % names, field="without_missing"))
    cast = len(room.takers) - len(room.waiting)
    if room.session.mode == VotingMode.SECRET and cast < SECRET_FROM:
        text = _("Mới có %(cast)d phiếu: phiếu kín chỉ được công bố khi có ít nhất %(least)d phiếu.")
        problems.append(Problem(text % {"cast": cast, "least": SECRET_FROM}))
    return problems


def _printed_problems(room: Any) -> list[Problem]:
    session = room.session
    if session.returned is None or any(item.in_favour is None for item in room.items):
        return [Problem(_("Chưa nhập kết quả kiểm phiếu."))]
    counts = {item.pk: Count(item.in_favour, item.against, item.lower, item.blank) for item in room.items}
    return tally_problems(room, Papers(session.issued, session.returned, session.invalid), counts)


def tally_problems(room: Any, papers: Papers, counts: Mapping[int, Count], *, named: bool = True) -> list[Problem]:
    """Every sum of the tellers' sheet that does not agree; not `named` where it stands beside its line."""
    problems = list(paper_faults(papers, takers=len(room.takers)))
    for item in room.items:
        problems += count_faults(
            counts[item.pk], papers, Entitled(*room.entitled(item)), offers_lower=item.lower_award_id is not None,
            name=item.nomination.printed_name if named else "", field=f"in_favour-{item.pk}",
        )  # fmt: skip
    return problems
