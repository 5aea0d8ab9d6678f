"""The units' people with their browsers: each plays its part in a thread of its own and writes down what was said."""

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup

from tests.bench.visitor import Answer, Visitor
from tests.rehearsal import clock
from tests.rehearsal.script import Act, Part

# A page is opened this long before its button is pressed.
BEFORE_PRESSING = timedelta(seconds=8)
# "Máy chủ đang bận, thử lại": the same press, with the same key, again at once.
TRIES = 5
WORDS = "Gõ thêm sau hạn nộp, không được mất."


@dataclass(frozen=True)
class Said:
    """One answer: to which act and key, when it was asked and heard, and what it was."""

    act: str
    key: str
    sent: datetime
    heard: datetime
    answer: Answer

    @property
    def went(self) -> bool:
        return self.answer.status == 302


@dataclass
class Player:
    """A unit: its proposal, the part it plays, one report to write in; `heard` is filled while it plays."""

    port: int
    session: str
    unit: int
    proposal: int
    report: int
    part: Part
    heard: list[Said] = field(default_factory=list)
    form: dict[str, str] = field(default_factory=dict)
    failed: str = ""

    def __post_init__(self) -> None:
        self.visitor = Visitor(self.port, self.session, keeps_connection=False)
        self.base = f"/ho-so/{self.proposal}/"

    def play(self) -> None:
        try:
            for act in self.part.acts:
                self._ready(act)
                threading.Event().wait(clock.seconds_until(act.at))
                getattr(self, f"_{act.name}")()
        except OSError as error:
            self.failed = f"{type(error).__name__}: {error}"

    def _ready(self, act: Act) -> None:
        """Have the confirming page open in time, with a key of its own."""
        if act.name.startswith("submit"):
            threading.Event().wait(clock.seconds_until(act.at - BEFORE_PRESSING))
            self.form = self._page(f"{self.base}nop/")

    def _page(self, path: str) -> dict[str, str]:
        """The page's key and what it showed; after the cut-off it has no form, and somebody presses all the same."""
        page = BeautifulSoup(self.visitor.get(path).text, "html.parser")
        fields = {name: page.find("input", {"name": name}) for name in ("key", "seen")}
        found = {name: field["value"] for name, field in fields.items() if field}
        return {"key": uuid.uuid4().hex, "seen": "", "sure": "on"} | found

    def _say(self, visitor: Visitor, act: str, path: str, data: dict[str, str]) -> None:
        for _try in range(TRIES):
            sent = clock.now()
            answer = visitor.post(path, data)
            self.heard.append(Said(act, data.get("key", ""), sent, clock.now(), answer))
            if answer.status != 503:
                return

    def _submit(self, visitor: Visitor | None = None) -> None:
        self._say(visitor or self.visitor, "submit", f"{self.base}nop/", self.form)

    _repeat = _submit

    def _submit_twice(self) -> None:
        other = Visitor(self.port, self.session, keeps_connection=False)
        second = threading.Thread(target=self._submit, args=[other])
        second.start()
        self._submit()
        second.join()

    def _correct(self) -> None:
        self._say(self.visitor, "correct", f"{self.base}sua/", {})

    def _withdraw(self) -> None:
        self._say(self.visitor, "withdraw", f"{self.base}rut/", {"note": "Xem lại danh sách"})

    def _write(self) -> None:
        data = {"field": "text", "value": WORDS, "version": "1"}
        self._say(self.visitor, "write", f"/ho-so/bao-cao/{self.report}/muc/duties/tu-luu/", data)


def play_all(players: list[Player], *meanwhile: Callable[[], Any]) -> None:
    """Let all play, and everything of `meanwhile` happen beside them; returns when all is over."""
    threads = [threading.Thread(target=act) for act in (*(one.play for one in players), *meanwhile)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
