"""Nhắc: units that have not submitted, at the steps of their cut-off or by hand; each hears what it still lacks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.content import freeze
from awards.gates import blocking_points
from awards.gates.points import address
from awards.models import Proposal, Reminder
from campaigns.calendar import RoundWindows, Step, due_step, reminder_steps
from campaigns.models import Round
from campaigns.selectors import calendar_around, current_version, round_units, windows_of
from core.access import check
from core.clock import VIETNAM, day_of
from core.journal import record
from core.text import cutoff_text, time_left_text
from organization.actors import Actor
from organization.models import Unit
from organization.services.notices import people_of_unit, tell

SHOWN_AT_MOST = 12


def send_due_reminders(now: datetime) -> int:
    """Remind every unit whose step it is; one per unit and step, ever. Returns how many units were told."""
    rounds = list(Round.objects.filter(opened_at__isnull=False, opened_at__lte=now))
    windows = windows_of(rounds)
    return sum(_remind_round(round_, windows[round_.pk], now) for round_ in rounds)


def _remind_round(round_: Round, windows: RoundWindows, now: datetime) -> int:
    told, steps = 0, {}
    for unit in silent_units(round_):
        one = windows.of(unit.pk)
        if one.cutoff not in steps:
            steps[one.cutoff] = due_step(reminder_steps(one.cutoff, calendar_around(day_of(one.cutoff))), now)
        step = steps[one.cutoff]
        if step is not None and one.open_at(now):
            told += _remind_once(round_, unit, step, one.cutoff, now)
    return told


def silent_units(round_: Round) -> list[Unit]:
    """The units of the round that have nothing submitted, in order."""
    sent = set(Proposal.objects.filter(round=round_, submission__isnull=False).values_list("unit", flat=True))
    return [unit for unit in round_units(round_) if unit.pk not in sent]


@transaction.atomic
def _remind_once(round_: Round, unit: Unit, step: Step, cutoff: datetime, now: datetime) -> int:
    text = own_text(round_, unit, general_text(round_, cutoff, now))
    if not _keep(round_, unit, step.name, text, None, now):
        return 0
    people = _people(unit, now, with_heads=step.heads)
    tell(people, text=text, key=_key(round_, unit, step.name), now=now, url=_place(round_, unit), mail=step.mail)
    worker = Actor.worker(now)
    record("round.remind", actor=worker, now=now, obj=round_, unit_id=unit.pk, step=step.name, people=len(people))
    return 1


def _keep(round_: Round, unit: Unit, step: str, text: str, by: Any, now: datetime) -> bool:
    """Write the reminder's row; False when this unit has been reminded at this step."""
    values = {"text": text, "sent_at": now, "sent_by": by}
    _row, is_new = Reminder.objects.get_or_create(round=round_, unit=unit, step=step, defaults=values)
    return is_new


def _people(unit: Unit, now: datetime, *, with_heads: bool) -> list[Any]:
    """Those who prepare the proposal, the head too near the end; a unit without such staff is told through its head."""
    day = day_of(now)
    everyone = people_of_unit(unit.pk, day)
    if with_heads:
        return everyone
    heads = {user.pk for user in people_of_unit(unit.pk, day, heads_only=True)}
    return [user for user in everyone if user.pk not in heads] or everyone


def remind_units(round_: Round, units: Iterable[Unit], *, text: str, actor: Any, now: datetime) -> int:
    """Nhắc by hand, by Văn phòng or Công đoàn: `text`, and below it each unit's own list. Returns how many were told.

    A unit that was reminded by hand within the same hour, or that has submitted by now, is left out.
    """
    check(actor, "awards.remind", round_)
    silent = {unit.pk for unit in silent_units(round_)}
    step = f"hand:{now.astimezone(VIETNAM):%Y-%m-%dT%H}"
    return sum(_remind_by_hand(round_, unit, step, text, actor, now) for unit in units if unit.pk in silent)


@transaction.atomic
def _remind_by_hand(round_: Round, unit: Unit, step: str, text: str, actor: Any, now: datetime) -> int:
    if not _keep(round_, unit, step, text, actor.user, now):
        return 0
    people = _people(unit, now, with_heads=True)
    words = own_text(round_, unit, text)
    tell(people, text=words, key=_key(round_, unit, step), now=now, url=_place(round_, unit))
    record("round.remind", actor=actor, now=now, obj=round_, unit_id=unit.pk, step=step, people=len(people))
    return 1


def preview(round_: Round, *, now: datetime) -> str:
    """The reminder as every unit reads it; its own list, which is the unit's alone, follows below."""
    return general_text(round_, windows_of([round_])[round_.pk].cutoff_of(None), now)


def general_text(round_: Round, cutoff: datetime, now: datetime) -> str:
    return _("%(round)s: đơn vị chưa gửi hồ sơ. Hạn nộp: %(cutoff)s, %(left)s.") % {
        "round": round_,
        "cutoff": cutoff_text(cutoff),
        "left": time_left_text(cutoff, now),
    }


def own_text(round_: Round, unit: Unit, text: str) -> str:
    """`text`, and what this unit still lacks."""
    missing = missing_of(round_, unit)
    if not missing:
        return text + "\n\n" + _("Hồ sơ đã đủ, chỉ còn lãnh đạo đơn vị bấm “Nộp hồ sơ”.")
    lines = [f"- {line}" for line in missing[:SHOWN_AT_MOST]]
    if len(missing) > SHOWN_AT_MOST:
        lines.append(_("- … và %d nội dung khác") % (len(missing) - SHOWN_AT_MOST))
    return "\n".join([text, "", _("Còn thiếu:"), *lines])


def missing_of(round_: Round, unit: Unit) -> list[str]:
    """What keeps this unit's draft from being submitted, in its own words."""
    proposal = Proposal.objects.filter(round=round_, unit=unit).select_related("round", "unit").first()
    version = current_version(round_)
    if proposal is None or version is None:
        return [_("Chưa lập hồ sơ.")]
    content = freeze(proposal, day=day_of(round_.cutoff))
    return [str(point) for point in blocking_points(content, version.content)]


def _key(round_: Round, unit: Unit, step: str) -> str:
    return f"remind:{round_.pk}:{unit.pk}:{step}"


def _place(round_: Round, unit: Unit) -> str:
    proposal = Proposal.objects.filter(round=round_, unit=unit).values_list("pk", flat=True).first()
    return address("proposal", proposal) if proposal else ""
