"""Between a form and a service: a refusal's problems stand beside the fields they are about.

One rule for all pages: whoever wrote gets his form back with his words, the reasons on top and beside the fields,
and the status of the refusal (409 when the thing has moved on); whoever only looked gets the reasons as a page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from core.refusals import Conflict, Denied, Refused
from core.text import merged

Result = TypeVar("Result")
# So many figures fit into any key of the database.
LONGEST_KEY = 18


def attempt(form: forms.BaseForm, do: Callable[[], Result]) -> Result | None:
    """What `do()` gives, or None with every problem of its refusal added to `form`.

    A refusal for who one is (Denied) is no matter of the form and goes on to its own page.
    """
    try:
        return do()
    except Denied:
        raise
    except Refused as refusal:
        refuse(form, refusal)
        return None


def done(form: forms.BaseForm, do: Callable[[], object]) -> bool:
    """Whether `do()` went through, whatever it gives; else `form` says why not, as in `attempt`."""
    attempt(form, do)
    return not form.errors


def refuse(form: forms.BaseForm, refusal: Refused) -> None:
    """Put every problem of `refusal` into a posted form: beside its field where it has one, else on top."""
    for problem in refusal.problems:
        form.add_error(problem.field if problem.field in form.fields else None, str(problem))
    form.refusal = refusal


@dataclass(frozen=True)
class Clash:
    """One field in which what was posted is not what somebody else has saved meanwhile."""

    label: str
    mine: str
    theirs: str


def is_stale(form: forms.BaseForm) -> bool:
    """Whether `form` was refused because somebody else was quicker."""
    return any(problem.code == "stale" for problem in getattr(getattr(form, "refusal", None), "problems", ()))


def clashes(form: forms.BaseForm, present: forms.BaseForm) -> list[Clash]:
    """Let `form`, which came too late, be sent again over what `present` holds now, and say where the two differ."""
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = str(present["version"].value())
    return differing(form, present)


def differing(form: forms.BaseForm, present: forms.BaseForm) -> list[Clash]:
    """Where `form` and `present` do not say the same, as a person reads it."""
    pairs = [(field.label, _shown(form[field.name]), _shown(field)) for field in present.visible_fields()]
    return [Clash(label, mine, theirs) for label, mine, theirs in pairs if mine != theirs]


def merge(data: QueryDict, present: forms.BaseForm) -> QueryDict:
    """What was posted, each long text of it put together with the one that `present` holds now."""
    together = data.copy()
    together[present.add_prefix("version")] = str(present["version"].value())
    for field in present.visible_fields():
        if isinstance(field.field.widget, forms.Textarea):
            together[field.html_name] = merged(field.value() or "", data.get(field.html_name, ""))
    return together


def _shown(field: forms.BoundField) -> str:
    """A field's value as a person reads it."""
    value = field.value()
    if isinstance(field.field.widget, forms.CheckboxInput):
        return _("có") if value else _("không")
    choices = {str(key): str(words) for key, words in getattr(field.field, "choices", ())}
    words = choices.get(str(value)) or field.field.widget.format_value(value)
    return "\n".join(str(words if words not in (None, []) else "").split("\r\n"))


def not_now(form: forms.BaseForm, reason: str) -> None:
    """What `form` is for cannot be done in this state: a posted form is refused, a page only read raises Conflict."""
    refusal = Conflict(reason)
    if not form.is_bound:
        raise refusal
    refuse(form, refusal)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the body of a POST, be it empty, and nothing for a page that is only read."""
    return request.POST if request.method == "POST" else None


def number_in(value: Any) -> int:
    """The key or version that an address or a page gives back; 0, which no row has, for what is none."""
    text = str(value)
    return int(text) if text.isdecimal() and len(text) <= LONGEST_KEY else 0


def status_of(form: forms.BaseForm) -> int:
    """The status of a page that shows `form`: that of its refusal, 422 for what is wrong in it, else 200."""
    if not form.errors:
        return 200
    return form.refusal.status if hasattr(form, "refusal") else 422
