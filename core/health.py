"""Whether this process lives, and whether the installation can do its work."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from core import clock, clock_guard
from core.models import Heartbeat


class _RollBack(Exception):
    """Ends the probe's transaction without leaving a trace."""


@login_not_required
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Database writable, migrations applied, file store writable.

    A silent worker and a clock that is not to be trusted are said, but do not stop us: a unit must be able to submit.
    """
    checks = {"database": _database(), "migrations": _migrations(), "files": _files()}
    ready = all(answer == "ok" for answer in checks.values())
    checks["worker"] = "silent" if ready and Heartbeat.is_silent() else "ok"
    checks["clock"] = _clock() if ready else "ok"
    return JsonResponse(checks, status=200 if ready else 503)


def _database() -> str:
    try:
        with transaction.atomic():
            Heartbeat.objects.filter(worker="").delete()
            raise _RollBack
    except _RollBack:
        return "ok"
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the answer is "not ready"
        return type(error).__name__


def _clock() -> str:
    """Whether the database's clock went back, or this machine's differs from it by more than a second."""
    gap = clock_guard.behind()
    if gap:
        return f"{gap.total_seconds():.0f} s behind what was decided"
    apart = abs(datetime.now(UTC) - clock.database_time())
    return f"{apart.total_seconds():.0f} s from the database's" if apart > clock_guard.TOLERATED else "ok"


def _migrations() -> str:
    try:
        executor = MigrationExecutor(connection)
        return "pending" if executor.migration_plan(executor.loader.graph.leaf_nodes()) else "ok"
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the answer is "not ready"
        return type(error).__name__


def _files() -> str:
    probe = settings.FILES_DIR / ".ready"
    try:
        settings.FILES_DIR.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"ok")
        probe.unlink()
    except OSError as error:
        return error.strerror or "OSError"
    return "ok"
