"""Asking for an extension, granting and refusing it; papers that came in time (deadline.md rule 9)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from campaigns.models import Extension, ExtensionRequest
from campaigns.selectors import window
from campaigns.services.extension_requests import (
    Refusal,
    Wish,
    ask_extension,
    record_request,
    refuse_extension,
)
from campaigns.services.extensions import extend_cutoff, extend_units
from campaigns.services.signatures import Signature
from core.journal.models import JournalEntry
from core.models import Job, Notice
from core.refusals import Conflict, Denied, Refused
from organization.enums import AppointmentKind, Role
from tests import factories as make
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
LATE = CUT_OFF + timedelta(hours=5)
LATER = CUT_OFF + timedelta(days=5)
SECOND = timedelta(seconds=1)
MICRO = timedelta(microseconds=1)


@pytest.fixture
def unit():
    return make.unit("Phòng Vận tải")


@pytest.fixture
def expected(unit):
    other = make.unit("Phòng Khác")
    round_ = make.opened_round()
    assert round_.round_units.filter(unit=other).exists()
    return round_.round_units.select_related("round", "unit").get(unit=unit)


def asks(expected, user=None, *, at=NOW, **wish):
    """The unit's head (or `user`) asks for an extension."""
    actor = make.actor(user or make.head(expected.unit), at)
    return ask_extension(expected, Wish(**{"reason": "Mất điện ba ngày"} | wish), actor=actor, now=at)


def refusal(**fields):
    paper = make.stored_file()
    values = {"reason": "Đã có đủ thời gian", "number": "15/SGTVT-VP", "dated": NOW.date(), "paper": paper}
    return Refusal(**values | fields)


def fields(refused):
    return {problem.field for problem in refused.value.problems}


# --- asking --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [NOW, CUT_OFF - MICRO, CUT_OFF, LATE])
def test_head_asks_before_the_cut_off_and_after(expected, at):
    officer = make.appraiser()
    row = asks(expected, at=at, until=LATER)
    assert (row.reason, row.wished_until, row.asked_at, row.is_open) == ("Mất điện ba ngày", LATER, at, True)
    notice = Notice.objects.get(user=officer, key=f"extension-request:{row.pk}")
    assert "Phòng Vận tải đề nghị gia hạn" in notice.text
    assert Job.objects.filter(kind="mail", key=f"extension-request:{row.pk}:{officer.pk}").exists()
    assert JournalEntry.objects.get(action="extension.ask").unit_id == expected.unit_id


def test_deputy_asks_and_staff_do_not(expected):
    deputy = make.person(expected.unit)
    make.appointment(deputy, expected.unit, AppointmentKind.DEPUTY, title="Phó Trưởng phòng")
    for stranger in (make.staff(expected.unit), make.head(make.unit()), make.appraiser()):
        with pytest.raises(Denied):
            asks(expected, stranger)
    assert asks(expected, make.user(deputy)).is_open


def test_one_open_request_a_unit_and_round(expected):
    first = asks(expected)
    with pytest.raises(Conflict):
        asks(expected)
    refuse_extension(first, refusal(), actor=make.actor(make.appraiser()), now=NOW)
    assert asks(expected).is_open
    assert ExtensionRequest.objects.count() == 2


def test_database_keeps_the_second_open_request_out(expected):
    first = asks(expected)
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_request_wants_a_reason_and_a_later_date(expected):
    with pytest.raises(Refused) as refused:
        asks(expected, reason="  ", until=CUT_OFF)
    assert fields(refused) == {"reason", "until"}
    assert asks(expected, until=CUT_OFF + MICRO).is_open


def test_request_in_a_round_that_is_not_open(unit):
    row = make.unopened_round().round_units.create(unit=unit)
    with pytest.raises(Conflict):
        asks(row)


def records(expected, signer, *, signed_on=TODAY, file=True, actor=None):
    """Văn phòng types what `signer` (an appointment) asked on paper."""
    wish = Wish("Lũ lụt", None, make.stored_file() if file else None)
    actor = make.actor(actor or make.appraiser())
    return record_request(expected, wish, Signature(signer, signed_on), actor=actor, now=NOW)


def test_request_on_paper_is_recorded_for_a_head_without_an_account(expected):
    signer = make.appointment(make.person(expected.unit, "Phạm Văn Khải"), expected.unit)
    officer = make.user(make.person(make.office()), Role.CLERK)
    row = records(expected, signer, actor=officer)
    assert (row.asked_by, row.signer, row.signed_on) == (officer, "Trưởng phòng Phạm Văn Khải", NOW.date())
    assert "ghi nhận theo bản ký giấy" in row.asker
    assert JournalEntry.objects.get(action="extension.ask").details["signer"] == row.signer


def test_request_on_paper_wants_scan_date_and_a_signer_who_led_the_unit(expected):
    long_gone = make.appointment(make.person(expected.unit), expected.unit, valid_to=NOW.date() - timedelta(days=2))
    stranger = make.appointment(make.person(), make.unit())
    tomorrow, day_after = NOW.date() + timedelta(days=1), NOW.date() - timedelta(days=1)
    for signer, signed_on, file, wanted in (
        (None, None, False, {"file", "signed_on", "signer"}),
        (stranger, NOW.date(), True, {"signer"}),
        (long_gone, day_after, True, {"signer"}),
        (long_gone, tomorrow, True, {"signed_on", "signer"}),
    ):
        with pytest.raises(Refused) as refused:
            records(expected, signer, signed_on=signed_on, file=file)
        assert fields(refused) == wanted
    assert records(expected, long_gone, signed_on=long_gone.valid_to).is_open


def test_recording_a_paper_is_for_the_office_and_the_clerk(expected):
    signer = make.appointment(make.person(expected.unit), expected.unit)
    for stranger in (make.staff(expected.unit), make.leader()):
        with pytest.raises(Denied):
            records(expected, signer, actor=stranger)


# --- granting and refusing -----------------------------------------------------------------------------------


def test_grant_after_the_cut_off_answers_the_request_and_tells_its_unit(expected):
    row, officer, head = asks(expected, at=LATE), make.appraiser(), make.head(expected.unit)
    assert window(expected.round, expected.unit).late_at(LATE)
    grounds = make.grounds("Mất điện")
    extension = extend_cutoff(expected.round, expected.unit, LATER, grounds, actor=make.actor(officer, LATE), now=LATE)
    row.refresh_from_db()
    assert (row.extension, row.answered_by, row.answered_at) == (extension, officer, LATE)
    assert extension.asked_by == head.label
    own = window(expected.round, expected.unit)
    assert own.open_at(LATER - MICRO)
    assert own.late_at(LATER)
    assert "văn bản số 12/SGTVT-VP ngày 03/11/2025" in own.source
    notice = Notice.objects.get(user=head, key=f"extension:{extension.pk}")
    assert "trước ngày 15/01/2026" in notice.text
    assert Job.objects.filter(kind="mail", key=f"extension:{extension.pk}:{head.pk}").exists()
    assert JournalEntry.objects.get(action="round.extend").details["answers"] == [row.pk]


def test_grant_for_all_answers_every_request_of_the_round_and_no_other(expected):
    mine = asks(expected)
    other_round = make.opened_round()
    elsewhere = asks(other_round.round_units.select_related("round", "unit").get(unit=expected.unit))
    extend_cutoff(expected.round, None, LATER, make.grounds(), actor=make.actor(make.appraiser()), now=NOW)
    mine.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (mine.is_open, elsewhere.is_open) == (False, True)


def test_grant_for_another_unit_leaves_the_request_open(expected):
    mine = asks(expected)
    other = expected.round.round_units.exclude(unit=expected.unit).first().unit
    extend_cutoff(expected.round, other, LATER, make.grounds(), actor=make.actor(make.appraiser()), now=NOW)
    mine.refresh_from_db()
    assert mine.is_open
    assert window(expected.round, expected.unit).granted is None


def test_several_units_on_one_paper_are_all_granted_or_none(expected):
    units = [row.unit for row in expected.round.round_units.select_related("unit")]
    officer = make.actor(make.appraiser())
    with pytest.raises(Refused):
        extend_units(expected.round, [*units, make.unit()], LATER, make.grounds(), actor=officer, now=NOW)
    assert not Extension.objects.exists()
    made = extend_units(expected.round, units, LATER, make.grounds(), actor=officer, now=NOW)
    assert [row.unit for row in made] == units


def test_extension_is_a_document(expected):
    officer = make.actor(make.appraiser())
    grounds = make.grounds(paper_number="", paper_date=None, paper=None)
    with pytest.raises(Refused) as refused:
        extend_cutoff(expected.round, None, LATER, grounds, actor=officer, now=NOW)
    assert fields(refused) == {"paper_number", "paper_date", "paper"}
    tomorrow = make.grounds(paper_date=NOW.date() + timedelta(days=1))
    with pytest.raises(Refused):
        extend_cutoff(expected.round, None, LATER, tomorrow, actor=officer, now=NOW)


def test_refusal_tells_why_and_is_given_once(expected):
    row, officer, head = asks(expected), make.actor(make.appraiser()), make.head(expected.unit)
    with pytest.raises(Refused) as refused:
        refuse_extension(row, refusal(reason=" ", number="", dated=None, paper=None), actor=officer, now=NOW)
    assert fields(refused) == {"reason", "paper_number", "paper_date", "paper"}
    answered = refuse_extension(row, refusal(), actor=officer, now=NOW)
    assert (answered.refusal, answered.answer_number, answered.extension) == ("Đã có đủ thời gian", "15/SGTVT-VP", None)
    notice = Notice.objects.get(user=head, key=f"extension-refused:{row.pk}")
    assert "Đã có đủ thời gian" in notice.text
    assert "15/SGTVT-VP" in notice.text
    with pytest.raises(Conflict):
        refuse_extension(row, refusal(), actor=officer, now=NOW)


@pytest.mark.parametrize(("decider", "allowed", "denied"), [
    ("office", make.appraiser, make.leader),
    ("leadership", make.leader, make.appraiser),
])  # fmt: skip
def test_who_decides_is_what_the_round_says(unit, decider, allowed, denied):
    round_ = make.opened_round(extensions_by=decider)
    row = asks(round_.round_units.select_related("round", "unit").get(unit=unit))
    stranger, one = make.actor(denied()), make.actor(allowed())
    with pytest.raises(Denied):
        extend_cutoff(round_, unit, LATER, make.grounds(), actor=stranger, now=NOW)
    with pytest.raises(Denied):
        refuse_extension(row, refusal(), actor=stranger, now=NOW)
    assert extend_cutoff(round_, unit, LATER, make.grounds(), actor=one, now=NOW)


def test_leadership_hears_of_requests_where_it_decides(unit):
    leader = make.leader()
    for decider, hears in (("office", False), ("leadership", True)):
        round_ = make.opened_round(extensions_by=decider)
        row = asks(round_.round_units.select_related("round", "unit").get(unit=unit))
        assert Notice.objects.filter(user=leader, key=f"extension-request:{row.pk}").exists() is hears


def test_who_decides_is_part_of_what_is_frozen(unit):
    round_ = make.opened_round(extensions_by="leadership")
    assert round_.versions.get().content["round"]["extensions_by"] == "leadership"


# --- papers that came in time --------------------------------------------------------------------------------


def takes(expected, received_at, *, at=LATE, cutoff=LATER, actor=None):
    stamp = make.grounds("Bản giấy", kind="paper_in_time", paper_number="45", paper_date=None, received_at=received_at)
    actor = actor or make.actor(make.appraiser(), at)
    return extend_cutoff(expected.round, expected.unit, cutoff, stamp, actor=actor, now=at)


@pytest.mark.parametrize("before", [MICRO, SECOND, timedelta(days=3)])
def test_paper_that_came_before_the_cut_off_helps_its_unit_alone(expected, before):
    row = takes(expected, CUT_OFF - before)
    own = window(expected.round, expected.unit)
    assert (own.cutoff, own.granted.received) == (LATER, row.received_at)
    assert own.source.startswith("Đã nhận bản giấy trước hạn lúc ")
    other = expected.round.round_units.exclude(unit=expected.unit).first().unit
    assert window(expected.round, other).late_at(LATE)


@pytest.mark.parametrize("after", [timedelta(), MICRO, SECOND])
def test_paper_that_came_at_the_cut_off_or_after_it_is_late(expected, after):
    with pytest.raises(Refused) as refused:
        takes(expected, CUT_OFF + after)
    assert fields(refused) == {"received_at"}
    assert not Extension.objects.exists()


def test_papers_time_is_held_against_the_cut_off_of_that_moment(expected):
    officer, until = make.actor(make.appraiser(), LATE), CUT_OFF + timedelta(days=2)
    extend_cutoff(expected.round, expected.unit, until, make.grounds(), actor=officer, now=CUT_OFF + timedelta(hours=1))
    at = until + timedelta(hours=1)
    with pytest.raises(Refused):  # between the old cut-off and the grant nobody was in time
        takes(expected, CUT_OFF + timedelta(minutes=30), at=at)
    assert takes(expected, until - MICRO, at=at)
    with pytest.raises(Refused):
        takes(expected, LATER, at=LATER + SECOND, cutoff=LATER + timedelta(days=1))


@pytest.mark.parametrize("received_at", [LATE + MICRO, NOW - timedelta(days=31)])
def test_paper_from_the_future_or_from_before_the_round(expected, received_at):
    with pytest.raises(Refused) as refused:
        takes(expected, received_at)
    assert fields(refused) == {"received_at"}


def test_paper_is_taken_by_the_office_even_where_leadership_extends(unit):
    round_ = make.opened_round(extensions_by="leadership")
    expected = round_.round_units.select_related("round", "unit").get(unit=unit)
    with pytest.raises(Denied):
        takes(expected, CUT_OFF - SECOND, actor=make.actor(make.leader(), LATE))
    assert takes(expected, CUT_OFF - SECOND)


# --- who sees ------------------------------------------------------------------------------------------------


def test_extension_and_request_are_seen_by_whom_they_concern(expected):
    other = expected.round.round_units.exclude(unit=expected.unit).first().unit
    row, officer = asks(expected), make.actor(make.appraiser())
    own = extend_cutoff(expected.round, expected.unit, LATER, make.grounds(), actor=officer, now=NOW)
    for_all = extend_cutoff(expected.round, None, CUT_OFF + SECOND, make.grounds(), actor=officer, now=NOW)
    mine, theirs = make.actor(make.staff(expected.unit)), make.actor(make.staff(other))
    assert set(Extension.objects.visible_to(mine)) == {own, for_all}
    assert set(Extension.objects.visible_to(theirs)) == {for_all}
    assert set(Extension.objects.visible_to(make.actor(make.leader()))) == {own, for_all}
    assert set(ExtensionRequest.objects.visible_to(mine)) == {row}
    assert not ExtensionRequest.objects.visible_to(theirs).exists()
