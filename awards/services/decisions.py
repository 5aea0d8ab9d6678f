"""Quyết định khen thưởng: dự thảo → trình ký → đã ký → công bố."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import DecisionState
from awards.models import Decision, DecisionLine, Nomination
from awards.selectors.bonus import bonuses
from awards.selectors.foreseen import agreed_in, lines_for
from awards.selectors.postings import not_posted
from awards.services.acts import must_be_in_force, take_effect
from awards.services.locked import lock_decision, lock_nomination
from awards.workflow import transition
from campaigns.enums import Power
from campaigns.models import AwardType, Round
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.locks import ROUND_GATE, hold_gate
from core.outbox.put import put
from core.refusals import Conflict, Problem, Refused
from core.series import next_number
from organization.enums import AwardKind, FactState
from organization.models import Agency, Appointment, AwardRecord
from organization.services.notices import people_of_unit, tell

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True)
class Signing:
    """What văn thư enters of a signed Decision."""

    number: str
    symbol: str
    signed_on: date | None
    signer: Appointment | None
    copy: StoredFile | None


def ready_for_decision(round_: Round, award: AwardType) -> list[Nomination]:
    """Nominations that leadership agreed to give `award`, in no Decision yet: collectives first, by rank."""
    return agreed_in(round_).get(award, [])


@transaction.atomic
def draft_decision(
    round_: Round, award: AwardType, *, title: str, nominations: Iterable[Nomination], actor: Any, now: datetime
) -> Decision:
    """Dự thảo: one Decision of one award over the chosen agreed nominations.

    Raises Refused when none is chosen, when the award is not the department's own, or one is not agreed to. Behind
    the gate of the round: meanwhile nobody else takes them in, takes an answer back or withdraws one.
    """
    hold_gate(ROUND_GATE, round_.pk, shared=False)
    check(actor, "awards.draft_decision")
    possible = {nomination.pk: nomination for nomination in ready_for_decision(round_, award)}
    chosen = [possible[nomination.pk] for nomination in nominations if nomination.pk in possible]
    if award.power != Power.OWN:
        raise Refused(_("%s do cấp trên quyết định, Sở không ban hành quyết định này.") % award)
    if not chosen or len(chosen) != len(list(nominations)):
        raise Refused(_("Chọn ít nhất một đối tượng đã được đồng ý và chưa có trong quyết định nào."))
    agency = Agency.objects.on(day_of(now)).first()
    decision = Decision.objects.create(
        round=round_, award_type=award, title=title, symbol=f"QĐ-{agency.symbol}" if agency else "QĐ",
        drafted_by=actor.user, drafted_at=now,
    )  # fmt: skip
    for line in lines_for(chosen, award, bonuses(day_of(now))):
        line.decision, line.code = decision, new_code()
        line.save()
    record("decision.draft", actor=actor, now=now, obj=decision, lines=len(chosen))
    return decision


def new_code() -> str:
    """A code of a certificate that cannot be guessed: twelve letters without look-alikes."""
    return "".join(secrets.choice(CODE_LETTERS) for _letter in range(12))


@transaction.atomic
def remove_line(line: DecisionLine, *, actor: Any, now: datetime) -> None:
    """Take one subject out of a draft; it may then go into another Decision or be reconsidered."""
    decision = lock_decision(line.decision)
    check(actor, "awards.draft_decision")
    if decision.state != DecisionState.DRAFT:
        raise Conflict(_("Chỉ sửa được danh sách khi quyết định còn là dự thảo."))
    record("decision.remove_line", actor=actor, now=now, obj=decision, nomination=line.nomination_id)
    line.delete()


@transaction.atomic
def send_for_signature(decision: Decision, *, signer: Appointment | None, actor: Any, now: datetime) -> None:
    """Trình ký: the text is frozen; number and date stay blank until văn thư enters them."""
    decision = lock_decision(decision)
    if not decision.is_award:
        must_be_in_force(decision.touches)
    problems = []
    if signer is None:
        problems.append(Problem(_("Chọn người ký quyết định."), field="signer"))
    if decision.is_award and not decision.lines.exists():
        problems.append(Problem(_("Danh sách khen thưởng đang trống.")))
    if decision.is_award:
        problems += _posting_problems(decision, day_of(now))
    if problems:
        raise Refused(problems)
    transition(decision, "send", actor=actor, now=now, signer=str(signer))
    decision.signer = signer
    decision.version += 1
    decision.save(update_fields=["signer", "version"])
    put("decision_papers", f"{decision.pk}:for_signature:{decision.version}", pk=decision.pk)


def _posting_problems(decision: Decision, today: date) -> list[Problem]:
    """Where the campaign asks for it, everyone in the list has hung for all the days before it is signed."""
    names = not_posted(decision.lines.all(), decision.round, decision.award_type_id, today)
    text = _("%s chưa được niêm yết đủ thời gian trong danh sách dự kiến.")
    return [Problem(text % name) for name in names]


@transaction.atomic
def take_back(decision: Decision, *, actor: Any, now: datetime, note: str) -> None:
    """Rút về dự thảo: the text may be changed again; the printed version no longer counts."""
    decision = lock_decision(decision)
    transition(decision, "take_back", actor=actor, now=now, note=note)
    attach_signed_copy(decision, None)


def attach_signed_copy(decision: Decision, file: StoredFile | None) -> None:
    """Keep the print that its signer has signed here (None: forget it); văn thư's number and date follow. The caller
    holds the row."""
    decision.signed_copy = file
    decision.save(update_fields=["signed_copy"])


@transaction.atomic
def record_signed(decision: Decision, signing: Signing, *, actor: Any, now: datetime) -> None:
    """Ghi nhận đã ký: number and date as văn thư gave them, signer, signed copy.

    Without a copy the one that was signed here counts. Bonuses are those of the day of signing; each line gets its
    number of the award register. Raises Refused with everything missing, and when the number is taken in that year.
    """
    decision = lock_decision(decision)
    problems = _signed_by_another(decision, signing)
    signing = replace(signing, copy=signing.copy or decision.signed_copy)
    problems += _signing_problems(signing, day_of(now))
    if problems:
        raise Refused(problems)
    for name, value in (("number", signing.number), ("symbol", signing.symbol), ("signed_on", signing.signed_on),
                        ("signer", signing.signer), ("signed_copy", signing.copy)):  # fmt: skip
        setattr(decision, name, value)
    try:
        with transaction.atomic():
            decision.save(update_fields=["number", "symbol", "signed_on", "signer", "signed_copy"])
    except IntegrityError as error:
        raise Refused(Problem(_("Số quyết định này đã dùng trong năm."), field="number")) from error
    transition(decision, "sign", actor=actor, now=now, number=signing.number, signed_on=signing.signed_on.isoformat())
    amounts = bonuses(signing.signed_on)
    for line in decision.lines.select_related("nomination"):
        line.bonus = amounts.get((decision.award_type_id, line.nomination.subject_kind))
        line.register_number = f"{next_number('award-register', signing.signed_on.year):04}"
        line.save(update_fields=["bonus", "register_number"])
    put("decision_papers", f"{decision.pk}:signed", pk=decision.pk)
    put("signatures", f"{signing.copy.pk}", pk=signing.copy.pk)


def _signed_by_another(decision: Decision, signing: Signing) -> list[Problem]:
    if signing.copy or not decision.signed_copy_id or signing.signer in (None, decision.signer):
        return []
    text = _("Bản ký số trên hệ thống là của %s: chọn đúng người đã ký.")
    return [Problem(text % decision.signer, field="signer")]


def _signing_problems(signing: Signing, today: date) -> list[Problem]:
    problems = []
    if not signing.number.strip():
        problems.append(Problem(_("Nhập số quyết định do văn thư cấp."), field="number"))
    if signing.signed_on is None:
        problems.append(Problem(_("Nhập ngày ký."), field="signed_on"))
    elif signing.signed_on > today:
        problems.append(Problem(_("Ngày ký không thể ở sau hôm nay."), field="signed_on"))
    if signing.signer is None:
        problems.append(Problem(_("Chọn người ký."), field="signer"))
    elif signing.signed_on and not signing.signer.holds_on(signing.signed_on):
        problems.append(Problem(_("Người ký không giữ chức vụ này vào ngày ký."), field="signer"))
    if signing.copy is None:
        problems.append(Problem(_("Tải lên bản quyết định đã ký."), field="file"))
    return problems


@transaction.atomic
def publish_decision(decision: Decision, *, actor: Any, now: datetime) -> None:
    """Công bố: awards count from here, or an act takes effect on them; units, honours board and records learn of it."""
    decision = lock_decision(decision)
    transition(decision, "publish", actor=actor, now=now, number=decision.number)
    decision.published_at = now
    decision.save(update_fields=["published_at"])
    put("decision_papers", f"{decision.pk}:published", pk=decision.pk)
    if decision.is_award:
        _grant(decision, actor, now)
    else:
        take_effect(decision, actor=actor, now=now)


def _grant(decision: Decision, actor: Any, now: datetime) -> None:
    units = set()
    for line in decision.lines.select_related("nomination__proposal"):
        nomination = lock_nomination(line.nomination)
        transition(nomination, "grant", actor=actor, now=now, decision=decision.number)
        AwardRecord.objects.create(**_award_record(decision, nomination, actor))
        units.add(nomination.proposal.unit_id)
    text = _("Sở đã công bố %s.") % decision
    for unit_id in units:
        url = reverse("decision", args=[decision.pk])
        tell(people_of_unit(unit_id, day_of(now)), text=text, key=f"published:{decision.pk}", now=now, url=url)


def _award_record(decision: Decision, nomination: Nomination, actor: Any) -> dict:
    agency = Agency.objects.on(decision.signed_on).first()
    return {
        "person": nomination.person,
        "unit": nomination.unit,
        "kind": AwardKind.COMMENDATION,
        "year": decision.round.year,
        "name": decision.award_type.name,
        "number": f"{decision.number}/{decision.symbol}",
        "decided_on": decision.signed_on,
        "issuer": agency.head_full_title if agency else decision.award_type.authority,
        "content": decision.round.campaign.achievement,
        "state": FactState.OWN,
        "entered_by": actor.user,
    }
