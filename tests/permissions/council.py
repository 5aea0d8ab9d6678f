"""A council in the permission world: its sessions in every state, made in hand."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from awards.enums import SessionState, VotingMode
from awards.models import Attendance, Council, CouncilMember, CouncilSession, DeclaredRelative, Proposal, Recusal
from awards.services.council.boxes import make_box
from dossiers.models import Paper, PaperKind
from dossiers.services.council_papers import make_council_paper
from tests import factories as make
from tests.clock import NOW

if TYPE_CHECKING:
    from tests.permissions.world import World

STATES = {
    "planned": (SessionState.PLANNED, VotingMode.SECRET),
    "invited": (SessionState.INVITED, VotingMode.SECRET),
    "open": (SessionState.OPEN, VotingMode.SECRET),
    "printed": (SessionState.OPEN, VotingMode.PRINTED),
    "closed": (SessionState.CLOSED, VotingMode.SECRET),
}


def make_council(world: "World") -> dict[str, CouncilSession]:
    """A session in each state, each in a round of its own; the member with the role sits in all."""
    council = Council.objects.create(
        name="Hội đồng Sở", decision_number="31/QĐ", decision_date=make.LONG_AGO, valid_from=make.LONG_AGO
    )
    people = [world.person("council"), *(make.person(world.office) for _place in range(3))]
    members = [
        CouncilMember.objects.create(
            council=council, person=person, position="Trưởng phòng", has_vote=True, order=place
        )
        for place, person in enumerate(people)
    ]
    DeclaredRelative.objects.create(member=members[1], person=make.person(), relation="vợ")
    rounds = [world.proposals["passed_on"], world.proposals["decided"], *map(_proposal_of, world.decisions.values())]
    sessions = {name: _session(members, of, *STATES[name]) for name, of in zip(STATES, rounds, strict=False)}
    make_council_paper(sessions["closed"], PaperKind.COUNCIL_MINUTES, actor=world.actor("chief"), now=NOW)
    return sessions


def _proposal_of(decision: Any) -> Proposal:
    return Proposal.objects.get(round=decision.round)


def _session(members: list[CouncilMember], proposal: Proposal, state: str, mode: str) -> CouncilSession:
    row = CouncilSession.objects.create(
        council=members[0].council, round=proposal.round, consolidation=proposal.round.consolidations.first(),
        state=state, mode=mode, starts_at=NOW + timedelta(hours=1), place="Phòng họp", chair=members[0],
        secretary=members[1], quorum="1/2",
    )  # fmt: skip
    items = [
        row.items.create(nomination=one, order=place, award_type=one.award_type, share="2/3", share_base="members")
        for place, one in enumerate(proposal.nominations.all(), 1)
    ]
    present = None if state in (SessionState.PLANNED, SessionState.INVITED) else True
    for member in members:
        away = present and member == members[3]
        seat = Attendance(session=row, member=member, present=False if away else present, in_writing=bool(away))
        seat.sit_as(member).save()
    Recusal.objects.create(item=items[0], member=members[2], ground="by_hand")
    if state == SessionState.OPEN and mode == VotingMode.SECRET:
        make_box(row, items)
    if state == SessionState.CLOSED:
        row.items.update(in_favour=3, against=0, lower=0, blank=0, outcome="agree", votes=3, base=4,
                         base_kind="members")  # fmt: skip
        CouncilSession.objects.filter(pk=row.pk).update(closed_at=NOW, issued=4, returned=3, invalid=0)
    return row


def _session_of(world: "World", state: str) -> tuple[dict, Any]:
    row = world.sessions[state]
    return {"pk": row.pk}, row


def _paper(world: "World", state: str) -> tuple[dict, Any]:
    row = world.sessions[state]
    kind = "bien-ban" if state == "closed" else "giay-moi"
    return {"pk": row.pk, "kind": kind}, row


def _minutes(_world: "World", _state: str) -> tuple[dict, Any]:
    row = Paper.objects.get(kind=PaperKind.COUNCIL_MINUTES)
    return {"pk": row.pk}, row


def _council(_world: "World", _state: str) -> tuple[dict, Any]:
    return {"pk": Council.objects.get().pk}, None


def _member(_world: "World", _state: str) -> tuple[dict, Any]:
    return {"pk": CouncilMember.objects.get(order=1).pk}, None


def _relative(_world: "World", _state: str) -> tuple[dict, Any]:
    return {"pk": DeclaredRelative.objects.get().pk}, None


def _recusal(world: "World", state: str) -> tuple[dict, Any]:
    return {"pk": Recusal.objects.get(item__session=world.sessions[state]).pk}, None


def _seat(world: "World", state: str) -> tuple[dict, Any]:
    return {"pk": Attendance.objects.get(session=world.sessions[state], in_writing=True).pk}, None


OBJECTS = {
    "council": (_council, ("",)),
    "council_member": (_member, ("",)),
    "council_relative": (_relative, ("",)),
    "council_session": (_session_of, tuple(STATES)),
    "council_minutes": (_minutes, ("",)),
    "council_paper": (_paper, ("planned", "invited", "closed")),
    "council_recusal": (_recusal, ("invited", "open")),
    "council_seat": (_seat, ("open",)),
}
