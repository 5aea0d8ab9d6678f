"""Bản soát tên of one unit."""

from datetime import datetime

from django.utils.translation import gettext as _

from awards.models import NameProof, Proposal
from awards.models.name_proofs import ProofState
from core.clock import day_of
from dossiers.building.office_papers import agency_on
from dossiers.building.parts import office_letterhead
from dossiers.rendering import data as d


def name_proof(proposal: Proposal, *, made_at: datetime) -> d.NameProof:
    """Every name as it was sent, with what the unit has said of it; Văn phòng's sheet, signed by the unit."""
    agency = agency_on(day_of(made_at))
    rows = NameProof.objects.filter(nomination__proposal=proposal).select_related("nomination")
    return d.NameProof(
        face="for_signature",
        made_at=made_at,
        letterhead=office_letterhead(agency, "", year=day_of(made_at).year),
        signature=d.Signature(titles=(proposal.unit.head_title,)),
        recipients=(agency.office_name,),
        subject=_("Của %s") % proposal.unit.name,
        round_name=proposal.round.name,
        rows=tuple(_row(row) for row in rows),
    )


def _row(row: NameProof) -> d.ProofRow:
    return d.ProofRow(**row.words, answer=_answer(row))


def _answer(row: NameProof) -> str:
    """What is another in the unit's correction."""
    if row.state != ProofState.WRONG:
        return _("Đúng") if row.state == ProofState.RIGHT else ""
    return ", ".join(word for name, word in row.correction.items() if word and word != row.words[name])
