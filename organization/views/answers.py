"""How a view reads a form and answers with it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from core.refusals import Refused


def posted(request: HttpRequest) -> QueryDict | None:
    """The data of a form: what was posted, even nothing; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def show_form(request: HttpRequest, template: str, form: forms.Form, **context: Any) -> HttpResponse:
    """The page of a form: 200 when it is offered, 422 when it comes back with its errors."""
    return render(request, template, {"form": form} | context, status=422 if form.is_bound else 200)


def saved(request: HttpRequest, form: forms.ModelForm, save: Callable[..., Any]) -> bool:
    """Whether the form is right and its row is written by the service `save`; else the form shows why not.

    A refusal that no form can mend (not this person, not in this state) is raised on.
    """
    if not form.is_valid():
        return False
    try:
        save(form.instance, actor=request.actor, now=request.actor.now)
    except Refused as refusal:
        if refusal.status != Refused.status:
            raise
        put_on(form, refusal)
        return False
    return True


def put_on(form: forms.Form, refusal: Refused) -> None:
    """Put a service's problems on the form, each beside its field where it has one."""
    for problem in refusal.problems:
        form.add_error(problem.field if problem.field in form.fields else None, str(problem.message))
