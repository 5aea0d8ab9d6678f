"""What the templates print: everything that has to be counted, numbered, grouped or left blank is settled here."""

from collections.abc import Callable
from typing import Any

from dossiers.rendering.context.blanks import blank_ruler, certificate_fields
from dossiers.rendering.context.certificates import certificate
from dossiers.rendering.context.common import common
from dossiers.rendering.context.council import (
    council_ballot,
    council_invitation,
    council_minutes,
    council_tally,
)
from dossiers.rendering.context.leadership import appraisal_report, office_letter, submission_slip
from dossiers.rendering.context.letters import guidance_letter, urging_letter
from dossiers.rendering.context.office_papers import (
    closing_report,
    decision,
    extension_list,
    intake_slip,
    receipt,
    result_notice,
)
from dossiers.rendering.context.registers import award_register, handover_register, name_proof, payment_list
from dossiers.rendering.context.reports import collective_report, individual_report
from dossiers.rendering.context.unit_papers import meeting_minutes, submission_letter, unit_ballots
from dossiers.rendering.context.year_reports import year_report
from dossiers.rendering.data import PaperData

CONTEXTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "submission_letter": submission_letter,
    "meeting_minutes": meeting_minutes,
    "unit_ballots": unit_ballots,
    "achievement_report_collective": collective_report,
    "achievement_report_individual": individual_report,
    "receipt": receipt,
    "intake_slip": intake_slip,
    "dossier_contents": lambda _paper: {},
    "closing_report": closing_report,
    "extension_list": extension_list,
    "decision": decision,
    "certificate": certificate,
    "certificate_fields": certificate_fields,
    "blank_ruler": blank_ruler,
    "result_notice": result_notice,
    "award_register": award_register,
    "handover_register": handover_register,
    "payment_list": payment_list,
    "name_proof": name_proof,
    "guidance_letter": guidance_letter,
    "urging_letter": urging_letter,
    "appraisal_report": appraisal_report,
    "office_letter": office_letter,
    "submission_slip": submission_slip,
    "decision_revocation": decision,
    "decision_correction": decision,
    "decision_replacement": decision,
    "council_invitation": council_invitation,
    "council_ballot": council_ballot,
    "council_tally": council_tally,
    "council_minutes": council_minutes,
    "referral_letter": submission_letter,
    "year_report": year_report,
}


def context_of(kind: str, paper: PaperData) -> dict[str, Any]:
    """The template's context for one paper."""
    return common(paper) | CONTEXTS[kind](paper)
