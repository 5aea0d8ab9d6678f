"""What is counted, what is left out, and that every figure is as long as the list behind it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.enums import NominationState
from awards.models import Appraisal, Consolidation, Nomination, Proposal, Referral
from awards.selectors import statistics as counted
from awards.selectors.speed import speed_of
from awards.views.statistics import Row, Table
from campaigns.models import Round
from organization.enums import Gender, IndexState
from organization.models import ParIndexResult
from organization.selectors.indices import index_table
from tests import factories as make
from tests.awards.review import collective_of, person_of, received
from tests.awards.test_list_costs import honour
from tests.awards.unit_pages import browser
from tests.clock import CUT_OFF, NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
UNCOUNTED = [NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED, NominationState.WITHDRAWN]


@pytest.fixture
def proposal() -> Proposal:
    """Of a unit and one woman who is no leader."""
    made = received()
    person = person_of(made).person
    person.gender = Gender.FEMALE
    person.save()
    return made


@pytest.fixture
def office():
    return browser(make.chief())


def put(nomination: Nomination, **fields) -> None:
    Nomination.objects.filter(pk=nomination.pk).update(**fields)


def figures(tallies) -> dict[str, tuple[int, int]]:
    return {str(row.label): (row.proposed, row.granted) for row in tallies}


def groups():
    return counted.groups_of(counted.reached())


def test_bars_are_as_long_as_the_greater_figure_where_more_was_given_than_asked():
    tallies = [counted.Tally("Bằng khen", 4, 1), counted.Tally("Giấy khen", 2, 5)]
    assert Table("", "", [Row(tally, "", "") for tally in tallies]).most == 5


@pytest.mark.parametrize("state", UNCOUNTED)
def test_whoever_the_unit_has_not_proposed_is_not_counted(proposal, state):
    put(person_of(proposal), state=state)
    assert figures(counted.by_standing(groups())) == {
        "Tập thể": (1, 0), "Cá nhân lãnh đạo, quản lý": (0, 0), "Cá nhân trực tiếp công tác": (0, 0),
    }  # fmt: skip


def test_leaders_and_workers_women_and_men_are_told_apart(proposal):
    honour(person_of(proposal), 1)
    assert figures(counted.by_standing(groups()))["Cá nhân trực tiếp công tác"] == (1, 1)
    assert figures(counted.by_gender(groups())) == {"Nữ": (1, 1), "Nam": (0, 0)}
    put(person_of(proposal), is_leader=True)
    assert figures(counted.by_standing(groups()))["Cá nhân lãnh đạo, quản lý"] == (1, 1)


def test_award_that_was_asked_for_and_award_that_was_given_are_counted_each_in_its_place(proposal):
    asked, given = proposal.round.award_types.first(), make.award_type(short_name="Giấy khen khác")
    honour(person_of(proposal), 1, award_type=given)
    assert figures(counted.by_award(groups(), [asked, given])) == {asked.short_name: (2, 0), "Giấy khen khác": (0, 1)}


def test_award_from_above_counts_as_the_one_it_was_referred_for(proposal):
    asked, higher = proposal.round.award_types.first(), make.award_type(short_name="Bằng khen")
    Referral.objects.create(nomination=collective_of(proposal), award_type=higher, referred_at=NOW)
    put(collective_of(proposal), state=NominationState.GRANTED)
    assert figures(counted.by_award(groups(), [asked, higher])) == {asked.short_name: (2, 0), "Bằng khen": (0, 1)}


def test_unit_without_anybody_stands_in_its_table(proposal):
    silent = make.unit("Phòng Lặng")
    assert figures(counted.by_unit(groups(), [(row.pk, row.short_name) for row in (proposal.unit, silent)])) == {
        proposal.unit.short_name: (2, 0), silent.short_name: (0, 0),
    }  # fmt: skip


def test_every_figure_is_as_long_as_the_list_behind_it(office, proposal):
    given = make.award_type(short_name="Giấy khen khác")
    honour(person_of(proposal), 1, award_type=given)
    page = office.get(reverse("statistics"))
    lines = [row for table in page.context["tables"] for row in table.rows]
    asked = [(row.tally.proposed, row.proposed_url) for row in lines]
    asked += [(row.tally.granted, row.granted_url) for row in lines]
    lengths = [len(office.get(url).context["page_of"].rows) for _figure, url in asked]
    assert lengths == [figure for figure, _url in asked]
    assert sum(lengths) > len(lines)


@pytest.mark.parametrize(("year", "rows"), [("2025", 2), ("2024", 0), ("khong-phai-nam", 2), ("\x00", 2)])
def test_filter_narrows_by_what_there_is(office, proposal, year, rows):
    make.opened_round(year=2024)
    assert office.get(reverse("statistics"), {"year": year}).context["total"].tally.proposed == rows
    assert len(office.get(reverse("statistics_list"), {"year": year}).context["page_of"].rows) == rows


def test_file_has_a_row_for_each_nomination_of_the_list(office, proposal):
    honour(person_of(proposal), 1)
    response = office.get(reverse("statistics_xlsx"), {"result": "granted"})
    headings, row = load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
    said = dict(zip(headings, row, strict=True))
    assert said["Tên"] == person_of(proposal).printed_name
    assert (said["Đối tượng"], said["Giới tính"], said["Kết quả"]) == ("Cá nhân trực tiếp công tác", "Nữ", "Được tặng")
    assert said["Hình thức được tặng"] == said["Hình thức đề nghị"]


def test_speed_is_told_in_working_days(proposal):
    submitted = proposal.submission.submitted_at
    for nomination, days in ((person_of(proposal), 1), (collective_of(proposal), 7)):
        Appraisal.objects.create(
            nomination=nomination, officer=make.appraiser(), concluded_at=submitted + timedelta(days=days)
        )
    Consolidation.objects.create(
        round=proposal.round, version=1, content={}, content_hash="", passed_on_by=make.chief(),
        passed_on_at=CUT_OFF + timedelta(days=7),
    )  # fmt: skip
    (told,) = speed_of(Round.objects.all())
    assert (told.appraised, told.usual, told.longest, told.passed_on, told.published) == (2, 2.5, 5, 5, None)


def test_index_tells_how_far_each_moved_since_the_year_before():
    unit = make.unit("Phòng Một")
    for year, score in ((2023, "80"), (2024, "82.5"), (2026, "90")):
        ParIndexResult.objects.create(unit=unit, year=year, score=score, state=IndexState.PUBLISHED)
    ParIndexResult.objects.create(year=2024, score="91", state=IndexState.PUBLISHED)
    ParIndexResult.objects.create(unit=unit, year=2025, score="99", state=IndexState.SELF_SCORED)
    table = index_table()
    assert table.years == (2023, 2024, 2026)
    assert [label for label, _cells in table.lines] == ["Toàn Sở", unit.short_name]
    moved = [str(cell.moved and cell.moved.normalize()) for cell in table.lines[1][1]]
    assert moved == ["None", "2.5", "None"]
    assert [len(points) for _label, _cells, points in table.drawn()] == [1, 3]


def test_index_and_speed_lead_to_their_lists(office, proposal):
    ParIndexResult.objects.create(year=2024, score="91", state=IndexState.PUBLISHED)
    leader, facts = browser(make.leader()), f'href="{reverse("facts", args=["chi-so"])}?year=2024"'
    lists = f'href="{reverse("consolidation")}?dot={proposal.round_id}"'
    assert facts in office.get(reverse("statistics")).text
    for_leader = leader.get(reverse("statistics")).text
    assert lists in for_leader
    assert facts not in for_leader
