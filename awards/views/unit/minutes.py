"""Biên bản họp in three parts, each with its own button: the meeting, who was there, the votes."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_draft_or_404
from awards.content.papers import minutes_content
from awards.enums import NominationState
from awards.forms.unit_minutes import AttendanceFormSet, MeetingForm, VotesFormSet, attendee_initial, vote_initial
from awards.gates.progress import Progress
from awards.models import Attendee, Minutes, Proposal
from awards.services.minutes import save_meeting
from awards.views.unit.page import proposal_page
from core.access import check
from core.forms import Clash, clashes, done, is_stale, merge, number_in, status_of
from core.refusals import Problem
from core.rows import mark
from organization.models import Membership

EMPTY: dict[str, Any] = {"attendees": [], "total_members": None}
VOTES_ON_A_PAGE = 25


class MinutesPage:
    """The forms of the page: what is posted in one part stands beside what is stored in the others."""

    def __init__(self, request: HttpRequest, pk: int) -> None:
        self.request, self.actor = request, request.actor
        self.proposal = get_draft_or_404(self.actor, pk)
        self.progress = Progress(self.proposal, self.actor.now)
        self.minutes = Minutes.objects.filter(proposal=self.proposal).first()
        self.problems: tuple[Problem, ...] = ()
        self.clashes: list[Clash] = []

    @property
    def content(self) -> dict[str, Any]:
        return minutes_content(self.proposal) or EMPTY

    @cached_property
    def voters(self) -> Page:
        """Those who are voted on, a page at a time: three hundred votes are too many for one form and for a phone."""
        rows = [row for row in self.progress.nominations if row.state != NominationState.WITHDRAWN]
        return Paginator(rows, VOTES_ON_A_PAGE).get_page(self.request.GET.get("phan"))

    def meeting(self, data: Any = None) -> MeetingForm:
        """The meeting as it stands now, with what was posted over it."""
        stored = Minutes.objects.filter(proposal=self.proposal).first()
        initial = {"place": self.proposal.unit.place_name} if stored is None else {}
        return MeetingForm(data, instance=stored or Minutes(proposal=self.proposal), initial=initial)

    def attendance(self, data: Any = None, initial: list[dict[str, Any]] | None = None) -> Any:
        if data is None and initial is None:
            initial = self._attendees()
        return AttendanceFormSet(data, prefix="a", initial=initial)

    def attendees(self) -> list[Attendee]:
        return list(Attendee.objects.filter(minutes__proposal=self.proposal))

    def _attendees(self) -> list[dict[str, Any]]:
        """Those who were written, else the members of the unit today, its head in the chair."""
        return [attendee_initial(row) for row in self.attendees()] or members_of(self.proposal, self.actor.today)

    def votes(self, data: Any = None, initial: list[dict[str, Any]] | None = None) -> Any:
        there = self.content
        initial = initial or self.votes_initial(there)
        return VotesFormSet(data, prefix="v", initial=initial, minutes=there, nominations=self.voters)

    def votes_initial(self, there: dict[str, Any]) -> list[dict[str, Any]]:
        present = sum(1 for row in there["attendees"] if row["present"])
        return [vote_initial(row, present) for row in self.voters]

    def render(self, status: int = 200, **posted: Any) -> HttpResponse:
        votes = posted.get("votes") or self.votes()
        names = {row.pk: row for row in self.voters}
        context = {
            "meeting": posted.get("meeting") or self.meeting(),
            "attendance": posted.get("attendance") or self.attendance(),
            "votes": votes,
            "vote_rows": [(form, names.get(number_in(form["nomination"].value()))) for form in votes.forms],
            "voters": self.voters,
            "minutes": self.minutes,
            "prefilled": not (self.minutes and self.minutes.attendees.exists()),
            "problems": self.problems,
            "clashes": self.clashes,
        }
        return proposal_page(
            self.request, self.proposal, "awards/unit/minutes.html", context, step="minutes", status=status,
            progress=self.progress,
        )  # fmt: skip

    def back(self, said: str) -> HttpResponse:
        messages.success(self.request, said)
        page = "" if self.voters.number == 1 else f"?phan={self.voters.number}"
        return redirect(reverse("minutes", args=[self.proposal.pk]) + page)


def members_of(proposal: Proposal, day: Any) -> list[dict[str, Any]]:
    """The people of the unit on `day`, leaders first, as rows of the attendance."""
    rows = Membership.objects.on(day).filter(unit=proposal.unit, person__died_on=None).select_related("person")
    people = sorted(rows, key=lambda row: (not row.is_leader, row.person.sort_key))
    heads = set(proposal.unit.appointments.on(day).filter(kind="head").values_list("person", flat=True))
    return [_member(row, Attendee.Part.CHAIR if row.person_id in heads else Attendee.Part.MEMBER) for row in people]


def _member(row: Membership, part: Attendee.Part) -> dict[str, Any]:
    values = {
        "name": row.person.full_name,
        "position": row.position,
        "part": part,
        "present": True,
        "absence_reason": "",
    }
    return values | {"person": row.person_id, "seen": mark(values)}


@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    return MinutesPage(request, pk).render()


@require_POST
def meeting_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the meeting; whoever comes too late gets both texts side by side and may send his again."""
    page = MinutesPage(request, pk)
    actor = page.actor
    check(actor, "awards.edit_proposal", page.proposal)
    if "merge" in request.POST:
        messages.info(request, _("Đã gộp hai nội dung, chưa lưu: sửa lại rồi bấm lưu."))
        return page.render(meeting=page.meeting(merge(request.POST, page.meeting())))
    form = page.meeting(request.POST)
    if form.is_valid() and done(form, lambda: save_meeting(
        page.proposal, form.values(), version=form.cleaned_data["version"], actor=actor, now=actor.now
    )):  # fmt: skip
        return page.back(_("Đã lưu thời gian, địa điểm, diễn biến cuộc họp."))
    if is_stale(form):
        page.clashes = clashes(form, page.meeting())
    return page.render(status_of(form), meeting=form)
