"""Thẩm định: Văn phòng examines each nomination and recommends; it never decides."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import UNDER_APPRAISAL, NominationState, Recommendation
from awards.models import Appraisal, CheckOverride, Nomination
from awards.selectors.findings import findings_as_data
from awards.selectors.requests import is_under_appraisal
from awards.services.locked import lock_nomination
from awards.workflow import transition
from campaigns.checks import Verdict
from campaigns.models import AwardType, Criterion
from core.access import check
from core.journal import record
from core.journal.last import last_of, who_and_when
from core.refusals import Conflict, Problem, Refused


@dataclass(frozen=True)
class Opinion:
    """What the officer writes; `award_type` only with a recommendation to lower."""

    eligible: bool | None
    opinion: str
    recommendation: str = ""
    award_type: AwardType | None = None
    rank: int | None = None


@transaction.atomic
def save_appraisal(nomination: Nomination, opinion: Opinion, *, version: int, actor: Any, now: datetime) -> Appraisal:
    """Keep the officer's opinion on a received nomination.

    Raises Denied for a conflict of interest, Conflict when it is not under appraisal or someone else has saved
    since `version` was read (0 for the first opinion).
    """
    nomination = lock_nomination(nomination)
    check(actor, "awards.appraise_nomination", nomination)
    _must_be_open(nomination)
    appraisal = Appraisal.objects.select_related("officer").filter(nomination=nomination).first()
    _must_be_as_read(nomination, appraisal, version)
    appraisal = appraisal or Appraisal(nomination=nomination, version=0)
    appraisal.officer = actor.user
    appraisal.version += 1
    if appraisal.rank != opinion.rank:
        appraisal.rank_reason = ""
    for name in ("eligible", "opinion", "recommendation", "award_type", "rank"):
        setattr(appraisal, name, getattr(opinion, name))
    appraisal.save()
    record("appraisal.save", actor=actor, now=now, obj=nomination, unit_id=nomination.proposal.unit_id,
           eligible=opinion.eligible, recommendation=opinion.recommendation)  # fmt: skip
    return appraisal


@transaction.atomic
def conclude_appraisal(nomination: Nomination, *, version: int | None = None, actor: Any, now: datetime) -> None:
    """Kết luận thẩm định: the opinion is complete; the checks' answers of this moment are kept beside it.

    Raises Conflict when somebody has saved another opinion since `version` was read; None is the present one.
    """
    nomination = lock_nomination(nomination)
    check(actor, "awards.appraise_nomination", nomination)
    _must_be_open(nomination)
    appraisal = Appraisal.objects.select_related("officer").filter(nomination=nomination).first()
    if version is not None:
        _must_be_as_read(nomination, appraisal, version)
    appraisal = appraisal or Appraisal(nomination=nomination)
    problems = conclusion_problems(nomination, appraisal)
    if problems:
        raise Refused(problems)
    transition(nomination, "appraise", actor=actor, now=now, recommendation=appraisal.recommendation)
    appraisal.findings = findings_as_data(nomination)
    appraisal.concluded_at = now
    appraisal.save(update_fields=["findings", "concluded_at"])


def _must_be_as_read(nomination: Nomination, appraisal: Appraisal | None, version: int) -> None:
    if version == (appraisal.version if appraisal else 0):
        return
    saved = last_of([nomination], ["appraisal.save"])
    who = who_and_when(saved) if saved else _("Người khác")
    text = _("%s vừa lưu ý kiến khác cho đối tượng này; hãy đọc lại trước khi lưu.") % who
    raise Conflict(Problem(text, code="stale"))


def conclusion_problems(nomination: Nomination, appraisal: Appraisal) -> list[Problem]:
    """All that is missing or contradicts itself before an appraisal can be concluded."""
    problems = []
    if appraisal.eligible is None:
        problems.append(Problem(_("Chọn đủ hoặc không đủ điều kiện."), field="eligible"))
    if not appraisal.recommendation:
        problems.append(Problem(_("Chọn đề nghị của Văn phòng."), field="recommendation"))
    if appraisal.eligible is False and appraisal.recommendation == Recommendation.AGREE:
        problems.append(Problem(_("Không đủ điều kiện thì không thể đề nghị khen thưởng."), field="recommendation"))
    if appraisal.recommendation in (Recommendation.DECLINE, Recommendation.LOWER) and not appraisal.opinion.strip():
        problems.append(Problem(_("Ghi ý kiến khi không đề nghị hoặc đề nghị hạ hình thức."), field="opinion"))
    if appraisal.recommendation == Recommendation.LOWER and not _is_lower(appraisal.award_type, nomination.award_type):
        problems.append(Problem(_("Chọn hình thức thấp hơn hình thức đơn vị đề nghị."), field="award_type"))
    if nomination.on_hold_since:
        problems.append(Problem(_("Đối tượng đang tạm dừng xét: %s") % nomination.hold_reason))
    return problems


@transaction.atomic
def reopen_appraisal(nomination: Nomination, *, actor: Any, now: datetime, note: str = "") -> None:
    """Thẩm định lại: the opinion may be changed again; possible until leadership has answered."""
    nomination = lock_nomination(nomination)
    transition(nomination, "reappraise", actor=actor, now=now, note=note)
    Appraisal.objects.filter(nomination=nomination).update(concluded_at=None)


@transaction.atomic
def override_check(
    nomination: Nomination, criterion: Criterion, *, verdict: str, reason: str, actor: Any, now: datetime
) -> CheckOverride:
    """Văn phòng overrules a check's answer; the reason is shown wherever the check is (domain.md, checks)."""
    if not reason.strip():
        raise Refused(Problem(_("Ghi lý do khi kết luận khác với kết quả kiểm tra."), field="reason"))
    nomination = lock_nomination(nomination)
    check(actor, "awards.appraise_nomination", nomination)
    _must_be_open(nomination)
    record("check.override", actor=actor, now=now, obj=nomination, unit_id=nomination.proposal.unit_id, note=reason,
           criterion=criterion.code, verdict=Verdict(verdict).value)  # fmt: skip
    return CheckOverride.objects.create(
        nomination=nomination, criterion=criterion, verdict=Verdict(verdict).value, reason=reason, by=actor.user, at=now
    )


@transaction.atomic
def hold_nomination(nomination: Nomination, *, reason: str, actor: Any, now: datetime) -> None:
    """Tạm dừng xét one nominee (đơn thư, kỷ luật, chờ kết quả chỉ số); an empty reason takes the hold away."""
    nomination = lock_nomination(nomination)
    check(actor, "awards.appraise_nomination", nomination)
    if nomination.state not in UNDER_APPRAISAL:
        raise Conflict(_("Chỉ tạm dừng được đối tượng đang thẩm định hoặc đã thẩm định, chưa xét."))
    nomination.hold_reason = reason.strip()
    nomination.on_hold_since = now if reason.strip() else None
    nomination.save(update_fields=["hold_reason", "on_hold_since"])
    record("nomination.hold" if reason.strip() else "nomination.unhold", actor=actor, now=now, obj=nomination,
           unit_id=nomination.proposal.unit_id, note=reason)  # fmt: skip


def may_be_appraised(nomination: Nomination) -> bool:
    """Whether an opinion may be written now: received, not concluded, and not waiting for a supplement."""
    return nomination.state == NominationState.PROPOSED and is_under_appraisal(nomination.proposal, nomination)


def _must_be_open(nomination: Nomination) -> None:
    if not may_be_appraised(nomination):
        raise Conflict(
            _("Chỉ thẩm định đối tượng chưa kết luận của hồ sơ đã tiếp nhận; hồ sơ: %(proposal)s, đối tượng: %(one)s.")
            % {"proposal": nomination.proposal.get_state_display(), "one": nomination.get_state_display()}
        )


def _is_lower(award: AwardType | None, than: AwardType) -> bool:
    return award is not None and award.rank < than.rank
