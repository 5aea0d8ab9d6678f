"""Time as a round knows it: cut-offs, windows, working days, steps of reminding. Pure functions, no clock.

A cut-off is one aware instant and exclusive: on time is `t < cutoff` (deadline.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import holidays
from django.utils.translation import gettext as _

from core.clock import VIETNAM, day_of
from core.text import cutoff_text, format_date, format_time

MOMENT = timedelta(microseconds=1)
DAY = timedelta(days=1)
SATURDAY = 5
WEEKDAYS = (
    "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
)  # fmt: skip


def cutoff_before(day: date) -> datetime:
    """ "Trước ngày …": the first instant of that day in Việt Nam."""
    return datetime.combine(day, time(), VIETNAM)


def default_cutoff(round_year: int) -> datetime:
    """ "Trước ngày 10/01 hằng năm": of the year after the round (plan, V)."""
    return cutoff_before(date(round_year + 1, 1, 10))


def last_day(cutoff: datetime) -> date:
    """The last Vietnamese day on which one is still in time."""
    return day_of(cutoff - MOMENT)


class Phase(StrEnum):
    """Where an instant lies: not opened yet, open, closed, or open only thanks to an extension."""

    BEFORE = "before"
    OPEN = "open"
    AFTER = "after"
    EXTENDED = "extended"


@dataclass(frozen=True)
class Granted:
    """One extension as a window knows it: for which unit (None: all), until when, on which paper.

    `received` is when a paper dossier came in, for that kind of extension only (rule 9).
    """

    unit: int | None
    cutoff: datetime
    number: str = ""
    dated: date | None = None
    received: datetime | None = None

    def covers(self, unit_id: int | None) -> bool:
        return self.unit is None or self.unit == unit_id

    @property
    def source(self) -> str:
        """On what it stands, in one sentence, for a place that says the cut-off itself."""
        if self.received is not None:
            return _("Đã nhận bản giấy trước hạn lúc %(time)s ngày %(day)s (số đến %(number)s).") % {
                "time": format_time(self.received),
                "day": format_date(self.received),
                "number": self.number,
            }
        return _("Đã gia hạn, theo %s.") % self.paper if self.number else _("Đã gia hạn.")

    @property
    def words(self) -> str:
        """Until when and on what it stands, in full."""
        if self.received is not None:
            return _("%(source)s Nhập trên phần mềm %(cutoff)s.") % {
                "source": self.source,
                "cutoff": cutoff_text(self.cutoff),
            }
        text = _("Đã gia hạn: nộp %s") % cutoff_text(self.cutoff)
        return _("%(text)s, theo %(paper)s.") % {"text": text, "paper": self.paper} if self.number else f"{text}."

    @property
    def paper(self) -> str:
        """`văn bản số 12/SGTVT-VP ngày 11/01/2026`, as far as given."""
        text = _("văn bản số %s") % self.number
        return _("%(paper)s ngày %(day)s") % {"paper": text, "day": format_date(self.dated)} if self.dated else text


@dataclass(frozen=True)
class Window:
    """When one unit may submit in one round.

    `cutoff` is the effective cut-off, `announced` the round's own; `granted` is the extension between them.
    `closed_at` is the instant up to which the list has been closed: a cut-off not after it stays passed whatever
    the clock says (rule 10).
    """

    cutoff: datetime
    announced: datetime
    opened: datetime | None
    closed_at: datetime | None = None
    granted: Granted | None = None

    @property
    def source(self) -> str:
        """On what a later cut-off stands, "" for the announced one."""
        return self.granted.source if self.granted else ""

    @property
    def latched(self) -> bool:
        """Whether the list of this cut-off is closed for good."""
        return self.closed_at is not None and self.cutoff <= self.closed_at

    def until(self, later: datetime | None) -> "Window":
        """This window with a date of its own (a request for supplement), where that is later."""
        if later is None or later <= self.cutoff:
            return self
        return Window(later, self.announced, self.opened, self.closed_at)

    def phase(self, t: datetime) -> Phase:
        if self.opened is None or t < self.opened:
            return Phase.BEFORE
        if self.latched or t >= self.cutoff:
            return Phase.AFTER
        return Phase.EXTENDED if t >= self.announced else Phase.OPEN

    def open_at(self, t: datetime) -> bool:
        return self.phase(t) in (Phase.OPEN, Phase.EXTENDED)

    def late_at(self, t: datetime) -> bool:
        return self.phase(t) is Phase.AFTER


@dataclass(frozen=True)
class RoundWindows:
    """The windows of every unit in one round; `extensions` in the order in which they were granted."""

    announced: datetime
    opened: datetime | None
    closed_at: datetime | None
    extensions: tuple[Granted, ...] = ()

    def cutoff_of(self, unit_id: int | None) -> datetime:
        """The latest cut-off that covers the unit (rule 9); with None that of the round as a whole."""
        return max([self.announced, *(one.cutoff for one in self.extensions if one.covers(unit_id))])

    def granted(self, unit_id: int | None, cutoff: datetime) -> Granted | None:
        """The extension that gave this cut-off to the unit; None when it is the announced one, or none of ours."""
        if cutoff <= self.announced:
            return None
        return next((one for one in self.extensions if one.covers(unit_id) and one.cutoff == cutoff), None)

    def of(self, unit_id: int | None) -> Window:
        cutoff = self.cutoff_of(unit_id)
        return Window(cutoff, self.announced, self.opened, self.closed_at, self.granted(unit_id, cutoff))


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked: Monday to Friday but for `off`, and the Saturdays and Sundays in `made_up`."""

    off: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        return day in self.made_up or (day.weekday() < SATURDAY and day not in self.off)

    def last_working_day_not_after(self, day: date) -> date:
        while not self.works(day):
            day -= DAY
        return day

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        day += DAY
        while not self.works(day):
            day += DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`."""
        for _step in range(count):
            day = self.next_working_day(day)
        return day

    def working_days_between(self, since: date, until: date) -> int:
        """How many working days lie after `since`, up to and with `until`."""
        return sum(self.works(since + DAY * n) for n in range(1, (until - since).days + 1))


def default_days_off(year: int) -> list[tuple[date, str]]:
    """Việt Nam's public holidays of a year, as the start of the office's own table."""
    return sorted(holidays.country_holidays("VN", years=year, language="vi").items())


@dataclass(frozen=True)
class LastDay:
    """What whoever sets a cut-off must see: the weekday, and a way out when nobody works on that day."""

    day: date
    weekday: str
    is_day_off: bool
    alternative: datetime

    @property
    def warning(self) -> str:
        """One sentence when the last day is a day off, else ""."""
        if not self.is_day_off:
            return ""
        return _(
            "Ngày cuối cùng (%(day)s, %(weekday)s) là ngày nghỉ. Có thể giữ nguyên như kế hoạch, hoặc lấy hết ngày làm "
            "việc tiếp theo (%(next)s)."
        ) % {
            "day": format_date(self.day),
            "weekday": self.weekday,
            "next": format_date(last_day(self.alternative)),
        }


def look_at_last_day(cutoff: datetime, calendar: WorkCalendar) -> LastDay:
    """The last day of a cut-off; `alternative` is the cut-off at the end of the next working day."""
    day = last_day(cutoff)
    alternative = cutoff_before(calendar.next_working_day(day) + DAY)
    return LastDay(day, WEEKDAYS[day.weekday()], not calendar.works(day), alternative)


@dataclass(frozen=True)
class Step:
    """One step of reminding: `name` is for ever; heads too from three days; `mail` or in the application only."""

    name: str
    at: datetime
    heads: bool
    mail: bool = True


REMIND_BEFORE = (30, 14, 7, 3, 1)
HEADS_FROM = 3
# A step that is not done within this time has passed: it is skipped, not sent late.
STEP_LASTS = timedelta(hours=2)


def reminder_steps(cutoff: datetime, calendar: WorkCalendar) -> tuple[Step, ...]:
    """When units that have not submitted are reminded, in order (deadline.md, the worker's table).

    8:00 on the last working day not later than n days before the cut-off, 15:00 of the last working day before it,
    21:00 of the last day. Of steps that fall on one instant the nearest to the cut-off stays.
    """
    day, last = day_of(cutoff), last_day(cutoff)
    steps = [
        Step(f"d{n}", _at(calendar.last_working_day_not_after(min(day - DAY * n, last)), 8), n <= HEADS_FROM)
        for n in REMIND_BEFORE
    ]
    steps.append(Step("afternoon", _at(calendar.last_working_day_not_after(last), 15), heads=True))
    steps.append(Step("evening", _at(last, 21), heads=True, mail=False))
    in_time = [step for step in steps if step.at < cutoff]
    return tuple(_without_twins(in_time, f"{cutoff.astimezone(VIETNAM):%Y-%m-%dT%H:%M}"))


def account_check_step(cutoff: datetime, calendar: WorkCalendar) -> Step:
    """When "Kiểm tra tài khoản" goes out: 8:00 on the last working day not later than 30 days before the cut-off."""
    day = day_of(cutoff) - DAY * REMIND_BEFORE[0]
    return Step("account_check", _at(calendar.last_working_day_not_after(day), 8), heads=True)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), VIETNAM)


def _without_twins(steps: list[Step], of_cutoff: str) -> Iterable[Step]:
    following: list[Step | None] = [*steps[1:], None]
    for step, after in zip(steps, following, strict=True):
        if after is None or after.at != step.at:
            yield Step(f"{of_cutoff}:{step.name}", step.at, step.heads, step.mail)


def due_step(steps: Iterable[Step], now: datetime) -> Step | None:
    """The step whose time it is, or None between steps."""
    return next((step for step in reversed(tuple(steps)) if step.at <= now < step.at + STEP_LASTS), None)
