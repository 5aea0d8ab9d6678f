"""Two people in one list of the minutes: different rows both succeed, one row of both is a clash with three ways on."""

import pytest
from django.conf import settings
from django.urls import reverse

from awards.enums import NominationState
from awards.models import Attendee, Ballot, Minutes, Nomination
from tests import factories as make
from tests.awards.unit_pages import a_draft, browser, nominate, queries_of, rows_of, text_of

pytestmark = pytest.mark.usefixtures("sound")


@pytest.fixture
def proposal():
    """Three attendees and three nominees who passed unanimously."""
    return make.ready_proposal(individuals=2)


@pytest.fixture
def ha(proposal):
    return Writer(proposal)


@pytest.fixture
def lan(proposal):
    return Writer(proposal)


class Writer:
    """One of the unit's staff with the page open as it was at that moment."""

    def __init__(self, proposal, query=""):
        self.proposal, self.query = proposal, query
        self.client = browser(make.staff(proposal.unit))
        self.page = reverse("minutes", args=[proposal.pk]) + query
        self.opens()

    def opens(self):
        self.shown = self.client.get(self.page).context

    def attends(self, *changes):
        return self.sends("attendance", "attendance_save", changes)

    def votes(self, *changes):
        return self.sends("votes", "votes_save", changes)

    def sends(self, part, route, changes):
        data = rows_of(self.shown[part], *changes)
        answer = self.client.post(reverse(route, args=[self.proposal.pk]) + self.query, data)
        self.shown = answer.context or self.shown
        return answer


def position(row):
    return {"position": row}


def positions():
    return list(Attendee.objects.values_list("position", flat=True))


AGAINST = {"in_favour": "2", "against": "1"}


# --- attendance -------------------------------------------------------------------------------------------------------


def test_two_people_in_different_rows_both_succeed(ha, lan):
    assert ha.attends(position("Trưởng phòng")).status_code == 302
    assert lan.attends({}, position("Chuyên viên")).status_code == 302
    assert positions() == ["Trưởng phòng", "Chuyên viên", ""]


def test_two_people_in_one_row_clash_and_the_other_rows_are_saved(ha, lan):
    ha.attends(position("Của Hà"))
    answer = lan.attends(position("Của Lan"), position("Chuyên viên"))
    assert answer.status_code == 409
    assert positions() == ["Của Hà", "Chuyên viên", ""]
    torn = [form for form in lan.shown["attendance"] if form.clash]
    assert [(clash.mine, clash.theirs) for form in torn for clash in form.clash] == [("Của Lan", "Của Hà")]
    assert "1 dòng chưa lưu vì người khác vừa sửa đúng dòng ấy; đã lưu 1 dòng khác." in text_of(answer)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [({}, "Của Lan"), ({"theirs": "on"}, "Của Hà"), (position("Của Hà và Lan"), "Của Hà và Lan")],
)
def test_clash_has_three_ways_on(ha, lan, choice, kept):
    ha.attends(position("Của Hà"))
    lan.attends(position("Của Lan"))
    assert lan.attends(choice).status_code == 302
    assert positions()[0] == kept


def test_third_person_in_a_row_that_clashed_is_not_overwritten(proposal, ha, lan):
    third = Writer(proposal)
    ha.attends(position("Của Hà"))
    lan.attends(position("Của Lan"))
    third.opens()
    third.attends(position("Người thứ ba"))
    assert lan.attends().status_code == 409
    assert positions()[0] == "Người thứ ba"


def test_row_that_was_struck_meanwhile_comes_back_only_by_choice(ha, lan):
    ha.attends({}, {}, {"DELETE": "on"})
    answer = lan.attends({}, {}, position("Chuyên viên"))
    assert answer.status_code == 409
    assert Attendee.objects.count() == 2
    assert lan.attends().status_code == 302
    assert positions() == ["", "", "Chuyên viên"]


def test_row_that_was_changed_meanwhile_is_struck_only_by_choice(ha, lan):
    ha.attends({}, {}, position("Chuyên viên"))
    assert lan.attends({}, {}, {"DELETE": "on"}).status_code == 409
    assert Attendee.objects.count() == 3
    assert lan.attends().status_code == 302
    assert Attendee.objects.count() == 2


def test_people_change_places_in_one_save(ha):
    assert ha.attends({"part": "secretary"}, {"part": "chair"}).status_code == 302
    assert list(Attendee.objects.values_list("part", flat=True)) == ["secretary", "chair", "member"]


def test_second_chair_in_another_row_is_refused_by_name_and_can_be_put_right(ha, lan):
    ha.attends({"part": "member"}, {}, {"part": "chair"})
    answer = lan.attends({}, {}, {}, {"name": "Người mới", "part": "chair", "present": "on"})
    assert answer.status_code == 422
    assert "Chỉ một người chủ trì, đang ghi: Thành viên 2, Người mới." in text_of(answer)
    assert "Người mới" not in Attendee.objects.values_list("name", flat=True)
    assert lan.attends({}, {}, {"part": "member"}).status_code == 302
    assert list(Attendee.objects.values_list("name", "part"))[2:] == [
        ("Thành viên 2", "member"),
        ("Người mới", "chair"),
    ]


def test_new_row_sent_twice_is_there_once(ha):
    new = {"name": "Khách mời", "part": "member", "present": "on"}
    ha.attends({}, {}, {}, new)
    answer = ha.client.post(
        reverse("attendance_save", args=[ha.proposal.pk]), rows_of(ha.shown["attendance"], {}, {}, {}, new), follow=True
    )
    assert Attendee.objects.filter(name="Khách mời").count() == 1
    assert "Khách mời đã có trong danh sách" in text_of(answer)


def test_proposed_people_are_written_once_when_two_save_the_first_list():
    proposal = a_draft(individuals=2)
    ha, lan = Writer(proposal), Writer(proposal)
    people = ha.shown["attendance"].initial_form_count()
    ha.attends({}, {"DELETE": "on"}, position("Của Hà"))
    assert lan.attends().status_code == 302
    assert Attendee.objects.count() == people - 1
    assert "Của Hà" in positions()
    assert lan.attends({}, {}, position("Của Lan")).status_code == 409


def test_attendance_and_meeting_do_not_disturb_each_other(ha, lan):
    version = ha.shown["meeting"]["version"].value()
    lan.attends(position("Trưởng phòng"))
    data = {"starts_at": "15/12/2025 08:00", "ends_at": "15/12/2025 09:00", "version": version}
    assert ha.client.post(reverse("meeting_save", args=[ha.proposal.pk]), data).status_code == 302


# --- votes ------------------------------------------------------------------------------------------------------------


def against():
    return list(Ballot.objects.values_list("against", flat=True))


def test_two_people_with_different_nominees_both_succeed(ha, lan):
    assert ha.votes(AGAINST).status_code == 302
    assert lan.votes({}, AGAINST).status_code == 302
    assert against() == [1, 1, 0]


def test_two_people_with_one_nominee_clash_and_the_other_votes_are_saved(ha, lan):
    ha.votes(AGAINST)
    answer = lan.votes({"in_favour": "1", "against": "2", "passed": "no"}, AGAINST)
    assert answer.status_code == 409
    assert against() == [1, 1, 0]
    torn = [form for form in lan.shown["votes"] if form.clash]
    assert {clash.label: (clash.mine, clash.theirs) for clash in torn[0].clash} == {
        "Kết luận": ("Không thông qua", "Thông qua"), "Đồng ý": ("1", "2"), "Không đồng ý": ("2", "1"),
    }  # fmt: skip
    assert len(torn) == 1


@pytest.mark.parametrize(("choice", "kept"), [({}, 2), ({"theirs": "on"}, 1), ({"in_favour": "0", "against": "3"}, 3)])
def test_clash_over_a_vote_has_three_ways_on(proposal, ha, lan, choice, kept):
    ha.votes(AGAINST)
    lan.votes({"in_favour": "1", "against": "2", "passed": "no"})
    assert lan.votes(choice).status_code == 302
    assert against()[0] == kept
    state = NominationState.PASSED if kept == 1 else NominationState.NOT_PASSED
    assert proposal.nominations.order_by("pk").first().state == state


def test_stored_votes_that_no_longer_add_up_keep_nobody_from_saving_another(ha, lan):
    lan.attends({}, {}, {"present": None, "absence_reason": "ốm"})
    fresh = {"base": "2", "in_favour": "2"}
    assert ha.votes(fresh).status_code == 302
    assert list(Ballot.objects.values_list("base", flat=True)) == [2, 3, 3]


def test_vote_of_somebody_elses_nominee_is_not_written(ha):
    other = nominate(a_draft())
    assert ha.votes({"nomination": other.pk, "id": "", "seen": ""}).status_code == 302
    assert not Ballot.objects.filter(nomination=other).exists()


# --- size -------------------------------------------------------------------------------------------------------------


def a_large_meeting(nominees, attendees):
    proposal = make.ready_proposal(individuals=0)
    pattern = proposal.nominations.get()
    Nomination.objects.bulk_create(
        Nomination(
            proposal=proposal, subject_kind="individual", person=make.person(proposal.unit), order=place,
            award_type=pattern.award_type, printed_name=f"Người {place}", state=NominationState.PLANNED,
        )
        for place in range(1, nominees)
    )  # fmt: skip
    minutes = Minutes.objects.get(proposal=proposal)
    Attendee.objects.bulk_create(
        Attendee(minutes=minutes, name=f"Thành viên {place}", order=place) for place in range(3, attendees)
    )
    return proposal


def test_forms_of_the_largest_meeting_stay_far_below_the_limit():
    proposal = a_large_meeting(300, 101)
    last = Writer(proposal, "?phan=12")
    for part in ("attendance", "votes"):
        assert len(rows_of(last.shown[part])) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS / 4
    assert (last.shown["voters"].start_index(), last.shown["voters"].end_index()) == (276, 300)
    answer = last.votes({}, {"in_favour": "100", "against": "1"})
    assert answer.status_code == 302
    assert answer.url.endswith("?phan=12")
    assert Ballot.objects.count() == 1 + 25


@pytest.mark.parametrize("query", ["?phan=0", "?phan=99", "?phan=x", "?phan=" + "9" * 30])
def test_part_that_is_none_shows_one_that_is(proposal, query):
    assert len(Writer(proposal, query).shown["votes"].forms) == 3


def test_queries_do_not_grow_with_the_rows():
    few, many = a_large_meeting(2, 3), a_large_meeting(30, 30)
    counts = [queries_of(browser(make.staff(one.unit)), reverse("minutes", args=[one.pk])) for one in (few, many)]
    assert counts[0] == counts[1]
