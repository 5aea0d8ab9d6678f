"""The department's papers: closing report, extensions; Quyết định, Giấy khen, Thông báo."""

from datetime import datetime
from typing import Any

from awards.enums import DecisionState
from awards.models import Closing, Decision
from campaigns.models import Round
from dossiers.building import office_papers
from dossiers.models import Face, Paper, PaperKind
from dossiers.services.papers import make_paper
from organization.models import Unit


def make_closing_papers(closing: Closing, *, now: datetime) -> list[Paper]:
    """Báo cáo chốt hạn of one closing."""
    data = office_papers.closing_report(closing)
    key = f"closing:{closing.pk}"
    return [make_paper(PaperKind.CLOSING_REPORT, data, subject_key=key, now=now, round=closing.round)]


def make_extension_list(round_: Round, *, actor: Any, now: datetime) -> Paper:
    """Báo cáo gia hạn đã cấp, as things stand now; the same paper while nothing is granted."""
    data = office_papers.extension_list(round_, made_at=now)
    key = f"extensions:{round_.pk}"
    return make_paper(PaperKind.EXTENSION_LIST, data, subject_key=key, now=now, actor=actor, round=round_)


def make_decision_papers(decision: Decision, *, now: datetime) -> list[Paper]:
    """What the Decision's state calls for: the text to sign; once signed certificates; once published notices."""
    signed = decision.state in (DecisionState.SIGNED, DecisionState.PUBLISHED)
    face = Face.ISSUED if signed else Face.FOR_SIGNATURE
    data = office_papers.decision(decision, face=face, made_at=now)
    key = f"decision:{decision.pk}"
    made = [make_paper(PaperKind.DECISION, data, subject_key=key, now=now, decision=decision)]
    if signed:
        made += _certificates(decision, now)
    if decision.state == DecisionState.PUBLISHED:
        made += _notices(decision, now)
    return made


def _certificates(decision: Decision, now: datetime) -> list[Paper]:
    lines = decision.lines.select_related("nomination", "decision__signer__person", "decision__award_type")
    return [
        make_paper(
            PaperKind.CERTIFICATE, office_papers.certificate(line, made_at=now), subject_key=f"line:{line.pk}", now=now,
            code=line.code, decision=decision, line=line,
        )
        for line in lines.select_related("decision__round")
    ]  # fmt: skip


def _notices(decision: Decision, now: datetime) -> list[Paper]:
    units = Unit.objects.filter(proposals__round=decision.round, proposals__nominations__answers__isnull=False)
    return [
        make_paper(
            PaperKind.RESULT_NOTICE, office_papers.result_notice(decision, unit, made_at=now), now=now, unit=unit,
            subject_key=f"notice:{decision.pk}:{unit.pk}", decision=decision,
        )
        for unit in units.distinct()
    ]  # fmt: skip
