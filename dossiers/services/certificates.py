"""Certificates: blanks and printers measured, fields printed on blanks, each handing over entered in the register."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import DecisionState
from awards.models import DecisionLine
from core.access import check
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from core.series import next_number
from dossiers.building.certificates import on_blank, ruler
from dossiers.models import BlankPlace, BlankProfile, CertificateIssue, Paper, PaperKind
from dossiers.services.office_papers import certificate_in_force
from dossiers.services.papers import make_paper
from dossiers.services.replacements import reissue
from dossiers.stored import read_back

SIGNED = (DecisionState.SIGNED, DecisionState.PUBLISHED)


@transaction.atomic
def save_blank(profile: BlankProfile, places: list[BlankPlace], *, actor: Any, now: datetime) -> BlankProfile:
    """Keep where one printer puts the fields on one blank; raises Refused for a name that another blank has."""
    check(actor, "dossiers.set_blanks")
    if BlankProfile.objects.filter(name__iexact=profile.name).exclude(pk=profile.pk).exists():
        raise Refused(Problem(_("Đã có phôi tên này."), field="name"))
    profile.save()
    profile.places.all().delete()
    for place in places:
        place.pk, place.profile = None, profile
    BlankPlace.objects.bulk_create(places)
    moved = f"{profile.shift_x}; {profile.shift_y}"
    record("blank.save", actor=actor, now=now, obj=profile, paper=profile.name, shift=moved)
    return profile


@transaction.atomic
def make_ruler(profile: BlankProfile, *, actor: Any, now: datetime) -> Paper:
    """The page to lay over a blank; the same one until the blank's places change."""
    check(actor, "dossiers.set_blanks")
    data = ruler(profile, made_at=now)
    return make_paper(PaperKind.BLANK_RULER, data, subject_key=f"ruler:{profile.pk}", now=now, actor=actor)


@transaction.atomic
def print_on_blank(line: DecisionLine, profile: BlankProfile, *, actor: Any, now: datetime) -> Paper:
    """The fields of one certificate for a blank; raises Conflict before its Decision is signed."""
    check(actor, "dossiers.issue_certificates")
    if line.decision.state not in SIGNED:
        raise Conflict(_("Giấy khen chỉ in được khi quyết định đã ký."))
    certificate = read_back(PaperKind.CERTIFICATE, certificate_in_force(line, now=now).data)
    paper = make_paper(
        PaperKind.CERTIFICATE_FIELDS, on_blank(certificate, profile, made_at=now), now=now, actor=actor,
        subject_key=f"line:{line.pk}:blank:{profile.pk}", decision=line.decision, line=line,
    )  # fmt: skip
    record("certificate.on_blank", actor=actor, now=now, obj=line.decision, number=line.register_number,
           paper=profile.name)  # fmt: skip
    return paper


@transaction.atomic
def issue_certificate(
    line: DecisionLine, *, issued_on: date, receiver: str, reason: str = "", actor: Any, now: datetime
) -> CertificateIssue:
    """Vào sổ cấp: who received it on which day; a certificate handed over already needs a reason to be made again.

    Then a new version takes the place of the one that was handed over, unless a correction has done so already.
    Raises Conflict before its Decision is published, Refused for a day that cannot be or a reason that is missing.
    """
    check(actor, "dossiers.issue_certificates")
    line = DecisionLine.objects.select_for_update(of=("self",)).select_related("decision").get(pk=line.pk)
    if line.decision.state != DecisionState.PUBLISHED:
        raise Conflict(_("Giấy khen chỉ được cấp khi quyết định đã công bố."))
    again = line.issues.exists()
    problems = _problems(line, issued_on, reason, again=again, today=actor.today)
    if problems:
        raise Refused(problems)
    paper = _to_hand_over(line, reason, actor, now) if again else certificate_in_force(line, now=now)
    row = CertificateIssue.objects.create(
        line=line, paper=paper, issued_on=issued_on, receiver=receiver, reason=reason if again else "",
        year=issued_on.year, number=next_number("certificate-issues", issued_on.year),
        recorded_at=now, recorded_by=actor.user,
    )  # fmt: skip
    told = {"number": row.full_number, "receiver": receiver} | ({"reason": reason} if again else {})
    record("certificate.issue", actor=actor, now=now, obj=line.decision, nomination=line.nomination_id, **told)
    return row


def _to_hand_over(line: DecisionLine, reason: str, actor: Any, now: datetime) -> Paper:
    """The version that takes the place of the one handed over last."""
    present, last = certificate_in_force(line, now=now), line.issues.latest("pk").paper
    return present if last not in (None, present) else reissue(line, reason=reason, actor=actor, now=now)


def _problems(line: DecisionLine, issued_on: date, reason: str, *, again: bool, today: date) -> list[Problem]:
    problems = []
    if issued_on > today:
        problems.append(Problem(_("Ngày cấp không thể ở sau hôm nay."), field="issued_on"))
    if issued_on < line.decision.signed_on:
        problems.append(Problem(_("Ngày cấp không thể ở trước ngày ký quyết định."), field="issued_on"))
    if again and not reason.strip():
        problems.append(Problem(_("Giấy khen này đã cấp: ghi lý do cấp lại."), field="reason"))
    return problems
