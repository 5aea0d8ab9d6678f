"""Reports as content: sections by area, answers to criteria."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from awards.content.plain import fields, file_content
from awards.models import CriterionAnswer, Evidence, Nomination, Report, ReportSection

SECTION_FIELDS = ("kind", "text", "not_in_charge")
ANSWER_FIELDS = ("attested", "figure", "see", "explanation")


def report_contents(nominations: Iterable[Nomination]) -> dict[int, dict[str, Any]]:
    """The reports of these nominations, by nomination; each has its report joined to it."""
    sections = ReportSection.objects.select_related("area").order_by("kind", "area__number", "pk")
    used = Prefetch("evidence", Evidence.objects.filter(removed_at=None).order_by("pk"))
    answers = CriterionAnswer.objects.select_related("criterion").prefetch_related(used)
    reports = [row.report for row in nominations if hasattr(row, "report")]
    prefetch_related_objects(reports, Prefetch("sections", sections), Prefetch("answers", answers))
    return {row.nomination_id: _report(row) for row in reports}


def _report(row: Report) -> dict[str, Any]:
    return {
        "id": row.pk,
        "own_file": file_content(row.own_file) if row.own_file else None,
        "sections": [_section(section) for section in row.sections.all()],
        "answers": [_answer(answer) for answer in row.answers.all()],
    }


def _section(row: ReportSection) -> dict[str, Any]:
    return {"area": row.area.code if row.area else None} | fields(row, SECTION_FIELDS)


def _answer(row: CriterionAnswer) -> dict[str, Any]:
    evidence = [one.pk for one in row.evidence.all()]
    return {"criterion": row.criterion.code, "evidence": evidence} | fields(row, ANSWER_FIELDS)
