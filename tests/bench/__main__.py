"""Measure and print JSON: times in milliseconds, and the ratios to which quality.md sets limits."""

import json
import os
import tempfile
from typing import TYPE_CHECKING

import django
from django.db import connections

from tests.bench.measure import crowd, pages
from tests.bench.visitor import Visitor
from tests.servers import free_port, web_server

if TYPE_CHECKING:
    from tests.bench.data import Data

ROUNDS = 40
AT_ONCE = (8, 32)
POSTS = 96
# quality.md, "Speed": pages at most so many times the floor, submitting at least so much of its inserts a second.
LIMITS = {"list": 5.0, "proposal": 10.0, "submit_at_8": 0.2, "submit_p95_ms_at_32": 1000.0}


def measured_pages(port: int, data: "Data") -> dict[str, dict[str, float]]:
    one = data.submitters[0]
    floor = pages(port, data.office, {"floor_one": "/san/mot/", "floor_list": "/san/danh-sach/"}, ROUNDS)
    office = pages(port, data.office, {"list": "/cau-hinh/can-bo/", "desk": "/ban-lam-viec/"}, ROUNDS)
    return floor | office | pages(port, one.session, {"proposal": f"/ho-so/{one.proposal}/"}, ROUNDS)


def measured_posts(port: int, data: "Data") -> dict[str, dict[str, float]]:
    """The same people, as many at once, insert a bare row and submit their proposals."""
    found, left = {}, list(data.submitters)
    for at_once in AT_ONCE:
        people = [(Visitor(port, who.session), f"/ho-so/{who.proposal}/nop/") for who in left[:POSTS]]
        del left[:POSTS]
        forms = [visitor.filled_form(path) for visitor, path in people]
        inserts = [(visitor, "/san/ghi/", {"text": "x" * 200}, 201) for visitor, _path in people]
        submits = [(*person, form, 302) for person, form in zip(people, forms, strict=True)]
        found[f"insert_at_{at_once}"] = crowd(inserts, at_once)
        found[f"submit_at_{at_once}"] = crowd(submits, at_once)
    return found


def ratios(found: dict[str, dict[str, float]]) -> dict[str, float]:
    return {
        "list": found["list"]["p50"] / found["floor_list"]["p50"],
        "desk": found["desk"]["p50"] / found["floor_list"]["p50"],
        "proposal": found["proposal"]["p50"] / found["floor_one"]["p50"],
        "submit_at_8": found["submit_at_8"]["per_second"] / found["insert_at_8"]["per_second"],
        "submit_at_32": found["submit_at_32"]["per_second"] / found["insert_at_32"]["per_second"],
        "submit_p95_ms_at_32": found["submit_at_32"]["p95"],
    }


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "THIDUA_VAR": folder, "STAGE": "bench"}
        django.setup()
        from tests.bench.data import build

        data, port = build(len(AT_ONCE) * POSTS), free_port()
        engine = connections["default"].vendor
        connections.close_all()
        with web_server(port):
            found = measured_pages(port, data) | measured_posts(port, data)
    rounded = {name: round(value, 2) for name, value in ratios(found).items()}
    print(json.dumps({"engine": engine, "milliseconds": found, "ratios": rounded, "limits": LIMITS}, indent=2))


if __name__ == "__main__":
    main()
