"""Căn cứ as the office keeps them: which paper cites which, on which day, and what stays as it was."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import JournalEntry
from core.refusals import Denied
from dossiers.building.notices import result_notice
from dossiers.building.parts import grounds
from dossiers.models import Face, LegalBasis, PaperKind
from dossiers.services.texts import save_legal_basis
from dossiers.services.unit_papers import make_unit_paper
from tests import factories as make
from tests.awards.test_decisions import agreed, drafted
from tests.clock import NOW
from tests.corpus import cases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
LAW = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
FIELDS = {"text": LAW, "papers": ["submission_letter", "decision"], "order": "20", "valid_from": "01/01/2024"}
LINES = [
    case
    for case in cases("text")
    if case.field == "line" and len(case.text) <= 100 and case.text.encode("utf-8", "ignore").decode() == case.text
]  # fmt: skip


@pytest.fixture
def office(client):
    client.force_login(make.appraiser())
    return client


def basis(**fields):
    return LegalBasis.objects.create(**{"text": LAW, "papers": ["submission_letter"], "order": 20} | fields)


@pytest.mark.parametrize(
    ("day", "cited"),
    [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2025, 6, 30), True), (date(2025, 7, 1), False)],
)
def test_paper_cites_what_is_in_force_on_its_own_day(day, cited):
    basis(valid_from=date(2024, 1, 1), valid_to=date(2025, 6, 30))
    assert grounds("submission_letter", day) == ((LAW,) if cited else ())
    assert grounds("decision", day) == ()


def test_changed_basis_stands_in_a_new_paper_and_not_in_an_old_one():
    row, proposal = basis(), make.ready_proposal()
    head = make.actor(make.head(proposal.unit))
    old = make_unit_paper(proposal, PaperKind.SUBMISSION_LETTER, face=Face.FOR_SIGNATURE, actor=head, now=NOW)
    row.text = "Căn cứ Luật số 06/2026/QH16"
    save_legal_basis(row, actor=make.actor(make.appraiser()), now=NOW)
    new = make_unit_paper(proposal, PaperKind.SUBMISSION_LETTER, face=Face.FOR_SIGNATURE, actor=head, now=NOW)
    old.refresh_from_db()
    assert (old.data["grounds"][0], new.data["grounds"][0]) == (LAW, "Căn cứ Luật số 06/2026/QH16")


def test_letter_of_an_early_morning_goes_by_the_vietnamese_day():
    basis(valid_from=date(2026, 1, 2))
    proposal = make.ready_proposal()
    proposal.letter.dated = None
    proposal.letter.save()
    head = make.actor(make.head(proposal.unit))
    midnight = datetime(2026, 1, 1, 17, tzinfo=UTC)
    for instant, cited in ((midnight - timedelta(seconds=1), False), (midnight, True)):
        paper = make_unit_paper(proposal, PaperKind.SUBMISSION_LETTER, face=Face.DRAFT, actor=head, now=instant)
        assert (LAW in paper.data["grounds"]) is cited


def test_notice_of_results_cites_too():
    basis(papers=["result_notice"])
    proposal = agreed()
    notice = result_notice(drafted(proposal), proposal.unit, made_at=NOW)
    assert notice.grounds == (LAW,)


def test_office_adds_and_changes_and_the_journal_says_what(office):
    assert office.post(reverse("legal_basis_new"), FIELDS).status_code == 302
    row = LegalBasis.objects.get()
    assert (row.text, row.papers, row.valid_from) == (LAW, ["submission_letter", "decision"], date(2024, 1, 1))
    url = reverse("legal_basis", args=[row.pk])
    assert office.post(url, FIELDS | {"papers": ["decision"], "valid_to": "30/09/2026"}).status_code == 302
    entry = JournalEntry.objects.get(action="legal_basis.change")
    assert entry.details["changes"] == {
        "dùng cho văn bản": ["Tờ trình đề nghị khen thưởng, Quyết định khen thưởng", "Quyết định khen thưởng"],
        "đến hết ngày": [None, "2026-09-30"],
    }


def test_list_says_what_is_in_force_and_what_has_gaps(office):
    basis(), basis(valid_to=date(2023, 12, 31)), basis(text="Căn cứ Quyết định số …/QĐ-UBND")
    page = office.get(reverse("legal_bases")).text
    assert [page.count(word) for word in ("Đang dùng", "không dùng", "Còn chỗ trống")] == [1, 1, 1]


def test_everything_wrong_is_said_at_once(office):
    wrong = {"text": "", "order": "-1", "valid_from": "02/01/2024", "valid_to": "01/01/2024", "papers": ["receipt"]}
    response = office.post(reverse("legal_basis_new"), wrong)
    assert response.status_code == 422
    assert set(response.context["form"].errors) >= {"text", "order", "papers"}
    response = office.post(reverse("legal_basis_new"), FIELDS | {"valid_to": "31/12/2023"})
    assert "Ngày kết thúc không được trước ngày bắt đầu." in response.text
    assert not LegalBasis.objects.exists()


@pytest.mark.parametrize(("length", "status"), [(1000, 302), (1001, 422)])
def test_longest_line(office, length, status):
    assert office.post(reverse("legal_basis_new"), FIELDS | {"text": "ắ" * length}).status_code == status


@pytest.mark.parametrize("case", LINES, ids=str)
def test_text_of_the_corpus(office, case):
    response = office.post(reverse("legal_basis_new"), FIELDS | {"text": case.text})
    if case.want == "refuse":
        assert response.status_code == 422
    else:
        assert response.status_code == 302
        assert LegalBasis.objects.get().text == (case.value or case.text)


@pytest.mark.parametrize("make_user", [make.leader, lambda: make.staff(make.unit())])
def test_it_is_the_offices(client, make_user):
    stranger = make_user()
    with pytest.raises(Denied):
        save_legal_basis(LegalBasis(text=LAW), actor=make.actor(stranger), now=NOW)
    client.force_login(stranger)
    assert client.get(reverse("legal_bases")).status_code == 403


def test_list_costs_the_same_with_thirty_rows(office):
    basis()
    office.get(reverse("legal_bases"))
    one = _queries(office)
    for _number in range(29):
        basis()
    assert _queries(office) == one


def _queries(office):
    with CaptureQueriesContext(connection) as queries:
        assert office.get(reverse("legal_bases")).status_code == 200
    return len(queries)
