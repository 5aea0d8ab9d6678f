"""Kiến nghị, khiếu nại về kết quả: received, answered, withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import ComplaintKind, ComplaintOutcome, PaperAct
from awards.models import Complaint, Nomination
from awards.selectors.complaints import nominations_to_speak_of, places_of, rounds_with_results, running_posting
from awards.services.locked import lock_complaint
from awards.services.paper_records import Signatory, keep_paper
from awards.workflow import Step, transition, transition_all
from campaigns.models import Round
from campaigns.selectors import calendar_around
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Conflict, Denied, Problem, Refused
from organization.enums import Role
from organization.models import Unit, User
from organization.services.notices import people_of_unit, tell, with_role


@dataclass(frozen=True)
class Grievance:
    """What somebody holds against a result: his unit's as a whole, or that of one nominee; `received` is the day on
    which a paper came, None for what is sent here."""

    kind: ComplaintKind
    unit: Unit | None
    nomination: Nomination | None
    text: str
    received: date | None = None


@dataclass(frozen=True)
class ComplaintAnswer:
    outcome: ComplaintOutcome
    text: str
    file: StoredFile | None = None


def places_to_speak_for(actor: Any) -> list[Unit]:
    """The units about whose result `actor` may speak. Raises Conflict where nobody has written down where he works."""
    units = places_of(actor)
    if not units:
        raise Conflict(_("Chưa ghi nơi công tác của bạn; xin báo Văn phòng hoặc cán bộ trực."))
    return units


@transaction.atomic
def give_complaint(round_: Round, wish: Grievance, *, actor: Any, now: datetime) -> Complaint:
    """Take in what `actor` says about a round's result; Văn phòng is told, the last day for its answer is set.

    Raises Denied for a unit or nominee that is not his to speak of, Conflict while there is nothing to speak about.
    """
    check(actor, "awards.complain", round_)
    today = day_of(now)
    if not rounds_with_results(today).filter(pk=round_.pk).exists():
        raise Conflict(
            _("Đợt này chưa niêm yết danh sách, chưa công bố kết quả nên chưa có gì để kiến nghị, khiếu nại.")
        )
    _check_own(round_, wish, actor)
    received = wish.received or today
    _check_day(received, actor, today)
    unit = wish.nomination.proposal.unit if wish.nomination else wish.unit
    days = round_.campaign.complaint_days
    row = Complaint.objects.create(
        kind=wish.kind, round=round_, posting=running_posting(round_, today), unit=unit, nomination=wish.nomination,
        for_unit=unit.pk in actor.headed_unit_ids, text=wish.text, sent_by=actor.user, received_at=now,
        signer_name=actor.paper.signer_words[:300] if isinstance(actor, Signatory) else "", received_on=received,
        due_on=calendar_around(received).add_working_days(received, days) if days else None,
    )  # fmt: skip
    keep_paper(PaperAct.COMPLAIN, row, None, actor=actor, now=now)
    record("complaint.give", actor=actor, now=now, obj=row, unit_id=unit.pk, kind=row.kind,
           answer_by=row.due_on.isoformat() if row.due_on else "")  # fmt: skip
    office = with_role(Role.APPRAISER, Role.OFFICE_CHIEF, day=today)
    text = _("%s: chờ Văn phòng trả lời.") % row
    tell(office, text=text, key=f"complaint:{row.pk}", now=now, url=reverse("complaint", args=[row.pk]))
    return row


def _check_day(received: date, actor: Any, today: date) -> None:
    """A paper came on its own day at the earliest, today at the latest."""
    if received > today:
        raise Refused(Problem(_("Ngày nhận không thể ở sau hôm nay."), field="received_on"))
    if isinstance(actor, Signatory) and received < actor.today:
        raise Refused(Problem(_("Ngày nhận không thể trước ngày của văn bản."), field="received_on"))


def _check_own(round_: Round, wish: Grievance, actor: Any) -> None:
    if wish.nomination and not nominations_to_speak_of(actor, round_).filter(pk=wish.nomination.pk).exists():
        raise Denied(_("Chỉ kiến nghị, khiếu nại về kết quả của chính mình hoặc của đối tượng do đơn vị mình đề nghị."))
    if not wish.nomination and wish.unit is None:
        text = _("Vào ngày của văn bản người này không công tác tại đơn vị nào; hãy chọn đối tượng là chính người này.")
        raise Refused(Problem(text, field="nomination"))
    if not wish.nomination and wish.unit not in places_of(actor):
        raise Denied(_("Chỉ kiến nghị, khiếu nại về kết quả của đơn vị mình."))


@transaction.atomic
def answer_complaint(complaint: Complaint, answer: ComplaintAnswer, *, actor: Any, now: datetime) -> Complaint:
    """Văn phòng answers, once; whoever sent it, and the heads for whom it speaks, are told.

    Raises Conflict when it is answered or withdrawn, Refused without an outcome or words.
    """
    row = lock_complaint(complaint)
    problems = []
    if answer.outcome not in ComplaintOutcome.values:
        problems.append(Problem(_("Chọn kết quả xem xét."), field="outcome"))
    if not answer.text.strip():
        problems.append(Problem(_("Ghi nội dung trả lời, lý do."), field="text"))
    if problems:
        raise Refused(problems)
    row.outcome, row.answer, row.answer_file = answer.outcome, answer.text, answer.file
    row.answered_by, row.answered_at = actor.user, now
    _answer(row, actor, now)
    text = _("Văn phòng đã trả lời %s.") % row
    tell(
        _whose(row, now), text=text, key=f"complaint-answer:{row.pk}", now=now, url=reverse("complaint", args=[row.pk])
    )
    return row


def _answer(row: Complaint, actor: Any, now: datetime) -> None:
    """State and answer go out together: the database wants an answered one to say what."""
    also = ("outcome", "answer", "answer_file", "answered_by", "answered_at")
    details = {"outcome": row.outcome} | ({"sha256": row.answer_file.sha256} if row.answer_file else {})
    transition_all([Step(row, "answer", details=details, also=also)], actor=actor, now=now)


@transaction.atomic
def withdraw_complaint(complaint: Complaint, *, actor: Any, now: datetime) -> Complaint:
    """Whoever speaks in it takes it back; Văn phòng need not answer. Raises Conflict when it is answered already."""
    row = lock_complaint(complaint)
    transition(row, "withdraw", actor=actor, now=now)
    return row


def _whose(row: Complaint, now: datetime) -> list[User]:
    heads = people_of_unit(row.unit_id, day_of(now), heads_only=True) if row.for_unit else []
    return [*heads, *([row.sent_by] if row.sent_by else [])]
