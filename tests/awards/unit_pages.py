"""Pages of a unit as a browser meets them."""

from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from awards.models import Nomination, Proposal
from awards.services.nominations import Ask, add_nomination
from organization.models import User
from tests import factories as make


def browser(user: User | None = None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def a_draft(*, individuals: int = 0) -> Proposal:
    """An empty draft of a unit with a head, and with `individuals` nominated with empty reports."""
    make.agency()
    unit = make.unit()
    make.head(unit)
    proposal = make.proposal(make.opened_round(), unit)
    for _place in range(individuals):
        nominate(proposal)
    return proposal


def nominate(proposal: Proposal, subject: Any = None) -> Nomination:
    """One of the unit's people nominated through the real service."""
    subject = subject or make.person(proposal.unit)
    award = proposal.round.award_types.first()
    staff = make.actor(make.head(proposal.unit))
    return add_nomination(proposal, subject, Ask(award), actor=staff, now=staff.now)


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def queries_of(client: Client, url: str) -> int:
    """How many queries one page costs, after everything that is read once for a process."""
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def rows_of(formset: Any, *changes: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends of the rows that a page shows, each with its changes (None: an unticked box)."""
    count, known = len(formset.forms), formset.initial_form_count()
    data = {f"{formset.prefix}-TOTAL_FORMS": count, f"{formset.prefix}-INITIAL_FORMS": known}
    for number, form in enumerate(formset.forms):
        changed = changes[number] if number < len(changes) else {}
        for field in form:
            value = changed.get(field.name, field.value())
            if value not in (None, False, ""):
                data[field.html_name] = "on" if value is True else value
    return data
