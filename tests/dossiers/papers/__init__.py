"""Papers' data for tests and for looking at: every kind, short and long; all names are invented."""

from typing import Any

from dossiers.rendering import data as d
from tests.dossiers.papers.acts import correction, replacement, revocation
from tests.dossiers.papers.common import BANG_KHEN, DEPUTY, GIAY_KHEN, LONG_NAME, LONG_ROOM
from tests.dossiers.papers.council import council_ballot, council_invitation, council_minutes, council_tally
from tests.dossiers.papers.leadership import appraisal_report, office_letter, submission_slip
from tests.dossiers.papers.letters import guidance_letter, urging_letter
from tests.dossiers.papers.office_papers import (
    blank_ruler,
    certificate,
    certificate_fields,
    closing_report,
    decision,
    dossier_contents,
    extension_list,
    intake_slip,
    receipt,
    result_notice,
)
from tests.dossiers.papers.referrals import referral_letter
from tests.dossiers.papers.registers import award_register, handover_register, name_proof, payment_list
from tests.dossiers.papers.reports import collective_report, head_report, individual_report
from tests.dossiers.papers.unit_papers import meeting_minutes, submission_letter, unit_ballots
from tests.dossiers.papers.year_reports import year_report

BUILDERS = {
    "submission_letter": submission_letter,
    "meeting_minutes": meeting_minutes,
    "unit_ballots": unit_ballots,
    "achievement_report_collective": collective_report,
    "achievement_report_individual": individual_report,
    "receipt": receipt,
    "intake_slip": intake_slip,
    "dossier_contents": dossier_contents,
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
    "decision_revocation": revocation,
    "decision_correction": correction,
    "decision_replacement": replacement,
    "council_invitation": council_invitation,
    "council_ballot": council_ballot,
    "council_tally": council_tally,
    "council_minutes": council_minutes,
    "referral_letter": referral_letter,
    "year_report": year_report,
}

__all__ = [
    "BANG_KHEN",
    "BUILDERS",
    "DEPUTY",
    "GIAY_KHEN",
    "LONG_NAME",
    "LONG_ROOM",
    "appraisal_report",
    "award_register",
    "blank_ruler",
    "certificate",
    "certificate_fields",
    "closing_report",
    "collective_report",
    "correction",
    "council_ballot",
    "council_invitation",
    "council_minutes",
    "council_tally",
    "decision",
    "dossier_contents",
    "draft",
    "extension_list",
    "for_signature",
    "guidance_letter",
    "handover_register",
    "head_report",
    "individual_report",
    "intake_slip",
    "meeting_minutes",
    "name_proof",
    "office_letter",
    "payment_list",
    "plain",
    "receipt",
    "referral_letter",
    "replacement",
    "result_notice",
    "revocation",
    "submission_letter",
    "submission_slip",
    "unit_ballots",
    "urging_letter",
    "year_report",
]


def plain(paper: d.PaperData) -> dict[str, Any]:
    """The paper as it is stored: plain, JSON-able."""
    return paper.model_dump(mode="json")


def draft(paper: d.PaperData) -> d.PaperData:
    return paper.model_copy(update={"face": "draft"})


def for_signature(paper: d.PaperData) -> d.PaperData:
    return paper.model_copy(update={"face": "for_signature"})
