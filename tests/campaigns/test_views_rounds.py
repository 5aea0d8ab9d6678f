"""A round in the browser: proposed, edited, opened, frozen anew, extended."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import Round, Theme
from campaigns.round_copy import next_year
from core.models import JournalEntry
from tests import factories
from tests.campaigns.uploads import pdf_upload
from tests.clock import CUT_OFF, NOW, vn

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, hands):
    client.force_login(factories.chief())
    return client


def values_of(campaign, award, **values):
    return {
        "campaign": campaign.pk, "name": "Xét khen thưởng năm 2025", "kind": "yearly", "year": "2025",
        "period_from": "2025", "period_to": "2025", "cutoff": "10/01/2026 00:00", "cutoff_source": "Kế hoạch, mục IV.3",
        "cutoff_confirmed": "on", "award_types": [award.pk], "signed_copy": "after", "signed_copy_days": "5",
        "appraisal_days": "10", "extensions_by": "office",
    } | values  # fmt: skip


def opening():
    """The công văn hướng dẫn with which a round is opened."""
    return {"number": "12/SGTVT-VP", "dated": "05/11/2025", "file": pdf_upload("cong-van.pdf")}


@pytest.fixture
def typed(office):
    return values_of(factories.campaign(), factories.award_type())


def test_new_round_proposes_the_plans_cut_off(office):
    shown = office.get(reverse("round_add")).text
    assert "10/01/2026 00:00" in shown
    assert "thứ Sáu, 09/01/2026" in shown


def test_cut_off_of_the_tenth_of_january(office, typed):
    response = office.post(reverse("round_add"), typed)
    row = Round.objects.get()
    assert response["Location"] == reverse("round", args=[row.pk])
    assert row.cutoff == CUT_OFF
    assert (row.code, row.award_types.count()) == ("2025", 1)
    assert JournalEntry.objects.filter(action="round.add").exists()


def test_cut_off_left_empty_is_the_plans(office, typed):
    assert office.post(reverse("round_add"), typed | {"cutoff": ""}).status_code == 302
    assert Round.objects.get().cutoff == CUT_OFF


# "Trước ngày 10/01/2027": its last day, 09/01/2027, is a Saturday.
SATURDAY = {"cutoff": "10/01/2027 00:00", "year": "2026", "period_from": "2026", "period_to": "2026"}


def test_last_day_off_is_asked_about(office, typed):
    response = office.post(reverse("round_add"), typed | SATURDAY)
    assert response.status_code == 422
    assert "Ngày cuối cùng (09/01/2027, thứ Bảy) là ngày nghỉ." in response.text
    assert not Round.objects.exists()


@pytest.mark.parametrize(("choice", "cutoff"), [("keep", vn(2027, 1, 10)), ("next", vn(2027, 1, 12))])
def test_last_day_off_kept_or_moved(office, typed, choice, cutoff):
    assert office.post(reverse("round_add"), typed | SATURDAY | {"last_day": choice}).status_code == 302
    assert Round.objects.get().cutoff == cutoff
    assert JournalEntry.objects.get(action="round.add").details["last_day"] == choice


def test_next_year_copies_a_round_and_says_what_changed(office):
    factories.unit()
    source = factories.opened_round(opening_paper="12/SGTVT-VP", extensions_by="leadership", contact="Bà Lan")
    url = reverse("round_copy", args=[source.pk])
    shown = office.get(url)
    assert shown.status_code == 200
    for words in ("Xét khen thưởng năm 2026", "10/01/2027 00:00", "trước ngày 10/01/2026", "ghi khi mở đợt", "thứ Bảy"):
        assert words in shown.text
    values = values_of(source.campaign, source.award_types.get(), contact="Bà Lan", extensions_by="leadership")
    values |= SATURDAY | {"name": "Xét khen thưởng năm 2026", "last_day": "next"}
    response = office.post(url, values)
    made = Round.objects.exclude(pk=source.pk).get()
    assert response["Location"] == reverse("round", args=[made.pk])
    assert (made.year, made.period_from, made.cutoff, made.opened_at) == (2026, 2026, vn(2027, 1, 12), None)
    assert (made.extensions_by, made.opening_paper) == ("leadership", "")
    details = JournalEntry.objects.get(action="round.add", object_id=str(made.pk)).details
    assert details["copied_from"] == source.name


@pytest.mark.parametrize(
    ("cutoff", "later"),
    [(vn(2026, 1, 10), vn(2027, 1, 10)), (vn(2026, 1, 12, 17), vn(2027, 1, 12, 17)), (vn(2028, 2, 29), vn(2029, 3, 1))],
)
def test_next_years_cut_off(cutoff, later):
    assert next_year(factories.unopened_round(cutoff=cutoff))["cutoff"] == later


def test_final_round_copied_waits_for_its_source_again():
    assert next_year(factories.unopened_round(kind="final"))["cutoff_confirmed"] is False


def test_round_with_everything_wrong_says_everything(office, typed):
    final = factories.award_type(kinds_of_round=["final"])
    wrong = typed | {"period_from": "2026", "award_types": [final.pk]}
    response = office.post(reverse("round_add"), wrong)
    assert response.status_code == 422
    assert "Năm đầu phải trước hoặc bằng năm cuối" in response.text
    assert "không dùng cho đợt loại" in response.text


def test_round_without_a_date(office, typed):
    response = office.post(reverse("round_add"), typed | {"cutoff": "mai", "award_types": []})
    assert response.status_code == 422
    assert "Chọn ít nhất một hình thức khen thưởng." in response.text


def test_round_in_preparation_is_edited(office, typed):
    row = factories.unopened_round()
    url = reverse("round_edit", args=[row.pk])
    assert "10/01/2026 00:00" in office.get(url).text
    assert office.post(url, typed | {"name": "Tên mới", "campaign": row.campaign_id}).status_code == 302
    row.refresh_from_db()
    assert row.name == "Tên mới"


def test_opened_round_is_not_edited(office, typed):
    factories.unit()
    row = factories.opened_round()
    url = reverse("round_edit", args=[row.pk])
    assert office.get(url).status_code == 409
    refused = office.post(url, typed | {"name": "Tên đã gõ lại"})
    assert refused.status_code == 409
    assert "Tên đã gõ lại" in refused.text
    assert "phiên bản mới kèm lý do" in refused.text
    row.refresh_from_db()
    assert row.cutoff == CUT_OFF


def test_detail_before_and_after_opening(office):
    factories.unit("Phòng Vận tải")
    row = factories.unopened_round()
    url = reverse("round", args=[row.pk])
    assert reverse("round_open", args=[row.pk]) in office.get(url).text
    office.post(reverse("round_open", args=[row.pk]), opening())
    shown = office.get(url).text
    assert "12/SGTVT-VP" in shown
    assert reverse("round_opening_paper", args=[row.pk]) in shown
    assert "Phiên bản 1" in shown
    assert "Phòng Vận tải" in shown
    assert reverse("round_open", args=[row.pk]) not in shown


def test_opening_page_lists_every_obstacle(office):
    row = factories.unopened_round(cutoff=NOW - timedelta(days=1), cutoff_confirmed=False)
    row.award_types.clear()
    url = reverse("round_open", args=[row.pk])
    shown = office.get(url).text
    for words in ("Hạn nộp chưa được xác định", "Hạn nộp đã qua.", "Chọn ít nhất một hình thức khen thưởng."):
        assert words in shown
    response = office.post(url, opening())
    assert response.status_code == 422
    assert "Hạn nộp đã qua." in response.text


def test_opening_wants_the_guidance_with_number_date_and_file(office):
    factories.unit()
    row = factories.unopened_round()
    response = office.post(reverse("round_open", args=[row.pk]), {})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"number", "dated", "file"}
    wrong = opening() | {"file": SimpleUploadedFile("cong-van.exe", b"MZ" + b"\0" * 64)}
    assert office.post(reverse("round_open", args=[row.pk]), wrong).status_code == 422
    row.refresh_from_db()
    assert row.opened_at is None


def test_guidance_is_downloaded_by_everyone_signed_in(office, client):
    unit = factories.unit()
    row = factories.unopened_round(campaign=factories.campaign(launched=True))
    url = reverse("round_opening_paper", args=[row.pk])
    assert office.get(url).status_code == 404
    office.post(reverse("round_open", args=[row.pk]), opening())
    client.force_login(factories.staff(unit))
    page = client.get(reverse("campaign", args=[row.campaign_id])).text
    assert "Công văn hướng dẫn số 12/SGTVT-VP" in page
    assert url in page
    response = client.get(url)
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    client.logout()
    assert url not in client.get(reverse("campaign", args=[row.campaign_id])).text


def test_final_round_is_not_opened_before_its_cut_off_has_a_source(office):
    factories.unit()
    row = factories.unopened_round(kind="final", cutoff_confirmed=False)
    response = office.post(reverse("round_open", args=[row.pk]), opening())
    assert response.status_code == 422
    assert "Hạn nộp chưa được xác định: nhập hạn nộp cùng văn bản căn cứ." in response.text
    Round.objects.update(cutoff_confirmed=True)
    assert office.post(reverse("round_open", args=[row.pk]), opening()).status_code == 302


def test_round_opens_once(office):
    factories.unit()
    row = factories.unopened_round()
    url = reverse("round_open", args=[row.pk])
    assert office.post(url, opening()).status_code == 302
    assert office.post(url, opening()).status_code == 409
    row.refresh_from_db()
    assert row.opened_at == NOW


@pytest.fixture
def opened(office):
    factories.unit()
    return factories.opened_round()


def revision(row, **values):
    awards = [award.pk for award in row.award_types.all()]
    return {"name": row.name, "award_types": awards, "signed_copy": "after", "signed_copy_days": "5",
            "appraisal_days": "10", "extensions_by": row.extensions_by,
            "reason": "Theo công văn 15"} | values  # fmt: skip


def test_new_version_with_a_reason(office, opened):
    url = reverse("round_new_version", args=[opened.pk])
    assert office.get(url).status_code == 200
    assert office.post(url, revision(opened, signed_copy_days="10")).status_code == 302
    version = opened.versions.first()
    assert (version.number, version.reason) == (2, "Theo công văn 15")
    assert version.content["round"]["signed_copy_days"] == 10
    assert opened.versions.last().content["round"]["signed_copy_days"] == 5


@pytest.mark.parametrize("values", [{}, {"reason": "", "signed_copy_days": "10"}])
def test_new_version_without_change_or_reason(office, opened, values):
    response = office.post(reverse("round_new_version", args=[opened.pk]), revision(opened, **values))
    assert response.status_code == 422
    opened.refresh_from_db()
    assert (opened.signed_copy_days, opened.versions.count()) == (5, 1)


def test_new_version_takes_in_the_campaigns_changes(office, opened):
    Theme.objects.create(campaign=opened.campaign, number=1, code="moi", text="Nội dung mới")
    assert "Khác ở: nội dung thi đua." in office.get(reverse("round", args=[opened.pk])).text
    assert office.post(reverse("round_new_version", args=[opened.pk]), revision(opened)).status_code == 302
    assert "Khác ở" not in office.get(reverse("round", args=[opened.pk])).text


def test_award_that_units_propose_stays(office, opened):
    unit = opened.round_units.first().unit
    factories.nomination(factories.proposal(opened, unit), unit)
    other = factories.award_type()
    response = office.post(reverse("round_new_version", args=[opened.pk]), revision(opened, award_types=[other.pk]))
    assert response.status_code == 422
    assert "nên không bỏ được" in response.text


def test_version_of_a_round_in_preparation(office):
    row = factories.unopened_round()
    assert office.get(reverse("round_new_version", args=[row.pk])).status_code == 409


def test_set_up_of_a_round_is_the_offices(office, opened):
    office.force_login(factories.staff(opened.round_units.first().unit))
    for route in ("round", "round_edit", "round_open", "round_new_version", "round_copy", "round_extend"):
        assert office.get(reverse(route, args=[opened.pk])).status_code == 403
