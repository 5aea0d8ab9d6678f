"""A cut-off and the time left to it, in the one wording that screens, mails and papers share (deadline.md)."""

from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from core.text.dates import VIETNAM, format_date, long_time

MINUTE, HOUR, DAY = 60, 3600, 86400


def cutoff_text(instant: datetime) -> str:
    """`trước ngày 10/01/2026 (đến hết 24 giờ 00 ngày 09/01/2026, giờ Việt Nam)`.

    A cut-off is exclusive. One that is not at midnight names its time: `trước 17 giờ 00 ngày 12/01/2026, …`.
    """
    local = instant.astimezone(VIETNAM)
    if local.time() != time():
        return _("trước %(time)s ngày %(day)s, giờ Việt Nam") % {
            "time": long_time(local),
            "day": format_date(local),
        }
    return _("trước ngày %(day)s (đến hết 24 giờ 00 ngày %(last)s, giờ Việt Nam)") % {
        "day": format_date(local),
        "last": format_date(local.date() - timedelta(days=1)),
    }


def time_left_text(instant: datetime, now: datetime) -> str:
    """`còn 3 ngày 4 giờ`, `còn 5 giờ 20 phút`, `còn chưa đầy 1 phút`; from the cut-off on `đã hết hạn 2 giờ`."""
    seconds = (instant - now).total_seconds()
    if seconds > 0:
        return _("còn %(span)s") % {"span": span_text(seconds) or _("chưa đầy 1 phút")}
    return _("đã hết hạn %(span)s") % {"span": span_text(-seconds)} if seconds <= -MINUTE else _("vừa hết hạn")


def span_text(seconds: float) -> str:
    """The two largest units of a span, whole minutes, cut off; nothing below a minute."""
    days, rest = divmod(int(seconds), DAY)
    hours, rest = divmod(rest, HOUR)
    minutes = rest // MINUTE
    figures = [(days, _("ngày")), (hours, _("giờ"))] if days else [(hours, _("giờ")), (minutes, _("phút"))]
    return " ".join(f"{figure} {unit}" for figure, unit in figures if figure)
