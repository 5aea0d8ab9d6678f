"""What is read of one version alone: its counts, the texts of one report."""

from typing import Any

from django.utils.translation import gettext as _

from awards.enums import SectionKind
from awards.models import Nomination
from awards.selectors.versions.nominees import section_key
from organization.enums import SubjectKind

Content = dict[str, Any]


def submitted_sections(nomination: Nomination) -> list[dict[str, Any]]:
    """The texts of the report as submitted, each with its label and place, in the order of the printed report."""
    submission = nomination.proposal.submission
    reports = (row["report"] for row in submission.content["nominations"] if row["id"] == nomination.pk)
    sections = (next(reports, None) or {}).get("sections", [])
    areas = {row["code"]: row["name"] for row in submission.round_version.content["reform_areas"]}
    ordered = sorted(sections, key=lambda row: SectionKind.values.index(row["kind"]))
    return [
        row
        | {
            "label": areas.get(row["area"]) or SectionKind(row["kind"]).label,
            "place": f"report:{nomination.pk}:{section_key(row)}",
        }
        for row in ordered
    ]


def counts_of(content: Content) -> str:
    """`2 tập thể, 5 cá nhân` of those who are proposed."""
    proposed = [row for row in content["nominations"] if row["outcome"] == "passed" and not row["left_behind"]]
    kinds = [row["subject_kind"] for row in proposed]
    counts = [(kinds.count(kind), SubjectKind(kind).label.lower()) for kind in SubjectKind.values]
    return ", ".join(f"{number} {label}" for number, label in counts if number) or _("Không có đề nghị")
