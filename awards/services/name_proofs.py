"""Soát tên: Văn phòng sends each unit the names of all it proposed, the unit answers, Văn phòng corrects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import DecisionState, NominationState
from awards.models import DecisionLine, NameProof, Nomination, Proposal
from awards.models.name_proofs import ProofState
from awards.selectors.name_proofs import nominees_to_proof, words_of
from awards.services.locked import lock_proposal
from campaigns.models import Round
from core.access import check
from core.clock import day_of
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.enums import Gender
from organization.models import Person
from organization.services.notices import people_of_unit, tell
from organization.services.people import save_person

PUBLISHED = (NominationState.GRANTED, NominationState.REVOKED)


@dataclass(frozen=True)
class Said:
    """What a unit answers about one name: right, or the words it wants."""

    proof: int
    state: str
    words: dict[str, str]


@transaction.atomic
def send_name_proofs(round_: Round, *, actor: Any, now: datetime) -> int:
    """Ask every unit about all it proposed; whoever has answered is asked again only where words have changed since.

    Units with names to look over are told. Returns how many; raises Conflict when nothing has been submitted.
    """
    check(actor, "awards.send_name_proofs", round_)
    nominees = list(nominees_to_proof(round_))
    if not nominees:
        raise Conflict(_("Chưa có hồ sơ đã nộp nào có tên để soát."))
    asked = [nominee for nominee in nominees if _ask(nominee, actor, now)]
    proposals = {nominee.proposal_id: nominee.proposal for nominee in asked}
    record("round.name_proofs", actor=actor, now=now, obj=round_, lines=len(asked), units=len(proposals))
    for proposal in proposals.values():
        _tell(proposal, now)
    return len(proposals)


def _ask(nominee: Nomination, actor: Any, now: datetime) -> bool:
    """Whether the unit has this name to look over."""
    words, proof = words_of(nominee), getattr(nominee, "name_proof", None)
    if proof is None:
        NameProof.objects.create(nomination=nominee, words=words, sent_at=now, sent_by=actor.user)
        return True
    if not proof.is_pending and proof.accepted != words:
        values = {"words": words, "state": ProofState.WAITING, "correction": {}, "sent_at": now, "sent_by": actor.user}
        NameProof.objects.filter(pk=proof.pk).update(**values, answered_at=None, answered_by=None, applied_at=None)
        return True
    return proof.state == ProofState.WAITING


def _tell(proposal: Proposal, now: datetime) -> None:
    text = _("Đề nghị soát tên, chức vụ sẽ in trên văn bản khen thưởng của các đối tượng đơn vị đã đề nghị (%s). "
             "Việc soát tên không phải là kết quả xét.") % proposal.round.name  # fmt: skip
    url, key = reverse("name_proof", args=[proposal.pk]), f"name_proof:{proposal.pk}:{now:%Y%m%d%H%M}"
    tell(people_of_unit(proposal.unit_id, day_of(now)), text=text, key=key, now=now, url=url)


@transaction.atomic
def answer_name_proofs(proposal: Proposal, said: Iterable[Said], *, actor: Any, now: datetime) -> int:
    """The unit says of its own names what is right and how the others should be; a later answer takes the place.

    Returns how many were answered. Raises Refused for a correction that corrects nothing, Conflict once published.
    """
    check(actor, "awards.answer_name_proof", proposal)
    proposal = lock_proposal(proposal)
    rows = NameProof.objects.select_for_update(of=("self",)).filter(nomination__proposal=proposal)
    proofs = {row.pk: row for row in rows.select_related("nomination")}
    answers = [(proofs[one.proof], one) for one in said if one.proof in proofs]
    if any(proof.nomination.state in PUBLISHED for proof, _one in answers):
        raise Conflict(_("Kết quả đã công bố nên không soát tên nữa; sai sót trên Giấy khen xin báo Văn phòng."))
    idle = [proof for proof, one in answers if one.state == ProofState.WRONG and one.words == proof.words]
    if idle:
        raise Refused([Problem(_("%s: chưa sửa chữ nào; nếu không có gì sai, chọn “Đúng”.") % proof) for proof in idle])
    for proof, one in answers:
        proof.state, proof.applied_at = one.state, None
        proof.correction = one.words if one.state == ProofState.WRONG else {}
        proof.answered_at, proof.answered_by = now, actor.user
        proof.save()
    wrong = sum(one.state == ProofState.WRONG for _proof, one in answers)
    record("proposal.name_proof", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id, lines=len(answers),
           wrong=wrong)  # fmt: skip
    return len(answers)


@transaction.atomic
def apply_name_corrections(proposal: Proposal, *, actor: Any, now: datetime) -> int:
    """Print a unit's nominees as it wants them, on every paper made from now on, a draft Decision too.

    All of them together, so that the unit cannot read from its pages whose name mattered. What is published is left to
    a correction of the paper. Returns how many; raises Conflict when none waits, or a Decision has left the draft.
    """
    check(actor, "awards.send_name_proofs", proposal.round)
    proposal = lock_proposal(proposal)
    proofs = _pending(proposal)
    for proof in proofs:
        _apply(proof, actor, now)
    record("proposal.name_corrections", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id,
           lines=len(proofs))  # fmt: skip
    return len(proofs)


def _pending(proposal: Proposal) -> list[NameProof]:
    rows = NameProof.objects.select_for_update(of=("self",)).filter(
        nomination__proposal=proposal, state=ProofState.WRONG, applied_at=None
    )
    proofs = list(rows.exclude(nomination__state__in=PUBLISHED).select_related("nomination__person"))
    if not proofs:
        raise Conflict(_("Không có sửa đổi nào của đơn vị này chờ áp dụng."))
    lines = DecisionLine.objects.filter(nomination__name_proof__in=proofs)
    states = set(lines.values_list("decision__state", flat=True))
    if DecisionState.FOR_SIGNATURE in states:
        raise Conflict(_("Quyết định có tên của đơn vị đang trình ký: rút về dự thảo rồi mới sửa."))
    if DecisionState.SIGNED in states:
        raise Conflict(_("Quyết định có tên của đơn vị đã ký: sửa bằng đính chính sau khi công bố."))
    return proofs


def _apply(proof: NameProof, actor: Any, now: datetime) -> None:
    nomination, words = proof.nomination, proof.correction
    printed = {"printed_name": words["name"]}
    if nomination.person is not None:
        printed |= {"printed_position": words["position"], "printed_unit": words["unit"]}
        _correct_person(nomination.person, words["salutation"], actor, now)
    Nomination.objects.filter(pk=nomination.pk).update(**printed)
    DecisionLine.objects.filter(nomination=nomination).update(**printed, salutation=words["salutation"])
    proof.applied_at = now
    proof.save(update_fields=["applied_at"])


def _correct_person(person: Person, salutation: str, actor: Any, now: datetime) -> None:
    """ "Ông" or "Bà" follows from the person; his name in the list of people is another matter."""
    if salutation != person.salutation:
        person.gender = Gender.FEMALE if salutation == "Bà" else Gender.MALE
        save_person(person, actor=actor, now=now)
