import pytest

from awards.enums import NominationState, Recommendation
from awards.models import Appraisal
from awards.selectors.findings import findings_of
from awards.services.appraisals import (
    Opinion,
    conclude_appraisal,
    hold_nomination,
    override_check,
    reopen_appraisal,
    save_appraisal,
)
from campaigns.checks import Verdict
from core.journal.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from tests import factories as make
from tests.awards.review import collective_of, person_of, received
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def opinion(eligible=True, recommendation=Recommendation.AGREE, text="Đủ tiêu chuẩn."):
    return Opinion(eligible, text, recommendation)


def test_two_officers_do_not_overwrite_each_other():
    nomination = person_of(received())
    first, second = make.actor(make.appraiser()), make.actor(make.appraiser())
    save_appraisal(nomination, opinion(text="Của người thứ nhất"), version=0, actor=first, now=NOW)
    with pytest.raises(Conflict, match="vừa lưu ý kiến khác"):
        save_appraisal(nomination, opinion(text="Của người thứ hai"), version=0, actor=second, now=NOW)
    assert Appraisal.objects.get().opinion == "Của người thứ nhất"


def test_nobody_appraises_himself():
    officer = make.appraiser()
    proposal = received()
    nomination = person_of(proposal)
    nomination.person = officer.person
    nomination.save(update_fields=["person"])
    with pytest.raises(Denied, match="cho chính mình"):
        save_appraisal(nomination, opinion(), version=0, actor=make.actor(officer), now=NOW)


def test_a_head_does_not_appraise_the_collective_he_leads():
    proposal = received()
    officer = make.appraiser()
    make.appointment(officer.person, proposal.unit)
    with pytest.raises(Denied, match="tập thể mình đứng đầu"):
        save_appraisal(collective_of(proposal), opinion(), version=0, actor=make.actor(officer), now=NOW)


@pytest.mark.parametrize(
    ("eligible", "recommendation", "text", "words"),
    [
        (None, "", "", ["đủ hoặc không đủ", "đề nghị của Văn phòng"]),
        (False, Recommendation.AGREE, "Thiếu sáng kiến", ["Không đủ điều kiện"]),
        (False, Recommendation.DECLINE, " ", ["Ghi ý kiến"]),
        (True, Recommendation.LOWER, "Thấp hơn", ["thấp hơn hình thức"]),
    ],
)
def test_an_opinion_that_is_not_whole_cannot_be_concluded(eligible, recommendation, text, words):
    nomination, actor = person_of(received()), make.actor(make.appraiser())
    save_appraisal(nomination, opinion(eligible, recommendation, text), version=0, actor=actor, now=NOW)
    with pytest.raises(Refused) as refusal:
        conclude_appraisal(nomination, actor=actor, now=NOW)
    said = " ".join(map(str, refusal.value.problems))
    assert all(word in said for word in words)
    nomination.refresh_from_db()
    assert nomination.state == NominationState.PROPOSED


def test_concluding_keeps_what_the_checks_said():
    nomination, actor = person_of(received()), make.actor(make.appraiser())
    save_appraisal(nomination, opinion(), version=0, actor=actor, now=NOW)
    conclude_appraisal(nomination, actor=actor, now=NOW)
    nomination.refresh_from_db()
    assert nomination.state == NominationState.APPRAISED
    assert [row["criterion"] for row in nomination.appraisal.findings] == ["individual-1"]
    with pytest.raises(Conflict):
        save_appraisal(nomination, opinion(), version=1, actor=actor, now=NOW)
    reopen_appraisal(nomination, actor=actor, now=NOW, note="Có tài liệu mới")
    save_appraisal(nomination, opinion(text="Sửa"), version=1, actor=actor, now=NOW)


def test_overruling_a_check_needs_a_reason_and_shows_it():
    nomination, actor = person_of(received()), make.actor(make.appraiser())
    criterion = nomination.proposal.round.campaign.criterions.get(subject_kind="individual")
    with pytest.raises(Refused):
        override_check(nomination, criterion, verdict=Verdict.FAILED, reason=" ", actor=actor, now=NOW)
    override_check(nomination, criterion, verdict=Verdict.FAILED, reason="Có đơn thư", actor=actor, now=NOW)
    finding = findings_of([nomination], for_unit=False)[nomination.pk][0]
    assert finding.verdict == Verdict.FAILED
    assert finding.override.reason == "Có đơn thư"
    assert findings_of([nomination], for_unit=True)[nomination.pk][0].override is None


def test_a_nominee_on_hold_is_not_concluded():
    nomination, actor = person_of(received()), make.actor(make.appraiser())
    save_appraisal(nomination, opinion(), version=0, actor=actor, now=NOW)
    hold_nomination(nomination, reason="Đơn thư đang xác minh", actor=actor, now=NOW)
    with pytest.raises(Refused, match="tạm dừng xét"):
        conclude_appraisal(nomination, actor=actor, now=NOW)
    hold_nomination(nomination, reason="", actor=actor, now=NOW)
    conclude_appraisal(nomination, actor=actor, now=NOW)
    assert list(JournalEntry.objects.filter(action__contains="hold").values_list("action", flat=True)) == [
        "nomination.unhold",
        "nomination.hold",
    ]
