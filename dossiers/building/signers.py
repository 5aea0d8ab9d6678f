"""Whose signature block a paper bears: the same words that the signer's own appointment of today gives."""

from typing import Any

from dossiers.building.office_papers import agency_on
from dossiers.building.parts import department_signature, office_signature, signature
from dossiers.models import DECISIONS, Paper, PaperKind
from dossiers.rendering.data import Signature
from organization.enums import AppointmentKind, UnitKind
from organization.models import Appointment


def block_of(paper: Paper) -> Signature:
    """The main signature block as it is printed, also of a paper whose other data cannot be."""
    return Signature.model_validate(paper.data["signature"])


def signing_appointment(paper: Paper, actor: Any) -> Appointment | None:
    """By which appointment in force today `actor` is the one named in the signature block of `paper`."""
    block = block_of(paper)
    return next((row for row in _possible(paper, actor) if block == _block(paper, row, actor)), None)


def _possible(paper: Paper, actor: Any) -> list[Appointment]:
    if paper.kind == PaperKind.SUBMISSION_LETTER:
        return [row for row in actor.appointments if row.unit_id == paper.proposal.unit_id]
    if paper.kind in DECISIONS:
        return [row for row in actor.appointments if row.pk == paper.decision.signer_id]
    return [row for row in actor.appointments if row.unit is None or _leads_office(row)]


def _leads_office(row: Appointment) -> bool:
    return row.unit.kind == UnitKind.OFFICE and row.kind == AppointmentKind.HEAD


def _block(paper: Paper, row: Appointment, actor: Any) -> Signature:
    if paper.kind == PaperKind.SUBMISSION_LETTER:
        plain = {"kind": row.kind, "title": row.title, "name": row.person.full_name}
        return signature(plain, row.unit.head_title)
    agency = agency_on(actor.today)
    if row.unit is None:
        return department_signature(row, agency)
    by_order = office_signature(agency, actor.today, by_order=True)
    return Signature(titles=by_order.titles, name=row.person.full_name)
