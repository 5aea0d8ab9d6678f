"""Phiếu tiếp nhận: made of each taking in, with the officer who did it, for the unit to see."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.services.supplements import receive_proposal
from core.outbox.drain import drain
from core.refusals import Conflict
from dossiers.models import Paper, PaperKind
from dossiers.rendering.data import parse
from dossiers.selectors.genuine import genuine
from tests import factories as make
from tests.awards.door import submit
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
LATER = NOW + timedelta(days=2)


@pytest.fixture
def proposal():
    make.agency()
    row = make.ready_proposal()
    submit(row)
    row.refresh_from_db()
    return row


def taken_in(proposal, officer, at=LATER) -> Paper:
    receive_proposal(proposal, actor=make.actor(officer, at), now=at)
    drain("mail")
    return Paper.objects.get(kind=PaperKind.INTAKE_SLIP)


def test_slip_says_who_took_in_which_version_and_when(proposal):
    officer = make.appraiser()
    data = parse(PaperKind.INTAKE_SLIP, taken_in(proposal, officer).data)
    assert (data.number, data.received_at) == (proposal.submission.number, LATER)
    assert data.signature.name == officer.person.full_name
    assert (data.collectives, data.individuals) == (1, 1)
    assert len(data.documents) == len(proposal.submission.manifest["documents"])
    assert data.content_hash == proposal.submission.content_hash


def test_what_is_refused_has_no_slip(proposal):
    officer = make.appraiser()
    taken_in(proposal, officer)
    with pytest.raises(Conflict):
        receive_proposal(proposal, actor=make.actor(officer, LATER), now=LATER + timedelta(hours=1))
    drain("mail")
    assert Paper.objects.filter(kind=PaperKind.INTAKE_SLIP).count() == 1


def test_unit_finds_it_among_the_papers_and_anybody_by_its_code(client, proposal):
    paper = taken_in(proposal, make.appraiser())
    client.force_login(make.head(proposal.unit))
    assert reverse("paper", args=[paper.pk]) in client.get(reverse("proposal", args=[proposal.pk])).text
    assert client.get(reverse("paper", args=[paper.pk])).status_code == 200
    assert genuine(paper.code).in_force
    client.force_login(make.staff(make.unit("Phòng Khác")))
    assert client.get(reverse("paper", args=[paper.pk])).status_code == 404


def test_nil_return_has_a_slip_without_counts():
    make.agency()
    unit = make.unit()
    proposal = make.nil_proposal(make.opened_round(), unit)
    submit(proposal)
    proposal.refresh_from_db()
    data = parse(PaperKind.INTAKE_SLIP, taken_in(proposal, make.appraiser()).data)
    assert (data.nil_reason, data.collectives, data.individuals) == (proposal.nil_reason, 0, 0)
