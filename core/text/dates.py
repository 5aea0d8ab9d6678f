"""Dates and times as Vietnamese papers write them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
# Room for a hand-written figure: no-break spaces, which neither HTML nor a line of print collapses.
BLANK = "\u00a0" * 6
FIRST_MONTH_WITHOUT_ZERO = 3


def format_date(value: date | None) -> str:
    """`05/01/2024`; an instant is first brought to Vietnamese time; nothing for None."""
    if value is None:
        return ""
    day = _day(value)
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_time(value: datetime | time | None) -> str:
    """`17:05`, in Vietnamese time; nothing for None."""
    if value is None:
        return ""
    clock = _clock(value)
    return f"{clock.hour:02}:{clock.minute:02}"


def format_datetime(value: datetime | None) -> str:
    """`17:05 05/01/2024`, in Vietnamese time; nothing for None."""
    return f"{format_time(value)} {format_date(value)}".strip()


def long_date(value: date | None, *, year: int | None = None, month: int | None = None) -> str:
    """`ngày 05 tháng 01 năm 2024`: zeros before days below 10 and months 1 and 2 only.

    Without a date, room is left for what is not known: `ngày      tháng 5 năm 2023`.
    """
    if value is None:
        month_figure = f" {_month(month)} " if month else BLANK
        year_figure = f" {year}" if year else BLANK
        return f"ngày{BLANK}tháng{month_figure}năm{year_figure}"
    day = _day(value)
    return f"ngày {day.day:02} tháng {_month(day.month)} năm {day.year}"


def long_time(value: datetime | time | None) -> str:
    """`8 giờ 05`, in Vietnamese time; room for the figures without a time."""
    if value is None:
        return f"{BLANK}giờ{BLANK}"
    clock = _clock(value)
    return f"{clock.hour} giờ {clock.minute:02}"


def _month(month: int) -> str:
    return f"{month:02}" if month < FIRST_MONTH_WITHOUT_ZERO else str(month)


def _day(value: date) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


def _clock(value: datetime | time) -> time:
    return _local(value).time() if isinstance(value, datetime) else value


def _local(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone has no Vietnamese time")
    return instant.astimezone(VIETNAM)
