"""Trình cấp trên: what is gathered and confirmed before it goes up."""

from datetime import timedelta

import pytest

from awards.enums import PackageState, PaperAct
from awards.gates.referrals import package_problems
from awards.models import PaperRecord, Referral, ReferralFile
from awards.selectors.referrals import gathering, waiting_for_a_package
from awards.services.paper_records import SignedPaper, act_on_paper
from awards.services.referrals import (
    Outcome,
    change_package,
    confirm_all,
    confirm_report,
    drop_file,
    keep_file,
    leave_out,
    make_package,
    settle_package,
    take_in,
)
from campaigns.enums import Power, ReferralSource, SignedCopyRule
from campaigns.models import AwardType, ReferralPaper
from campaigns.services.setup import delete_referral_paper
from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from organization.models import Appointment
from tests import factories as make
from tests.awards import going_up
from tests.awards.going_up import TO, TODAY, clerk, fresh, office
from tests.awards.review import collective_of, person_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]

GRANTED = Outcome(True, None, "101/QĐ-UBND", TODAY, "Chủ tịch UBND tỉnh")
NOT_GRANTED = Outcome(False, None, "", None, "", "Chưa đủ tiêu chuẩn theo quy định")


def director():
    return make.actor(going_up.director())


def texts(refusal) -> list[str]:
    return [str(problem) for problem in refusal.value.problems]


# --- gathering ---------------------------------------------------------------------------------------------------


def test_everyone_referred_for_the_award_in_the_round_goes_into_one_package():
    proposal = going_up.referred(individuals=2)
    going_up.referred(of_round=proposal.round)
    going_up.referred()
    assert [row["count"] for row in waiting_for_a_package()] == [2, 5]
    package = going_up.gathered(proposal)
    assert package.lines.count() == 5
    assert [row["count"] for row in waiting_for_a_package()] == [2]
    entry = JournalEntry.objects.get(action="referral.gather")
    assert entry.details["lines"] == 5


def test_a_package_wants_somebody_an_addressee_and_a_day_to_come():
    proposal = going_up.referred()
    going_up.gathered(proposal)
    award = AwardType.objects.get(power=Power.PROVINCE)
    with pytest.raises(Refused) as refusal:
        make_package(proposal.round, award, addressee=" ", due_on=TODAY - timedelta(days=1), actor=office(), now=NOW)
    assert [problem.field for problem in refusal.value.problems] == ["addressee", "due_on", ""]
    change_package(going_up.ReferralPackage.objects.get(), addressee=TO, due_on=TODAY, actor=office(), now=NOW)


@pytest.mark.parametrize("who", [clerk, director, lambda: make.actor(make.staff(make.unit()))])
def test_only_the_office_gathers(who):
    proposal = going_up.referred()
    award = AwardType.objects.get(power=Power.PROVINCE)
    with pytest.raises(Denied):
        make_package(proposal.round, award, addressee=TO, due_on=None, actor=who(), now=NOW)


def test_whoever_is_not_ready_waits_for_another_package_and_may_join_again():
    package = going_up.gathered()
    line = package.lines.first()
    leave_out(line, actor=office(), now=NOW)
    assert package.lines.count() == 1
    assert take_in(package, actor=office(), now=NOW) == 1
    assert take_in(package, actor=office(), now=NOW) == 0
    assert package.lines.count() == 2


def test_whoever_was_left_out_meanwhile_gets_no_file_here_and_keeps_those_of_his_next_package():
    award = going_up.high_award()
    each = going_up.asks(award, ReferralSource.EACH, name="Xác nhận thuế")
    proposal = going_up.referred(award)
    package = going_up.gathered(proposal)
    seen = package.lines.select_related("package").first()
    leave_out(seen, actor=office(), now=NOW)
    with pytest.raises(Conflict, match="không còn trong bộ hồ sơ"):
        keep_file(package, each, seen, make.stored_file(), actor=office(), now=NOW)
    other = going_up.gathered(proposal)
    keep_file(other, each, other.lines.get(), make.stored_file(), actor=office(), now=NOW)
    with pytest.raises(Conflict, match="không còn trong bộ hồ sơ"):
        leave_out(seen, actor=office(), now=NOW)
    assert other.files.count() == 1


def test_everything_missing_is_told_at_once_by_person():
    award = going_up.high_award()
    going_up.asks(award, ReferralSource.EACH, name="Xác nhận thuế", subject_kind="individual")
    going_up.asks(award, ReferralSource.ONCE, name="Biên bản Hội đồng")
    going_up.asks(award, ReferralSource.EACH, name="Không bắt buộc", is_required=False)
    proposal = going_up.referred(award)
    package = going_up.gathered(proposal)
    with pytest.raises(Refused) as refusal:
        settle_package(package, actor=office(), now=NOW)
    unit, person = collective_of(proposal).printed_name, person_of(proposal).printed_name
    assert sorted(texts(refusal)) == sorted(
        [
            "Chưa có Biên bản Hội đồng.",
            f"{unit}: báo cáo chưa được cấp trình khen thưởng xác nhận.",
            f"{person}: chưa có Xác nhận thuế.",
            f"{person}: báo cáo chưa được cấp trình khen thưởng xác nhận.",
        ]
    )
    assert fresh(package).state == PackageState.GATHERING


def test_what_was_missing_is_uploaded_and_the_package_is_settled():
    award = going_up.high_award()
    once = going_up.asks(award, ReferralSource.ONCE, name="Biên bản Hội đồng")
    each = going_up.asks(award, ReferralSource.EACH, name="Xác nhận thuế", subject_kind="individual")
    proposal = going_up.referred(award)
    package = going_up.confirmed(going_up.gathered(proposal))
    line = person_of(proposal).referral
    keep_file(package, once, None, make.stored_file(), actor=office(), now=NOW)
    first = keep_file(package, each, line, make.stored_file(), actor=office(), now=NOW)
    again = keep_file(package, each, line, make.stored_file(b"%PDF-1.7 khac"), actor=office(), now=NOW)
    assert (first.pk, ReferralFile.objects.count()) == (again.pk, 2)
    drop_file(again, actor=office(), now=NOW)
    with pytest.raises(Refused, match="chưa có Xác nhận thuế"):
        settle_package(package, actor=office(), now=NOW)
    keep_file(package, each, line, make.stored_file(), actor=office(), now=NOW)
    settle_package(package, actor=office(), now=NOW)
    assert fresh(package).state == PackageState.CONFIRMED
    with pytest.raises(Conflict, match="đã chốt"):
        keep_file(package, once, None, make.stored_file(), actor=office(), now=NOW)
    with pytest.raises(Conflict, match="Đã có tệp"):
        delete_referral_paper(once, actor=office(), now=NOW)


def test_a_paper_of_the_submitted_dossier_is_not_uploaded_here():
    package = going_up.gathered()
    report = ReferralPaper.objects.get(source=ReferralSource.REPORT)
    with pytest.raises(Refused, match="không phải tải lên"):
        keep_file(package, report, package.lines.first(), make.stored_file(), actor=office(), now=NOW)


def test_units_papers_go_up_with_their_signed_copies_where_the_round_asks_for_them():
    proposal = going_up.referred(of_round=going_up.a_round(signed_copy=SignedCopyRule.AFTER))
    package = going_up.confirmed(going_up.gathered(proposal))
    said = [str(problem) for problem in package_problems(gathering(package))]
    unit = proposal.unit.short_name
    assert said == [
        f"{unit}: chưa có bản ký của Tờ trình đề nghị khen thưởng.",
        f"{unit}: chưa có bản ký của Biên bản họp.",
    ]


def test_whoever_is_on_hold_does_not_go_up():
    proposal = going_up.referred()
    package = going_up.confirmed(going_up.gathered(proposal))
    nomination = person_of(proposal)
    nomination.on_hold_since, nomination.hold_reason = NOW, "Có đơn thư"
    nomination.save(update_fields=["on_hold_since", "hold_reason"])
    with pytest.raises(Refused, match="đang tạm dừng xét: Có đơn thư"):
        settle_package(package, actor=office(), now=NOW)


def test_a_package_costs_as_much_with_thirty_nominees(django_assert_num_queries):
    for individuals in (1, 30):
        package = going_up.gathered(going_up.referred(individuals=individuals))
        with django_assert_num_queries(5):
            assert len(gathering(fresh(package)).lines) == individuals + 1


# --- confirming --------------------------------------------------------------------------------------------------


def test_a_leader_confirms_each_report_by_his_title_and_it_is_journalled():
    package = going_up.gathered()
    line = package.lines.first()
    confirm_report(line, actor=director(), now=NOW)
    line.refresh_from_db()
    assert line.confirmer == Appointment.objects.get(unit=None)
    assert line.confirmed_submission_id == line.nomination.proposal.submission_id
    entry = JournalEntry.objects.get(action="referral.confirm")
    assert entry.object_id == str(line.nomination_id)
    assert [one.is_confirmed for one in gathering(package).lines] == [True, False]


@pytest.mark.parametrize("who", [office, clerk])
def test_nobody_but_a_leader_confirms(who):
    package = going_up.gathered()
    with pytest.raises(Denied, match="lãnh đạo Sở"):
        confirm_report(package.lines.first(), actor=who(), now=NOW)


def test_nobody_confirms_his_own_report_and_the_rest_is_confirmed_all_the_same():
    proposal = going_up.referred()
    package = going_up.gathered(proposal)
    nominee = person_of(proposal)
    nominee.person = going_up.director().person
    nominee.save(update_fields=["person"])
    with pytest.raises(Denied, match="chính mình"):
        confirm_report(nominee.referral, actor=director(), now=NOW)
    done, left = confirm_all(package, actor=director(), now=NOW)
    assert [row.nomination_id for row in done] == [collective_of(proposal).pk]
    assert [row.nomination for row in left] == [nominee]
    deputy = make.leader()
    make.appointment(deputy.person, None, "deputy", title="Phó Giám đốc Sở")
    confirm_report(nominee.referral, actor=make.actor(deputy), now=NOW)
    assert package_problems(gathering(package)) == []


def test_a_leader_without_a_title_cannot_sign():
    package = going_up.gathered()
    with pytest.raises(Refused, match="Chưa ghi chức vụ"):
        confirm_report(package.lines.first(), actor=make.actor(make.leader()), now=NOW)


def test_a_report_submitted_anew_is_confirmed_anew():
    package = going_up.confirmed()
    line = package.lines.first()
    other = going_up.referred().submission
    Referral.objects.filter(pk=line.pk).update(confirmed_submission=other)
    with pytest.raises(Refused, match="đã nộp lại sau khi xác nhận"):
        settle_package(package, actor=office(), now=NOW)
    confirm_all(package, actor=director(), now=NOW)
    settle_package(package, actor=office(), now=NOW)


def own_report(proposal) -> Referral:
    """The nominee's report came as a file of the unit."""
    nominee, file = person_of(proposal), make.stored_file()
    content = proposal.submission.content
    said = next(row for row in content["nominations"] if row["id"] == nominee.pk)
    said["report"]["own_file"] = {"id": file.pk, "name": file.name, "sha256": file.sha256}
    proposal.submission.save(update_fields=["content"])
    return nominee.referral


def test_a_report_that_came_as_a_file_is_confirmed_on_paper_and_its_scan_goes_up():
    proposal = going_up.referred()
    package = going_up.gathered(proposal)
    line = own_report(proposal)
    with pytest.raises(Refused, match="xác nhận trên bản giấy"):
        confirm_report(line, actor=director(), now=NOW)
    _done, left = confirm_all(package, actor=director(), now=NOW)
    assert [row.nomination for row in left] == [line.nomination]
    scan = make.stored_file(b"%PDF-1.7 ban ky")
    leader = act_on_paper(SignedPaper(scan, TODAY, going_up.director()), actor=office())
    confirm_report(line, actor=leader, now=NOW)
    line.refresh_from_db()
    assert line.confirmed_scan == scan
    assert PaperRecord.objects.get(act=PaperAct.CONFIRM_REPORT).object_id == line.pk
