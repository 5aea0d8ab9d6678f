"""Thông báo kết quả: the unit finds its own on the page of its proposal, once the Decision is published."""

import pytest
from django.urls import reverse

from awards.models import Nomination
from awards.services.decisions import publish_decision
from dossiers.models import Paper, PaperKind
from dossiers.services.office_papers import make_decision_papers
from organization.enums import Role
from tests import factories as make
from tests.clock import NOW
from tests.dossiers.decided import decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def notices_on(client, user, proposal) -> list[str]:
    client.force_login(user)
    page = client.get(reverse("proposal", args=[proposal.pk]))
    paths = Paper.objects.filter(kind=PaperKind.RESULT_NOTICE).values_list("pk", flat=True)
    return [path for pk in paths if (path := reverse("paper", args=[pk])) in page.content.decode()]


def test_unit_finds_its_notice_beside_its_proposal_once_the_decision_is_published(client) -> None:
    row = decision(published=False)
    proposal = Nomination.objects.filter(decision_line__decision=row).first().proposal
    staff = make.user(make.person(proposal.unit), Role.UNIT_STAFF, of_unit=proposal.unit)
    make_decision_papers(row, now=NOW)
    assert notices_on(client, staff, proposal) == []
    publish_decision(row, actor=make.actor(make.chief()), now=NOW)
    row.refresh_from_db()
    make_decision_papers(row, now=NOW)
    (path,) = notices_on(client, staff, proposal)
    assert client.get(path).status_code == 200


def test_notice_of_another_unit_is_not_on_the_page(client) -> None:
    row = decision()
    make_decision_papers(row, now=NOW)
    other = make.unit("Phòng Khác")
    proposal = make.proposal(row.round, other)
    assert notices_on(client, make.staff(other), proposal) == []
