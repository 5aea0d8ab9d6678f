"""Văn phòng receives a proposal, or asks for it to be supplemented with remarks and a date of its own."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import AskedFor, NominationState
from awards.models import Appraisal, Nomination, Proposal, Remark, SupplementRequest
from awards.selectors.requests import nominee_at, places_of_nominee
from awards.selectors.versions import compare, content_lines
from awards.services.instructed import Addition, addition_problems, bring_in
from awards.services.locked import lock_proposal
from awards.services.submissions import restore_submitted
from awards.services.submissions.door import DRAIN_WINDOW
from awards.workflow import transition
from campaigns.calendar import DAY, cutoff_before
from campaigns.selectors import calendar_around, window
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.outbox.put import put
from core.refusals import Conflict, Problem, Refused
from core.text import cutoff_text
from organization.services.notices import people_of_unit, tell

# Nominees about whom more may still be asked: submitted, and not settled for good.
ASKABLE = (
    NominationState.PROPOSED, NominationState.APPRAISED, NominationState.AGREED, NominationState.DECLINED,
    NominationState.LOWERED, NominationState.REFERRED,
)  # fmt: skip


# Working days that a unit is given unless the office says otherwise.
USUAL_DAYS = 5


@dataclass(frozen=True)
class Wish:
    """On whose behalf something is asked for, and the paper that says so where it is not one's own wish."""

    asked_for: str = AskedFor.OFFICE
    paper_number: str = ""
    paper_date: date | None = None
    paper: StoredFile | None = None


def usual_due(now: datetime) -> datetime:
    """The end of the fifth working day after today."""
    day = day_of(now)
    return cutoff_before(calendar_around(day).add_working_days(day, USUAL_DAYS) + DAY)


@transaction.atomic
def receive_proposal(proposal: Proposal, *, actor: Any, now: datetime) -> None:
    """Tiếp nhận: take the submitted version for appraisal; what changed since it was appraised is appraised again.

    Raises Conflict while the unit may still hand in the correction it has begun; a correction that was not handed
    in by the cut-off is dropped and the submitted version counts (deadline.md rule 7).
    """
    proposal = lock_proposal(proposal)
    check(actor, "awards.receive_proposal", proposal)
    _must_not_be_correcting(proposal, now)
    transition(proposal, "receive", actor=actor, now=now, submission=str(proposal.submission or ""))
    if proposal.correcting_since:
        restore_submitted(proposal, actor=actor, now=now)
    _appraise_again(proposal, actor=actor, now=now)
    put("intake_slip", f"{proposal.submission_id}:{now.isoformat()}", pk=proposal.submission_id, at=now.isoformat(),
        officer=str(actor.user.person or actor.user))  # fmt: skip
    _tell_unit(proposal, _("Văn phòng đã tiếp nhận hồ sơ %(number)s."), f"received:{proposal.submission_id}", now)


def _appraise_again(proposal: Proposal, *, actor: Any, now: datetime) -> None:
    """Nominees who were appraised before a request and of whom the version received now says something else."""
    asked = proposal.requests.filter(was_received=True).first()
    known = proposal.submissions.filter(decided_at__lte=asked.asked_at).first() if asked else None
    if known is None or known.pk == proposal.submission_id:
        return
    rules = proposal.submission.round_version.content
    contents = (row.content for row in (proposal.submission, known))
    lines = compare(*(content_lines(content, rules) for content in contents))
    different = [one.line for one in lines if one.is_different]
    for row in proposal.nominations.present().filter(state=NominationState.APPRAISED).select_related("award_type"):
        if any(line.is_within(places_of_nominee(row.pk)) for line in different):
            row.proposal = proposal
            transition(row, "appraise_again", actor=actor, now=now, note=_("Nội dung đã bổ sung"))
            Appraisal.objects.filter(nomination=row).update(concluded_at=None)


@transaction.atomic
def request_supplement(
    proposal: Proposal,
    *,
    due: datetime,
    actor: Any,
    now: datetime,
    text: str = "",
    remarks: Collection[int] = (),
    nomination: Nomination | None = None,
    wish: Wish | None = None,
    adding: Addition | None = None,
) -> SupplementRequest:
    """Yêu cầu bổ sung, hoàn thiện: back to the unit with `remarks` (ids of drafts), to be answered before `due`.

    `due` is exclusive; the on-time instant of the submission stays (rule 11). About one `nomination`, or one that
    leadership is `adding`, the others go on. Raises Refused with all that is wrong, Conflict in another state.
    """
    wish = own_wish(wish or Wish(), actor)
    proposal = lock_proposal(proposal)
    check(actor, "awards.request_supplement", proposal)
    drafts = list(Remark.objects.drafts().filter(proposal=proposal, pk__in=remarks))
    text = "\n".join(filter(None, (str(adding or ""), text.strip())))
    problems = [
        *_content_problems(text, drafts, due, now),
        *_wish_problems(wish, actor, now, on_paper=adding is not None),
        *_nominee_problems(proposal, nomination, drafts),
        *addition_problems(proposal, adding, wish),
    ]
    if problems:
        raise Refused(problems)
    _must_not_be_correcting(proposal, now)
    was_received = proposal.state == "accepted"
    transition(proposal, "request", actor=actor, now=now, note=_summary(text, drafts), due=due.isoformat(),
               asked_for=AskedFor(wish.asked_for).label, paper=wish.paper_number)  # fmt: skip
    if proposal.correcting_since:
        restore_submitted(proposal, actor=actor, now=now)
    nomination = bring_in(proposal, adding, actor=actor, now=now) if adding else nomination
    request = SupplementRequest(proposal=proposal, nomination=nomination, text=text, due=due, was_received=was_received,
                                adds_nominee=adding is not None, **vars(wish))  # fmt: skip
    return _send(request, drafts, actor, now)


def _send(request: SupplementRequest, drafts: list[Remark], actor: Any, now: datetime) -> SupplementRequest:
    """Write the request, let the remarks go with it, tell the unit."""
    request.asked_by, request.asked_at = actor.user, now
    request.save()
    Remark.objects.filter(pk__in=[one.pk for one in drafts]).update(request=request)
    _tell_of_request(request.proposal, request, now)
    return request


def _summary(text: str, drafts: list[Remark]) -> str:
    return "\n".join([text, *(f"{one.place_label}: {one.text}" for one in drafts)]).strip()


def _tell_of_request(proposal: Proposal, request: SupplementRequest, now: datetime) -> None:
    sentence = _("%(asker)s yêu cầu bổ sung, hoàn thiện hồ sơ %(number)s %(due)s.")
    words = {"asker": request.get_asked_for_display(), "due": cutoff_text(request.due)}
    _tell_unit(proposal, sentence, f"request:{request.pk}", now, **words)


def own_wish(wish: Wish, actor: Any) -> Wish:
    """A leader who asks asks for leadership; Văn phòng says for whom."""
    return wish if actor.is_office else replace(wish, asked_for=AskedFor.LEADERSHIP)


def _content_problems(text: str, drafts: list[Remark], due: datetime, now: datetime) -> list[Problem]:
    problems = []
    if due <= now:
        problems.append(Problem(_("Thời hạn bổ sung phải ở sau thời điểm hiện tại."), field="due"))
    if not drafts and not text.strip():
        problems.append(Problem(_("Hãy ghi ít nhất một nội dung cần bổ sung."), field="text"))
    return problems


def _wish_problems(wish: Wish, actor: Any, now: datetime, *, on_paper: bool) -> list[Problem]:
    """What another one wishes is on a paper; a leader may wish for himself, unless it must be `on_paper`."""
    problems = []
    own = wish.asked_for == AskedFor.OFFICE or (wish.asked_for == AskedFor.LEADERSHIP and actor.is_leadership)
    own = own and not on_paper
    if not own and not wish.paper_number.strip():
        problems.append(Problem(_("Nhập số văn bản nêu yêu cầu này."), field="paper_number"))
    if not own and wish.paper_date is None:
        problems.append(Problem(_("Nhập ngày của văn bản."), field="paper_date"))
    if wish.paper_date and wish.paper_date > day_of(now):
        problems.append(Problem(_("Ngày của văn bản không thể ở sau hôm nay."), field="paper_date"))
    return problems


def _nominee_problems(proposal: Proposal, nomination: Nomination | None, drafts: list[Remark]) -> list[Problem]:
    if nomination is None:
        return []
    problems = []
    row = proposal.nominations.present().filter(pk=nomination.pk).first()
    if row is None or row.state not in ASKABLE:
        text = _("%s không còn chờ xét trong hồ sơ này.") % nomination.printed_name
        problems.append(Problem(text, field="nomination"))
    for one in drafts:
        if nominee_at(one.place) not in (None, nomination.pk):
            text = _("Nhận xét “%s” là về đối tượng khác: bỏ chọn, hoặc yêu cầu cho cả hồ sơ.") % one.place_label
            problems.append(Problem(text, field="remarks"))
    return problems


@transaction.atomic
def extend_request(request: SupplementRequest, *, due: datetime, actor: Any, now: datetime) -> SupplementRequest:
    """Give the unit until `due`, after the first date too. Raises Refused for an earlier one, Conflict when closed."""
    proposal = lock_proposal(request.proposal)
    check(actor, "awards.request_supplement", proposal)
    request = _still_open(request, proposal)
    if due <= max(request.due, now):
        text = _("Thời hạn mới phải sau thời hạn đang có (%s) và sau lúc này.") % cutoff_text(request.due)
        raise Refused(Problem(text, field="due"))
    before, request.due = request.due, due
    request.save(update_fields=["due"])
    record("proposal.extend_request", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id,
           before=before.isoformat(), due=due.isoformat())  # fmt: skip
    sentence = _("Gia hạn bổ sung hồ sơ %(number)s: nay %(due)s.")
    _tell_unit(proposal, sentence, f"request-extended:{request.pk}:{due.isoformat()}", now, due=cutoff_text(due))
    return request


@transaction.atomic
def close_request(request: SupplementRequest, *, actor: Any, now: datetime, note: str) -> None:
    """Take a request back: the last submitted version goes on as it is."""
    proposal = lock_proposal(request.proposal)
    check(actor, "awards.request_supplement", proposal)
    request = _still_open(request, proposal)
    transition(proposal, "close_request", actor=actor, now=now, note=note)
    restore_submitted(proposal, actor=actor, now=now)
    request.closed_at = now
    request.save(update_fields=["closed_at"])
    _tell_unit(proposal, _("Văn phòng thôi yêu cầu bổ sung hồ sơ %(number)s."), f"request-closed:{request.pk}", now)


def _still_open(request: SupplementRequest, proposal: Proposal) -> SupplementRequest:
    """The row as it is now; raises Conflict when the unit has answered it or it was taken back."""
    row = SupplementRequest.objects.get(pk=request.pk)
    if row.closed_at or proposal.state != "supplementing":
        raise Conflict(_("Yêu cầu bổ sung này đã khép lại."))
    return row


def _must_not_be_correcting(proposal: Proposal, now: datetime) -> None:
    """A correction begun in time may come in until every request that arrived in time has been served."""
    if proposal.correcting_since and window(proposal.round, proposal.unit).open_at(now - DRAIN_WINDOW):
        raise Conflict(
            _("Đơn vị đang sửa hồ sơ đã nộp và còn hạn; hãy làm việc này sau khi đơn vị nộp bản sửa hoặc hết hạn.")
        )


def _tell_unit(proposal: Proposal, sentence: str, key: str, now: datetime, **words: str) -> None:
    text = sentence % {"number": proposal.submission.number, **words}
    users = people_of_unit(proposal.unit_id, day_of(now))
    tell(users, text=text, key=key, now=now, url=reverse("proposal", args=[proposal.pk]))
