"""Content as lines: everything that a unit says in one version, in the order of its papers.

Names that the department gives (of itself, of units and leaders on the day) are no words of the unit: no lines.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.models import Attendee, Submission
from awards.selectors.versions.line import Line
from awards.selectors.versions.nominees import evidence_lines, nominee_lines, report_lines, vote_lines
from core.text import format_date, format_datetime

Content = dict[str, Any]


def lines_of(submission: Submission) -> list[Line]:
    """Everything that a submitted version says."""
    return content_lines(submission.content, submission.round_version.content)


def content_lines(content: Content, rules: Content) -> list[Line]:
    """Everything that `content` says, read with the round's frozen version `rules`."""
    return list(_lines(content, rules))


def _lines(content: Content, rules: Content) -> Iterator[Line]:
    if content["is_nil"]:
        yield Line("nil", "nominations", _("Báo cáo không có đề nghị"), _("Lý do"), content["nil_reason"])
    yield from _letter_lines(content["letter"])
    for nominee in content["nominations"]:
        yield from nominee_lines(nominee, rules)
    yield from _minutes_lines(content["minutes"])
    for nominee in content["nominations"]:
        yield from vote_lines(nominee)
    for nominee in content["nominations"]:
        yield from report_lines(nominee, content, rules)
    yield from evidence_lines(content)


def _letter_lines(letter: Content | None) -> Iterator[Line]:
    if letter is None:
        return
    signer = letter["signer"]
    for name, label, text in (
        ("number", _("Số, ngày"), f"{letter['number']} {_day(letter['dated'])}".strip()),
        ("signer", _("Người ký"), f"{signer['title']} {signer['name']}" if signer else ""),
        ("grounds", _("Lý do, căn cứ thêm"), letter["grounds"]),
    ):
        yield Line(f"letter:{name}", "letter", _("Tờ trình"), label, text)


def _minutes_lines(minutes: Content | None) -> Iterator[Line]:
    if minutes is None:
        return
    instants = (minutes[name] for name in ("starts_at", "ends_at"))
    time = " – ".join(format_datetime(datetime.fromisoformat(one)) if one else "…" for one in instants)
    for name, label, text in (
        ("number", _("Số biên bản"), minutes["number"]),
        ("time", _("Thời gian"), time),
        ("place", _("Địa điểm"), minutes["place"]),
        ("attendees", _("Thành phần"), "\n".join(_attendee(row) for row in minutes["attendees"])),
        ("total", _("Tổng số thành viên"), str(minutes["total_members"] or "")),
        ("course", _("Diễn biến"), minutes["course"]),
        ("conclusion", _("Kết luận"), minutes["conclusion"]),
        ("tellers", _("Tổ kiểm phiếu"), minutes["tellers"]),
    ):
        yield Line(f"minutes:{name}", "minutes", _("Biên bản họp"), label, text)


def _attendee(row: Content) -> str:
    part = "" if row["part"] == Attendee.Part.MEMBER else Attendee.Part(row["part"]).label.lower()
    absent = "" if row["present"] else _("vắng")
    return ", ".join(filter(None, (row["name"], row["position"], part, absent, row["absence_reason"])))


def _day(iso: str | None) -> str:
    return format_date(date.fromisoformat(iso)) if iso else ""
