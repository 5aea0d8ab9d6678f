from typing import Any

from core.text import format_percent
from dossiers.rendering.context.common import by_subject, moment, named
from dossiers.rendering.data import CouncilBallot, CouncilInvitation, CouncilMinutes, CouncilTally, CouncilVote
from dossiers.rendering.data.council import CouncilSitting


def council_invitation(paper: CouncilInvitation) -> dict[str, Any]:
    return {"when": moment(paper.starts_at)}


def council_ballot(paper: CouncilBallot) -> dict[str, Any]:
    lowers = any(vote.lower_award for vote in paper.votes)
    return {"groups": _groups(paper.votes), "lowers": lowers, "columns": 5 if lowers else 4}


def council_tally(paper: CouncilTally) -> dict[str, Any]:
    return _sitting(paper)


def council_minutes(paper: CouncilMinutes) -> dict[str, Any]:
    return _sitting(paper) | {
        "present": [one for one in paper.attendees if one.present],
        "absent": [one for one in paper.attendees if not one.present],
    }


def _sitting(paper: CouncilSitting) -> dict[str, Any]:
    return {
        "starts": moment(paper.starts_at),
        "ends": moment(paper.ends_at),
        "groups": _groups(paper.votes),
        "counted": paper.issued is not None,
    }


def _groups(votes: tuple[CouncilVote, ...]) -> list[dict[str, Any]]:
    return [group | {"rows": [_vote(row) for row in group["rows"]]} for group in by_subject(votes)]


def _vote(row: CouncilVote) -> dict[str, Any]:
    return {
        "row": row,
        "named": ", ".join(part for part in (named(row), row.unit) if part),
        "share": "" if row.base is None else f"{row.votes}/{row.base}",
        "percent": format_percent(row.votes, row.base) if row.base else "",
    }
