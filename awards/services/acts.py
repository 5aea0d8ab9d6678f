"""Hủy bỏ, đính chính, thay thế: a Decision of its own that acts on a published one; both stay as they were issued."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import DecisionKind, DecisionState, NominationState
from awards.models import Decision, DecisionChange, DecisionLine
from awards.selectors.acts import Words, parts_of, standing_lines, standing_of, words_in_force
from awards.services.locked import lock_decision, lock_nomination
from awards.workflow import transition
from core.access import check
from core.clock import day_of
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.enums import FactState
from organization.models import AwardRecord
from organization.services.notices import people_of_unit, tell


@dataclass(frozen=True)
class Misprint:
    """Some other place of the text: what it says and what it shall say."""

    place: str
    wrong: str
    right: str


@dataclass(frozen=True)
class ActText:
    """What Văn phòng writes of an act.

    `ground` is the case of the law, for a revocation; `lines` those whose award it takes away; `words` the printed
    words of lines as they shall be, by the line's id.
    """

    title: str
    facts: str
    ground: str = ""
    lines: tuple[int, ...] = ()
    words: dict[int, Words] = field(default_factory=dict)
    misprints: tuple[Misprint, ...] = ()


@transaction.atomic
def draft_act(kind: str, decision: Decision, text: ActText, *, actor: Any, now: datetime) -> Decision:
    """Dự thảo of a Decision that revokes, corrects or replaces `decision`.

    Raises Conflict when that one is not in force, Refused with everything missing.
    """
    check(actor, "awards.draft_decision")
    decision = lock_decision(decision)
    must_be_in_force(decision)
    changes = _changes(kind, decision, text)
    _refuse(act_problems(kind, text, changes))
    act = Decision.objects.create(
        kind=kind, touches=decision, round=decision.round, award_type=decision.award_type, symbol=decision.symbol,
        title=text.title, ground=text.ground, facts=text.facts, drafted_by=actor.user, drafted_at=now,
    )  # fmt: skip
    _keep(act, changes)
    record("decision.draft", actor=actor, now=now, obj=act, lines=len(changes), decision=str(decision), act=kind)
    return act


@transaction.atomic
def edit_act(act: Decision, text: ActText, *, actor: Any, now: datetime) -> Decision:
    """Write a draft anew; raises Conflict once it was sent for signature, Refused with everything missing."""
    act = _draft(act, actor)
    must_be_in_force(act.touches)
    changes = _changes(act.kind, act.touches, text)
    _refuse(act_problems(act.kind, text, changes))
    act.title, act.ground, act.facts = text.title, text.ground, text.facts
    act.save(update_fields=["title", "ground", "facts"])
    act.changes.all().delete()
    _keep(act, changes)
    record("decision.edit", actor=actor, now=now, obj=act, lines=len(changes))
    return act


@transaction.atomic
def drop_act(act: Decision, *, actor: Any, now: datetime) -> None:
    """Bỏ dự thảo of an act that was never sent for signature; what was printed once stays."""
    act = _draft(act, actor)
    if act.version > 1:
        raise Conflict(_("Dự thảo này đã từng trình ký nên được giữ lại; hãy sửa rồi trình ký lại."))
    record("decision.drop", actor=actor, now=now, obj=act, decision=str(act.touches), act=act.kind)
    act.delete()


def _draft(act: Decision, actor: Any) -> Decision:
    check(actor, "awards.draft_decision")
    act = lock_decision(act)
    if act.is_award or act.state != DecisionState.DRAFT:
        raise Conflict(_("Chỉ sửa được khi quyết định hủy bỏ, đính chính, thay thế còn là dự thảo."))
    return act


def must_be_in_force(decision: Decision) -> None:
    """Raise Conflict, with the reason, unless `decision` is a published list of awards that stands."""
    restates = decision.kind in (DecisionKind.AWARD, DecisionKind.REPLACE)
    if decision.state != DecisionState.PUBLISHED or not restates:
        raise Conflict(_("Chỉ hủy bỏ, đính chính, thay thế được quyết định khen thưởng đã công bố."))
    standing = standing_of(decision)
    if standing.replaced_by:
        raise Conflict(_("%(old)s đã được thay thế bằng %(new)s; hãy làm trên quyết định đang có hiệu lực.")
                       % {"old": decision, "new": standing.replaced_by})  # fmt: skip
    if standing.wholly_revoked:
        raise Conflict(_("%s đã bị hủy bỏ toàn bộ.") % decision)


def act_problems(kind: str, text: ActText, changes: list[DecisionChange]) -> list[Problem]:
    """Everything that is missing before such an act can be drafted."""
    problems = []
    if not text.title.strip():
        problems.append(Problem(_("Ghi trích yếu."), field="title"))
    if not text.facts.strip():
        problems.append(Problem(_("Ghi lý do: sự việc, văn bản kết luận."), field="facts"))
    if kind == DecisionKind.REVOKE and not text.ground.strip():
        problems.append(Problem(_("Chọn trường hợp hủy bỏ theo luật."), field="grounds"))
    if kind == DecisionKind.REVOKE and not changes:
        problems.append(Problem(_("Chọn ít nhất một đối tượng bị hủy bỏ."), field="lines"))
    if kind == DecisionKind.CORRECT and not changes:
        problems.append(Problem(_("Chưa sửa chữ nào so với bản đang có hiệu lực.")))
    return problems


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Refused(problems)


def _changes(kind: str, decision: Decision, text: ActText) -> list[DecisionChange]:
    """The rows of an act, not saved: of a revocation its subjects, of a replacement the whole list that stands."""
    lines = list(standing_lines(decision).select_related("nomination"))
    if kind == DecisionKind.REVOKE:
        return [DecisionChange(line=line) for line in lines if line.pk in text.lines]
    listed = [DecisionChange(line=line) for line in lines] if kind == DecisionKind.REPLACE else []
    return [*listed, *_new_words(lines, text.words), *_misprints(kind, text)]


def _new_words(lines: Iterable[DecisionLine], wanted: dict[int, Words]) -> list[DecisionChange]:
    present = words_in_force(lines)
    return [
        DecisionChange(line=line, part=part, wrong=old, right=new)
        for line in lines
        if line.pk in wanted
        for (part, old), new in zip(parts_of(present[line.pk]).items(), parts_of(wanted[line.pk]).values(), strict=True)
        if new != old
    ]


def _misprints(kind: str, text: ActText) -> list[DecisionChange]:
    """Other places of the text; a replacement has a text of its own and needs none."""
    if kind != DecisionKind.CORRECT:
        return []
    return [DecisionChange(place=row.place, wrong=row.wrong, right=row.right) for row in text.misprints]


def _keep(act: Decision, changes: list[DecisionChange]) -> None:
    for change in changes:
        change.act = act
    DecisionChange.objects.bulk_create(changes)


def take_effect(act: Decision, *, actor: Any, now: datetime) -> None:
    """What publishing an act does to the awards that it touches; units learn of it. Inside the publishing.

    Raises Conflict when one of them was revoked, or the Decision replaced, meanwhile.
    """
    lines = _touched(act)
    _must_still_stand(act, lines)
    if act.kind == DecisionKind.REVOKE:
        for line in lines:
            _revoke(line, act, actor, now)
    if act.kind == DecisionKind.REPLACE:
        for line in lines:
            _record_of(line).update(number=f"{act.number}/{act.symbol}", decided_on=act.signed_on)
    _tell_units(lines, act, now)


def _must_still_stand(act: Decision, lines: list[DecisionLine]) -> None:
    """Behind the lock of the Decision it touches: two acts that exclude each other are one too many."""
    touched = lock_decision(act.touches)
    for other in standing_of(touched).acts:
        if other.kind == DecisionKind.REPLACE and other.pk != act.pk:
            raise Conflict(_("%(old)s đã được thay thế bằng %(new)s.") % {"old": touched, "new": other})
    gone = [line.printed_name for line in lines if line.nomination.state != NominationState.GRANTED]
    if gone or not lines:
        text = _("Đã bị hủy bỏ trước khi quyết định này được công bố: %s.")
        raise Conflict(text % (", ".join(gone) or touched))


def _touched(act: Decision) -> list[DecisionLine]:
    """The lines that an act is about, in their order; of a correction of the text alone, all that stand."""
    lines = DecisionLine.objects.filter(changes__act=act).distinct()
    if not lines.exists():
        lines = standing_lines(act.touches)
    return list(lines.select_related("nomination__proposal", "decision"))


def _revoke(line: DecisionLine, act: Decision, actor: Any, now: datetime) -> None:
    nomination = lock_nomination(line.nomination)
    note = _("Theo %(decision)s: %(ground)s") % {"decision": act, "ground": act.ground}
    transition(nomination, "revoke", actor=actor, now=now, note=note, decision=act.number)
    _record_of(line).update(state=FactState.REVOKED)


def _record_of(line: DecisionLine) -> Any:
    """The award record that this line's Decision, or the last one to replace it, has made."""
    nomination = line.nomination
    replacing = line.changes.filter(part="", act__kind=DecisionKind.REPLACE, act__state=DecisionState.PUBLISHED)
    numbers = {(line.decision.number, line.decision.symbol)} | set(replacing.values_list("act__number", "act__symbol"))
    return AwardRecord.objects.filter(
        person=nomination.person_id, unit=nomination.unit_id, state=FactState.OWN,
        number__in=[f"{number}/{symbol}" for number, symbol in numbers],
    )  # fmt: skip


def _tell_units(lines: list[DecisionLine], act: Decision, now: datetime) -> None:
    text = _("Sở đã công bố %(act)s (%(kind)s %(old)s).")
    words = {"act": act, "kind": act.get_kind_display().lower(), "old": act.touches}
    for unit_id in {line.nomination.proposal.unit_id for line in lines}:
        url = reverse("decision", args=[act.pk])
        tell(people_of_unit(unit_id, day_of(now)), text=text % words, key=f"published:{act.pk}", now=now, url=url)
