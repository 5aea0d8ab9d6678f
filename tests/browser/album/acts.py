"""Decisions that act on a published one, for the album."""

from awards.enums import DecisionKind, DecisionState
from awards.models import Decision
from tests.awards import acts
from tests.browser.album.objects import Kwargs, key


def touched() -> Decision:
    return Decision.objects.filter(state=DecisionState.PUBLISHED, kind=DecisionKind.AWARD).order_by("-pk").first()


def touched_key() -> Kwargs:
    return key(touched())


def drafted_correction() -> Kwargs:
    row = touched()
    line = row.lines.last()
    return key(acts.drafted(DecisionKind.CORRECT, row, acts.renaming(line, f"{line.printed_name} Sửa")))


def revoked() -> Kwargs:
    """A Decision of which one award was revoked, as a guest reads it."""
    row = touched()
    acts.published(acts.drafted(DecisionKind.REVOKE, row, acts.revoking(row, row.lines.last())))
    return key(row)


def revocation() -> Kwargs:
    return key(Decision.objects.filter(kind=DecisionKind.REVOKE).last())
