"""What must be there before anything starts: every function that settings name by its dotted path."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string

LISTS = ("SUBMISSION_GATES", "REFERRAL_GATES", "REORGANISATION_TOUCHES", "REORGANISATION_FOLLOWS", "INVARIANTS")
SINGLE = ("DECISION_TITLE", "DECISION_WORDS", "DAMAGED_FILES_TO", "JOURNAL_HEAD_TO")


@checks.register()
def named_functions_exist(**_options: Any) -> list[checks.CheckMessage]:
    """An error for each named function that is missing: a gate that is not asked would let everything pass."""
    return [error for name, path in _named() if (error := _missing(name, path))]


@checks.register()
def training_clock_is_for_samples(**_options: Any) -> list[checks.CheckMessage]:
    """An error where a server would run on a clock that somebody can move."""
    if settings.SERVER and settings.TRAINING_CLOCK:
        return [checks.Error("TRAINING_CLOCK is for samples only", id="core.E002")]
    return []


def _named() -> Iterator[tuple[str, str]]:
    for name in LISTS:
        yield from ((name, path) for path in getattr(settings, name))
    for name in SINGLE:
        yield name, getattr(settings, name)


def _missing(name: str, path: str) -> checks.Error | None:
    try:
        import_string(path)
    except ImportError as error:
        return checks.Error(f"{name}: {path}: {error}", id="core.E001")
    return None
