"""Gates that stand in an app above this one, named in settings like a middleware."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from core.refusals import Problem


def outside_problems(proposal: Any) -> list[Problem]:
    """What the gates of `SUBMISSION_GATES` say about the working draft of `proposal`."""
    return [problem for path in settings.SUBMISSION_GATES for problem in import_string(path)(proposal)]
