"""What the addresses about results are asked about: the posted list, what is held against a result, stories."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from awards.models import Complaint, Nomination, Posting, RoleModel, RoleModelPicture
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
    values = {"kind": "petition", "for_unit": True, "text": "CANARYCOMPLAINT", "received_at": NOW, "received_on": TODAY}
    if state == "answered":
        values |= ANSWERED | {"answered_by": world.users["chief"], "answer_file": make.stored_file()}
    row, _new = Complaint.objects.get_or_create(
        round=proposal.round, unit=proposal.unit, sent_by=world.users["head"], state=state, defaults=values
    )
    return {"pk": row.pk}, row


def _awarded(world: "World") -> Nomination:
    return world.decisions["published"].lines.first().nomination


def _awarded_nomination(world: "World", _state: str) -> Built:
    row = _awarded(world)
    return {"pk": row.pk}, row


def _role_model(world: "World", state: str) -> Built:
    """The own unit's story: it waits for Văn phòng, or is out."""
    values = {"text": "Việc đã làm", "unit": world.unit, "written_by": world.users["staff"], "written_at": NOW}
    if state == "published":
        values |= {"published_at": NOW, "published_by": world.users["chief"]}
    row, _new = RoleModel.objects.get_or_create(nomination=_awarded(world), title=state, defaults=values)
    return {"pk": row.pk}, row


def _role_model_picture(world: "World", state: str) -> Built:
    story = _role_model(world, state)[1]
    values = {"alt": "Ảnh", "added_by": world.users["staff"], "added_at": NOW, "file": make.stored_file()}
    row = story.pictures.first() or RoleModelPicture.objects.create(story=story, **values)
    return {"pk": row.pk}, story


OBJECTS = {
    "posting": (_posting, tuple(POSTED)),
    "complaint": (_complaint, ("received", "answered")),
    "awarded_nomination": (_awarded_nomination, ("",)),
    "role_model": (_role_model, ("waiting", "published")),
    "role_model_picture": (_role_model_picture, ("waiting", "published")),
}
