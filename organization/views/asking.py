"""Who is it? A person looked for by name, on the way to a form about him (`?nguoi=`)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from core.forms import number_in
from organization.forms.filters import SearchForm
from organization.models import Person
from organization.selectors.people import found_people


def asked_person(request: HttpRequest) -> Person | None:
    pk = number_in(request.GET.get("nguoi", ""))
    return get_object_or_404(Person.objects.visible_to(request.actor), pk=pk) if pk else None


def ask_who(request: HttpRequest, heading: str, *, up: tuple[str, str]) -> HttpResponse:
    """The search; `up` names the page above and how it is called."""
    search = SearchForm(request.GET)
    context = {"heading": heading, "filter": search, "people": found_people(search, request.actor), "up": up}
    return render(request, "organization/who.html", context)
