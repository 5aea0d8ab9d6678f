"""People: found by any writing of their names, in Vietnamese order, with one place and one head at a time."""

from datetime import date

import pytest
from django.urls import reverse

from core.models import AccessEntry, JournalEntry
from organization.enums import AppointmentKind
from organization.models import (
    Person,
)
from organization.services.people import save_person
from tests import factories

pytestmark = pytest.mark.django_db


def person_data(**fields):
    return {"full_name": "H'Hen Niê", "gender": "female", "staff_kind": "worker"} | fields


@pytest.mark.parametrize("question", ["hhen", "H'HEN nie", "nie h'hen", "niê"])
def test_person_is_found_by_any_writing_of_the_name(office, question):
    office.post(reverse("person_new"), person_data())
    found = office.get(reverse("people"), {"q": question}).context["page_of"].rows
    wanted = ["H'Hen Niê"] if question != "hhen" else []
    assert [row.full_name for row in found] == wanted


def test_people_stand_in_vietnamese_order(office, now):
    names = ["Đỗ Văn Ánh", "Nguyễn Văn An", "Trần Thị Ân", "Đặng Văn Bình", "Lê Văn Đức", "Dương Văn Dũng"]
    actor = factories.actor(factories.appraiser())
    for name in names:
        save_person(Person(full_name=name, gender="male"), actor=actor, now=now)
    rows = office.get(reverse("people")).context["page_of"].rows
    shown = [row.full_name for row in rows if row.full_name in names]
    assert shown == [
        "Nguyễn Văn An", "Đỗ Văn Ánh", "Trần Thị Ân", "Đặng Văn Bình", "Dương Văn Dũng", "Lê Văn Đức",
    ]  # fmt: skip


def test_journal_keeps_no_personal_data(office):
    office.post(reverse("person_new"), person_data(birth_date="10/01/1985", phone="0901234567", residence="Phủ Lý"))
    person = Person.objects.get(full_name="H'Hen Niê")
    assert person.birth_date == date(1985, 1, 10)
    text = str(JournalEntry.objects.get(action="person.add").details)
    assert "ngày sinh" in text
    assert not [word for word in ("1985", "0901234567", "Phủ Lý") if word in text]


def test_each_look_at_a_person_is_noted(office):
    row = factories.person(factories.unit())
    office.get(reverse("person", args=[row.pk]))
    assert AccessEntry.objects.get().object_id == str(row.pk)


def test_nobody_works_in_two_places_on_one_day(office):
    row = factories.person(factories.unit())
    other = factories.unit()
    url = reverse("membership_new", args=[row.pk])
    data = {"unit": other.pk, "position": "Phó Trưởng phòng", "valid_from": "10/01/2026"}
    page = office.post(url, data)
    assert page.status_code == 422
    assert "valid_from" in page.context["form"].errors
    old = row.memberships.get()
    changed = {"unit": old.unit_id, "position": old.position, "valid_from": "01/01/2020", "valid_to": "09/01/2026"}
    assert office.post(reverse("membership", args=[old.pk]), changed).status_code == 302
    assert office.post(url, data).status_code == 302


def test_one_place_has_one_head_and_many_deputies(office):
    unit = factories.unit()
    factories.head(unit)
    second = factories.person(unit)
    url = reverse("appointment_new", args=[second.pk])
    data = {"unit": unit.pk, "kind": AppointmentKind.ACTING, "title": "Q. Trưởng phòng", "valid_from": "20/12/2025"}
    assert office.post(url, data).status_code == 422
    assert office.post(url, data | {"kind": AppointmentKind.DEPUTY}).status_code == 302


@pytest.mark.parametrize(("missing", "status"), [("", 302), ("paper", 422), ("valid_to", 422), ("valid_from", 422)])
def test_authorised_only_in_writing_with_dates(office, missing, status):
    unit = factories.unit()
    row = factories.person(unit)
    data = {
        "unit": unit.pk,
        "kind": AppointmentKind.AUTHORISED,
        "title": "Chuyên viên",
        "valid_from": "20/12/2025",
        "valid_to": "10/01/2026",
        "paper": "Giấy ủy quyền số 05/GUQ-VP ngày 19/12/2025",
    }
    data.pop(missing, None)
    assert office.post(reverse("appointment_new", args=[row.pk]), data).status_code == status


def test_nobody_writes_down_his_own_appointment(client, hands):
    officer = factories.appraiser()
    client.force_login(officer)
    assert client.get(reverse("appointment_new", args=[officer.person_id])).status_code == 403


def test_people_of_a_unit(office):
    here, there = factories.unit(), factories.unit()
    row, _other = factories.person(here), factories.person(there)
    page = office.get(reverse("people"), {"unit": here.pk})
    assert page.context["page_of"].rows == [row]
    assert page.context["page_of"].count == "1"
