"""Pages of a list in constant time: by the last row seen, not by a page number.

`listing(queryset, request, order=("sort_key", "pk"))` reads `?after=` from the address and gives a Listing.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

PAGE = 50
COUNTED_UP_TO = 1000


@dataclass(frozen=True)
class Listing:
    """One page: its rows, how many there are in words, and the addresses of the first and of the next page."""

    rows: list
    count: str
    first_url: str
    next_url: str


def listing(queryset: QuerySet, request: HttpRequest, *, order: tuple[str, ...], size: int = PAGE) -> Listing:
    """The page that the address asks for. `order` must end with a unique field; a "-" before one turns it round.

    A cursor that is no cursor is taken for none. Costs two queries whatever the length of the list.
    """
    rows = list(_from_cursor(queryset.order_by(*order), request.GET.get("after", ""), order)[: size + 1])
    following = _write(rows[size - 1], order) if len(rows) > size else ""
    return Listing(
        rows[:size],
        count_in_words(queryset),
        _address(request.path, request),
        following and _address(request.path, request, following),
    )


def export_url(request: HttpRequest, name: str, *args: Any) -> str:
    """Where the list of this page is to be had as a file: another address, the same filter, not one page alone."""
    return _address(reverse(name, args=args), request)


def count_in_words(queryset: QuerySet) -> str:
    """ "12", or "hơn 1.000" past a thousand, where counting on would cost more than it tells."""
    number = queryset.order_by()[: COUNTED_UP_TO + 1].count()
    if number > COUNTED_UP_TO:
        return "hơn 1.000"
    return "1.000" if number == COUNTED_UP_TO else str(number)


def _from_cursor(ordered: QuerySet, cursor: str, order: tuple[str, ...]) -> QuerySet:
    last_seen = _read(cursor, len(order))
    try:
        return ordered.filter(_after(order, last_seen)) if last_seen else ordered
    except (ValueError, TypeError, OverflowError, ValidationError):  # no values of these fields
        return ordered


def _after(order: tuple[str, ...], values: list) -> Q:
    """What comes behind `values`. The first field is also bounded alone: an index can begin there, not at an OR."""
    first = order[0].lstrip("-")
    bound = Q(**{f"{first}__{'lte' if order[0].startswith('-') else 'gte'}": values[0]})
    condition, equal_so_far = Q(), Q()
    for name, value in zip(order, values, strict=True):
        field = name.lstrip("-")
        beyond = "lt" if name.startswith("-") else "gt"
        condition |= equal_so_far & Q(**{f"{field}__{beyond}": value})
        equal_so_far &= Q(**{field: value})
    return bound & condition


def _write(row: Model, order: tuple[str, ...]) -> str:
    values = [_plain(_value(row, name.lstrip("-"))) for name in order]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _value(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row


def _plain(value: Any) -> Any:
    return (
        value.isoformat() if isinstance(value, date | datetime) else str(value) if isinstance(value, Decimal) else value
    )


def _read(cursor: str, length: int) -> list | None:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        return None
    plain = isinstance(values, list) and all(_is_plain(value) for value in values)
    return values if plain and len(values) == length else None


def _is_plain(value: Any) -> bool:
    """Whether a database can be asked about it: no NUL, no half of a character."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= char <= "\udfff" for char in value)
    return isinstance(value, int | float)


def _address(path: str, request: HttpRequest, cursor: str = "") -> str:
    query = request.GET.copy()
    query.pop("after", None)
    if cursor:
        query["after"] = cursor
    return f"{path}?{query.urlencode()}" if query else path
