"""The Danh sách of a letter or a Decision as an Excel file: the annex's rows, in its order, with its numbers."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core.journal.models import AccessEntry
from dossiers.lists import headings_of, rows_of
from dossiers.models import Face, Paper, PaperKind
from dossiers.services.unit_papers import make_unit_paper
from tests import factories as make
from tests.clock import NOW
from tests.dossiers import papers

LETTER, DECISION = PaperKind.SUBMISSION_LETTER, PaperKind.DECISION


def lines(kind, paper) -> list[dict]:
    return [dict(zip(headings_of(kind), row, strict=True)) for row in rows_of(kind, paper)]


def test_letter_has_the_higher_award_first_and_numbers_each_group_anew():
    found = lines(LETTER, papers.submission_letter(2, 4, awards=(papers.GIAY_KHEN, papers.BANG_KHEN)))
    assert [(row["Nhóm"], row["STT"]) for row in found] == [
        ("I. TẬP THỂ", 1), ("I. TẬP THỂ", 2),
        ("II. CÁ NHÂN", 1), ("II. CÁ NHÂN", 2), ("II. CÁ NHÂN", 3), ("II. CÁ NHÂN", 4),
    ]  # fmt: skip
    assert [row["Hình thức đề nghị"] for row in found[:2]] == [papers.BANG_KHEN, papers.GIAY_KHEN]
    names = [row["Họ và tên (tên tập thể)"] for row in found[2:]]
    assert names == ["H'Hen Niê", papers.LONG_NAME, "Nguyễn Văn Mẫu", "Y Moan Ênuôl"]
    assert (found[2]["Số phiếu"], found[2]["Tỷ lệ"]) == ("8/9", "88,89%")


@pytest.mark.parametrize(("in_favour", "base"), [(None, 9), (8, None), (0, 0)])
def test_votes_that_were_not_counted_are_left_empty(in_favour, base):
    nominee = papers.submission_letter().nominees[0].model_copy(update={"in_favour": in_favour, "base": base})
    found = lines(LETTER, papers.submission_letter(nominees=(nominee,)))
    assert (found[0]["Số phiếu"], found[0]["Tỷ lệ"]) == ("", "")


def test_nobody_in_favour_is_said():
    nominee = papers.submission_letter().nominees[0].model_copy(update={"in_favour": 0, "base": 9})
    assert lines(LETTER, papers.submission_letter(nominees=(nominee,)))[0]["Số phiếu"] == "0/9"


def test_decision_lists_name_position_and_unit_and_nothing_else():
    found = lines(DECISION, papers.decision(5, 12))
    assert len(found) == 17
    assert set(found[0]) == {"Nhóm", "STT", "Ông/Bà", "Họ và tên (tên tập thể)", "Chức vụ", "Đơn vị"}


@pytest.mark.django_db
@pytest.mark.usefixtures("hands")
class TestDownload:
    @pytest.fixture
    def unit(self, client):
        make.agency()
        proposal = make.ready_proposal(make.opened_round(make.award_type()), make.unit("Phòng Một"))
        head = make.head(proposal.unit)
        client.force_login(head)
        client.actor, client.proposal = make.actor(head), proposal
        return client

    def paper(self, unit, kind=LETTER) -> Paper:
        return make_unit_paper(unit.proposal, kind, face=Face.DRAFT, actor=unit.actor, now=NOW)

    def test_unit_takes_its_list_along_and_it_is_noted(self, unit):
        paper = self.paper(unit)
        url = reverse("paper_list_xlsx", args=[paper.pk])
        assert url in unit.get(reverse("paper", args=[paper.pk])).text
        rows = list(load_workbook(BytesIO(unit.get(url).content)).active.iter_rows(values_only=True))
        assert [row[3] for row in rows[1:]] == [one["name"] for one in paper.data["nominees"]]
        assert AccessEntry.objects.filter(what__startswith="Tải danh sách của văn bản: ").exists()

    @pytest.mark.parametrize("other", [{"letterhead": None}, {"a_field_of_old": "x"}])
    def test_list_in_a_form_that_is_read_no_more_is_refused_with_why(self, unit, other):
        paper = self.paper(unit)
        paper.data |= other
        paper.save()
        answer = unit.get(reverse("paper_list_xlsx", args=[paper.pk]))
        assert (answer.status_code, "lập theo mẫu cũ của phần mềm" in answer.text) == (409, True)
        assert not AccessEntry.objects.filter(what__startswith="Tải danh sách").exists()
        assert unit.get(reverse("paper", args=[paper.pk])).status_code == 200

    def test_paper_without_a_list_has_none(self, unit):
        paper = self.paper(unit, PaperKind.MEETING_MINUTES)
        assert unit.get(reverse("paper_list_xlsx", args=[paper.pk])).status_code == 404
        assert "Danh sách .xlsx" not in unit.get(reverse("paper", args=[paper.pk])).text

    def test_other_unit_finds_nothing_and_only_reading_is_answered(self, client, unit):
        url = reverse("paper_list_xlsx", args=[self.paper(unit).pk])
        assert unit.post(url).status_code == 405
        client.force_login(make.head(make.unit("Phòng Hai")))
        assert client.get(url).status_code == 404
        client.logout()
        assert client.get(url).status_code == 302
