"""Báo cáo thẩm định, Tờ trình của Văn phòng, Phiếu trình: made from the list as it was passed on."""

import pytest
from django.urls import reverse

from awards.enums import Recommendation
from awards.models import Appraisal, Consolidation
from awards.services.appraisals import Opinion, conclude_appraisal, hold_nomination, reopen_appraisal, save_appraisal
from awards.services.consolidations import pass_on
from core.outbox.models import Job
from dossiers.building.leadership import Passed
from dossiers.lists import headings_of, rows_of
from dossiers.models import FOR_LEADERSHIP, Paper, PaperKind
from dossiers.rendering.data import parse
from dossiers.selectors import papers_for_leadership
from dossiers.selectors.genuine import genuine
from dossiers.services.leadership_papers import make_leadership_papers
from dossiers.tasks import make_consolidation_papers
from tests import factories as make
from tests.awards.review import appraised, collective_of, person_of, received
from tests.awards.unit_pages import browser, text_of
from tests.clock import NOW
from tests.dossiers import papers
from tests.dossiers.reading import rendered
from tests.dossiers.reading import text_of as words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


@pytest.fixture
def proposal():
    return appraised(received(), make.appraiser())


def last(proposal):
    return Consolidation.objects.select_related("round__campaign").filter(round=proposal.round).first()


def passed(proposal):
    return Passed(last(proposal), made_at=NOW)


def say_of(nomination, recommendation, text, **fields):
    """Another opinion on one nominee, concluded, and the list passed on anew."""
    officer = make.actor(make.appraiser())
    reopen_appraisal(nomination, actor=officer, now=NOW, note="Xem lại")
    row = Appraisal.objects.get(nomination=nomination)
    eligible = recommendation != Recommendation.DECLINE
    save_appraisal(nomination, Opinion(eligible, text, recommendation, **fields), version=row.version, actor=officer,
                   now=NOW)  # fmt: skip
    conclude_appraisal(nomination, actor=officer, now=NOW)
    pass_on(nomination.proposal.round, actor=make.actor(make.chief()), now=NOW)


class TestMaking:
    def test_is_asked_for_by_passing_the_list_on(self, proposal):
        job = Job.objects.get(kind="consolidation_papers")
        make_consolidation_papers(job.payload, now=NOW)
        assert {paper.kind for paper in Paper.objects.filter(round=proposal.round)} == set(FOR_LEADERSHIP)

    def test_of_a_list_that_was_passed_on_again_is_left_to_the_later_one(self, proposal):
        first = last(proposal)
        pass_on(proposal.round, actor=make.actor(make.chief()), now=NOW)
        make_consolidation_papers({"pk": first.pk}, now=NOW)
        assert not Paper.objects.filter(kind=PaperKind.APPRAISAL_REPORT).exists()

    def test_reads_the_frozen_list_and_not_what_is_said_now(self, proposal):
        frozen = passed(proposal).appraisal_report()
        Appraisal.objects.update(opinion="Khác hẳn", rank=7)
        assert passed(proposal).appraisal_report() == frozen
        assert all(row.opinion == "Ý kiến của Văn phòng" for row in frozen.rows)

    def test_of_a_later_list_takes_the_place_of_the_earlier_and_both_stay(self, proposal):
        old = {paper.kind: paper for paper in make_leadership_papers(last(proposal), now=NOW)}
        say_of(person_of(proposal), Recommendation.DECLINE, "Có hồ sơ trễ hạn")
        new = {paper.kind: paper for paper in make_leadership_papers(last(proposal), now=NOW)}
        report = PaperKind.APPRAISAL_REPORT
        assert not genuine(old[report].code).in_force
        assert genuine(new[report].code).in_force
        assert {paper.pk for paper in papers_for_leadership(proposal.round)} == {row.pk for row in new.values()}


class TestReport:
    def test_lists_everybody_with_checks_opinion_order_and_summary(self, proposal):
        rows = passed(proposal).appraisal_report().rows
        assert [row.kind for row in rows] == ["collective", "individual"]
        assert all(row.checks for row in rows)
        assert all(row.recommended == row.award for row in rows)
        assert rows[1].summary == passed(proposal).office_letter().rows[1].summary
        assert rows[1].base

    def test_tells_of_whom_the_office_thinks_otherwise_and_why(self, proposal):
        say_of(person_of(proposal), Recommendation.DECLINE, "Có hồ sơ trễ hạn")
        paper = passed(proposal).appraisal_report()
        text = " ".join(words_of(PaperKind.APPRAISAL_REPORT, paper).split())
        assert "Không đề nghị. Có hồ sơ trễ hạn." in text
        assert "không đủ điều kiện: 01" in text
        assert "Đề nghị khen thưởng: 01 tập thể" in text

    def test_collective_that_is_its_own_unit_is_named_once(self, proposal):
        report, unit = passed(proposal).appraisal_report(), proposal.unit.name
        assert report.rows[0].name == report.rows[0].unit == report.rows[1].unit == unit
        text = " ".join(words_of(PaperKind.APPRAISAL_REPORT, report).split())
        assert text.count(unit) == 2, "once for itself, once with its person"

    def test_says_which_units_sent_nothing(self, proposal):
        silent = make.unit("Phòng Im Lặng")
        proposal.round.round_units.create(unit=silent)
        paper = passed(proposal).appraisal_report()
        assert paper.sent == 1
        assert paper.units == 1 + len(paper.silent)
        assert "Phòng Im Lặng" in paper.silent

    def test_as_a_spreadsheet_has_a_row_for_each_and_a_cell_for_each_heading(self, proposal):
        paper = passed(proposal).appraisal_report()
        rows = rows_of(PaperKind.APPRAISAL_REPORT, paper)
        assert len(rows) == 2
        assert {len(row) for row in rows} == {len(headings_of(PaperKind.APPRAISAL_REPORT))}


class TestLetter:
    def test_proposes_those_whom_the_office_recommends_and_nobody_else(self, proposal):
        say_of(person_of(proposal), Recommendation.DECLINE, "Có hồ sơ trễ hạn")
        assert [row.kind for row in passed(proposal).office_letter().rows] == ["collective"]

    def test_of_nobody_is_not_written(self, proposal):
        for nomination in (person_of(proposal), collective_of(proposal)):
            say_of(nomination, Recommendation.DECLINE, "Có hồ sơ trễ hạn")
        made = {paper.kind for paper in make_leadership_papers(last(proposal), now=NOW)}
        assert made == {PaperKind.APPRAISAL_REPORT, PaperKind.SUBMISSION_SLIP}

    def test_leaves_out_who_is_on_hold(self, proposal):
        hold_nomination(collective_of(proposal), reason="Đơn thư", actor=make.actor(make.appraiser()), now=NOW)
        pass_on(proposal.round, actor=make.actor(make.chief()), now=NOW)
        assert [row.kind for row in passed(proposal).office_letter().rows] == ["individual"]
        report = passed(proposal).appraisal_report()
        assert report.rows[0].recommendation == "Tạm dừng xét: Đơn thư"

    def test_may_be_edited_in_word_and_the_slip_may_not(self, proposal):
        made = {paper.kind: paper for paper in make_leadership_papers(last(proposal), now=NOW)}
        assert [made[kind].is_in_word for kind in FOR_LEADERSHIP] == [True, True, False]


class TestSlip:
    def test_has_no_number_and_stands_on_one_page_with_the_box(self):
        pages = rendered("submission_slip", papers.submission_slip())
        assert len(pages) == 1
        assert "Số:" not in pages[0].text
        assert pages[0].find("Ý KIẾN CỦA GIÁM ĐỐC").top < pages[0].find("1. Nội dung trình").top

    def test_says_in_numbers_what_is_proposed(self, proposal):
        slip = passed(proposal).submission_slip()
        assert "Các đơn vị đề nghị 01 tập thể, 01 cá nhân" in slip.content
        assert "không đề nghị" not in slip.content
        say_of(person_of(proposal), Recommendation.DECLINE, "Có hồ sơ trễ hạn")
        assert "; không đề nghị 01 cá nhân." in passed(proposal).submission_slip().content


class TestList:
    def test_of_300_repeats_its_heads_and_loses_nobody(self):
        pages = [page for page in rendered("appraisal_report", papers.appraisal_report(20, 280)) if page.width == 297.0]
        assert len(pages) > 20
        assert all("STT" in page.text and "Bản trích ngang" in page.text for page in pages)
        assert "Danh sách gồm 20 tập thể, 280 cá nhân./." in pages[-1].text

    def test_of_one(self):
        pages = [page for page in rendered("appraisal_report", papers.appraisal_report(0, 1)) if page.width == 297.0]
        assert len(pages) == 1
        assert "Danh sách gồm 01 cá nhân./." in pages[0].text


class TestPages:
    @pytest.mark.parametrize(("route", "who"), [("consolidation", make.chief), ("approval", make.leader)])
    def test_of_office_and_leadership_lead_to_them(self, proposal, route, who):
        made = make_leadership_papers(last(proposal), now=NOW)
        page = text_of(browser(who()).get(reverse(route)))
        assert all(reverse("paper", args=[paper.pk]) in page for paper in made)

    def test_are_not_the_unit_s(self, proposal):
        made = make_leadership_papers(last(proposal), now=NOW)
        head = browser(make.head(proposal.unit))
        assert {head.get(reverse("paper", args=[paper.pk])).status_code for paper in made} == {404}

    def test_give_the_list_as_excel_to_who_may_read_it(self, proposal):
        report = next(row for row in make_leadership_papers(last(proposal), now=NOW) if row.has_list)
        answer = browser(make.chief()).get(reverse("paper_list_xlsx", args=[report.pk]))
        assert answer.status_code == 200
        assert parse(report.kind, report.data).rows
