"""Báo cáo thẩm định, Tờ trình của Văn phòng, Phiếu trình of a list that was passed on."""

from datetime import datetime

from awards.models import Consolidation
from dossiers.building.leadership import Passed
from dossiers.models import Paper, PaperKind
from dossiers.services.papers import make_paper


def make_leadership_papers(row: Consolidation, *, now: datetime) -> list[Paper]:
    """One of each kind; those of a later list take their place. Without anybody recommended there is no Tờ trình."""
    passed = Passed(row, made_at=row.passed_on_at)
    built = {
        PaperKind.APPRAISAL_REPORT: passed.appraisal_report,
        PaperKind.OFFICE_LETTER: passed.office_letter,
        PaperKind.SUBMISSION_SLIP: passed.submission_slip,
    }
    if not passed.recommended:
        del built[PaperKind.OFFICE_LETTER]
    key = f"consolidation:{row.round_id}"
    return [make_paper(kind, build(), subject_key=key, now=now, round=row.round) for kind, build in built.items()]
