"""Hiệp y: another office is asked about one nominee, and its answer is kept with its paper."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import UNDER_APPRAISAL, OpinionKind
from awards.models import Nomination, OtherOpinion
from awards.services.locked import lock_nomination
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from core.text import format_date


@dataclass(frozen=True)
class Question:
    """What is asked of whom, from which day, to be answered by the end of which."""

    office: str
    text: str
    asked_on: date
    due: date


@dataclass(frozen=True)
class OfficeAnswer:
    kind: str
    text: str
    number: str
    answered_on: date
    file: StoredFile


@transaction.atomic
def ask_opinion(nomination: Nomination, question: Question, *, actor: Any, now: datetime) -> OtherOpinion:
    """Write down that another office is asked about one nominee; nothing waits for it by itself."""
    nomination = lock_nomination(nomination)
    _check_open(nomination, actor)
    problems = []
    if question.asked_on > day_of(now):
        problems.append(Problem(_("Ngày gửi không được sau hôm nay."), field="asked_on"))
    if question.due < question.asked_on:
        problems.append(Problem(_("Hạn trả lời không được trước ngày gửi."), field="due"))
    if problems:
        raise Refused(problems)
    row = OtherOpinion.objects.create(
        nomination=nomination, office=question.office, question=question.text, asked_on=question.asked_on,
        due=question.due, asked_by=actor.user, asked_at=now,
    )  # fmt: skip
    record("opinion.ask", actor=actor, now=now, obj=nomination, unit_id=nomination.proposal.unit_id,
           office=row.office, answer_by=row.due.isoformat())  # fmt: skip
    return row


@transaction.atomic
def record_opinion(opinion: OtherOpinion, answer: OfficeAnswer, *, actor: Any, now: datetime) -> OtherOpinion:
    """Keep the one answer of an office with its paper. An opinion of Văn phòng that is concluded stays as it is."""
    nomination = lock_nomination(opinion.nomination)
    _check_open(nomination, actor)
    row = OtherOpinion.objects.select_for_update(of=("self",)).get(pk=opinion.pk)
    if not row.is_waiting:
        raise Conflict(
            _("Ý kiến này đã được ghi ngày %s; mỗi lần hỏi chỉ có một ý kiến.") % format_date(row.answered_on)
        )
    _refuse_wrong(row, answer, now)
    row.kind, row.answer, row.answer_number = OpinionKind(answer.kind).value, answer.text, answer.number
    row.answered_on, row.file, row.recorded_by, row.recorded_at = answer.answered_on, answer.file, actor.user, now
    row.save()
    record("opinion.answer", actor=actor, now=now, obj=nomination, unit_id=nomination.proposal.unit_id,
           office=row.office, opinion=row.kind, sha256=answer.file.sha256)  # fmt: skip
    return row


def _refuse_wrong(row: OtherOpinion, answer: OfficeAnswer, now: datetime) -> None:
    problems = []
    if answer.answered_on > day_of(now):
        problems.append(Problem(_("Ngày trả lời không được sau hôm nay."), field="answered_on"))
    if answer.answered_on < row.asked_on:
        problems.append(Problem(_("Ngày trả lời không được trước ngày gửi."), field="answered_on"))
    if answer.kind != OpinionKind.AGREE and not answer.text.strip():
        problems.append(
            Problem(_("Ghi nội dung khi cơ quan được hỏi không nhất trí hoặc có ý kiến khác."), field="text")
        )
    if problems:
        raise Refused(problems)


def _check_open(nomination: Nomination, actor: Any) -> None:
    check(actor, "awards.appraise_nomination", nomination)
    if nomination.state not in UNDER_APPRAISAL:
        raise Conflict(_("Chỉ xin ý kiến về đối tượng đang thẩm định hoặc đã thẩm định, chưa xét."))
