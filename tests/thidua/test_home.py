"""The cards of the home page: one next step each, and none where there is nothing to do."""

from datetime import timedelta

import pytest

from tests import factories as make
from tests.clock import CUT_OFF
from thidua.home.cards import cards_of

pytestmark = pytest.mark.django_db
MOMENT = timedelta(microseconds=1)


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
