"""The checks' answers from real rows: right subject, right years, and no more queries for more people."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.models import CheckOverride, CriterionAnswer
from awards.selectors.findings import findings_as_data, findings_of
from campaigns.models import Criterion
from organization.models import AnnualRating, Discipline, Initiative, ParIndexResult, ProcedureFigures
from tests import factories as make
from tests.awards.unit_pages import a_draft, nominate
from tests.clock import NOW

pytestmark = pytest.mark.django_db
LEVELS = {"levels": ["unit", "agency", "province"]}


def criteria(proposal, kind, *checks, heads_only=False):
    """Replace the campaign's criteria for `kind` by one for each check."""
    Criterion.objects.filter(campaign=proposal.round.campaign, subject_kind=kind, heads_only=heads_only).delete()
    for number, (name, params) in enumerate(checks, 1):
        Criterion.objects.create(
            campaign=proposal.round.campaign, number=number, code=f"{kind}-{heads_only}-{number}", label=name,
            subject_kind=kind, text=name, checks=[{"name": name, "params": params}], heads_only=heads_only,
        )  # fmt: skip


def verdicts(nomination, *, for_unit=False):
    return {row.criterion.label: row.verdict for row in findings_of([nomination], for_unit=for_unit)[nomination.pk]}


def test_rating_of_the_period_counts():
    proposal = a_draft()
    criteria(proposal, "individual", ("rating_at_least", {"grade": "good"}))
    row = nominate(proposal)
    AnnualRating.objects.create(person=row.person, year=2024, grade="not_done")
    assert verdicts(row) == {"rating_at_least": "to_consider"}
    AnnualRating.objects.create(person=row.person, year=2025, grade="good")
    assert verdicts(row) == {"rating_at_least": "passed"}


def test_initiative_of_the_author_counts_for_him_and_of_the_unit_for_the_collective():
    proposal = a_draft()
    for kind in ("individual", "collective"):
        criteria(proposal, kind, ("initiative", LEVELS))
    author, other, collective = nominate(proposal), nominate(proposal), nominate(proposal, proposal.unit)
    idea = Initiative.objects.create(title="Số hóa", unit=proposal.unit, year=2025, level="agency", paper="QĐ 1")
    idea.authors.add(author.person)
    assert verdicts(author) == verdicts(collective) == {"initiative": "passed"}
    assert verdicts(other) == {"initiative": "failed"}


def test_individual_sees_the_procedures_of_his_unit():
    proposal = a_draft()
    criteria(proposal, "individual", ("nothing_late", {}))
    row = nominate(proposal)
    ProcedureFigures.objects.create(unit=proposal.unit, year=2025, received=10, late=1)
    assert verdicts(row) == {"nothing_late": "failed"}


def test_people_of_a_team_stand_with_the_figures_of_the_unit_above():
    proposal = a_draft()
    criteria(proposal, "individual", ("nothing_late", {}))
    team = make.unit("Đội Một", kind="team", parent=proposal.unit, proposes=False)
    row = nominate(proposal, make.person(team))
    ProcedureFigures.objects.create(unit=proposal.unit, year=2025, received=10)
    assert verdicts(row) == {"nothing_late": "passed"}


def test_index_is_held_against_the_year_before():
    proposal = a_draft()
    criteria(proposal, "collective", ("index_improved", {"department_score": 90}))
    row = nominate(proposal, proposal.unit)
    for year, score in ((2024, 90), (2025, 91)):
        ParIndexResult.objects.create(unit=proposal.unit, year=year, score=score, state="published")
    assert verdicts(row) == {"index_improved": "passed"}


def test_discipline_of_a_member_makes_the_collective_a_matter_to_consider():
    proposal = a_draft()
    for kind in ("individual", "collective"):
        criteria(proposal, kind, ("no_discipline", {}))
    collective, row = nominate(proposal, proposal.unit), nominate(proposal)
    Discipline.objects.create(person=row.person, form="Khiển trách", starts_on=date(2025, 2, 1))
    assert verdicts(row) == {"no_discipline": "failed"}
    assert verdicts(collective) == {"no_discipline": "to_consider"}
    assert verdicts(row, for_unit=True) == verdicts(collective, for_unit=True) == {"no_discipline": "to_consider"}


@pytest.mark.parametrize(("starts", "ends", "verdict"), [
    (date(2024, 1, 1), date(2024, 12, 31), "passed"),
    (date(2024, 1, 1), date(2025, 1, 1), "failed"),
    (date(2025, 12, 31), None, "failed"),
    (date(2026, 1, 1), None, "passed"),
])  # fmt: skip
def test_discipline_counts_when_it_holds_on_a_day_of_the_period(starts, ends, verdict):
    proposal = a_draft()
    criteria(proposal, "individual", ("no_discipline", {}))
    row = nominate(proposal)
    Discipline.objects.create(person=row.person, form="Khiển trách", starts_on=starts, ends_on=ends)
    assert verdicts(row) == {"no_discipline": verdict}


def test_head_goes_with_his_collective_and_others_are_not_asked():
    proposal = a_draft()
    criteria(proposal, "collective", ("nothing_late", {}))
    criteria(proposal, "individual")
    criteria(proposal, "individual", ("head_linked", {}), heads_only=True)
    head, other = nominate(proposal, make.head(proposal.unit).person), nominate(proposal)
    ProcedureFigures.objects.create(unit=proposal.unit, year=2025, received=10, late=2)
    assert verdicts(head) == {"head_linked": "failed"}
    assert verdicts(other) == {}


def test_heads_finding_does_not_tell_the_unit_of_a_discipline():
    proposal = a_draft()
    criteria(proposal, "collective", ("no_discipline", {}))
    criteria(proposal, "individual")
    criteria(proposal, "individual", ("head_linked", {}), heads_only=True)
    head = nominate(proposal, make.head(proposal.unit).person)
    Discipline.objects.create(unit=proposal.unit, form="Cảnh cáo", starts_on=date(2025, 2, 1))
    assert verdicts(head) == {"head_linked": "failed"}
    assert verdicts(head, for_unit=True) == {"head_linked": "to_consider"}


def test_office_overrules_for_itself_and_the_unit_does_not_see_it():
    proposal = a_draft(individuals=1)
    row = proposal.nominations.get()
    criterion = Criterion.objects.get(campaign=proposal.round.campaign, subject_kind="individual")
    CriterionAnswer.objects.create(report=row.report, criterion=criterion, attested=True)
    assert set(verdicts(row).values()) == {"to_consider"}
    CheckOverride.objects.create(
        nomination=row, criterion=criterion, verdict="passed", reason="Đã xác minh", by=make.appraiser(), at=NOW
    )
    assert set(verdicts(row).values()) == {"passed"}
    assert set(verdicts(row, for_unit=True).values()) == {"to_consider"}
    kept = findings_as_data(row)
    assert kept[0]["overruled"] == "Đã xác minh"
    assert kept[0]["verdict"] == "passed"


def test_findings_of_thirty_cost_as_many_queries_as_of_one():
    proposal = a_draft()
    criteria(proposal, "individual", ("attested", {}), ("no_discipline", {}), ("initiative", LEVELS),
             ("nothing_late", {}), ("rating_at_least", {"grade": "good"}))  # fmt: skip

    def cost():
        rows = list(proposal.nominations.select_related("proposal__round", "unit"))
        with CaptureQueriesContext(connection) as seen:
            findings_of(rows, for_unit=False)
        return len(seen)

    nominate(proposal)
    one = cost()
    for _place in range(29):
        row = nominate(proposal)
        Discipline.objects.create(person=row.person, form="Khiển trách", starts_on=date(2025, 2, 1))
    assert cost() == one
