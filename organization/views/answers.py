"""How a view answers with a form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.forms import attempt, status_of


def show_form(request: HttpRequest, template: str, form: forms.Form, **context: Any) -> HttpResponse:
    """The page of a form: 200 when it is offered, else the status of what is wrong."""
    return render(request, template, {"form": form} | context, status=status_of(form))


def saved(request: HttpRequest, form: forms.ModelForm, save: Callable[..., Any]) -> bool:
    """Whether the form is right and its row is written by the service `save`; else the form shows why not."""
    if not form.is_valid():
        return False
    actor = request.actor
    return attempt(form, lambda: save(form.instance, actor=actor, now=actor.now)) is not None
