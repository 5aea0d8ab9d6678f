"""Yearly facts that criteria are checked against: the office writes them, the journal keeps before and after."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from core.access import check
from core.journal import record
from core.refusals import Refused
from organization.enums import DECIDED, FactState
from organization.models import AwardRecord, Discipline, Initiative, Person
from organization.services.rows import delete_row, save_row


@transaction.atomic
def save_fact(fact: models.Model, *, actor: Any, now: datetime) -> models.Model:
    """Write a rating, an index result, procedure figures, an initiative, a disciplinary record or an earlier award.

    An award that Văn phòng writes is thereby confirmed; raises Refused for one by our own decision,
    revoked or not.
    """
    check(actor, "organization.manage_facts", fact)
    if isinstance(fact, AwardRecord):
        _refuse_own(fact)
        fact.state, fact.entered_by = FactState.CONFIRMED, fact.entered_by or actor.user
    save_row(fact, actor=actor, now=now, **journal_of(fact))
    return fact


@transaction.atomic
def delete_fact(fact: models.Model, *, actor: Any, now: datetime) -> None:
    """Take back what was entered by mistake."""
    check(actor, "organization.manage_facts", fact)
    if isinstance(fact, AwardRecord):
        _refuse_own(fact)
    delete_row(fact, actor=actor, now=now, **journal_of(fact))


@transaction.atomic
def set_authors(initiative: Initiative, people: Iterable[Person], *, actor: Any, now: datetime) -> None:
    """Say whose initiative it is; journalled by name when anything changed."""
    check(actor, "organization.manage_facts", initiative)
    before = sorted(str(person) for person in initiative.authors.all())
    initiative.authors.set(people)
    after = sorted(str(person) for person in initiative.authors.all())
    if before != after:
        record("initiative.authors", actor=actor, now=now, obj=initiative, changes={"tác giả": [before, after]})


def journal_of(fact: models.Model) -> dict[str, Any]:
    """How the journal calls a fact, whose business it is, and what it keeps to itself."""
    # What somebody was disciplined for may have to be erased one day; that there was a row may not.
    personal = frozenset({"form", "paper"} if isinstance(fact, Discipline) else ())
    unit_id = getattr(fact, "unit_id", None)
    return {"action": fact._meta.model_name, "personal": personal, "technical": False, "unit_id": unit_id}


def _refuse_own(award: AwardRecord) -> None:
    """An award by our own decision stands and falls with the decision."""
    if AwardRecord.objects.filter(pk=award.pk, state__in=DECIDED).exists():
        raise Refused(_("Dòng này do Quyết định của Sở ghi; muốn sửa thì đính chính hoặc hủy bỏ Quyết định."))
