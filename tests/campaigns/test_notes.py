"""Sổ theo dõi phong trào: who notes what of whom, who reads it, and how it comes into Báo cáo tổng kết."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.enums import NoteKind
from campaigns.models import CampaignNote
from campaigns.services.notes import Happening, note_happening, remove_note
from core.models import JournalEntry
from core.refusals import Denied, Refused
from dossiers.building.taken_notes import with_notes
from dossiers.models import YearReport
from tests import factories as make
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY, DAY = NOW.date(), timedelta(days=1)
K = NoteKind


@pytest.fixture
def campaign():
    return make.campaign()


@pytest.fixture
def unit():
    return make.unit("Phòng Một")


@pytest.fixture
def staff(unit):
    return make.staff(unit)


def note(campaign, unit, kind=K.ACTIVITY, user=None, day=TODAY, text="Ra quân", file=None):
    actor = make.actor(user or make.appraiser())
    return note_happening(campaign, Happening(kind, unit, day, text, file), actor=actor, now=NOW)


def texts(page):
    return [row.text for row in page.context["page_of"].rows]


class TestNoting:
    @pytest.mark.parametrize(
        ("kind", "works"), [(K.ACTIVITY, True), (K.MODEL, True), (K.INSPECTION, False), (K.GUIDANCE, False)]
    )
    def test_unit_notes_its_own_activities_and_models(self, campaign, unit, staff, kind, works):
        if works:
            assert note(campaign, unit, kind, staff).noted_by == staff
            return
        with pytest.raises(Denied):
            note(campaign, unit, kind, staff)

    def test_unit_notes_nothing_of_another_nor_of_the_whole_department(self, campaign, staff):
        for place in (make.unit("Phòng Hai"), None):
            with pytest.raises(Denied):
                note(campaign, place, K.ACTIVITY, staff)

    def test_leadership_reads_and_does_not_note(self, campaign, unit):
        with pytest.raises(Denied):
            note(campaign, unit, K.INSPECTION, make.leader())

    @pytest.mark.parametrize(
        ("day", "works"),
        [(TODAY, True), (TODAY + DAY, False), (date(2023, 1, 1), True), (date(2022, 12, 31), False)],
    )
    def test_day_has_come_and_lies_in_the_campaign(self, campaign, unit, day, works):
        if works:
            assert note(campaign, unit, day=day).pk
            return
        with pytest.raises(Refused) as refused:
            note(campaign, unit, day=day)
        assert [problem.field for problem in refused.value.problems] == ["happened_on"]

    def test_removed_line_stays_unseen_and_is_removed_once(self, campaign, unit):
        row, office = note(campaign, unit), make.actor(make.chief())
        remove_note(row, actor=office, now=NOW), remove_note(row, actor=office, now=NOW)
        assert not CampaignNote.objects.present().exists()
        assert CampaignNote.objects.count() == 1
        assert JournalEntry.objects.filter(action="campaign_note.remove").count() == 1


class TestReading:
    def test_unit_reads_of_itself_and_of_the_whole_department_alone(self, campaign, unit, staff):
        for place, text in ((unit, "Của mình"), (None, "Toàn Sở"), (make.unit("Phòng Hai"), "Của đơn vị khác")):
            note(campaign, place, K.GUIDANCE, text=text)
        url = reverse("campaign_notes", args=[campaign.pk])
        assert sorted(texts(browser(staff).get(url))) == ["Của mình", "Toàn Sở"]
        assert len(texts(browser(make.leader()).get(url))) == 3
        page = browser(staff).get(url).text
        assert "Phòng Hai" not in page

    def test_whoever_speaks_for_no_unit_takes_no_file_of_the_whole_department(self, campaign, staff):
        row = note(campaign, None, K.GUIDANCE)
        CampaignNote.objects.filter(pk=row.pk).update(file=make.stored_file())
        url = reverse("campaign_note_file", args=[row.pk])
        assert b"".join(browser(staff).get(url).streaming_content)
        assert browser(make.user()).get(url).status_code == 404

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"kind": "model"}, ["Mô hình"]), ({"year": "2024"}, ["Cũ"]), ({"q": "mô hình"}, ["Mô hình"]),
            ({"kind": "khong-co"}, ["Cũ", "Mô hình"]), ({"q": "không thấy"}, []),
        ],
    )  # fmt: skip
    def test_filter_narrows_and_a_wrong_value_does_not(self, campaign, unit, query, found):
        note(campaign, unit, text="Cũ", day=date(2024, 3, 1)), note(campaign, unit, K.MODEL, text="Mô hình")
        office = browser(make.appraiser())
        assert sorted(texts(office.get(reverse("campaign_notes", args=[campaign.pk]), query))) == found
        rows = office.get(reverse("campaign_notes_xlsx", args=[campaign.pk]), query)
        lines = list(load_workbook(BytesIO(rows.content)).active.iter_rows(values_only=True))[1:]
        assert sorted(line[3] for line in lines) == found

    def test_another_campaign_has_a_book_of_its_own(self, campaign, unit):
        note(make.campaign(), unit)
        assert texts(browser(make.appraiser()).get(reverse("campaign_notes", args=[campaign.pk]))) == []

    def test_list_costs_the_same_for_many(self, campaign, unit):
        office, url = browser(make.appraiser()), reverse("campaign_notes", args=[campaign.pk])
        note(campaign, unit)
        few = queries_of(office, url)
        for number in range(30):
            note(campaign, make.unit(f"Phòng {number}"), file=make.stored_file())
        assert queries_of(office, url) == few


class TestPages:
    def test_unit_writes_a_line_with_a_file_and_takes_it_out(self, campaign, unit, staff):
        client, url = browser(staff), reverse("campaign_notes", args=[campaign.pk])
        assert url in client.get(reverse("campaign", args=[campaign.pk])).text
        bad = {"kind": "activity", "unit": unit.pk, "happened_on": f"{TODAY:%d/%m/%Y}", "text": "Lời tôi"}
        refused = client.post(url, bad | {"file": SimpleUploadedFile("anh.png", b"khong phai anh")})
        assert refused.status_code == 422
        assert "Lời tôi" in refused.text
        assert client.post(url, bad).status_code == 302
        row = CampaignNote.objects.get()
        assert client.get(reverse("campaign_note_file", args=[row.pk])).status_code == 404
        assert client.post(reverse("campaign_note_remove", args=[row.pk])).status_code == 302
        assert texts(client.get(url)) == []

    def test_unit_is_not_offered_what_it_may_not_note(self, campaign, unit, staff):
        url = reverse("campaign_notes", args=[campaign.pk])
        form = {"kind": "inspection", "unit": unit.pk, "happened_on": f"{TODAY:%d/%m/%Y}", "text": "Kiểm tra"}
        assert browser(staff).post(url, form).status_code == 422
        assert browser(make.appraiser()).post(url, form).status_code == 302


class TestReport:
    def test_lines_of_the_year_come_into_the_words_once_and_unsaved(self, campaign, unit):
        note(campaign, unit, K.INSPECTION, text="Đã kiểm tra"), note(campaign, unit, K.MODEL, text="Mô hình mới")
        note(campaign, unit, text="Năm ngoái", day=date(2024, 3, 1))
        office, url = browser(make.appraiser()), reverse("year_report", args=[campaign.pk, 2025])
        page = office.get(url)
        assert "Đã kiểm tra" in page.text
        assert "Năm ngoái" not in page.text
        form = office.post(url, {"organising": "Đã viết", "version": 0, "take": "1"}).context["form"]
        assert form["organising"].value() == f"Đã viết\n- Ngày {TODAY:%d/%m/%Y}, Phòng Một: Đã kiểm tra"
        assert form["assessment"].value().endswith("Mô hình mới")
        assert not YearReport.objects.exists()
        again = {name: form[name].value() for name in ("organising", "assessment")} | {"version": 0, "take": "1"}
        assert office.post(url, again).context["form"]["organising"].value() == again["organising"]

    def test_oldest_stands_first_and_the_whole_department_is_named(self, campaign, unit):
        rows = [note(campaign, unit, text="Sau"), note(campaign, None, K.GUIDANCE, day=TODAY - DAY, text="Trước")]
        first, second = with_notes({}, rows)["organising"].split("\n")
        assert "toàn Sở: Trước" in first
        assert "Phòng Một: Sau" in second
