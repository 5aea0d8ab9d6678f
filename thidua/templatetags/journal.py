"""A row of the journal in words."""

from django import template

from awards.enums import DecisionState, NominationState, ProposalState
from core.journal.models import JournalEntry
from thidua.journal.words import action_label, change_lines, detail_words, value_lines

register = template.Library()

STATES = {
    "awards.proposal": ProposalState,
    "awards.nomination": NominationState,
    "awards.decision": DecisionState,
}


@register.filter
def action_words(entry: JournalEntry) -> str:
    """What was done, in Vietnamese."""
    return action_label(entry.action)


@register.filter
def change_words(entry: JournalEntry) -> str:
    """ "Đang soạn → Đã nộp" for a move, then the details as "name: value"."""
    details = dict(entry.details)
    states = STATES.get(entry.object_type)
    words = []
    if states and {"source", "target"} <= set(details):
        words.append(f"{states(details.pop('source')).label} → {states(details.pop('target')).label}")
    return " · ".join(
        words + [detail_words(name, value) for name, value in details.items() if value not in ("", None, [], {})]
    )


@register.filter
def changes_in_words(changes: dict) -> list[str]:
    """What differs, field by field: "điểm: 91 → 92"."""
    return change_lines(changes)


@register.filter
def values_in_words(changes: dict) -> list[str]:
    """What a row that is new would hold."""
    return value_lines(changes)
