"""Reports that say the same: this round's others and the subject's own of earlier years, passage beside passage.

What is compared is what was submitted, and of it what tells of results; duties and the life of a person are alike by
nature. Many equal words are a reason to read, never a verdict.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from awards.enums import SectionKind
from awards.models import Nomination, Submission
from awards.selectors.records import about_subject
from core.text import Passage, Reading, common_passages

RESULTS = (SectionKind.AREA, SectionKind.SUMMARY)
# So many reports are read for one page, the newest submissions first.
MOST_REPORTS = 500
SHOWN, PASSAGES = 10, 20


@dataclass(frozen=True)
class Like:
    """Another report with passages that stand in this one too; `percent` of this report's words."""

    name: str
    unit: str
    round: str
    is_own: bool
    percent: int
    passages: Sequence[Passage]
    more: int


@dataclass(frozen=True)
class Likeness:
    """How many reports were compared, and those that share a passage, the most alike first."""

    compared: int
    words: int
    found: Sequence[Like]


def likeness_of(nomination: Nomination) -> Likeness:
    """This nominee's submitted report against all the others of the round and his own of earlier rounds."""
    mine = Reading("")
    others: list[tuple[Submission, dict[str, Any]]] = []
    for submission in _submissions(nomination).iterator(chunk_size=20):
        for row in submission.content["nominations"]:
            if row["id"] == nomination.pk:
                mine = Reading(_results(row))
            elif _is_compared(row, submission, nomination):
                others.append((submission, row))
    compared = others[:MOST_REPORTS]
    found = sorted(_found(mine, compared, nomination), key=lambda like: -like.percent)
    return Likeness(len(compared), len(mine), found[:SHOWN])


def _submissions(nomination: Nomination) -> Any:
    """The valid submissions of the round, and earlier ones in which the same subject was nominated."""
    round_ = nomination.proposal.round
    own = Nomination.objects.filter(about_subject(nomination.subject), proposal__round__year__lte=round_.year)
    own = own.exclude(proposal__round=round_)
    about = Q(proposal__round=round_) | Q(proposal__in=own.values("proposal"))
    valid = Submission.objects.filter(about, current_of__isnull=False)
    rows = valid.select_related("proposal__round", "proposal__unit")
    return rows.only("content", "proposal__round__name", "proposal__unit__short_name").order_by("-pk")


def _is_compared(row: dict[str, Any], submission: Submission, nomination: Nomination) -> bool:
    """All reports of this round; of others the subject's own."""
    if submission.proposal.round_id == nomination.proposal.round_id:
        return True
    return (row["person"], row["unit"]) == (nomination.person_id, nomination.unit_id)


def _results(row: dict[str, Any]) -> str:
    sections: Iterable[dict[str, Any]] = (row["report"] or {}).get("sections", ())
    return "\n".join(section["text"] for section in sections if section["kind"] in RESULTS)


def _found(
    mine: Reading, others: Iterable[tuple[Submission, dict[str, Any]]], nomination: Nomination
) -> Iterator[Like]:
    for submission, row in others:
        theirs = Reading(_results(row))
        passages = common_passages(mine, theirs)
        if passages:
            yield _like(submission, row, passages, _percent(mine, theirs), nomination)


def _percent(mine: Reading, theirs: Reading) -> int:
    """How much of `mine` stands in `theirs`; what they say twice does not count twice."""
    return 100 * sum(passage.words for passage in common_passages(theirs, mine)) // len(mine)


def _like(
    submission: Submission, row: dict[str, Any], passages: list[Passage], percent: int, nomination: Nomination
) -> Like:
    once = list({passage.mine.casefold(): passage for passage in passages}.values())
    longest = sorted(once, key=lambda passage: -passage.words)[:PASSAGES]
    return Like(
        name=row["printed_name"],
        unit=submission.proposal.unit.short_name,
        round=submission.proposal.round.name,
        is_own=(row["person"], row["unit"]) == (nomination.person_id, nomination.unit_id),
        percent=percent,
        passages=longest,
        more=len(once) - len(longest),
    )
