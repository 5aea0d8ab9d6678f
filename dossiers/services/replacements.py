"""A certificate that takes the place of another: its words corrected (đính chính), or made again (cấp lại).

The papers stay, each with its own code, of which the public page says whether it is the one in force.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import DecisionState, NominationState
from awards.models import DecisionLine
from awards.selectors.acts import words_in_force
from core.access import check
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from dossiers.building import office_papers
from dossiers.models import CertificateReplacement, Paper, PaperKind, ReplacementKind
from dossiers.rendering.data import Certificate
from dossiers.selectors.certificates import decided_since
from dossiers.services.office_papers import certificate_in_force
from dossiers.services.papers import make_paper
from dossiers.stored import read_back

SIGNED = (DecisionState.SIGNED, DecisionState.PUBLISHED)
# The words of a certificate that may be corrected; number, date and signature are the Decision's.
WORDS = ("salutation", "name", "description", "achievement")


def words_to_print(line: DecisionLine, *, now: datetime) -> dict[str, str]:
    """What may be corrected: as it stands on the certificate in force, or as a Decision since then has it.

    Raises Conflict where there is no certificate.
    """
    _require_certificate(line)
    prints = list(line.papers.filter(kind=PaperKind.CERTIFICATE).select_related("replaces"))
    there = read_back(prints[0].kind, prints[0].data) if prints else office_papers.certificate(line, made_at=now)
    since = decided_since(line, words_in_force([line])[line.pk], prints)
    return {name: getattr(there, name) for name in WORDS} | since


@transaction.atomic
def correct_certificate(line: DecisionLine, words: dict[str, str], *, reason: str, actor: Any, now: datetime) -> Paper:
    """Đính chính: the certificate with other words, in place of the one in force.

    Raises Conflict before the Decision is signed or when the award was revoked, Refused when no word is another.
    """
    check(actor, "dossiers.issue_certificates")
    line = _locked(line)
    present = certificate_in_force(line, now=now)
    certificate = read_back(PaperKind.CERTIFICATE, present.data)
    corrected = Certificate.model_validate(certificate.model_dump() | {name: words[name] for name in WORDS})
    if corrected == certificate:
        raise Refused(Problem(_("Chưa sửa chữ nào so với bản đang có hiệu lực.")))
    return _replace(line, present, corrected, ReplacementKind.CORRECTION, reason=reason, actor=actor, now=now)


@transaction.atomic
def reissue(line: DecisionLine, *, reason: str, actor: Any, now: datetime) -> Paper:
    """Cấp lại: the same words once more, in place of the certificate in force, which was lost or spoilt."""
    check(actor, "dossiers.issue_certificates")
    line = _locked(line)
    present = certificate_in_force(line, now=now)
    same = read_back(PaperKind.CERTIFICATE, present.data)
    return _replace(line, present, same, ReplacementKind.REISSUE, reason=reason, actor=actor, now=now)


def _locked(line: DecisionLine) -> DecisionLine:
    rows = DecisionLine.objects.select_for_update(of=("self",))
    parts = ("decision__round", "decision__award_type", "decision__signer__person", "nomination")
    line = rows.select_related(*parts).get(pk=line.pk)
    _require_certificate(line)
    return line


def _require_certificate(line: DecisionLine) -> None:
    if line.decision.state not in SIGNED:
        raise Conflict(_("Giấy khen chỉ có khi quyết định đã ký."))
    if line.nomination.state == NominationState.REVOKED:
        raise Conflict(_("Việc khen thưởng này đã bị hủy bỏ."))


def _replace(
    line: DecisionLine, old: Paper, certificate: Certificate, kind: str, *, reason: str, actor: Any, now: datetime
) -> Paper:
    data = certificate.model_copy(update={"made_at": now, "mark": None, "version": certificate.version + 1})
    new = make_paper(
        PaperKind.CERTIFICATE, data, subject_key=old.subject_key, now=now, actor=actor, decision=line.decision,
        line=line,
    )  # fmt: skip
    CertificateReplacement.objects.create(line=line, kind=kind, old=old, new=new, reason=reason, at=now, by=actor.user)
    record(f"certificate.{kind}", actor=actor, now=now, obj=line.decision, note=reason,
           nomination=line.nomination_id, number=line.register_number, version=data.version)  # fmt: skip
    return new
