"""Sắp tới: what the calendar brings next to the reader, the soonest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import SupplementRequest
from campaigns.models import Round
from campaigns.selectors import windows_of
from organization.actors import Actor
from organization.enums import Role


@dataclass(frozen=True)
class Event:
    """At this instant this will happen; `url` leads to what one does about it, "" where there is nothing to do."""

    at: datetime
    what: str
    url: str = ""


def upcoming(actor: Actor) -> list[Event]:
    """Cut-offs of open rounds, own and granted ones apart; dates by which a supplement is awaited."""
    events = [*_cutoffs(actor), *_supplements(actor)]
    return sorted((event for event in events if event.at > actor.now), key=attrgetter("at"))


def _cutoffs(actor: Actor) -> Iterator[Event]:
    rounds = Round.objects.filter(opened_at__lte=actor.now)
    windows = windows_of(rounds)
    for round_ in rounds:
        general = windows[round_.pk].of(None).cutoff
        what = _("Hết hạn nộp hồ sơ %s; ngay sau đó danh sách được chốt.") % round_
        yield Event(general, what, _place(actor, round_))
        for unit in actor.units:
            own = windows[round_.pk].of(unit.pk).cutoff
            if own != general:
                yield Event(own, _("Hạn riêng của %(unit)s, %(round)s.") % {"unit": unit.short_name, "round": round_})


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
