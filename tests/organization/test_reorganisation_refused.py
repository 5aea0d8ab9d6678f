"""What keeps an act of reorganisation from being carried out: everything at once, and nothing is changed."""

from datetime import timedelta

import pytest

from core.models import JournalEntry
from core.refusals import Refused
from organization.models import Agency, Appointment, DepartmentAfter, Membership, Unit, UnitName
from tests import factories
from tests.clock import NOW
from tests.organization import acts
from tests.organization.acts import DAY, EVE

pytestmark = pytest.mark.django_db


def _nothing():
    return acts.act()


def _merger_into_none():
    act = acts.act()
    acts.change(act, "merge", factories.unit(), factories.unit())
    return act


def _merger_of_itself():
    unit = factories.unit()
    return acts.merger(unit, into=unit)


def _split_into_one():
    act, unit = acts.act(), factories.unit()
    acts.after(acts.change(act, "split", unit), unit)
    return act


def _split_of_two():
    act, units = acts.act(), [factories.unit(), factories.unit()]
    split = acts.change(act, "split", *units)
    [acts.after(split, unit) for unit in units]
    return act


def _rename_to_the_same():
    act, unit = acts.act(), factories.unit("Phòng Một")
    acts.after(acts.change(act, "rename", unit), unit, "Phòng Một")
    return act


def _rename_of_another():
    act = acts.act()
    acts.after(acts.change(act, "rename", factories.unit()), factories.unit(), "Phòng Mới")
    return act


def _dissolved_into_a_new_one():
    act = acts.act()
    acts.after(acts.change(act, "dissolve", factories.unit()), name="Phòng Mới")
    return act


def _twice_before():
    unit = factories.unit()
    act = acts.merger(unit, factories.unit(), name="Phòng Mới")
    acts.change(act, "dissolve", unit)
    return act


def _ends_and_receives():
    one, two = factories.unit(), factories.unit()
    act = acts.merger(one, into=two)
    acts.change(act, "dissolve", two)
    return act


def _two_names():
    one, two, three = factories.unit(), factories.unit(), factories.unit()
    act = acts.merger(one, into=three, name="Tên A")
    acts.after(acts.change(act, "merge", two), three, "Tên B")
    return act


def _ended_before():
    return acts.merger(factories.unit(valid_to=EVE), factories.unit(), name="Phòng Mới")


def _not_yet_there():
    return acts.merger(factories.unit(valid_from=DAY), factories.unit(), name="Phòng Mới")


def _code_taken():
    factories.unit(code="da-co")
    act = acts.act()
    acts.after(acts.change(act, "merge", factories.unit(), factories.unit()), name="Phòng Mới", code="da-co")
    return act


def _comes_later():
    unit = factories.unit()
    person = factories.person()
    Membership.objects.create(person=person, unit=unit, position="Chuyên viên", valid_from=DAY)
    return acts.merger(unit, factories.unit(), name="Phòng Mới")


def _leads_later():
    unit = factories.unit()
    Appointment.objects.create(person=factories.person(), unit=unit, kind="head", title="Trưởng phòng", valid_from=DAY)
    return acts.merger(unit, factories.unit(), name="Phòng Mới")


def _left_below():
    act, unit = acts.act(), factories.unit()
    factories.unit(parent=unit)
    acts.change(act, "dissolve", unit)
    return act


def _through_one_that_does_not_propose():
    unit = factories.unit()
    factories.unit(proxy=unit, proposes=False)
    return acts.merger(unit, into=factories.unit(proposes=False))


def _renamed_in_the_past():
    act, unit = acts.act(), factories.unit()
    UnitName.objects.create(unit=unit, name="Tên khác", valid_to=DAY)
    acts.after(acts.change(act, "rename", unit), unit, "Tên mới")
    return act


def _renamed_without_end():
    act, unit = acts.act(), factories.unit()
    UnitName.objects.create(unit=unit, name="Tên khác")
    acts.after(acts.change(act, "rename", unit), unit, "Tên mới")
    return act


def _department_named_later():
    act = acts.act()
    agency = factories.agency()
    Agency.objects.filter(pk=agency.pk).update(valid_to=DAY)
    Agency.objects.create(name="Sở Khác", valid_from=DAY + timedelta(days=1))
    DepartmentAfter.objects.create(act=act, name="Sở Xây dựng")
    return act


def _no_department():
    act = acts.act()
    DepartmentAfter.objects.create(act=act, name="Sở Xây dựng")
    return act


REFUSED = [
    (_nothing, "Chưa ghi quyết định này làm gì"),
    (_merger_into_none, "cần đúng một đơn vị sau, hiện có 0"),
    (_merger_of_itself, "không có đơn vị nào thôi hoạt động"),
    (_split_into_one, "cần ít nhất hai đơn vị sau"),
    (_split_of_two, "cần đúng một đơn vị trước, hiện có 2"),
    (_rename_to_the_same, "chưa ghi tên mới"),
    (_rename_of_another, "phải là một"),
    (_dissolved_into_a_new_one, "chỉ chuyển về đơn vị đang có"),
    (_twice_before, "đơn vị trước của nhiều việc"),
    (_ends_and_receives, "tiếp nhận ở việc khác"),
    (_two_names, "hai tên mới"),
    (_ended_before, "đã thôi hoạt động"),
    (_not_yet_there, "chưa có trước ngày hiệu lực"),
    (_code_taken, "“da-co”"),
    (_comes_later, "sửa nơi công tác trước"),
    (_leads_later, "giữ chức"),
    (_left_below, "còn trực thuộc"),
    (_through_one_that_does_not_propose, "đơn vị sau không gửi hồ sơ"),
    (_renamed_in_the_past, "đã có tên cũ ghi đến sau ngày hiệu lực"),
    (_renamed_without_end, "đã có tên cũ ghi đến sau ngày hiệu lực"),
    (_department_named_later, "một tên cơ quan khác"),
    (_no_department, "Không có tên cơ quan nào"),
]


@pytest.mark.parametrize(("build", "words"), REFUSED, ids=[build.__name__.strip("_") for build, _words in REFUSED])
def test_act_that_does_not_agree_is_refused_and_changes_nothing(build, words):
    act = build()
    assert words in acts.problems(act)
    before = [*Unit.objects.order_by("pk").values()], [*Membership.objects.order_by("pk").values()]
    with pytest.raises(Refused):
        acts.carried_out(act)
    assert before == ([*Unit.objects.order_by("pk").values()], [*Membership.objects.order_by("pk").values()])
    assert not JournalEntry.objects.exists()


def test_all_problems_are_said_at_once():
    act = _twice_before()
    factories.unit(code="trung")
    acts.after(act.changes.first(), name="Phòng Thừa", code="trung")
    said = acts.problems(act)
    assert all(words in said for words in ("hiện có 2", "nhiều việc", "“trung”"))


def test_act_waits_for_its_day_and_is_done_on_it():
    one, two = factories.unit(), factories.unit()
    act = acts.merger(one, two, name="Phòng Chung", starts_on=NOW.date())
    assert "đến ngày đó mới thực hiện được" in acts.problems(act, now=NOW - timedelta(days=1))
    acts.carried_out(act)
    one.refresh_from_db()
    assert one.valid_to == NOW.date() - timedelta(days=1)
