"""What every request passes: its arrival is stamped first, a refusal becomes a page last."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.locks import TRY_AGAIN, is_lock_timeout
from core.refusals import Busy, Refused

Answer = Callable[[HttpRequest], HttpResponse]


class ArrivalMiddleware:
    """Set `request.arrived_at` (aware, machine time): when our edge had the whole request.

    Behind the proxy its stamp (`X-Edge-Msec`, seconds since 1970) is taken; without one the clock is read here,
    before any database work. The header of anybody else is not looked at.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.arrived_at = edge_stamp(request) if settings.BEHIND_PROXY else datetime.now(UTC)
        return self.get_response(request)


def edge_stamp(request: HttpRequest) -> datetime | None:
    """The proxy's stamp, or None when it is missing or no instant (then only the strict clock counts)."""
    try:
        return datetime.fromtimestamp(float(request.META["HTTP_X_EDGE_MSEC"]), UTC)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


class RefusalMiddleware:
    """Show a refusal that no form has caught as a page with all its reasons and the right status.

    A lock that was not had in time is one too, wherever it happened.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if is_lock_timeout(error):
            error = Busy(TRY_AGAIN)
        if not isinstance(error, Refused):
            return None
        context = {"problems": error.problems, "status": error.status}
        response = render(request, f"{error.status}.html", context, status=error.status)
        if error.status == 503:
            response["Retry-After"] = "5"
        return response


class PrivateCacheMiddleware:
    """Nothing that a signed-in person sees is kept by browser or proxy; signing out clears what is left."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store, private"
        return response
