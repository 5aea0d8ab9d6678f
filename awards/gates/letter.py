"""Gates on the submission letter: it is there, somebody may sign it, and it does not precede the meeting."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.gates.points import Content, Point, Rules, page, point
from core.clock import day_of


def letter_points(content: Content, rules: Rules) -> Iterator[Point]:
    letter, url = content["letter"], page(content, "letter")
    if letter is None:
        yield point(_("Chưa có Tờ trình đề nghị khen thưởng."), "letter_missing", url)
        return
    if letter["signer"] is None:
        yield point(_("Tờ trình chưa chọn người ký."), "letter_signer", url)
    elif letter["signer"]["unit"] != content["unit"]["id"]:
        yield point(_("Người ký Tờ trình không thuộc lãnh đạo đơn vị."), "letter_signer", url)
    elif letter["dated"] and not _in_force(letter["signer"], letter["dated"]):
        text = _("Vào ngày của Tờ trình, %s chưa hoặc không còn thẩm quyền ký.") % letter["signer"]["name"]
        yield point(text, "letter_signer", url)
    if letter["dated"] and _precedes_meeting(letter["dated"], content["minutes"]):
        yield point(_("Ngày Tờ trình không được trước ngày họp ghi trong Biên bản."), "letter_before_minutes", url)


def _in_force(signer: dict[str, Any], day: str) -> bool:
    """ISO days compare like the days they name."""
    return (signer["valid_from"] or day) <= day <= (signer["valid_to"] or day)


def _precedes_meeting(dated: str, minutes: dict[str, Any] | None) -> bool:
    if not minutes or not minutes["ends_at"]:
        return False
    return date.fromisoformat(dated) < day_of(datetime.fromisoformat(minutes["ends_at"]))
