"""Văn phòng receives a proposal, or asks for it to be supplemented with remarks and a date of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Nomination, Proposal, Remark, SupplementRequest
from awards.services.locked import lock_proposal
from awards.services.submissions import restore_submitted
from awards.services.submissions.door import DRAIN_WINDOW
from awards.workflow import transition
from campaigns.selectors import window
from core.access import check
from core.clock import day_of
from core.refusals import Conflict, Problem, Refused
from core.text import format_datetime
from organization.services.notices import people_of_unit, tell


@dataclass(frozen=True)
class Note:
    """One remark to pin: a place such as "minutes" or "report:12:area:3", its name on screen, the words."""

    place: str
    label: str
    text: str


@transaction.atomic
def receive_proposal(proposal: Proposal, *, actor: Any, now: datetime) -> None:
    """Tiếp nhận: take the submitted version for appraisal.

    Raises Conflict while the unit may still hand in the correction it has begun; a correction that was not handed
    in by the cut-off is dropped and the submitted version counts (deadline.md rule 7).
    """
    proposal = lock_proposal(proposal)
    check(actor, "awards.receive_proposal", proposal)
    _must_not_be_correcting(proposal, now)
    transition(proposal, "receive", actor=actor, now=now, submission=str(proposal.submission or ""))
    if proposal.correcting_since:
        restore_submitted(proposal, actor=actor, now=now)
    _tell_unit(proposal, _("Văn phòng đã tiếp nhận hồ sơ %(number)s."), f"received:{proposal.submission_id}", now)


@transaction.atomic
def request_supplement(
    proposal: Proposal,
    *,
    due: datetime,
    notes: Iterable[Note],
    actor: Any,
    now: datetime,
    text: str = "",
    nomination: Nomination | None = None,
) -> SupplementRequest:
    """Yêu cầu bổ sung, hoàn thiện: back to the unit with remarks, to be answered before `due` (exclusive).

    The on-time instant of the submission stays (rule 11). Raises Refused without any remark or with a past date.
    """
    notes = [note for note in notes if note.text.strip()]
    problems = []
    if due <= now:
        problems.append(Problem(_("Thời hạn bổ sung phải ở sau thời điểm hiện tại."), field="due"))
    if not notes and not text.strip():
        problems.append(Problem(_("Hãy ghi ít nhất một nội dung cần bổ sung."), field="text"))
    if problems:
        raise Refused(problems)
    proposal = lock_proposal(proposal)
    _must_not_be_correcting(proposal, now)
    summary = "\n".join([text, *(f"{note.label}: {note.text}" for note in notes)]).strip()
    transition(proposal, "request", actor=actor, now=now, note=summary, due=due.isoformat())
    request = SupplementRequest.objects.create(
        proposal=proposal, nomination=nomination, text=text, due=due, asked_by=actor.user, asked_at=now
    )
    Remark.objects.bulk_create(
        [Remark(request=request, place=n.place, place_label=n.label, text=n.text) for n in notes]
    )
    if proposal.correcting_since:
        restore_submitted(proposal, actor=actor, now=now)
    sentence = _("Văn phòng yêu cầu bổ sung, hoàn thiện hồ sơ %(number)s trước ") + format_datetime(due) + "."
    _tell_unit(proposal, sentence, f"request:{request.pk}", now)
    return request


@transaction.atomic
def close_request(request: SupplementRequest, *, actor: Any, now: datetime, note: str) -> None:
    """Take a request back: the last submitted version goes on as it is."""
    proposal = lock_proposal(request.proposal)
    transition(proposal, "close_request", actor=actor, now=now, note=note)
    restore_submitted(proposal, actor=actor, now=now)
    request.closed_at = now
    request.save(update_fields=["closed_at"])
    _tell_unit(proposal, _("Văn phòng thôi yêu cầu bổ sung hồ sơ %(number)s."), f"request-closed:{request.pk}", now)


def _must_not_be_correcting(proposal: Proposal, now: datetime) -> None:
    """A correction begun in time may come in until every request that arrived in time has been served."""
    if proposal.correcting_since and window(proposal.round, proposal.unit).open_at(now - DRAIN_WINDOW):
        raise Conflict(
            _("Đơn vị đang sửa hồ sơ đã nộp và còn hạn; hãy làm việc này sau khi đơn vị nộp bản sửa hoặc hết hạn.")
        )


def _tell_unit(proposal: Proposal, sentence: str, key: str, now: datetime) -> None:
    text = sentence % {"number": proposal.submission.number}
    users = people_of_unit(proposal.unit_id, day_of(now))
    tell(users, text=text, key=key, now=now, url=reverse("proposal", args=[proposal.pk]))
