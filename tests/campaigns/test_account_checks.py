"""Kiểm tra tài khoản: whom, when, once; and the office's page of units that cannot submit."""

from datetime import timedelta

import pytest
from django.urls import reverse

from campaigns.calendar import account_check_step
from campaigns.enums import MailKind
from campaigns.models import MailText, Round, RoundUnit
from campaigns.selectors import calendar_around
from campaigns.services.account_checks import send_due_account_checks
from core.clock import day_of
from core.models import Job, JournalEntry, Notice
from organization.models import User
from organization.selectors.unit_accounts import IDLE_AFTER
from tests import factories as make
from tests.clock import CUT_OFF, vn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
MICRO = timedelta(microseconds=1)
DUE = vn(2025, 12, 11, 8)
OPENED = vn(2025, 11, 1)


@pytest.fixture
def round_():
    """Open to one unit, whose head has never signed in; Văn phòng's own head has just done so."""
    make.head(make.unit("Phòng Một"))
    make.head(make.office(), last_login=DUE)
    return make.opened_round(at=OPENED)


def head():
    return User.objects.get(person__appointments__unit__name="Phòng Một")


def send(now=DUE):
    return send_due_account_checks(now, now)


def told(user):
    return Notice.objects.filter(user=user, key__startswith="account-check").count()


def test_day_is_the_last_working_day_thirty_days_before():
    assert account_check_step(CUT_OFF, calendar_around(day_of(CUT_OFF))).at == DUE
    sunday = vn(2026, 1, 13)  # thirty days before it is a Sunday
    assert account_check_step(sunday, calendar_around(day_of(sunday))).at == vn(2025, 12, 12, 8)


def test_it_goes_out_once_in_its_time(round_):
    assert send(DUE - MICRO) == 0
    assert send(DUE) == 1
    assert send(DUE + timedelta(minutes=10)) == 0
    assert told(head()) == 1
    mail = Job.objects.get(key=f"account-check:{round_.pk}:{head().pk}").payload
    assert mail["to"] == [head().email]
    assert "chưa đăng nhập lần nào" in mail["text"]
    assert "trước ngày 10/01/2026" in mail["text"]
    assert JournalEntry.objects.filter(action="round.account_check").count() == 1


@pytest.mark.parametrize(("late", "told_to"), [(timedelta(hours=2) - MICRO, 1), (timedelta(hours=2), 0)])
def test_passed_time_is_skipped_not_made_up_for(round_, late, told_to):
    assert send(DUE + late) == told_to


def test_moved_cutoff_does_not_send_it_twice(round_):
    send()
    Round.objects.update(cutoff=vn(2026, 2, 10))
    assert send(vn(2026, 1, 9, 8)) == 0


def test_round_in_preparation_is_left_alone():
    make.head(make.unit())
    make.unopened_round()
    assert send() == 0


@pytest.mark.parametrize(("ago", "is_told"), [(IDLE_AFTER, 0), (IDLE_AFTER + MICRO, 1)])
def test_only_who_has_not_signed_in_for_long_is_told(round_, ago, is_told):
    User.objects.filter(pk=head().pk).update(last_login=DUE - ago)
    send()
    assert told(head()) == is_told


def test_specialists_are_told_and_closed_accounts_are_not(round_):
    staff, closed = make.staff(head().person.memberships.get().unit), make.staff(make.office(), is_active=False)
    assert send() == 2
    assert (told(staff), told(closed)) == (1, 0)


def test_nobody_is_disabled(round_):
    send()
    assert User.objects.filter(is_active=False).count() == 0


@pytest.fixture
def unable(round_):
    """A unit whose head has no account but an address."""
    unit = make.unit("Phòng Không Tài Khoản", phone="02260000001")
    person = make.person(unit, "Trần Văn Trưởng", email="truong@hanam.example")
    make.appointment(person, unit)
    RoundUnit.objects.create(round=round_, unit=unit)
    return unit


def test_head_of_a_unit_that_cannot_submit_hears_by_mail(round_, unable):
    assert send() == 2
    mail = Job.objects.get(payload__to__0="truong@hanam.example").payload
    assert "Phòng Không Tài Khoản chưa có tài khoản" in mail["subject"]
    assert JournalEntry.objects.get(action="round.account_check").details["units_without"] == [unable.short_name]


def test_words_are_the_offices(round_):
    MailText.objects.create(kind=MailKind.ACCOUNT_CHECK, subject="Thử {{ten_dang_nhap}}", body="{{ten_nguoi}} ơi")
    send()
    mail = Job.objects.get(key__startswith="account-check").payload
    assert (mail["subject"], mail["text"]) == (f"Thử {head().username}", f"{head().display_name} ơi")


class TestPage:
    @pytest.fixture
    def office(self, client):
        client.force_login(make.appraiser())
        return client

    def get(self, office, round_):
        return office.get(reverse("round_accounts", args=[round_.pk]))

    def test_it_lists_units_that_cannot_submit_and_accounts_not_used(self, office, round_, unable):
        text = self.get(office, round_).text
        assert "1 / 3 đơn vị chưa có tài khoản nộp được hồ sơ" in text
        assert "Trần Văn Trưởng" in text
        assert "truong@hanam.example" in text
        assert head().display_name in text

    @pytest.mark.parametrize(
        ("now", "words"),
        [
            (DUE + timedelta(hours=2) - MICRO, "sẽ gửi lúc 08:00 11/12/2025"),
            (DUE + timedelta(hours=2), "không gửi: giờ gửi (08:00 11/12/2025) đã qua"),
        ],
    )
    def test_it_says_when_the_mails_go_out_or_that_their_time_has_passed(self, office, round_, hands, now, words):
        hands.to(now)
        assert words in self.get(office, round_).text

    def test_it_says_when_the_mails_went_out(self, office, round_):
        send()
        assert "đã gửi lúc 08:00 11/12/2025" in self.get(office, round_).text

    def test_deputy_with_an_account_can_submit(self, office, round_, unable):
        deputy = make.person(unable)
        make.appointment(deputy, unable, "deputy", title="Phó Trưởng phòng")
        make.user(deputy)
        assert "0 / 3 đơn vị" in self.get(office, round_).text

    def test_closed_account_of_the_head_does_not_count(self, office, round_):
        User.objects.filter(pk=head().pk).update(is_active=False)
        assert "1 / 2 đơn vị" in self.get(office, round_).text

    def test_it_costs_the_same_for_one_and_thirty(self, office, round_, unable, django_assert_max_num_queries):
        with django_assert_max_num_queries(20) as one:
            self.get(office, round_)
        for _number in range(29):
            unit = make.unit()
            make.appointment(make.person(unit), unit)
            make.staff(unit)
            RoundUnit.objects.create(round=round_, unit=unit)
        with django_assert_max_num_queries(len(one)):
            assert self.get(office, round_).status_code == 200
