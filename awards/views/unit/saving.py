"""Saving one place of a report: from its own form, or field by field in the background. No word is ever lost.

A late or conflicting save answers 409 with the reason and the text itself (deadline.md rule 12).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from awards.forms.unit_reports import VersionedForm
from awards.services.reports import Stale
from core.forms import number_in
from core.refusals import Busy, Denied, Refused
from core.text import format_time, merged

# What is saved, at which version; gives the row as it is then.
Save = Callable[[dict[str, Any], int], Any]


@dataclass(frozen=True)
class Saving:
    """One place: its form, how it is saved, its name, and the page to go back to."""

    form_class: type[VersionedForm]
    form: Callable[[Any], VersionedForm]
    save: Save
    label: str
    back: str


def autosave(request: HttpRequest, saving: Saving) -> JsonResponse:
    """Save one field in the background; the answers are those of static/js/autosave.js."""
    name, value, version = _posted(request)
    try:
        clean = saving.form_class.clean_one(name, value)
    except KeyError:
        return JsonResponse({"reason": _("Không có ô này.")}, status=400)
    except ValidationError as error:
        return JsonResponse({"reason": " ".join(error.messages), "text": value}, status=422)
    return answer(request, lambda: saving.save({name: clean}, version), name, value)


def _posted(request: HttpRequest) -> tuple[str, str, int]:
    version = number_in(request.POST.get("version", ""))
    return request.POST.get("field", ""), request.POST.get("value", ""), version


def answer(request: HttpRequest, save: Callable[[], Any], name: str, value: str) -> JsonResponse:
    """Do `save` and say truly whether it is saved."""
    try:
        row = save()
    except Stale as stale:
        said = {"reason": str(stale), "text": value, "version": stale.version}
        theirs = stale.theirs.get(name)
        both = {"theirs": theirs, "merged": merged(theirs, value)} if isinstance(theirs, str) else {}
        return JsonResponse(said | both, status=409)
    except (Denied, Busy):
        raise
    except Refused as refusal:
        return JsonResponse({"reason": str(refusal), "text": value}, status=refusal.status)
    return JsonResponse({"saved": True, "version": row.version, "at": format_time(request.actor.now)})


def save_form(request: HttpRequest, saving: Saving) -> HttpResponse:
    """Save one place from its own form; what could not be saved comes back with the reason, to be sent again."""
    form = saving.form(request.POST)
    if not form.is_valid():
        return _not_saved(request, saving, form, {}, 422)
    try:
        saving.save(form.changes(), form.cleaned_data["version"])
    except Stale as stale:
        again = saving.form(_at_version(request, stale.version))
        context = {"refusal": stale, "theirs": stale.theirs, "merged": _merged_form(request, saving, stale)}
        return _not_saved(request, saving, again, context, 409)
    except (Denied, Busy):
        raise
    except Refused as refusal:
        return _not_saved(request, saving, form, {"refusal": refusal, "locked": refusal.status == 409}, refusal.status)
    return redirect(saving.back)


def _merged_form(request: HttpRequest, saving: Saving, stale: Stale) -> VersionedForm:
    """The same form with both texts in one, to be tidied up and saved."""
    data = _at_version(request, stale.version)
    for name, theirs in stale.theirs.items():
        if isinstance(theirs, str) and isinstance(saving.form_class.base_fields[name].widget, Textarea):
            data[name] = merged(theirs, data.get(name, ""))
    form = saving.form(data)
    form.auto_id = "id_merged_%s"
    return form


def _at_version(request: HttpRequest, version: int) -> QueryDict:
    """What was posted, to be sent again over what stands there now."""
    data = request.POST.copy()
    data["version"] = str(version)
    return data


def _not_saved(
    request: HttpRequest, saving: Saving, form: VersionedForm, context: dict[str, Any], status: int
) -> HttpResponse:
    context = {"form": form, "label": saving.label, "back": saving.back} | context
    return render(request, "awards/unit/not_saved.html", context, status=status)
