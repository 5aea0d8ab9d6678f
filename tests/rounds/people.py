"""Everybody in the play: signs in once, does his part at pages, and tells each act as it is done."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tests.rounds.visitor import Page, Stuck, Visitor

WAITS = 400


@dataclass
class Play:
    """Where it is played. `clock` brings the time forward, `works` gives the worker time; both return when done.

    Where nobody `prints`, papers are ordered and not waited for.
    """

    address: str
    password: str
    clock: Callable[["Play", datetime], None]
    works: Callable[[], None]
    tells: Callable[[str], None]
    visitors: dict[str, Visitor] = field(default_factory=dict)
    papers: dict[str, "Kept"] = field(default_factory=dict)
    prints: bool = True
    acts: int = 0
    playing: str = ""

    def visitor(self, username: str) -> Visitor:
        """Whoever comes for the first time signs in."""
        if username not in self.visitors:
            visitor = self.visitors[username] = Visitor(self.address)
            visitor.opens("/dang-nhap/")
            visitor.presses("Đăng nhập", {"username": username, "password": self.password})
        return self.visitors[username]

    def moves(self, to: datetime) -> None:
        self.clock(self, to)

    def begins(self, round_: str, stage: str, moment: datetime) -> None:
        self.playing = round_
        self.tells(f"\n{moment:%H:%M %d/%m/%Y}  {round_}: {stage}")

    def told(self, who: str, what: str) -> None:
        """An act is done: its line."""
        self.acts += 1
        self.tells(f"  {who}: {what}")

    def waits_for_print(self, looks: Callable[[], bool], what: str) -> None:
        if self.prints:
            self.waits_for(looks, what)

    def waits_for(self, looks: Callable[[], bool], what: str) -> None:
        """Look again and again while the worker works; raises Stuck when it never comes."""
        for _turn in range(WAITS):
            if looks():
                return
            self.works()
        raise Stuck(f"Chờ mãi không có: {what}")


@dataclass(frozen=True)
class Kept:
    """A paper that the play ends with: who may read it, and where it is."""

    username: str
    path: str


class Person:
    """Somebody in one of his parts; the same person in another part has the same browser."""

    def __init__(self, play: Play, username: str) -> None:
        self.play, self.username, self.visitor = play, username, play.visitor(username)

    @property
    def name(self) -> str:
        """How his own home page greets him."""
        return found(r"Xin chào, (.*?) Của tôi", self.opens("/").text)

    @property
    def page(self) -> Page:
        return self.visitor.page

    def opens(self, path: str) -> Page:
        return self.visitor.opens(path)

    def follows(self, words: str, *, below: str = "") -> Page:
        return self.visitor.follows(words, below=below)

    def presses(self, words: str, *, below: str = "", **values: object) -> Page:
        return self.visitor.presses(words, values, below=below)

    def confirms(self, words: str) -> Page:
        """Press a button that wants the password once more, unless it was given a short while ago."""
        self.presses(words)
        asked = self.page.heading == "Xác nhận bằng mật khẩu"
        return self.presses("Xác nhận", password=self.play.password) if asked else self.page

    def tells(self, what: str) -> None:
        self.play.told(self.username, what)

    def keeps(self, **papers: str) -> None:
        """The papers at these addresses are among those that the play ends with."""
        for kind, path in papers.items():
            self.play.papers[f"{self.play.playing}-{kind}"] = Kept(self.username, path)

    def director(self) -> str:
        """Giám đốc Sở among those who may sign, as the page names him."""
        return next(one for one in self.page.choices("signer") if one.endswith(" – Giám đốc Sở"))

    def waits_for_paper(self, path: str) -> Page:
        """Look at a paper until the worker has made it."""
        return self.waits_for_link(f"{path}pdf/", on=path)

    def waits_for_link(self, below: str, *, on: str) -> Page:
        """Look at the page `on` until what is printed can be taken from it."""
        self.play.waits_for_print(lambda: bool(self.opens(on).links(below=below)), f"{below} ở {on}")
        return self.page


def number_in(path: str) -> int:
    """The last number of an address: what the page is about."""
    return int(re.findall(r"/(\d+)(?=/)", path)[-1])


def found(pattern: str, text: str) -> str:
    """What `pattern` finds in `text`: its group, if it has one."""
    match = re.search(pattern, text)
    if match is None:
        raise Stuck(f"không thấy {pattern} trong: {text[:1500]}")
    return match.group(match.lastindex or 0)


def day(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y}"


def moment(at: datetime) -> str:
    return f"{at:%H:%M %d/%m/%Y}"
