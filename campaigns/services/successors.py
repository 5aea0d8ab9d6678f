"""Rounds after units have changed: a round keeps its units and expects their successors too."""

from datetime import datetime
from typing import Any

from campaigns.models import Round, RoundUnit
from campaigns.selectors import round_windows
from core.journal import record
from organization.models import Reorganisation, Unit


def admit_successors(act: Reorganisation, *, actor: Any, now: datetime) -> None:
    """Let units that an act has made send proposals to the rounds that expected one of those before; to a round whose
    list is closed for all of them nobody is added. Called in the transaction of the act by the dotted path in settings.
    """
    for change in act.changes.prefetch_related("before", "afters__unit"):
        before = list(change.before.all())
        new = [row.unit for row in change.afters.all() if row.unit.proposes and row.unit.valid_from == act.starts_on]
        for round_ in Round.objects.filter(opened_at__isnull=False, round_units__unit__in=before).distinct():
            if new and round_windows(round_).of(None).open_at(now):
                _admit(round_, new, actor, now)


def _admit(round_: Round, units: list[Unit], actor: Any, now: datetime) -> None:
    RoundUnit.objects.bulk_create([RoundUnit(round=round_, unit=unit) for unit in units], ignore_conflicts=True)
    record("round.admit", actor=actor, now=now, obj=round_, admitted=[str(unit) for unit in units])
