"""Sổ cấp Giấy khen: who received which certificate when, and why one was made again."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse

from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from dossiers.models import CertificateIssue
from dossiers.selectors.reorganised import touched
from dossiers.services.certificates import issue_certificate
from dossiers.services.office_papers import make_decision_papers
from organization.enums import Role
from tests import factories as make
from tests.clock import NOW
from tests.dossiers.decided import decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY = NOW.date()


@pytest.fixture
def clerk():
    return make.actor(make.user(make.person(make.office()), Role.CLERK))


def issue(line, clerk, **options):
    values = {"issued_on": TODAY, "receiver": "Nguyễn Văn Nhận", "actor": clerk, "now": NOW}
    return issue_certificate(line, **values | options)


def test_each_handing_over_gets_the_next_number_of_the_year(clerk):
    first, second = decision().lines.all()
    assert [issue(line, clerk).full_number for line in (first, second)] == [f"0001/{TODAY.year}", f"0002/{TODAY.year}"]
    entry = JournalEntry.objects.filter(action="certificate.issue").last()
    assert entry.details["receiver"] == "Nguyễn Văn Nhận"


def test_a_certificate_made_again_needs_its_reason_and_both_lines_stay(clerk):
    line = decision().lines.first()
    issue(line, clerk)
    with pytest.raises(Refused, match="lý do cấp lại"):
        issue(line, clerk, reason="  ")
    again = issue(line, clerk, reason="Rách khi vận chuyển")
    assert (again.number, again.reason) == (2, "Rách khi vận chuyển")
    assert line.issues.count() == 2


def test_the_first_issue_has_no_reason(clerk):
    assert issue(decision().lines.first(), clerk, reason="thừa").reason == ""


@pytest.mark.parametrize(("days", "words"), [(1, "sau hôm nay"), (-1, "trước ngày ký")])
def test_a_day_that_cannot_be_is_refused(clerk, days, words):
    line = decision().lines.first()
    with pytest.raises(Refused, match=words):
        issue(line, clerk, issued_on=TODAY + timedelta(days=days))
    assert not CertificateIssue.objects.exists()


def test_nothing_is_handed_over_before_the_decision_is_published(clerk):
    with pytest.raises(Conflict, match="đã công bố"):
        issue(decision(published=False).lines.first(), clerk)


def test_leadership_does_not_keep_the_register():
    with pytest.raises(Denied):
        issue(decision().lines.first(), make.actor(make.leader()))


class TestPages:
    @pytest.fixture
    def desk(self, client, clerk):
        client.force_login(clerk.user)
        return client

    def test_the_list_shows_who_received_and_offers_to_make_it_again(self, desk, clerk):
        row = decision()
        make_decision_papers(row, now=NOW)
        here = reverse("certificates", args=[row.pk])
        assert "Cấp lại" not in desk.get(here).content.decode()
        issue(row.lines.first(), clerk)
        text = desk.get(here).content.decode()
        assert f"0001/{TODAY.year}" in text
        assert "Nguyễn Văn Nhận" in text
        assert "Cấp lại" in text

    def test_a_decision_that_is_not_signed_has_no_certificates_yet(self, desk):
        row = decision(signed=False)
        text = desk.get(reverse("certificates", args=[row.pk])).content.decode()
        assert "Giấy khen được lập khi quyết định đã ký." in text

    def test_a_certificate_is_entered_and_entered_again_with_its_reason(self, desk):
        line = decision().lines.first()
        here = reverse("certificate_issue", args=[line.pk])
        data = {"issued_on": TODAY.strftime("%d/%m/%Y"), "receiver": "Lê Thị Thay"}
        assert desk.post(here, data).url == reverse("certificates", args=[line.decision_id])
        answer = desk.post(here, data)
        assert answer.status_code == 422
        assert desk.post(here, data | {"reason": "Sai tên"}).status_code == 302
        assert line.issues.count() == 2

    def test_register_and_its_workbook_say_the_same(self, desk, clerk):
        row = decision()
        for line in row.lines.all():
            issue(line, clerk, receiver="=1+1")
        text = desk.get(reverse("certificate_register", args=[TODAY.year])).content.decode()
        assert f"0002/{TODAY.year}" in text
        answer = desk.get(reverse("certificate_register_xlsx", args=[TODAY.year]))
        rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
        assert [cells[0] for cells in rows] == ["Số thứ tự cấp", f"0001/{TODAY.year}", f"0002/{TODAY.year}"]
        assert rows[1][9] == "=1+1"
        assert "còn trống" in desk.get(reverse("certificate_register", args=[TODAY.year - 1])).content.decode()

    def test_register_costs_the_same_for_many_lines(self, desk, clerk, django_assert_max_num_queries):
        line = decision().lines.first()
        issue(line, clerk)
        here = reverse("certificate_register", args=[TODAY.year])
        desk.get(here)
        for _row in range(29):
            issue(line, clerk, reason="Rách")
        with django_assert_max_num_queries(14):
            assert desk.get(here).content.decode().count("Rách") == 29

    def test_list_of_certificates_costs_the_same_for_many_issues(self, desk, clerk, django_assert_max_num_queries):
        row = decision()
        here = reverse("certificates", args=[row.pk])
        for _issue in range(30):
            issue(row.lines.first(), clerk, reason="Rách")
        with django_assert_max_num_queries(16):
            assert desk.get(here).status_code == 200


def test_certificates_not_handed_over_are_touched_when_their_unit_ends(clerk):
    first, second = decision().lines.all()
    unit = first.nomination.proposal.unit
    assert [row.count for row in touched([unit], NOW)] == [2]
    issue(first, clerk)
    assert [row.count for row in touched([unit], NOW)] == [1]
    issue(second, clerk)
    assert touched([unit], NOW) == []
