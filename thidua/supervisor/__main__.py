"""`python -m thidua.supervisor`: prepare the database, then run the whole embedded installation in the foreground.

`--sample` first loads the plan and the sample of the stage that STAGE names. HOST and PORT say where it listens.
"""

import argparse
import contextlib
import errno
import os
import shutil
import socket
import subprocess
import sys

from django.conf import settings

from thidua.supervisor.family import Program, end_with_parent, keep_running

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = int(os.environ.get("PORT") or 8000)
MANAGE = (sys.executable, "manage.py")


def programs() -> list[Program]:
    """What an installation on one machine consists of; one worker serves both queues."""
    web = (sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "thidua.wsgi:application")
    # Started by root it would warn at length; embedded, its messages are our own files.
    no_warning = ("-W", "ignore:You're running the worker with superuser")
    celery = (sys.executable, *no_warning, "-m", "celery", "--quiet", "--app", "thidua.celery")
    worker = (*celery, "worker", "--queues", "mail,render", "--concurrency", "2", "--loglevel", "WARNING")
    beat = (*celery, "beat", "--loglevel", "WARNING", "--schedule", str(settings.STAGE_DIR / "beat"), "--pidfile=")
    return [
        Program("Máy chủ web", web, needed=True),
        Program("Tiến trình nền", (*worker, "--without-gossip", "--without-mingle", "--without-heartbeat")),
        Program("Lịch việc", beat),
    ]


def port_is_free() -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def manage(*command: str) -> None:
    """Run one management command to its end; raises SystemExit with its code when it fails."""
    code = subprocess.run([*MANAGE, *command], preexec_fn=end_with_parent, check=False).returncode
    if code:
        raise SystemExit(code)


class Greeting:
    """Prints where to look, once the server answers."""

    def __init__(self, *, sample: bool) -> None:
        self.sample = sample
        self.given = False

    def __call__(self) -> None:
        if self.given:
            return
        with contextlib.suppress(OSError), socket.create_connection((HOST, PORT), timeout=1):
            self.given = True
        if self.given:
            if self.sample:
                manage("sample_accounts")
            print(f"\nThi đua đang chạy tại {settings.SITE_URL} (dừng: Ctrl-C)", flush=True)


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m thidua.supervisor")
    options.add_argument("--sample", action="store_true")
    sample = options.parse_args().sample
    if not port_is_free():
        print(f"Cổng {PORT} đang có chương trình khác dùng. Chọn cổng khác: make run PORT={PORT + 1}", file=sys.stderr)
        return 1
    manage("migrate", "--verbosity", "0")
    if sample:
        manage("load_sample", "--stage", settings.STAGE)
    # What the last run left in the broker's folder is only a hint to rows that the first drain finds.
    shutil.rmtree(settings.BROKER_DIR, ignore_errors=True)
    return keep_running(programs(), each_tick=Greeting(sample=sample))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
