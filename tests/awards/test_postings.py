"""The intended list from Văn phòng's wish to its last day: who reads it when, what is refused, what it keeps back."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from awards.enums import NominationState
from awards.models import Nomination, PaperRecord, Posting, Proposal
from awards.selectors.postings import asking_rounds, intended_list
from awards.services.answers import answer_all
from awards.services.decisions import draft_decision, ready_for_decision, send_for_signature
from awards.services.postings import agree_posting, propose_posting, stop_posting
from core.clock import VIETNAM, day_of
from core.models import JournalEntry, Notice
from core.refusals import Conflict, Denied, Refused
from organization.models import Appointment
from tests import factories as make
from tests.awards.review import appraised, person_of, received
from tests.awards.test_referral_pages import scan
from tests.awards.unit_pages import browser
from tests.clock import NOW
from thidua.home.cards import cards_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY = day_of(NOW)
ENOUGH = date(2025, 12, 31)


@pytest.fixture
def proposal() -> Proposal:
    """Everybody agreed to, in a campaign that posts for three working days."""
    row = received()
    campaign = row.round.campaign
    campaign.posting_days = 3
    campaign.save()
    appraised(row, make.appraiser())
    answer_all(row.round, actor=make.actor(make.leader()), now=NOW)
    return row


def wish(proposal: Proposal, first: date = TODAY, last: date = ENOUGH, now: datetime = NOW) -> Posting:
    return propose_posting(proposal.round, first, last, actor=make.actor(make.appraiser(), now), now=now)


def agreed(row: Posting, now: datetime = NOW) -> Posting:
    return agree_posting(row, actor=make.actor(make.leader(), now), now=now)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=VIETNAM)


def drafted(proposal: Proposal) -> Any:
    award = proposal.round.award_types.first()
    names = ready_for_decision(proposal.round, award)
    officer = make.actor(make.appraiser())
    return draft_decision(proposal.round, award, title="Về việc tặng", nominations=names, actor=officer, now=NOW)


def send(decision: Any, day: date) -> None:
    signer = Appointment.objects.get(unit=None)
    send_for_signature(decision, signer=signer, actor=make.actor(make.appraiser(), at(day)), now=at(day))


def test_list_says_name_place_and_award_of_those_agreed_to_and_nothing_else(proposal):
    Nomination.objects.filter(pk=person_of(proposal).pk).update(state=NominationState.DECLINED)
    (row,) = wish(proposal).content
    assert set(row) == {"nomination", "kind", "salutation", "name", "position", "unit", "award", "award_name"}
    assert row["kind"] == "collective"


def test_leadership_is_told_of_the_wish_and_everybody_of_the_list(proposal):
    leader, staff = make.leader(), make.staff(make.unit())
    row = wish(proposal)
    assert Notice.objects.filter(user=leader, key=f"posting:{row.pk}").exists()
    assert not Notice.objects.filter(user=staff, key=f"posted:{row.pk}").exists()
    agreed(row)
    assert Notice.objects.filter(user=staff, key=f"posted:{row.pk}").exists()


def test_everyone_signed_in_reads_it_from_its_first_day_to_its_last_and_no_longer(proposal, hands):
    first = TODAY + timedelta(days=1)
    row, client = wish(proposal, first), browser(make.staff(make.unit("Phòng Khác")))
    url, answers = reverse("posting", args=[row.pk]), []
    answers.append(client.get(url).status_code)
    agreed(row)
    for day in (TODAY, first, ENOUGH, ENOUGH + timedelta(days=1)):
        hands.now = at(day)
        answers.append(client.get(url).status_code)
    assert answers == [404, 404, 200, 200, 404]


def test_stranger_is_sent_to_sign_in_while_it_hangs(client, proposal):
    answer = client.get(reverse("posting", args=[agreed(wish(proposal)).pk]))
    assert answer.status_code == 302
    assert reverse("sign_in") in answer["Location"]


def test_unit_still_reads_on_its_own_pages_that_it_is_being_considered(proposal):
    agreed(wish(proposal))
    page = browser(make.head(proposal.unit)).get(reverse("proposal", args=[proposal.pk])).text
    assert "Đồng ý khen thưởng" not in page


def test_copy_stays_as_it_was_agreed_to(proposal):
    row = agreed(wish(proposal))
    Nomination.objects.filter(proposal=proposal).update(printed_name="Tên khác")
    page = browser(make.staff(make.unit())).get(reverse("posting", args=[row.pk])).text
    assert proposal.unit.name in page
    assert "Tên khác" not in page


def test_home_shows_everyone_the_list_that_hangs_and_leadership_the_one_that_waits(proposal):
    leader, staff = make.actor(make.leader()), make.actor(make.staff(make.unit()))
    row = wish(proposal)
    buttons = [[card.button for card in cards_of(one, [])] for one in (leader, staff)]
    assert ["Xem, đồng ý" in found for found in buttons] == [True, False]
    agreed(row)
    buttons = [[card.button for card in cards_of(one, [])] for one in (leader, staff)]
    assert ["Xem danh sách" in found for found in buttons] == [True, True]


# Three working days after Monday 2 March 2026 end on Thursday.
@pytest.mark.parametrize(("last", "works"), [(4, False), (5, True)])
def test_list_hangs_for_the_working_days_that_the_campaign_asks_for(proposal, last, works):
    monday = date(2026, 3, 2)
    if works:
        assert wish(proposal, monday, date(2026, 3, last), at(monday)).pk
    else:
        with pytest.raises(Refused) as refusal:
            wish(proposal, monday, date(2026, 3, last), at(monday))
        assert [problem.field for problem in refusal.value.problems] == ["to_day"]


@pytest.mark.parametrize(("days", "works"), [(0, True), (-1, False)])
def test_first_day_is_not_over(proposal, days, works):
    first = TODAY + timedelta(days=days)
    if works:
        assert wish(proposal, first).from_day == first
    else:
        with pytest.raises(Refused):
            wish(proposal, first)


@pytest.mark.parametrize("why", ["not asked for", "nobody agreed", "one waits", "one hangs"])
def test_list_is_not_made_when_there_is_none_to_make(proposal, why):
    if why == "not asked for":
        proposal.round.campaign.posting_days = None
        proposal.round.campaign.save()
        proposal.round.refresh_from_db()
    elif why == "nobody agreed":
        Nomination.objects.update(state=NominationState.DECLINED)
    else:
        row = wish(proposal)
        if why == "one hangs":
            agreed(row)
    with pytest.raises(Conflict):
        wish(proposal)


def test_new_list_may_be_made_once_the_first_is_down_or_over(proposal):
    row = agreed(wish(proposal))
    stop_posting(row, reason="Đơn vị rút một cá nhân.", actor=make.actor(make.chief()), now=NOW)
    second = agreed(wish(proposal))
    after = second.to_day + timedelta(days=1)
    assert wish(proposal, after, after + timedelta(days=30), at(after)).pk


def test_office_does_not_agree_in_leaderships_place(proposal):
    row = wish(proposal)
    with pytest.raises(Denied):
        agree_posting(row, actor=make.actor(make.chief()), now=NOW)
    with pytest.raises(Denied):
        propose_posting(proposal.round, TODAY, ENOUGH, actor=make.actor(make.leader()), now=NOW)


def test_result_that_changed_since_is_not_agreed_to_unseen(proposal):
    row = wish(proposal)
    Nomination.objects.filter(pk=person_of(proposal).pk).update(state=NominationState.DECLINED)
    with pytest.raises(Conflict) as refusal:
        agreed(row)
    assert [problem.code for problem in refusal.value.problems] == ["stale"]


def test_word_comes_once_and_not_after_the_first_day(proposal):
    row = wish(proposal)
    with pytest.raises(Conflict):
        agreed(row, at(TODAY + timedelta(days=1)))
    agreed(row)
    with pytest.raises(Conflict):
        agreed(row)


def test_list_taken_down_is_the_offices_again_and_says_why(proposal):
    row, staff = agreed(wish(proposal)), browser(make.staff(make.unit()))
    with pytest.raises(Refused):
        stop_posting(row, reason="  ", actor=make.actor(make.chief()), now=NOW)
    stop_posting(row, reason="Có đơn thư phải xác minh.", actor=make.actor(make.chief()), now=NOW)
    url = reverse("posting", args=[row.pk])
    assert staff.get(url).status_code == 404
    assert "Có đơn thư" in browser(make.leader()).get(url).text
    with pytest.raises(Conflict):
        stop_posting(row, reason="Lần nữa", actor=make.actor(make.chief()), now=NOW)


def test_each_step_is_journalled(proposal):
    row = agreed(wish(proposal))
    stop_posting(row, reason="Có đơn thư.", actor=make.actor(make.chief()), now=NOW)
    told = JournalEntry.objects.filter(action__startswith="posting.").order_by("seq")
    assert [entry.action for entry in told] == ["posting.propose", "posting.agree", "posting.stop"]
    assert told[2].note == "Có đơn thư."


@pytest.mark.parametrize(("days", "works"), [(0, False), (1, True)])
def test_decision_goes_to_be_signed_after_the_last_day_and_not_before(proposal, days, works):
    agreed(wish(proposal))
    decision, day = drafted(proposal), ENOUGH + timedelta(days=days)
    if works:
        send(decision, day)
        decision.refresh_from_db()
        assert decision.state == "for_signature"
    else:
        with pytest.raises(Refused) as refusal:
            send(decision, day)
        assert len(refusal.value.problems) == 2


def test_somebody_agreed_to_after_the_list_hung_is_named(proposal):
    late = person_of(proposal)
    Nomination.objects.filter(pk=late.pk).update(state=NominationState.DECLINED)
    agreed(wish(proposal))
    Nomination.objects.filter(pk=late.pk).update(state=NominationState.AGREED)
    after = ENOUGH + timedelta(days=1)
    assert asking_rounds(after) == [proposal.round]
    with pytest.raises(Refused) as refusal:
        send(drafted(proposal), after)
    assert [late.printed_name in str(problem) for problem in refusal.value.problems] == [True]


def test_campaign_that_asks_for_no_posting_signs_at_once(proposal):
    proposal.round.campaign.posting_days = None
    proposal.round.campaign.save()
    decision = drafted(proposal)
    send(decision, TODAY)
    decision.refresh_from_db()
    assert decision.state == "for_signature"
    assert asking_rounds(TODAY) == []


def test_whole_way_through_the_pages(proposal):
    office, leader = browser(make.chief()), browser(make.leader())
    assert reverse("posting_new", args=[proposal.round_id]) in office.get(reverse("consolidation")).text
    form = {"from_day": f"{TODAY:%d/%m/%Y}", "to_day": "01/02/2020"}
    refused = office.post(reverse("posting_new", args=[proposal.round_id]), form)
    assert refused.status_code == 422
    assert "01/02/2020" in refused.text
    office.post(reverse("posting_new", args=[proposal.round_id]), form | {"to_day": f"{ENOUGH:%d/%m/%Y}"})
    row = Posting.objects.get()
    assert "Đồng ý niêm yết" in leader.get(reverse("posting", args=[row.pk])).text
    assert leader.post(reverse("posting_agree", args=[row.pk])).status_code == 302
    assert reverse("posting", args=[row.pk]) in office.get(reverse("consolidation")).text
    assert office.post(reverse("posting_stop", args=[row.pk]), {"reason": "Nhầm ngày"}).status_code == 302
    row.refresh_from_db()
    assert row.stop_reason == "Nhầm ngày"


def test_agreement_on_paper_is_kept_with_its_scan(proposal):
    leader, row = make.leader(), wish(proposal)
    client, url = browser(make.chief()), reverse("posting_agree_on_paper", args=[row.pk])
    assert client.post(url, {}).status_code == 422
    form = {"signer": leader.pk, "signed_on": f"{TODAY:%d/%m/%Y}", "file": scan()}
    assert client.post(url, form).status_code == 302
    row.refresh_from_db()
    assert row.agreed_by == leader
    assert PaperRecord.objects.get(object_id=row.pk).act == "post_list"
    assert "theo bản ký giấy" in client.get(reverse("posting", args=[row.pk])).text


def test_intended_list_costs_as_many_queries_for_thirty_as_for_one(django_assert_num_queries):
    for number in (1, 30):
        row = received(individuals=number)
        Nomination.objects.filter(proposal=row).update(state=NominationState.AGREED)
        round_ = row.round
        with django_assert_num_queries(2):
            assert len(intended_list(round_)) == number + 1
