"""Sổ khen thưởng, Sổ giao nhận, Danh sách chi thưởng: as papers, as workbooks, as pages."""

import io
from datetime import timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.urls import NoReverseMatch, reverse

from awards.enums import DecisionKind, NominationState
from campaigns.models import BaseSalary, BonusRate
from core.models import JournalEntry
from core.refusals import Conflict, Denied
from dossiers.access import papers_visible_to
from dossiers.building.registers import payment_list
from dossiers.lists import headings_of, rows_of
from dossiers.models import Paper, PaperKind
from dossiers.rendering.data import parse
from dossiers.services.certificates import issue_certificate
from dossiers.services.registers import make_payment_list, make_register
from organization.enums import Role
from tests import factories as make
from tests.awards.acts import drafted, published, renaming
from tests.clock import NOW
from tests.dossiers import papers
from tests.dossiers.decided import decision
from tests.dossiers.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
AWARDS, HANDOVER, PAYMENTS = PaperKind.AWARD_REGISTER, PaperKind.HANDOVER_REGISTER, PaperKind.PAYMENT_LIST
YEAR = NOW.year


def someone(role):
    return make.actor(make.user(make.person(make.office()), role))


@pytest.fixture
def clerk():
    return someone(Role.CLERK)


@pytest.fixture
def accountant():
    return someone(Role.ACCOUNTANT)


def revoked(line):
    line.nomination.state = NominationState.REVOKED
    line.nomination.save()
    return line


def rows(paper):
    return parse(paper.kind, paper.data).rows


class TestAwardRegister:
    def test_every_award_of_the_year_stands_in_it_by_its_number(self, clerk):
        first, second = decision(published=False).lines.all()
        paper = make_register(AWARDS, YEAR, actor=clerk, now=NOW)
        assert [(row.number, row.name) for row in rows(paper)] == [
            ("0001", first.printed_name), ("0002", second.printed_name)
        ]  # fmt: skip
        assert rows(paper)[0].decision == f"07/{first.decision.symbol} ngày {NOW:%d/%m/%Y}"
        assert JournalEntry.objects.filter(action="paper.register").count() == 1

    def test_award_that_was_revoked_stays_and_says_so(self, clerk):
        revoked(decision().lines.first())
        assert [row.note for row in rows(make_register(AWARDS, YEAR, actor=clerk, now=NOW))] == ["Đã hủy bỏ", ""]

    def test_words_are_those_of_the_decision_that_corrected_it(self, clerk, accountant):
        row = decision()
        line = row.lines.get(nomination__subject_kind="individual")
        act = published(drafted(DecisionKind.CORRECT, row, renaming(line, "Nguyễn Văn Đúng")))
        [one] = [entry for entry in rows(make_register(AWARDS, YEAR, actor=clerk, now=NOW)) if entry.salutation]
        assert (one.name, one.note) == ("Nguyễn Văn Đúng", f"Đính chính: {act}")
        [person] = payment_list(row, made_at=NOW).individuals
        assert person.name == "Nguyễn Văn Đúng"

    def test_what_is_not_signed_or_of_another_year_is_not_in_it(self, clerk):
        decision(signed=False)
        assert rows(make_register(AWARDS, YEAR, actor=clerk, now=NOW)) == ()

    def test_decision_of_another_year_is_not_in_it(self, clerk):
        decision()
        assert rows(make_register(AWARDS, YEAR - 1, actor=clerk, now=NOW)) == ()

    def test_it_is_the_same_paper_until_something_changes(self, clerk):
        line = decision().lines.first()
        first = make_register(AWARDS, YEAR, actor=clerk, now=NOW)
        assert make_register(AWARDS, YEAR, actor=clerk, now=NOW + timedelta(days=1)) == first
        revoked(line)
        assert make_register(AWARDS, YEAR, actor=clerk, now=NOW) != first

    def test_cover_counts_what_is_in_it(self):
        text = text_of(AWARDS, papers.award_register(5))
        assert "Sổ ghi 05 lượt khen thưởng theo 01 quyết định của năm 2026, từ số 0001 đến số 0005" in text
        assert "02 tập thể, 03 cá nhân" in text
        assert "chưa có lượt khen thưởng nào" in text_of(AWARDS, papers.award_register(0))


class TestHandoverRegister:
    def test_each_handing_over_is_a_line_and_who_received_none_has_room_to_sign(self, clerk):
        first, second = decision().lines.all()
        for reason in ("", "Rách"):
            issue_certificate(first, issued_on=NOW.date(), receiver="Bà Nhận", reason=reason, actor=clerk, now=NOW)
        found = rows(make_register(HANDOVER, YEAR, actor=clerk, now=NOW))
        assert [(row.name, row.issue_number, row.receiver, row.note) for row in found] == [
            (first.printed_name, f"0001/{YEAR}", "Bà Nhận", ""),
            (first.printed_name, f"0002/{YEAR}", "Bà Nhận", "Cấp lại: Rách"),
            (second.printed_name, "", "", ""),
        ]

    def test_certificate_of_a_revoked_award_is_not_to_be_handed_over(self, clerk):
        first, second = decision().lines.all()
        revoked(first)
        assert [row.name for row in rows(make_register(HANDOVER, YEAR, actor=clerk, now=NOW))] == [second.printed_name]

    def test_cover_counts_certificates_once(self):
        text = text_of(HANDOVER, papers.handover_register(5))
        assert "có 05 Giấy khen; đã giao 01 Giấy khen" in text


class TestPaymentList:
    @pytest.fixture
    def paid(self):
        """A Decision with bonuses of 0,6 for a collective and 0,3 for a person, of 2.340.000 đồng."""
        row = decision(published=False)
        BaseSalary.objects.create(amount=2_340_000, source="Nghị định")
        for kind, rate, amount in (("collective", "0.6", 1_410_000), ("individual", "0.3", 710_000)):
            BonusRate.objects.create(
                award_type=row.award_type, subject_kind=kind, coefficient=Decimal(rate), source="Nghị định"
            )
            row.lines.filter(nomination__subject_kind=kind).update(bonus=amount)
        type(row).objects.filter(pk=row.pk).update(state="published")
        row.refresh_from_db()
        return row

    def test_amounts_are_those_of_the_decision_with_the_coefficient_beside_them(self, paid):
        paper = payment_list(paid, made_at=NOW)
        assert [(row.coefficient, row.amount) for row in paper.collectives] == [("0,6", 1_410_000)]
        assert [(row.coefficient, row.amount) for row in paper.individuals] == [("0,3", 710_000)]
        assert paper.salary == 2_340_000

    def test_total_and_its_words_are_printed(self, paid):
        text = text_of(PAYMENTS, payment_list(paid, made_at=NOW))
        assert "Tổng số tiền: 2.120.000 đồng (bằng chữ: Hai triệu một trăm hai mươi nghìn đồng)./." in text
        assert "Mức lương cơ sở: 2.340.000 đồng" in text
        assert "Ký nhận" in text

    def test_coefficient_that_no_longer_gives_the_amount_is_not_said(self, paid):
        BonusRate.objects.filter(subject_kind="individual").update(coefficient=Decimal("0.5"))
        [person] = payment_list(paid, made_at=NOW).individuals
        assert (person.coefficient, person.amount) == ("", 710_000)

    def test_revoked_award_is_not_paid(self, paid):
        revoked(paid.lines.get(nomination__subject_kind="individual"))
        paper = payment_list(paid, made_at=NOW)
        assert (len(paper.collectives), paper.individuals) == (1, ())

    def test_amount_that_is_not_known_is_left_empty_and_told(self, paid):
        paid.lines.filter(nomination__subject_kind="individual").update(bonus=None)
        text = text_of(PAYMENTS, payment_list(paid, made_at=NOW))
        assert "Chưa có mức tiền thưởng cho 01 đối tượng" in text
        assert "Tổng số tiền: 1.410.000 đồng" in text

    def test_workbook_has_the_amounts_as_numbers(self, paid):
        paper = payment_list(paid, made_at=NOW)
        found = [dict(zip(headings_of(PAYMENTS), row, strict=True)) for row in rows_of(PAYMENTS, paper)]
        assert [row["Số tiền (đồng)"] for row in found] == [1_410_000, 710_000]
        assert [row["Nhóm"] for row in found] == ["I. TẬP THỂ", "II. CÁ NHÂN"]

    def test_before_publication_there_is_none(self, accountant):
        with pytest.raises(Conflict, match="đã công bố"):
            make_payment_list(decision(published=False), actor=accountant, now=NOW)

    def test_accountant_sees_the_list_of_bonuses_and_no_other_paper(self, paid, accountant, clerk):
        paper = make_payment_list(paid, actor=accountant, now=NOW)
        make_register(AWARDS, YEAR, actor=clerk, now=NOW)
        assert list(papers_visible_to(accountant)) == [paper]
        assert AWARDS in papers_visible_to(clerk).values_list("kind", flat=True)

    def test_who_neither_pays_nor_decides_makes_none(self, paid, clerk):
        with pytest.raises(Denied):
            make_payment_list(paid, actor=clerk, now=NOW)


@pytest.mark.parametrize("kind", [AWARDS, HANDOVER, PAYMENTS])
@pytest.mark.parametrize("count", [1, 300])
def test_workbook_has_a_line_for_each_row(kind, count):
    paper = papers.BUILDERS[kind](**({"individuals": count, "collectives": 0} if kind == PAYMENTS else {"rows": count}))
    table = rows_of(kind, paper)
    assert len(table) == count + (1 if kind == HANDOVER and count > 1 else 0)
    assert {len(row) for row in table} == {len(headings_of(kind))}


class TestPages:
    @pytest.fixture
    def desk(self, client, clerk):
        client.force_login(clerk.user)
        return client

    def test_award_register_is_a_page_a_paper_and_a_workbook(self, desk):
        line = decision().lines.first()
        text = desk.get(reverse("award_register", args=[YEAR])).content.decode()
        assert (line.printed_name in text, "0001" in text) == (True, True)
        answer = desk.post(reverse("award_register_make", args=[YEAR]))
        paper = Paper.objects.get(kind=AWARDS)
        assert answer.url == reverse("paper", args=[paper.pk])
        assert reverse("paper_list_xlsx", args=[paper.pk]) in desk.get(answer.url).content.decode()
        book = openpyxl.load_workbook(io.BytesIO(desk.get(reverse("paper_list_xlsx", args=[paper.pk])).content))
        assert [cells[0] for cells in book.active.values] == ["Số vào sổ", "0001", "0002"]

    def test_empty_register_says_so(self, desk):
        assert "còn trống" in desk.get(reverse("award_register", args=[YEAR])).content.decode()

    @pytest.mark.parametrize("year", [0, 1999, 2100, 10_000, 10**20])
    def test_no_register_is_of_a_year_that_cannot_be(self, desk, year):
        for folder in ("so-khen-thuong", "so-cap-giay-khen"):
            assert desk.get(f"/{folder}/{year}/").status_code == 404
        with pytest.raises(NoReverseMatch):
            reverse("award_register_make", args=[year])

    def test_handover_register_is_made_from_the_register_of_issue(self, desk):
        decision()
        here = reverse("handover_register_make", args=[YEAR])
        assert here in desk.get(reverse("certificate_register", args=[YEAR])).content.decode()
        assert desk.post(here).url == reverse("paper", args=[Paper.objects.get(kind=HANDOVER).pk])

    def test_accountant_finds_the_decisions_and_has_the_list_made(self, client, accountant):
        row = decision()
        client.force_login(accountant.user)
        text = client.get(reverse("payments")).content.decode()
        here = reverse("payment_list_make", args=[row.pk])
        assert ("chưa có mức" in text, here in text) == (True, True)
        assert "Chi thưởng" in client.get("/").content.decode()
        answer = client.post(here)
        assert client.get(answer.url).status_code == 200

    def test_register_costs_the_same_for_many_lines(self, desk, django_assert_max_num_queries):
        line = decision().lines.last()
        here, proposal = reverse("award_register", args=[YEAR]), line.nomination.proposal
        for number in range(10, 38):
            nomination = make.nomination(proposal, make.person(proposal.unit))
            line.pk, line.nomination, line.code = None, nomination, f"MA{number}"
            line.register_number = f"{number:04}"
            line.save()
        with django_assert_max_num_queries(14):
            assert desk.get(here).content.decode().count("table__main") == 30

    def test_payments_cost_the_same_for_many_decisions(self, client, accountant, django_assert_max_num_queries):
        row = decision()
        client.force_login(accountant.user)
        for number in range(100, 129):
            row.pk, row.number = None, str(number)
            row.save()
        with django_assert_max_num_queries(12):
            assert client.get(reverse("payments")).content.decode().count("Lập danh sách") == 30
