"""Ghi nhận theo bản ký giấy: it changes who types, never the rules (domain.md, Who)."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.enums import NominationState, PaperAct, ProposalState, SubmissionKind
from awards.models import Attempt, PaperRecord, Submission
from awards.selectors.history import history_of
from awards.services.answers import answer_all
from awards.services.appointing import name_appraiser
from awards.services.paper_records import SignedPaper, act_on_paper, papers_of
from awards.services.submissions import (
    drop_correction,
    start_correction,
    submit_proposal,
    withdraw_nomination,
    withdraw_proposal,
)
from campaigns.enums import ExtensionKind
from campaigns.services.extensions import Grounds, extend_cutoff
from core import clock
from core.journal.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from dossiers.building.office_papers import receipt
from organization.models import Appointment, RoleGrant, User
from tests import factories as make
from tests.awards.door import SECOND, ask, codes, officer_now, submit
from tests.awards.review import LATER, appraised, received
from tests.awards.unit_pages import browser, queries_of, text_of
from tests.clock import CUT_OFF, NOW
from tests.corpus.files import pdf

pytestmark = pytest.mark.usefixtures("sound")
DAY = NOW.date()


@pytest.fixture
def proposal():
    return make.ready_proposal()


@pytest.fixture
def office():
    return browser(make.appraiser())


def head_of_unit(proposal):
    make.head(proposal.unit)
    return Appointment.objects.get(unit=proposal.unit, kind="head")


def signed(proposal, signer=None, day=DAY):
    """The head as who signed on `day`, typed for by an officer now."""
    paper = SignedPaper(make.stored_file(), day, signer or head_of_unit(proposal))
    return act_on_paper(paper, actor=officer_now())


def submit_on_paper(proposal, key="giay-1", **options):
    signatory = options.pop("actor", None) or signed(proposal)
    return submit_proposal(proposal, actor=signatory, arrived_at=None, key=key, **options)


def scan():
    return SimpleUploadedFile("ban-ky.pdf", pdf(), "application/pdf")


def body(proposal, **fields):
    values = {"key": "giay-1", "seen": "", "sure": "on", "signer": head_of_unit(proposal).pk, "signed_on": "19/12/2025"}
    return values | {"file": scan()} | fields


def download(client, address):
    """Read to its end, so that the file is closed."""
    response = client.get(address)
    list(response)
    return response.status_code


def before_leadership():
    return appraised(received(), make.appraiser())


# --- the same door ------------------------------------------------------------


def test_submitting_on_paper_is_a_submission_like_any_other_and_says_who_signed_and_who_typed(proposal):
    submission = submit_on_paper(proposal)
    paper = papers_of(submission)[submission.pk]
    assert (submission.kind, submission.submitted_at) == (SubmissionKind.FIRST, NOW)
    assert (paper.act, paper.signed_on, paper.proposal) == (PaperAct.SUBMIT, DAY, proposal)
    assert str(head_of_unit(proposal).person) in paper.signer_name
    assert paper.recorded_by == submission.submitted_by == officer_now().user
    entry = JournalEntry.objects.get(action="proposal.submit")
    assert entry.actor == officer_now().user
    assert str(head_of_unit(proposal).person) in entry.actor_label
    assert "ghi nhận theo bản ký giấy" in entry.actor_label
    kept = JournalEntry.objects.get(action="paper.record")
    assert (kept.details["file"], kept.unit_id) == (paper.file.sha256, proposal.unit_id)


def test_head_without_an_account_signs_all_the_same():
    unit = make.unit()
    head = make.appointment(make.person(unit), unit)
    make.agency()
    proposal = make.proposal(make.opened_round(), unit, is_nil=True, nil_reason="Không có đối tượng đủ điều kiện")
    assert not User.objects.filter(person=head.person).exists()
    submission = submit_proposal(proposal, actor=signed(proposal, head), arrived_at=None, key="giay")
    assert papers_of(submission)[submission.pk].signer_name.endswith(str(head.person))


def test_paper_that_comes_in_late_is_late_whatever_its_date(proposal, hands):
    hands.to(CUT_OFF)
    with pytest.raises(Conflict) as refusal:
        submit_on_paper(proposal)
    assert codes(refusal) == {"late"}
    assert Attempt.objects.get().late
    assert not PaperRecord.objects.exists()
    refused = JournalEntry.objects.get(action="proposal.submit")
    assert refused.refused
    assert "ghi nhận theo bản ký giấy" in refused.actor_label


def test_paper_that_comes_in_a_second_before_the_cutoff_is_in_time(proposal, hands):
    hands.to(CUT_OFF - SECOND)
    assert submit_on_paper(proposal).submitted_at == CUT_OFF - SECOND


def test_paper_received_in_time_helps_the_unit_that_sent_it_and_no_other(proposal, hands):
    other = make.ready_proposal()
    hands.to(CUT_OFF + timedelta(hours=3))
    kind, at = ExtensionKind.PAPER_IN_TIME, CUT_OFF - SECOND
    stamped = Grounds("Bản giấy", kind, paper_number="12", paper=make.stored_file(), received_at=at)
    until = clock.now() + timedelta(days=2)
    extend_cutoff(proposal.round, proposal.unit, until, stamped, actor=officer_now(), now=clock.now())
    assert submit_on_paper(proposal).cutoff == until
    with pytest.raises(Conflict):
        submit_on_paper(other)


def test_paper_does_not_spare_what_is_missing(proposal):
    proposal.letter.delete()
    with pytest.raises(Refused, match="Tờ trình"):
        submit_on_paper(proposal)
    assert not PaperRecord.objects.exists()


def test_same_key_gives_the_same_receipt_and_one_record(proposal):
    signatory = signed(proposal)
    first, second = submit_on_paper(proposal, actor=signatory), submit_on_paper(proposal, actor=signatory)
    assert first == second
    assert PaperRecord.objects.count() == 1


def test_same_key_with_another_paper_is_another_request(proposal):
    submit_on_paper(proposal)
    with pytest.raises(Refused) as refusal:
        submit_on_paper(proposal, actor=signed(proposal, day=DAY - timedelta(days=1)))
    assert codes(refusal) == {"key_reused"}


# --- who signed ------------------------------------------------------------


@pytest.mark.parametrize(("day", "right"), [(date(2025, 12, 9), False), (date(2025, 12, 10), True),
                                            (date(2025, 12, 12), True), (date(2025, 12, 13), False)])  # fmt: skip
def test_right_to_sign_is_asked_of_the_day_of_the_paper(proposal, day, right):
    deputy = make.appointment(make.person(proposal.unit), proposal.unit, "deputy", title="Phó Trưởng phòng")
    Appointment.objects.filter(pk=deputy.pk).update(valid_from=date(2025, 12, 10), valid_to=date(2025, 12, 12))
    deputy.refresh_from_db()
    if right:
        assert "KT. Trưởng phòng" in signed(proposal, deputy, day).label
        assert submit_on_paper(proposal, actor=signed(proposal, deputy, day))
    else:
        with pytest.raises(Refused, match="không có quyền ký"):
            signed(proposal, deputy, day)


def test_head_of_another_unit_cannot_sign_for_this_one_and_the_refusal_is_kept(proposal):
    other = make.ready_proposal()
    with pytest.raises(Denied):
        submit_on_paper(proposal, actor=signed(proposal, head_of_unit(other)))
    assert JournalEntry.objects.get(action="proposal.submit").refused


def test_only_the_office_records_papers(proposal):
    paper = SignedPaper(make.stored_file(), DAY, head_of_unit(proposal))
    for user in (make.head(proposal.unit), make.staff(proposal.unit), make.leader()):
        with pytest.raises(Denied, match="Văn phòng"):
            act_on_paper(paper, actor=make.actor(user))


def test_paper_of_tomorrow_is_refused(proposal):
    with pytest.raises(Refused) as refusal:
        signed(proposal, day=DAY + timedelta(days=1))
    assert {problem.field for problem in refusal.value.problems} == {"signed_on"}


# --- the other acts of a head ------------------------------------------------------------


def test_correcting_on_paper_opens_drops_and_submits(proposal):
    submit(proposal)
    start_correction(proposal, actor=signed(proposal), now=NOW)
    drop_correction(proposal, actor=signed(proposal), now=NOW)
    start_correction(proposal, actor=signed(proposal), now=NOW)
    assert submit_on_paper(proposal).kind == SubmissionKind.CORRECTION
    acts = list(PaperRecord.objects.order_by("pk").values_list("act", flat=True))
    assert acts == [PaperAct.START_CORRECTION, PaperAct.DROP_CORRECTION, PaperAct.START_CORRECTION, PaperAct.SUBMIT]


def test_asking_again_to_correct_keeps_no_second_paper(proposal):
    submit(proposal)
    for _time in range(2):
        start_correction(proposal, actor=signed(proposal), now=NOW)
    assert PaperRecord.objects.count() == 1


@pytest.mark.parametrize(("before_due", "accepted"), [(SECOND, True), (timedelta(), False)])
def test_answering_a_request_on_paper_is_held_to_the_date_of_the_request(proposal, hands, before_due, accepted):
    submit(proposal)
    due = CUT_OFF + timedelta(days=5)
    ask(proposal, due)
    hands.to(due - before_due)
    proposal.refresh_from_db()
    if accepted:
        assert submit_on_paper(proposal).kind == SubmissionKind.SUPPLEMENT
    else:
        with pytest.raises(Conflict):
            submit_on_paper(proposal)


def test_withdrawing_on_paper_is_held_to_the_cutoff_and_needs_the_reason(proposal, hands):
    submit(proposal)
    with pytest.raises(Refused, match="lý do"):
        withdraw_proposal(proposal, actor=signed(proposal), arrived_at=None, note=" ")
    withdraw_proposal(proposal, actor=signed(proposal), arrived_at=None, note="Đơn vị làm lại")
    assert PaperRecord.objects.get().act == PaperAct.WITHDRAW
    submit(proposal)
    hands.to(CUT_OFF)
    with pytest.raises(Conflict):
        withdraw_proposal(proposal, actor=signed(proposal), arrived_at=None, note="Quá hạn")
    assert PaperRecord.objects.count() == 1


def test_withdrawing_one_nominee_on_paper(proposal):
    submit(proposal)
    nominee = proposal.nominations.get(subject_kind="individual")
    withdraw_nomination(nominee, actor=signed(proposal), now=NOW, note="Cá nhân xin rút")
    nominee.refresh_from_db()
    assert nominee.state == NominationState.WITHDRAWN
    assert PaperRecord.objects.get().object_id == nominee.pk


# --- leadership ------------------------------------------------------------


def leader_signed(leader, day=DAY):
    return act_on_paper(SignedPaper(make.stored_file(), day, leader), actor=officer_now())


def test_leader_agrees_to_all_on_paper_and_each_answer_keeps_it(hands):
    proposal = before_leadership()
    done, left = answer_all(proposal.round, actor=leader_signed(make.leader()), now=NOW)
    assert left == []
    assert papers_of(*done).keys() == {answer.pk for answer in done}


def test_leader_of_yesterday_signs_what_is_dated_yesterday():
    leader = make.leader()
    RoleGrant.objects.filter(user=leader).update(valid_to=DAY - timedelta(days=1))
    assert leader_signed(leader, DAY - timedelta(days=1)).is_leadership
    with pytest.raises(Refused, match="không có quyền ký"):
        leader_signed(leader, DAY)


def test_leader_does_not_answer_on_paper_about_himself():
    proposal = before_leadership()
    nominee = proposal.nominations.get(subject_kind="individual")
    leader = make.user(nominee.person)
    RoleGrant.objects.create(user=leader, role="leadership")
    _done, left = answer_all(proposal.round, actor=leader_signed(leader), now=NOW)
    assert [row.nomination for row in left] == [nominee]


def test_leader_names_the_officer_of_the_offices_own_proposal_on_paper():
    office_unit = make.office()
    proposal = make.proposal(make.opened_round(), office_unit)
    officer = make.appraiser()
    name_appraiser(proposal, officer, actor=leader_signed(make.leader()), now=NOW)
    assert PaperRecord.objects.get().act == PaperAct.NAME_APPRAISER


# --- where it shows ------------------------------------------------------------


def test_act_on_paper_shows_on_receipt_printed_receipt_page_and_timeline(proposal, office):
    submission = submit_on_paper(proposal)
    signer = str(head_of_unit(proposal).person)
    printed = receipt(submission)
    assert signer in printed.submitted_by
    assert "20/12/2025" in printed.recorded_from_paper
    address = reverse("paper_scan", args=[PaperRecord.objects.get().pk])
    head = browser(make.head(proposal.unit))
    pages = [(head, "receipt", submission), (head, "proposal", proposal), (office, "appraise_proposal", proposal)]
    for client, name, row in pages:
        page = text_of(client.get(reverse(name, args=[row.pk])))
        assert signer in page, name
        assert address in page, name
        assert "ghi nhận theo bản ký giấy" in page, name
    assert next(entry["paper"] for entry in history_of(proposal) if entry["state"] == "submitted").signed_on == DAY


def test_act_on_screen_shows_no_paper(proposal, office):
    submit(proposal)
    assert {entry["paper"] for entry in history_of(proposal)} == {None}
    assert "bản ký giấy ngày" not in text_of(office.get(reverse("appraise_proposal", args=[proposal.pk])))


def test_unit_reads_its_own_scans_and_never_what_leadership_signed(office):
    proposal = before_leadership()
    answer_all(proposal.round, actor=leader_signed(make.leader()), now=NOW)
    withdraw_nomination(
        proposal.nominations.get(subject_kind="individual"), actor=signed(proposal), now=LATER, note="Rút"
    )
    of_leader = reverse("paper_scan", args=[PaperRecord.objects.filter(act=PaperAct.ANSWER).first().pk])
    own = reverse("paper_scan", args=[PaperRecord.objects.get(act=PaperAct.WITHDRAW_ONE).pk])
    head, stranger = browser(make.head(proposal.unit)), browser(make.head(make.unit()))
    assert [download(client, of_leader) for client in (head, stranger, office)] == [404, 404, 200]
    assert [download(client, own) for client in (head, stranger, office)] == [200, 404, 200]


# --- the pages ------------------------------------------------------------


def test_officer_records_a_submission_of_a_draft_that_the_office_cannot_read(proposal, office):
    assert office.get(reverse("appraise_proposal", args=[proposal.pk])).status_code == 404
    hub = text_of(office.get(reverse("paper_acts", args=[proposal.pk])))
    assert "2 đối tượng đã đủ" in hub
    assert reverse("paper_submit", args=[proposal.pk]) in hub
    response = office.post(reverse("paper_submit", args=[proposal.pk]), body(proposal))
    assert response["Location"] == reverse("paper_acts", args=[proposal.pk])
    assert Submission.objects.get().number in text_of(office.get(reverse("appraise_proposal", args=[proposal.pk])))


def test_hub_of_a_draft_shows_counts_and_not_what_it_says(proposal, office):
    names = list(proposal.nominations.values_list("printed_name", flat=True))
    page = text_of(office.get(reverse("paper_acts", args=[proposal.pk])))
    assert names[1] not in page


def test_page_says_everything_that_is_missing_at_once(proposal, office):
    response = office.post(reverse("paper_submit", args=[proposal.pk]), {"key": "k"})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"signer", "signed_on", "file", "sure"}


def test_late_paper_answers_409_with_the_form_and_the_reason(proposal, office, hands):
    hands.to(CUT_OFF)
    response = office.post(reverse("paper_submit", args=[proposal.pk]), body(proposal))
    assert response.status_code == 409
    assert "Đã hết hạn" in text_of(response)
    assert "Đã nhận bản giấy trước hạn" in text_of(office.get(reverse("paper_acts", args=[proposal.pk])))


def test_signer_who_had_no_right_stands_beside_his_field(proposal, office):
    Appointment.objects.filter(pk=head_of_unit(proposal).pk).update(valid_from=date(2025, 12, 20))
    response = office.post(reverse("paper_submit", args=[proposal.pk]), body(proposal))
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["signer"])


def test_each_act_has_its_page(proposal, office):
    submit(proposal)
    paper = body(proposal)
    nominee = proposal.nominations.get(subject_kind="individual")
    for name, row, fields in (
        ("paper_withdraw_nomination", nominee, {"note": "Cá nhân xin rút"}),
        ("paper_correct", proposal, {}),
        ("paper_drop_correction", proposal, {}),
        ("paper_withdraw", proposal, {"note": "Đơn vị làm lại"}),
    ):
        assert office.get(reverse(name, args=[row.pk])).status_code == 200
        answer = office.post(reverse(name, args=[row.pk]), paper | {"file": scan()} | fields)
        assert answer.status_code == 302, (name, answer.context["form"].errors)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.DRAFT
    assert PaperRecord.objects.count() == 4


def test_hub_costs_the_same_with_one_paper_and_with_thirty(proposal, office):
    submit_on_paper(proposal)
    url = reverse("paper_acts", args=[proposal.pk])
    one = queries_of(office, url)
    first = PaperRecord.objects.get()
    for _row in range(29):
        first.pk = None
        first.save(force_insert=True)
    assert queries_of(office, url) == one <= 30
