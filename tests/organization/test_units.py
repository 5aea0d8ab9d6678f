"""Units, the department's names, the officer on duty: what is written, looked up, and refused."""

from datetime import date

import pytest
from django.urls import reverse

from core.models import JournalEntry
from organization.enums import Role
from organization.models import (
    Agency,
    DutyOfficer,
    Unit,
)
from tests import factories

pytestmark = pytest.mark.django_db


def unit_data(**fields):
    return {
        "name": "Phòng Thử nghiệm",
        "short_name": "P. Thử",
        "code": "thu-nghiem",
        "kind": "division",
        "head_title": "Trưởng phòng",
        "order": "3",
        "proposes": "on",
        "may_be_nominated": "on",
    } | fields


def test_unit_is_added_found_without_marks_and_journalled(office):
    assert office.post(reverse("unit_new"), unit_data()).status_code == 302
    row = Unit.objects.get(code="thu-nghiem")
    page = office.get(reverse("units"), {"q": "nghiem THU phong"})
    assert page.context["units"] == [row]
    entry = JournalEntry.objects.get(action="unit.add")
    assert entry.details["changes"]["tên đơn vị"] == [None, "Phòng Thử nghiệm"]


def test_unit_changed_is_journalled_with_before_and_after(office):
    row = factories.unit("Phòng Cũ")
    data = unit_data(name="Phòng Mới", short_name=row.short_name, code=row.code, symbol=row.symbol, order=row.order)
    office.post(reverse("unit", args=[row.pk]), data)
    entry = JournalEntry.objects.get(action="unit.change")
    assert entry.details["changes"] == {"tên đơn vị": ["Phòng Cũ", "Phòng Mới"]}
    assert entry.unit_id == row.pk


def test_unit_saved_unchanged_writes_nothing(office):
    row = factories.unit("Phòng Nguyên")
    data = unit_data(name=row.name, short_name=row.short_name, code=row.code, symbol=row.symbol, order=row.order)
    assert office.post(reverse("unit", args=[row.pk]), data).status_code == 302
    assert not JournalEntry.objects.exists()


def test_unit_cannot_stand_below_itself(office):
    upper = factories.unit()
    lower = factories.unit(parent=upper)
    page = office.post(reverse("unit", args=[upper.pk]), unit_data(code=upper.code, parent=lower.pk))
    assert page.status_code == 422
    assert "parent" in page.context["form"].errors


@pytest.mark.parametrize("proposes", [True, False])
def test_proxy_is_for_a_unit_that_does_not_propose_itself(office, proposes):
    other = factories.unit()
    data = unit_data(proxy=other.pk) | ({"proposes": "on"} if proposes else {})
    if not proposes:
        del data["proposes"]
    assert office.post(reverse("unit_new"), data).status_code == (422 if proposes else 302)


def test_units_stand_below_the_one_they_belong_to(office):
    last = factories.unit("Trung tâm", order=50)
    first = factories.unit("Phòng Đầu", order=1)
    team = factories.unit("Tổ của Trung tâm", order=0, parent=last)
    rows = office.get(reverse("units")).context["units"]
    assert [row for row in rows if row in (first, last, team)] == [first, last, team]
    assert next(row for row in rows if row == team).depth == 1


def test_earlier_name_holds_until_its_day_and_may_be_taken_back(office):
    row = factories.unit("Tên mới")
    data = {"name": "Tên cũ", "valid_to": "10/01/2026"}
    assert office.post(reverse("unit_name_new", args=[row.pk]), {"name": "Tên cũ"}).status_code == 422
    assert office.post(reverse("unit_name_new", args=[row.pk]), data).status_code == 302
    assert row.name_on(date(2026, 1, 10)) == "Tên cũ"
    assert row.name_on(date(2026, 1, 11)) == "Tên mới"
    assert office.post(reverse("unit_name_new", args=[row.pk]), data).status_code == 422
    office.post(reverse("unit_name_delete", args=[row.names.get().pk]))
    assert not row.names.exists()
    assert JournalEntry.objects.get(action="unit_name.delete").details["changes"]["tên đơn vị"] == ["Tên cũ", None]


def test_names_of_the_department_do_not_overlap(office):
    row = factories.agency()
    data = {name: getattr(row, name) for name in ("name", "name_lines", "short_name", "parent_name", "place",
            "parent_full_name", "symbol", "head_title", "head_full_title", "office_name", "office_head_title",
            "award_fund")} | {"valid_from": "01/03/2025"}  # fmt: skip
    assert office.post(reverse("agency_new"), data).status_code == 422
    assert office.post(reverse("agency", args=[row.pk]), data | {"valid_from": "", "valid_to": "28/02/2025"}).url
    assert office.post(reverse("agency_new"), data | {"symbol": "SXD"}).status_code == 302
    assert Agency.objects.on(date(2025, 3, 1)).get().symbol == "SXD"


def test_officer_on_duty_stands_at_the_foot_of_every_page(office, client):
    data = {"name": "Trần Thị Trực", "phone": "0226 000 0101"}
    assert office.post(reverse("duty_officer_new"), data).status_code == 302
    assert "0226 000 0101" in client.get(reverse("sign_in"), follow=True).content.decode()
    assert office.post(reverse("duty_officer_new"), data).status_code == 422
    row = DutyOfficer.objects.get()
    assert office.post(reverse("duty_officer", args=[row.pk]), data | {"valid_to": "19/12/2025"}).status_code == 302
    assert "0226 000 0101" not in client.get(reverse("password_forgotten")).content.decode()


def test_index_of_set_up_leads_only_where_one_may_go(client, hands):
    client.force_login(factories.user(None, Role.ADMINISTRATOR))
    page = client.get(reverse("setup")).content.decode()
    assert reverse("units") in page
    assert reverse("facts", args=["ky-luat"]) not in page
    client.force_login(factories.appraiser())
    assert reverse("facts", args=["ky-luat"]) in client.get(reverse("setup")).content.decode()


def test_the_last_row_in_time_is_the_same_on_every_database():
    later = factories.agency()
    Agency.objects.filter(pk=later.pk).update(valid_from=date(2025, 1, 1))
    always = Agency.objects.get(pk=later.pk)
    always.pk, always.valid_from = None, None
    always.save()
    twin = Agency.objects.get(pk=always.pk)
    twin.pk = None
    twin.save()
    assert [row.pk for row in Agency.objects.all()] == [always.pk, twin.pk, later.pk]
    assert Agency.objects.last() == later
