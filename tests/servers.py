"""PostgreSQL and Redis of our own, on free ports, gone when the `with` ends.

    python -m tests.servers make test

runs a command with DATABASE_URL and REDIS_URL of such servers. They need not outlive a fall of the machine, so this
PostgreSQL does not wait for the disk: emptying its tables after a test takes a tenth of the time.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

READY_WITHIN = 30.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(question: list[str | Path], process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the command `question` succeeds; raises RuntimeError with the log when it never does."""
    give_up = time.monotonic() + READY_WITHIN
    while time.monotonic() < give_up and process.poll() is None:
        if not subprocess.run(question, capture_output=True, check=False).returncode:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
    raise RuntimeError(f"{process.args} does not answer:\n{log.read_text(errors='replace')}")


@contextlib.contextmanager
def web_server(port: int) -> Iterator[str]:
    """Our web server as `make run` starts it; gives its address once it answers."""
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "thidua.wsgi:application"]
    process = subprocess.Popen(command, env=os.environ | {"PORT": str(port)})
    address = f"http://127.0.0.1:{port}"
    try:
        while not answers(address):
            if process.poll() is not None:
                raise RuntimeError(f"the web server ended with {process.returncode}")
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(70)


def answers(address: str) -> bool:
    """Whether our web server at `address` is there."""
    try:
        return urlopen(f"{address}/livez", timeout=5).status == 200
    except OSError:
        return False


def stop(process: subprocess.Popen[bytes], number: int) -> None:
    """Send `number` and wait; kill what does not go."""
    process.send_signal(number)
    try:
        process.wait(READY_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def owner() -> str | None:
    """Who runs the servers: PostgreSQL refuses root, so root picks somebody without rights."""
    if os.getuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@contextlib.contextmanager
def folder_of_servers() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="thidua-servers-", ignore_cleanup_errors=True) as name:
        path = Path(name)
        if owner():
            shutil.chown(path, owner())
        yield path


def postgres_programs() -> Path:
    """The folder of the newest PostgreSQL of this machine; Debian keeps it off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    initdb = shutil.which("initdb")
    if not found and not initdb:
        raise RuntimeError("No PostgreSQL here: apt-get install postgresql")
    return found[-1] if found else Path(initdb).resolve().parent


def pg_ctl(data: Path, *words: str | Path) -> None:
    """Start, stop or restart the server whose data lie in `data`, and wait until it has; raises CalledProcessError."""
    command = [postgres_programs() / "pg_ctl", "--silent", "--wait", "--pgdata", data, *words]
    subprocess.run(command, check=True, user=owner(), cwd=data.parent, stdout=subprocess.DEVNULL)


@contextlib.contextmanager
def postgres_folder(**settings: str) -> Iterator[tuple[str, Path]]:
    """A PostgreSQL of its own; yields the address of its database `thidua`, and the folder `pg_ctl` knows it by."""
    programs, port = postgres_programs(), free_port()
    with folder_of_servers() as folder:
        data = folder / "data"
        initdb = [programs / "initdb", "--pgdata", data, "--username=thidua", "--encoding=UTF8", "--locale=C.UTF-8"]
        subprocess.run([*initdb, "--auth=trust"], check=True, user=owner(), cwd=folder, stdout=subprocess.DEVNULL)
        options = f"-p {port} -k {folder} -h 127.0.0.1"
        for name, value in {"max_connections": "200", **settings}.items():
            options += f" -c {name}={value}"
        pg_ctl(data, "--log", folder / "log", "--options", options, "start")
        try:
            client = ["-h", "127.0.0.1", "-p", str(port), "-U", "thidua"]
            subprocess.run([programs / "createdb", *client, "thidua"], check=True)
            yield f"postgres://thidua@127.0.0.1:{port}/thidua", data
        finally:
            pg_ctl(data, "--mode", "fast", "stop")


@contextlib.contextmanager
def postgres(**settings: str) -> Iterator[str]:
    """A PostgreSQL of its own; yields the address of its database."""
    with postgres_folder(**settings) as (address, _data):
        yield address


@contextlib.contextmanager
def redis(port: int = 0) -> Iterator[str]:
    """A Redis that keeps nothing, on a free port unless one is given; yields its address."""
    port = port or free_port()
    with folder_of_servers() as folder:
        log = folder / "log"
        command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*command, "--dir", folder], user=owner(), cwd=folder, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            wait_for(["redis-cli", "-p", str(port), "ping"], process, log)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            stop(process, signal.SIGTERM)


def main(command: list[str]) -> int:
    """Run `command` with both servers; a stop signal ends it and then them."""

    def leave(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, leave)
    with postgres(fsync="off", full_page_writes="off") as database, redis() as broker:
        environment = os.environ | {"DATABASE_URL": database, "REDIS_URL": broker}
        process = subprocess.Popen(command, env=environment)
        try:
            return process.wait()
        finally:
            if process.poll() is None:
                stop(process, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
