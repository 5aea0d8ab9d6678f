"""Kiểm tra: whether the code of a paper is genuine; the page shows nothing else of it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from core.forms import status_of
from dossiers.forms import CodeForm
from dossiers.selectors import genuine


@login_not_required
@require_safe
def verify_form(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET or None)
    if form.is_bound and form.is_valid():
        return redirect("verify", form.cleaned_data["code"])
    return render(request, "dossiers/verify_form.html", {"form": form}, status=status_of(form))


@login_not_required
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What kind of paper this code belongs to and whether it is in force; an unknown code is a 404 of its own."""
    found = genuine(code)
    return render(request, "dossiers/verify.html", {"found": found, "code": code}, status=200 if found else 404)
