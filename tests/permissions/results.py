"""What the addresses about results are asked about: the posted list, what is held against a result."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from awards.models import Complaint, Posting
from awards.selectors.postings import intended_list
from core.clock import day_of
from core.journal.chain import sha256
from tests import factories as make
from tests.clock import NOW

if TYPE_CHECKING:
    from tests.permissions.world import World

Built = tuple[dict[str, Any], Any]
TODAY, DAY = day_of(NOW), timedelta(days=1)
AGREED = {"agreed_at": NOW}
POSTED = {
    "waiting": {"from_day": TODAY, "to_day": TODAY + 9 * DAY},
    "posted": AGREED | {"from_day": TODAY - DAY, "to_day": TODAY},
    "over": AGREED | {"from_day": TODAY - 9 * DAY, "to_day": TODAY - DAY},
}


def _posting(world: "World", state: str) -> Built:
    """The list of the decided round: it waits for leadership, hangs for its last day, or hung until yesterday."""
    round_ = world.proposals["decided"].round
    content = intended_list(round_)
    values = POSTED[state] | {"content": content, "content_hash": sha256(content), "proposed_at": NOW}
    row, _new = Posting.objects.get_or_create(
        round=round_, to_day=POSTED[state]["to_day"], defaults=values | {"proposed_by": world.users["chief"]}
    )
    return {"pk": row.pk}, row


ANSWERED = {"state": "answered", "outcome": "rejected", "answer": "Không", "answered_at": NOW}


def _complaint(world: "World", state: str) -> Built:
    """The head's, for the own unit, about the published Decision's round."""
    proposal = world.decisions["published"].lines.first().nomination.proposal
    values = {"kind": "petition", "for_unit": True, "text": "CANARYCOMPLAINT", "received_at": NOW}
    if state == "answered":
        values |= ANSWERED | {"answered_by": world.users["chief"], "answer_file": make.stored_file()}
    row, _new = Complaint.objects.get_or_create(
        round=proposal.round, unit=proposal.unit, sent_by=world.users["head"], state=state, defaults=values
    )
    return {"pk": row.pk}, row


OBJECTS = {"posting": (_posting, tuple(POSTED)), "complaint": (_complaint, ("received", "answered"))}
