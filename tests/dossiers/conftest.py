import asyncio
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def loop_of_the_browser_set_aside() -> Iterator[None]:
    """A browser that was here before leaves its event loop running in this thread; a worker, which signs and checks
    signatures, has none."""
    running = asyncio.events._get_running_loop()
    asyncio.events._set_running_loop(None)
    yield
    asyncio.events._set_running_loop(running)
