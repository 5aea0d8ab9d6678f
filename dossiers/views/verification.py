"""Kiểm tra: whether a code or a file is genuine; the page shows nothing else of the paper."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from core.files.hashing import hashes_uploads
from core.forms import status_of
from dossiers.forms.papers import CodeForm, ComparedFileForm
from dossiers.selectors.genuine import genuine, genuine_file


@login_not_required
@require_safe
def verify_form(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET or None)
    if form.is_bound and form.is_valid():
        return redirect("verify", form.cleaned_data["code"])
    context = {"form": form, "file_form": ComparedFileForm()}
    return render(request, "dossiers/verify_form.html", context, status=status_of(form))


@login_not_required
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What kind of paper this code belongs to and whether it is in force; an unknown code is a 404 of its own."""
    found = genuine(code)
    return render(request, "dossiers/verify.html", {"found": found, "code": code}, status=200 if found else 404)


@hashes_uploads
@login_not_required
@require_POST
def verify_file(request: HttpRequest) -> HttpResponse:
    """Whether a file is, byte for byte, one that the application has made."""
    form = ComparedFileForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"form": CodeForm(), "file_form": form}
        return render(request, "dossiers/verify_form.html", context, status=status_of(form))
    context = {"found": genuine_file(form.cleaned_data["file"].sha256), "file": form.cleaned_data["file"]}
    return render(request, "dossiers/verify.html", context)
