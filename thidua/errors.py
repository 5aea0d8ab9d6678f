"""Friendly pages when something is refused before a view could say why."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(None, "500.html", {"incident": uuid.uuid4().hex[:8]}, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page of a form whose token has expired: it keeps what was typed and offers to send it again."""
    hidden = {"csrfmiddlewaretoken", "password", "old_password", "new_password1", "new_password2"}
    fields = [(name, value) for name, values in request.POST.lists() if name not in hidden for value in values]
    context = {"fields": fields, "action": request.get_full_path(), "lost_files": bool(request.FILES)}
    return render(request, "403_csrf.html", context, status=403)
