"""The name of a file as we show and send it: one line, NFC, harmless on every system."""

import re

from core.text import TextError, clean_line

MAX_LENGTH = 150
NAMELESS = "tep-khong-ten"
FORBIDDEN = re.compile(r'[<>:"|?*]')
# Names of devices: Windows can neither open nor delete such a file, whatever its extension.
DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})


def display_name(raw: str) -> str:
    """`raw` without folders, invisible letters, letters that Windows forbids; never empty, at most 150 long."""
    name = FORBIDDEN.sub("-", _one_line(re.split(r"[/\\]", raw)[-1])).rstrip(". ")
    if name.split(".")[0].strip().lower() in DEVICES:
        name = f"_{name}"
    stem, dot, extension = name.rpartition(".")
    if not dot:
        return name[:MAX_LENGTH] or NAMELESS
    return f"{stem[: MAX_LENGTH - 1 - len(extension)]}.{extension}"[:MAX_LENGTH]


def extension_of(name: str) -> str:
    """The extension in small letters, "" for none; a name that is nothing but an extension has none."""
    stem, _dot, extension = name.rpartition(".")
    return extension.lower() if stem else ""


def _one_line(raw: str) -> str:
    try:
        return clean_line(raw)
    except TextError:
        return clean_line(raw.encode("ascii", "ignore").decode().replace("\0", ""))
