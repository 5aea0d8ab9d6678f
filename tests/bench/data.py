"""A department with proposals ready to be submitted, and the sessions of those who submit them."""

from dataclasses import dataclass

from django.core.management import call_command
from django.test import Client

from core.clock import set_training_clock
from organization.models import User
from tests import factories
from tests.bench.models import BareRow
from tests.clock import NOW


@dataclass(frozen=True)
class Submitter:
    """Somebody signed in, and the proposal he submits."""

    session: str
    proposal: int


@dataclass(frozen=True)
class Data:
    submitters: list[Submitter]
    office: str


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def build(proposals: int, people: int = 200) -> Data:
    """Fill an empty database; `people` only lengthen the lists."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    set_training_clock(NOW)
    BareRow.objects.bulk_create(BareRow(name=f"Dòng {n}", text="Hoàn thành tốt nhiệm vụ. " * 10) for n in range(1000))
    factories.agency()
    units = [factories.unit() for _ in range(proposals)]
    for place in range(people):
        factories.person(units[place % len(units)])
    of_round = factories.opened_round()
    drafts = [factories.ready_proposal(of_round, unit) for unit in units]
    heads = {user.person_id: user for user in User.objects.filter(person__isnull=False)}
    submitters = [Submitter(session_of(heads[draft.unit.appointments.get().person_id]), draft.pk) for draft in drafts]
    return Data(submitters, session_of(factories.chief()))
