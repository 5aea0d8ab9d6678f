"""Who may be proposed by whom (domain.md, "Who proposes whom")."""

from datetime import date

import pytest

from awards.models import Ballot, Nomination
from awards.selectors.eligible import candidates, collectives_of, find_people, people_of
from awards.services.nominations import (
    Ask,
    add_nomination,
    change_nomination,
    move_nomination,
    remove_nomination,
    restore_nomination,
)
from campaigns.enums import Power
from core.refusals import Conflict, Denied, Refused
from organization.enums import AppointmentKind, UnitKind
from organization.models import Agency, Discipline, Membership
from tests import factories as make
from tests.awards.door import ask as ask_supplement
from tests.awards.door import submit
from tests.awards.unit_pages import a_draft, nominate
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.usefixtures("sound")


def move(person, unit, day):
    """`person` works in `unit` from `day` on."""
    person.memberships.filter(valid_to=None).update(valid_to=date.fromordinal(day.toordinal() - 1))
    Membership.objects.create(person=person, unit=unit, position="Chuyên viên", valid_from=day)


def test_people_of_own_unit_may_be_proposed():
    proposal = a_draft()
    person, stranger = make.person(proposal.unit), make.person(make.unit())
    found = people_of(proposal.round, proposal.unit)
    assert person in found
    assert stranger not in found


@pytest.mark.parametrize(("day", "belongs"), [(date(2026, 1, 9), True), (date(2026, 1, 10), False)])
def test_person_belongs_where_he_works_on_the_last_day_before_the_cutoff(day, belongs):
    proposal = a_draft()
    person = make.person(make.unit())
    move(person, proposal.unit, day)
    assert (person in people_of(proposal.round, proposal.unit)) is belongs


@pytest.mark.parametrize(("left", "belongs"), [(date(2025, 1, 1), True), (date(2024, 12, 31), False)])
def test_retired_person_stays_when_he_worked_in_the_period(left, belongs):
    proposal = a_draft()
    person = make.person(proposal.unit)
    person.memberships.update(valid_to=left)
    assert (person in people_of(proposal.round, proposal.unit)) is belongs


def test_moved_person_is_proposed_by_the_new_unit_only():
    proposal, old = a_draft(), make.unit()
    person = make.person(old)
    move(person, proposal.unit, date(2025, 6, 1))
    assert person in people_of(proposal.round, proposal.unit)
    assert person not in people_of(proposal.round, old)
    assert any(str(old) in note for note in candidates(proposal, [person])[0].notes)


def test_deceased_person_is_named_as_posthumous():
    proposal = a_draft()
    person = make.person(proposal.unit, died_on=date(2025, 8, 1))
    assert any("truy tặng" in note for note in candidates(proposal, [person])[0].notes)


def test_people_of_leadership_go_through_their_proxy():
    proposal = a_draft()
    leaders = make.unit("Lãnh đạo Sở", kind=UnitKind.LEADERSHIP, proposes=False, proxy=proposal.unit)
    assert make.person(leaders) in people_of(proposal.round, proposal.unit)


@pytest.mark.parametrize("allowed", [True, False])
def test_teams_are_collectives_only_where_the_round_allows(allowed):
    proposal = a_draft()
    team = make.unit("Đội Một", kind=UnitKind.TEAM, parent=proposal.unit, proposes=False)
    proposal.round.allows_teams = allowed
    assert (team in collectives_of(proposal.round, proposal.unit)) is allowed
    assert make.person(team) in people_of(proposal.round, proposal.unit)


def test_unit_that_may_not_be_nominated_is_no_collective():
    proposal = a_draft()
    proposal.unit.may_be_nominated = False
    proposal.unit.save()
    assert not collectives_of(proposal.round, proposal.unit).exists()


@pytest.mark.parametrize("words", ["hà nam", "ha nam", "HA NAM", "nam ha", "hà  nam", "Đỗ Hà", "do ha"])
def test_search_is_blind_to_marks_case_and_order(words):
    proposal = a_draft()
    person = make.person(proposal.unit, "Đỗ Hà Nam")
    make.person(proposal.unit, "Trần Văn Bình")
    assert list(find_people(proposal, words)) == [person]


# --- nominating ------------------------------------------------------------------------------------------------------


def head_of(proposal):
    return make.actor(make.head(proposal.unit))


def add(proposal, subject, award=None, **fields):
    award = award or proposal.round.award_types.first()
    return add_nomination(proposal, subject, Ask(award, **fields), actor=head_of(proposal), now=NOW)


def test_nomination_prints_the_subject_as_it_stands_at_the_cutoff():
    proposal = a_draft()
    person = make.person(proposal.unit, position="Phó Trưởng phòng")
    Membership.objects.filter(person=person).update(is_leader=True)
    row = add(proposal, person)
    assert (row.printed_name, row.printed_position, row.printed_unit) == (
        person.full_name, "Phó Trưởng phòng", proposal.unit.name,
    )  # fmt: skip
    assert row.is_leader
    assert not row.leads_unit
    assert row.report.nomination == row


def test_nomination_of_a_head_and_of_a_collective_are_marked():
    proposal = a_draft()
    assert add(proposal, make.head(proposal.unit).person).leads_unit
    collective = add(proposal, proposal.unit)
    assert collective.printed_unit == str(Agency.objects.get())


def test_nomination_of_a_stranger_is_refused():
    proposal = a_draft()
    with pytest.raises(Refused) as refusal:
        add(proposal, make.person(make.unit()))
    assert [problem.field for problem in refusal.value.problems] == ["subject"]
    assert not Nomination.objects.exists()


def test_nomination_by_another_unit_is_denied():
    proposal = a_draft()
    other = make.actor(make.staff(make.unit()))
    with pytest.raises(Denied):
        add_nomination(proposal, proposal.unit, Ask(proposal.round.award_types.first()), actor=other, now=NOW)


def test_award_that_the_round_does_not_offer_is_refused_with_the_wrong_fallback():
    proposal = a_draft()
    outside = make.award_type()
    with pytest.raises(Refused) as refusal:
        add(proposal, proposal.unit, outside, fallback_award=outside)
    assert {problem.field for problem in refusal.value.problems} == {"award_type", "fallback_award"}


def test_second_form_needs_another_achievement_in_words():
    proposal = a_draft()
    high = make.award_type(name="Bằng khen", short_name="Bằng khen", rank=20)
    proposal.round.award_types.add(high)
    person = make.person(proposal.unit)
    add(proposal, person, high)
    low = proposal.round.award_types.get(rank=10)
    with pytest.raises(Refused) as refusal:
        add(proposal, person, low)
    assert [problem.field for problem in refusal.value.problems] == ["other_achievement"]
    assert add(proposal, person, low, other_achievement="Sáng kiến cấp tỉnh").pk
    with pytest.raises(Refused):
        add(proposal, person, low, other_achievement="Sáng kiến cấp tỉnh")


@pytest.mark.parametrize(("power", "allowed"), [(Power.OWN, False), (Power.PROVINCE, True)])
def test_director_cannot_receive_his_own_award(power, allowed):
    proposal = a_draft()
    director = make.person(proposal.unit)
    make.appointment(director, None, AppointmentKind.HEAD)
    award = make.award_type(power=power, rank=30)
    proposal.round.award_types.set([award])
    if allowed:
        assert add(proposal, director, award).pk
    else:
        with pytest.raises(Refused):
            add(proposal, director, award)


def test_removed_nominee_comes_back_with_his_report():
    proposal = a_draft(individuals=1)
    row = proposal.nominations.get()
    remove_nomination(row, actor=head_of(proposal), now=NOW)
    assert not proposal.nominations.present().exists()
    restore_nomination(row, actor=head_of(proposal), now=NOW)
    assert proposal.nominations.present().get().report == row.report


def test_changing_the_award_voids_the_vote():
    proposal = a_draft(individuals=1)
    other = make.award_type(name="Bằng khen", rank=20)
    proposal.round.award_types.add(other)
    make.minutes(proposal)
    row = proposal.nominations.get()
    assert row.state == "passed"
    changed = change_nomination(row, Ask(other), version=row.version, actor=head_of(proposal), now=NOW)
    assert changed.state == "planned"
    assert not Ballot.objects.exists()


def test_change_over_somebody_elses_is_a_conflict():
    proposal = a_draft(individuals=1)
    row = proposal.nominations.get()
    with pytest.raises(Conflict):
        change_nomination(row, Ask(row.award_type), version=row.version - 1, actor=head_of(proposal), now=NOW)


def test_order_moves_one_place_and_stops_at_the_ends():
    proposal = a_draft(individuals=3)
    first, second, third = proposal.nominations.order_by("order")
    move_nomination(third, up=True, actor=head_of(proposal), now=NOW)
    assert list(proposal.nominations.order_by("order")) == [first, third, second]
    move_nomination(first, up=True, actor=head_of(proposal), now=NOW)
    move_nomination(second, up=False, actor=head_of(proposal), now=NOW)
    assert list(proposal.nominations.order_by("order")) == [first, third, second]


def test_submitted_draft_takes_no_nominee():
    proposal = make.ready_proposal()
    submit(proposal)
    with pytest.raises(Conflict):
        nominate(proposal)


def test_supplement_takes_no_nominee():
    proposal = make.ready_proposal()
    submit(proposal)
    ask_supplement(proposal, CUT_OFF)
    with pytest.raises(Conflict):
        nominate(proposal)


def test_discipline_shows_only_as_a_talk_with_the_office():
    proposal = a_draft()
    person = make.person(proposal.unit)
    campaign = proposal.round.campaign
    campaign.criterions.filter(subject_kind="individual").update(checks=[{"name": "no_discipline", "params": {}}])
    Discipline.objects.create(person=person, form="Khiển trách", starts_on=date(2025, 3, 1))
    row = candidates(proposal, [person])[0].findings[0]
    assert row.findings[0].sentence == "Đề nghị trao đổi với Văn phòng."
    assert "Khiển trách" not in str(row)
