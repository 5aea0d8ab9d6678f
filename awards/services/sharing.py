"""Giao thẩm định: the chief shares out who examines whom; several nominees in one go, all of them or none."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import UNDER_APPRAISAL
from awards.models import AppraisalTask, Nomination
from awards.services.appraisals import hold_nomination
from awards.services.locked import lock_nomination
from core.access import check, why_not
from core.clock import day_of
from core.journal import Line, record_all
from core.refusals import Problem, Refused
from organization.actors import Actor
from organization.enums import Role
from organization.models import User
from organization.services.notices import tell, with_role


def officers_on(now: datetime) -> list[User]:
    """Whom work can be given to."""
    return with_role(Role.APPRAISER, Role.OFFICE_CHIEF, day=day_of(now))


@transaction.atomic
def assign_nominations(nominations: Sequence[Nomination], officer: User, *, actor: Any, now: datetime) -> int:
    """Give `nominations` to `officer`; returns to how many he was not given before, and tells him of those.

    Raises Refused with every nominee whom he may not examine (himself, the collective he leads, Văn phòng's own).
    """
    check(actor, "awards.assign_appraisal")
    rows = _open_ones(nominations)
    _refuse_unfit(rows, Actor(officer, now), "officer")
    had = {task.nomination_id: task for task in AppraisalTask.objects.filter(nomination__in=rows)}
    new = [row for row in rows if row.pk not in had or had[row.pk].officer_id != officer.pk]
    for row in new:
        given = {"officer": officer, "given_by": actor.user, "given_at": now}
        AppraisalTask.objects.update_or_create(nomination=row, defaults=given)
    lines = [_line(row, officer) for row in new]
    entries = record_all(lines, actor=actor, now=now)
    if new and officer != actor.user:
        text = _("Bạn được giao thẩm định %d đối tượng.") % len(new)
        tell(
            [officer], text=text, key=f"assigned:{entries[0].seq}", now=now, url=reverse("appraisal_queue"), mail=False
        )
    return len(new)


def _line(row: Nomination, officer: User) -> Line:
    return Line("nomination.assign", row, row.proposal.unit_id, details={"officer": str(officer)})


def _refuse_unfit(rows: Sequence[Nomination], who: Any, field: str) -> None:
    """Raises Refused with every nominee whom `who` may not examine, and why."""
    reasons = [(row.printed_name, why_not(who, "awards.appraise_nomination", row)) for row in rows]
    problems = [Problem(f"{name}: {reason}", field=field) for name, reason in reasons if reason]
    if problems:
        raise Refused(problems)


@transaction.atomic
def hold_nominations(nominations: Sequence[Nomination], *, reason: str, actor: Any, now: datetime) -> int:
    """Put several nominees on hold for one reason; all of them or none."""
    if not reason.strip():
        raise Refused(Problem(_("Ghi lý do tạm dừng xét."), field="reason"))
    rows = _open_ones(nominations)
    _refuse_unfit(rows, actor, "chosen")
    for row in rows:
        hold_nomination(row, reason=reason, actor=actor, now=now)
    return len(rows)


def _open_ones(nominations: Sequence[Nomination]) -> list[Nomination]:
    """Each locked, in one order for everyone; raises Refused with those that are past examination."""
    if not nominations:
        raise Refused(Problem(_("Chọn ít nhất một đối tượng."), field="chosen"))
    rows = [lock_nomination(row) for row in sorted(nominations, key=lambda row: (row.proposal_id, row.pk))]
    past = _("%(name)s: %(state)s, không còn ở bước thẩm định.")
    problems = [
        Problem(past % {"name": row.printed_name, "state": row.get_state_display().lower()}, field="chosen")
        for row in rows
        if row.state not in UNDER_APPRAISAL
    ]
    if problems:
        raise Refused(problems)
    return rows
