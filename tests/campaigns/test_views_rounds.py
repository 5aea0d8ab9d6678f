"""A round in the browser: proposed, edited, opened, frozen anew, extended."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models import Extension, Round, Theme
from core.models import JournalEntry
from tests import factories
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
    } | values  # fmt: skip


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
    office.post(reverse("round_open", args=[row.pk]), {"paper": "12/SGTVT-VP"})
    shown = office.get(url).text
    assert "12/SGTVT-VP" in shown
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
    response = office.post(url, {})
    assert response.status_code == 422
    assert "Hạn nộp đã qua." in response.text


def test_round_opens_once(office):
    factories.unit()
    row = factories.unopened_round()
    url = reverse("round_open", args=[row.pk])
    assert office.post(url, {}).status_code == 302
    assert office.post(url, {}).status_code == 409
    row.refresh_from_db()
    assert row.opened_at == NOW


@pytest.fixture
def opened(office):
    factories.unit()
    return factories.opened_round()


def revision(row, **values):
    awards = [award.pk for award in row.award_types.all()]
    return {"name": row.name, "award_types": awards, "signed_copy": "after", "signed_copy_days": "5",
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


EXTENSION = {"kind": "extension", "cutoff": "15/01/2026 00:00", "reason": "Mưa bão", "paper_date": "08/01/2026"}


def test_extension_for_one_unit(office, opened):
    unit = opened.round_units.first().unit
    url = reverse("round_extend", args=[opened.pk])
    assert office.get(url).status_code == 200
    assert office.post(url, EXTENSION | {"unit": unit.pk}).status_code == 302
    row = Extension.objects.get()
    assert (row.unit, row.cutoff, row.paper_date) == (unit, vn(2026, 1, 15), vn(2026, 1, 8).date())
    assert "Mưa bão" in office.get(url).text


def test_extension_for_all_moves_what_everybody_reads(office, opened):
    office.post(reverse("round_extend", args=[opened.pk]), EXTENSION)
    assert "trước ngày 15/01/2026" in office.get(reverse("campaign", args=[opened.campaign_id])).text


def test_extension_that_shortens(office, opened):
    response = office.post(reverse("round_extend", args=[opened.pk]), EXTENSION | {"cutoff": "05/01/2026 00:00"})
    assert response.status_code == 422
    assert "gia hạn không rút ngắn hạn nộp" in response.text
    assert not Extension.objects.exists()


def test_extension_of_a_round_in_preparation(office):
    row = factories.unopened_round()
    assert office.post(reverse("round_extend", args=[row.pk]), EXTENSION).status_code == 409


def test_paper_in_time_wants_its_stamp(office, opened):
    unit = opened.round_units.first().unit
    values = EXTENSION | {"kind": "paper_in_time", "unit": unit.pk, "paper_date": ""}
    response = office.post(reverse("round_extend", args=[opened.pk]), values)
    assert response.status_code == 422
    assert "Tải lên ảnh chụp dấu đến của bản giấy." in response.text
    assert "Nhập số đến, ngày đến của bản giấy." in response.text


def test_scan_that_is_no_paper(office, opened):
    scan = SimpleUploadedFile("cong-van.exe", b"MZ" + b"\0" * 64)
    response = office.post(reverse("round_extend", args=[opened.pk]), EXTENSION | {"paper": scan})
    assert response.status_code == 422
    assert not Extension.objects.exists()


def test_scan_is_kept_with_the_extension(office, opened):
    paper = factories.stored_file()
    row = Extension.objects.create(
        round=opened, cutoff=vn(2026, 1, 15), reason="x", paper=paper, granted_by=factories.chief(), granted_at=NOW
    )
    response = office.get(reverse("extension_paper", args=[row.pk]))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    office.force_login(factories.staff(factories.unit()))
    assert office.get(reverse("extension_paper", args=[row.pk])).status_code == 403


def test_set_up_of_a_round_is_the_offices(office, opened):
    office.force_login(factories.staff(opened.round_units.first().unit))
    for route in ("round", "round_edit", "round_open", "round_new_version", "round_extend"):
        assert office.get(reverse(route, args=[opened.pk])).status_code == 403
