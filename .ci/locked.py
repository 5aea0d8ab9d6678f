"""Is requirements/*.txt what `make lock` made of requirements/*.in? A cheap answer that asks no index."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDER = Path(__file__).parent.parent / "requirements"


def wanted(name: str) -> Iterator[Requirement]:
    """The requirements written in a .in file and in those it includes."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        if text.startswith("-r "):
            yield from wanted(text.removeprefix("-r ").removeprefix("requirements/"))
        elif text:
            yield Requirement(text)


def problems(name: str) -> Iterator[str]:
    lock = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.findall(r"^([\w.-]+)==(\S+).*\n((?: .*\n)*)", lock, re.MULTILINE)
    versions = {canonicalize_name(pin): version for pin, version, _rest in blocks}
    asked = {canonicalize_name(pin) for pin, _version, rest in blocks if " -r requirements/" in rest}
    for requirement in wanted(f"{name}.in"):
        pin = canonicalize_name(requirement.name)
        asked.discard(pin)
        if pin not in versions or versions[pin] not in requirement.specifier:
            yield f"requirements/{name}.txt: {requirement} is locked at {versions.get(pin)}: run make lock"
    for pin in sorted(asked):
        yield f"requirements/{name}.txt: {pin} is no longer asked for: run make lock"
    if "://" in lock:
        yield f"requirements/{name}.txt: names an address"


if __name__ == "__main__":
    found = [*problems("run"), *problems("dev")]
    print("\n".join(found) or "Lock files: fresh")
    sys.exit(bool(found))
