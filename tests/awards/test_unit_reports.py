"""Writing a report: every place saved by itself, nobody overwritten, no word lost (deadline.md rule 12)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.models import CriterionAnswer, Evidence, ReportSection
from awards.services.reports import choose_evidence, remove_evidence, restore_evidence
from core.models import AccessEntry, JournalEntry
from core.refusals import Refused
from tests import factories as make
from tests.awards.door import submit
from tests.awards.unit_pages import a_draft, browser, text_of
from tests.clock import NOW

pytestmark = pytest.mark.usefixtures("sound")
MINE, THEIRS = "Nội dung của tôi", "Nội dung của người khác"


@pytest.fixture
def report():
    return a_draft(individuals=1).nominations.get().report


@pytest.fixture
def staff(report):
    return browser(make.staff(report.nomination.proposal.unit))


def place(report, name="report_section_save", key="duties"):
    return reverse(name, args=[report.pk, key])


def autosave(client, report, field="text", value=MINE, version="0", key="duties"):
    data = {"field": field, "value": value, "version": version}
    return client.post(place(report, "report_section_autosave", key), data, headers={"accept": "application/json"})


def by_somebody_else(report, text=THEIRS):
    return ReportSection.objects.create(
        report=report, kind="duties", text=text, version=4, saved_by="Bà Mẫu", saved_at=NOW
    )


def test_form_saves_one_text_and_goes_back_to_it(staff, report):
    response = staff.post(place(report), {"text": f"  {MINE}\r\nDòng hai ", "version": "0"})
    assert response["Location"] == reverse("report", args=[report.pk]) + "#duties"
    section = report.sections.get()
    assert (section.text, section.version) == (f"{MINE}\nDòng hai", 1)


def test_autosave_says_that_it_is_saved_and_at_which_version(staff, report):
    answer = autosave(staff, report)
    assert (answer.status_code, answer.json()) == (200, {"saved": True, "version": 1, "at": "08:00"})
    assert autosave(staff, report, value="Sửa", version="1").json()["version"] == 2


def test_same_words_sent_again_are_saved(staff, report):
    autosave(staff, report)
    assert autosave(staff, report).json() == {"saved": True, "version": 1, "at": "08:00"}


def test_autosave_over_somebody_elses_words_answers_409_with_both(staff, report):
    by_somebody_else(report)
    answer = autosave(staff, report, version="3")
    assert answer.status_code == 409
    assert answer.json() == {
        "reason": "Chưa lưu: Bà Mẫu vừa sửa chỗ này lúc 08:00.", "text": MINE, "version": 4, "theirs": THEIRS,
        "merged": f"{THEIRS}\n{MINE}",
    }  # fmt: skip
    assert report.sections.get().text == THEIRS


def test_form_over_somebody_elses_words_shows_both_and_saves_when_sent_again(staff, report):
    by_somebody_else(report)
    response = staff.post(place(report), {"text": MINE, "version": "3"})
    assert response.status_code == 409
    assert MINE in text_of(response)
    assert THEIRS in text_of(response)
    assert f"{THEIRS}\n{MINE}</textarea>" in text_of(response)
    assert staff.post(place(report), {"text": MINE, "version": "4"}).status_code == 302
    assert report.sections.get().text == MINE


def test_late_save_answers_409_with_the_reason_and_the_words(staff):
    proposal = make.ready_proposal()
    submit(proposal)
    report = proposal.nominations.first().report
    staff = browser(make.staff(proposal.unit))
    answer = autosave(staff, report, version="1")
    assert answer.status_code == 409
    assert answer.json()["text"] == MINE
    assert "Sửa hồ sơ đã nộp" in answer.json()["reason"]
    page = staff.post(place(report), {"text": MINE, "version": "1"})
    assert page.status_code == 409
    assert MINE in text_of(page)


def test_draft_is_written_after_the_cutoff_too(staff, report, hands):
    hands.to(report.nomination.proposal.round.cutoff.replace(year=2027))
    assert autosave(staff, report).status_code == 200


@pytest.mark.parametrize(("field", "status"), [("version", 400), ("khac", 400), ("", 400)])
def test_autosave_of_an_unknown_field_is_refused(staff, report, field, status):
    assert autosave(staff, report, field=field).status_code == status
    assert not report.sections.exists()


def test_autosave_of_a_text_that_cannot_be_kept_says_why(staff, report):
    answer = autosave(staff, report, value="a\0b")
    assert answer.status_code == 422
    assert "NUL" in answer.json()["reason"]


def test_area_may_be_out_of_charge_and_renumbers_those_after_it(staff, report):
    first, second = report.nomination.proposal.round.campaign.reformareas.all()
    autosave(staff, report, field="not_in_charge", value="on", key=f"area-{first.pk}")
    page = text_of(staff.get(reverse("report", args=[report.pk])))
    assert f"II.1. {second.name}" in page
    assert f"II.1. {first.name}" not in page


@pytest.mark.parametrize("key", ["khac", "area-0", "collective"])
def test_place_that_this_report_has_not_is_not_found(staff, report, key):
    assert staff.post(place(report, key=key), {"text": MINE, "version": "0"}).status_code == 404


def test_earlier_text_of_the_same_subject_is_at_hand(staff, report):
    nomination = report.nomination
    earlier_round = make.opened_round(campaign=nomination.proposal.round.campaign, year=2024, period_from=2024)
    earlier = make.nomination(make.proposal(earlier_round, nomination.proposal.unit), nomination.person)
    make.report(earlier, text="Năm trước đã làm")
    assert "Năm trước đã làm" in text_of(staff.get(reverse("report", args=[report.pk])))


# --- criteria and evidence -------------------------------------------------------------------------------------------


def criterion_of(report):
    return report.nomination.proposal.round.campaign.criterions.get(subject_kind="individual")


def answer_url(report, name="report_answer_save"):
    return reverse(name, args=[report.pk, criterion_of(report).pk])


def test_criterion_keeps_statement_figure_and_evidence(staff, report):
    chosen, other = make.evidence(report.nomination.proposal), make.evidence(report.nomination.proposal, "Khác")
    data = {"attested": "yes", "figure": "98,5%", "see": "II.1", "version": "0", f"evidence-{chosen.pk}": "on"}
    assert staff.post(answer_url(report), data).status_code == 302
    answer = CriterionAnswer.objects.get()
    assert (answer.attested, answer.figure, list(answer.evidence.all())) == (True, "98,5%", [chosen])
    page = text_of(staff.get(reverse("report", args=[report.pk])))
    ticked = f'name="evidence-{chosen.pk}" value="on" id="id_c{answer.criterion_id}_evidence-{chosen.pk}" checked'
    assert ticked in page
    assert ticked.replace(f"-{chosen.pk}", f"-{other.pk}") not in page
    data = {"attested": "", "figure": "98,5%", "see": "", "version": str(answer.version), f"evidence-{other.pk}": "on"}
    assert staff.post(answer_url(report), data).status_code == 302
    answer.refresh_from_db()
    assert (answer.attested, list(answer.evidence.all())) == (None, [other])


def test_each_tick_of_evidence_is_saved_by_itself(staff, report):
    file = make.evidence(report.nomination.proposal)
    url = answer_url(report, "report_answer_autosave")
    tick = {"field": f"evidence-{file.pk}", "value": "on", "version": "0"}
    assert staff.post(url, tick).json()["saved"]
    assert list(CriterionAnswer.objects.get().evidence.all()) == [file]
    assert staff.post(url, tick | {"value": ""}).json()["saved"]
    assert not CriterionAnswer.objects.get().evidence.exists()


def test_evidence_of_another_proposal_is_not_found(staff, report):
    strange = make.evidence(make.proposal(make.opened_round(), make.unit()))
    tick = {"field": f"evidence-{strange.pk}", "value": "on", "version": "0"}
    assert staff.post(answer_url(report, "report_answer_autosave"), tick).status_code == 404


def test_removed_evidence_leaves_its_criteria_and_cannot_be_chosen(report):
    proposal = report.nomination.proposal
    file, actor = make.evidence(proposal), make.actor(make.head(proposal.unit))
    choose_evidence(report, criterion_of(report), file, chosen=True, actor=actor, now=NOW)
    remove_evidence(file, actor=actor, now=NOW)
    assert not CriterionAnswer.objects.get().evidence.exists()
    with pytest.raises(Refused):
        choose_evidence(report, criterion_of(report), file, chosen=True, actor=actor, now=NOW)
    restore_evidence(file, actor=actor, now=NOW)
    assert choose_evidence(report, criterion_of(report), file, chosen=True, actor=actor, now=NOW)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001"
    "f61738550000000049454e44ae426082"
)


def test_upload_becomes_evidence_of_the_chosen_criteria(staff, report):
    criterion = criterion_of(report)
    data = {"file": SimpleUploadedFile("anh.png", PNG), "caption": "Ảnh bảng công khai", "criteria": [criterion.pk]}
    assert staff.post(reverse("evidence_add", args=[report.pk]), data).status_code == 302
    evidence = Evidence.objects.get()
    assert (evidence.caption, list(evidence.answers.all())) == ("Ảnh bảng công khai", [CriterionAnswer.objects.get()])
    assert JournalEntry.objects.filter(action="evidence.add").exists()


@pytest.mark.parametrize("upload", [None, SimpleUploadedFile("a.exe", b"MZ"), SimpleUploadedFile("a.pdf", b"khong")])
def test_bad_upload_says_why_beside_the_file(staff, report, upload):
    data = {"caption": "Bảng kê"} | ({"file": upload} if upload else {})
    response = staff.post(reverse("evidence_add", args=[report.pk]), data)
    assert response.status_code == 422
    assert 'id="id_file_error"' in text_of(response)
    assert not Evidence.objects.exists()


def test_every_download_of_evidence_is_noted(staff, report):
    evidence = make.evidence(report.nomination.proposal)
    response = staff.get(reverse("evidence_file", args=[evidence.pk]))
    assert response["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content) == b"%PDF-1.7 minh chung"
    assert AccessEntry.objects.filter(what__contains=evidence.caption).exists()


def test_signed_report_stands_for_the_texts(staff, report):
    url = reverse("report_file_add", args=[report.pk])
    assert staff.post(url, {"file": SimpleUploadedFile("bao-cao.png", PNG)}).status_code == 302
    page = text_of(staff.get(reverse("report", args=[report.pk])))
    assert "Dùng báo cáo đã ký tải lên" in page
    assert 'name="text"' not in page
    assert 'name="figure"' in page
    assert staff.post(reverse("report_file_drop", args=[report.pk])).status_code == 302
    assert 'name="text"' in text_of(staff.get(reverse("report", args=[report.pk])))


def test_office_reads_a_draft_only_when_asked_and_that_is_noted(report):
    proposal = report.nomination.proposal
    office, url = browser(make.appraiser()), reverse("report", args=[report.pk])
    assert office.get(url).status_code == 404
    staff = browser(make.staff(proposal.unit))
    staff.post(reverse("proposal_preview", args=[proposal.pk]), {"wanted": "yes"})
    page = office.get(url)
    assert page.status_code == 200
    assert 'name="text"' not in text_of(page)
    assert AccessEntry.objects.filter(what__contains="đang soạn").exists()
    staff.post(reverse("proposal_preview", args=[proposal.pk]), {"wanted": "no"})
    assert office.get(url).status_code == 404
