"""The live configuration of Celery, against what losing no work asks for."""

import pytest
from django.conf import settings

from thidua import celery

DEMANDED = {
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "worker_prefetch_multiplier": 1,
    "task_time_limit": 180,
    "task_soft_time_limit": 150,
    "worker_max_tasks_per_child": 50,
    "worker_max_memory_per_child": 600_000,
    "worker_soft_shutdown_timeout": 30,
    "result_backend": None,
    "timezone": "Asia/Ho_Chi_Minh",
    "enable_utc": True,
    "accept_content": ["json"],
    "task_serializer": "json",
}
REDIS_OPTIONS = {
    "visibility_timeout": 600,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 10,
    "socket_connect_timeout": 3,
    "socket_keepalive": True,
}


@pytest.mark.parametrize("name", DEMANDED)
def test_setting_of_the_live_app(name):
    assert celery.app.conf[name] == DEMANDED[name]


def test_broker_options_of_the_live_app():
    options = celery.app.conf.broker_transport_options
    if settings.REDIS_URL:
        assert options == REDIS_OPTIONS
        assert options["visibility_timeout"] > celery.app.conf.task_time_limit
    else:
        assert celery.app.conf.broker_url.startswith("filesystem:")
        assert options["polling_interval"] == 0.1


def test_schedule_is_what_beat_reads():
    assert celery.app.conf.beat_schedule == celery.SCHEDULE


@pytest.mark.parametrize("name", celery.SCHEDULE)
def test_periodic_message_expires_and_has_a_queue_with_a_worker(name):
    options = celery.SCHEDULE[name]["options"]
    assert options["expires"] > 0
    assert options["queue"] in celery.QUEUES
    assert not options.keys() & {"eta", "countdown"}
