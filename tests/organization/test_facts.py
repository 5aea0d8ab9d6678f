"""Yearly facts: one row a year, Vietnamese numbers, journalled with before and after."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from core.models import JournalEntry
from organization.enums import DECIDED, FactState, Grade, IndexState, InitiativeLevel
from organization.models import (
    AnnualRating,
    AwardRecord,
    Discipline,
    Initiative,
    ParIndexResult,
    ProcedureFigures,
)
from tests import factories

pytestmark = pytest.mark.django_db


def facts_url(kind, *args):
    return reverse(f"fact{'_new' if not args else ''}", args=[kind, *args])


def test_rating_of_a_person_once_a_year(office):
    row = factories.person(factories.unit())
    url = f"{facts_url('xep-loai')}?nguoi={row.pk}"
    data = {"year": "2025", "grade": Grade.GOOD}
    assert office.post(url, data).status_code == 302
    assert AnnualRating.objects.get().person == row
    page = office.post(url, data)
    assert page.status_code == 422
    assert "đã có số liệu" in page.content.decode()


def test_rating_of_a_unit(office):
    unit = factories.unit()
    url = f"{facts_url('xep-loai')}?don-vi"
    assert office.post(url, {"year": "2025", "grade": Grade.GOOD}).status_code == 422
    assert office.post(url, {"unit": unit.pk, "year": "2025", "grade": Grade.GOOD}).status_code == 302
    assert AnnualRating.objects.get().unit == unit


def test_index_takes_vietnamese_numbers_and_no_others(office):
    url, unit = facts_url("chi-so"), factories.unit()
    data = {"unit": unit.pk, "year": "2025", "state": IndexState.PUBLISHED, "rank": "3", "ranked": "19"}
    assert office.post(url, data | {"score": "92.375"}).status_code == 422
    assert office.post(url, data | {"score": "100,5"}).status_code == 422
    assert office.post(url, data | {"score": "92,375", "rank": "20"}).status_code == 422
    assert office.post(url, data | {"score": "92,375", "of_province": "on"}).status_code == 422
    assert office.post(url, data | {"score": "92,375"}).status_code == 302
    assert ParIndexResult.objects.get().score == Decimal("92.375")


def test_index_of_the_department_and_of_the_province(office):
    data = {"year": "2025", "score": "91", "state": IndexState.PUBLISHED}
    for extra in ({}, {"of_province": "on"}):
        assert office.post(facts_url("chi-so"), data | extra).status_code == 302
        assert office.post(facts_url("chi-so"), data | extra).status_code == 422
    assert {row.subject for row in ParIndexResult.objects.all()} == {"Toàn Sở", "Toàn tỉnh"}


def test_figures_read_a_thousand_as_a_thousand(office):
    data = {"unit": factories.unit().pk, "year": "2025", "received": "1.250", "late": "0", "backlog": "0"}
    assert office.post(facts_url("tthc"), data | {"late": "1.251"}).status_code == 422
    assert office.post(facts_url("tthc"), data | {"received": "2.147.483.648"}).status_code == 422
    assert office.post(facts_url("tthc"), data).status_code == 302
    assert ProcedureFigures.objects.get().received == 1250


def test_initiative_and_its_authors(office):
    data = {"title": "Đặt lịch trực tuyến", "year": "2025", "level": InitiativeLevel.AGENCY, "paper": "QĐ 1/QĐ-SGTVT"}
    answer = office.post(facts_url("sang-kien"), data)
    row, author = Initiative.objects.get(), factories.person(factories.unit(), "H'Hen Niê")
    assert answer.url == reverse("initiative_authors", args=[row.pk])
    assert office.get(answer.url, {"q": "hen nie"}).context["people"] == [author]
    url = reverse("initiative_author", args=[row.pk, author.pk])
    office.post(url)
    assert list(row.authors.all()) == [author]
    office.post(url)
    assert not row.authors.exists()
    entries = JournalEntry.objects.filter(action="initiative.authors").order_by("seq")
    assert [entry.details["changes"]["tác giả"] for entry in entries] == [[[], ["H'Hen Niê"]], [["H'Hen Niê"], []]]


def test_discipline_is_dated_and_leaves_the_journal_without_its_words(office):
    row = factories.person(factories.unit())
    url = f"{facts_url('ky-luat')}?nguoi={row.pk}"
    data = {"form": "Khiển trách vì lý do riêng", "starts_on": "10/01/2025", "ends_on": "09/01/2025"}
    assert office.post(url, data).status_code == 422
    assert office.post(url, data | {"ends_on": "10/01/2026"}).status_code == 302
    fact = Discipline.objects.get()
    assert (fact.starts_on, fact.ends_on) == (date(2025, 1, 10), date(2026, 1, 10))
    office.post(reverse("fact_delete", args=["ky-luat", fact.pk]))
    entries = JournalEntry.objects.filter(action__startswith="discipline.")
    assert {entry.action for entry in entries} == {"discipline.add", "discipline.delete"}
    assert not [entry for entry in entries if entry.technical or "lý do riêng" in str(entry.details)]


def test_fact_is_changed_and_found_by_year_and_name(office):
    unit = factories.unit("Phòng Kế hoạch")
    row = ProcedureFigures.objects.create(unit=unit, year=2024, received=10)
    ProcedureFigures.objects.create(unit=factories.unit(), year=2024)
    ProcedureFigures.objects.create(unit=unit, year=2023)
    page = office.get(reverse("facts", args=["tthc"]), {"q": "ke hoach", "year": "2024"})
    assert page.context["page_of"].rows == [row]
    data = {"unit": unit.pk, "year": "2024", "received": "12", "late": "0", "backlog": "0"}
    assert office.post(facts_url("tthc", row.pk), data).status_code == 302
    entry = JournalEntry.objects.get(action="procedurefigures.change")
    assert entry.details["changes"] == {"hồ sơ tiếp nhận": [10, 12]}


AWARD = {"kind": "commendation", "name": "Giấy khen", "year": "2024"}


def award_in(state):
    return AwardRecord.objects.create(person=factories.person(factories.unit()), state=state, **AWARD)


def test_claimed_award_is_confirmed_by_saving_it(office):
    row = award_in(FactState.CLAIMED)
    assert office.post(facts_url("khen-thuong", row.pk), AWARD).status_code == 302
    row.refresh_from_db()
    assert row.state == FactState.CONFIRMED


@pytest.mark.parametrize("state", DECIDED)
def test_award_by_our_own_decision_is_neither_changed_nor_deleted(office, state):
    row = award_in(state)
    page = office.post(facts_url("khen-thuong", row.pk), AWARD | {"name": "Giấy khen khác"})
    assert page.status_code == 422
    assert "do Quyết định của Sở ghi" in page.text
    office.post(reverse("fact_delete", args=["khen-thuong", row.pk]))
    row.refresh_from_db()
    assert (row.state, row.name) == (state, AWARD["name"])


@pytest.mark.parametrize("kind", ["khong-co", "xep-loai-"])
def test_unknown_table_is_not_found(office, kind):
    assert office.get(reverse("facts", args=[kind])).status_code == 404
