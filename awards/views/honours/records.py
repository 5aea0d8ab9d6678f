"""Thành tích: the record of a person, of a unit, and everybody's own page."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from awards.selectors.records import asked_for, granted_to, known_before
from awards.selectors.role_models import stories_about
from organization.models import Initiative, Person, Unit
from organization.models.people import person_unit_on
from organization.selectors.reorganisation import became, came_of


@login_not_required
@require_safe
def person_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Everyone reads what was granted; whoever knows the person also what he had before."""
    person = get_object_or_404(Person, pk=pk)
    known = Person.objects.visible_to(request.actor).filter(pk=pk).exists()
    place = person_unit_on(person, request.actor.today) if known else None
    return _record(request, person, {"place": place}, known=known)


@login_not_required
@require_safe
def unit_record(request: HttpRequest, pk: int) -> HttpResponse:
    """The same of a unit; its history leads on to the records of the units that it came from and went into."""
    unit, known = get_object_or_404(Unit, pk=pk), request.actor.signed_in
    history = {"came_of": came_of(unit), "became": became(unit)} if known else {}
    return _record(request, unit, history, known=known)


def _record(request: HttpRequest, subject: Person | Unit, context: dict[str, Any], *, known: bool) -> HttpResponse:
    """A page for those who may know of the subject, and for everyone once something was granted."""
    granted = granted_to(subject)
    if not granted and not known:
        raise Http404
    context |= {"subject": subject, "granted": granted, "before": known_before(subject, granted, request.actor)}
    context["stories"] = stories_about(subject) if granted else []
    return render(request, "awards/honours/record.html", context)


@require_safe
def own_record(request: HttpRequest) -> HttpResponse:
    """Của tôi: one's own nominations, as far as they may be known, awards and initiatives."""
    person = request.actor.user.person
    context = {"person": person}
    if person is not None:
        granted = granted_to(person)
        context |= {
            "asked": asked_for(person),
            "granted": granted,
            "before": known_before(person, granted, request.actor),
            "initiatives": Initiative.objects.filter(authors=person),
        }
    return render(request, "awards/honours/own.html", context)
