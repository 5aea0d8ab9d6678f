"""Times of pages asked in turn, and of posts sent by many at once."""

import statistics
import threading
import time

from tests.bench.visitor import Visitor

WARMING = 3


def milliseconds(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        "p50": round(statistics.median(ordered) * 1000, 1),
        "p95": round(ordered[int(len(ordered) * 0.95)] * 1000, 1),
    }


def pages(port: int, session: str, paths: dict[str, str], rounds: int) -> dict[str, dict[str, float]]:
    """Ask for the pages in turn, so that a slow moment hits all of them."""
    visitor, seconds = Visitor(port, session), {name: [] for name in paths}
    for place in range(rounds + WARMING):
        for name, path in paths.items():
            answer = visitor.get(path)
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
            if place >= WARMING:
                seconds[name].append(answer.seconds)
    return {name: milliseconds(values) for name, values in seconds.items()}


Post = tuple[Visitor, str, dict[str, str], int]


def crowd(posts: list[Post], at_once: int) -> dict[str, float]:
    """Send all `posts`, `at_once` side by side; how many a second, and how long one takes.

    Raises RuntimeError when one is answered otherwise than its last item says.
    """
    waiting, answers = list(reversed(posts)), []
    start = threading.Barrier(at_once + 1)

    def work() -> None:
        start.wait()
        while waiting:
            try:
                visitor, path, data, wanted = waiting.pop()
            except IndexError:
                return
            answers.append((visitor.post(path, data), wanted))

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
    return {"per_second": round(len(posts) / took, 1), **milliseconds([answer.seconds for answer, _ in answers])}
