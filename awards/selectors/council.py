"""A session of the council as it stands: who sits, who is there, who does not vote on whom, what came out."""

from collections.abc import Iterable
from dataclasses import dataclass

from awards.enums import RecusalGround, SessionState
from awards.models import AgendaItem, Attendance, CouncilMember, CouncilSession, DeclaredRelative, Recusal
from campaigns.models import Round

# Before it opens who is recused follows from what is declared; from then on it is what was so at the opening.
BEFORE_OPENING = (SessionState.PLANNED, SessionState.INVITED)
UNDER_WAY = (*BEFORE_OPENING, SessionState.OPEN)


@dataclass
class Room:
    """A session with everybody in it; `recused` says of each item who does not vote on it, and why."""

    session: CouncilSession
    items: list[AgendaItem]
    seats: list[Attendance]
    recused: dict[int, dict[int, str]]

    @property
    def voters(self) -> list[Attendance]:
        """The members who have a vote."""
        return [seat for seat in self.seats if seat.has_vote]

    @property
    def present(self) -> list[Attendance]:
        """The voting members who are present: they make the quorum."""
        return [seat for seat in self.voters if seat.present]

    @property
    def takers(self) -> list[Attendance]:
        """The voting members whose ballots count: present, or absent with an opinion in writing."""
        return [seat for seat in self.voters if seat.takes_part]

    @property
    def waiting(self) -> list[Attendance]:
        """Those who take part and whose ballot is not in."""
        return [seat for seat in self.takers if not seat.voted]

    def entitled(self, item: AgendaItem) -> tuple[int, int]:
        """How many may vote on `item`, and how many of them take part."""
        away = self.recused.get(item.pk, {})
        return (
            sum(seat.member_id not in away for seat in self.voters),
            sum(seat.member_id not in away for seat in self.takers),
        )

    def ballot_of(self, member: CouncilMember) -> list[AgendaItem]:
        """The lines of a member's ballot."""
        return [item for item in self.items if member.pk not in self.recused.get(item.pk, {})]


def room_of(session: CouncilSession) -> Room:
    about = ("nomination__appraisal", "nomination__person", "award_type", "lower_award")
    items = list(session.items.select_related(*about))
    seats = list(session.attendances.select_related("member__person"))
    return Room(session, items, seats, _recused(session, items))


def _recused(session: CouncilSession, items: list[AgendaItem]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    rows = Recusal.objects.filter(item__session=session)
    for item_id, member_id, ground in rows.values_list("item", "member", "ground"):
        found.setdefault(item_id, {})[member_id] = ground
    if session.state in BEFORE_OPENING:
        for item_id, members in declared_conflicts(session, items).items():
            found[item_id] = found.get(item_id, {}) | members
    return found


def declared_conflicts(session: CouncilSession, items: Iterable[AgendaItem]) -> dict[int, dict[int, str]]:
    """By default nobody votes on himself, nor on whom he has declared a relative (domain.md, "Who")."""
    members = CouncilMember.objects.filter(council=session.council_id).values_list("person", "pk")
    relatives = DeclaredRelative.objects.filter(member__council=session.council_id).values_list("person", "member")
    concerned: dict[int, dict[int, str]] = {}
    for person, member in relatives:
        concerned.setdefault(person, {})[member] = RecusalGround.RELATIVE
    for person, member in members:
        concerned.setdefault(person, {})[member] = RecusalGround.ONESELF
    people = {item.pk: item.nomination.person_id for item in items}
    return {pk: concerned[person] for pk, person in people.items() if person in concerned}


def advice_on(nominations: Iterable[int]) -> dict[int, AgendaItem]:
    """What the council advised on each nomination in its last session that has closed."""
    rows = AgendaItem.objects.filter(nomination__in=nominations, session__state=SessionState.CLOSED)
    rows = rows.select_related("lower_award", "session__council").order_by("session__closed_at", "pk")
    return {row.nomination_id: row for row in rows}


def council_on(round_: Round) -> tuple[dict[int, AgendaItem], CouncilSession | None]:
    """What the council advised on each nomination of a round, as `advice_on`, and its session that is not over; a round
    that asks no council has neither."""
    rows = AgendaItem.objects.filter(session__round=round_).exclude(session__state=SessionState.CANCELLED)
    rows = rows.select_related("lower_award", "session").order_by("session__closed_at", "pk")
    advice, under_way = {}, None
    for row in rows:
        if row.session.state == SessionState.CLOSED:
            advice[row.nomination_id] = row
        else:
            under_way = row.session
    return advice, under_way
