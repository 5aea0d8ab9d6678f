from itertools import groupby
from typing import Any

from core.text import format_percent
from dossiers.rendering.context.common import by_subject, counts, moment, named, reference
from dossiers.rendering.data import BallotRow, MeetingMinutes, Nominee, SubmissionLetter, UnitBallots

# So many names stand in the letter itself; more stand in its annex alone.
NAMES_IN_LETTER = 12


def submission_letter(paper: SubmissionLetter) -> dict[str, Any]:
    nominees = sorted(paper.nominees, key=lambda nominee: -nominee.award_rank)
    return {
        "requests": _requests(nominees),
        "total": counts(nominees),
        "groups": by_subject(nominees),
        "annex_of": reference("Tờ trình", paper.letterhead, issued=paper.is_issued),
    }


def _requests(nominees: list[Nominee]) -> list[dict[str, Any]]:
    """One numbered line for each award, or for each kind of subject where all ask for the same award."""
    awards = [(award, list(rows)) for award, rows in groupby(nominees, key=lambda nominee: nominee.award)]
    if len(awards) == 1:
        parts = [("Tập thể", "collective"), ("Cá nhân", "individual")]
        awards = [(title, [n for n in nominees if n.kind == kind]) for title, kind in parts]
    shown = len(nominees) <= NAMES_IN_LETTER
    return [
        {"title": title, "count": counts(rows), "names": [_in_letter(row) for row in rows] if shown else []}
        for title, rows in awards
        if rows
    ]


def _in_letter(nominee: Nominee) -> str:
    unit = nominee.unit if nominee.kind == "individual" else ""
    return ", ".join(part for part in (named(nominee), unit) if part)


def meeting_minutes(paper: MeetingMinutes) -> dict[str, Any]:
    present = [one for one in paper.attendees if one.present]
    absent = [one for one in paper.attendees if not one.present]
    return {
        "starts": moment(paper.starts_at),
        "ends": moment(paper.ends_at),
        "total_members": len(paper.attendees) if paper.total_members is None else paper.total_members,
        "present": present,
        "absent": absent,
        "chair": next((one for one in paper.attendees if one.part == "chair"), None),
        "secretary": next((one for one in paper.attendees if one.part == "secretary"), None),
        "secret": any(row.secret for row in paper.ballots),
        "groups": [group | {"rows": [_vote(row) for row in group["rows"]]} for group in by_subject(paper.ballots)],
    }


def unit_ballots(paper: UnitBallots) -> dict[str, Any]:
    """How many papers there were stands once where it is the same for all, else in a table of its own."""
    papers = [(row.issued, row.returned, row.valid, row.invalid) for row in paper.ballots]
    return {
        "starts": moment(paper.starts_at),
        "absent": max(paper.total_members - paper.present, 0),
        "papers": papers[0] if len(set(papers)) == 1 else (),
        "passed": sum(row.passed is True for row in paper.ballots),
        "failed": sum(row.passed is False for row in paper.ballots),
        "groups": [group | {"rows": [_vote(row) for row in group["rows"]]} for group in by_subject(paper.ballots)],
    }


def _vote(row: BallotRow) -> dict[str, Any]:
    papers = (row.issued, row.returned, row.valid, row.invalid)
    return {
        "row": row,
        "named": named(row),
        "papers": " / ".join("" if count is None else str(count) for count in papers) if row.secret else "",
        "share": f"{row.in_favour}/{row.base}",
        "percent": format_percent(row.in_favour, row.base),
        "outcome": {True: "Thông qua", False: "Không thông qua", None: ""}[row.passed],
    }
