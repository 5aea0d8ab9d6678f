"""Where the sample stands: each stage plays on from the one before it."""

from collections.abc import Callable
from datetime import date, datetime

from campaigns.models import Round
from thidua.sample.council import found_council, hold_session
from thidua.sample.play import Stage, at
from thidua.sample.upward import hear_from_above, prepare_package, send_up

# The first round on which the council voted.
COUNCIL_SINCE = 2024
# The instant at which each stage starts.
STAGES: dict[str, datetime] = {
    "empty": at(2025, 11, 28),
    "open": at(2025, 12, 20),
    "last-day": at(2026, 1, 9, 15, 30),
    "closed": at(2026, 1, 10, 8, 0),
    "review": at(2026, 1, 19, 9, 0),
    "decided": at(2026, 2, 2, 9, 0),
    "published": at(2026, 2, 11, 9, 0),
}


def play(stage: Stage, until: str) -> None:
    """Play the years before and the rounds of 2025 up to `until`."""
    for year in (2023, 2024):
        _whole_year(stage, Round.objects.get(year=year))
    steps: dict[str, Callable[[Stage], None]] = {
        "open": _open,
        "last-day": _last_day,
        "closed": _closed,
        "review": _review,
        "decided": _decided,
        "published": _published,
    }
    for name, step in steps.items():
        if list(STAGES).index(name) <= list(STAGES).index(until):
            step(stage)
    stage.wait_until(STAGES[until])


def _rounds() -> tuple[Round, Round]:
    return Round.objects.get(year=2025, kind="yearly"), Round.objects.get(year=2025, kind="final")


def _whole_year(stage: Stage, round_: Round) -> None:
    """A round of an earlier year from its opening to its publication."""
    year = round_.year
    stage.open(round_, at(year, 12, 4), f"Công văn số 150{year % 10}/SGTVT-VP ngày 04/12/{year} (mẫu)")
    stage.wait_until(at(year, 12, 18))
    province = round_.award_types.filter(power="province").first()
    units = stage.department.proposing
    for place, unit in enumerate(units):
        if place == len(units) - 1:
            stage.submit_nothing(round_, unit)
        else:
            stage.submit(stage.prepare(round_, unit, high=province if place % 4 == 1 else None))
    stage.close(at(year + 1, 1, 10, 0, 5))
    stage.wait_until(at(year + 1, 1, 16))
    stage.receive(round_)
    stage.appraise(round_)
    stage.wait_until(at(year + 1, 1, 24))
    stage.pass_on(round_)
    if year == COUNCIL_SINCE:
        found_council(stage)
        hold_session(stage, round_, at(year + 1, 1, 27))
    stage.answer(round_)
    stage.wait_until(at(year + 1, 2, 20))
    stage.decide(round_, number=str(40 + year % 10))
    package = prepare_package(stage, round_)
    if package:
        send_up(stage, package, number=f"1{year % 10}")
    stage.wait_until(at(year + 1, 4, 15))
    hear_from_above(stage, round_)


def _open(stage: Stage) -> None:
    """Both rounds of 2025 are open; three units have submitted, two are writing."""
    yearly, final = _rounds()
    source = "Công văn số 1611/SGTVT-VP ngày 01/12/2025 (mẫu)"
    Round.objects.filter(pk=final.pk).update(cutoff_confirmed=True, cutoff_source=source)
    final.refresh_from_db()
    for round_ in (yearly, final):
        stage.open(round_, at(2025, 12, 1), source)
    stage.wait_until(at(2025, 12, 18))
    units = stage.department.proposing
    for unit in units[2:5]:
        stage.submit(stage.prepare(yearly, unit))
    for unit in units[5:7]:
        stage.prepare(yearly, unit)


def _last_day(stage: Stage) -> None:
    """Most have submitted; the last but one has a whole draft, the last has written nothing."""
    yearly, final = _rounds()
    stage.wait_until(at(2026, 1, 8, 10, 0))
    units = stage.department.proposing
    province = yearly.award_types.filter(power="province").first()
    for unit in units[:-2]:
        proposal = yearly.proposals.filter(unit=unit).first()
        if proposal is None:
            proposal = stage.prepare(yearly, unit, high=province)
        if proposal.submission is None:
            stage.submit(proposal)
    stage.prepare(yearly, units[-2])
    state = final.award_types.filter(power="state").first()
    for unit in units[1:3]:
        stage.submit(stage.prepare(final, unit, high=state))


def _closed(stage: Stage) -> None:
    stage.close(at(2026, 1, 10, 0, 5))


def _review(stage: Stage) -> None:
    """Received but for one, one back with a remark, half of it appraised."""
    yearly, final = _rounds()
    stage.wait_until(at(2026, 1, 15))
    stage.receive(yearly, all_but=2)
    stage.ask_for_more(yearly)
    stage.receive(final)
    stage.appraise(yearly, share=0.5)


def _decided(stage: Stage) -> None:
    """Everything received and appraised; the council has voted on the yearly round, leadership has answered; the
    Decision waits for its signature."""
    yearly, final = _rounds()
    stage.wait_until(at(2026, 1, 20))
    proposal = yearly.proposals.get(state="supplementing")
    stage.submit(proposal)
    stage.receive(yearly)
    stage.appraise(yearly)
    stage.appraise(final)
    stage.wait_until(at(2026, 1, 28))
    stage.pass_on(yearly)
    stage.pass_on(final)
    hold_session(stage, yearly, at(2026, 1, 29))
    stage.answer(yearly)
    stage.answer(final)
    stage.decide(yearly)


def _published(stage: Stage) -> None:
    """The Decision is published; the final round's dossier is with the level above, the yearly one nearly due."""
    yearly, final = _rounds()
    stage.wait_until(at(2026, 2, 10))
    stage.sign_and_publish(yearly.decisions.get(), number="86")
    package = prepare_package(stage, final)
    if package:
        send_up(stage, package, number="21")
    prepare_package(stage, yearly, due_on=date(2026, 2, 20))
