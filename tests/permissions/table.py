"""Reading the permission table and walking the addresses it must cover."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

TABLE = Path(__file__).parent.with_suffix(".toml")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ACTORS = (
    "staff", "head", "other_staff", "other_head", "nominee", "appraiser", "chief", "clerk", "accountant", "union",
    "organisation", "council", "leader", "admin", "appraiser_self", "leader_self",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    route: str
    method: str = "GET"
    object: str = ""
    states: tuple[str, ...] = ()
    phases: tuple[str, ...] = ("open",)
    permission: str = ""
    post: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    others: int | str = 403
    anonymous: int | str = "login"

    def answer_for(self, actor: str) -> int | str:
        if actor in ("anonymous", "inactive"):
            return self.anonymous
        return self.answers.get(actor, self.others)


def rows() -> list[Row]:
    """Every row of the table; an unknown key or actor is an error."""
    found = []
    for raw in tomllib.loads(TABLE.read_text(encoding="utf-8"))["row"]:
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
        row = Row(**values)
        unknown = set(row.answers) - set(ACTORS)
        assert not unknown, f"{row.route}: unknown actors {unknown}"
        assert row.method in METHODS, f"{row.route}: {row.method}"
        found.append(row)
    return found


def routes(resolver: URLResolver | None = None) -> Iterator[tuple[str, str | None]]:
    """(pattern, name) of every address of the application."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern)
        elif isinstance(pattern, URLPattern):
            yield str(pattern.pattern), pattern.name
