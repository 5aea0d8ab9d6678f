"""Requests for supplement: which is open, whom it is about, what was done about each of its remarks."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.translation import gettext as _

from awards.enums import ProposalState
from awards.models import Nomination, Proposal, Remark, Submission, SupplementRequest
from awards.selectors.versions import Compared, compare, content_lines
from campaigns.models import Round
from campaigns.selectors import window
from core.text import format_date

Content = dict[str, Any]
# The signed copies are no part of the frozen content: what was done about a remark on them is seen by eye.
SIGNED = "signed"
NOMINEE_PLACES = ("nominee", "vote", "report")


def open_request(proposal: Proposal) -> SupplementRequest | None:
    """The request that the unit is answering, if the proposal is back with it."""
    if proposal.state != ProposalState.SUPPLEMENTING:
        return None
    return proposal.requests.filter(closed_at=None).select_related("asked_by", "nomination").first()


def is_overdue(request: SupplementRequest, proposal: Proposal, now: datetime) -> bool:
    """Whether nobody answered in time: both the request's date and the unit's cut-off have passed."""
    return window(proposal.round, proposal.unit).until(request.due).late_at(now)


def version_before(submission: Submission | None) -> Submission | None:
    """The version that this one took the place of."""
    if submission is None:
        return None
    return Submission.objects.filter(proposal=submission.proposal_id, sequence__lt=submission.sequence).first()


def is_awaited(nomination: Nomination) -> bool:
    """Whether the unit is asked for more about this nominee, so that nobody judges him now."""
    request = open_request(nomination.proposal)
    return request is not None and request.nomination_id in (None, nomination.pk)


@dataclass(frozen=True)
class AskedIn:
    """What the requests of a whole round say: (proposal, nomination or None for every one) of which more is awaited,
    and on which instruction of leadership a nominee was added to what his unit had sent."""

    awaited: frozenset[tuple[int, int | None]]
    added: dict[int, str]

    def awaits(self, nomination: Nomination) -> bool:
        """Whether nobody judges him now, because his unit is asked for more about him."""
        return not self.awaited.isdisjoint({(nomination.proposal_id, pk) for pk in (None, nomination.pk)})


def asked_in(round_: Round) -> AskedIn:
    """What `is_awaited` and `instruction` say of every nominee of a round, in one query."""
    is_open = Q(proposal__state=ProposalState.SUPPLEMENTING, closed_at=None)
    rows = SupplementRequest.objects.filter(is_open | Q(adds_nominee=True), proposal__round=round_)
    rows = list(rows.annotate(is_open=ExpressionWrapper(is_open, BooleanField())))
    return AskedIn(
        frozenset((row.proposal_id, row.nomination_id) for row in rows if row.is_open),
        {row.nomination_id: instruction(row) for row in rows if row.adds_nominee},
    )


def instruction(request: SupplementRequest) -> str:
    """The source of a nominee whom a request has brought in."""
    text = _("Bổ sung theo ý kiến chỉ đạo số %(number)s ngày %(day)s")
    return text % {"number": request.paper_number, "day": format_date(request.paper_date)}


def is_under_appraisal(proposal: Proposal, nomination: Nomination) -> bool:
    """Whether Văn phòng has the nominee before it: received, and not the one who is asked about."""
    if proposal.state == ProposalState.ACCEPTED:
        return True
    request = open_request(proposal)
    return request is not None and request.was_received and request.nomination_id not in (None, nomination.pk)


def places_of_nominee(pk: int) -> list[str]:
    return [f"{name}:{pk}" for name in NOMINEE_PLACES]


def nominee_at(place: str) -> int | None:
    """The nomination that a place is about, None for papers of the whole proposal."""
    name, _colon, rest = place.partition(":")
    pk = rest.partition(":")[0]
    return int(pk) if name in NOMINEE_PLACES and pk.isdecimal() else None


def within(remarks: Iterable[Remark], place: str) -> list[Remark]:
    """Those pinned to `place` or to a part of it."""
    return [row for row in remarks if f"{row.place}:".startswith(f"{place}:")]


def asked_places(request: SupplementRequest | None) -> list[str] | None:
    """The places that may be corrected without being "sửa thêm"; None when nothing particular was named."""
    if request is None:
        return None
    places = [remark.place for remark in request.remarks.all()]
    if request.nomination_id:
        places += places_of_nominee(request.nomination_id)
    if request.adds_nominee:
        places += ["minutes", "letter"]
    return places or None


@dataclass(frozen=True)
class CheckedRemark:
    """A remark and whether what it names differs by now; None where contents cannot say."""

    remark: Remark
    is_changed: bool | None

    @property
    def code(self) -> str:
        return {True: "changed", False: "unchanged", None: "by_eye"}[self.is_changed]

    @property
    def label(self) -> str:
        return {True: _("Đã thay đổi"), False: _("Chưa thay đổi"), None: _("Xem bản ký")}[self.is_changed]


@dataclass(frozen=True)
class Review:
    """The answer to a request beside the version that it was asked about."""

    request: SupplementRequest
    lines: list[Compared]

    @cached_property
    def different(self) -> list[Compared]:
        return [line for line in self.lines if line.is_different]

    @cached_property
    def extra(self) -> list[Compared]:
        return [line for line in self.different if line.extra]

    @cached_property
    def remarks(self) -> list[CheckedRemark]:
        return [CheckedRemark(remark, self._is_changed(remark)) for remark in self.request.remarks.all()]

    @property
    def unchanged(self) -> list[CheckedRemark]:
        return [one for one in self.remarks if one.is_changed is False]

    @property
    def done(self) -> int:
        return len(self.remarks) - len(self.unchanged)

    def _is_changed(self, remark: Remark) -> bool | None:
        if remark.place == SIGNED:
            return None
        return any(line.is_different and line.line.is_within([remark.place]) for line in self.lines)


def review(request: SupplementRequest, content: Content, rules: Content, before: Submission) -> Review:
    """`content` beside the submitted version `before`, both read with the same version of the round's rules."""
    old, new = content_lines(before.content, rules), content_lines(content, rules)
    return Review(request, compare(new, old, asked_places(request)))


def review_answer(submission: Submission | None, before: Submission | None) -> Review | None:
    """A submitted version that answers a request, beside the version before it; None for any other."""
    if submission is None or submission.request is None or before is None:
        return None
    return review(submission.request, submission.content, submission.round_version.content, before)


def reviews_of(proposals: Collection[Proposal]) -> Iterator[tuple[Proposal, Review]]:
    """What came of the request that each proposal's version answers, in a number of queries that does not grow."""
    requests = SupplementRequest.objects.filter(answers__in=[one.submission_id for one in proposals])
    by_pk = requests.prefetch_related("remarks").in_bulk() if proposals else {}
    versions: dict[int, list[Submission]] = {}
    rows = Submission.objects.filter(proposal__in=proposals).select_related("round_version").defer("manifest")
    for row in rows.order_by("sequence"):
        versions.setdefault(row.proposal_id, []).append(row)
    for proposal in proposals:
        before, last = versions[proposal.pk][-2:]
        yield proposal, review(by_pk[last.request_id], last.content, last.round_version.content, before)
