"""Seeing which tables a request writes to."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

WRITE = re.compile(r'^\s*(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
# A refusal is journalled, an attempt, a look and the highest instant are noted, and sessions live their own life.
ALLOWED = re.compile(r"^(core_journalentry|core_accessentry|core_clockmark|awards_attempt|django_session|axes_\w+)$")


@contextmanager
def forbidden_writes() -> Iterator[list[str]]:
    """The tables written to inside the block, but for those that even a refusal may touch."""
    found: list[str] = []

    def watch(execute, sql, params, many, context):
        match = WRITE.match(sql)
        if match and not ALLOWED.match(match[1]):
            found.append(match[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found
