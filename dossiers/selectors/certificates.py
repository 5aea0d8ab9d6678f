"""Certificates of a Decision, and the register of issue."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy

from awards.enums import DecisionState, NominationState
from awards.models import Decision, DecisionLine
from core.outbox.models import Job, JobState
from core.text import format_date
from dossiers.models import CertificateBatch, CertificateIssue, Paper, PaperKind, PaperState
from organization.models import Unit


def certificates_of(decision: Decision) -> QuerySet[DecisionLine]:
    """The lines of a signed Decision, each with its `prints` (newest first) and its issues; none before."""
    if decision.state not in (DecisionState.SIGNED, DecisionState.PUBLISHED):
        return DecisionLine.objects.none()
    prints = Paper.objects.filter(kind=PaperKind.CERTIFICATE).order_by("-pk")
    lines = decision.lines.select_related("nomination")
    return lines.prefetch_related(Prefetch("papers", prints.select_related("replaces"), to_attr="prints"), "issues")


def prints_in_order(decision: Decision, unit: Unit | None = None) -> QuerySet[DecisionLine]:
    """The certificates in force, as `certificates_of` has them: unit by unit, in each as the Decision lists them."""
    lines = certificates_of(decision).exclude(nomination__state=NominationState.REVOKED)
    if unit:
        lines = lines.filter(nomination__proposal__unit=unit)
    unit_order = ("nomination__proposal__unit__order", "nomination__proposal__unit")
    return lines.select_related("nomination__proposal__unit").order_by(*unit_order, "order", "pk")


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
