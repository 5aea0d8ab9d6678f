"""The cards of the home page: one next step each, and none where there is nothing to do."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import Consolidation, SupplementRequest
from awards.services.appointing import name_appraiser
from campaigns.services.extensions import extend_cutoff
from organization.actors import Actor
from organization.models import User
from tests import factories as make
from tests.awards import going_up
from tests.awards.review import received
from tests.clock import CUT_OFF, NOW
from thidua.home.cards import Card
from thidua.home.cards import cards_of as cards_in
from thidua.home.opened import opened_rounds
from thidua.home.upcoming import Event
from thidua.home.upcoming import upcoming as upcoming_in

pytestmark = pytest.mark.django_db
MOMENT = timedelta(microseconds=1)


def cards_of(actor: Actor) -> list[Card]:
    return cards_in(actor, opened_rounds(actor.now))


def upcoming(actor: Actor) -> list[Event]:
    return upcoming_in(actor, opened_rounds(actor.now))


def test_windows_of_rounds_are_asked_for_once_whatever_hats_the_reader_wears(client) -> None:
    office = make.office()
    chief = make.chief()
    make.appointment(chief.person, office)
    make.opened_round()
    client.force_login(chief)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("home")).status_code == 200
    assert sum('"campaigns_extension"' in query["sql"] for query in asked) == 1


@pytest.mark.parametrize(
    ("when", "button", "text"),
    [
        (CUT_OFF - MOMENT, "Lập hồ sơ", "Chưa lập hồ sơ."),
        (CUT_OFF, "Đề nghị gia hạn", "Đơn vị không gửi hồ sơ."),
    ],
)
def test_unit_without_a_proposal_is_asked_to_begin_one_only_until_the_cutoff(when, button, text) -> None:
    unit = make.unit("Phòng Một")
    staff = make.staff(unit)
    make.opened_round()
    (card,) = cards_of(make.actor(staff, when))
    assert (card.button, card.text) == (button, text)


def test_chief_of_the_office_tells_its_own_proposal_from_its_desk() -> None:
    office = make.office()
    chief = make.chief()
    make.appointment(chief.person, office)
    make.opened_round()
    overs = [card.over for card in cards_of(make.actor(chief))]
    assert overs == [f"Hồ sơ của {office.short_name}", "Bàn làm việc"]


def test_office_named_alike_by_role_and_by_appointment_is_said_once() -> None:
    chief = make.chief()
    make.appointment(chief.person, make.office(), title="Chánh Văn phòng")
    assert make.actor(chief).role_labels == ["Chánh Văn phòng"]


def test_whoever_wears_two_hats_sees_a_date_once() -> None:
    office = make.office()
    chief = make.chief()
    make.appointment(chief.person, office)
    make.opened_round()
    assert [card.cutoff for card in cards_of(make.actor(chief))] == [CUT_OFF, None]


def test_leadership_follows_a_round_until_a_list_is_passed_on() -> None:
    round_ = make.opened_round()
    director = make.leader()
    (card,) = cards_of(make.actor(director))
    assert (card.text, card.button, card.cutoff) == ("0/1 đơn vị đã nộp hồ sơ.", "Xem tiến độ", CUT_OFF)
    Consolidation.objects.create(
        round=round_, version=1, content={}, content_hash="", passed_on_by=make.chief(), passed_on_at=CUT_OFF
    )
    assert cards_of(make.actor(director)) == []


@pytest.mark.parametrize(("when", "told"), [(CUT_OFF - MOMENT, 1), (CUT_OFF, 0)])
def test_cutoff_is_ahead_until_it_has_come(when, told) -> None:
    make.opened_round()
    assert len(upcoming(make.actor(make.leader(), when))) == told


def test_cutoff_of_its_own_is_told_to_the_unit_beside_the_general_one() -> None:
    unit, other = make.unit("Phòng Một"), make.unit("Phòng Hai")
    round_ = make.opened_round()
    extend_cutoff(round_, unit, CUT_OFF + timedelta(days=2), make.grounds(), actor=make.actor(make.chief()), now=NOW)
    assert [event.at for event in upcoming(make.actor(make.staff(unit)))] == [CUT_OFF, CUT_OFF + timedelta(days=2)]
    assert [event.at for event in upcoming(make.actor(make.staff(other)))] == [CUT_OFF]


def test_supplement_is_awaited_from_the_unit_that_was_asked_and_by_the_office() -> None:
    proposal = make.ready_proposal()
    due = CUT_OFF + timedelta(days=5)
    SupplementRequest.objects.create(proposal=proposal, due=due, asked_by=make.chief(), asked_at=CUT_OFF)
    readers = [make.staff(proposal.unit), make.appraiser(), make.staff(make.unit("Phòng Khác"))]
    told = [[event.at for event in upcoming(make.actor(user))] for user in readers]
    assert told == [[CUT_OFF, due], [CUT_OFF, due], [CUT_OFF]]


def buttons_of(user: User) -> list[str]:
    return [card.button for card in cards_of(make.actor(user))]


@pytest.mark.usefixtures("hands")
def test_leadership_is_led_to_name_who_examines_the_proposal_of_the_office_and_no_other() -> None:
    director, office, other = make.leader(), make.office(), make.unit("Phòng Khác")
    own = received(of_unit=office)
    received(of_round=own.round, of_unit=other)
    waiting = [card for card in cards_of(make.actor(director)) if card.button == "Chỉ định người thẩm định"]
    assert [card.url for card in waiting] == [reverse("appraiser_name", args=[own.pk])]
    assert "Chỉ định người thẩm định" not in buttons_of(make.chief())
    name_appraiser(own, make.appraiser(), actor=make.actor(director), now=NOW)
    assert "Chỉ định người thẩm định" not in buttons_of(director)


@pytest.mark.usefixtures("hands")
def test_leadership_is_led_to_the_reports_that_it_has_to_confirm_as_submitted_last() -> None:
    package = going_up.gathered()
    director = going_up.director()
    (card,) = [card for card in cards_of(make.actor(director)) if card.button == "Xác nhận báo cáo"]
    assert (card.text, card.url) == (
        "Bằng khen: 2 báo cáo chờ lãnh đạo Sở xác nhận.",
        reverse("referral_package", args=[package.pk]),
    )
    assert "Xác nhận báo cáo" not in buttons_of(make.appraiser())
    going_up.confirmed(package)
    assert "Xác nhận báo cáo" not in buttons_of(director)
    package.lines.update(confirmed_submission=going_up.referred(of_round=package.round).submission)
    assert "Xác nhận báo cáo" in buttons_of(director)
