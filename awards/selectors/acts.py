"""What later Decisions have made of a published one: revoked, replaced, corrected; the printed words in force."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from awards.enums import ChangePart, DecisionKind, DecisionState, NominationState
from awards.models import Decision, DecisionChange, DecisionLine

RESTATING = (DecisionKind.CORRECT, DecisionKind.REPLACE)


@dataclass(frozen=True)
class Words:
    """How a subject is printed; `source` is the Decision that changed these words last, None for the first ones."""

    salutation: str
    name: str
    position: str
    unit: str
    source: Decision | None = None

    @property
    def place(self) -> str:
        return ", ".join(part for part in (self.position, self.unit) if part)


@dataclass(frozen=True)
class Standing:
    """Whether a published Decision is in force, and the published ones that touch it, in the order of their days."""

    acts: tuple[Decision, ...]
    wholly_revoked: bool

    @property
    def revocations(self) -> list[Decision]:
        return [act for act in self.acts if act.kind == DecisionKind.REVOKE]

    @property
    def corrections(self) -> list[Decision]:
        return [act for act in self.acts if act.kind == DecisionKind.CORRECT]

    @property
    def replaced_by(self) -> Decision | None:
        return next((act for act in self.acts if act.kind == DecisionKind.REPLACE), None)

    @property
    def in_force(self) -> bool:
        return self.replaced_by is None and not self.wholly_revoked


def awarding(decision: Decision) -> Decision:
    """The Decision whose lines `decision` is about: itself, or the first one in a row of replacements."""
    while not decision.is_award:
        decision = decision.touches
    return decision


def lines_in(decision: Decision) -> QuerySet[DecisionLine]:
    """The subjects in the list of `decision`, whoever of them still stands."""
    if decision.is_award:
        return decision.lines.all()
    if decision.kind == DecisionKind.CORRECT:
        return lines_in(decision.touches)
    return DecisionLine.objects.filter(changes__act=decision, changes__part="")


def standing_lines(decision: Decision) -> QuerySet[DecisionLine]:
    """Those of its list whose award stands."""
    return lines_in(decision).filter(nomination__state=NominationState.GRANTED)


def standing_of(decision: Decision) -> Standing:
    acts = decision.acts.filter(state=DecisionState.PUBLISHED).order_by("signed_on", "pk")
    published = decision.state == DecisionState.PUBLISHED
    return Standing(tuple(acts), published and not standing_lines(decision).exists())


def words_in_force(lines: Iterable[DecisionLine], *, before: Decision | None = None) -> dict[int, Words]:
    """The printed words of each line as the published corrections and replacements have left them, in one query.

    `before` gives them as they were when that act came: those of its day and number, and of none that is later.
    """
    found = {row.pk: _first_words(row) for row in lines}
    changes = restatements().filter(line__in=found)
    if before:
        changes = changes.exclude(act=before)
    if before and before.signed_on:
        earlier = Q(act__signed_on=before.signed_on, act__lt=before.pk)
        changes = changes.filter(earlier | Q(act__signed_on__lt=before.signed_on))
    for change in changes.select_related("act").order_by("act__signed_on", "act", "pk"):
        found[change.line_id] = replace(found[change.line_id], **{change.part: change.right}, source=change.act)
    return found


def restatements() -> QuerySet[DecisionChange]:
    """What published corrections and replacements changed in printed words."""
    published = DecisionChange.objects.filter(act__state=DecisionState.PUBLISHED, act__kind__in=RESTATING)
    return published.exclude(part="")


def words_with(line: DecisionLine, words: Words, act: Decision) -> Words:
    """`words` of a line with what a draft `act` changes in them."""
    changed = {change.part: change.right for change in act.changes.all() if change.line_id == line.pk and change.part}
    return replace(words, **changed)


def _first_words(line: DecisionLine) -> Words:
    return Words(line.salutation, line.printed_name, line.printed_position, line.printed_unit)


@dataclass(frozen=True)
class Listed:
    """One subject in a Decision's list: as it is printed there, as it is printed `now` where that is another way, by
    which Decision the award was revoked."""

    line: DecisionLine
    printed: Words
    now: Words | None
    revoked: Decision | None


def listed_in(decision: Decision) -> list[Listed]:
    """The list of a Decision with what has become of each; nothing for a correction, whose list is another's."""
    if decision.kind == DecisionKind.CORRECT:
        return []
    lines = list(lines_in(decision).select_related("nomination__proposal__unit"))
    before = None if decision.is_award else decision
    printed = (
        {row.pk: _first_words(row) for row in lines} if decision.is_award else words_in_force(lines, before=before)
    )
    present, revoked = words_in_force(lines), revoked_by(lines)
    rows = []
    for line in lines:
        words = printed[line.pk] if decision.is_award else words_with(line, printed[line.pk], decision)
        other = present[line.pk] if parts_of(present[line.pk]) != parts_of(words) else None
        rows.append(Listed(line, words, other, revoked.get(line.pk)))
    return rows


def parts_of(words: Words) -> dict[str, str]:
    """The words by the part of a change."""
    return {part.value: getattr(words, part.value) for part in ChangePart}


def replaced_by(lines: Iterable[DecisionLine]) -> dict[int, Decision]:
    """In which published Decision each line that a replacement restated stands now, in one query."""
    rows = DecisionChange.objects.filter(
        line__in=[row.pk for row in lines], part="", act__kind=DecisionKind.REPLACE, act__state=DecisionState.PUBLISHED
    )
    return {row.line_id: row.act for row in rows.select_related("act").order_by("act__signed_on", "act")}


def revoked_by(lines: Iterable[DecisionLine]) -> dict[int, Decision]:
    """By which published Decision each revoked line's award was taken away, in one query."""
    rows = DecisionChange.objects.filter(
        line__in=[row.pk for row in lines], part="", act__kind=DecisionKind.REVOKE, act__state=DecisionState.PUBLISHED
    )
    return {row.line_id: row.act for row in rows.select_related("act")}
