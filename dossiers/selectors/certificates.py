"""Certificates of a Decision, and the register of issue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.enums import DecisionState, NominationState
from awards.models import Decision, DecisionLine
from awards.selectors.acts import Words, restatements, words_in_force
from core.outbox.models import Job, JobState
from core.text import format_date
from dossiers.models import (
    CertificateBatch,
    CertificateIssue,
    Paper,
    PaperKind,
    PaperState,
    ReplacementKind,
)
from organization.enums import SubjectKind
from organization.models import Unit


def certificates_of(decision: Decision) -> QuerySet[DecisionLine]:
    """The lines of a signed Decision, each with its `prints` (newest first) and its issues; none before.

    `restated` of each says whether a later Decision changed words of any of them.
    """
    if decision.state not in (DecisionState.SIGNED, DecisionState.PUBLISHED):
        return DecisionLine.objects.none()
    prints = Paper.objects.filter(kind=PaperKind.CERTIFICATE).order_by("-pk")
    restated = Exists(restatements().filter(line__decision=OuterRef("decision")))
    lines = decision.lines.select_related("nomination").annotate(restated=restated)
    return lines.prefetch_related(Prefetch("papers", prints.select_related("replaces"), to_attr="prints"), "issues")


def prints_in_order(decision: Decision, unit: Unit | None = None) -> QuerySet[DecisionLine]:
    """The certificates in force, as `certificates_of` has them: unit by unit, in each as the Decision lists them."""
    lines = certificates_of(decision).exclude(nomination__state=NominationState.REVOKED)
    if unit:
        lines = lines.filter(nomination__proposal__unit=unit)
    unit_order = ("nomination__proposal__unit__order", "nomination__proposal__unit")
    return lines.select_related("nomination__proposal__unit").order_by(*unit_order, "order", "pk")


@dataclass(frozen=True)
class Outdated:
    """A certificate whose words are older than the Decision `source` that corrected or replaced its own.

    `words` are those that are another way there, by their name on the certificate.
    """

    line: DecisionLine
    words: dict[str, str]
    source: Decision

    @property
    def said(self) -> str:
        """ "Quyết định số … ghi “Nguyễn Văn Đúng, Phó Trưởng phòng”"."""
        words = ", ".join(text for text in self.words.values() if text)
        return _("%(decision)s ghi “%(words)s”") % {"decision": self.source, "words": words}


def outdated_certificates(decision: Decision) -> dict[int, Outdated]:
    """By line, the certificates in force that say something else than the Decision does by now; in three queries."""
    restated = restatements().filter(line__decision=decision).values("line")
    lines = list(prints_in_order(decision).filter(pk__in=restated))
    words = words_in_force(lines) if lines else {}
    found = {line.pk: decided_since(line, words[line.pk], line.prints) for line in lines}
    return {line.pk: Outdated(line, found[line.pk], words[line.pk].source) for line in lines if found[line.pk]}


def decided_since(line: DecisionLine, words: Words, prints: Sequence[Paper]) -> dict[str, str]:
    """What a Decision has changed since somebody worded the certificate in force, the first of its `prints`."""
    if words.source is None or not prints or words.source.published_at <= _worded_at(prints):
        return {}
    now = {"name": words.name}
    if line.nomination.subject_kind != SubjectKind.COLLECTIVE:
        now = {"salutation": words.salutation, **now, "description": words.place}
    return {name: text for name, text in now.items() if prints[0].data.get(name) != text}


def _worded_at(prints: Sequence[Paper]) -> datetime:
    """When somebody last chose the words: made again (cấp lại), a certificate says what the one before it said."""
    kinds = [paper.replaces.kind if hasattr(paper, "replaces") else "" for paper in prints]
    return next(paper.made_at for paper, kind in zip(prints, kinds, strict=True) if kind != ReplacementKind.REISSUE)


def units_of(decision: Decision) -> QuerySet[Unit]:
    """The units whose nominees a Decision awards."""
    return Unit.objects.filter(proposals__nominations__decision_line__decision=decision).distinct()


def batches_of(decision: Decision) -> list[CertificateBatch]:
    """Each with `stuck`, what kept the worker from going on; "" while nothing does."""
    rows = list(CertificateBatch.objects.filter(decision=decision).select_related("unit", "profile", "asked_by", "pdf"))
    waiting = {f"{row.pk}:{row.version}:{row.done}": row for row in rows if row.state == PaperState.WAITING}
    failed = Job.objects.filter(kind="certificates", key__in=waiting, state=JobState.FAILED)
    errors = dict(failed.values_list("key", "error"))
    for row in rows:
        row.stuck = errors.get(f"{row.pk}:{row.version}:{row.done}", "")
    return rows


def issues_of_year(year: int) -> QuerySet[CertificateIssue]:
    """Sổ cấp of one year, in the order of its numbers."""
    return CertificateIssue.objects.filter(year=year).select_related("line__decision", "recorded_by")


def years_of_issue(present: int) -> list[int]:
    """The years that have a register, the latest first; the present one always."""
    return sorted({present, *CertificateIssue.objects.values_list("year", flat=True).distinct()}, reverse=True)


ISSUE_HEADINGS = (
    gettext_lazy("Số thứ tự cấp"), gettext_lazy("Ngày cấp"), gettext_lazy("Ông/Bà"), gettext_lazy("Tên"),
    gettext_lazy("Chức vụ"), gettext_lazy("Đơn vị"), gettext_lazy("Quyết định"), gettext_lazy("Ngày ký"),
    gettext_lazy("Số vào sổ"), gettext_lazy("Người nhận"), gettext_lazy("Lý do cấp lại"), gettext_lazy("Người ghi"),
)  # fmt: skip


def issue_cells(row: CertificateIssue) -> tuple[str, ...]:
    """One line of the register as a spreadsheet has it."""
    line = row.line
    return (
        row.full_number, format_date(row.issued_on), line.salutation, line.printed_name, line.printed_position,
        line.printed_unit, f"{line.decision.number}/{line.decision.symbol}", format_date(line.decision.signed_on),
        line.register_number, row.receiver, row.reason, str(row.recorded_by),
    )  # fmt: skip
