"""Báo cáo tổng kết: its figures are those of Thống kê, its words the office's, and what was issued stays."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.selectors import statistics as counted
from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from dossiers.access import papers_visible_to
from dossiers.building.year_reports import figures, year_report
from dossiers.models import Face, Paper, PaperKind, YearReport
from dossiers.rendering.data import parse
from dossiers.selectors import letters_to_number
from dossiers.selectors.year_reports import report_lines, report_of
from dossiers.services.letters import issue_letter
from dossiers.services.year_reports import PARTS, make_year_report, save_year_report
from organization.enums import Gender, IndexState, Role
from organization.models import ParIndexResult
from tests import factories as make
from tests.awards.door import submit
from tests.awards.review import collective_of, person_of, received
from tests.awards.test_list_costs import honour
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW
from tests.dossiers import papers
from tests.dossiers.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
REPORT = PaperKind.YEAR_REPORT
WORDS = {name: f"Lời của phần {name}." for name in PARTS}


@pytest.fixture
def proposal():
    """Of a unit and of a woman of it who is no leader; she is awarded."""
    made = received()
    woman = person_of(made).person
    woman.gender = Gender.FEMALE
    woman.save()
    honour(person_of(made), 1)
    return made


@pytest.fixture
def campaign(proposal):
    return proposal.round.campaign


@pytest.fixture
def officer():
    return make.actor(make.appraiser())


def written(campaign, officer, year=2025):
    return save_year_report(report_of(campaign, year), WORDS, version=0, actor=officer, now=NOW)


def made(row, officer, face=Face.FOR_SIGNATURE):
    return make_year_report(row, face=face, signer=None, actor=officer, now=NOW)


class TestFigures:
    def test_each_is_what_the_statistics_count(self, proposal, campaign):
        told = figures(campaign, 2025)
        groups = counted.groups_of(counted.reached())
        (award,) = told["awards"]
        assert (award.proposed, award.granted) == ((1, 1), (0, 1))
        assert sum(award.proposed) == counted.total(groups).proposed
        assert {row.label: (row.proposed, row.granted) for row in told["people"]} == {
            "Cá nhân lãnh đạo, quản lý": (0, 0), "Cá nhân trực tiếp công tác": (1, 1), "Nữ": (1, 1), "Nam": (0, 0),
        }  # fmt: skip

    def test_units_that_sent_are_told_from_those_asked_and_from_those_without_anybody(self, proposal, campaign):
        silent, nobody = make.unit("Phòng Lặng"), make.unit("Phòng Không")
        for unit in (silent, nobody):
            proposal.round.round_units.create(unit=unit)
        make.proposal(proposal.round, silent)
        submit(make.nil_proposal(proposal.round, nobody))
        (row,) = figures(campaign, 2025)["rounds"]
        assert (row.units, row.sent, row.nil) == (proposal.round.round_units.count(), 2, 1)

    @pytest.mark.parametrize(("year", "rounds"), [(2024, 0), (2025, 1), (None, 1)])
    def test_year_has_its_own_rounds_and_the_whole_campaign_all(self, proposal, campaign, year, rounds):
        told = figures(campaign, year)
        assert [len(told[name]) for name in ("rounds", "awards")] == [rounds, rounds]
        assert [row.label for row in told["years"]] == ([] if year else ["2025"])

    def test_another_campaign_and_a_round_in_preparation_are_left_out(self, proposal, campaign):
        make.unopened_round(campaign=campaign)
        assert len(figures(campaign, 2025)["rounds"]) == 1
        assert figures(make.campaign(), 2025)["rounds"] == ()

    def test_index_is_of_the_year_and_the_one_before_with_how_far_it_moved(self, campaign):
        for year, score in ((2022, "70"), (2024, "89.5"), (2025, "91.25")):
            ParIndexResult.objects.create(year=year, score=score, state=IndexState.PUBLISHED)
        assert figures(campaign, 2025)["index_years"] == (2024, 2025)
        (row,) = figures(campaign, 2025)["index"]
        assert row.cells == ("89,5", "91,25 (+1,75)")
        assert figures(campaign, None)["index_years"] == (2022, 2024, 2025)

    def test_unit_stands_in_the_index_by_its_whole_name(self, campaign):
        unit = make.unit("Phòng Quản lý vận tải", short_name="P. QLVT")
        for of in (unit, None):
            ParIndexResult.objects.create(unit=of, year=2025, score="90", state=IndexState.PUBLISHED)
        assert [row.subject for row in figures(campaign, 2025)["index"]] == ["Toàn Sở", "Phòng Quản lý vận tải"]

    def test_shares_are_of_the_individuals_who_were_awarded(self):
        text = text_of(REPORT, papers.year_report())
        assert "Các đơn vị đề nghị 05 tập thể, 15 cá nhân; được tặng 05 tập thể, 11 cá nhân" in text
        assert "Cá nhân trực tiếp công tác 10 7 63,64%" in text


class TestWords:
    def test_who_comes_second_loses_no_word_and_overwrites_none(self, campaign, officer):
        row = written(campaign, officer)
        with pytest.raises(Conflict):
            save_year_report(row, WORDS, version=0, actor=officer, now=NOW)
        again = save_year_report(row, WORDS | {"directions": "Khác"}, version=1, actor=officer, now=NOW)
        assert (again.directions, again.version, YearReport.objects.count()) == ("Khác", 2, 1)

    def test_year_and_whole_campaign_are_reports_of_their_own(self, campaign, officer):
        written(campaign, officer), written(campaign, officer, None)
        assert YearReport.objects.count() == 2
        assert report_of(campaign, 2024).pk is None

    @pytest.mark.parametrize("role", ["leader", "head"])
    def test_office_alone_writes_and_prints(self, campaign, officer, role):
        other = make.actor(make.leader() if role == "leader" else make.head(make.unit()))
        with pytest.raises(Denied):
            save_year_report(report_of(campaign, 2025), WORDS, version=0, actor=other, now=NOW)
        with pytest.raises(Denied):
            made(written(campaign, officer), other)


class TestPaper:
    def test_it_says_all_that_was_written_beside_the_figures(self, campaign, officer):
        text = text_of(REPORT, year_report(written(campaign, officer), face=Face.DRAFT, signer=None, made_at=NOW))
        assert all(words in text for words in WORDS.values())
        assert f"Tổng kết phong trào thi đua “{campaign.name}” năm 2025" in text
        assert "được tặng 00 tập thể, 01 cá nhân" in text

    @pytest.mark.parametrize("part", PARTS)
    def test_print_for_signature_waits_for_every_part(self, campaign, officer, part):
        row = save_year_report(report_of(campaign, 2025), WORDS | {part: " "}, version=0, actor=officer, now=NOW)
        with pytest.raises(Refused, match="chưa viết"):
            made(row, officer)
        assert "………" in text_of(REPORT, parse(REPORT, made(row, officer, Face.DRAFT).data))

    def test_issued_report_keeps_the_figures_it_was_signed_with(self, proposal, campaign, officer):
        row = written(campaign, officer)
        signed = made(row, officer)
        assert letters_to_number() == [signed]
        honour(collective_of(proposal), 2)
        save_year_report(row, WORDS | {"assessment": "Sửa sau"}, version=1, actor=officer, now=NOW)
        clerk = make.actor(make.user(make.person(make.office()), Role.CLERK))
        issued = issue_letter(signed, number="15", dated=NOW.date(), actor=clerk, now=NOW)
        text = text_of(REPORT, parse(REPORT, issued.data))
        assert "Số: 15/BC-SGTVT" in text
        assert "được tặng 00 tập thể, 01 cá nhân" in text
        assert "Sửa sau" not in text
        assert letters_to_number() == []
        told = JournalEntry.objects.filter(action__in=("year_report.save", "paper.year_report", "paper.issue"))
        assert told.count() == 4

    def test_units_and_the_administrator_do_not_read_it_and_the_clerk_does(self, campaign, officer):
        paper = made(written(campaign, officer), officer)
        clerk, admin = (
            make.actor(make.user(make.person(make.office()), role)) for role in (Role.CLERK, Role.ADMINISTRATOR)
        )
        readers = [officer, make.actor(make.leader()), clerk]
        assert all(papers_visible_to(actor).filter(pk=paper.pk).exists() for actor in readers)
        outsiders = [admin, make.actor(make.head(make.unit()))]
        assert not any(papers_visible_to(actor).filter(pk=paper.pk).exists() for actor in outsiders)


class TestPages:
    @pytest.fixture
    def office(self):
        return browser(make.appraiser())

    def test_whole_way_from_the_list_to_the_paper(self, office, campaign):
        url = reverse("year_report", args=[campaign.pk, 2025])
        assert url in office.get(reverse("year_reports")).text
        assert office.post(url, WORDS | {"version": 0}).status_code == 302
        assert WORDS["directions"] in office.get(url).text
        answer = office.post(reverse("year_report_make", args=[campaign.pk, 2025]), {"face": Face.FOR_SIGNATURE})
        paper = Paper.objects.get(kind=REPORT)
        assert answer["Location"] == reverse("paper", args=[paper.pk])
        assert reverse("year_reports") in office.get(answer["Location"]).text
        assert reverse("paper", args=[paper.pk]) in office.get(url).text

    def test_each_cell_of_the_index_names_its_year_where_a_line_becomes_a_card(self, office, campaign):
        for year, score in ((2024, "89.5"), (2025, "91")):
            ParIndexResult.objects.create(year=year, score=score, state=IndexState.PUBLISHED)
        page = office.get(reverse("year_report", args=[campaign.pk, 2025])).text
        assert 'data-label="2024">89,5<' in page
        assert 'data-label="2025">91 (+1,5)<' in page

    def test_words_of_who_came_second_stay_beside_those_that_are_there(self, office, campaign, officer):
        written(campaign, officer)
        answer = office.post(reverse("year_report", args=[campaign.pk, 2025]), {"assessment": "Lời tôi", "version": 0})
        assert answer.status_code == 409
        assert "Lời tôi" in answer.text
        assert WORDS["assessment"] in answer.text

    def test_unwritten_report_says_why_it_is_not_printed(self, office, campaign):
        answer = office.post(reverse("year_report_make", args=[campaign.pk, None]), {"face": Face.FOR_SIGNATURE})
        assert answer.status_code == 422
        assert "tồn tại, hạn chế và nguyên nhân" in answer.text

    @pytest.mark.parametrize(("year", "status"), [(2022, 404), (2023, 200), (2025, 200), (2026, 404), (None, 200)])
    def test_years_are_those_of_the_campaign(self, office, campaign, year, status):
        assert office.get(reverse("year_report", args=[campaign.pk, year])).status_code == status

    def test_list_has_the_years_that_have_begun_and_costs_the_same_for_many(self, office, campaign, officer):
        assert [row.row.year for row in report_lines([campaign], 2024)] == [2024, 2023, None]
        assert [row.row.year for row in report_lines([campaign], 2022)] == [None]
        few = queries_of(office, reverse("year_reports"))
        for _number in range(30):
            other = make.campaign()
            made(written(other, officer), officer, Face.DRAFT)
        assert queries_of(office, reverse("year_reports")) == few

    def test_furthest_face_stands_in_the_list_whatever_was_printed_after(self, campaign, officer):
        row = written(campaign, officer)
        signed = made(row, officer)
        make_year_report(row, face=Face.DRAFT, signer=None, actor=officer, now=NOW + timedelta(days=1))
        assert report_lines([campaign], 2025)[0].paper == signed
