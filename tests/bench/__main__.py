"""Measure and print JSON: ratios to the floor, each with the limit that quality.md sets.

python -m tests.bench                everything
python -m tests.bench pages door     only these parts, of pages, door, big, papers
python -m tests.bench --rows 10000   lists of that length in the part "big"
python -m tests.bench --batches 1    fewer proposals through the door
"""

import argparse
import json
import os
import tempfile
from typing import TYPE_CHECKING, Any

import django
from django.db import connections

from tests.servers import free_port, web_server

if TYPE_CHECKING:
    from tests.bench.data import Data

PARTS = ("pages", "big", "door", "papers")
ROUNDS = 30


def growth(port: int, data: "Data", rows: int) -> dict[str, dict[str, float]]:
    """How many times as long each list takes with `rows` rows as before; both measured beside the floor."""
    from tests.bench.big import lengthen
    from tests.bench.pages import GROWING, times_the_floor

    before = times_the_floor(port, data, ROUNDS, GROWING)
    lengthen(rows)
    if connections["default"].vendor == "postgresql":
        with connections["default"].cursor() as cursor:
            cursor.execute("ANALYZE")
    after = times_the_floor(port, data, ROUNDS, GROWING)
    return {
        name: {clock: round(after[name][clock] / times, 2) for clock, times in before[name].items()} for name in GROWING
    }


def measure(port: int, data: "Data", asked: argparse.Namespace) -> dict[str, Any]:
    """The parts in this order; "door" last, for it ends behind the cut-off."""
    from tests.bench.door import beside_inserts, in_the_last_second
    from tests.bench.pages import times_the_floor

    found: dict[str, Any] = {}
    if "pages" in asked.parts:
        found["times_the_floor"] = times_the_floor(port, data, ROUNDS)
    if "big" in asked.parts:
        found[f"times_at_{asked.rows}_rows"] = growth(port, data, asked.rows)
    if "door" in asked.parts:
        found["door"] = beside_inserts(port, data, asked.batches) | in_the_last_second(port, data)
    return found


def served(asked: argparse.Namespace) -> dict[str, Any]:
    """What is measured on a web server."""
    from tests.bench.data import build
    from tests.bench.door import proposals_for

    data, port = build(proposals_for(asked.batches) if "door" in asked.parts else 10), free_port()
    connections.close_all()
    with web_server(port):
        return measure(port, data, asked)


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.bench")
    parser.add_argument("parts", nargs="*", default=list(PARTS))
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--batches", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "THIDUA_VAR": folder, "STAGE": "bench"}
        django.setup()
        from tests.bench.data import migrated

        migrated()
        engine = connections["default"].vendor
        found = served(asked) if set(asked.parts) - {"papers"} else {}
        if "papers" in asked.parts:
            from tests.bench.papers import paper_figures

            found["papers"] = paper_figures()
    print(json.dumps({"engine": engine, **found}, indent=2))


if __name__ == "__main__":
    main()
