"""Kiểm tra và nộp as a head meets it: one confirmation, all reasons at once, the receipt, correcting, withdrawing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.enums import ProposalState
from awards.models import Nomination, Submission
from tests import factories as make
from tests.awards.door import ask, correct, receive, submit
from tests.awards.unit_pages import a_draft, browser, nominate, queries_of, text_of
from tests.clock import CUT_OFF

pytestmark = pytest.mark.usefixtures("sound")


@pytest.fixture
def proposal():
    return make.ready_proposal()


@pytest.fixture
def head(proposal):
    return browser(make.head(proposal.unit))


def url(name, row):
    return reverse(name, args=[row.pk])


def press(client, proposal, **data):
    return client.post(url("proposal_submit", proposal), {"key": "khoa-1", "seen": "", "sure": "on"} | data)


# --- submitting ------------------------------------------------------------------------------------------------------


def test_head_submits_and_gets_the_receipt(head, proposal):
    page = head.get(url("proposal_submit", proposal))
    form = page.context["form"]
    response = press(head, proposal, key=form["key"].value(), seen=form["seen"].value())
    submission = Submission.objects.get()
    assert response["Location"] == url("receipt", submission)
    receipt = text_of(head.get(url("receipt", submission)))
    for shown in (submission.number, submission.code, "08:00:00, 20/12/2025", "UTC+7", "1 tập thể, 1 cá nhân",
                  submission.content_hash):  # fmt: skip
        assert shown in receipt
    assert head.get(url("receipt_qr", submission))["Content-Type"] == "image/svg+xml"


def test_pressing_twice_gives_one_receipt(head, proposal):
    assert press(head, proposal)["Location"] == press(head, proposal)["Location"]
    assert Submission.objects.count() == 1


def test_each_opening_of_the_page_brings_its_own_key(head, proposal):
    keys = {head.get(url("proposal_submit", proposal)).context["form"]["key"].value() for _time in range(2)}
    assert len(keys) == 2


def test_without_confirmation_nothing_is_submitted(head, proposal):
    response = press(head, proposal, sure="")
    assert response.status_code == 422
    assert "Hãy đánh dấu xác nhận" in text_of(response)
    assert not Submission.objects.exists()


def test_staff_read_why_the_button_is_not_theirs_and_whose_it_is(proposal):
    staff = browser(make.staff(proposal.unit))
    page = text_of(staff.get(url("proposal_submit", proposal)))
    assert "Chỉ lãnh đạo đơn vị" in page
    assert make.head(proposal.unit).person.full_name in page
    assert 'name="sure"' not in page
    assert press(staff, proposal).status_code == 403


def test_refusal_shows_every_reason_on_the_same_page(head, proposal):
    proposal.letter.delete()
    proposal.minutes.attendees.all().delete()
    response = press(head, proposal)
    assert response.status_code == 422
    page = text_of(response)
    assert "Chưa có Tờ trình" in page
    assert "chưa ghi người chủ trì" in page
    assert not Submission.objects.exists()


def test_late_submit_answers_409_with_the_cutoff_in_full(head, proposal, hands):
    hands.to(CUT_OFF)
    response = press(head, proposal)
    assert response.status_code == 409
    assert "đến hết 24 giờ 00 ngày 09/01/2026" in text_of(response)
    page = text_of(head.get(url("proposal_submit", proposal)))
    assert "Đã hết hạn nộp" in page


def test_ready_nominees_go_and_the_others_stay(head, proposal):
    nominate(proposal)
    form = head.get(url("proposal_submit", proposal)).context["form"]
    assert "Nộp 2 đối tượng đã đủ, để lại 1" in dict(form.fields["which"].choices).values()
    assert press(head, proposal, which="all").status_code == 422
    assert press(head, proposal, which="ready", key="bam-lan-hai").status_code == 302
    assert len(Submission.objects.get().left_behind) == 1
    assert Nomination.objects.filter(state="proposed").count() == 2


def test_who_does_not_say_which_ones_go_reads_what_is_missing_and_is_asked(head, proposal):
    nominate(proposal)
    response = press(head, proposal)
    assert response.status_code == 422
    assert "Nộp 2 đối tượng đã đủ, để lại 1" in text_of(response)
    assert not Submission.objects.exists()


def test_leaving_somebody_behind_who_is_not_there_changes_nothing(head, proposal):
    assert press(head, proposal, which="ready").status_code == 302
    assert Submission.objects.get().left_behind == []


def test_report_of_nothing_wants_a_reason_and_is_submitted():
    proposal = a_draft()
    head = browser(make.head(proposal.unit))
    assert head.post(url("proposal_nil", proposal), {"nil_reason": "  "}).status_code == 422
    head.post(url("proposal_nil", proposal), {"nil_reason": "Chưa có thành tích nổi bật"})
    assert press(head, proposal).status_code == 302
    assert "Chưa có thành tích nổi bật" in text_of(head.get(url("submission_version", Submission.objects.get())))


def test_report_of_nothing_is_refused_while_nominees_stand(proposal, head):
    response = head.post(url("proposal_nil", proposal), {"nil_reason": "Không có"})
    assert response.status_code == 422
    proposal.refresh_from_db()
    assert not proposal.is_nil


def test_report_of_nothing_can_be_taken_back():
    proposal = a_draft()
    head = browser(make.head(proposal.unit))
    head.post(url("proposal_nil", proposal), {"nil_reason": "Không có"})
    head.post(url("proposal_nil_undo", proposal))
    assert nominate(proposal).pk


# --- after submitting ------------------------------------------------------------------------------------------------


def test_correction_stands_beside_what_was_submitted(head, proposal):
    submission = submit(proposal)
    assert head.post(url("proposal_correct", proposal)).status_code == 302
    page = text_of(head.get(url("proposal", proposal)))
    assert submission.number in page
    assert "vẫn có giá trị" in page
    assert press(head, proposal, key="bam-lan-hai").status_code == 302
    proposal.refresh_from_db()
    assert proposal.submission.sequence == 2


def test_dropping_a_correction_asks_first(head, proposal):
    submit(proposal)
    correct(proposal)
    assert head.get(url("proposal_drop_correction", proposal)).status_code == 200
    head.post(url("proposal_drop_correction", proposal))
    proposal.refresh_from_db()
    assert proposal.correcting_since is None


def test_withdrawing_wants_a_reason_and_takes_the_proposal_back(head, proposal):
    submit(proposal)
    assert "không còn hồ sơ nào được tính là đã nộp" in text_of(head.get(url("proposal_withdraw", proposal)))
    assert head.post(url("proposal_withdraw", proposal), {"note": " "}).status_code == 422
    assert head.post(url("proposal_withdraw", proposal), {"note": "Xét lại"}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.submission) == (ProposalState.DRAFT, None)


def test_withdrawing_after_receipt_by_the_office_answers_409(head, proposal):
    submit(proposal)
    receive(proposal)
    assert head.post(url("proposal_withdraw", proposal), {"note": "Xét lại"}).status_code == 409


def test_one_nominee_is_withdrawn_and_the_others_stay(head, proposal):
    submit(proposal)
    row = proposal.nominations.last()
    assert head.post(url("nomination_withdraw", row), {"note": "Xin rút"}).status_code == 302
    assert sorted(proposal.nominations.values_list("state", flat=True)) == ["proposed", "withdrawn"]


def test_request_for_supplement_leads_to_its_places(head, proposal):
    submit(proposal)
    ask(proposal, CUT_OFF + timedelta(days=5))
    page = text_of(head.get(url("proposal", proposal)))
    assert "Ghi rõ lý do vắng mặt" in page
    assert url("minutes", proposal) in page
    assert "trước ngày 15/01/2026" in page
    assert "Chọn đối tượng" not in text_of(head.get(url("nominations", proposal)))


def test_versions_are_read_beside_each_other_and_what_nobody_asked_for_is_marked(head, proposal):
    submit(proposal)
    ask(proposal, CUT_OFF + timedelta(days=5))
    report = proposal.nominations.last().report
    report.sections.filter(kind="duties").update(text="Viết lại phần nhiệm vụ")
    proposal.minutes.attendees.filter(name="Thành viên 2").update(present=False, absence_reason="Đi công tác")
    proposal.minutes.ballots.update(base=2, in_favour=2)
    second = submit(proposal)
    response = head.get(url("submission_version", second))
    lines = {row.line.key: row for group in response.context["groups"] for row in group["lines"]}
    changed = {key for key, row in lines.items() if row.changed}
    assert f"report:{report.nomination_id}:duties" in changed
    assert "minutes:attendees" in changed
    assert lines[f"report:{report.nomination_id}:duties"].extra
    assert not lines["minutes:attendees"].extra
    assert "<ins>Viết lại phần</ins> nhiệm vụ" in text_of(response)
    first = proposal.submissions.get(sequence=1)
    assert "Viết lại phần nhiệm vụ" not in text_of(head.get(url("submission_version", first)))


def test_unit_sees_no_answer_before_publication(head, proposal):
    submit(proposal)
    receive(proposal)
    proposal.nominations.update(state="declined")
    page = text_of(head.get(url("proposal", proposal)))
    assert "Đang xét" in page
    assert "Chưa đồng ý" not in page


# --- what pages cost -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["proposal", "nominations", "nominee_search", "reports", "minutes", "proposal_submit"])
def test_page_costs_as_many_queries_for_thirty_nominees_as_for_one(page):
    proposal = a_draft(individuals=1)
    client = browser(make.head(proposal.unit))
    one = queries_of(client, url(page, proposal))
    for _place in range(29):
        nominate(proposal)
    assert queries_of(client, url(page, proposal)) == one


def test_list_of_rounds_costs_as_many_queries_for_thirty_as_for_one():
    proposal = a_draft()
    client = browser(make.head(proposal.unit))
    one = queries_of(client, reverse("proposals"))
    for _place in range(29):
        make.proposal(make.opened_round(), proposal.unit)
    assert queries_of(client, reverse("proposals")) == one


def test_list_says_what_was_not_sent_by_time_alone(hands):
    proposal = a_draft()
    client = browser(make.staff(proposal.unit))
    assert "Đang soạn" in text_of(client.get(reverse("proposals")))
    hands.to(CUT_OFF)
    assert "Không gửi hồ sơ" in text_of(client.get(reverse("proposals")))


def test_opening_twice_gives_one_draft():
    proposal = a_draft()
    expected = make.opened_round().round_units.get(unit=proposal.unit)
    client = browser(make.staff(proposal.unit))
    first, second = (client.post(url("proposal_open", expected))["Location"] for _time in range(2))
    assert first == second


def test_search_answers_htmx_with_its_part_only():
    proposal = a_draft(individuals=1)
    client = browser(make.staff(proposal.unit))
    address = url("nominee_search", proposal)
    part = text_of(client.get(address, {"q": "thu"}, headers={"hx-request": "true"}))
    whole = text_of(client.get(address, {"q": "thu"}))
    assert "<html" not in part
    assert proposal.nominations.get().printed_name in part
    assert "<html" in whole
    assert proposal.nominations.get().printed_name in whole
