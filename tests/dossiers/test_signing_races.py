"""Signing at the same time as somebody signs or changes the paper: one signed copy, of what is true."""

from functools import partial

import pytest
from django.db import transaction

from awards.models import Nomination
from awards.services.decisions import take_back
from awards.services.locked import lock_proposal
from core.refusals import Conflict
from dossiers.models import Paper, SignedCopy
from tests import factories as make
from tests.awards.races import meet, together
from tests.clock import NOW
from tests.dossiers import to_sign

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("hands")]
KEEPING = "dossiers.services.signing.bind_copy"


def signing(paper, user):
    """As another tab does: with rows of its own."""
    to_sign.p12_of(user)
    return lambda: to_sign.sign(Paper.objects.get(pk=paper.pk), user)


def rename(paper):
    """Somebody of the unit changes the draft, as every service does: with the proposal held. Whether it was signed."""
    with transaction.atomic():
        proposal = lock_proposal(paper.proposal)
        is_signed = SignedCopy.objects.exists()
        Nomination.objects.filter(proposal=proposal, person=None).update(printed_name="Tên mới")
    return is_signed


def test_two_tabs_that_sign_at_once_make_one_signed_copy():
    paper, user = to_sign.unit_letter()
    results = together(*[signing(paper, user)] * 3)
    copies = [row for row in results if isinstance(row, SignedCopy)]
    assert len(copies) == 1
    assert [row.problems[0].code for row in results if isinstance(row, Conflict)] == ["signed"] * 2
    assert SignedCopy.objects.get() == copies[0]


def test_change_waits_for_the_signature_that_is_being_kept():
    paper, user = to_sign.unit_letter()
    signed, was_signed = meet(signing(paper, user), KEEPING, partial(rename, paper))
    assert isinstance(signed, SignedCopy)
    assert was_signed, "the change came in between"


def test_signature_made_while_the_draft_is_changed_is_not_kept():
    paper, user = to_sign.unit_letter()
    results = meet(signing(paper, user), "dossiers.services.signing._keep", partial(rename, paper))
    assert isinstance(results[0], Conflict)
    assert results[0].problems[0].code == "outdated"
    assert not SignedCopy.objects.exists()


def test_decision_that_is_taken_back_meanwhile_is_not_signed():
    paper, user = to_sign.decision()
    officer = {"actor": make.actor(make.appraiser()), "now": NOW}
    back = partial(take_back, paper.decision, note="Sửa", **officer)
    results = meet(signing(paper, user), "dossiers.services.signing._keep", back)
    assert isinstance(results[0], Conflict)
    paper.decision.refresh_from_db()
    assert paper.decision.signed_copy is None
