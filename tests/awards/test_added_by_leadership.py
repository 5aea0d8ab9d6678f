"""A name that leadership adds comes in by the one door, on the paper that directs it: by an extension for a unit that
can still submit or correct, by a request that brings in this one name once the unit has handed in.
"""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.enums import AskedFor, NominationState, ProposalState
from awards.models import Nomination, Proposal, Report, SupplementRequest
from awards.selectors.approval import approval_desk
from awards.selectors.requests import review_answer, version_before
from awards.services.answers import answer_all
from awards.services.appraisals import Opinion, conclude_appraisal, save_appraisal
from awards.services.consolidations import pass_on
from awards.services.instructed import Addition
from awards.services.nominations import Ask, add_nomination, remove_nomination
from awards.services.submissions.corrections import start_correction
from awards.services.submissions.submit import submit_proposal
from awards.services.supplements import Wish, close_request, receive_proposal, request_supplement
from campaigns.services.extensions import extend_cutoff
from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from dossiers.building.leadership import Passed
from tests import factories as make
from tests.awards.review import appraised, person_of, received
from tests.awards.unit_pages import browser, text_of
from tests.campaigns.uploads import pdf_upload
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.django_db
LATE, UNTIL = CUT_OFF + timedelta(days=2), CUT_OFF + timedelta(days=5)
PAPER = "05/YKCĐ-GĐ"


def extended(proposal) -> None:
    grounds = make.grounds("Giám đốc Sở chỉ đạo bổ sung đề nghị", paper_number=PAPER)
    chief = make.actor(make.chief(), LATE)
    extend_cutoff(proposal.round, proposal.unit, UNTIL, grounds, actor=chief, now=LATE)


def submits(proposal, key: str):
    head = make.actor(make.head(proposal.unit), LATE)
    submit_proposal(proposal, actor=head, arrived_at=None, key=key)
    proposal.refresh_from_db()
    return proposal


def test_a_name_of_a_unit_that_sent_nothing_is_a_normal_nomination_on_the_paper_of_the_instruction(hands):
    proposal = make.ready_proposal()
    hands.to(LATE)
    with pytest.raises(Refused, match="hết hạn"):
        submits(proposal, "mot")
    extended(proposal)
    submits(proposal, "hai")
    receive_proposal(proposal, actor=make.actor(make.appraiser(), LATE), now=LATE)
    proposal.refresh_from_db()
    appraised(proposal, make.appraiser())
    leader = make.leader()
    desk = approval_desk(proposal.round, make.actor(leader, LATE))
    assert {row.nomination.pk for row in desk.open_lines} == set(proposal.nominations.values_list("pk", flat=True))
    assert all(PAPER in row.line.source for row in desk.lines)
    answer_all(proposal.round, actor=make.actor(leader, LATE), now=LATE)
    assert set(proposal.nominations.values_list("state", flat=True)) == {NominationState.AGREED}


def test_a_unit_that_has_submitted_adds_the_name_to_what_it_sent(hands):
    proposal = make.ready_proposal()
    head = make.actor(make.head(proposal.unit))
    submit_proposal(proposal, actor=head, arrived_at=None, key="mot")
    proposal.refresh_from_db()
    hands.to(LATE)
    extended(proposal)
    start_correction(proposal, actor=make.actor(make.head(proposal.unit), LATE), now=LATE)
    proposal.refresh_from_db()
    added = make.nomination(proposal, make.person(proposal.unit))
    make.report(added)
    make.ballot(proposal.minutes, added)
    submits(proposal, "hai")
    added.refresh_from_db()
    assert added.state == NominationState.PROPOSED
    assert proposal.nominations.filter(state=NominationState.PROPOSED).count() == 3


@pytest.mark.parametrize("by", ["office", "leadership"])
@pytest.mark.usefixtures("hands")
def test_the_page_of_leadership_says_how_a_name_is_added_and_leads_there_whoever_may(by):
    unit = make.unit()
    round_ = make.opened_round(extensions_by=by)
    appraised(received(of_round=round_, of_unit=unit), make.appraiser())
    page = text_of(browser(make.leader()).get(reverse("approval")))
    assert "ý kiến chỉ đạo" in page
    assert (reverse("round_extend", args=[round_.pk]) in page) is (by == "leadership")


# --- after the unit has handed in ------------------------------------------------------------------------------------


def instruction(**fields) -> Wish:
    values = {"asked_for": AskedFor.LEADERSHIP, "paper_number": PAPER, "paper_date": NOW.date(),
              "paper": make.stored_file()}  # fmt: skip
    return Wish(**values | fields)


def adds(proposal: Proposal, subject=None, *, by=None, wish: Wish | None = None, award=None) -> SupplementRequest:
    """A leader has one more of the unit's people proposed."""
    adding = Addition(subject or make.person(proposal.unit), award or proposal.round.award_types.first())
    by = by or make.actor(make.leader(), LATE)
    return request_supplement(proposal, due=UNTIL, wish=wish or instruction(), adding=adding, actor=by, now=LATE)


def writes_and_votes(proposal: Proposal, nominee: Nomination) -> None:
    """What the unit does for him: his report, the vote."""
    Report.objects.filter(nomination=nominee).delete()
    make.report(nominee)
    make.ballot(proposal.minutes, nominee)


def answered(proposal: Proposal, request: SupplementRequest) -> Proposal:
    """The unit hands in the added nominee's papers and Văn phòng receives them."""
    writes_and_votes(proposal, request.nomination)
    proposal.refresh_from_db()
    submits(proposal, "bo-sung")
    receive_proposal(proposal, actor=make.actor(make.appraiser(), LATE), now=LATE)
    proposal.refresh_from_db()
    return proposal


def test_a_name_added_after_receipt_is_the_only_new_one_and_the_others_are_judged_meanwhile(hands):
    proposal = appraised(received(), make.appraiser())
    before = set(proposal.nominations.values_list("pk", flat=True))
    hands.to(LATE)
    request = adds(proposal)
    assert JournalEntry.objects.get(action="proposal.request").details["paper"] == PAPER
    assert JournalEntry.objects.filter(action="nomination.add", object_id=str(request.nomination_id)).exists()
    leader = make.actor(make.leader(), LATE)
    assert len(answer_all(proposal.round, actor=leader, now=LATE)[0]) == len(before)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.SUPPLEMENTING
    answered(proposal, request)
    added = Nomination.objects.get(pk=request.nomination_id)
    assert (proposal.state, added.state) == (ProposalState.ACCEPTED, NominationState.PROPOSED)
    assert set(proposal.nominations.filter(pk__in=before).values_list("state", flat=True)) == {NominationState.AGREED}
    officer = make.actor(make.appraiser(), LATE)
    save_appraisal(added, Opinion(True, "Được", "agree"), version=0, actor=officer, now=LATE)
    conclude_appraisal(added, actor=officer, now=LATE)
    last = pass_on(proposal.round, actor=make.actor(make.chief(), LATE), now=LATE)
    sources = {row.nomination.pk: row.line.source for row in approval_desk(proposal.round, leader).lines}
    said = f"Bổ sung theo ý kiến chỉ đạo số {PAPER} ngày 20/12/2025"
    assert {pk: source for pk, source in sources.items() if source} == {added.pk: said}
    rows = {row.name: row.opinion for row in Passed(last, made_at=LATE).appraisal_report().rows}
    assert [name for name, opinion in rows.items() if said in opinion] == [added.printed_name]
    answer_all(proposal.round, actor=leader, now=LATE)
    proposal.refresh_from_db()
    added.refresh_from_db()
    assert (added.state, proposal.state) == (NominationState.AGREED, ProposalState.DECIDED)


def test_the_unit_adds_nobody_of_its_own_beside_him(hands):
    proposal = received()
    hands.to(LATE)
    request = adds(proposal)
    proposal.refresh_from_db()
    head = make.actor(make.head(proposal.unit), LATE)
    ask = Ask(proposal.round.award_types.first())
    with pytest.raises(Conflict, match="không thêm"):
        add_nomination(proposal, make.person(proposal.unit), ask, actor=head, now=LATE)
    with pytest.raises(Conflict, match="không thêm"):
        remove_nomination(request.nomination, actor=head, now=LATE)
    smuggled = make.nomination(proposal, make.person(proposal.unit))
    writes_and_votes(proposal, request.nomination)
    make.report(smuggled)
    make.ballot(proposal.minutes, smuggled)
    with pytest.raises(Refused) as refusal:
        submits(proposal, "bo-sung")
    assert [problem.code for problem in refusal.value.problems] == ["added"]
    assert smuggled.printed_name in str(refusal.value)


def test_what_the_unit_changes_of_the_others_is_marked_as_beyond_the_request(hands):
    proposal = received()
    hands.to(LATE)
    request = adds(proposal)
    other = proposal.nominations.get(subject_kind="individual", pk__lt=request.nomination_id)
    other.report.sections.filter(kind="duties").update(text="Viết lại")
    answered(proposal, request)
    last = proposal.submission
    extra = {line.line.key for line in review_answer(last, version_before(last)).extra}
    assert extra
    assert all(f":{other.pk}" in key for key in extra)


def test_a_name_that_the_unit_does_not_hand_in_stays_out_of_the_list(hands):
    proposal = received()
    before, hash_before = proposal.submission_id, proposal.submission.content_hash
    hands.to(LATE)
    request = adds(proposal)
    hands.to(UNTIL + timedelta(days=1))
    proposal.refresh_from_db()
    assert proposal.submission_id == before
    chief = make.actor(make.chief(), UNTIL)
    close_request(request, actor=chief, now=UNTIL, note="Đơn vị không lập hồ sơ")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.submission.content_hash) == (ProposalState.SUBMITTED, hash_before)
    assert not proposal.nominations.present().filter(pk=request.nomination_id).exists()


def test_a_unit_that_proposed_nobody_gets_its_first_name(hands):
    unit = make.unit()
    proposal = make.nil_proposal(make.opened_round(), unit)
    submits(proposal, "mot")
    hands.to(LATE)
    request = adds(proposal)
    proposal.refresh_from_db()
    assert not proposal.is_nil
    close_request(request, actor=make.actor(make.chief(), LATE), now=LATE, note="Thôi")
    proposal.refresh_from_db()
    assert proposal.is_nil


def test_office_types_the_instruction_from_its_paper(hands):
    proposal = received()
    hands.to(LATE)
    request = adds(proposal, by=make.actor(make.appraiser(), LATE))
    assert (request.asked_for, request.adds_nominee) == (AskedFor.LEADERSHIP, True)


@pytest.mark.parametrize(
    ("missing", "field"),
    [({"paper_number": " "}, "paper_number"), ({"paper_date": None}, "paper_date"), ({"paper": None}, "paper"),
     ({"paper_date": (LATE + timedelta(days=1)).date()}, "paper_date")],
)  # fmt: skip
@pytest.mark.parametrize("who", [make.leader, make.chief])
def test_nobody_is_added_without_the_whole_paper(hands, missing, field, who):
    proposal = received()
    hands.to(LATE)
    with pytest.raises(Refused) as refusal:
        adds(proposal, by=make.actor(who(), LATE), wish=instruction(**missing))
    assert [problem.field for problem in refusal.value.problems] == [field]
    assert not SupplementRequest.objects.exists()


@pytest.mark.parametrize("wisher", [AskedFor.OFFICE, AskedFor.COUNCIL, AskedFor.HOME_AFFAIRS])
def test_only_leadership_adds(hands, wisher):
    proposal = received()
    hands.to(LATE)
    with pytest.raises(Refused, match="Chỉ lãnh đạo Sở"):
        adds(proposal, by=make.actor(make.appraiser(), LATE), wish=instruction(asked_for=wisher))
    with pytest.raises(Denied):
        adds(proposal, by=make.actor(make.head(proposal.unit), LATE))


def test_he_is_of_this_unit_and_not_proposed_yet(hands):
    proposal = received()
    hands.to(LATE)
    with pytest.raises(Refused, match="không thuộc đơn vị"):
        adds(proposal, make.person(make.unit()))
    with pytest.raises(Refused, match="Đã đề nghị"):
        adds(proposal, person_of(proposal).person)
    with pytest.raises(Refused, match="không xét"):
        adds(proposal, award=make.award_type())


def test_a_draft_and_what_is_decided_take_no_name_this_way(hands):
    draft = make.ready_proposal()
    with pytest.raises(Conflict, match="không thể yêu cầu bổ sung"):
        adds(draft)
    proposal = appraised(received(), make.appraiser())
    answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    with pytest.raises(Conflict, match="không thể yêu cầu bổ sung"):
        adds(proposal)


def test_the_pages_lead_a_leader_from_the_list_to_the_request(hands):
    proposal = appraised(received(), make.appraiser())
    hands.to(LATE)
    one, leader = make.person(proposal.unit), browser(make.leader())
    url = reverse("nominee_instructed", args=[proposal.pk])
    assert url in text_of(leader.get(reverse("approval")))
    assert url in text_of(browser(make.appraiser()).get(reverse("appraise_proposal", args=[proposal.pk])))
    form = text_of(leader.get(url))
    assert f'value="person-{one.pk}"' in form
    assert f'value="person-{person_of(proposal).person_id}"' not in form
    award = proposal.round.award_types.first()
    body = {"subject": f"person-{one.pk}", "award_type": award.pk, "due": "20/01/2026 00:00", "paper_number": PAPER,
            "paper_date": "10/01/2026"}  # fmt: skip
    refused = leader.post(url, body)
    assert refused.status_code == 422
    assert "paper" in refused.context["form"].errors
    assert leader.post(url, body | {"paper": pdf_upload("chi-dao.pdf")}).status_code == 302
    request = SupplementRequest.objects.get()
    assert request.nomination.person == one
    assert url not in text_of(leader.get(reverse("approval")))
    assert "Bổ sung theo ý kiến chỉ đạo" in text_of(
        browser(make.appraiser()).get(reverse("appraise_proposal", args=[proposal.pk]))
    )
