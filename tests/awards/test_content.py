"""Frozen content: whole, stable, and as cheap for thirty nominees as for one."""

import json

import pytest
from django.test.utils import CaptureQueriesContext
from django.db import connection

from awards.content import content_hash, freeze, manifest
from awards.models import Proposal
from core.clock import day_of
from tests import factories as make
from tests.clock import NOW

pytestmark = pytest.mark.django_db
DAY = day_of(NOW)


def frozen(proposal, **options):
    return freeze(Proposal.objects.select_related("round", "unit").get(pk=proposal.pk), day=DAY, **options)


def test_content_is_plain_json_and_the_same_twice():
    proposal = make.ready_proposal()
    make.evidence(proposal)
    content = frozen(proposal)
    assert json.loads(json.dumps(content)) == content
    assert content_hash(frozen(proposal)) == content_hash(content)


def test_queries_do_not_grow_with_nominees():
    round_ = None
    counts = []
    for individuals in (1, 30):
        proposal = make.ready_proposal(individuals=individuals)
        with CaptureQueriesContext(connection, ) as queries:
            freeze(Proposal.objects.select_related("round", "unit").get(pk=proposal.pk), day=DAY)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20
