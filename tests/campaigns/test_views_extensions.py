"""Extensions in the browser: asked by the unit, granted or refused, with their papers."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.models import Extension, ExtensionRequest
from campaigns.services.extension_requests import Wish, ask_extension
from campaigns.services.extensions import extend_cutoff
from core.models import JournalEntry
from tests import factories as make
from tests.campaigns.uploads import pdf_upload, picture_upload
from tests.clock import CUT_OFF, NOW, vn

pytestmark = pytest.mark.django_db
LATER = vn(2026, 1, 15)


@pytest.fixture
def unit():
    return make.unit("Phòng Vận tải")


@pytest.fixture
def opened(unit):
    return make.opened_round()


@pytest.fixture
def office(client, hands):
    client.force_login(make.chief())
    return client


@pytest.fixture
def head(client, hands, unit):
    client.force_login(make.head(unit))
    return client


def asks(opened, unit, **wish):
    expected = opened.round_units.select_related("round", "unit").get(unit=unit)
    wish = Wish(**{"reason": "Mất điện ba ngày", "until": LATER} | wish)
    return ask_extension(expected, wish, actor=make.actor(make.head(unit)), now=NOW)


def extension(**values):
    return {
        "who": "chosen", "cutoff": "15/01/2026 00:00", "reason": "Mưa bão", "paper_number": "20/SGTVT-VP",
        "paper_date": "18/12/2025", "paper": pdf_upload(),
    } | values  # fmt: skip


# --- the unit asks -------------------------------------------------------------------------------------------


def test_unit_asks_and_reads_that_it_waits(head, opened, unit):
    url = reverse("extension_ask", args=[opened.pk, unit.pk])
    assert "Gửi đề nghị" in head.get(url).text
    response = head.post(url, {"reason": "Mất điện", "until": "15/01/2026 00:00", "file": pdf_upload("de-nghi.pdf")})
    assert response["Location"] == url
    row = ExtensionRequest.objects.get()
    assert (row.reason, row.wished_until, row.file.name) == ("Mất điện", LATER, "de-nghi.pdf")
    shown = head.get(url).text
    assert "Đề nghị đang chờ trả lời" in shown
    assert "Gửi đề nghị" not in shown
    assert head.post(url, {"reason": "Lần nữa"}).status_code == 409
    served = head.get(reverse("extension_request_file", args=[row.pk]))
    assert b"".join(served.streaming_content).startswith(b"%PDF")


def test_request_with_everything_wrong_says_everything(head, opened, unit):
    url = reverse("extension_ask", args=[opened.pk, unit.pk])
    response = head.post(url, {"reason": "", "until": "mai", "file": SimpleUploadedFile("a.exe", b"MZ")})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"reason", "until"}
    bad = {"reason": "Mất điện", "until": "05/01/2026 00:00", "file": SimpleUploadedFile("a.exe", b"MZ")}
    assert "file" in head.post(url, bad).context["form"].errors
    response = head.post(url, bad | {"file": ""})
    assert response.status_code == 422
    assert "Thời điểm xin gia hạn phải sau hạn đang có hiệu lực" in response.text
    assert not ExtensionRequest.objects.exists()


def test_specialist_reads_but_does_not_ask(client, hands, opened, unit):
    client.force_login(make.staff(unit))
    url = reverse("extension_ask", args=[opened.pk, unit.pk])
    assert "được đề nghị gia hạn" in client.get(url).text
    assert client.post(url, {"reason": "Mất điện"}).status_code == 403


def test_strangers_page_is_not_there(client, hands, opened, unit):
    url = reverse("extension_ask", args=[opened.pk, unit.pk])
    row = asks(opened, unit, file=make.stored_file())
    client.force_login(make.head(make.unit()))
    for address in (url, reverse("extension_request_file", args=[row.pk]), reverse("extension_refuse", args=[row.pk])):
        assert client.get(address).status_code == 404
    assert client.put(url).status_code == 405
    client.logout()
    assert client.get(url).status_code == 302


def test_request_without_a_file_or_an_answer_has_nothing_to_serve(head, opened, unit):
    row = asks(opened, unit)
    assert head.get(reverse("extension_request_file", args=[row.pk])).status_code == 404
    assert head.get(reverse("extension_answer_paper", args=[row.pk])).status_code == 404


def test_proposal_page_leads_to_asking_while_it_is_a_draft(head, opened, unit):
    proposal = make.ready_proposal(opened, unit)
    ask_url = reverse("extension_ask", args=[opened.pk, unit.pk])
    page = reverse("proposal", args=[proposal.pk])
    assert ask_url in head.get(page).text
    asks(opened, unit)
    assert "Đã đề nghị gia hạn lúc" in head.get(page).text


# --- granting ------------------------------------------------------------------------------------------------


def test_grant_is_proposed_from_the_request_and_answers_it(office, opened, unit):
    row = asks(opened, unit)
    url = reverse("round_extend", args=[opened.pk])
    form = office.get(url, {"don-vi": str(unit.pk)}).context["form"]
    assert form["units"].value() == [unit.pk]
    assert (form["reason"].value(), form.initial["cutoff"]) == ("Mất điện ba ngày", LATER)
    response = office.post(url, extension(units=[unit.pk]))
    assert response["Location"] == reverse("round_extensions", args=[opened.pk])
    row.refresh_from_db()
    assert row.extension == Extension.objects.get()
    shown = office.get(response["Location"]).text
    assert "20/SGTVT-VP" in shown
    assert "Trả lời" not in shown


def test_units_are_chosen_by_the_address(office, opened, unit):
    other = opened.round_units.exclude(unit=unit).first().unit
    url = reverse("round_extend", args=[opened.pk])
    for query in (f"don-vi={unit.pk},{other.pk}", f"don-vi={unit.pk}&don-vi={other.pk}&don-vi=x"):
        assert office.get(f"{url}?{query}").context["form"]["units"].value() == [unit.pk, other.pk]
    assert office.get(f"{url}?don-vi=²,x").status_code == 200


def test_extension_for_all_moves_what_everybody_reads(office, opened):
    office.post(reverse("round_extend", args=[opened.pk]), extension(who="all"))
    shown = office.get(reverse("campaign", args=[opened.campaign_id])).text
    assert "trước ngày 15/01/2026" in shown
    assert "Đã gia hạn, theo văn bản số 20/SGTVT-VP ngày 18/12/2025." in shown


def test_extension_names_everything_that_is_missing(office, opened):
    response = office.post(reverse("round_extend", args=[opened.pk]), {"who": "chosen"})
    assert response.status_code == 422
    wanted = {"units", "cutoff", "reason", "paper_number", "paper_date", "paper"}
    assert set(response.context["form"].errors) == wanted


def test_extension_that_shortens(office, opened):
    values = extension(who="all", cutoff="07/01/2026 00:00")
    response = office.post(reverse("round_extend", args=[opened.pk]), values)
    assert response.status_code == 422
    assert "gia hạn không rút ngắn hạn nộp" in response.text
    assert not Extension.objects.exists()


def test_extension_of_a_round_in_preparation(office):
    row = make.unopened_round()
    assert office.post(reverse("round_extend", args=[row.pk]), extension()).status_code == 409
    assert office.get(reverse("round_paper_in_time", args=[row.pk])).status_code == 409


def test_scan_that_is_no_paper(office, opened):
    scan = SimpleUploadedFile("cong-van.exe", b"MZ" + b"\0" * 64)
    response = office.post(reverse("round_extend", args=[opened.pk]), extension(who="all", paper=scan))
    assert response.status_code == 422
    assert "paper" in response.context["form"].errors
    assert not Extension.objects.exists()


# "Trước ngày 18/01/2026": its last day is a Saturday.
@pytest.mark.parametrize(("choice", "cutoff"), [("keep", vn(2026, 1, 18)), ("next", vn(2026, 1, 20))])
def test_last_day_off_of_an_extension_is_asked_about_and_journalled(office, opened, choice, cutoff):
    url, values = reverse("round_extend", args=[opened.pk]), extension(who="all", cutoff="18/01/2026 00:00")
    response = office.post(url, values)
    assert response.status_code == 422
    assert "Ngày cuối cùng (17/01/2026, thứ Bảy) là ngày nghỉ." in response.text
    assert office.post(url, values | {"paper": pdf_upload(), "last_day": choice}).status_code == 302
    assert Extension.objects.get().cutoff == cutoff
    assert JournalEntry.objects.get(action="round.extend").details["last_day"] == choice


def test_scan_of_an_extension_is_for_office_leadership_and_its_units(client, hands, opened, unit):
    officer = make.actor(make.appraiser())
    row = extend_cutoff(opened, unit, LATER, make.grounds(), actor=officer, now=NOW)
    url, other = reverse("extension_paper", args=[row.pk]), opened.round_units.exclude(unit=unit).first().unit
    for user, status in ((make.staff(unit), 200), (make.leader(), 200), (make.staff(other), 404)):
        client.force_login(user)
        response = client.get(url)
        assert response.status_code == status
        if status == 200:
            assert response["Content-Disposition"].startswith("attachment")
            assert b"".join(response.streaming_content).startswith(b"%PDF")


# --- refusing ------------------------------------------------------------------------------------------------


def test_refusal_is_read_by_the_unit_with_its_paper(office, opened, unit):
    row = asks(opened, unit)
    url = reverse("extension_refuse", args=[row.pk])
    assert "Mất điện ba ngày" in office.get(url).text
    assert set(office.post(url, {}).context["form"].errors) == {"reason", "paper_number", "paper_date", "paper"}
    values = {
        "reason": "Đã đủ thời gian",
        "paper_number": "21/SGTVT",
        "paper_date": "19/12/2025",
        "paper": pdf_upload(),
    }
    assert office.post(url, values).status_code == 302
    assert office.get(url).status_code == 409
    office.force_login(make.head(unit))
    shown = office.get(reverse("extension_ask", args=[opened.pk, unit.pk])).text
    assert "không gia hạn. Lý do: Đã đủ thời gian" in shown
    assert "Gửi đề nghị" in shown
    served = office.get(reverse("extension_answer_paper", args=[row.pk]))
    assert b"".join(served.streaming_content).startswith(b"%PDF")


# --- papers in time, papers recorded -------------------------------------------------------------------------


def stamp(unit, **values):
    return {
        "unit": unit.pk, "paper_number": "45", "received_at": "19/12/2025 16:30", "cutoff": "15/01/2026 00:00",
        "paper": picture_upload(),
    } | values  # fmt: skip


def test_paper_in_time_with_its_stamp(office, opened, unit):
    url = reverse("round_paper_in_time", args=[opened.pk])
    assert office.get(url).status_code == 200
    assert office.post(url, stamp(unit)).status_code == 302
    row = Extension.objects.get()
    assert (row.kind, row.unit, row.received_at) == ("paper_in_time", unit, vn(2025, 12, 19, 16, 30))
    shown = office.get(f"{reverse('desk')}?dot={opened.pk}").text
    assert "Đã nhận bản giấy trước hạn lúc 16:30 ngày 19/12/2025 (số đến 45)." in shown


def test_paper_in_time_names_everything_that_is_missing(office, opened):
    response = office.post(reverse("round_paper_in_time", args=[opened.pk]), {})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"unit", "paper_number", "received_at", "paper", "cutoff"}


def test_paper_that_came_at_the_cut_off_is_late(office, opened, unit, hands):
    hands.to(CUT_OFF + timedelta(hours=1))
    office.force_login(make.chief())
    url = reverse("round_paper_in_time", args=[opened.pk])
    response = office.post(url, stamp(unit, received_at="10/01/2026 00:00"))
    assert response.status_code == 422
    assert "Bản giấy đến khi đã hết hạn" in response.text
    assert office.post(url, stamp(unit, received_at="09/01/2026 23:59")).status_code == 302


def test_request_on_paper_is_recorded_for_its_head(office, opened, unit):
    signer = make.appointment(make.person(unit, "Phạm Văn Khải"), unit)
    url = reverse("extension_ask_on_paper", args=[opened.pk])
    assert "Trưởng phòng Phạm Văn Khải" in office.get(url).text
    values = {"unit": unit.pk, "signer": signer.pk, "signed_on": "18/12/2025", "reason": "Lũ lụt"}
    assert set(office.post(url, {}).context["form"].errors) == {"unit", "signer", "signed_on", "reason", "file"}
    other = opened.round_units.exclude(unit=unit).first().unit
    response = office.post(url, values | {"unit": other.pk, "file": pdf_upload()})
    assert response.status_code == 422
    assert "Chọn lãnh đạo của đơn vị đề nghị." in response.text
    assert office.post(url, values | {"file": pdf_upload()}).status_code == 302
    row = ExtensionRequest.objects.get()
    assert (row.unit, row.signed_on, row.file.name) == (unit, vn(2025, 12, 18).date(), "van-ban.pdf")
    assert "ghi nhận theo bản ký giấy" in office.get(reverse("round_extensions", args=[opened.pk])).text


# --- what was granted ----------------------------------------------------------------------------------------


def test_list_of_extensions_as_an_excel_file(office, opened, unit):
    officer = make.actor(make.appraiser())
    extend_cutoff(opened, unit, LATER, make.grounds("=1+1"), actor=officer, now=NOW)
    response = office.get(reverse("round_extensions_xlsx", args=[opened.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="gia-han-2025.xlsx"'
    headings, row = load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
    line = dict(zip(headings, row, strict=True))
    assert (line["Đơn vị"], line["Lý do"], line["Số văn bản (số đến)"]) == (unit.name, "=1+1", "12/SGTVT-VP")


def test_list_of_extensions_asks_the_same_number_of_questions(office, opened):
    officer, url = make.actor(make.appraiser()), reverse("round_extensions", args=[opened.pk])

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert office.get(url).status_code == 200
        return len(caught)

    units = [make.unit() for _number in range(30)]
    for one in units:
        opened.round_units.create(unit=one)
    extend_cutoff(opened, units[0], LATER, make.grounds(), actor=officer, now=NOW)
    asks(opened, units[0], until=None)
    office.get(url)
    few = queries()
    for one in units[1:]:
        extend_cutoff(opened, one, LATER, make.grounds(), actor=officer, now=NOW)
        asks(opened, one, until=None)
    assert queries() == few


def test_leadership_reads_what_was_granted_and_decides_where_the_round_says_so(client, hands, opened, unit):
    client.force_login(make.leader())
    page = reverse("round_extensions", args=[opened.pk])
    assert client.get(page).status_code == 200
    assert client.get(reverse("round_extend", args=[opened.pk])).status_code == 403
    row = make.opened_round(extensions_by="leadership")
    url = reverse("round_extend", args=[row.pk])
    assert url in client.get(reverse("round_extensions", args=[row.pk])).text
    assert client.post(url, extension(units=[unit.pk])).status_code == 302


def test_home_page_shows_open_requests_to_whoever_decides(client, hands, opened, unit):
    asks(opened, unit)
    asks(make.opened_round(name="Đợt tổng kết", extensions_by="leadership"), unit)
    for user, here, not_here in ((make.chief(), opened, "Đợt tổng kết"), (make.leader(), "Đợt tổng kết", None)):
        client.force_login(user)
        shown = client.get(reverse("home"))
        cards = [card for card in shown.context["cards"] if "đề nghị gia hạn" in card.text]
        assert [card.title for card in cards] == [str(here)]
        assert cards[0].text == "1 đề nghị gia hạn chờ trả lời."
        assert not_here not in [card.title for card in cards]
