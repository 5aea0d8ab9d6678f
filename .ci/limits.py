"""Sizes and words that the project does not allow; prints each place and fails when there is one."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MODULE, FUNCTION, TEMPLATE = 400, 40, 150

# (where, what, why); the files of tests and of this folder may speak of them.
FORBIDDEN = (
    ("html", r"\|\s*safe\b", "a template never trusts a text"),
    ("html", r"\bstyle=", "the content security policy refuses inline styles"),
    ("html", r"<script(?![^>]*\bsrc=)", "the content security policy refuses inline scripts"),
    ("html", r"\son[a-z]+=[\"']", "the content security policy refuses inline handlers"),
    ("py", r"\bmark_safe\b", "a view never trusts a text"),
    ("py", r"\bcsrf_exempt\b", "every POST carries its token"),
    ("py", r"\btime\.sleep\b", "nothing waits by sleeping"),
    ("py", r"[\"']/tmp/", "temporary files have their library"),
    ("py", r"shell=True", "programs are started from argument lists"),
    ("py", r"\.(?:raw|extra)\(|\bRawSQL\b", "queries are built by the ORM"),
    ("py", r"__all__\"\s*$|fields = \"__all__\"", "a form names its fields"),
)


def tracked(*suffixes: str) -> list[Path]:
    """The project's own files: what git knows or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [path for path in map(Path, sorted(set(names))) if path.suffix in suffixes and path.exists()]


def too_long(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    limit = TEMPLATE if path.suffix == ".html" else MODULE
    if lines > limit:
        yield f"{path}: {lines} lines, at most {limit}"
    if path.suffix != ".py":
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if length > FUNCTION:
                yield f"{path}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION}"


def forbidden(path: Path) -> Iterator[str]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for suffix, pattern, why in FORBIDDEN:
            if path.suffix == f".{suffix}" and re.search(pattern, line):
                yield f"{path}:{number}: {why}: {line.strip()}"


def problems() -> Iterator[str]:
    for path in tracked(".py", ".html"):
        if "migrations" in path.parts:
            continue
        yield from too_long(path)
        if path.parts[0] not in ("tests", ".ci"):
            yield from forbidden(path)


if __name__ == "__main__":
    found = list(problems())
    print("\n".join(found) or "Sizes and words: nothing found")
    sys.exit(bool(found))
