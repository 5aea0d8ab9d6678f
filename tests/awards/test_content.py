"""Frozen content: whole, stable, as cheap for thirty nominees as for one, and written back exactly."""

import json
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awards.content import content_hash, freeze, manifest, nominations_of
from awards.models import (
    Attendee,
    Ballot,
    CriterionAnswer,
    Letter,
    Minutes,
    Nomination,
    Proposal,
    Report,
    ReportSection,
)
from awards.services.submissions import drop_correction
from awards.workflow import transition
from core.clock import day_of
from core.refusals import Conflict
from organization.models import UnitName
from tests import factories as make
from tests.awards.door import correct, head_of, submit
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


def test_nominations_that_were_read_before_give_the_same_content():
    proposal = make.ready_proposal(individuals=2)
    gone = proposal.nominations.last()
    Nomination.objects.filter(pk=gone.pk).update(state="withdrawn")
    rows = [row for row in nominations_of(proposal) if row.pk != gone.pk]
    assert frozen(proposal, nominations=rows) == frozen(proposal)


def test_queries_do_not_grow_with_nominees():
    counts = []
    for individuals in (1, 30):
        proposal = make.ready_proposal(individuals=individuals)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            freeze(Proposal.objects.select_related("round", "unit").get(pk=proposal.pk), day=DAY)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


def test_manifest_changes_with_the_document_that_changed_alone():
    proposal = make.ready_proposal()
    before = manifest(frozen(proposal))["documents"]
    ReportSection.objects.filter(report__nomination=proposal.nominations.last()).update(text="Viết lại")
    after = manifest(frozen(proposal))["documents"]
    assert [old["sha256"] == new["sha256"] for old, new in zip(before, after, strict=True)] == [True, True, True, False]


def test_names_are_those_of_the_day():
    proposal = make.ready_proposal()
    UnitName.objects.create(unit=proposal.unit, name="Phòng Tên Cũ", valid_to=DAY)
    assert frozen(proposal)["unit"]["name"] == "Phòng Tên Cũ"
    later = freeze(Proposal.objects.select_related("round", "unit").get(pk=proposal.pk), day=DAY + timedelta(days=1))
    assert later["unit"]["name"] == proposal.unit.name


# --- freezing what was restored gives the same content -------------------------------------------------------

TEXT = st.text("aăâ đ\n", max_size=5)


def edit_section(proposal, text):
    ReportSection.objects.filter(report__nomination__proposal=proposal).update(text=text, not_in_charge=bool(text))


def drop_sections(proposal, _text):
    ReportSection.objects.filter(report__nomination__proposal=proposal, kind="duties").delete()


def drop_report(proposal, _text):
    proposal.nominations.first().report.delete()


def drop_answers(proposal, _text):
    CriterionAnswer.objects.filter(report__nomination__proposal=proposal).delete()


def unlink_evidence(proposal, _text):
    for answer in CriterionAnswer.objects.filter(report__nomination__proposal=proposal):
        answer.evidence.clear()


def remove_evidence(proposal, text):
    proposal.evidence.update(removed_at=NOW, caption=text or "x")


def add_evidence(proposal, _text):
    row = make.evidence(proposal, "Thêm sau", file=proposal.evidence.first().file)
    CriterionAnswer.objects.filter(report__nomination__proposal=proposal).first().evidence.add(row)


def drop_minutes(proposal, _text):
    Minutes.objects.filter(proposal=proposal).delete()


def edit_minutes(proposal, text):
    Minutes.objects.filter(proposal=proposal).update(course=text, starts_at=None, total_members=9)
    Attendee.objects.filter(minutes__proposal=proposal).update(part="member", present=False)


def drop_letter(proposal, _text):
    Letter.objects.filter(proposal=proposal).delete()


def edit_letter(proposal, text):
    Letter.objects.filter(proposal=proposal).update(grounds=text, number="7", dated=DAY)


def add_nominee(proposal, _text):
    make.report(make.nomination(proposal, make.person(proposal.unit)))


def remove_nominee(proposal, _text):
    proposal.nominations.filter(pk=proposal.nominations.first().pk).update(removed_at=NOW)


def rename_nominees(proposal, text):
    proposal.nominations.update(printed_name=text or "Ai đó", scope=text, order=3, leads_unit=True)


def unvote(proposal, _text):
    for row in proposal.nominations.filter(state="passed"):
        transition(row, "unvote", actor=make.actor(make.head(proposal.unit)), now=NOW)
        Ballot.objects.filter(nomination=row).delete()


def vote_against(proposal, _text):
    for row in proposal.nominations.filter(state="passed"):
        transition(row, "fail", actor=make.actor(make.head(proposal.unit)), now=NOW)
        Ballot.objects.filter(nomination=row).update(passed=False, in_favour=0, against=3)


def make_nil(proposal, text):
    Proposal.objects.filter(pk=proposal.pk).update(is_nil=True, nil_reason=text)


EDITS = [
    edit_section, drop_sections, drop_report, drop_answers, unlink_evidence, remove_evidence, add_evidence,
    drop_minutes, edit_minutes, drop_letter, edit_letter, add_nominee, remove_nominee, rename_nominees, unvote,
    vote_against, make_nil,
]  # fmt: skip


@pytest.fixture
def submitted(hands):
    """Submitted with evidence, one nominee whom the meeting did not pass, one left behind."""
    proposal = make.ready_proposal(individuals=2)
    failed = make.nomination(proposal, make.person(proposal.unit))
    make.ballot(proposal.minutes, failed, passed=False)
    left = make.nomination(proposal, make.person(proposal.unit))
    shown = make.evidence(proposal)
    make.evidence(proposal, "Không báo cáo nào dùng")
    CriterionAnswer.objects.filter(report__nomination=proposal.nominations.first()).get().evidence.add(shown)
    submission = submit(proposal, left_behind=[left.pk])
    return Proposal.objects.get(pk=proposal.pk), submission, left


@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), TEXT), max_size=6))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_dropping_any_correction_gives_the_submitted_content_again(submitted, edits):
    proposal, submission, left = submitted
    try:
        with transaction.atomic():
            correct(proposal)
            for edit, text in edits:
                with suppress(Conflict, AttributeError, Report.DoesNotExist):
                    edit(proposal, text)
            drop_correction(proposal, actor=head_of(proposal), now=NOW)
            row = Proposal.objects.select_related("round", "unit").get(pk=proposal.pk)
            assert freeze(row, day=DAY, left_behind=[left.pk]) == submission.content
            assert set(row.nominations.filter(removed_at=None).values_list("state", flat=True)) == {
                "proposed", "not_passed", "planned"}  # fmt: skip
            raise _Undo
    except _Undo:
        pass


class _Undo(Exception):
    """Takes an example back, so that the next starts from the same rows."""
