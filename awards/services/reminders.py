"""Nhắc: units that have not submitted, at the steps of their cut-off or by hand; each hears what it still lacks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.gates.points import address
from awards.models import Proposal, Reminder
from awards.selectors.silent import silent_units
from awards.services.reminder_texts import reminder_for, reminder_without_list
from campaigns.calendar import RoundWindows, Step, due_step, reminder_steps
from campaigns.enums import MailKind
from campaigns.mail_words import Words, problems_in
from campaigns.models import Round
from campaigns.selectors import calendar_around, mail_words, windows_of
from core.access import check
from core.clock import VIETNAM, day_of
from core.journal import record
from core.refusals import Problem, Refused
from organization.actors import Actor
from organization.models import Unit
from organization.services.notices import people_of_unit, tell


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
            told += _remind_once(round_, unit, step, now)
    return told


@transaction.atomic
def _remind_once(round_: Round, unit: Unit, step: Step, now: datetime) -> int:
    words = mail_words(MailKind.REMINDER)
    people = _people(unit, now, with_heads=step.heads)
    return _remind(round_, unit, words, step.name, people, actor=Actor.worker(now), now=now, mail=step.mail)


def _remind(
    round_: Round, unit: Unit, words: Words, step: str, people: list[Any], *, actor: Any, now: datetime,
    mail: bool = True,
) -> int:  # fmt: skip
    """Write the reminder's row, the notices and mails, the journal; 0 when this unit has been reminded at this step."""
    kept = reminder_without_list(round_, unit, words, now=now)
    values = {"text": kept.body, "sent_at": now, "sent_by": actor.user}
    _row, is_new = Reminder.objects.get_or_create(round=round_, unit=unit, step=step, defaults=values)
    if not is_new:
        return 0
    letter = reminder_for(round_, unit, words, now=now)
    key = f"remind:{round_.pk}:{unit.pk}:{step}"
    tell(people, subject=letter.subject, text=letter.body, key=key, now=now, url=_place(round_, unit), mail=mail)
    record("round.remind", actor=actor, now=now, obj=round_, unit_id=unit.pk, step=step, people=len(people))
    return 1


def _people(unit: Unit, now: datetime, *, with_heads: bool) -> list[Any]:
    """Those who prepare the proposal, the head too near the end; a unit without such staff is told through its head."""
    day = day_of(now)
    everyone = people_of_unit(unit.pk, day)
    if with_heads:
        return everyone
    heads = {user.pk for user in people_of_unit(unit.pk, day, heads_only=True)}
    return [user for user in everyone if user.pk not in heads] or everyone


def remind_units(round_: Round, units: Iterable[Unit], words: Words, *, actor: Any, now: datetime) -> int:
    """Nhắc by hand, by Văn phòng or Công đoàn, in `words`. Returns how many units were told.

    A unit that was reminded by hand within the same hour, or that has submitted by now, is left out. Raises Refused
    for no unit at all and for words that cannot be filled.
    """
    check(actor, "awards.remind", round_)
    units = list(units)
    problems = problems_in(MailKind.REMINDER, words)
    if not units:
        problems.append(Problem(_("Chọn ít nhất một đơn vị; chưa chọn ai thì không gửi gì."), field="units"))
    if problems:
        raise Refused(problems)
    silent = {unit.pk for unit in silent_units(round_)}
    step = f"hand:{now.astimezone(VIETNAM):%Y-%m-%dT%H}"
    return sum(_remind_by_hand(round_, unit, words, step, actor, now) for unit in units if unit.pk in silent)


@transaction.atomic
def _remind_by_hand(round_: Round, unit: Unit, words: Words, step: str, actor: Any, now: datetime) -> int:
    return _remind(round_, unit, words, step, _people(unit, now, with_heads=True), actor=actor, now=now)


def _place(round_: Round, unit: Unit) -> str:
    proposal = Proposal.objects.filter(round=round_, unit=unit).values_list("pk", flat=True).first()
    return address("proposal", proposal) if proposal else ""
