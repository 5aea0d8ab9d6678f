"""What is asked about rounds again and again: windows, versions, working days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet
from django.utils.translation import gettext as _

from campaigns.calendar import Granted, RoundWindows, Window, WorkCalendar, default_days_off
from campaigns.mail_words import KINDS, Words
from campaigns.models import (
    Campaign,
    CampaignNote,
    DayOff,
    Extension,
    ExtensionRequest,
    MailText,
    Round,
    RoundVersion,
    Target,
    TargetCall,
)
from core.clock import day_of
from organization.models import Person, Unit


def windows_of(rounds: Iterable[Round]) -> dict[int, RoundWindows]:
    """The windows of every unit in each of `rounds`, by round id, in one query.

    How far the lists are closed is asked through `closings`, which `awards` hangs onto a round.
    """
    rounds = list(rounds)
    closed: dict[int, datetime | None] = {}
    extensions: dict[int, list[Granted]] = {}
    rows = Round.objects.filter(pk__in=[round_.pk for round_ in rounds]).order_by("extensions")
    fields = [f"extensions__{name}" for name in ("unit", "cutoff", "paper_number", "paper_date", "received_at")]
    rows = rows.values("pk", *fields).annotate(at=Max("closings__cutoff"))
    for pk, closed_at, *granted in rows.values_list("pk", "at", *fields):
        closed[pk] = closed_at
        if granted[1] is not None:
            extensions.setdefault(pk, []).append(Granted(*granted))
    return {
        round_.pk: RoundWindows(
            round_.cutoff, round_.opened_at, closed.get(round_.pk), tuple(extensions.get(round_.pk, ()))
        )
        for round_ in rounds
    }


def round_windows(round_: Round) -> RoundWindows:
    """The windows of every unit in one round."""
    return windows_of([round_])[round_.pk]


def window(round_: Round, unit: Unit) -> Window:
    """When `unit` may submit in this round, as the data says at this moment."""
    return round_windows(round_).of(unit.pk)


def effective_cutoff(round_: Round, unit: Unit) -> datetime:
    """The latest cut-off that covers `unit` (deadline.md rule 9)."""
    return round_windows(round_).cutoff_of(unit.pk)


def current_version(round_: Round) -> RoundVersion | None:
    """The version of the round that is in force; None before it is opened."""
    return round_.versions.order_by("-number").first()


def version_for(round_: Round, unit: Unit) -> RoundVersion | None:
    """The version in force for `unit`; None before the round is opened, and for a unit that it does not expect."""
    return round_.versions.filter(round__round_units__unit=unit).order_by("-number").first()


def work_calendar(*years: int) -> WorkCalendar:
    """The working days of these years: the office's table, or the public holidays for a year it has not touched."""
    rows = list(DayOff.objects.filter(day__year__in=years))
    known = {row.day.year for row in rows}
    off = {row.day for row in rows if not row.works}
    off |= {day for year in {*years} - known for day, _name in default_days_off(year)}
    return WorkCalendar(frozenset(off), frozenset(row.day for row in rows if row.works))


def calendar_around(day: date) -> WorkCalendar:
    """The working days of the year of `day` and of its neighbours."""
    return work_calendar(day.year - 1, day.year, day.year + 1)


def granted_in(round_: Round) -> QuerySet[Extension]:
    """Every extension of the round, the newest first."""
    return round_.extensions.select_related("unit", "granted_by", "paper").order_by("-granted_at", "-pk")


def requests_in(round_: Round) -> QuerySet[ExtensionRequest]:
    """Every request for an extension in the round, the newest first."""
    parts = ("unit", "asked_by", "file", "extension", "answer_paper", "answered_by")
    return round_.extension_requests.select_related(*parts)


def requests_of(round_: Round, unit: Unit) -> QuerySet[ExtensionRequest]:
    """What one unit asked in the round, with its answers, the newest first."""
    return requests_in(round_).filter(unit=unit)


def round_units(round_: Round) -> list[Unit]:
    """The units that this round expects a proposal from, in order."""
    return [row.unit for row in round_.round_units.select_related("unit")]


def proposing_units(now: datetime) -> list[Unit]:
    """The units that send a proposal themselves on this day."""
    return list(Unit.objects.on(day_of(now)).filter(proposes=True))


def expected_units(round_: Round, now: datetime) -> list[Unit]:
    """The units of an opened round, or those that it would have if it were opened now."""
    return round_units(round_) if round_.opened_at else proposing_units(now)


def award_type_in(version: dict[str, Any], code: str) -> dict[str, Any] | None:
    """An award as a round's frozen version offers it."""
    return next((award for award in version["award_types"] if award["code"] == code), None)


def mail_words(kind: str) -> Words:
    """The words in force for this kind of mail: Văn phòng's own, or those that come with the software."""
    row = MailText.objects.filter(kind=kind).first()
    return Words(row.subject, row.body) if row else KINDS[kind].words


def contact_of(round_: Round) -> str:
    """Whom a unit may ask about this round."""
    return round_.contact or _("Văn phòng Sở")


@dataclass(frozen=True)
class Registered:
    """One unit that a call asks: its own registration if there is one, and of how many of its people."""

    unit: Unit
    own: Target | None
    people: int


def called_units(call: TargetCall, today: date) -> QuerySet[Unit]:
    """The units that send proposals themselves, today or on the call's last day, and whoever registered before."""
    asked = Unit.objects.on(min(today, call.due)).filter(proposes=True).values("pk")
    return Unit.objects.filter(Q(pk__in=asked) | Q(targets__call=call)).distinct().order_by("order", "name")


def registrations(call: TargetCall, actor: Any) -> list[Registered]:
    """A line for every called unit whose registration one may read, in three queries."""
    units = called_units(call, actor.today)
    if not (actor.is_office or actor.is_leadership):
        units = units.filter(pk__in=actor.unit_ids)
    own = {row.unit_id: row for row in call.targets.filter(person=None).select_related("saved_by", "paper")}
    counts = call.targets.exclude(person=None).order_by().values_list("unit").annotate(Count("pk"))
    people = dict(counts)
    return [Registered(unit, own.get(unit.pk), people.get(unit.pk, 0)) for unit in units]


def written_targets(call: TargetCall, actor: Any) -> QuerySet[Target]:
    """All that was registered and that one may read, each unit itself before its people."""
    rows = Target.objects.visible_to(actor).filter(call=call).select_related("unit", "person", "saved_by", "paper")
    return rows.order_by("unit__order", "unit__name", F("person__sort_key").asc(nulls_first=True), "pk")


def notes_of(campaign: Campaign, year: int | None) -> QuerySet[CampaignNote]:
    """What the book of a campaign has of one year, or of all of them; the newest first."""
    rows = CampaignNote.objects.present().filter(campaign=campaign)
    return (rows.filter(happened_on__year=year) if year else rows).select_related("unit")


def targets_for(subject: Unit | Person, years: range, campaign: Campaign) -> QuerySet[Target]:
    """What was registered for a unit itself, or for a person by whichever unit, in these years of a campaign."""
    of = {"person": subject} if isinstance(subject, Person) else {"unit": subject, "person": None}
    rows = Target.objects.filter(call__campaign=campaign, call__year__in=years, **of)
    return rows.select_related("call").order_by("call__year")
