"""Gates on the reports: one for every nominee, every section written."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import SectionKind
from awards.gates.points import Content, Nominee, Point, Rules, candidates, point, report_page
from organization.enums import SubjectKind

# What must be written beside the reform areas; a person's particulars stand in part I by themselves.
WRITTEN: dict[str, tuple[SectionKind, ...]] = {
    SubjectKind.COLLECTIVE: (SectionKind.OVERVIEW, SectionKind.DUTIES),
    SubjectKind.INDIVIDUAL: (SectionKind.DUTIES,),
}


def report_points(content: Content, rules: Rules) -> Iterator[Point]:
    """Every nominee's report is there and whole; a signed one that was uploaded stands for the text."""
    for nominee in candidates(content):
        url, name, report = report_page(content, nominee), nominee["printed_name"], nominee["report"]
        if report is None:
            yield point(_("%s: chưa có báo cáo thành tích.") % name, "report_missing", url, nominee)
        elif report["own_file"] is None:
            for title in missing_sections(nominee, rules):
                text = _("Báo cáo thành tích của %(name)s: chưa viết mục “%(section)s”.")
                yield point(text % {"name": name, "section": title}, "report_section", url, nominee)


def missing_sections(nominee: Nominee, rules: Rules) -> list[str]:
    """The titles of what is not written; an area is answered by text or by "không phụ trách"."""
    sections = {(row["kind"], row["area"]): row for row in nominee["report"]["sections"]}
    missing = [str(kind.label) for kind in WRITTEN[nominee["subject_kind"]] if not _written(sections.get((kind, None)))]
    areas = [(area["name"], sections.get((SectionKind.AREA, area["code"]))) for area in rules["reform_areas"]]
    missing += [name for name, row in areas if not _written(row) and not (row and row["not_in_charge"])]
    if not missing and areas and not any(_written(row) for _name, row in areas):
        missing.append(_("Kết quả (ít nhất một lĩnh vực)"))
    return missing


def _written(row: dict[str, Any] | None) -> bool:
    return row is not None and bool(row["text"].strip()) and not row["not_in_charge"]
