import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def loop_of_a_thread_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signing and checking signatures run a loop for themselves. A browser that was here before leaves one running in
    this thread, where no second may start; a worker has none."""
    run = asyncio.run

    def run_apart(act: Coroutine[Any, Any, Any], **options: Any) -> Any:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(run, act, **options).result()

    monkeypatch.setattr(asyncio, "run", run_apart)
