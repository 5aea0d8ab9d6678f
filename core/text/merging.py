"""One text out of two that were written at the same time, for a person to tidy up: no line of either is lost."""

from difflib import SequenceMatcher


def merged(theirs: str, mine: str) -> str:
    """What both share stands once; where they differ, their lines come first, then mine."""
    left, right = theirs.splitlines(), mine.splitlines()
    lines: list[str] = []
    for same, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        lines += left[a:b] if same == "equal" else [*left[a:b], *right[c:d]]
    return "\n".join(lines)
