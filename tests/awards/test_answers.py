import pytest
from django.urls import reverse

from awards.enums import AnswerKind, NominationState, ProposalState, Recommendation
from awards.models import Answer
from awards.selectors.replies import Reply
from awards.services.answers import answer_all, answer_nomination, reconsider
from awards.services.consolidations import pass_on
from awards.services.paper_records import SignedPaper, act_on_paper, papers_of
from campaigns.enums import Power
from core.journal.models import JournalEntry
from core.refusals import Denied, Refused
from organization.models import Appointment
from tests import factories as make
from tests.awards.review import appraised, collective_of, person_of, received
from tests.awards.unit_pages import browser
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def before_leadership(recommendation=Recommendation.AGREE, **fields):
    return appraised(received(**fields), make.appraiser(), recommendation)


def test_all_as_proposed_answers_everyone_and_ends_the_proposal():
    proposal = before_leadership()
    done, left = answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    proposal.refresh_from_db()
    assert (len(done), left) == (2, [])
    assert proposal.state == ProposalState.DECIDED
    assert set(proposal.nominations.values_list("state", flat=True)) == {NominationState.AGREED}


def test_all_as_proposed_leaves_exceptions_and_ones_own_line():
    proposal = before_leadership()
    leader = make.leader()
    nominee = person_of(proposal)
    nominee.person = leader.person
    nominee.save(update_fields=["person"])
    done, left = answer_all(proposal.round, except_for=[collective_of(proposal).pk], actor=make.actor(leader), now=NOW)
    assert done == []
    assert {row.nomination.subject_kind for row in left} == {"individual", "collective"}
    assert any("chính mình" in row.reason for row in left)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.ACCEPTED


def test_what_the_office_advises_against_is_declined_with_its_reason():
    proposal = before_leadership(Recommendation.DECLINE)
    answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    assert set(Answer.objects.values_list("kind", "reason")) == {(AnswerKind.DECLINE, "Ý kiến của Văn phòng")}


def test_an_award_above_the_departments_power_is_referred_never_agreed_to():
    high = make.award_type(power=Power.PROVINCE, rank=20)
    unit = make.unit()
    round_ = make.opened_round(high)
    proposal = before_leadership(of_round=round_, of_unit=unit)
    leader = make.actor(make.leader())
    with pytest.raises(Refused, match="chỉ có thể trình cấp trên"):
        answer_nomination(person_of(proposal), Reply(AnswerKind.AGREE), actor=leader, now=NOW)
    answer_nomination(person_of(proposal), Reply(AnswerKind.REFER), actor=leader, now=NOW)
    assert person_of(proposal).state == NominationState.REFERRED
    assert person_of(proposal).referral.award_type == high


def test_the_director_is_not_given_his_own_certificate_by_his_deputy():
    proposal = before_leadership()
    director = make.leader()
    nominee = person_of(proposal)
    nominee.person = Appointment.objects.get(unit=None).person
    nominee.save(update_fields=["person"])
    assert nominee.person == director.person
    with pytest.raises(Refused, match="của chính mình"):
        answer_nomination(nominee, Reply(AnswerKind.AGREE), actor=make.actor(make.leader()), now=NOW)


ANY = {"except": ["²", "x", ""], "password": make.PASSWORD}


def test_an_exception_that_is_no_number_excepts_nobody():
    proposal = before_leadership()
    answer = browser(make.leader()).post(reverse("answer_all", args=[proposal.round_id]), ANY)
    assert answer.status_code == 302
    assert {row.state for row in proposal.nominations.all()} == {NominationState.AGREED}


def test_declining_needs_a_reason():
    nominee = person_of(before_leadership())
    with pytest.raises(Refused, match="Ghi lý do"):
        answer_nomination(nominee, Reply(AnswerKind.DECLINE), actor=make.actor(make.leader()), now=NOW)


def test_nothing_is_answered_before_the_list_is_passed_on():
    nominee = person_of(received())
    with pytest.raises(Refused, match="chưa trình"):
        answer_nomination(nominee, Reply(AnswerKind.AGREE), actor=make.actor(make.leader()), now=NOW)


def test_the_list_is_not_passed_on_with_work_undone():
    proposal = received()
    with pytest.raises(Refused) as refusal:
        pass_on(proposal.round, actor=make.actor(make.chief()), now=NOW)
    assert len(refusal.value.problems) == 2
    with pytest.raises(Denied, match="Chánh Văn phòng"):
        pass_on(proposal.round, actor=make.actor(make.appraiser()), now=NOW)


def test_reconsidering_supersedes_and_keeps_the_old_answer():
    proposal = before_leadership()
    leader = make.actor(make.leader())
    answer_all(proposal.round, actor=leader, now=NOW)
    reconsider(person_of(proposal), actor=leader, now=NOW, note="Xem lại")
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.ACCEPTED
    assert person_of(proposal).state == NominationState.APPRAISED
    assert Answer.objects.filter(superseded_at__isnull=False).count() == 1


def test_an_answer_on_paper_keeps_the_rules_and_says_who_typed():
    proposal = before_leadership()
    leader, clerk = make.leader(), make.appraiser()
    paper = SignedPaper(make.stored_file(), NOW.date(), leader)
    signer = act_on_paper(paper, actor=make.actor(clerk))
    given = answer_nomination(person_of(proposal), Reply(AnswerKind.AGREE), actor=signer, now=NOW)
    assert given.by == leader
    assert papers_of(given)[given.pk].recorded_by == clerk
    entry = JournalEntry.objects.filter(action="nomination.agree").get()
    assert entry.actor == clerk
    assert "ghi nhận theo bản ký giấy" in entry.actor_label


def test_a_paper_without_scan_date_or_signer_is_refused_with_all_reasons():
    with pytest.raises(Refused) as refusal:
        act_on_paper(SignedPaper(None, None, None), actor=make.actor(make.appraiser()))
    assert {problem.field for problem in refusal.value.problems} == {"file", "signed_on", "signer"}
