"""The contract of each paper: which plain data it is made from."""

from typing import Any

from dossiers.rendering.data.letters import GuidanceLetter, LateUnit, OfferedAward, OfficialLetter, UrgingLetter
from dossiers.rendering.data.office_papers import (
    Article,
    Awarded,
    BlankRuler,
    Bonus,
    Certificate,
    CertificateFields,
    ClosingReport,
    Decision,
    DeclinedRow,
    Document,
    ExtensionList,
    ExtensionRow,
    FieldPlace,
    GrantedRow,
    Receipt,
    ResultNotice,
    Sheet,
    UnitStatus,
)
from dossiers.rendering.data.parts import Letterhead, Mark, PaperData, Signature
from dossiers.rendering.data.registers import (
    AwardRegister,
    HandoverRegister,
    HandoverRow,
    PaymentList,
    PaymentRow,
    RegisterRow,
)
from dossiers.rendering.data.reports import Area, CollectiveReport, CriterionRow, EarlierAward, IndividualReport
from dossiers.rendering.data.unit_papers import (
    Attendee,
    BallotRow,
    MeetingMinutes,
    Nominee,
    SubmissionLetter,
    UnitBallots,
)

KINDS: dict[str, type[PaperData]] = {
    "submission_letter": SubmissionLetter,
    "meeting_minutes": MeetingMinutes,
    "unit_ballots": UnitBallots,
    "achievement_report_collective": CollectiveReport,
    "achievement_report_individual": IndividualReport,
    "receipt": Receipt,
    "closing_report": ClosingReport,
    "extension_list": ExtensionList,
    "decision": Decision,
    "certificate": Certificate,
    "certificate_fields": CertificateFields,
    "blank_ruler": BlankRuler,
    "result_notice": ResultNotice,
    "award_register": AwardRegister,
    "handover_register": HandoverRegister,
    "payment_list": PaymentList,
    "guidance_letter": GuidanceLetter,
    "urging_letter": UrgingLetter,
    "decision_revocation": Decision,
    "decision_correction": Decision,
    "decision_replacement": Decision,
}

__all__ = [
    "KINDS",
    "Area",
    "Article",
    "Attendee",
    "AwardRegister",
    "Awarded",
    "BallotRow",
    "BlankRuler",
    "Bonus",
    "Certificate",
    "CertificateFields",
    "ClosingReport",
    "CollectiveReport",
    "CriterionRow",
    "Decision",
    "DeclinedRow",
    "Document",
    "EarlierAward",
    "ExtensionList",
    "ExtensionRow",
    "FieldPlace",
    "GrantedRow",
    "GuidanceLetter",
    "HandoverRegister",
    "HandoverRow",
    "IndividualReport",
    "LateUnit",
    "Letterhead",
    "Mark",
    "MeetingMinutes",
    "Nominee",
    "OfferedAward",
    "OfficialLetter",
    "PaperData",
    "PaymentList",
    "PaymentRow",
    "Receipt",
    "RegisterRow",
    "ResultNotice",
    "Sheet",
    "Signature",
    "SubmissionLetter",
    "UnitBallots",
    "UnitStatus",
    "UrgingLetter",
    "parse",
]


def parse(kind: str, data: dict[str, Any]) -> PaperData:
    """The paper that stored `data` describes; raises pydantic's ValidationError, every problem with its place."""
    return KINDS[kind].model_validate(data)
