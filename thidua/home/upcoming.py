"""Sắp tới: what the calendar brings next to the reader, the soonest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import SupplementRequest
from campaigns.models import Round
from organization.actors import Actor
from organization.enums import Role
from thidua.home.opened import Opened


@dataclass(frozen=True)
class Event:
    """At this instant this will happen; `url` leads to what one does about it, "" where there is nothing to do."""

    at: datetime
    what: str
    url: str = ""


def upcoming(actor: Actor, opened: list[Opened]) -> list[Event]:
    """Cut-offs of the `opened` rounds, own and granted ones apart; dates by which a supplement is awaited."""
    events = [*_cutoffs(actor, opened), *_supplements(actor)]
    return sorted((event for event in events if event.at > actor.now), key=attrgetter("at"))


def _cutoffs(actor: Actor, opened: list[Opened]) -> Iterator[Event]:
    for one in opened:
        general = one.windows.cutoff_of(None)
        what = _("Hết hạn nộp hồ sơ %s; ngay sau đó danh sách được chốt.") % one.round
        yield Event(general, what, _place(actor, one.round))
        for unit in actor.units:
            own = one.windows.cutoff_of(unit.pk)
            if own != general:
                words = {"unit": unit.short_name, "round": one.round}
                yield Event(own, _("Hạn riêng của %(unit)s, %(round)s.") % words)


def _place(actor: Actor, round_: Round) -> str:
    """Where the reader follows the round."""
    if actor.is_office:
        return f"{reverse('desk')}?dot={round_.pk}"
    if actor.is_leadership or actor.has(Role.UNION, Role.ORGANISATION):
        return f"{reverse('progress')}?dot={round_.pk}"
    return reverse("proposals") if actor.units else ""


def _supplements(actor: Actor) -> Iterator[Event]:
    asked = SupplementRequest.objects.filter(closed_at=None, due__gt=actor.now)
    if not actor.is_office:
        asked = asked.filter(proposal__unit__in=actor.unit_ids)
    for row in asked.select_related("proposal__unit", "proposal__round"):
        words = {"unit": row.proposal.unit.short_name, "round": row.proposal.round}
        where = reverse("appraise_proposal" if actor.is_office else "proposal", args=[row.proposal_id])
        yield Event(row.due, _("Hạn bổ sung hồ sơ của %(unit)s, %(round)s.") % words, where)
