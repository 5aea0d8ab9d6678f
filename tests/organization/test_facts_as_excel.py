"""Every table of facts as an Excel file: what it shows, and it can be brought in again unchanged."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from organization.enums import FactState
from organization.importing.kinds import IMPORTERS
from organization.models import (
    AnnualRating,
    AwardRecord,
    Discipline,
    Initiative,
    ParIndexResult,
    ProcedureFigures,
)
from organization.selectors.facts import KINDS
from tests import factories as make
from tests.organization.sheets import bring, fates

pytestmark = pytest.mark.django_db


def lay(number: int = 0) -> None:
    """One row of every kind, for a person with a namesake elsewhere."""
    unit, name, year = make.unit(), f"Trần Văn An {'a' * number}", 1990 + number
    person = make.person(unit, name)
    make.person(make.unit(), name)
    AnnualRating.objects.create(person=person, year=year, grade="good", paper="QĐ 1")
    ParIndexResult.objects.create(unit=unit, year=year, score="92.375", rank=2, ranked=9, state="published")
    ProcedureFigures.objects.create(unit=unit, year=year, received=1250, late=0)
    idea = Initiative.objects.create(title="Đặt lịch", year=year, level="agency", recognised_on=date(2024, 5, 1))
    idea.authors.add(person)
    Discipline.objects.create(person=person, form="Khiển trách", starts_on=date(2024, 1, 5), pending=True)
    AwardRecord.objects.create(person=person, kind="title", year=year, name="Lao động tiên tiến", number="3/QĐ",
                               decided_on=date(2024, 1, 2), state=FactState.CONFIRMED)  # fmt: skip


def file_of(office, kind, **query):
    answer = office.get(reverse("facts_xlsx", args=[kind]), query)
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.content))


@pytest.mark.parametrize("kind", KINDS)
def test_table_taken_along_can_be_brought_in_again_unchanged(office, kind):
    lay()
    lay(1)
    assert fates(bring(office, kind, made=file_of(office, kind))) == [(2, "unchanged"), (3, "unchanged")]


@pytest.mark.parametrize("kind", KINDS)
def test_page_leads_to_its_file_with_the_same_filter(office, kind):
    lay()
    text = office.get(reverse("facts", args=[kind]), {"q": "khong co ai"}).text
    assert f'href="{reverse("facts_xlsx", args=[kind])}?q=khong+co+ai"' in text
    assert file_of(office, kind, q="khong co ai").active.max_row == 1


@pytest.mark.parametrize("kind", KINDS)
def test_thirty_rows_cost_as_many_queries_as_one(office, kind):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert office.get(reverse("facts_xlsx", args=[kind])).status_code == 200
        return len(caught)

    lay()
    queries()
    before = queries()
    for number in range(1, 31):
        lay(number)
    assert queries() == before


@pytest.mark.parametrize("kind", IMPORTERS)
def test_empty_template_has_the_headings_and_says_how_to_fill_them_in(office, kind):
    answer = office.get(reverse("import_template", args=[kind]))
    book = load_workbook(BytesIO(answer.content))
    headings = [cell.value for cell in book.worksheets[0][1]]
    assert headings == [str(column.label) for column in IMPORTERS[kind].columns]
    guide = list(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in guide] == headings
    assert "Bắt buộc" in {row[1] for row in guide}
    page = office.post(reverse("import_new", args=[kind]), {"file": SimpleUploadedFile("mau.xlsx", answer.content)})
    assert page.status_code == 422


def test_unknown_table_is_not_found(office):
    for name in ("import_new", "import_template", "facts_xlsx"):
        assert office.get(reverse(name, args=["khong-co"])).status_code == 404
