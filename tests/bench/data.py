"""A department with a round that leadership reads, proposals ready to be submitted, and the sessions of its people."""

from dataclasses import dataclass

from django.core.management import call_command
from django.db import transaction
from django.test import Client

from core.clock import set_training_clock
from organization.models import User
from tests import factories
from tests.awards.review import appraised, received
from tests.bench.models import BareRow
from tests.clock import NOW

# A page of a list: so many units on the desk, so many nominees before leadership.
ROWS = 50


@dataclass(frozen=True)
class Submitter:
    """Somebody signed in, and the proposal he submits."""

    session: str
    proposal: int


@dataclass(frozen=True)
class Data:
    submitters: list[Submitter]
    office: str
    leader: str
    campaign: int
    read_round: int


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def migrated() -> None:
    """An empty database whose clock stands where the factories want it."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    set_training_clock(NOW)


def build(proposals: int) -> Data:
    """Fill the database, in one transaction: thousands of commits would wait for the disk."""
    with transaction.atomic():
        return _filled(proposals)


def _filled(proposals: int) -> Data:
    BareRow.objects.bulk_create(BareRow(name=f"Dòng {n}", text="Hoàn thành tốt nhiệm vụ. " * 10) for n in range(1000))
    factories.agency()
    read_round = reviewed_round()
    units = [factories.unit() for _ in range(proposals)]
    of_round = factories.opened_round(campaign=read_round.campaign)
    drafts = [factories.ready_proposal(of_round, unit) for unit in units]
    submitters = [Submitter(session_of(factories.head(draft.unit)), draft.pk) for draft in drafts]
    office, leader = session_of(factories.chief()), session_of(factories.leader())
    return Data(submitters, office, leader, of_round.campaign_id, read_round.pk)


def reviewed_round():
    """A round of ROWS units; half of them have nominated two each, who are appraised and before leadership."""
    units = [factories.unit() for _ in range(ROWS)]
    found, officer = factories.opened_round(), factories.appraiser()
    for unit in units[: ROWS // 2]:
        appraised(received(of_round=found, of_unit=unit), officer)
    return found
