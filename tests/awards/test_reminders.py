"""Reminding: whom, when, what; and what lies on the office's desk."""

from datetime import timedelta

import pytest

from awards.enums import Recommendation
from awards.models import Proposal, Reminder
from awards.services.appraisals import Opinion, conclude_appraisal, save_appraisal
from awards.services.nudges import nudge_office
from awards.services.reminder_texts import preview_for
from awards.services.reminders import remind_units, send_due_reminders
from awards.services.supplements import receive_proposal
from campaigns.calendar import reminder_steps
from campaigns.enums import MailKind
from campaigns.mail_words import Words
from campaigns.models import Feedback, MailText, Round, RoundUnit
from campaigns.selectors import calendar_around, mail_words
from campaigns.services.extensions import extend_cutoff
from core.clock import day_of
from core.models import Job, JournalEntry, Notice
from core.refusals import Denied, Refused
from organization.enums import Role
from tests import factories as make
from tests.awards.door import MICRO, ask, extend, submit
from tests.clock import CUT_OFF, NOW, vn

pytestmark = pytest.mark.usefixtures("sound")
D30, D3 = vn(2025, 12, 11, 8), vn(2026, 1, 7, 8)
EVENING = vn(2026, 1, 9, 21)


@pytest.fixture
def draft():
    """A proposal without its letter; the unit has a specialist beside its head."""
    proposal = make.ready_proposal()
    proposal.letter.delete()
    make.staff(proposal.unit)
    return proposal


def staff_of(proposal):
    return proposal.unit.rolegrant_set.get(role=Role.UNIT_STAFF).user


def send(now):
    """Which units were reminded at `now`, Văn phòng (that has a proposal of its own to make) left out."""
    before = set(Reminder.objects.values_list("pk", flat=True))
    send_due_reminders(now)
    return {row.unit for row in Reminder.objects.exclude(pk__in=before) if row.unit != make.office()}


def told(user):
    return Notice.objects.filter(user=user, key__startswith="remind")


def test_step_is_sent_in_its_time_once(draft):
    assert send(D30 - MICRO) == set()
    assert send(D30) == {draft.unit}
    assert send(D30 + timedelta(minutes=10)) == set()
    assert told(staff_of(draft)).count() == 1


def test_passed_step_is_skipped_not_sent_late(draft):
    assert send_due_reminders(D30 + timedelta(hours=2)) == 0
    assert not Reminder.objects.exists()


def test_head_hears_too_from_three_days(draft):
    send_due_reminders(D30)
    assert not told(make.head(draft.unit)).exists()
    send_due_reminders(D3)
    assert told(make.head(draft.unit)).count() == 1


def test_head_hears_where_nobody_else_prepares():
    proposal = make.ready_proposal()
    send_due_reminders(D30)
    assert told(make.head(proposal.unit)).count() == 1


def test_reminder_says_what_this_unit_lacks_and_by_mail_too(draft):
    send_due_reminders(D30)
    text = told(staff_of(draft)).get().text
    assert "Chưa có Tờ trình" in text
    assert "trước ngày 10/01/2026 (đến hết 24 giờ 00 ngày 09/01/2026, giờ Việt Nam)" in text
    mail = Job.objects.get(kind="mail", key__startswith="remind")
    assert mail.payload["to"] == [staff_of(draft).email]
    assert "Chưa có Tờ trình" in mail.payload["text"]


def test_unit_without_a_proposal_and_one_that_is_complete_hear_so():
    complete = make.ready_proposal()
    empty = make.unit()
    RoundUnit.objects.create(round=complete.round, unit=empty)
    make.head(empty)
    assert send(D30) == {empty, complete.unit}
    assert "Chưa lập hồ sơ" in told(make.head(empty)).get().text
    assert "Hồ sơ đã đủ" in told(make.head(complete.unit)).get().text


def test_last_evening_is_in_the_application_only(draft):
    assert send(EVENING) == {draft.unit}
    assert not Job.objects.filter(kind="mail", key__startswith="remind").exists()


def test_unit_that_has_submitted_is_left_in_peace():
    submit(make.ready_proposal())
    assert send(D3) == set()


def test_nobody_is_reminded_after_the_cutoff_or_of_a_round_that_is_not_open(draft):
    make.unopened_round()
    assert send_due_reminders(CUT_OFF) == 0


def test_extended_unit_is_reminded_of_its_own_date(draft, hands):
    send_due_reminders(D3)
    hands.to(D3)
    extend(draft, vn(2026, 1, 20))
    assert send(D3 + timedelta(minutes=10)) == set()
    assert send(vn(2026, 1, 16, 8)) == {draft.unit}
    assert "20/01/2026" in told(staff_of(draft)).first().text


@pytest.mark.parametrize("place", range(7))
def test_each_step_of_the_table_is_sent_in_its_two_hours_and_not_after(draft, place):
    step = reminder_steps(CUT_OFF, calendar_around(day_of(CUT_OFF)))[place]
    assert send(step.at - MICRO) == set()
    assert send(step.at + timedelta(hours=2)) == set()
    assert send(step.at + timedelta(hours=2) - MICRO) == {draft.unit}
    assert told(make.head(draft.unit)).exists() == step.heads
    assert Job.objects.filter(kind="mail", key__startswith="remind").exists() == step.mail


def test_reminder_is_in_the_offices_own_words(draft):
    MailText.objects.create(
        kind=MailKind.REMINDER,
        subject="{{ten_don_vi}}\r\nBcc: ai@khac.example",
        body="{{han_nop}} {{ con_thieu }} {{la}}",
    )
    send_due_reminders(D30)
    mail = Job.objects.get(kind="mail", key__startswith="remind").payload
    assert mail["subject"] == f"{draft.unit.name} Bcc: ai@khac.example"
    assert "Chưa có Tờ trình" in mail["text"]
    assert "{{la}}" in mail["text"]


def test_what_a_unit_is_called_is_never_a_template(draft):
    draft.unit.name = "{{con_thieu}}{% debug %}"
    draft.unit.save()
    send_due_reminders(D30)
    text = Job.objects.get(kind="mail", key__startswith="remind").payload["text"]
    assert "Kính gửi {{con_thieu}}{% debug %}," in text
    assert text.count("Còn thiếu:") == 1


# --- by hand -------------------------------------------------------------------------------------------------


def words():
    return mail_words(MailKind.REMINDER)


def by(role):
    return make.actor(make.user(make.person(), role))


@pytest.mark.parametrize("role", [Role.APPRAISER, Role.UNION])
def test_office_and_union_remind_by_hand_once_an_hour(draft, role):
    actor, round_ = by(role), draft.round
    assert remind_units(round_, [draft.unit], words(), actor=actor, now=NOW) == 1
    assert remind_units(round_, [draft.unit], words(), actor=actor, now=NOW + timedelta(minutes=5)) == 0
    assert remind_units(round_, [draft.unit], words(), actor=actor, now=NOW + timedelta(hours=1)) == 1
    assert told(make.head(draft.unit)).count() == 2
    assert JournalEntry.objects.filter(action="round.remind", unit_id=draft.unit_id).count() == 2


@pytest.mark.parametrize("role", [Role.APPRAISER, Role.UNION])
def test_preview_counts_what_is_missing_in_a_draft_and_the_unit_reads_it(draft, role):
    nominee = draft.nominations.get(subject_kind="individual")
    nominee.report.delete()
    shown = preview_for(draft.round, draft.unit, words(), actor=by(role), now=NOW)
    assert "2 nội dung còn thiếu" in shown.body
    assert nominee.printed_name not in shown.body
    remind_units(draft.round, [draft.unit], words(), actor=by(role), now=NOW)
    assert nominee.printed_name not in Reminder.objects.get().text
    assert nominee.printed_name in told(make.head(draft.unit)).get().text


def test_office_reads_the_list_of_a_draft_it_was_asked_to_look_at_and_the_union_does_not(draft):
    Proposal.objects.filter(pk=draft.pk).update(preview_asked_at=NOW)
    office, union = (
        preview_for(draft.round, draft.unit, words(), actor=by(role), now=NOW).body
        for role in (Role.APPRAISER, Role.UNION)
    )
    assert "Chưa có Tờ trình" in office
    assert "Chưa có Tờ trình" not in union


def test_unit_that_has_not_begun_is_told_so_in_the_preview(draft):
    empty = make.unit()
    RoundUnit.objects.create(round=draft.round, unit=empty)
    assert "Chưa lập hồ sơ" in preview_for(draft.round, empty, words(), actor=by(Role.UNION), now=NOW).body


def test_by_hand_leaves_out_who_has_submitted():
    proposal = make.ready_proposal()
    submit(proposal)
    officer = make.actor(make.appraiser())
    assert remind_units(proposal.round, [proposal.unit], words(), actor=officer, now=NOW) == 0


def test_by_hand_refuses_no_unit_and_wrong_words_all_at_once(draft):
    with pytest.raises(Refused) as refused:
        remind_units(draft.round, [], Words("Hạn\n{{x}}", "{{han_nop}}"), actor=by(Role.UNION), now=NOW)
    assert [problem.field for problem in refused.value.problems] == ["subject", "subject", "body", "units"]
    assert not Reminder.objects.exists()


def test_a_unit_reminds_nobody(draft):
    with pytest.raises(Denied):
        remind_units(draft.round, [draft.unit], words(), actor=make.actor(make.head(draft.unit)), now=NOW)


# --- the office's desk ---------------------------------------------------------------------------------------


@pytest.fixture
def officer():
    return make.appraiser()


def nudged(officer, now):
    """What Văn phòng reads on the morning of `now`; "" when there is nothing to tell."""
    nudge_office(now)
    notice = Notice.objects.filter(user=officer, key=f"nudge:{day_of(now)}").first()
    return notice.text if notice else ""


def sent():
    proposal = make.ready_proposal()
    submit(proposal)
    return Proposal.objects.get(pk=proposal.pk)


# Until Friday 09/01/2026 the unit may correct and withdraw; five working days after it end with Friday the 16th.
FIVE, SIX = vn(2026, 1, 16, 7), vn(2026, 1, 19, 7)


def test_what_came_early_waits_for_nobody_before_the_cutoff(officer):
    sent()
    # Twelve working days after it was submitted, one after its cut-off.
    for moment in (vn(2026, 1, 9, 7), vn(2026, 1, 12, 7)):
        assert nudged(officer, moment) == ""


@pytest.mark.parametrize(("moment", "told"), [(vn(2026, 1, 21, 7), False), (vn(2026, 1, 22, 7), True)])
def test_a_unit_with_a_later_cutoff_is_counted_from_its_own(officer, moment, told):
    proposal = sent()
    chief = make.actor(make.chief())
    extend_cutoff(proposal.round, proposal.unit, vn(2026, 1, 15), make.grounds(), actor=chief, now=NOW)
    assert ("Chờ tiếp nhận" in nudged(officer, moment)) is told


@pytest.mark.parametrize(("moment", "told"), [(vn(2026, 1, 20, 7), False), (vn(2026, 1, 21, 7), True)])
def test_what_comes_after_the_cutoff_is_counted_from_the_day_it_came(officer, moment, told):
    proposal = sent()
    Proposal.objects.filter(pk=proposal.pk).update(state_changed_at=vn(2026, 1, 13, 9))
    assert ("Chờ tiếp nhận" in nudged(officer, moment)) is told


def test_office_is_told_once_a_day_what_waits_to_be_received_too_long(officer):
    sent()
    assert nudged(officer, FIVE) == ""
    assert "Chờ tiếp nhận quá 5 ngày làm việc" in nudged(officer, SIX)
    nudge_office(SIX + timedelta(hours=1))
    assert Notice.objects.filter(user=officer, key__startswith="nudge").count() == 1
    assert Job.objects.filter(kind="mail", key__startswith="nudge").exists()


def test_received_proposal_is_told_of_until_its_last_nominee_is_appraised(officer):
    proposal = sent()
    receive_proposal(proposal, actor=make.actor(officer), now=NOW)
    # Fifteen working days end with Monday 12/01/2026: New Year's Day is off.
    assert "Chờ thẩm định" not in nudged(officer, vn(2026, 1, 12, 7))
    assert "Chờ thẩm định quá 15 ngày làm việc" in nudged(officer, vn(2026, 1, 13, 7))
    one, *others = proposal.nominations.all()
    one.hold_reason = "Đơn thư đang xác minh"
    one.save()
    assert "Chờ thẩm định" in nudged(officer, vn(2026, 1, 14, 7))
    for nomination in others:
        opinion = Opinion(True, "Đủ", Recommendation.AGREE)
        save_appraisal(nomination, opinion, version=0, actor=make.actor(officer), now=NOW)
        conclude_appraisal(nomination, actor=make.actor(officer), now=NOW)
    assert "Chờ thẩm định" not in nudged(officer, vn(2026, 1, 15, 7))


@pytest.mark.parametrize(("due_in", "said"), [
    (timedelta(days=2, microseconds=1), ""), (timedelta(days=2), "chưa bổ sung, hạn"),
    (MICRO, "chưa bổ sung, hạn"), (timedelta(0), "chưa bổ sung, đã quá hạn"),
])  # fmt: skip
def test_office_is_told_of_requests_near_or_past_their_date(officer, due_in, said):
    due = NOW + timedelta(days=3)
    ask(sent(), due)
    text = nudged(officer, due - due_in)
    assert said in text
    assert bool(text) == bool(said)


def test_office_is_told_of_drafts_it_was_asked_to_look_at_and_of_feedback(officer, draft):
    Proposal.objects.filter(pk=draft.pk).update(preview_asked_at=NOW)
    Feedback.objects.create(
        campaign=draft.round.campaign, unit=draft.unit, text="Hỏi", sent_at=NOW, sent_by=make.head(draft.unit)
    )
    assert nudged(officer, vn(2025, 12, 23, 7)) == ""
    text = nudged(officer, vn(2025, 12, 24, 7))
    assert "Nhờ xem trước quá 2 ngày làm việc" in text
    assert "phản ánh" not in text
    assert "Vướng mắc, phản ánh chưa trả lời quá 3 ngày làm việc" in nudged(officer, vn(2025, 12, 25, 7))
    assert "Nhờ xem trước" not in nudged(officer, CUT_OFF)


def test_office_is_told_of_units_nobody_can_submit_for(officer, draft):
    make.head(make.office())
    empty = make.unit("Phòng Trống")
    RoundUnit.objects.create(round=draft.round, unit=empty)
    assert nudged(officer, NOW) == ""
    Round.objects.update(accounts_checked_at=NOW)
    assert "chưa có tài khoản nộp được hồ sơ: Phòng Trống." in nudged(officer, NOW + timedelta(days=1))
    assert nudged(officer, CUT_OFF) == ""


def test_office_is_told_of_work_that_failed(officer):
    Job.objects.create(kind="mail", key="x", queue="mail", state="failed", created_at=NOW, due_at=NOW)
    assert "1 việc nền không làm được" in nudged(officer, NOW)
