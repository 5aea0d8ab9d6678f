"""Friendly pages when something is refused before a view could say why."""

import sys
import uuid
from urllib.parse import parse_qsl

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organization.views.sign_in import NEVER_KEPT, fields_of

AWAY = (OperationalError, InterfaceError)
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Something unreadable; of a form with too many fields the words come back, to be copied."""
    if _is_away(exception):
        return _try_again()
    context = {"too_much": isinstance(exception, TOO_MUCH)}
    if isinstance(exception, TooManyFieldsSent) and request.content_type == "application/x-www-form-urlencoded":
        # `request.body` has been read whole: only the reading of its fields was refused.
        fields = parse_qsl(request.body.decode("utf-8", "replace"))
        context["typed"] = "\n".join(f"{name}: {value}" for name, value in fields if name not in NEVER_KEPT)
    return render(request, "400.html", context, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of an error of ours; while the database is away or full, trying again in a moment is right (503)."""
    if _is_away(sys.exc_info()[1]):
        return _try_again()
    return render(None, "500.html", {"incident": uuid.uuid4().hex[:8]}, status=500)


def _is_away(error: BaseException | None) -> bool:
    """Whether the database was away, be it that something else was raised over it (a session that was not kept)."""
    while error is not None and not isinstance(error, AWAY):
        error = error.__context__
    return error is not None


def _try_again() -> HttpResponse:
    response = render(None, "503.html", status=503)
    response["Retry-After"] = "5"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page of a form whose token has expired: it keeps what was typed and offers to send it again."""
    context = {"fields": fields_of(request), "action": request.get_full_path(), "lost_files": bool(request.FILES)}
    return render(request, "403_csrf.html", context, status=403)
