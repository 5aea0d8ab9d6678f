"""Sắp xếp tổ chức: what an act of each kind does to units, people, accounts and what leads, once."""

from datetime import date

import pytest

from core.models import JournalEntry
from core.refusals import Conflict, Denied
from organization.enums import Role
from organization.models import Appointment, Membership, PersonGoes, RoleGrant, Unit, UnitName
from organization.selectors.reorganisation import became, came_of
from organization.services.reorganisation.carrying_out import carry_out
from organization.services.reorganisation.drafting import delete_act, save_after, save_change
from tests import factories
from tests.clock import NOW
from tests.organization import acts
from tests.organization.acts import DAY, EVE

pytestmark = pytest.mark.django_db


def places(person):
    rows = person.memberships.order_by("valid_from")
    return [(row.unit.name, row.position, row.valid_from, row.valid_to) for row in rows]


# --- what each kind does -------------------------------------------------------------------------------------------


def test_merger_ends_units_and_begins_the_new_one_with_all_people():
    one, two = factories.unit("Phòng Một", has_seal=True), factories.unit("Phòng Hai")
    people = factories.person(one, position="Phó Trưởng phòng"), factories.person(two)
    acts.carried_out(acts.merger(one, two, name="Phòng Chung"))
    new = Unit.objects.get(name="Phòng Chung")
    assert (new.valid_from, new.valid_to, new.has_seal, new.proposes) == (DAY, None, True, True)
    assert {unit.valid_to for unit in Unit.objects.filter(pk__in=[one.pk, two.pk])} == {EVE}
    assert places(people[0]) == [
        ("Phòng Một", "Phó Trưởng phòng", factories.LONG_AGO, EVE),
        ("Phòng Chung", "Phó Trưởng phòng", DAY, None),
    ]
    assert places(people[1])[1] == ("Phòng Chung", "Chuyên viên", DAY, None)
    assert "phong chung" in new.search


def test_merger_into_a_unit_leaves_it_its_people_and_its_head():
    small, big = factories.unit("Phòng Nhỏ"), factories.unit("Phòng Lớn")
    comer, stays, leads = factories.person(small), factories.person(big), factories.head(big)
    acts.carried_out(acts.merger(small, big, into=big))
    big.refresh_from_db()
    assert (big.name, big.valid_to) == ("Phòng Lớn", None)
    assert places(stays) == [("Phòng Lớn", "Chuyên viên", factories.LONG_AGO, None)]
    assert places(comer)[1] == ("Phòng Lớn", "Chuyên viên", DAY, None)
    assert leads.person.appointments.get().valid_to is None


def test_merger_may_give_the_unit_that_goes_on_a_new_name():
    small, big = factories.unit("Phòng Nhỏ"), factories.unit("Phòng Lớn")
    acts.carried_out(acts.merger(small, into=big, name="Phòng Lớn và Nhỏ"))
    big.refresh_from_db()
    assert big.name == "Phòng Lớn và Nhỏ"
    assert (big.name_on(EVE), big.name_on(DAY)) == ("Phòng Lớn", "Phòng Lớn và Nhỏ")


def test_split_sends_people_where_it_was_said():
    unit = factories.unit("Phòng Gộp")
    stays, goes = factories.person(unit), factories.person(unit)
    act = acts.act()
    split = acts.change(act, "split", unit)
    acts.after(split, unit)
    new = acts.after(split, name="Phòng Tách")
    PersonGoes.objects.create(change=split, person=goes, after=new)
    acts.carried_out(act)
    unit.refresh_from_db()
    assert unit.valid_to is None
    assert places(stays) == [("Phòng Gộp", "Chuyên viên", factories.LONG_AGO, None)]
    assert places(goes)[1] == ("Phòng Tách", "Chuyên viên", DAY, None)


def test_split_of_a_unit_that_ends_wants_a_place_for_everybody():
    unit = factories.unit("Phòng Gộp")
    first, second = factories.person(unit, "Lê Thị Một"), factories.person(unit, "Lê Thị Hai")
    act = acts.act()
    split = acts.change(act, "split", unit)
    new = [acts.after(split, name="Phòng A"), acts.after(split, name="Phòng B")]
    PersonGoes.objects.create(change=split, person=first, after=new[0])
    assert "Lê Thị Hai" in acts.problems(act)
    assert "Lê Thị Một" not in acts.problems(act)
    PersonGoes.objects.create(change=split, person=second, after=new[1])
    acts.carried_out(act)
    assert [places(person)[1][0] for person in (first, second)] == ["Phòng A", "Phòng B"]


def test_renamed_unit_keeps_its_old_name_on_papers_of_old_days():
    unit = factories.unit("Tên hai")
    UnitName.objects.create(unit=unit, name="Tên một", valid_to=date(2023, 12, 31))
    person = factories.person(unit)
    act = acts.act()
    acts.after(acts.change(act, "rename", unit), unit, "Tên ba", symbol="TB")
    acts.carried_out(act)
    unit.refresh_from_db()
    days = date(2023, 12, 31), date(2024, 1, 1), EVE, DAY
    assert [unit.name_on(day) for day in days] == ["Tên một", "Tên hai", "Tên hai", "Tên ba"]
    assert (unit.symbol, unit.valid_from, unit.valid_to) == ("TB", None, None)
    assert len(places(person)) == 1


def test_dissolved_unit_leaves_its_people_without_a_place_and_says_so_first():
    unit = factories.unit("Phòng Hết")
    person = factories.person(unit, "Trần Văn Nghỉ")
    act = acts.act()
    acts.change(act, "dissolve", unit)
    assert "Trần Văn Nghỉ" in acts.warnings(act)
    acts.carried_out(act)
    assert places(person) == [("Phòng Hết", "Chuyên viên", factories.LONG_AGO, EVE)]
    assert [(row, units) for row, units in became(unit)] == [(act, [])]


def test_dissolved_unit_may_hand_its_people_to_one_that_is_there():
    unit, other = factories.unit("Phòng Hết"), factories.unit("Phòng Nhận")
    person = factories.person(unit)
    act = acts.act()
    acts.after(acts.change(act, "dissolve", unit), other)
    acts.carried_out(act)
    assert places(person)[1][0] == "Phòng Nhận"


def test_a_place_of_work_that_has_an_end_keeps_it_in_the_unit_after():
    one, two = factories.unit(), factories.unit()
    person = factories.person(one)
    Membership.objects.filter(person=person).update(valid_to=date(2026, 3, 31))
    gone = factories.person(one)
    Membership.objects.filter(person=gone).update(valid_to=EVE)
    acts.carried_out(acts.merger(one, two, name="Phòng Chung"))
    assert places(person)[1][2:] == (DAY, date(2026, 3, 31))
    assert len(places(gone)) == 1


# --- who leads, accounts, what stands below ------------------------------------------------------------------------


@pytest.mark.parametrize("until", [None, DAY])
def test_head_of_a_unit_that_ends_finishes_its_papers_only_when_the_act_says_until_when(until):
    unit = factories.unit()
    leads = factories.head(unit)
    deputy = factories.appointment(factories.person(unit), unit, "deputy", title="Phó Trưởng phòng")
    act = acts.carried_out(acts.merger(unit, factories.unit(), name="Phòng Chung", finish_until=until))
    deputy.refresh_from_db()
    rows = list(Appointment.objects.filter(person=leads.person).order_by("valid_from"))
    assert (rows[0].valid_to, deputy.valid_to) == (EVE, EVE)
    assert [(row.kind, row.valid_from, row.valid_to, row.paper) for row in rows[1:]] == (
        [("authorised", DAY, DAY, act.paper)] if until else []
    )
    assert factories.actor(leads).headed_unit_ids == frozenset()
    on_the_day = factories.actor(leads, NOW.replace(day=1)).headed_unit_ids
    assert on_the_day == ({unit.pk} if until else frozenset())


def test_nobody_authorises_himself_to_finish():
    unit = factories.unit()
    leads = factories.head(unit)
    RoleGrant.objects.create(user=leads, role=Role.APPRAISER, valid_from=factories.LONG_AGO)
    act = acts.merger(unit, factories.unit(), name="Phòng Chung", finish_until=DAY)
    assert "không tự ủy quyền" in acts.problems(act, leads)
    assert "không tự ủy quyền" not in acts.problems(act)
    act.finish_until = None
    act.save()
    assert acts.problems(act, leads) == ""


def test_specialists_go_on_in_the_new_unit_and_keep_the_old_one_for_its_papers():
    one, two = factories.unit(), factories.unit()
    user = factories.staff(one)
    RoleGrant.objects.create(user=user, role=Role.UNIT_STAFF, unit=two, valid_from=factories.LONG_AGO)
    acts.carried_out(acts.merger(one, two, name="Phòng Chung"))
    new = Unit.objects.get(name="Phòng Chung")
    assert factories.actor(user).unit_ids == {one.pk, two.pk, new.pk}
    assert user.grants.filter(unit=new).count() == 1


def test_specialist_who_leaves_a_unit_that_goes_on_leaves_its_papers_too():
    unit = factories.unit()
    user, stays = factories.staff(unit), factories.staff(unit)
    act = acts.act()
    split = acts.change(act, "split", unit)
    acts.after(split, unit)
    new = acts.after(split, name="Phòng Tách")
    PersonGoes.objects.create(change=split, person=user.person, after=new)
    acts.carried_out(act)
    assert factories.actor(user).unit_ids == {Unit.objects.get(name="Phòng Tách").pk}
    assert factories.actor(stays).unit_ids == {unit.pk}


def test_what_stood_below_a_unit_that_ends_stands_below_the_one_after():
    one, two = factories.unit(), factories.unit()
    team = factories.unit(parent=one, kind="team")
    through = factories.unit(proxy=two, proposes=False)
    acts.carried_out(acts.merger(one, two, name="Trung tâm Chung"))
    new = Unit.objects.get(name="Trung tâm Chung")
    team.refresh_from_db()
    through.refresh_from_db()
    assert (team.parent, through.proxy) == (new, new)


def test_teams_that_merge_together_with_their_centres_stand_below_the_new_one():
    one, two = factories.unit(), factories.unit()
    teams = [factories.unit(parent=unit, kind="team") for unit in (one, two)]
    act = acts.merger(one, two, name="Trung tâm Chung")
    acts.after(acts.change(act, "merge", *teams), name="Tổ Chung", kind="team")
    acts.carried_out(act)
    assert Unit.objects.get(name="Tổ Chung").parent.name == "Trung tâm Chung"
    assert {unit.valid_to for unit in Unit.objects.filter(pk__in=[team.pk for team in teams])} == {EVE}


# --- once, seen, by whom -------------------------------------------------------------------------------------------


def test_second_press_does_nothing():
    act = acts.merger(factories.unit(), factories.unit(), name="Phòng Chung")
    mark, by = acts.preview(act).mark, factories.actor(act.made_by)
    carry_out(act, mark=mark, actor=by, now=NOW)
    with pytest.raises(Conflict):
        carry_out(act, mark=mark, actor=by, now=NOW)
    assert Unit.objects.filter(name="Phòng Chung").count() == 1


def test_act_is_done_as_its_page_has_shown_it_or_not_at_all():
    unit = factories.unit()
    act = acts.merger(unit, factories.unit(), name="Phòng Chung")
    mark = acts.preview(act).mark
    factories.person(unit)
    with pytest.raises(Conflict) as caught:
        carry_out(act, mark=mark, actor=factories.actor(act.made_by), now=NOW)
    assert caught.value.problems[0].code == "stale"
    assert not Unit.objects.filter(name="Phòng Chung").exists()


def test_act_once_done_is_neither_changed_nor_taken_back():
    act = acts.carried_out(acts.merger(factories.unit(), factories.unit(), name="Phòng Chung"))
    change, by = act.changes.get(), factories.actor(act.made_by)
    for write in (
        lambda: save_change(change, [], actor=by, now=NOW),
        lambda: save_after(change.afters.get(), actor=by, now=NOW),
        lambda: delete_act(act, actor=by, now=NOW),
    ):
        with pytest.raises(Conflict):
            write()


def test_everything_that_was_done_is_in_the_journal():
    unit = factories.unit()
    factories.head(unit)
    factories.staff(unit)
    act = acts.carried_out(acts.merger(unit, factories.unit(), name="Phòng Chung"))
    actions = set(JournalEntry.objects.values_list("action", flat=True))
    assert actions == {
        "unit.add", "unit.change", "membership.add", "membership.change", "appointment.change", "rolegrant.add",
        "reorganisation.carry_out",
    }  # fmt: skip
    entry = JournalEntry.objects.get(action="reorganisation.carry_out")
    assert entry.object_id == str(act.pk)


def test_only_those_who_keep_units_carry_out(hands):
    act = acts.merger(factories.unit(), factories.unit(), name="Phòng Chung")
    with pytest.raises(Denied):
        acts.carried_out(act, factories.leader())
    acts.carried_out(act, factories.user(None, Role.ADMINISTRATOR))


# --- whose history follows -----------------------------------------------------------------------------------------


def test_units_know_where_they_came_from_and_what_became_of_them():
    one, two = factories.unit("Phòng Một"), factories.unit("Phòng Hai")
    act = acts.merger(one, two, name="Phòng Chung")
    assert (became(one), came_of(one)) == ([], [])
    acts.carried_out(act)
    new = Unit.objects.get(name="Phòng Chung")
    assert came_of(new) == [(act, [one, two])]
    assert became(one) == [(act, [new])]
    assert (became(new), came_of(one)) == ([], [])


def test_preview_costs_the_same_for_one_change_and_thirty(django_assert_max_num_queries):
    act, counts = acts.act(), []
    for number in range(30):
        unit = factories.unit()
        factories.staff(unit)
        acts.after(acts.change(act, "merge", unit), name=f"Phòng {number}")
        if number in (0, 29):
            with django_assert_max_num_queries(40) as queries:
                acts.preview(act)
            counts.append(len(queries))
    assert counts[0] == counts[1]
