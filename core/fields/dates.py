"""Dates and instants, day first, whatever locale is active.

Django reads 10/01/2026 as 1 October in `vi` and in `en`; these fields never ask the locale.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.text import VIETNAM, format_date

YEARS = (1900, 2100)
DAY_FIRST = r"(?P<day>[0-9]{1,2})\s*(?P<sep>[/.-])\s*(?P<month>[0-9]{1,2})\s*(?P=sep)\s*(?P<year>[0-9]{4})"
ISO_DAY = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
CLOCK = r"(?P<hour>[0-9]{1,2})\s*(?::|h|giờ)\s*(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
ZONE = r"(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?"
DATES = [re.compile(DAY_FIRST), re.compile(ISO_DAY)]
INSTANTS = [
    re.compile(rf"{DAY_FIRST}[\s,]+{CLOCK}"),
    re.compile(rf"{CLOCK}[\s,]+(?:ngày\s+)?{DAY_FIRST}"),
    re.compile(rf"{ISO_DAY}[T ]{CLOCK}(?:\.[0-9]+)?{ZONE}"),
]


def _match(patterns: list[re.Pattern[str]], text: str) -> dict[str, str] | None:
    found = (pattern.fullmatch(text) for pattern in patterns)
    return next((match.groupdict() for match in found if match), None)


class DayParser:
    """Reads the day of a match; refuses days that do not exist and years out of reach."""

    error_messages: dict[str, Any]

    def read_day(self, parts: dict[str, str]) -> date:
        year, month, day = int(parts["year"]), int(parts["month"]), int(parts["day"])
        if not YEARS[0] <= year <= YEARS[1]:
            raise ValidationError(self.error_messages["year"], code="year")
        try:
            return date(year, month, day)
        except ValueError as error:
            raise ValidationError(self.error_messages["no_day"], code="no_day") from error


class DateField(DayParser, forms.DateField):
    """A day: `10/01/2026` (also with `-` or `.`) or `2026-01-10`; a year has four digits, 1900 to 2100."""

    widget = forms.DateInput(
        format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "dd/mm/yyyy"}
    )
    default_error_messages = {
        "required": _("Chưa điền ngày."),
        "invalid": _("Hãy viết ngày theo dạng ngày/tháng/năm, ví dụ 10/01/2026."),
        "no_day": _("Không có ngày này. Thứ tự là ngày/tháng/năm, ví dụ 10/01/2026."),
        "year": _("Năm phải đủ bốn chữ số, từ 1900 đến 2100."),
    }

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.astimezone(VIETNAM).date()
        if isinstance(value, date):
            return value
        parts = _match(DATES, str(value).strip())
        if parts is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return self.read_day(parts)

    def prepare_value(self, value: Any) -> Any:
        return format_date(value) if isinstance(value, date) else value


class DateTimeField(DayParser, forms.DateTimeField):
    """An instant: `10/01/2026 17:00`, `17:00 10/01/2026` or ISO, in Vietnamese time unless ISO names a zone.

    `24:00` is the end of its day, that is 00:00 of the next (Bộ luật Dân sự 2015, Điều 148); a leap second is
    refused.
    """

    widget = forms.DateTimeInput(
        format="%d/%m/%Y %H:%M", attrs={"autocomplete": "off", "placeholder": "dd/mm/yyyy giờ:phút"}
    )
    default_error_messages = {
        "required": _("Chưa điền ngày giờ."),
        "invalid": _("Hãy viết ngày và giờ theo dạng 10/01/2026 17:00."),
        "no_day": DateField.default_error_messages["no_day"],
        "no_time": _("Không có giờ này. Giờ từ 00:00 đến 23:59; 24:00 là hết ngày."),
        "year": DateField.default_error_messages["year"],
    }

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=VIETNAM)
        parts = _match(INSTANTS, str(value).strip())
        if parts is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return self._instant(parts)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime) and value.tzinfo:
            return value.astimezone(VIETNAM).replace(tzinfo=None)
        return value

    def _instant(self, parts: dict[str, str]) -> datetime:
        day = self.read_day(parts)
        hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
        if (hour, minute, second) == (24, 0, 0):
            day, hour = day + timedelta(days=1), 0
        try:
            local = datetime.combine(day, time(hour, minute, second))
            zoned = f"{local.isoformat()}{parts.get('zone') or '+07:00'}"
            return datetime.fromisoformat(zoned).astimezone(VIETNAM)
        except ValueError as error:
            raise ValidationError(self.error_messages["no_time"], code="no_time") from error
