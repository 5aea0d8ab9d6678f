"""A whole paper of each kind that the office writes sentences of, with examples in their places: nobody's paper."""

from collections.abc import Callable
from datetime import date

from dossiers.building.samples import decisions, letters, proposals, year_reports
from dossiers.building.samples.sample import Sample
from dossiers.models import PaperKind
from dossiers.rendering import data as d

SAMPLES: dict[str, Callable[[Sample], d.PaperData]] = {
    PaperKind.DECISION: decisions.decision,
    PaperKind.REVOCATION: decisions.revocation,
    PaperKind.CORRECTION: decisions.correction,
    PaperKind.REPLACEMENT: decisions.replacement,
    PaperKind.CERTIFICATE: decisions.certificate,
    PaperKind.RESULT_NOTICE: decisions.result_notice,
    PaperKind.SUBMISSION_LETTER: proposals.submission_letter,
    PaperKind.APPRAISAL_REPORT: proposals.appraisal_report,
    PaperKind.OFFICE_LETTER: proposals.office_letter,
    PaperKind.SUBMISSION_SLIP: proposals.submission_slip,
    PaperKind.REFERRAL_LETTER: proposals.referral_letter,
    PaperKind.GUIDANCE_LETTER: letters.guidance_letter,
    PaperKind.URGING_LETTER: letters.urging_letter,
    PaperKind.YEAR_REPORT: year_reports.year_report,
}


def sample_paper(kind: str, place: str, text: str, day: date) -> d.PaperData:
    """The dự thảo of a paper of `kind` in which `text` stands in `place`."""
    return SAMPLES[kind](Sample(kind, place, text, day))
