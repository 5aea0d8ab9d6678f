"""Whoever comes too late is told who was quicker and when, and overwrites nothing."""

from datetime import timedelta
from re import escape

import pytest
from django.urls import reverse

from awards.content.consolidated import list_mark
from awards.enums import NominationState, Recommendation
from awards.models import Consolidation
from awards.selectors.consolidated import lines_of
from awards.services.answers import answer_all, reconsider
from awards.services.appraisals import (
    Opinion,
    conclude_appraisal,
    hold_nomination,
    reopen_appraisal,
    save_appraisal,
)
from awards.services.consolidations import pass_on, rank_nomination
from awards.workflow import transition
from core.refusals import Conflict
from core.text import format_datetime
from tests import factories as make
from tests.awards.door import submit
from tests.awards.review import appraised, collective_of, person_of, received
from tests.awards.unit_pages import browser, text_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
LATER = NOW + timedelta(hours=3)


def opinion(text="Đủ tiêu chuẩn."):
    return Opinion(True, text, Recommendation.AGREE)


def mark_of(round_):
    return list_mark(lines_of(round_), round_.consolidations.count())


class TestMove:
    def test_names_who_made_the_last_move_and_when(self):
        officer, other = make.actor(make.appraiser()), make.actor(make.appraiser())
        nomination = person_of(received())
        save_appraisal(nomination, opinion(), version=0, actor=officer, now=NOW)
        conclude_appraisal(nomination, actor=officer, now=LATER)
        with pytest.raises(Conflict) as refusal:
            transition(person_of(nomination.proposal), "appraise", actor=other, now=LATER)
        assert f"Kết luận thẩm định ({officer.label}, {format_datetime(LATER)})" in str(refusal.value)

    def test_of_leadership_is_not_told_to_the_unit(self):
        proposal = appraised(received(), make.appraiser())
        leader, head = make.actor(make.leader()), make.actor(make.head(proposal.unit))
        answer_all(proposal.round, actor=leader, now=NOW)
        with pytest.raises(Conflict) as refusal:
            transition(person_of(proposal), "propose", actor=head, now=NOW)
        assert leader.label not in str(refusal.value)
        with pytest.raises(Conflict, match="Đồng ý khen thưởng"):
            transition(person_of(proposal), "appraise", actor=make.actor(make.appraiser()), now=NOW)

    def test_of_the_unit_is_told_to_its_head(self):
        proposal = make.ready_proposal()
        submit(proposal)
        proposal.refresh_from_db()
        head = make.actor(make.head(proposal.unit))
        with pytest.raises(Conflict, match="Lần chuyển gần nhất: Nộp hồ sơ"):
            transition(proposal, "submit", actor=head, now=NOW)


class TestConclusion:
    def test_of_an_opinion_that_somebody_has_changed_since_it_was_read(self):
        nomination = person_of(received())
        first, second = make.actor(make.appraiser()), make.actor(make.appraiser())
        save_appraisal(nomination, opinion(), version=0, actor=first, now=NOW)
        save_appraisal(nomination, opinion("Nghĩ lại"), version=1, actor=second, now=LATER)
        with pytest.raises(Conflict) as refusal:
            conclude_appraisal(nomination, version=1, actor=first, now=LATER)
        assert f"{second.label}, {format_datetime(LATER)} vừa lưu" in str(refusal.value)
        conclude_appraisal(nomination, version=2, actor=first, now=LATER)
        assert person_of(nomination.proposal).state == NominationState.APPRAISED

    def test_through_the_page_takes_the_version_it_showed(self):
        nomination, officer = person_of(received()), make.appraiser()
        save_appraisal(nomination, opinion(), version=0, actor=make.actor(officer), now=NOW)
        url = reverse("appraisal", args=[nomination.pk])
        post = {"eligible": "True", "recommendation": Recommendation.AGREE, "opinion": "Nghĩ lại", "conclude": "1"}
        for wrong, status in (("7", 409), ("9" * 40, 409), ("9" * 5000, 422), ("", 422)):
            assert browser(officer).post(url, post | {"version": wrong}).status_code == status
            assert person_of(nomination.proposal).state == NominationState.PROPOSED
        assert browser(officer).post(url, post | {"version": "1"}).status_code == 302
        assert person_of(nomination.proposal).state == NominationState.APPRAISED

    def test_of_a_version_that_never_was_is_refused_in_words(self):
        nomination = person_of(received())
        with pytest.raises(Conflict, match="Người khác vừa lưu"):
            conclude_appraisal(nomination, version=4, actor=make.actor(make.appraiser()), now=NOW)


def taken_back(proposal, actor):
    reopen_appraisal(person_of(proposal), actor=actor, now=LATER, note="Xem lại")


def said_otherwise(proposal, actor):
    taken_back(proposal, actor)
    save_appraisal(person_of(proposal), opinion("Nghĩ lại"), version=1, actor=actor, now=LATER)
    conclude_appraisal(person_of(proposal), actor=actor, now=LATER)


def put_elsewhere(proposal, actor):
    rank_nomination(person_of(proposal), rank=3, seen=None, reason="Chỉ số cao hơn", actor=actor, now=LATER)


def put_on_hold(proposal, actor):
    hold_nomination(collective_of(proposal), reason="Đơn thư", actor=actor, now=LATER)


class TestPassingOn:
    @pytest.mark.parametrize("change", [taken_back, said_otherwise, put_elsewhere, put_on_hold])
    def test_a_list_that_somebody_changed_since_it_was_read(self, change):
        proposal = appraised(received(), make.appraiser())
        seen, officer = mark_of(proposal.round), make.actor(make.appraiser())
        change(proposal, officer)
        with pytest.raises(Conflict) as refusal:
            pass_on(proposal.round, seen=seen, actor=make.actor(make.chief()), now=LATER)
        assert f"{officer.label}, {format_datetime(LATER)}" in str(refusal.value)
        assert Consolidation.objects.count() == 1

    def test_a_list_that_somebody_else_has_passed_on_meanwhile(self):
        proposal = appraised(received(), make.appraiser())
        seen, quicker = mark_of(proposal.round), make.actor(make.chief())
        pass_on(proposal.round, seen=seen, actor=quicker, now=LATER)
        with pytest.raises(Conflict, match=escape(quicker.label)):
            pass_on(proposal.round, seen=seen, actor=make.actor(make.chief()), now=LATER)
        assert list(Consolidation.objects.values_list("version", flat=True)) == [2, 1]

    def test_the_list_as_it_was_read_is_frozen_under_that_hash(self):
        proposal = appraised(received(), make.appraiser())
        seen = mark_of(proposal.round)
        row = pass_on(proposal.round, seen=seen, actor=make.actor(make.chief()), now=LATER)
        assert seen.endswith(row.content_hash)

    def test_what_leadership_answered_and_took_back_is_another_list_meanwhile_and_the_same_after(self):
        proposal = appraised(received(), make.appraiser())
        seen, leader = mark_of(proposal.round), make.actor(make.leader())
        answer_all(proposal.round, actor=leader, now=NOW)
        assert mark_of(proposal.round) != seen
        for nomination in proposal.nominations.all():
            reconsider(nomination, actor=leader, now=NOW, note="Xem lại")
        assert mark_of(proposal.round) == seen


class TestPage:
    URL = "consolidation"

    def test_sends_the_mark_of_what_it_shows_and_an_old_one_is_a_conflict(self):
        proposal = appraised(received(), make.appraiser())
        chief, seen = browser(make.chief()), mark_of(proposal.round)
        assert f'name="seen" value="{seen}"' in text_of(chief.get(reverse(self.URL)))
        put_elsewhere(proposal, make.actor(make.appraiser()))
        url = reverse("consolidation_pass_on", args=[proposal.round_id])
        answer = chief.post(url, {"seen": seen})
        assert answer.status_code == 409
        assert "đã thay đổi sau khi bạn mở trang" in text_of(answer)
        assert chief.post(url, {"seen": mark_of(proposal.round)}).status_code == 302
        assert Consolidation.objects.count() == 2

    def test_button_says_why_it_is_dead_while_work_is_undone(self):
        proposal = received()
        chief = browser(make.chief())
        url = reverse("consolidation_pass_on", args=[proposal.round_id])
        page = text_of(chief.get(reverse(self.URL)))
        assert "Chưa thể trình: còn việc phải xong, nêu dưới đây." in page
        assert f'action="{url}"' not in page
        appraised(proposal, make.appraiser())
        assert f'action="{url}"' in text_of(chief.get(reverse(self.URL)))
