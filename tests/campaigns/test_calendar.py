"""Cut-offs, windows, working days and steps of reminding; each boundary from both sides."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from campaigns.calendar import (
    Granted,
    Phase,
    RoundWindows,
    Window,
    WorkCalendar,
    cutoff_before,
    default_cutoff,
    default_days_off,
    due_step,
    last_day,
    look_at_last_day,
    reminder_steps,
)
from tests.clock import CUT_OFF, vn

MICRO = timedelta(microseconds=1)
OPENED = vn(2025, 12, 1)
HOLIDAYS_2026 = WorkCalendar(frozenset(day for day, _name in default_days_off(2026)))


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Ho_Chi_Minh"])
def test_cutoff_is_seventeen_hours_utc_of_the_day_before_whatever_the_machine_s_zone(zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert default_cutoff(2025) == datetime(2026, 1, 9, 17, tzinfo=UTC)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("cutoff", "day"),
    [
        (cutoff_before(date(2026, 1, 1)), date(2025, 12, 31)),
        (cutoff_before(date(2028, 3, 1)), date(2028, 2, 29)),
        (vn(2026, 1, 12, 17), date(2026, 1, 12)),
    ],
)
def test_last_day_is_the_one_before_an_exclusive_midnight(cutoff, day):
    assert last_day(cutoff) == day


@pytest.mark.parametrize(
    ("t", "phase"),
    [
        (OPENED - MICRO, Phase.BEFORE),
        (OPENED, Phase.OPEN),
        (CUT_OFF - MICRO, Phase.OPEN),
        (CUT_OFF, Phase.AFTER),
        (CUT_OFF + MICRO, Phase.AFTER),
    ],
)
def test_window_is_half_open(t, phase):
    assert Window(CUT_OFF, CUT_OFF, OPENED).phase(t) is phase


def test_window_that_was_never_opened_is_before():
    window = Window(CUT_OFF, CUT_OFF, None)
    assert (window.open_at(OPENED), window.late_at(CUT_OFF)) == (False, False)


def test_window_after_the_announced_cutoff_is_extended():
    window = Window(CUT_OFF + timedelta(days=3), CUT_OFF, OPENED)
    assert window.phase(CUT_OFF - MICRO) is Phase.OPEN
    assert window.phase(CUT_OFF) is Phase.EXTENDED
    assert window.open_at(CUT_OFF)


@pytest.mark.parametrize(
    ("closed_at", "is_open"), [(CUT_OFF - MICRO, True), (CUT_OFF, False), (CUT_OFF + MICRO, False)]
)
def test_closed_list_stays_closed_whatever_the_clock_says(closed_at, is_open):
    assert Window(CUT_OFF, CUT_OFF, OPENED, closed_at).open_at(OPENED) is is_open


def test_request_s_own_date_counts_where_it_is_later():
    window = Window(CUT_OFF, CUT_OFF, OPENED, CUT_OFF)
    later = window.until(CUT_OFF + timedelta(days=5))
    assert later.open_at(CUT_OFF + timedelta(days=5) - MICRO)
    assert later.late_at(CUT_OFF + timedelta(days=5))
    assert window.until(CUT_OFF - timedelta(days=5)) == window == window.until(None)


def test_latest_extension_that_covers_the_unit_counts():
    week, day = CUT_OFF + timedelta(days=7), CUT_OFF + timedelta(days=1)
    given = ((1, week), (1, day), (None, day), (2, CUT_OFF - timedelta(days=1)))
    windows = RoundWindows(CUT_OFF, OPENED, None, tuple(Granted(*one) for one in given))
    assert [windows.cutoff_of(unit) for unit in (1, 2, None)] == [week, day, day]


def test_shorter_extension_changes_nothing():
    windows = RoundWindows(CUT_OFF, OPENED, None, (Granted(None, CUT_OFF - timedelta(days=1)),))
    assert windows.cutoff_of(1) == CUT_OFF
    assert windows.of(1).granted is None


def test_window_names_the_extension_that_gives_its_cut_off():
    later, latest = CUT_OFF + timedelta(days=3), CUT_OFF + timedelta(days=5)
    own = Granted(1, latest, "12/SGTVT-VP", date(2026, 1, 11))
    windows = RoundWindows(CUT_OFF, OPENED, None, (Granted(None, later, "10/SGTVT-VP"), own))
    assert windows.of(1).granted == own
    assert windows.of(2).granted == windows.granted(1, later) == Granted(None, later, "10/SGTVT-VP")
    assert windows.granted(1, CUT_OFF) is windows.granted(2, latest) is None
    assert windows.of(1).until(latest + timedelta(days=1)).granted is None


def test_extension_says_its_cut_off_and_its_paper():
    cutoff = CUT_OFF + timedelta(days=5)
    own = Granted(1, cutoff, "12/SGTVT-VP", date(2026, 1, 11))
    assert own.source == "Đã gia hạn, theo văn bản số 12/SGTVT-VP ngày 11/01/2026."
    assert own.words == (
        "Đã gia hạn: nộp trước ngày 15/01/2026 (đến hết 24 giờ 00 ngày 14/01/2026, giờ Việt Nam), "
        "theo văn bản số 12/SGTVT-VP ngày 11/01/2026."
    )
    assert Granted(1, cutoff).source == "Đã gia hạn."
    stamped = Granted(1, cutoff, "45", received=CUT_OFF - timedelta(minutes=90))
    assert stamped.source == "Đã nhận bản giấy trước hạn lúc 22:30 ngày 09/01/2026 (số đến 45)."
    assert stamped.words.startswith(f"{stamped.source} Nhập trên phần mềm trước ngày 15/01/2026")


def test_last_day_on_a_saturday_is_said_with_a_way_out():
    look = look_at_last_day(cutoff_before(date(2027, 1, 10)), HOLIDAYS_2026)
    assert (look.weekday, look.is_day_off) == ("thứ Bảy", True)
    assert look.alternative == cutoff_before(date(2027, 1, 12))
    assert "11/01/2027" in look.warning


def test_last_day_on_a_friday_needs_no_warning():
    look = look_at_last_day(CUT_OFF, HOLIDAYS_2026)
    assert (look.weekday, look.warning) == ("thứ Sáu", "")


def test_tet_and_made_up_saturdays_are_respected():
    calendar = WorkCalendar(HOLIDAYS_2026.off, frozenset({date(2026, 2, 21)}))
    assert calendar.last_working_day_not_after(date(2026, 2, 20)) == date(2026, 2, 13)
    assert calendar.next_working_day(date(2026, 2, 13)) == date(2026, 2, 21)
    assert calendar.add_working_days(date(2026, 2, 13), 2) == date(2026, 2, 23)
    assert calendar.working_days_between(date(2026, 2, 13), date(2026, 2, 23)) == 2


def test_default_days_off_hold_tet_of_every_year():
    assert date(2026, 2, 17) in dict(default_days_off(2026))
    assert date(2027, 2, 6) in dict(default_days_off(2027))


def test_steps_fall_on_working_days_at_their_hours():
    steps = reminder_steps(CUT_OFF, HOLIDAYS_2026)
    assert [(step.name.rpartition(":")[2], step.at, step.heads, step.mail) for step in steps] == [
        ("d30", vn(2025, 12, 11, 8), False, True),
        ("d14", vn(2025, 12, 26, 8), False, True),
        ("d7", vn(2026, 1, 2, 8), False, True),
        ("d3", vn(2026, 1, 7, 8), True, True),
        ("d1", vn(2026, 1, 9, 8), True, True),
        ("afternoon", vn(2026, 1, 9, 15), True, True),
        ("evening", vn(2026, 1, 9, 21), True, False),
    ]


def test_steps_on_one_instant_are_one_step():
    # Before Tết the last working day serves d3 and d1 alike.
    steps = reminder_steps(cutoff_before(date(2026, 2, 17)), HOLIDAYS_2026)
    names = [step.name.rpartition(":")[2] for step in steps]
    assert len({step.at for step in steps}) == len(steps)
    assert "d1" in names
    assert "d3" not in names


def test_no_step_after_a_cutoff_in_the_afternoon():
    steps = reminder_steps(vn(2026, 1, 12, 17), HOLIDAYS_2026)
    assert steps[-1].at == vn(2026, 1, 12, 15)


@pytest.mark.parametrize(
    ("now", "name"),
    [
        (vn(2026, 1, 7, 8) - MICRO, None),
        (vn(2026, 1, 7, 8), "d3"),
        (vn(2026, 1, 7, 10) - MICRO, "d3"),
        (vn(2026, 1, 7, 10), None),
    ],
)
def test_step_that_has_passed_is_not_due(now, name):
    step = due_step(reminder_steps(CUT_OFF, HOLIDAYS_2026), now)
    assert (step and step.name.rpartition(":")[2]) == name
