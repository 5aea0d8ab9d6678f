"""Dates in every language, what lists cost at 1 and 30 rows, and bad input on forms and searches."""

import base64
import json
from datetime import date

import pytest
from django.urls import reverse

from organization.enums import Grade, IndexState
from organization.models import (
    AnnualRating,
    Discipline,
    Initiative,
    ParIndexResult,
    Person,
    ProcedureFigures,
)
from tests import factories
from tests.corpus import cases

pytestmark = pytest.mark.django_db


# What a browser can send: UTF-8 has no half characters.
TEXTS = [case for case in cases("text") if not any(0xD800 <= ord(char) <= 0xDFFF for char in case.text)]
FORGED = (["a", "x"], ["\0", 1], [[], {}], [1e999, 1], [1, 1e999], ["\ud800", 1], [None, None], {})
PERSON = {"full_name": "H'Hen Niê", "gender": "female", "staff_kind": "worker"}
UNIT = {
    "name": "Phòng Thử",
    "short_name": "P. Thử",
    "code": "thu",
    "kind": "division",
    "head_title": "TP",
    "order": "3",
}


@pytest.mark.parametrize("language", ["vi", "en", "en-US,en;q=0.9"])
def test_10_01_is_january_whatever_the_browser_speaks(office, language):
    office.post(reverse("person_new"), PERSON | {"birth_date": "10/01/1985"}, headers={"Accept-Language": language})
    assert Person.objects.get(full_name="H'Hen Niê").birth_date == date(1985, 1, 10)


def _thirty(kind):
    unit = factories.unit()
    person = factories.person(unit)
    return {
        "accounts": lambda number: factories.head(factories.unit()),
        "people": lambda number: factories.user(factories.person(unit)),
        "units": lambda number: factories.unit(parent=unit, proxy=unit, proposes=False),
        "xep-loai": lambda number: AnnualRating.objects.create(person=person, year=1990 + number, grade=Grade.GOOD),
        "chi-so": lambda number: ParIndexResult.objects.create(
            unit=unit, year=1990 + number, state=IndexState.PUBLISHED
        ),
        "tthc": lambda number: ProcedureFigures.objects.create(unit=unit, year=1990 + number),
        "sang-kien": lambda number: Initiative.objects.create(title="Một cửa", unit=unit, year=2025, level="agency"),
        "ky-luat": lambda number: Discipline.objects.create(person=person, form="Khiển trách", starts_on="2020-01-01"),
    }[kind]


@pytest.mark.parametrize("kind", ["accounts", "people", "units", "xep-loai", "chi-so", "tthc", "sang-kien", "ky-luat"])
def test_list_costs_the_same_for_one_and_thirty(office, kind, django_assert_max_num_queries):
    url = reverse(kind) if kind in ("accounts", "people", "units") else reverse("facts", args=[kind])
    make, counts = _thirty(kind), []
    for number in range(31):
        make(number)
        if number in (0, 30):
            office.get(url)
            with django_assert_max_num_queries(12) as queries:
                assert office.get(url).status_code == 200
            counts.append(len(queries))
    assert counts[0] == counts[1]


def test_long_list_is_paged_by_the_last_row_seen(office):
    unit = factories.unit()
    for _number in range(60):
        factories.person(unit)
    first = office.get(reverse("people"), {"unit": unit.pk}).context["page_of"]
    second = office.get(first.next_url).context["page_of"]
    assert (first.count, len(first.rows), len(second.rows)) == ("60", 50, 10)
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}
    assert f"unit={unit.pk}" in first.next_url


def test_rows_of_the_same_year_and_day_are_each_on_one_page(office):
    unit = factories.unit()
    for kind, make in (("xep-loai", _rated), ("ky-luat", _disciplined)):
        for _number in range(120):
            make(factories.person(unit))
        url, seen = reverse("facts", args=[kind]), []
        while url:
            page = office.get(url).context["page_of"]
            seen += [row.pk for row in page.rows]
            url = page.next_url
        assert seen == sorted(set(seen), reverse=True)
        assert len(seen) == 120


def _rated(person):
    AnnualRating.objects.create(person=person, year=2025, grade=Grade.GOOD)


def _disciplined(person):
    Discipline.objects.create(person=person, form="Khiển trách", starts_on="2020-01-01")


@pytest.mark.parametrize("case", TEXTS, ids=str)
def test_bad_texts_in_names_never_break_a_page(office, case):
    answer = office.post(reverse("person_new"), PERSON | {"full_name": case.text})
    assert answer.status_code in (302, 422)
    if answer.status_code == 302 and case.want == "become" and case.field == "line":
        assert Person.objects.latest("pk").full_name == case.value
    unit = office.post(reverse("unit_new"), UNIT | {"name": case.text})
    assert unit.status_code in (302, 422)


@pytest.mark.parametrize("case", TEXTS, ids=str)
def test_bad_texts_in_accounts_never_break_a_page(administrator, case):
    data = {"username": case.text, "display_name": case.text, "email": case.text}
    assert administrator.post(reverse("account_new"), data).status_code in (302, 422)
    named = {"username": "ten.hop.le", "display_name": case.text, "email": ""}
    assert administrator.post(reverse("account_new"), named).status_code in (302, 422)


@pytest.mark.parametrize("case", TEXTS, ids=str)
@pytest.mark.parametrize("route", ["people", "units", "accounts"])
def test_bad_texts_in_searches_never_break_a_list(office, route, case):
    assert office.get(reverse(route), {"q": case.text}).status_code == 200


@pytest.mark.parametrize("value", ["0", "-1", "x", "9" * 40, "1;--", "\0", "½"])
def test_bad_ids_never_break_a_page(office, value):
    for route, name in (("people", "unit"), ("people", "after"), ("accounts", "role"), ("accounts", "after")):
        assert office.get(reverse(route), {name: value}).status_code == 200
    assert office.get(reverse("fact_new", args=["xep-loai"]), {"nguoi": value}).status_code in (200, 404)


@pytest.mark.parametrize("values", FORGED, ids=repr)
def test_forged_cursor_is_the_first_page(office, values):
    cursor = base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")
    assert office.get(reverse("people"), {"after": cursor}).status_code == 200
