"""Pages asked for in turn, and posts sent by many at once."""

import os
import statistics
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.visitor import Visitor

WARMING = 3
Seconds = list[float]


@dataclass
class Timing:
    """What one page took, each time: by the clock on the wall, and of the server's processor.

    A machine that others use as well hurts long requests more than short ones; processor time does not see that,
    nor does it see a database that is another process.
    """

    wall: Seconds = field(default_factory=list)
    processor: Seconds = field(default_factory=list)

    def times(self, floor: "Timing") -> dict[str, float]:
        """How many times the floor's median."""
        return {
            "wall": round(statistics.median(self.wall) / statistics.median(floor.wall), 2),
            "cpu": round(statistics.median(self.processor) / statistics.median(floor.processor), 2),
        }


def processor_seconds() -> float:
    """What the workers of the web server that this process has started have computed so far."""
    workers = [worker for parent in _children(os.getpid()) for worker in _children(parent)]
    tasks = [task for worker in workers for task in Path(f"/proc/{worker}/task").iterdir()]
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def pages(port: int, asked: dict[str, tuple[str, str]], rounds: int) -> dict[str, Timing]:
    """Ask for the pages (path, session) in turn, so that a slow moment hits all of them."""
    visitors = {session: Visitor(port, session) for _path, session in asked.values()}
    found = {name: Timing() for name in asked}
    for place in range(rounds + WARMING):
        for name, (path, session) in asked.items():
            before = processor_seconds()
            answer = visitors[session].get(path)
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
            if place >= WARMING:
                found[name].wall.append(answer.seconds)
                found[name].processor.append(processor_seconds() - before)
    return found


@dataclass(frozen=True)
class Post:
    """What one visitor sends, and the status that he must get."""

    visitor: Visitor
    path: str
    data: dict[str, str]
    wanted: int


@dataclass(frozen=True)
class Crowd:
    """What many at once were served in `took` seconds."""

    took: float
    seconds: Seconds

    @property
    def per_second(self) -> float:
        return len(self.seconds) / self.took

    @property
    def p95(self) -> float:
        return sorted(self.seconds)[int(len(self.seconds) * 0.95)]


def crowd(posts: list[Post], at_once: int) -> Crowd:
    """Send all `posts`, `at_once` side by side. Raises RuntimeError when one is answered otherwise than it must be."""
    waiting, answers = list(reversed(posts)), []
    start = threading.Barrier(at_once + 1)

    def work() -> None:
        start.wait()
        while waiting:
            try:
                post = waiting.pop()
            except IndexError:
                return
            answers.append((post.visitor.post(post.path, post.data), post.wanted))

    threads = [threading.Thread(target=work) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    wrong = [answer.status for answer, wanted in answers if answer.status != wanted]
    if wrong or len(answers) != len(posts):
        raise RuntimeError(f"{len(answers)} of {len(posts)} answered; unexpected: {wrong}")
    return Crowd(took, [answer.seconds for answer, _wanted in answers])
