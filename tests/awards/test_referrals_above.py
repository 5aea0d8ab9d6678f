"""Trình cấp trên: a package on its way, what comes back, and what leads back to Giấy khen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from awards.enums import AnswerKind, NominationState, PackageState
from awards.models import Answer, Referral
from awards.services.answers import reconsider
from awards.services.decisions import draft_decision, ready_for_decision
from awards.services.referrals import (
    Outcome,
    agree_instead,
    change_package,
    close_when_answered,
    drop_instead,
    record_answered,
    record_asked,
    record_outcome,
    record_received,
    record_sent,
    regather_package,
    send_package_for_signature,
)
from awards.services.submissions import withdraw_nomination
from campaigns.enums import Power
from campaigns.models import AwardType
from core.models import JournalEntry, Notice
from core.refusals import Conflict, Denied, Refused
from organization.models import Appointment, AwardRecord, User
from tests import factories as make
from tests.awards import going_up
from tests.awards.going_up import SOON, TO, TODAY, clerk, fresh, office
from tests.awards.review import collective_of, person_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]

GRANTED = Outcome(True, None, "101/QĐ-UBND", TODAY, "Chủ tịch UBND tỉnh")
NOT_GRANTED = Outcome(False, None, "", None, "", "Chưa đủ tiêu chuẩn theo quy định")


def director():
    return make.actor(going_up.director())


def texts(refusal) -> list[str]:
    return [str(problem) for problem in refusal.value.problems]


# --- on its way --------------------------------------------------------------------------------------------------


def test_a_package_goes_its_way_to_the_last_outcome():
    package = going_up.taken_in()
    request = record_asked(
        package, asked_on=TODAY, paper="55/SNV", what="Bổ sung số liệu", due_on=SOON, actor=office(), now=NOW
    )
    assert fresh(package).state == PackageState.ASKED
    record_answered(request, answered_on=TODAY, answer="Công văn 90", actor=office(), now=NOW)
    assert fresh(package).state == PackageState.RECEIVED
    first, second = package.lines.select_related("nomination", "package")
    record_outcome(first, GRANTED, actor=office(), now=NOW)
    assert fresh(package).state == PackageState.RECEIVED
    record_outcome(second, NOT_GRANTED, actor=office(), now=NOW)
    assert fresh(package).state == PackageState.CLOSED
    assert AwardRecord.objects.get().number == "101/QĐ-UBND"
    moves = JournalEntry.objects.filter(action__startswith="referralpackage.").order_by("seq")
    assert [entry.action.partition(".")[2] for entry in moves] == [
        "confirm", "send_for_signature", "send", "receive", "ask", "answer", "close",
    ]  # fmt: skip


def test_sending_wants_number_dates_and_the_signed_copy():
    package = going_up.for_signature()
    empty = going_up.sending(package, "", None, sent_on=None, copy=None)
    with pytest.raises(Refused) as refusal:
        record_sent(package, empty, actor=clerk(), now=NOW)
    assert [problem.field for problem in refusal.value.problems] == ["number", "dated", "sent_on", "file"]
    tomorrow = TODAY + timedelta(days=1)
    late = going_up.sending(package, dated=tomorrow, sent_on=tomorrow)
    with pytest.raises(Refused) as refusal:
        record_sent(package, late, actor=clerk(), now=NOW)
    assert [problem.field for problem in refusal.value.problems] == ["dated", "sent_on"]
    early = going_up.sending(package, sent_on=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="trước ngày Tờ trình"):
        record_sent(package, early, actor=clerk(), now=NOW)
    record_sent(package, going_up.sending(package), actor=clerk(), now=NOW)
    assert {(row.sent_on, row.sent_paper) for row in package.lines.all()} == {(TODAY, "12/TTr-SGTVT")}


def test_a_number_serves_one_package_a_year():
    going_up.sent()
    second = going_up.for_signature()
    with pytest.raises(Refused, match="đã dùng trong năm"):
        record_sent(second, going_up.sending(second), actor=clerk(), now=NOW)
    assert fresh(second).state == PackageState.FOR_SIGNATURE
    record_sent(second, going_up.sending(second, "13"), actor=clerk(), now=NOW)


def test_leadership_does_not_type_the_number():
    package = going_up.for_signature()
    with pytest.raises(Denied, match="văn thư"):
        record_sent(package, going_up.sending(package), actor=director(), now=NOW)


def test_the_letter_wants_a_signer_and_a_settled_package():
    package = going_up.settled()
    with pytest.raises(Refused, match="Chọn người ký"):
        send_package_for_signature(package, signer=None, actor=office(), now=NOW)
    regather_package(package, actor=office(), now=NOW, note="Thêm đối tượng")
    with pytest.raises(Conflict):
        send_package_for_signature(package, signer=Appointment.objects.get(unit=None), actor=office(), now=NOW)


def test_gathering_again_needs_a_reason_and_ends_with_the_sending():
    package = going_up.for_signature()
    with pytest.raises(Refused, match="phải ghi lý do"):
        regather_package(package, actor=office(), now=NOW, note=" ")
    regather_package(package, actor=office(), now=NOW, note="Sai nơi nhận")
    package = going_up.sent(fresh(package))
    with pytest.raises(Conflict):
        regather_package(package, actor=office(), now=NOW, note="Muộn rồi")
    with pytest.raises(Conflict, match="đã gửi"):
        change_package(package, addressee=TO, due_on=None, actor=office(), now=NOW)


def test_addressee_changes_only_while_gathering_the_day_until_it_is_sent():
    package = going_up.for_signature()
    with pytest.raises(Conflict, match="Tờ trình đã lập"):
        change_package(package, addressee="Nơi khác", due_on=SOON, actor=office(), now=NOW)
    later = SOON + timedelta(days=5)
    change_package(package, addressee=TO, due_on=later, actor=office(), now=NOW)
    assert fresh(package).due_on == later


def withdraw(nomination) -> None:
    unit_head = make.actor(make.head(nomination.proposal.unit))
    withdraw_nomination(nomination, actor=unit_head, now=NOW, note="Chuyển công tác")


def test_whoever_is_withdrawn_leaves_the_package_and_no_letter_goes_out_with_his_name():
    proposal = going_up.referred(individuals=2)
    package = going_up.confirmed(going_up.gathered(proposal))
    withdraw(proposal.nominations.filter(subject_kind="individual").last())
    package = going_up.for_signature(package)
    assert package.lines.count() == 2
    withdraw(proposal.nominations.get(subject_kind="individual", state=NominationState.REFERRED))
    with pytest.raises(Refused, match="sau khi lập Tờ trình"):
        record_sent(package, going_up.sending(package), actor=clerk(), now=NOW)


def test_an_answer_is_taken_back_only_while_the_package_is_gathered():
    proposal = going_up.referred()
    package = going_up.settled(going_up.gathered(proposal))
    with pytest.raises(Conflict, match="đã chốt"):
        reconsider(person_of(proposal), actor=director(), now=NOW, note="Xem lại")
    regather_package(package, actor=office(), now=NOW, note="Xét lại một người")
    reconsider(person_of(proposal), actor=director(), now=NOW, note="Xem lại")
    assert package.lines.count() == 1


@pytest.mark.parametrize("days", [-1, 1])
def test_what_happens_above_lies_between_the_sending_and_today(days):
    package, day = going_up.sent(), TODAY + timedelta(days=days)
    with pytest.raises(Refused) as refusal:
        record_received(package, received_on=day, paper="", actor=office(), now=NOW)
    assert [problem.field for problem in refusal.value.problems] == ["received_on"]
    with pytest.raises(Refused) as refusal:
        record_asked(package, asked_on=day, paper="", what="x", due_on=None, actor=office(), now=NOW)
    assert [problem.field for problem in refusal.value.problems] == ["asked_on"]


def test_what_was_asked_for_is_answered_before_more_is_asked():
    package = going_up.sent()
    asked = {"asked_on": TODAY, "paper": "", "what": "Bổ sung", "actor": office(), "now": NOW}
    with pytest.raises(Refused, match="Hạn bổ sung"):
        record_asked(package, due_on=TODAY - timedelta(days=1), **asked)
    request = record_asked(package, due_on=TODAY, **asked)
    with pytest.raises(Conflict):
        record_asked(package, due_on=None, **asked)
    record_answered(request, answered_on=TODAY, answer="Đã gửi", actor=office(), now=NOW)
    assert record_asked(fresh(package), due_on=None, **asked).pk != request.pk


def test_what_was_answered_once_does_not_answer_what_was_asked_since():
    package = going_up.sent()
    asked = {"asked_on": TODAY, "paper": "", "what": "Bổ sung", "due_on": None, "actor": office(), "now": NOW}
    first = record_asked(package, **asked)
    record_answered(first, answered_on=TODAY, answer="Đã gửi", actor=office(), now=NOW)
    record_asked(fresh(package), **asked)
    with pytest.raises(Conflict, match="đã được ghi"):
        record_answered(first, answered_on=TODAY, answer="Gửi lần nữa", actor=office(), now=NOW)
    assert fresh(package).state == PackageState.ASKED
    first.refresh_from_db()
    assert first.answer == "Đã gửi"


# --- what comes back ---------------------------------------------------------------------------------------------


def line_of(package, place=0) -> Referral:
    return package.lines.select_related("nomination__proposal", "package", "award_type")[place]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"paper": " "}, ["paper"]),
        ({"decided_on": None}, ["decided_on"]),
        ({"decided_on": TODAY + timedelta(days=1)}, ["decided_on"]),
        ({"issuer": ""}, ["issuer"]),
        ({"chosen": False}, ["chosen"]),
        ({"granted": None, "chosen": True}, ["granted"]),
        ({"granted": False}, ["reason"]),
        ({"paper": "", "decided_on": None, "issuer": ""}, ["paper", "decided_on", "issuer"]),
    ],
)
def test_an_outcome_says_everything_it_must(changes, fields):
    line = line_of(going_up.sent())
    with pytest.raises(Refused) as refusal:
        record_outcome(line, replace(GRANTED, **changes), actor=office(), now=NOW)
    assert [problem.field for problem in refusal.value.problems] == fields
    record_outcome(line, GRANTED, actor=office(), now=NOW)


def test_nothing_comes_back_of_what_was_not_sent():
    with pytest.raises(Conflict, match="chưa gửi"):
        record_outcome(line_of(going_up.for_signature()), GRANTED, actor=office(), now=NOW)


def test_an_award_of_the_state_is_first_chosen_then_granted():
    package = going_up.sent(going_up.gathered(going_up.referred(going_up.high_award(Power.STATE))))
    line = line_of(package)
    record_outcome(line, Outcome(None, True, "", None, ""), actor=office(), now=NOW)
    line.refresh_from_db()
    assert (line.chosen, line.outcome, line.nomination.state) == (True, "", NominationState.REFERRED)
    with pytest.raises(Refused):
        record_outcome(line, Outcome(None, False, "", None, ""), actor=office(), now=NOW)
    record_outcome(line, replace(GRANTED, chosen=True, issuer="Thủ tướng Chính phủ"), actor=office(), now=NOW)
    line.refresh_from_db()
    assert (line.chosen, line.outcome) == (True, "granted")
    with pytest.raises(Conflict, match="không còn chờ kết quả"):
        record_outcome(line, Outcome(None, True, "", None, ""), actor=office(), now=NOW)


def test_the_unit_is_told_what_was_decided_about_its_own():
    package = going_up.sent()
    head = make.head(package.lines.first().nomination.proposal.unit)
    record_outcome(line_of(package), GRANTED, actor=office(), now=NOW)
    record_outcome(line_of(package, 1), NOT_GRANTED, actor=office(), now=NOW)
    told = [notice.text for notice in Notice.objects.filter(user=head).order_by("pk")]
    assert "được tặng Bằng khen" in told[-2]
    assert "Chưa đủ tiêu chuẩn" in told[-1]


def test_a_package_whose_last_nominee_is_withdrawn_is_closed_by_hand():
    proposal = going_up.referred()
    package = going_up.sent(going_up.gathered(proposal))
    record_outcome(collective_of(proposal).referral, GRANTED, actor=office(), now=NOW)
    assert not close_when_answered(package, actor=office(), now=NOW)
    withdraw(person_of(proposal))
    assert close_when_answered(package, actor=office(), now=NOW)


# --- not granted leads back to Giấy khen -------------------------------------------------------------------------


@pytest.fixture
def refused():
    """A person whom the level above did not grant his award."""
    proposal = going_up.referred()
    going_up.sent(going_up.gathered(proposal))
    record_outcome(person_of(proposal).referral, NOT_GRANTED, actor=office(), now=NOW)
    return person_of(proposal)


@pytest.fixture
def own():
    return AwardType.objects.get(power=Power.OWN)


def test_nothing_follows_by_itself_from_what_was_not_granted(refused, own):
    assert refused.state == NominationState.NOT_GRANTED
    assert ready_for_decision(refused.proposal.round, own) == []


def test_leadership_agrees_to_giay_khen_instead_and_a_decision_takes_him_in(refused, own):
    agree_instead(refused, own, reason="Thành tích xứng đáng", actor=director(), now=NOW)
    assert ready_for_decision(refused.proposal.round, own) == [refused]
    answer = Answer.objects.get(nomination=refused, superseded_at=None)
    assert (answer.kind, answer.award_type) == (AnswerKind.LOWER, own)
    drop_instead(refused, actor=director(), now=NOW, note="Đã tặng hình thức khác")
    refused.refresh_from_db()
    assert refused.state == NominationState.NOT_GRANTED
    agree_instead(refused, own, reason="Xét lại", actor=director(), now=NOW)
    rows = ready_for_decision(refused.proposal.round, own)
    draft_decision(refused.proposal.round, own, title="Về việc tặng", nominations=rows, actor=office(), now=NOW)
    with pytest.raises(Conflict, match="trong một quyết định"):
        drop_instead(refused, actor=director(), now=NOW, note="Muộn rồi")


def test_giay_khen_instead_is_leaderships_alone_with_a_reason(refused, own):
    with pytest.raises(Denied):
        agree_instead(refused, own, reason="x", actor=office(), now=NOW)
    with pytest.raises(Refused, match="lý do"):
        agree_instead(refused, own, reason=" ", actor=director(), now=NOW)
    with pytest.raises(Refused, match="thấp hơn"):
        agree_instead(refused, refused.award_type, reason="x", actor=director(), now=NOW)
    with pytest.raises(Refused, match="Chọn hình thức"):
        agree_instead(refused, None, reason="x", actor=director(), now=NOW)


def test_the_director_gets_no_giay_khen_of_his_own_instead(refused, own):
    refused.person = going_up.director().person
    refused.save(update_fields=["person"])
    deputy = make.leader()
    with pytest.raises(Refused, match="của chính mình"):
        agree_instead(refused, own, reason="x", actor=make.actor(deputy), now=NOW)


def test_only_what_was_not_granted_above_leads_back(refused, own):
    other = collective_of(refused.proposal)
    with pytest.raises(Conflict):
        agree_instead(other, own, reason="x", actor=director(), now=NOW)
    with pytest.raises(Conflict, match="không được đồng ý tặng thay thế"):
        drop_instead(refused, actor=director(), now=NOW, note="x")
    assert User.objects.filter(grants__role="leadership").exists()
