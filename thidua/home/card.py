"""What stands on the home page."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Card:
    """One thing that waits: what, its state, what is missing, until when, where to go on ("" as `button`: nowhere).

    `due` says what the cut-off is for, "" for the submitting of proposals.
    """

    title: str
    text: str
    url: str
    button: str
    over: str = ""
    state: str = ""
    state_label: str = ""
    cutoff: datetime | None = None
    done: bool = False
    clock_url: str = ""
    note: str = ""
    due: str = ""
