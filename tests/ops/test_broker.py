"""The embedded broker: the folder that carries hints to the workers."""

import contextlib
import threading

import pytest
from kombu import Connection

from thidua import broker


@pytest.fixture
def connect(tmp_path):
    """Open a connection to one folder; all are closed at the end."""
    broker.use()
    options = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path), "control_folder": str(tmp_path / "c")}
    opened = []

    def open_one():
        opened.append(Connection("filesystem://", transport_options=options))
        return opened[-1].channel()

    yield open_one
    for connection in opened:
        connection.close()


def take_all(channel, queue="mail"):
    taken = []
    while channel._size(queue):
        taken.append(channel._get(queue)["n"])
    return taken


def test_messages_come_in_order_and_only_of_their_queue(connect):
    channel = connect()
    channel._put("render", {"n": 99})
    for n in range(5):
        channel._put("mail", {"n": n})
    assert take_all(channel) == [0, 1, 2, 3, 4]
    assert take_all(channel, "render") == [99]


def write(channel, first):
    for n in range(first, first + 50):
        channel._put("mail", {"n": n, "filling": "x" * 2000})


def read(channel, taken, done):
    while not done.is_set() or channel._size("mail"):
        with contextlib.suppress(broker.Empty):
            taken.append(channel._get("mail")["n"])


def test_every_message_is_whole_and_taken_once_while_many_write(connect):
    taken, done = [], threading.Event()
    writing = [threading.Thread(target=write, args=(connect(), first)) for first in range(0, 200, 50)]
    reading = [threading.Thread(target=read, args=(connect(), taken, done)) for _ in range(2)]
    for thread in reading + writing:
        thread.start()
    for thread in writing:
        thread.join()
    done.set()
    for thread in reading:
        thread.join()
    assert sorted(taken) == list(range(200))
