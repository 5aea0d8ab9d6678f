"""Which person an account belongs to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.access import check
from core.forms import number_in
from organization.forms.filters import SearchForm
from organization.models import Person, User
from organization.selectors.people import found_people
from organization.services.accounts import link_person


@require_safe
def account_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for the person; those who already have an account are shown as such."""
    user = get_object_or_404(User.objects.select_related("person"), pk=pk)
    check(request.actor, "organization.manage_accounts", user)
    search = SearchForm(request.GET)
    people = found_people(search, request.actor)
    return render(request, "accounts/person.html", {"account": user, "filter": search, "people": people})


@require_POST
def account_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Link the account to the posted person, or to nobody when none is posted."""
    user, chosen = get_object_or_404(User, pk=pk), request.POST.get("person", "")
    person = get_object_or_404(Person, pk=number_in(chosen)) if chosen else None
    link_person(user, person, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã gắn với %(name)s.") % {"name": person} if person else _("Đã bỏ gắn."))
    return redirect("account_detail", pk)
