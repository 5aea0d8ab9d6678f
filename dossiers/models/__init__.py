"""What is made from proposals: texts and legal bases, rendered papers, their page images, signed copies."""

from dossiers.models.certificates import (
    Align,
    BlankField,
    BlankPlace,
    BlankProfile,
    CertificateBatch,
    CertificateIssue,
    CertificateReplacement,
    ReplacementKind,
)
from dossiers.models.kinds import (
    ACTS,
    BASIS_USES,
    CITING,
    COUNCIL,
    DECISIONS,
    FOR_LEADERSHIP,
    IN_WORD,
    LETTERS,
    LISTED,
    MINUTES,
    NUMBERED,
    REGISTERS,
    REVOCATION_GROUND,
    Face,
    PaperKind,
    PaperState,
)
from dossiers.models.papers import PageImage, Paper
from dossiers.models.signed import SignaturePicture, SignatureReport, SignedCopy
from dossiers.models.texts import LegalBasis, PaperPlace, PaperText
from dossiers.models.whole import PackedReferral, WholeDossier
from dossiers.models.year_reports import YearReport

__all__ = [
    "ACTS",
    "BASIS_USES",
    "CITING",
    "COUNCIL",
    "DECISIONS",
    "FOR_LEADERSHIP",
    "IN_WORD",
    "LETTERS",
    "LISTED",
    "MINUTES",
    "NUMBERED",
    "REGISTERS",
    "REVOCATION_GROUND",
    "Align",
    "BlankField",
    "BlankPlace",
    "BlankProfile",
    "CertificateBatch",
    "CertificateIssue",
    "CertificateReplacement",
    "Face",
    "LegalBasis",
    "PackedReferral",
    "PageImage",
    "Paper",
    "PaperKind",
    "PaperPlace",
    "PaperState",
    "PaperText",
    "ReplacementKind",
    "SignaturePicture",
    "SignatureReport",
    "SignedCopy",
    "WholeDossier",
    "YearReport",
]
