"""What every page of "ghi nhận theo bản ký giấy" does: take the scan, act as who signed, say what is wrong."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from awards.services.paper_records import Signatory, SignedPaper, act_on_paper
from core.files.uploads import receive_upload
from core.forms import attempt
from core.refusals import Denied, Problem, Refused


def recorded(request: HttpRequest, form: forms.Form, do: Callable[[Signatory], Any]) -> bool:
    """Whether `do` was done by who signed the paper in `form`; else the form says why not.

    What the signer may not do is a matter of the paper, so it stands beside his name: the officer is not denied.
    """
    if not form.is_bound or not form.is_valid():
        return False
    if attempt(form, lambda: _act(request, form, do)):
        messages.success(request, _("Đã ghi nhận theo bản ký giấy."))
        return True
    return False


def _act(request: HttpRequest, form: forms.Form, do: Callable[[Signatory], Any]) -> bool:
    data, actor = form.cleaned_data, request.actor
    stored = receive_upload(data["file"], actor=actor, now=actor.now)
    signatory = act_on_paper(SignedPaper(stored, data["signed_on"], data["signer"]), actor=actor)
    try:
        do(signatory)
    except Denied as refusal:
        raise Refused([Problem(str(problem), field="signer") for problem in refusal.problems]) from refusal
    return True
