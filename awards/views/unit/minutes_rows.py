"""Saving the attendance and the votes of the minutes row by row: a conflict concerns one row, the others are saved.

A row that two people have changed comes back with both side by side, and three ways on: mine, theirs, or edited.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from awards.forms.unit_minutes import attendee_initial, attending_initial, sent_initial
from awards.services.minutes import (
    Attending,
    Vote,
    attendee_values,
    ballot_values,
    matched,
    save_attendance,
    save_votes,
)
from awards.views.unit.minutes import MinutesPage
from core.access import check
from core.forms import differing
from core.lazy import Text
from core.refusals import Conflict, Denied, Problem, Refused
from core.rows import Fate, Row, Written


@dataclass(frozen=True)
class Part:
    """One list of the page: its form set, the rows in it, how they are saved, how they come back unsaved."""

    name: str
    anchor: str
    form: Callable[[MinutesPage, Any], Any]
    rows: Callable[[Any], list[Any]]
    save: Callable[..., Written]
    again: Callable[[MinutesPage, Sequence[Any]], Any]
    said: Text


def save_rows(request: HttpRequest, pk: int, part: Part) -> HttpResponse:
    """Save the rows of `part` that were changed; what is not saved comes back with the reason, to be sent again."""
    page = MinutesPage(request, pk)
    actor = page.actor
    check(actor, "awards.edit_proposal", page.proposal)
    form = part.form(page, request.POST)
    if not form.is_valid():
        return page.render(422, **{part.name: form})
    rows = part.rows(form)
    try:
        written = part.save(page.proposal, rows, actor=actor, now=actor.now)
    except Denied:
        raise
    except Refused as refusal:
        return _come_back(request, pk, part, rows, refusal)
    if written.clashes:
        return _come_back(request, pk, part, written.clashes, _stale(written, part.anchor))
    for row in written.doubles:
        messages.warning(request, _already_there(row))
    return page.back(str(part.said))


def _come_back(request: HttpRequest, pk: int, part: Part, rows: Sequence[Row], refusal: Refused) -> HttpResponse:
    """The page as it is now, with `rows` over it as they were sent."""
    page = MinutesPage(request, pk)
    page.problems = refusal.problems
    return page.render(refusal.status, **{part.name: part.again(page, rows)})


def _stale(written: Written, anchor: str) -> Conflict:
    text = _("%(clashes)d dòng chưa lưu vì người khác vừa sửa đúng dòng ấy; đã lưu %(count)d dòng khác.")
    said = text % {"clashes": len(written.clashes), "count": written.count}
    return Conflict(Problem(said, url=f"#{anchor}", code="stale"))


def _already_there(row: Attending) -> str:
    text = _("%s đã có trong danh sách nên không ghi thêm; nếu là người khác trùng tên, ghi rõ hơn ở chức vụ.")
    return text % row.values["name"]


def attendance_again(page: MinutesPage, rows: Sequence[Attending]) -> Any:
    """What is stored now, and over it what was sent and is not."""
    there = page.attendees()
    initial = {row.pk: attendee_initial(row) for row in there}
    present, torn = dict(initial), set()
    for number, (row, stored) in enumerate(matched(rows, there)):
        fate = row.fate(attendee_values(stored) if stored else None)
        if fate == Fate.KEEP:
            continue
        place = stored.pk if stored else -1 - number
        initial[place] = attending_initial(row, stored)
        present.setdefault(place, {})
        if fate == Fate.CLASH:
            torn.add(place)
    forms = page.attendance(initial=list(initial.values()))
    return _side_by_side(forms, page.attendance(initial=list(present.values())), [place in torn for place in initial])


def votes_again(page: MinutesPage, votes: Sequence[Vote]) -> Any:
    """What is stored now, and over it what was sent and is not."""
    sent = {vote.nomination.pk: vote for vote in votes}
    present = page.votes_initial(page.content)
    initial, torn = [], []
    for nomination, there in zip(page.voters, present, strict=True):
        vote = sent.get(nomination.pk)
        fate = vote.fate(ballot_values(nomination)) if vote else Fate.KEEP
        initial.append(there if fate == Fate.KEEP else sent_initial(vote, there))
        torn.append(fate == Fate.CLASH)
    return _side_by_side(page.votes(initial=initial), page.votes(), torn)


def _side_by_side(formset: Any, present: Any, torn: Sequence[bool]) -> Any:
    """Every torn row of `formset` says where it is not as in `present`."""
    for form, there, is_torn in zip(formset.initial_forms, present.initial_forms, torn, strict=True):
        form.clash = differing(form, there) if is_torn else ()
    return formset


ATTENDANCE = Part(
    "attendance", "thanh-phan", MinutesPage.attendance, lambda form: form.attending(), save_attendance,
    attendance_again, gettext_lazy("Đã lưu thành phần dự họp."),
)  # fmt: skip
VOTES = Part(
    "votes", "bieu-quyet", MinutesPage.votes, lambda form: form.votes(), save_votes, votes_again,
    gettext_lazy("Đã lưu kết quả biểu quyết."),
)  # fmt: skip


@require_POST
def attendance_save(request: HttpRequest, pk: int) -> HttpResponse:
    return save_rows(request, pk, ATTENDANCE)


@require_POST
def votes_save(request: HttpRequest, pk: int) -> HttpResponse:
    return save_rows(request, pk, VOTES)
