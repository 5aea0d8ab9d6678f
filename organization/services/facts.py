"""Yearly facts that criteria are checked against: the office writes them, the journal keeps before and after."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction

from core.access import check
from core.journal import record
from organization.models import Discipline, Initiative, Person
from organization.services.rows import delete_row, save_row


@transaction.atomic
def save_fact(fact: models.Model, *, actor: Any, now: datetime) -> models.Model:
    """Write a rating, an index result, procedure figures, an initiative or a disciplinary record."""
    check(actor, "organization.manage_facts", fact)
    save_row(fact, action=_noun(fact), actor=actor, now=now, **_options(fact))
    return fact


@transaction.atomic
def delete_fact(fact: models.Model, *, actor: Any, now: datetime) -> None:
    """Take back what was entered by mistake."""
    check(actor, "organization.manage_facts", fact)
    delete_row(fact, action=_noun(fact), actor=actor, now=now, **_options(fact))


@transaction.atomic
def set_authors(initiative: Initiative, people: Iterable[Person], *, actor: Any, now: datetime) -> None:
    """Say whose initiative it is; journalled by name when anything changed."""
    check(actor, "organization.manage_facts", initiative)
    before = sorted(str(person) for person in initiative.authors.all())
    initiative.authors.set(people)
    after = sorted(str(person) for person in initiative.authors.all())
    if before != after:
        record("initiative.authors", actor=actor, now=now, obj=initiative, changes={"tác giả": [before, after]})


def _noun(fact: models.Model) -> str:
    return fact._meta.model_name


def _options(fact: models.Model) -> dict[str, Any]:
    # What somebody was disciplined for may have to be erased one day; that there was a row may not.
    personal = ("form", "paper") if isinstance(fact, Discipline) else ()
    return {"personal": personal, "technical": False, "unit_id": getattr(fact, "unit_id", None)}
