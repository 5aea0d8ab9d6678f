"""Tờ trình of the unit: who signs, on which further grounds; number and date as văn thư gave them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from awards.models import Letter, Proposal
from awards.services.drafts import lock_draft, must_be_version
from core.journal import record
from core.refusals import Problem, Refused
from organization.enums import AppointmentKind
from organization.models import Appointment, Unit

# How each kind of signer stands before the head's title (Nghị định 30/2020, Điều 13).
BEFORE_TITLE = {
    AppointmentKind.ACTING: "Q.",
    AppointmentKind.DEPUTY: "KT.",
    AppointmentKind.AUTHORISED: "TUQ.",
}


def signers(unit: Unit, day: date, keep: int | None = None) -> QuerySet[Appointment]:
    """Those who may sign for the unit on `day`, the head first; `keep` is one who stays a choice all the same."""
    in_force = Appointment.objects.on(day).filter(unit=unit).values("pk")
    order = Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(AppointmentKind.values)))
    rows = Appointment.objects.filter(Q(pk__in=in_force) | Q(pk=keep), unit=unit)
    return rows.select_related("person", "unit").order_by(order, "pk")


def signing_words(appointment: Appointment) -> str:
    """`KT. Trưởng phòng – Phó Trưởng phòng Nguyễn Văn An`: how he will stand under the paper."""
    letters = BEFORE_TITLE.get(AppointmentKind(appointment.kind))
    name = f"{appointment.title} {appointment.person}"
    return f"{letters} {appointment.unit.head_title} – {name}" if letters and appointment.unit else name


@transaction.atomic
def save_letter(proposal: Proposal, values: Mapping[str, Any], *, version: int, actor: Any, now: datetime) -> Letter:
    """Write `values` (number, dated, grounds, signer) of the letter.

    Raises Conflict when somebody else has saved since, Refused when the signer is not one of this unit's.
    """
    proposal = lock_draft(proposal, actor=actor)
    letter = Letter.objects.filter(proposal=proposal).first() or Letter(proposal=proposal, version=0)
    must_be_version(letter, version)
    signer = values.get("signer")
    if signer is not None and signer.unit_id != proposal.unit_id:
        raise Refused(Problem(_("Người ký không thuộc lãnh đạo đơn vị."), field="signer"))
    for name, value in values.items():
        setattr(letter, name, value)
    letter.version += 1
    letter.save()
    record("letter.save", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id)
    return letter
