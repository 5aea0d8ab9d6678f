"""A proposal before it is submitted: opening it, asking Văn phòng to look, saying that there is nothing to propose."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Proposal
from awards.services.drafts import lock_draft
from campaigns.models import Extension, Round
from core.access import check
from core.clock import day_of
from core.journal import record
from core.refusals import Problem, Refused
from organization.enums import Role
from organization.models import Unit
from organization.services.notices import tell, with_role


@transaction.atomic
def open_proposal(round_: Round, unit: Unit, *, actor: Any, now: datetime) -> Proposal:
    """The draft of `unit` in this round, made when there is none; after the cut-off too (deadline.md rule 3).

    Raises Denied for another unit, Refused when the round is not open or does not expect this unit.
    """
    check(actor, "awards.edit_proposal", Proposal(round=round_, unit=unit))
    if round_.opened_at is None or round_.opened_at > now:
        raise Refused(_("Đợt xét này chưa mở."))
    if not round_.round_units.filter(unit=unit).exists():
        raise Refused(_("Đợt xét này không nhận hồ sơ của %(unit)s.") % {"unit": unit})
    proposal, is_new = Proposal.objects.get_or_create(
        round=round_, unit=unit, defaults={"created_at": now, "state_changed_at": now}
    )
    if is_new:
        record("proposal.open", actor=actor, now=now, obj=proposal, unit_id=unit.pk)
    return proposal


@transaction.atomic
def type_from_paper(paper: Extension, *, actor: Any, now: datetime) -> Proposal:
    """Văn phòng begins to type the proposal of the unit whose paper came in time, in the draft that is there or a new
    one (deadline.md rule 9). Raises Denied when the paper's date has passed or the proposal is submitted.
    """
    return lock_draft(open_proposal(paper.round, paper.unit, actor=actor, now=now), actor=actor)


@transaction.atomic
def ask_preview(proposal: Proposal, *, wanted: bool, actor: Any, now: datetime) -> None:
    """Nhờ Văn phòng xem trước, or no longer: only then may Văn phòng read a draft."""
    check(actor, "awards.ask_preview", proposal)
    proposal = lock_draft(proposal, actor=actor)
    if wanted == (proposal.preview_asked_at is not None):
        return
    proposal.preview_asked_at = now if wanted else None
    proposal.save(update_fields=["preview_asked_at"])
    record("proposal.ask_preview", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id, wanted=wanted)
    if wanted:
        office = with_role(Role.APPRAISER, Role.OFFICE_CHIEF, day=day_of(now))
        text = _("%(unit)s nhờ Văn phòng xem trước hồ sơ đang soạn.") % {"unit": proposal.unit}
        url = reverse("proposal", args=[proposal.pk])
        tell(office, text=text, key=f"preview:{proposal.pk}:{now:%Y%m%dT%H%M%S}", now=now, url=url)


@transaction.atomic
def report_nothing(proposal: Proposal, *, reason: str, actor: Any, now: datetime) -> None:
    """Make it a report that nobody is proposed, with its reason; the head then submits it as any other.

    Raises Refused without a reason or while nominees stand in the draft.
    """
    proposal = lock_draft(proposal, actor=actor)
    problems = []
    if not reason.strip():
        problems.append(Problem(_("Hãy ghi lý do đơn vị không đề nghị khen thưởng."), field="nil_reason"))
    if proposal.nominations.present().exists():
        problems.append(
            Problem(
                _("Hồ sơ đang có đối tượng; hãy bỏ hết đối tượng trước khi báo cáo không có đề nghị."),
                url=reverse("nominations", args=[proposal.pk]),
            )
        )
    if problems:
        raise Refused(problems)
    _write_nil(proposal, actor=actor, now=now, is_nil=True, reason=reason)


@transaction.atomic
def propose_after_all(proposal: Proposal, *, actor: Any, now: datetime) -> None:
    """Take the report of nothing back: the draft takes nominees again."""
    _write_nil(lock_draft(proposal, actor=actor), actor=actor, now=now, is_nil=False, reason="")


def _write_nil(proposal: Proposal, *, actor: Any, now: datetime, is_nil: bool, reason: str) -> None:
    proposal.is_nil, proposal.nil_reason = is_nil, reason
    proposal.save(update_fields=["is_nil", "nil_reason"])
    record("proposal.nil", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id, note=reason, is_nil=is_nil)
