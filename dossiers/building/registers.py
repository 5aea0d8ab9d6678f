"""Sổ khen thưởng, Sổ giao nhận of a year; Danh sách chi thưởng of a Decision."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import NominationState
from awards.models import Decision, DecisionLine
from awards.selectors.acts import Words, revoked_by, words_in_force
from awards.selectors.bonus import bonuses
from campaigns.models import BaseSalary, BonusRate
from core.clock import day_of
from core.text import doc_number, format_date, format_number
from dossiers.building.office_papers import agency_on
from dossiers.building.parts import decision_words, office_letterhead, office_signature
from dossiers.models import CertificateIssue
from dossiers.rendering import data as d
from organization.enums import SubjectKind

REVOKED = NominationState.REVOKED


def award_register(year: int, lines: Iterable[DecisionLine], *, made_at: datetime) -> d.AwardRegister:
    lines = list(lines)
    words, revoked = words_in_force(lines), revoked_by(lines)
    rows = tuple(_award(line, words[line.pk], revoked.get(line.pk)) for line in lines)
    return d.AwardRegister(**_common(made_at), year=year, rows=rows)


def handover_register(year: int, lines: Iterable[DecisionLine], *, made_at: datetime) -> d.HandoverRegister:
    lines = list(lines)
    words = words_in_force(lines)
    rows = tuple(row for line in lines for row in _handovers(line, words[line.pk]))
    return d.HandoverRegister(**_common(made_at), year=year, rows=rows)


def payment_list(decision: Decision, *, made_at: datetime) -> d.PaymentList:
    """Amounts are those of the Decision's own lines; the coefficient stands beside them where it still gives them."""
    day = decision.signed_on
    lines = decision.lines.exclude(nomination__state=REVOKED).select_related("nomination", "decision__award_type")
    words = words_in_force(lines)
    salary, rates = BaseSalary.objects.on(day).last(), _rates(day)
    rows = {kind: tuple(_payment(line, words[line.pk], rates) for line in lines if line.nomination.subject_kind == kind)
            for kind in SubjectKind.values}  # fmt: skip
    paper = decision_words(decision.number, decision.symbol, day)
    return d.PaymentList(
        **_common(made_at),
        subject=_("Chi thưởng theo Quyết định số %s") % _short(decision),
        grounds=_("%(paper)s của %(who)s") % {"paper": paper, "who": agency_on(day).head_full_title},
        salary=salary.amount if salary else None,
        fund=agency_on(day).award_fund,
        collectives=rows[SubjectKind.COLLECTIVE],
        individuals=rows[SubjectKind.INDIVIDUAL],
        maker=d.Signature(titles=(_("Người lập"),)),
        accountant=d.Signature(titles=(_("Kế toán"),)),
    )


def _common(made_at: datetime) -> dict[str, Any]:
    """Văn phòng keeps them: its head, its signature, no number."""
    day = day_of(made_at)
    agency = agency_on(day)
    return {
        "face": "for_signature",
        "made_at": made_at,
        "letterhead": office_letterhead(agency, "", year=day.year),
        "signature": office_signature(agency, day, by_order=False),
    }


def _award(line: DecisionLine, words: Words, revoked: Decision | None) -> d.RegisterRow:
    """With what became of it since: revoked, or printed another way by a later Decision."""
    note = _("Đính chính: %s") % words.source if words.source else ""
    if line.nomination.state == REVOKED:
        note = _("Hủy bỏ: %s") % revoked if revoked else _("Đã hủy bỏ")
    return d.RegisterRow(**_named(line, words), award=line.decision.award_type.name, note=note)


def _handovers(line: DecisionLine, words: Words) -> list[d.HandoverRow]:
    """A row for each handing over, else one with room to sign; nothing is left to hand over of a revoked award."""
    issues = list(line.issues.all())
    if not issues and line.nomination.state == REVOKED:
        return []
    return [_handover(_named(line, words), issue) for issue in issues or [None]]


def _handover(named: dict[str, Any], issue: CertificateIssue | None) -> d.HandoverRow:
    if issue is None:
        return d.HandoverRow(**named)
    return d.HandoverRow(
        **named, issue_number=issue.full_number, issued_on=issue.issued_on, receiver=issue.receiver,
        note=_("Cấp lại: %s") % issue.reason if issue.reason else "",
    )  # fmt: skip


def _named(line: DecisionLine, words: Words) -> dict[str, Any]:
    """The words in force; a collective is its own unit."""
    own = line.nomination.subject_kind == SubjectKind.COLLECTIVE
    return {
        "number": line.register_number,
        "name": words.name,
        "salutation": "" if own else words.salutation,
        "position": "" if own else words.position,
        "unit": "" if own else words.unit,
        "decision": _("%(number)s ngày %(day)s")
        % {"number": _short(line.decision), "day": format_date(line.decision.signed_on)},
    }


def _short(decision: Decision) -> str:
    return f"{doc_number(decision.number)}/{decision.symbol}"


def _rates(day: date) -> dict[tuple[int, str], tuple[str, int]]:
    """By award and kind of subject: the coefficient in words, and what it comes to, on that day."""
    amounts = bonuses(day)
    return {
        key: (format_number(rate.coefficient), amounts[key])
        for rate in BonusRate.objects.on(day)
        if (key := (rate.award_type_id, rate.subject_kind)) in amounts
    }


def _payment(line: DecisionLine, words: Words, rates: dict[tuple[int, str], tuple[str, int]]) -> d.PaymentRow:
    named = _named(line, words)
    coefficient, amount = rates.get((line.decision.award_type_id, line.nomination.subject_kind), ("", 0))
    return d.PaymentRow(
        name=named["name"], salutation=named["salutation"], position=named["position"], unit=named["unit"],
        coefficient=coefficient if line.bonus == amount else "", amount=line.bonus,
    )  # fmt: skip
