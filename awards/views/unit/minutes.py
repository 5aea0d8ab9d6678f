"""Biên bản họp in three parts, each with its own button: the meeting, who was there, the votes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.access import get_draft_or_404
from awards.content.papers import minutes_content
from awards.enums import NominationState
from awards.forms.unit_minutes import AttendanceFormSet, MeetingForm, VotesFormSet, vote_initial
from awards.gates.progress import Progress
from awards.models import Attendee, Minutes, Proposal
from awards.services.minutes import save_attendance, save_meeting, save_votes
from awards.views.unit.page import proposal_page
from core.access import check
from core.clock import day_of
from core.forms import Clash, clashes, is_stale, merge, refuse
from core.refusals import Denied, Problem, Refused
from organization.models import Membership, Person

EMPTY: dict[str, Any] = {"attendees": [], "total_members": None}


class MinutesPage:
    """The forms of the page: what is posted in one part stands beside what is stored in the others."""

    def __init__(self, request: HttpRequest, pk: int) -> None:
        self.request, self.actor = request, request.actor
        self.proposal = get_draft_or_404(self.actor, pk)
        self.progress = Progress(self.proposal, self.actor.now)
        self.minutes = Minutes.objects.filter(proposal=self.proposal).first()
        self.version = self.minutes.version if self.minutes else 0
        self.problems: tuple[Problem, ...] = ()
        self.clashes: list[Clash] = []

    @property
    def content(self) -> dict[str, Any]:
        return minutes_content(self.proposal) or EMPTY

    @property
    def voters(self) -> list[Any]:
        return [row for row in self.progress.nominations if row.state != NominationState.WITHDRAWN]

    def meeting(self, data: Any = None) -> MeetingForm:
        """The meeting as it stands now, with what was posted over it."""
        stored = Minutes.objects.filter(proposal=self.proposal).first()
        initial = {"place": self.proposal.unit.place_name} if stored is None else {}
        return MeetingForm(data, instance=stored or Minutes(proposal=self.proposal), initial=initial)

    def attendance(self, data: Any = None) -> Any:
        return AttendanceFormSet(data, prefix="a", initial=None if data is not None else self._attendees())

    def _attendees(self) -> list[dict[str, Any]]:
        """Those who were written, else the members of the unit today, its head in the chair."""
        rows = list(self.minutes.attendees.all()) if self.minutes else []
        if rows:
            names = ("name", "position", "part", "present", "absence_reason")
            return [{"person": row.person_id} | {name: getattr(row, name) for name in names} for row in rows]
        return members_of(self.proposal, self.actor.today)

    def votes(self, data: Any = None) -> Any:
        there = self.content
        present = sum(1 for row in there["attendees"] if row["present"])
        initial = [vote_initial(row, present) for row in self.voters]
        return VotesFormSet(data, prefix="v", initial=initial, minutes=there, nominations=self.voters)

    def render(self, status: int = 200, **posted: Any) -> HttpResponse:
        votes = posted.get("votes") or self.votes()
        names = {row.pk: row for row in self.voters}
        context = {
            "meeting": posted.get("meeting") or self.meeting(),
            "attendance": posted.get("attendance") or self.attendance(),
            "votes": votes,
            "vote_rows": [(form, names.get(_number(form["nomination"].value()))) for form in votes.forms],
            "minutes": self.minutes,
            "version": self.version,
            "prefilled": not (self.minutes and self.minutes.attendees.exists()),
            "problems": self.problems,
            "clashes": self.clashes,
        }
        return proposal_page(
            self.request, self.proposal, "awards/unit/minutes.html", context, step="minutes", status=status,
            progress=self.progress,
        )  # fmt: skip

    def save(self, name: str, form: Any, do: Any, said: str) -> HttpResponse:
        """Save one part when it is valid; a refusal is shown on top, what was typed stays."""
        check(self.actor, "awards.edit_proposal", self.proposal)
        if not form.is_valid():
            return self.render(422, **{name: form})
        try:
            do()
        except Denied:
            raise
        except Refused as refusal:
            self.problems = refusal.problems
            if isinstance(form, MeetingForm):
                self._say_clashes(form, refusal)
            return self.render(refusal.status, **{name: form})
        messages.success(self.request, said)
        return redirect("minutes", self.proposal.pk)

    def _say_clashes(self, form: MeetingForm, refusal: Refused) -> None:
        """Somebody else has written the meeting: both stand side by side, and the form may be sent again."""
        refuse(form, refusal)
        self.problems = ()
        if is_stale(form):
            self.clashes = clashes(form, self.meeting())

    @property
    def posted_version(self) -> int:
        return _number(self.request.POST.get("version"))


def _number(value: Any) -> int:
    text = str(value or "")
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def members_of(proposal: Proposal, day: Any) -> list[dict[str, Any]]:
    """The people of the unit on `day`, leaders first, as rows of the attendance."""
    rows = Membership.objects.on(day).filter(unit=proposal.unit, person__died_on=None).select_related("person")
    people = sorted(rows, key=lambda row: (not row.is_leader, row.person.sort_key))
    heads = set(proposal.unit.appointments.on(day).filter(kind="head").values_list("person", flat=True))
    return [
        {
            "person": row.person_id,
            "name": row.person.full_name,
            "position": row.position,
            "part": Attendee.Part.CHAIR if row.person_id in heads else Attendee.Part.MEMBER,
            "present": True,
        }
        for row in people
    ]


@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    return MinutesPage(request, pk).render()


@require_POST
def meeting_save(request: HttpRequest, pk: int) -> HttpResponse:
    page = MinutesPage(request, pk)
    check(page.actor, "awards.edit_proposal", page.proposal)
    if "merge" in request.POST:
        messages.info(request, _("Đã gộp hai nội dung, chưa lưu: sửa lại rồi bấm lưu."))
        return page.render(meeting=page.meeting(merge(request.POST, page.meeting())))
    form, actor = page.meeting(request.POST), page.actor
    return page.save(
        "meeting",
        form,
        lambda: save_meeting(
            page.proposal, form.values(), version=form.cleaned_data["version"], actor=actor, now=actor.now
        ),
        _("Đã lưu thời gian, địa điểm, diễn biến cuộc họp."),
    )


@require_POST
def attendance_save(request: HttpRequest, pk: int) -> HttpResponse:
    page = MinutesPage(request, pk)
    form, actor = page.attendance(request.POST), page.actor

    def save() -> None:
        attendees = form.attendees(known_people(form))
        save_attendance(page.proposal, attendees, version=page.posted_version, actor=actor, now=actor.now)

    return page.save("attendance", form, save, _("Đã lưu thành phần dự họp ngày %s.") % f"{day_of(actor.now):%d/%m/%Y}")


def known_people(formset: Any) -> list[Person]:
    """The people whom the rows name: a name on a list of those present, nothing that shows more of them."""
    ids = [form.cleaned_data.get("person") for form in formset.named()]
    return list(Person.objects.filter(pk__in=[pk for pk in ids if pk and pk < 2**63]))


@require_POST
def votes_save(request: HttpRequest, pk: int) -> HttpResponse:
    page = MinutesPage(request, pk)
    form, actor = page.votes(request.POST), page.actor
    return page.save(
        "votes",
        form,
        lambda: save_votes(page.proposal, form.votes(), version=page.posted_version, actor=actor, now=actor.now),
        _("Đã lưu kết quả biểu quyết."),
    )
