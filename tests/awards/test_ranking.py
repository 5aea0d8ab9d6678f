"""Places in the consolidated list: each is set by itself, over the one that its writer saw."""

import pytest
from django.urls import reverse

from awards.content.consolidated import consolidated_content
from awards.enums import Recommendation
from awards.models import Appraisal
from awards.selectors.consolidated import lines_of
from awards.services.appraisals import Opinion, reopen_appraisal, save_appraisal
from awards.services.consolidations import rank_nomination
from core.models import JournalEntry
from tests import factories as make
from tests.awards.review import appraised, person_of, received
from tests.awards.unit_pages import browser, text_of
from tests.clock import NOW

pytestmark = pytest.mark.usefixtures("hands", "db")


@pytest.fixture
def nomination():
    return person_of(appraised(received(), make.appraiser()))


@pytest.fixture
def officer():
    return browser(make.appraiser())


def give(client, nomination, rank, seen="", reason="Chỉ số cao hơn"):
    post = {"rank": rank, "seen": seen, "reason": reason}
    return client.post(reverse("nomination_rank", args=[nomination.pk]), post)


def place(nomination):
    return Appraisal.objects.get(nomination=nomination).rank


@pytest.mark.parametrize(("rank", "kept"), [("1", 1), ("999", 999), ("", None)])
def test_place_is_given_over_the_one_that_was_seen(officer, nomination, rank, kept):
    give(officer, nomination, "7")
    answer = give(officer, nomination, rank, "7")
    assert answer.url.endswith(f"#d{nomination.pk}")
    assert place(nomination) == kept


@pytest.mark.parametrize("reason", ["", "   "])
def test_place_without_its_reason_is_refused_beside_its_field(officer, nomination, reason):
    answer = give(officer, nomination, "3", reason=reason)
    assert answer.status_code == 422
    assert answer.context["form"].errors["reason"] == ["Ghi lý do xếp thứ tự này."]
    assert place(nomination) is None


def test_reason_stands_beside_the_place_and_goes_with_it(officer, nomination):
    give(officer, nomination, "3", reason=" Dẫn đầu khối ")
    page = text_of(officer.get(reverse("consolidation")))
    assert 'name="reason" maxlength="300" size="12" value="Dẫn đầu khối"' in page
    [line] = [one for one in lines_of(nomination.proposal.round) if one.nomination.pk == nomination.pk]
    assert line.cells()[-3:-1] == (3, "Dẫn đầu khối")
    entry = next(one for one in consolidated_content([line]) if one["nomination"] == nomination.pk)
    assert (entry["rank"], entry["rank_reason"]) == (3, "Dẫn đầu khối")
    assert give(officer, nomination, "", "3", reason="Thôi").status_code == 302
    assert Appraisal.objects.get(nomination=nomination).rank_reason == ""


def test_place_that_the_opinion_changes_leaves_the_old_reason_behind(nomination):
    actor = make.actor(make.appraiser())
    rank_nomination(nomination, rank=3, seen=None, reason="Dẫn đầu khối", actor=actor, now=NOW)
    reopen_appraisal(nomination, actor=actor, now=NOW, note="Xem lại")
    for rank, kept in ((3, "Dẫn đầu khối"), (2, "")):
        opinion = Opinion(True, "Đủ", Recommendation.AGREE, None, rank)
        version = Appraisal.objects.get(nomination=nomination).version
        save_appraisal(nomination, opinion, version=version, actor=actor, now=NOW)
        assert Appraisal.objects.get(nomination=nomination).rank_reason == kept


def test_list_sends_the_place_that_it_shows(officer, nomination):
    give(officer, nomination, "7")
    assert 'name="seen" value="7"' in text_of(officer.get(reverse("consolidation")))


def test_places_of_two_nominees_do_not_disturb_each_other(officer, nomination):
    other = nomination.proposal.nominations.exclude(pk=nomination.pk).get()
    assert [give(officer, one, "1").status_code for one in (nomination, other)] == [302, 302]


def test_place_over_somebody_elses_answers_409_with_both_and_may_be_sent_again(officer, nomination):
    give(browser(make.chief()), nomination, "2")
    answer = give(officer, nomination, "5")
    assert answer.status_code == 409
    assert [(clash.mine, clash.theirs) for clash in answer.context["clashes"]] == [("5", "2")]
    assert "Lấy thứ tự trên máy chủ" in text_of(answer)
    assert place(nomination) == 2
    form = answer.context["form"]
    assert give(officer, nomination, form["rank"].value(), form["seen"].value()).status_code == 302
    assert place(nomination) == 5


def test_same_place_twice_is_given_and_journalled_once(officer, nomination):
    assert [give(officer, nomination, "5").status_code for _time in range(2)] == [302, 302]
    assert JournalEntry.objects.filter(action="nomination.rank").count() == 1


@pytest.mark.parametrize("rank", ["0", "1000", "-1", "năm"])
def test_place_that_is_none_is_refused_with_what_was_typed(officer, nomination, rank):
    answer = give(officer, nomination, rank)
    assert answer.status_code == 422
    assert f'value="{rank}"' in text_of(answer)
    assert place(nomination) is None


def test_nominee_who_is_not_appraised_gets_no_place(officer):
    answer = give(officer, person_of(received()), "1")
    assert answer.status_code == 409
    assert "Hãy thẩm định đối tượng này trước" in text_of(answer)
