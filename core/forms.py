"""Between a form and a service: a refusal's problems stand beside the fields they are about."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import HttpRequest, QueryDict

from core.refusals import Denied, Refused

Result = TypeVar("Result")


def attempt(form: forms.BaseForm, do: Callable[[], Result]) -> Result | None:
    """What `do()` gives, or None with every problem of its refusal added to `form`.

    A refusal for who one is (Denied) is no matter of the form and goes on to its own page.
    """
    try:
        return do()
    except Denied:
        raise
    except Refused as refusal:
        form.refusal = refusal
        for problem in refusal.problems:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        return None


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the body of a POST, be it empty, and nothing for a page that is only read."""
    return request.POST if request.method == "POST" else None


def status_of(form: forms.BaseForm) -> int:
    """The status of a page that shows `form`: that of its refusal, 422 for what is wrong in it, else 200."""
    if not form.errors:
        return 200
    return form.refusal.status if hasattr(form, "refusal") else 422
