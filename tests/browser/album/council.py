"""The council that the album shows: the sample's own session, brought to each state in hand."""

from awards.enums import SessionState, VotingMode
from awards.models import Council, CouncilMember, CouncilSession, Recusal
from tests.browser.album.objects import Kwargs, first, key, person

RESULT = {"in_favour": None, "against": None, "lower": None, "blank": None, "votes": None, "base": None, "outcome": ""}


def council() -> Kwargs:
    return first(Council)


def member() -> Kwargs:
    """A member who has declared a relative."""
    row = CouncilMember.objects.order_by("pk").first()
    row.relatives.get_or_create(person_id=person()["pk"], defaults={"relation": "em ruột"})
    return key(row)


def _last() -> CouncilSession:
    return CouncilSession.objects.order_by("-starts_at").first()


def _session(state: str, mode: str = VotingMode.SECRET) -> CouncilSession:
    row = _last()
    row.items.update(**RESULT)
    here = state == SessionState.OPEN
    row.attendances.update(present=True if here else None, voted=False, in_writing=False, absence_reason="")
    CouncilSession.objects.filter(pk=row.pk).update(state=state, mode=mode, issued=None, returned=None, invalid=None)
    return row


def planned() -> Kwargs:
    return key(_session(SessionState.PLANNED))


def invited() -> Kwargs:
    row = _session(SessionState.INVITED)
    seat = row.attendances.first()
    Recusal.objects.get_or_create(item=row.items.first(), member=seat.member, defaults={"ground": "by_hand"})
    return key(row)


def voting() -> Kwargs:
    """Half of the ballots are in."""
    row = _session(SessionState.OPEN)
    for seat in list(row.attendances.all())[4:7]:
        seat.voted = True
        seat.save()
    return key(row)


def printed() -> Kwargs:
    return key(_session(SessionState.OPEN, VotingMode.PRINTED))


def in_writing() -> Kwargs:
    seat = _session(SessionState.OPEN).attendances.first()
    seat.present, seat.in_writing = False, True
    seat.save()
    return key(seat)


def over() -> Kwargs:
    return key(_last())


def listed_round() -> Kwargs:
    return key(_last().round)
