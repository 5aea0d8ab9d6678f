"""Pressing "Nộp" and its neighbours as a test does it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from awards.models import Proposal, Remark, Submission, SupplementRequest
from awards.services.remarks import Note, pin_remark
from awards.services.submissions import start_correction, submit_proposal, withdraw_proposal
from awards.services.supplements import receive_proposal, request_supplement
from campaigns.services.extensions import extend_cutoff
from core import clock
from organization.enums import Role
from organization.models import User
from tests import factories as make
from tests.clock import CUT_OFF

MICRO = timedelta(microseconds=1)
SECOND = timedelta(seconds=1)
W = timedelta(seconds=120)
_keys = count(1)


def head_of(proposal: Proposal) -> Any:
    return make.actor(make.head(proposal.unit), clock.now())


def officer_now() -> Any:
    """An appraiser of Văn phòng, the same one when asked again."""
    user = User.objects.filter(grants__role=Role.APPRAISER).first() or make.appraiser()
    return make.actor(user, clock.now())


def submit(proposal: Proposal, *, arrived_at: datetime | None = None, key: str = "", **options: Any) -> Submission:
    """The unit's head presses "Nộp"; a fresh key unless one is given."""
    key = key or f"lan-bam-{next(_keys)}"
    return submit_proposal(proposal, actor=head_of(proposal), arrived_at=arrived_at, key=key, **options)


def correct(proposal: Proposal) -> Proposal:
    return start_correction(proposal, actor=head_of(proposal), now=clock.now())


def withdraw(proposal: Proposal, **options: Any) -> Proposal:
    options = {"arrived_at": None, "note": "Rút để làm lại"} | options
    return withdraw_proposal(proposal, actor=head_of(proposal), **options)


def extend(proposal: Proposal, cutoff: datetime = CUT_OFF + timedelta(days=3), *, everyone: bool = False) -> None:
    officer = officer_now()
    unit = None if everyone else proposal.unit
    extend_cutoff(proposal.round, unit, cutoff, make.grounds(), actor=officer, now=clock.now())


def pin(proposal: Proposal, place: str = "minutes", text: str = "Ghi rõ lý do vắng mặt") -> Remark:
    """Văn phòng writes a remark down."""
    return pin_remark(proposal, Note(place, "Biên bản họp", text), actor=officer_now(), now=clock.now())


def ask(proposal: Proposal, due: datetime, *places: str, **options: Any) -> SupplementRequest:
    """Văn phòng asks for a supplement before `due`, with a remark on each of `places` (the minutes)."""
    remarks = [pin(proposal, place).pk for place in places or ("minutes",)]
    options = {"actor": officer_now()} | options
    return request_supplement(proposal, due=due, remarks=remarks, now=clock.now(), **options)


def receive(proposal: Proposal) -> None:
    receive_proposal(proposal, actor=officer_now(), now=clock.now())


def codes(refusal: Any) -> set[str]:
    """The codes of a refusal caught by pytest.raises."""
    return {problem.code for problem in refusal.value.problems}
