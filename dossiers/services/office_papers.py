"""The department's papers: closing report, extensions; Quyết định, Giấy khen, Thông báo."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from awards.enums import DecisionState
from awards.models import Closing, Decision, DecisionLine, Submission
from campaigns.models import Round
from dossiers.building import office_papers
from dossiers.building.notices import result_notice
from dossiers.models import Face, Paper, PaperKind
from dossiers.rendering.data import PaperData
from dossiers.services.papers import make_paper
from dossiers.stored import read_back
from organization.models import Unit


def make_intake_slip(submission: Submission, *, received_at: datetime, officer: str, now: datetime) -> Paper:
    """Phiếu tiếp nhận of one taking in; a version that is taken in again after a request has another."""
    data = office_papers.intake_slip(submission, received_at=received_at, officer=officer)
    about = {"proposal": submission.proposal, "submission": submission}
    return make_paper(PaperKind.INTAKE_SLIP, data, subject_key=f"intake:{submission.pk}", now=now, **about)


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
    """What the Decision's state calls for: the text to sign; once signed certificates; once published notices.

    Nothing for a draft: it was taken back before the worker came to it.
    """
    if decision.state == DecisionState.DRAFT:
        return []
    signed = decision.state in (DecisionState.SIGNED, DecisionState.PUBLISHED)
    key = f"decision:{decision.pk}"
    if signed:
        made = [_issued(PaperKind.DECISION, key, lambda: _as_signed(decision, key, now), now, decision=decision)]
        made += _certificates(decision, now)
    else:
        data = office_papers.decision(decision, face=Face.FOR_SIGNATURE, made_at=now)
        made = [make_paper(PaperKind.DECISION, data, subject_key=key, now=now, decision=decision)]
    if decision.state == DecisionState.PUBLISHED:
        made += _notices(decision, now)
    return made


def _issued(kind: str, key: str, build: Callable[[], PaperData], now: datetime, **about: Any) -> Paper:
    """The issued paper of `key`: the one that is there, whatever words the office has written since, or a new one."""
    there = Paper.objects.filter(kind=kind, face=Face.ISSUED, subject_key=key).first()
    return there or make_paper(kind, build(), subject_key=key, now=now, **about)


def _as_signed(decision: Decision, key: str, now: datetime) -> PaperData:
    """The Decision with its number and date, in the words of the print that was signed."""
    data = office_papers.decision(decision, face=Face.ISSUED, made_at=now)
    prints = Paper.objects.filter(kind=PaperKind.DECISION, face=Face.FOR_SIGNATURE, subject_key=key)
    printed = prints.values_list("data", flat=True).first()
    if printed is None:
        return data
    words = read_back(PaperKind.DECISION, printed)
    articles = tuple(
        new.model_copy(update={"text": old.text, "achievement": old.achievement})
        if bool(old.bonuses) == bool(new.bonuses)
        else new
        for old, new in zip(words.articles, data.articles, strict=True)
    )
    return data.model_copy(update={"grounds": words.grounds, "articles": articles, "list_title": words.list_title})


def _certificates(decision: Decision, now: datetime) -> list[Paper]:
    lines = decision.lines.select_related("nomination", "decision__signer__person", "decision__award_type")
    return [certificate_in_force(line, now=now) for line in lines.select_related("decision__round")]


def certificate_in_force(line: DecisionLine, *, now: datetime) -> Paper:
    """The last version of one certificate; the first one where there is none yet."""
    return _issued(
        PaperKind.CERTIFICATE, f"line:{line.pk}", partial(office_papers.certificate, line, made_at=now), now,
        code=line.code, decision=line.decision, line=line,
    )  # fmt: skip


def _notices(decision: Decision, now: datetime) -> list[Paper]:
    """To every unit of which there is something to tell; the others wait for the Decision on their nominees."""
    units = Unit.objects.filter(proposals__round=decision.round, proposals__nominations__answers__isnull=False)
    built = [(unit, result_notice(decision, unit, made_at=now)) for unit in units.distinct()]
    return [
        make_paper(
            PaperKind.RESULT_NOTICE, notice, now=now, unit=unit, subject_key=f"notice:{decision.pk}:{unit.pk}",
            decision=decision,
        )
        for unit, notice in built
        if notice.granted or notice.declined
    ]  # fmt: skip
