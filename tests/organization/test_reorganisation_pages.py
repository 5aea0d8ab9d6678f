"""The pages of Sắp xếp tổ chức: from the decision to the button, and what each page says against it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core.models import JournalEntry
from core.text import format_date
from organization.models import Agency, Reorganisation, Unit, UnitChange
from tests import factories
from tests.clock import NOW
from tests.organization import acts

pytestmark = pytest.mark.django_db
DECISION = {
    "number": "15/QĐ-SGTVT",
    "dated": "20/11/2025",
    "issuer": "Giám đốc Sở",
    "title": "Về việc sắp xếp các phòng",
    "starts_on": "01/12/2025",
}
NEW_UNIT = {"name": "Phòng Chung", "short_name": "P. Chung", "code": "chung", "kind": "division", "head_title": "TP"}


def page_of(client, act):
    return client.get(reverse("reorganisation", args=[act.pk]))


def press(client, act, mark=None):
    mark = mark or page_of(client, act).context["preview"].mark
    return client.post(reverse("reorganisation_carry_out", args=[act.pk]), {"mark": mark})


def test_whole_way_from_the_decision_to_what_it_has_done(office):
    one, two = factories.unit("Phòng Một"), factories.unit("Phòng Hai")
    factories.person(one, "Lê Thị Chuyển")
    assert office.post(reverse("reorganisation_new"), DECISION).status_code == 302
    act = Reorganisation.objects.get()
    assert "Chưa ghi quyết định này làm gì" in page_of(office, act).content.decode()

    step = office.post(reverse("unit_change_new", args=[act.pk]), {"kind": "merge", "before": [one.pk, two.pk]})
    change = UnitChange.objects.get()
    assert step.url == reverse("unit_after_new", args=[change.pk])
    assert office.post(step.url, NEW_UNIT).url == reverse("reorganisation", args=[act.pk])
    page = page_of(office, act).content.decode()
    assert "Lê Thị Chuyển" in page
    assert "Thực hiện được" in page

    assert press(office, act).status_code == 302
    page = page_of(office, act).content.decode()
    assert "Đã thực hiện" in page
    assert reverse("reorganisation_carry_out", args=[act.pk]) not in page
    new = Unit.objects.get(code="chung")
    assert "Tiếp nhận từ" in office.get(reverse("unit", args=[new.pk])).content.decode()
    for name in ("unit", "unit_record"):
        assert "Phòng Chung" in office.get(reverse(name, args=[one.pk])).content.decode()
    assert {"reorganisation.add", "unitchange.add", "unitafter.add", "reorganisation.carry_out"} <= set(
        JournalEntry.objects.values_list("action", flat=True)
    )


def test_change_of_name_asks_for_the_new_name_of_the_same_unit(office):
    unit, act = factories.unit("Phòng Cũ"), acts.act()
    step = office.post(reverse("unit_change_new", args=[act.pk]), {"kind": "rename", "before": [unit.pk]})
    assert office.get(step.url).context["form"]["unit"].value() == unit.pk
    office.post(step.url, {"unit": unit.pk, "name": "Phòng Mới"})
    assert press(office, act).status_code == 302
    unit.refresh_from_db()
    assert unit.name == "Phòng Mới"


def test_people_of_a_split_are_sent_by_name_and_may_be_called_back(office):
    unit, act = factories.unit(), acts.act()
    person = factories.person(unit, "Trần Văn Tách")
    change = acts.change(act, "split", unit)
    new = [acts.after(change, name="Phòng A"), acts.after(change, name="Phòng B")]
    url = reverse("unit_change_people", args=[change.pk])
    assert "Trần Văn Tách" in office.get(url).content.decode()
    for after in (new[0], new[1]):
        assert office.post(url, {f"person-{person.pk}": after.pk}).status_code == 302
        assert change.goes.get().after == after
    office.post(url, {})
    assert not change.goes.exists()
    assert office.post(url, {f"person-{person.pk}": "0"}).status_code == 422


def test_department_gets_its_new_names_with_the_act(office):
    old, act = factories.agency(), acts.act()
    url = reverse("department_after", args=[act.pk])
    form = office.get(url).context["form"]
    assert form["name"].value() == old.name
    data = {name: form[name].value() for name in form.fields} | {"name": "Sở Xây dựng tỉnh Hà Nam", "symbol": "SXD"}
    assert office.post(url, data).status_code == 302
    assert "Sở Xây dựng tỉnh Hà Nam" in page_of(office, act).content.decode()
    press(office, act)
    assert [row.symbol for row in Agency.objects.order_by("pk")] == ["SGTVT", "SXD"]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (DECISION | {"number": ""}, "number"),
        (DECISION | {"starts_on": "31/02/2025"}, "starts_on"),
        (DECISION | {"finish_until": "30/11/2025"}, "__all__"),
    ],
    ids=["no number", "no day", "finished before it starts"],
)
def test_decision_that_is_wrong_is_not_kept(office, data, field):
    page = office.post(reverse("reorganisation_new"), data)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not Reorganisation.objects.exists()


def test_one_decision_is_written_once(office):
    assert office.post(reverse("reorganisation_new"), DECISION).status_code == 302
    page = office.post(reverse("reorganisation_new"), DECISION)
    assert page.status_code == 422
    assert "đã được ghi" in page.content.decode()


def test_new_unit_is_told_all_that_it_lacks_at_once(office):
    change = acts.change(acts.act(), "merge", factories.unit())
    page = office.post(reverse("unit_after_new", args=[change.pk]), {"name": "Phòng Chung"})
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"short_name", "code", "kind", "head_title"}


def test_only_units_of_the_day_before_may_be_chosen(office):
    act, gone = acts.act(), factories.unit(valid_to=acts.EVE - timedelta(days=1))
    url = reverse("unit_change_new", args=[act.pk])
    assert office.post(url, {"kind": "dissolve", "before": [gone.pk]}).status_code == 422
    last_day = factories.unit(valid_to=acts.EVE)
    assert office.post(url, {"kind": "dissolve", "before": [last_day.pk]}).status_code == 302


def test_problems_stand_on_the_page_and_refuse_the_button_all_at_once(office):
    act = acts.merger(factories.unit(), into=factories.unit(), starts_on=NOW.date() + timedelta(days=1))
    acts.change(act, "split", factories.unit())
    page = press(office, act)
    assert page.status_code == 422
    said = page.content.decode()
    assert format_date(act.starts_on) in said
    assert "cần ít nhất hai đơn vị sau" in said
    assert 'aria-disabled="true"' in page_of(office, act).content.decode()


def test_button_of_a_page_that_is_no_longer_true_is_refused(office):
    unit = factories.unit()
    act = acts.merger(unit, name="Phòng Chung")
    mark = page_of(office, act).context["preview"].mark
    factories.person(unit, "Phạm Thị Vừa Đến")
    page = press(office, act, mark)
    assert page.status_code == 409
    assert "Phạm Thị Vừa Đến" in page.content.decode()
    assert press(office, act).status_code == 302
    assert press(office, act, mark).status_code == 409


def test_what_was_written_by_mistake_is_taken_back(office):
    act = acts.merger(factories.unit(), name="Phòng Chung")
    change = act.changes.get()
    office.post(reverse("unit_after_delete", args=[change.afters.get().pk]))
    assert not change.afters.exists()
    office.post(reverse("unit_change_delete", args=[change.pk]))
    assert not act.changes.exists()
    assert office.post(reverse("reorganisation_delete", args=[act.pk])).url == reverse("reorganisations")
    assert not Reorganisation.objects.exists()


def test_list_costs_the_same_for_one_and_thirty(office, django_assert_max_num_queries):
    url, counts = reverse("reorganisations"), []
    for number in range(31):
        acts.change(acts.act(made_by=factories.chief()), "dissolve")
        if number in (0, 30):
            office.get(url)
            with django_assert_max_num_queries(10) as queries:
                assert office.get(url).status_code == 200
            counts.append(len(queries))
    assert counts[0] == counts[1]
