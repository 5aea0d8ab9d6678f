"""The nominee's personal link: his own report and nothing else, until the cut-off, and every use leaves its trace."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from awards.models import ReportLink, ReportSection
from awards.services.links import make_link, token_hash
from core.models import AccessEntry, JournalEntry, Notice
from core.refusals import Refused
from tests import factories as make
from tests.awards.door import SECOND, submit
from tests.awards.unit_pages import a_draft, browser, text_of
from tests.clock import CUT_OFF, NOW

pytestmark = pytest.mark.usefixtures("sound")


@pytest.fixture
def report():
    return a_draft(individuals=2).nominations.first().report


@pytest.fixture
def token(report):
    return make_link(report, actor=make.actor(make.staff(report.nomination.proposal.unit)), now=NOW)


def page(token):
    return reverse("own_report", args=[token])


def save(client, token, **data):
    return client.post(reverse("own_section_save", args=[token, "duties"]), {"text": "Tôi viết", "version": "0"} | data)


def autosave(client, token, name="own_section_autosave", key="duties", **data):
    data = {"field": "text", "value": "Tôi viết", "version": "0"} | data
    return client.post(reverse(name, args=[token, key]), data, headers={"accept": "application/json"})


def test_link_is_shown_once_and_only_its_hash_is_kept(report):
    staff = browser(make.staff(report.nomination.proposal.unit))
    shown = text_of(staff.post(reverse("report_link_make", args=[report.pk])))
    token = re.search(r"/viet-bao-cao/([\w-]+)/", shown)[1]
    assert len(token) >= 22  # 128 bits in base64
    link = ReportLink.objects.get()
    assert link.token_hash == token_hash(token)
    assert token not in text_of(staff.get(reverse("report", args=[report.pk])))
    assert token not in str(list(JournalEntry.objects.values()))
    assert link.expires_at == CUT_OFF


def test_nominee_writes_without_an_account(report, token):
    response = browser().get(page(token))
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert save(browser(), token).status_code == 302
    section = ReportSection.objects.get()
    assert (section.text, section.saved_by) == ("Tôi viết", f"{report.nomination.printed_name} (đường dẫn riêng)")
    assert autosave(browser(), token, value="Sửa", version="1").json()["saved"]


def test_page_shows_his_own_writing_and_nothing_else(report, token):
    other = report.nomination.proposal.nominations.exclude(pk=report.nomination_id).get()
    ReportSection.objects.create(report=other.report, kind="duties", text="Chuyện của người khác")
    shown = text_of(browser().get(page(token)))
    assert report.nomination.printed_name in shown
    assert other.printed_name not in shown
    assert "Chuyện của người khác" not in shown
    assert "Đơn vị khẳng định" not in shown
    assert "/ho-so/" not in shown


def test_nominee_states_nothing_for_the_unit(report, token):
    criterion = report.nomination.proposal.round.campaign.criterions.get(subject_kind="individual")
    answer = autosave(browser(), token, "own_answer_autosave", criterion.pk, field="attested", value="yes")
    assert answer.status_code == 401
    data = {"attested": "yes", "figure": "12 việc", "version": "0"}
    assert browser().post(reverse("own_answer_save", args=[token, criterion.pk]), data).status_code == 302
    row = report.answers.get()
    assert (row.attested, row.figure) == (None, "12 việc")


def test_link_opens_no_other_door(report, token):
    stranger = browser()
    stranger.get(page(token))
    for name in ("report", "report_file"):
        assert stranger.get(reverse(name, args=[report.pk])).status_code == 302
    assert stranger.get(reverse("proposal", args=[report.nomination.proposal_id])).status_code == 302


@pytest.mark.parametrize(("moment", "status"), [(CUT_OFF - SECOND, 200), (CUT_OFF, 409)])
def test_link_holds_until_the_cutoff(token, hands, moment, status):
    hands.to(moment)
    assert browser().get(page(token)).status_code == status


def test_words_sent_after_the_cutoff_come_back_with_the_reason(token, hands):
    hands.to(CUT_OFF)
    answer = autosave(browser(), token)
    assert answer.status_code == 409
    assert answer.json()["text"] == "Tôi viết"
    assert "hết hạn" in answer.json()["reason"]
    response = save(browser(), token)
    assert response.status_code == 409
    assert "Tôi viết" in text_of(response)
    assert not ReportSection.objects.exists()


def test_new_link_and_revoking_close_the_one_before(report, token):
    staff = browser(make.staff(report.nomination.proposal.unit))
    staff.post(reverse("report_link_make", args=[report.pk]))
    assert browser().get(page(token)).status_code == 409
    staff.post(reverse("report_link_revoke", args=[report.pk]))
    assert not ReportLink.objects.filter(revoked_at=None).exists()


def test_link_of_a_removed_nominee_opens_nothing(report, token):
    staff = browser(make.staff(report.nomination.proposal.unit))
    staff.post(reverse("nomination_remove", args=[report.nomination_id]))
    assert browser().get(page(token)).status_code == 409


def test_no_link_is_made_after_the_cutoff(report):
    actor = make.actor(make.staff(report.nomination.proposal.unit), CUT_OFF)
    with pytest.raises(Refused):
        make_link(report, actor=actor, now=CUT_OFF)


def test_guessing_answers_like_any_wrong_address(token):
    wrong = token[:-1] + ("A" if token[-1] != "A" else "B")
    assert browser().get(page(wrong)).status_code == 404
    assert autosave(browser(), wrong).status_code == 404
    assert not AccessEntry.objects.exists()


def test_every_use_leaves_its_trace(report, token):
    browser().get(page(token))
    save(browser(), token)
    assert AccessEntry.objects.filter(actor=None, object_id=str(report.nomination_id)).count() == 2
    assert ReportLink.objects.get().last_used_at == NOW


def test_unit_is_told_when_the_nominee_is_done(report, token):
    finish = reverse("own_report_finish", args=[token])
    browser().post(finish, {"finished": "yes"})
    report.refresh_from_db()
    assert report.finished_at == NOW
    assert Notice.objects.filter(text__contains="báo đã viết xong").exists()
    browser().post(finish, {"finished": "no"})
    report.refresh_from_db()
    assert report.finished_at is None


def test_submitted_report_is_only_read_by_the_link(hands):
    proposal = make.ready_proposal()
    report = proposal.nominations.last().report
    token = make_link(report, actor=make.actor(make.head(proposal.unit)), now=NOW)
    hands.by(timedelta(hours=1))
    submit(proposal)
    assert 'name="text"' not in text_of(browser().get(page(token)))
    assert save(browser(), token, version="1").status_code == 409
