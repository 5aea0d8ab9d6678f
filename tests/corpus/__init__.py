"""Bad input as data: each case names what comes in and what must come of it.

`want` is "accept" (kept as it is), "refuse", or "become" with the stored form in `value`; a `warn` case is kept, and
the person is told to look again. Text that TOML cannot hold comes from `code_points`; long text from `repeat`.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    id: str
    field: str
    text: str
    want: str
    value: str = ""
    warn: bool = False

    def __str__(self) -> str:
        return f"{self.id}-{self.field}"


def cases(name: str) -> list[Case]:
    """The cases of `<name>.toml`."""
    rows = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [_case(row) for row in rows]


def _case(row: dict) -> Case:
    text = "".join(chr(point) for point in row.get("code_points", [])) or row["input"]
    text += row.get("then", "") * row.get("repeat", 1)
    value = row.get("value", "") * row.get("value_times", 1)
    return Case(row["id"], row["field"], text, row["want"], value, row.get("warn", False))
