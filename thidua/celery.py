"""The Celery application: what the workers do and when.

The database holds the work (outbox, due dates); the broker is only a hint, so every task is safe twice, late, or
never for a week. No ETA, no countdown, no results: what comes later has its time in a row.
"""

import logging
import os
import threading
from pathlib import Path
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_process_init
from django.conf import settings
from django.utils.module_loading import import_string
from kombu.exceptions import KombuError

from thidua import broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")

logger = logging.getLogger(__name__)

QUEUES = ("mail", "render")
DRAIN_EVERY = 5

broker.use()
app = Celery("thidua")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def _periodic(task: str, schedule: Any, *args: str, queue: str = "mail", expires: int) -> dict[str, Any]:
    """One entry; a message nobody took for `expires` seconds is dropped, so that nothing piles up."""
    return {
        "task": task,
        "schedule": schedule,
        "args": args,
        "options": {"queue": queue, "expires": expires},
    }


SCHEDULE = {
    "awards.tasks.close_rounds": _periodic("awards.tasks.close_rounds", crontab(), expires=55),
    "awards.tasks.send_reminders": _periodic("awards.tasks.send_reminders", crontab(minute="*/10"), expires=590),
    "campaigns.tasks.send_account_checks": _periodic(
        "campaigns.tasks.send_account_checks", crontab(minute="*/10"), expires=590
    ),
    "awards.tasks.nudge_office": _periodic("awards.tasks.nudge_office", crontab(hour=7, minute=30), expires=82_800),
    "core.tasks.mail_journal_head": _periodic(
        "core.tasks.mail_journal_head", crontab(hour=1, minute=0), expires=82_800
    ),
    "core.tasks.chain_access_log": _periodic("core.tasks.chain_access_log", crontab(hour=1, minute=10), expires=82_800),
    "core.tasks.verify_journal": _periodic("core.tasks.verify_journal", crontab(hour=1, minute=15), expires=82_800),
    "core.tasks.sweep_files": _periodic("core.tasks.sweep_files", crontab(hour=1, minute=20), expires=82_800),
    "core.tasks.rehash_files": _periodic("core.tasks.rehash_files", crontab(hour=1, minute=30), expires=82_800),
}
for _queue in QUEUES:
    # Each kind of worker shows that it lives and does its own jobs.
    SCHEDULE |= {
        f"core.tasks.heartbeat {_queue}": _periodic(
            "core.tasks.heartbeat", crontab(), _queue, queue=_queue, expires=55
        ),
        f"core.tasks.drain {_queue}": _periodic(
            "core.tasks.drain", DRAIN_EVERY, _queue, queue=_queue, expires=DRAIN_EVERY
        ),
    }

app.conf.update(
    timezone="Asia/Ho_Chi_Minh",
    enable_utc=True,
    beat_schedule=SCHEDULE,
    # A killed worker's task is given out again; attempts are counted in the database.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_time_limit=180,
    task_soft_time_limit=150,
    worker_max_tasks_per_child=50,
    worker_max_memory_per_child=600_000,
    worker_soft_shutdown_timeout=30,
    result_backend=None,
    task_ignore_result=True,
    task_default_queue="mail",
    task_serializer="json",
    accept_content=["json"],
    broker_connection_retry_on_startup=True,
    worker_enable_remote_control=False,
    worker_hijack_root_logger=False,
    worker_redirect_stdouts=False,
)


@app.on_after_configure.connect
def make_broker_folder(**_kwargs: Any) -> None:
    if settings.CELERY_BROKER_URL.startswith("filesystem:"):
        Path(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_in"]).mkdir(parents=True, exist_ok=True)


@worker_process_init.connect
def limit_child(**_kwargs: Any) -> None:
    """The pool child is the process that may die: what it may use is set before it takes its first task."""
    import_string(settings.WORKER_CHILD_LIMITS)()


_something_to_do = threading.Event()
_nudger: threading.Thread | None = None


def nudge() -> None:
    """Tell the workers that jobs are waiting. Returns at once: no request waits for the broker, many nudges are one."""
    global _nudger
    _something_to_do.set()
    if _nudger is None or not _nudger.is_alive():
        _nudger = threading.Thread(target=_pass_nudges_on, name="nudge", daemon=True)
        _nudger.start()


def _pass_nudges_on() -> None:
    while _something_to_do.wait():
        _something_to_do.clear()
        send_nudge()


def send_nudge() -> None:
    """One try to send a drain to each queue; a broker that is away is logged, the next drain finds the jobs."""
    try:
        for queue in QUEUES:
            app.send_task("core.tasks.drain", [queue], queue=queue, expires=DRAIN_EVERY, retry=False)
    except KombuError as error:
        logger.warning("The broker cannot be reached, the jobs wait for the next drain: %s", error)
