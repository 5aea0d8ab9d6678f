"""Pages on which more is asked for, shown, answered and compared."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from awards.models import Remark, SupplementRequest
from campaigns.models import ReasonSentence
from tests import factories as make
from tests.awards.door import ask, pin, submit
from tests.awards.unit_pages import browser, queries_of, text_of
from tests.clock import CUT_OFF, vn

pytestmark = pytest.mark.usefixtures("sound")
DUE = CUT_OFF + timedelta(days=5)


@pytest.fixture
def officer(submitted):
    return browser(make.appraiser())


@pytest.fixture
def head(submitted):
    return browser(make.head(submitted.unit))


def url(name, *args):
    return reverse(name, args=[getattr(row, "pk", row) for row in args])


def request_form(client, proposal, **data):
    body = {"due": "15/01/2026 00:00", "asked_for": "office", "text": "Bổ sung biên bản", **data}
    return client.post(url("supplement_request", proposal), body)


# --- pinning ---------------------------------------------------------------------------------------------------------


def test_office_pins_a_remark_where_the_version_is_read(officer, submitted):
    version = url("submission_version", submitted.submission)
    pk = submitted.nominations.last().pk
    pin_url = url("remark_pin", submitted, f"report:{pk}:duties")
    assert pin_url in text_of(officer.get(version))
    assert "Hoàn thành tốt" in text_of(officer.get(pin_url))
    assert officer.post(pin_url, {"text": "Nêu số liệu"}).status_code == 302
    remark = Remark.objects.get()
    assert (remark.place, remark.text) == (f"report:{pk}:duties", "Nêu số liệu")
    assert remark.place_label.startswith("Báo cáo thành tích: ")
    page = text_of(officer.get(version))
    assert "Nêu số liệu" in page
    assert "Chưa gửi" in page


def test_sentence_of_the_library_cites_its_criterion_and_takes_free_words_too(officer, submitted):
    campaign = submitted.round.campaign
    criterion = campaign.criterions.first()
    sentence = ReasonSentence.objects.create(
        campaign=campaign, number=1, code="mot", label="Một", text="chưa có văn bản.", criterion=criterion
    )
    other = ReasonSentence.objects.create(campaign=make.campaign(), number=1, code="hai", label="Hai", text="Khác")
    place = url("remark_pin", submitted, "minutes")
    officer.post(place, {"sentence": sentence.pk, "text": "Xem trang 2."})
    cited = f"Tiêu chí {criterion.number} ({criterion.label}): chưa có văn bản.\nXem trang 2."
    assert Remark.objects.get().text == cited
    assert officer.post(place, {"sentence": other.pk}).status_code == 422


def test_nothing_to_say_is_no_remark_and_a_place_that_is_not_there_no_page(officer, submitted):
    response = officer.post(url("remark_pin", submitted, "minutes"), {"text": " "})
    assert response.status_code == 422
    assert "Chọn câu mẫu hoặc ghi nhận xét" in text_of(response)
    for place in ("report:0", "khong-co", "minutes:khong", "nominee:1:x"):
        assert officer.get(url("remark_pin", submitted, place)).status_code == 404


def test_remark_on_the_signed_copy(officer, submitted):
    assert officer.post(url("remark_pin", submitted, "signed"), {"text": "Mờ"}).status_code == 302
    assert Remark.objects.get().place_label == "Bản đã ký (bản quét)"


def test_draft_of_a_remark_is_no_words_for_the_unit(head, officer, submitted):
    pin(submitted, text="Nháp của Văn phòng")
    for name, row in (("submission_version", submitted.submission), ("proposal", submitted)):
        assert "Nháp của Văn phòng" not in text_of(head.get(url(name, row)))
    assert "Nháp của Văn phòng" in text_of(officer.get(url("supplement_request", submitted)))


def test_remark_is_dropped_once(officer, submitted):
    remark = pin(submitted)
    assert officer.post(url("remark_drop", remark)).status_code == 302
    assert officer.post(url("remark_drop", remark)).status_code == 404


# --- asking ----------------------------------------------------------------------------------------------------------


def test_request_takes_the_chosen_remarks_along(officer, submitted):
    kept, sent = pin(submitted, "letter"), pin(submitted, "minutes")
    page = officer.get(url("supplement_request", submitted))
    assert page.context["form"]["remarks"].value() == [kept.pk, sent.pk]
    assert request_form(officer, submitted, remarks=[sent.pk]).status_code == 302
    assert list(SupplementRequest.objects.get().remarks.all()) == [sent]


def test_proposed_date_is_five_working_days_away_and_says_its_weekday(officer, submitted):
    page = officer.get(url("supplement_request", submitted))
    assert page.context["form"]["due"].value().strftime("%d/%m/%Y %H:%M") == "27/12/2025 00:00"
    assert "trước ngày 27/12/2025 (đến hết 24 giờ 00 ngày 26/12/2025" in text_of(page)
    assert "ngày cuối cùng là thứ Sáu" in text_of(page)


def test_last_day_that_is_a_day_off_asks_what_is_meant(officer, submitted):
    sunday = "12/01/2026 00:00"
    response = request_form(officer, submitted, due=sunday)
    assert response.status_code == 422
    assert "Chủ nhật" in text_of(response)
    assert request_form(officer, submitted, due=sunday, last_day="next").status_code == 302
    assert SupplementRequest.objects.get().due == vn(2026, 1, 13)


def test_last_day_off_may_be_kept(officer, submitted):
    assert request_form(officer, submitted, due="12/01/2026 00:00", last_day="keep").status_code == 302
    assert SupplementRequest.objects.get().due == vn(2026, 1, 12)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"due": ""}, "Chưa điền ngày"),
        ({"due": "31/02/2026 00:00"}, "Không có ngày này"),
        ({"due": "19/12/2025 00:00"}, "phải ở sau thời điểm hiện tại"),
        ({"text": " "}, "ít nhất một nội dung"),
        ({"asked_for": "council"}, "Nhập số văn bản"),
        ({"asked_for": "ai-do"}, "ai-do"),
        ({"nomination": "9" * 30}, "lựa chọn"),
        ({"remarks": ["x"]}, ""),
    ],
)
def test_what_is_wrong_with_a_request_is_said(officer, submitted, data, message):
    pin(submitted)
    response = request_form(officer, submitted, **data)
    assert response.status_code == 422
    assert message.lower() in text_of(response).lower()
    assert not SupplementRequest.objects.exists()


def test_wish_of_another_house_comes_with_its_scan(officer, head, submitted):
    scan = SimpleUploadedFile("cong-van.jpg", picture(), "image/jpeg")
    data = {"asked_for": "home_affairs", "paper_number": "45/SNV-TĐKT", "paper_date": "19/12/2025", "paper": scan}
    assert request_form(officer, submitted, **data).status_code == 302
    row = SupplementRequest.objects.get()
    assert officer.get(url("supplement_paper", row)).getvalue()[:2] == b"\xff\xd8"
    page = text_of(head.get(url("proposal", submitted)))
    assert "Theo yêu cầu của Sở Nội vụ" in page
    assert "45/SNV-TĐKT" in page


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 40), "white").save(made, "JPEG")
    return made.getvalue()


def test_bad_scan_is_said_beside_its_field(officer, submitted):
    scan = SimpleUploadedFile("virus.exe", b"MZ", "application/octet-stream")
    data = {"asked_for": "council", "paper_number": "1/BB", "paper_date": "19/12/2025", "paper": scan}
    response = request_form(officer, submitted, **data)
    assert response.status_code == 422
    assert response.context["form"].errors["paper"]
    assert not SupplementRequest.objects.exists()


def test_request_without_a_scan_has_no_paper_page(officer, submitted):
    assert officer.get(url("supplement_paper", ask(submitted, DUE))).status_code == 404


def test_leader_asks_from_the_approval_page_for_leadership(submitted):
    leader = browser(make.leader())
    page = leader.get(f"{url('supplement_request', submitted)}?doi-tuong={submitted.nominations.last().pk}")
    assert "asked_for" not in page.context["form"].fields
    assert page.context["form"]["nomination"].value() == submitted.nominations.last().pk
    response = leader.post(url("supplement_request", submitted), {"due": "15/01/2026 00:00", "text": "Nói rõ hơn"})
    assert response["Location"] == url("approval")
    assert SupplementRequest.objects.get().asked_for == "leadership"


def test_request_for_what_is_back_with_the_unit_is_a_conflict(officer, submitted):
    ask(submitted, DUE)
    assert request_form(officer, submitted).status_code == 409


def test_date_is_extended_and_an_earlier_one_refused(officer, submitted):
    row = ask(submitted, DUE)
    assert officer.get(url("supplement_extend", row)).status_code == 200
    assert officer.post(url("supplement_extend", row), {"due": "14/01/2026 00:00"}).status_code == 422
    assert officer.post(url("supplement_extend", row), {"due": "21/01/2026 00:00"}).status_code == 302
    row.refresh_from_db()
    assert row.due == vn(2026, 1, 21)


# --- the unit --------------------------------------------------------------------------------------------------------


def test_unit_reads_each_remark_at_its_place(head, submitted):
    report = submitted.nominations.last().report
    whole = f"report:{report.nomination_id}"
    criterion = report.answers.get().criterion.code
    evidence = make.evidence(submitted)
    places = {
        "letter:grounds": url("letter", submitted),
        "minutes:attendees": url("minutes", submitted),
        "minutes:place": url("minutes", submitted),
        f"vote:{report.nomination_id}": url("minutes", submitted),
        f"nominee:{report.nomination_id}": url("nomination", report.nomination_id),
        "nominations": url("nominations", submitted),
        whole: url("report", report),
        f"{whole}:duties": url("report", report),
        f"{whole}:area:linh-vuc-1": url("report", report),
        f"{whole}:criterion:{criterion}": url("report", report),
        f"evidence:{evidence.pk}": url("report", submitted.nominations.first().report),
        "signed": url("proposal_submit", submitted),
    }
    request = ask(submitted, DUE, *places)
    listed = text_of(head.get(url("proposal", submitted)))
    for remark in request.remarks.all():
        page = places[remark.place]
        assert f'href="{page}#nhan-xet-{remark.pk}"' in listed, remark.place
        assert text_of(head.get(page)).count(f'id="nhan-xet-{remark.pk}"') == 1, remark.place


def test_remark_is_answered_where_it_stands(head, submitted):
    remark = ask(submitted, DUE, "letter").remarks.get()
    response = head.post(url("remark_answer", remark), {"fixed": "on", "reply": "Đã ghi số"})
    assert response["Location"] == f"{url('letter', submitted)}#nhan-xet-{remark.pk}"
    page = text_of(head.get(url("letter", submitted)))
    assert "Đã ghi số" in page
    assert "checked" in page
    assert head.post(url("remark_answer", remark), {"reply": "x" * 501}).status_code == 422
    submit(submitted)
    assert head.post(url("remark_answer", remark), {"fixed": "on"}).status_code == 409


def test_submit_page_warns_of_what_was_not_changed_and_lets_it_pass(head, submitted):
    person, unit = submitted.nominations.last(), submitted.nominations.first()
    ask(submitted, DUE, f"report:{person.pk}:duties", "letter:grounds")
    person.report.sections.filter(kind="duties").update(text="Viết lại")
    unit.report.sections.filter(kind="duties").update(text="Sửa luôn chỗ này")
    page = head.get(url("proposal_submit", submitted))
    text = text_of(page)
    assert [one.code for one in page.context["review"].remarks] == ["changed", "unchanged"]
    for words in ("Có chỗ được nhận xét mà chưa thay đổi", "1/2 chỗ", "Theo yêu cầu", "Sửa thêm ngoài yêu cầu"):
        assert words in text
    body = {"key": "bam-mot-lan", "seen": "", "sure": "on"}
    assert head.post(url("proposal_submit", submitted), body).status_code == 302


def test_submit_page_does_not_warn_when_all_was_changed(head, submitted):
    person = submitted.nominations.last()
    ask(submitted, DUE, f"report:{person.pk}:duties")
    person.report.sections.filter(kind="duties").update(text="Viết lại")
    assert "chưa thay đổi" not in text_of(head.get(url("proposal_submit", submitted))).lower()


def test_those_left_behind_do_not_stand_in_the_way_of_a_supplement():
    proposal = make.ready_proposal()
    left = make.nomination(proposal, make.person(proposal.unit))
    submit(proposal, left_behind=[left.pk])
    proposal.refresh_from_db()
    ask(proposal, DUE)
    page = browser(make.head(proposal.unit)).get(url("proposal_submit", proposal))
    assert page.context["progress"].blocking == []
    assert page.context["review"].different == []


def test_version_costs_the_same_with_one_remark_and_with_thirty(officer, submitted):
    address = url("submission_version", submitted.submission)
    pin(submitted)
    one = queries_of(officer, address)
    for _number in range(29):
        pin(submitted, "letter")
    assert queries_of(officer, address) == one


def test_list_of_remarks_costs_the_same_with_one_and_with_thirty(officer, head, submitted):
    pin(submitted)
    one = queries_of(officer, url("supplement_request", submitted))
    for _number in range(29):
        pin(submitted, "letter")
    assert queries_of(officer, url("supplement_request", submitted)) == one
    row = ask(submitted, DUE)
    pages = [url("proposal", submitted), url("proposal_submit", submitted), url("letter", submitted)]
    before = [queries_of(head, page) for page in pages]
    Remark.objects.drafts().update(request=row)
    assert [queries_of(head, page) for page in pages] == before


def test_address_of_nobody_is_no_page(officer, submitted):
    for name in ("supplement_request", "supplement_extend", "supplement_close", "supplement_paper"):
        assert officer.get(url(name, 0)).status_code == 404
