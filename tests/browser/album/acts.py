"""Decisions that act on a published one, for the album."""

from datetime import timedelta

from awards.enums import DecisionKind, DecisionState
from awards.models import Decision
from dossiers.services.office_papers import certificate_in_force
from tests.awards import acts
from tests.browser.album.objects import Kwargs, actor, key


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


def printed_before() -> Kwargs:
    """A Decision that was corrected after one of its certificates was printed."""
    row = touched()
    line = row.lines.first()
    print_of = certificate_in_force(line, now=actor("vanthu").now)
    act = acts.published(acts.drafted(DecisionKind.CORRECT, row, acts.renaming(line, f"{line.printed_name} Sửa")))
    Decision.objects.filter(pk=act.pk).update(published_at=print_of.made_at + timedelta(minutes=1))
    return key(row)


def line_printed_before() -> Kwargs:
    return key(touched().lines.first())
