"""Remarks at their places: `{{ remarks|within:"minutes:attendees" }}`."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _

from awards.gates.places import Places
from awards.models import Remark, SupplementRequest
from awards.selectors.requests import within
from core.text import format_date

register = template.Library()


@register.filter(name="within")
def pinned_within(remarks: Iterable[Remark] | None, place: str) -> list[Remark]:
    return within(remarks or (), place)


@register.filter
def without(remarks: Iterable[Remark], place: str) -> list[Remark]:
    """Those that are not pinned to `place` or to a part of it."""
    rows = list(remarks)
    inside = within(rows, place)
    return [row for row in rows if row not in inside]


@register.filter
def exactly(remarks: Iterable[Remark] | None, place: str) -> list[Remark]:
    return [row for row in remarks or () if row.place == place]


@register.filter
def address_of(places: Places, remark: Remark) -> str:
    """Where the unit mends what a remark is about."""
    return places.of(remark)


@register.filter
def request_title(request: SupplementRequest) -> str:
    return _("Yêu cầu bổ sung đã khép lại (%(asker)s, %(day)s)") % {
        "asker": request.get_asked_for_display(),
        "day": format_date(request.asked_at),
    }
