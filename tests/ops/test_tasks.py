"""What beat and the workers call exists."""

import inspect

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from thidua import celery


@pytest.mark.parametrize("name", celery.SCHEDULE)
def test_periodic_task_exists_and_takes_its_arguments(name):
    entry = celery.SCHEDULE[name]
    celery.app.loader.import_default_modules()
    task = celery.app.tasks[entry["task"]]
    inspect.signature(task.run).bind(*entry["args"])


def test_limits_of_a_worker_child_exist():
    assert callable(import_string(settings.WORKER_CHILD_LIMITS))
