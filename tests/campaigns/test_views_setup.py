"""Set-up of campaigns, criteria, awards, money and days off, as the office does it in the browser."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import AwardType, BaseSalary, BonusRate, Campaign, Criterion, DayOff, ReferralPaper, Theme
from core.models import JournalEntry
from organization.enums import SubjectKind
from tests import factories
from tests.corpus import cases

pytestmark = pytest.mark.django_db
# Lone surrogates cannot be sent as UTF-8; the fields here are longer than the corpus's hundred characters.
LINES = [
    case
    for case in cases("text")
    if case.field == "line" and len(case.text) <= 100 and case.text.encode("utf-8", "ignore").decode() == case.text
]


@pytest.fixture
def office(client, hands):
    """The browser of a specialist of Văn phòng."""
    client.force_login(factories.appraiser())
    return client


CAMPAIGN = {
    "name": "Chuyển đổi số", "short_name": "Chuyển đổi số", "launched_by": "UBND tỉnh", "starts_year": "2026",
    "ends_year": "2030", "achievement": "Đã có thành tích", "plan_date": "10/01/2026", "launched": "on",
}  # fmt: skip
CRITERION = {
    "subject_kind": "collective", "number": "2", "label": "Sáng kiến", "text": "Có sáng kiến",
    "checks": ["initiative"], "levels": ["unit", "province"],
}  # fmt: skip
AWARD = {
    "name": "Bằng khen của Chủ tịch UBND tỉnh", "short_name": "Bằng khen", "authority": "Chủ tịch UBND tỉnh",
    "power": "province", "rank": "20", "subject_kinds": ["collective"], "kinds_of_round": ["yearly"],
}  # fmt: skip


@pytest.mark.parametrize(
    "route",
    ["campaign_setup_list", "campaign_new", "award_types", "award_type_new", "bonus_rates", "bonus_rate_new",
     "base_salaries", "base_salary_new", "referral_papers", "referral_paper_new", "rounds", "round_add", "days_off"],
)  # fmt: skip
def test_page_of_set_up_is_the_offices(office, route):
    factories.unopened_round()
    assert office.get(reverse(route)).status_code == 200
    office.force_login(factories.staff(factories.unit()))
    assert office.get(reverse(route)).status_code == 403


def test_new_campaign(office):
    response = office.post(reverse("campaign_new"), CAMPAIGN)
    row = Campaign.objects.get()
    assert response["Location"] == reverse("campaign_edit", args=[row.pk])
    assert row.code == "chuyen-doi-so"
    assert JournalEntry.objects.filter(action="campaign.add").exists()


def test_tenth_of_january_is_in_january(office):
    office.post(reverse("campaign_new"), CAMPAIGN)
    assert Campaign.objects.get().plan_date == date(2026, 1, 10)


def test_campaign_with_years_turned_round(office):
    response = office.post(reverse("campaign_new"), CAMPAIGN | {"ends_year": "2020", "name": ""})
    assert response.status_code == 422
    assert "Năm cuối không được trước năm đầu." in response.text
    assert "Chưa điền mục này." in response.text


def test_changed_campaign_is_journalled_with_before_and_after(office):
    row = factories.campaign()
    url = reverse("campaign_edit", args=[row.pk])
    assert office.get(url).status_code == 200
    assert office.post(url, CAMPAIGN).status_code == 302
    entry = JournalEntry.objects.get(action="campaign.change")
    assert entry.details["changes"]["tên phong trào"] == ["Đẩy mạnh cải cách hành chính", "Chuyển đổi số"]


@pytest.mark.parametrize("kind", ["ke-hoach", "noi-dung", "linh-vuc", "tieu-chi"])
def test_parts_of_each_kind(office, kind):
    row = factories.campaign()
    assert office.get(reverse("campaign_parts", args=[row.pk, kind])).status_code == 200
    url = reverse("campaign_part_new", args=[row.pk, kind])
    assert office.get(url).status_code == 200
    assert office.post(url, {}).status_code == 422


def test_unknown_kind_of_part(office):
    assert office.get(reverse("campaign_parts", args=[factories.campaign().pk, "khac"])).status_code == 404


def test_new_theme_says_that_opened_rounds_keep_theirs(office):
    factories.unit()
    row = factories.opened_round().campaign
    url = reverse("campaign_part_new", args=[row.pk, "noi-dung"])
    assert "Đợt đã mở giữ nguyên nội dung lúc mở" in office.get(url).text
    assert office.post(url, {"number": "1", "label": "Tuyên truyền", "text": "Thi đua"}).status_code == 302
    assert Theme.objects.get().code == "tuyen-truyen"


def test_two_items_of_one_name_get_two_codes(office):
    row = factories.campaign()
    for number in (1, 2):
        values = {"number": number, "label": "Tuyên truyền", "text": "Thi đua"}
        office.post(reverse("campaign_part_new", args=[row.pk, "noi-dung"]), values)
    assert {theme.code for theme in row.themes.all()} == {"tuyen-truyen", "tuyen-truyen-2"}


def test_criterion_keeps_the_parameters_of_its_checks(office):
    row = factories.campaign()
    url = reverse("campaign_part_new", args=[row.pk, "tieu-chi"])
    values = CRITERION | {"checks": ["initiative", "index_improved"], "department_score": "90"}
    assert office.post(url, values).status_code == 302
    made = Criterion.objects.get(label="Sáng kiến")
    assert made.checks == [
        {"name": "initiative", "params": {"levels": ["unit", "province"]}},
        {"name": "index_improved", "params": {"department_score": 90}},
    ]
    shown = office.get(reverse("campaign_part", args=["tieu-chi", made.pk])).text
    assert 'value="90"' in shown
    listed = office.get(reverse("campaign_parts", args=[row.pk, "tieu-chi"])).text
    assert "cấp công nhận: đơn vị, tỉnh" in listed


def test_check_without_its_parameter(office):
    url = reverse("campaign_part_new", args=[factories.campaign().pk, "tieu-chi"])
    response = office.post(url, CRITERION | {"levels": []})
    assert response.status_code == 422
    assert "Cách kiểm tra đã chọn cần mục này." in response.text
    assert not Criterion.objects.filter(label="Sáng kiến").exists()


def test_item_taken_out(office):
    row = factories.campaign()
    criterion = row.criterions.first()
    url = reverse("campaign_part_delete", args=["tieu-chi", criterion.pk])
    assert office.get(url).status_code == 405
    assert office.post(url).status_code == 302
    assert not Criterion.objects.filter(pk=criterion.pk).exists()
    assert JournalEntry.objects.filter(action="campaign_criterion.delete").exists()


def test_criterion_that_reports_answer_stays(office):
    proposal = factories.ready_proposal()
    criterion = proposal.round.campaign.criterions.first()
    assert office.post(reverse("campaign_part_delete", args=["tieu-chi", criterion.pk])).status_code == 409
    assert Criterion.objects.filter(pk=criterion.pk).exists()
    assert not JournalEntry.objects.filter(action="campaign_criterion.delete").exists()


def test_new_award_type_without_quota(office):
    assert office.post(reverse("award_type_new"), AWARD).status_code == 302
    row = AwardType.objects.get()
    assert (row.code, row.quota_collective, row.subject_kinds) == ("bang-khen", None, ["collective"])


def test_award_type_with_a_threshold_of_nothing(office):
    response = office.post(reverse("award_type_new"), AWARD | {"threshold": "hai phần ba"})
    assert response.status_code == 422
    response = office.post(reverse("award_type_new"), AWARD | {"threshold": "2/3"})
    assert "Chọn tỷ lệ phiếu tính trên số nào." in response.text


def test_award_type_changed(office):
    row = factories.award_type()
    url = reverse("award_type_edit", args=[row.pk])
    assert office.get(url).status_code == 200
    assert office.post(url, AWARD | {"quota_collective": "5"}).status_code == 302
    row.refresh_from_db()
    assert (row.quota_collective, row.rank) == (5, 20)


@pytest.fixture
def rate():
    return BonusRate.objects.create(
        award_type=factories.award_type(), subject_kind=SubjectKind.INDIVIDUAL, coefficient=Decimal("0.3"),
        source="Nghị định 98", valid_from=date(2024, 1, 1),
    )  # fmt: skip


def rate_form(of_rate, **values):
    return {"award_type": of_rate.award_type_id, "subject_kind": "individual", "coefficient": "0,35",
            "source": "Nghị định 152", "valid_from": "01/07/2025"} | values  # fmt: skip


def test_coefficient_of_a_time_that_is_taken(office, rate):
    response = office.post(reverse("bonus_rate_new"), rate_form(rate))
    assert response.status_code == 422
    assert "Trùng thời gian với dòng “Nghị định 98”" in response.text


def test_coefficient_after_the_old_one_ended(office, rate):
    url = reverse("bonus_rate", args=[rate.pk])
    assert office.get(url).status_code == 200
    ended = rate_form(rate, coefficient="0,3", source="Nghị định 98", valid_from="01/01/2024", valid_to="30/06/2025")
    assert office.post(url, ended).status_code == 302
    assert office.post(reverse("bonus_rate_new"), rate_form(rate)).status_code == 302
    assert BonusRate.objects.on(date(2025, 7, 1)).get().coefficient == Decimal("0.35")


def test_paper_of_what_goes_up_is_asked_for_changed_and_asked_for_no_longer(office):
    high, own = factories.award_type(power="province"), factories.award_type()
    values = {"award_type": high.pk, "subject_kind": "", "name": "Xác nhận thuế", "source": "each", "order": "1"}
    assert office.post(reverse("referral_paper_new"), values | {"award_type": own.pk}).status_code == 422
    assert office.post(reverse("referral_paper_new"), values).status_code == 302
    row = ReferralPaper.objects.get()
    assert (row.code, row.is_required) == ("xac-nhan-thue", False)
    url = reverse("referral_paper", args=[row.pk])
    assert office.post(url, values | {"is_required": "on", "subject_kind": "individual"}).status_code == 302
    row.refresh_from_db()
    assert (row.is_required, row.subject_kind) == (True, "individual")
    assert office.post(reverse("referral_paper_delete", args=[row.pk])).status_code == 302
    assert not ReferralPaper.objects.exists()


def test_paper_moves_to_an_award_that_asks_for_one_of_the_same_name(office):
    here, there = factories.award_type(power="province"), factories.award_type(power="state")
    values = {"subject_kind": "", "name": "Xác nhận thuế", "source": "each", "order": "1"}
    for award in (here, there):
        assert office.post(reverse("referral_paper_new"), values | {"award_type": award.pk}).status_code == 302
    moved = ReferralPaper.objects.get(award_type=here)
    url = reverse("referral_paper", args=[moved.pk])
    assert office.post(url, values | {"award_type": there.pk}).status_code == 302
    assert sorted(there.referral_papers.values_list("code", flat=True)) == ["xac-nhan-thue", "xac-nhan-thue-2"]


def test_base_salary(office):
    values = {"amount": "2.340.000", "source": "Nghị định 73", "valid_from": "01/07/2024"}
    assert office.post(reverse("base_salary_new"), values).status_code == 302
    row = BaseSalary.objects.get()
    assert (row.amount, row.valid_from) == (2_340_000, date(2024, 7, 1))
    url = reverse("base_salary", args=[row.pk])
    assert "2.340.000" in office.get(url).text
    assert office.post(url, values | {"amount": "0"}).status_code == 422


def test_coming_years_table_is_proposed_until_it_is_taken(office):
    words = "Chưa lấy lịch nghỉ năm 2026"
    assert words in office.get(reverse("days_off")).text
    assert words not in office.get(reverse("days_off"), {"nam": "2026"}).text
    office.post(reverse("days_off_start", args=[2026]))
    assert words not in office.get(reverse("days_off")).text


def test_days_off_start_with_the_public_holidays(office):
    assert "01/01/2026" in office.get(reverse("days_off"), {"nam": "2026"}).text
    assert not DayOff.objects.exists()
    assert office.post(reverse("days_off_start", args=[2026])).status_code == 302
    assert DayOff.objects.filter(day=date(2026, 9, 2)).exists()
    count = DayOff.objects.count()
    office.post(reverse("days_off_start", args=[2026]))
    assert DayOff.objects.count() == count


def test_added_day_keeps_the_public_holidays(office):
    url = reverse("day_off_add")
    assert office.post(url, {"day": "10/01/2026", "name": "Làm bù", "works": "on"}).status_code == 302
    assert DayOff.objects.get(day=date(2026, 1, 10)).works
    assert DayOff.objects.filter(day=date(2026, 1, 1)).exists()


@pytest.mark.parametrize("day", ["31/02/2026", "01/01/2026"])
def test_day_that_is_no_day_or_there_already(office, day):
    response = office.post(reverse("day_off_add"), {"day": day, "name": "Nghỉ"})
    assert response.status_code == 422


def test_day_taken_out_but_not_the_last(office):
    rows = [DayOff.objects.create(day=date(2026, 1, day), name="Nghỉ") for day in (1, 2)]
    assert office.post(reverse("day_off_delete", args=[rows[0].pk])).status_code == 302
    assert office.post(reverse("day_off_delete", args=[rows[1].pk])).status_code == 409
    assert list(DayOff.objects.all()) == [rows[1]]


def test_year_without_sense(office):
    assert office.get(reverse("days_off"), {"nam": "hai"}).status_code == 200
    assert office.post(reverse("days_off_start", args=[99])).status_code == 302
    assert not DayOff.objects.exists()


@pytest.mark.parametrize("case", LINES, ids=str)
def test_text_of_the_corpus_in_a_source(office, case):
    """A base salary's source, one line: what the corpus keeps is kept, what it refuses is refused."""
    response = office.post(reverse("base_salary_new"), {"amount": "1.800.000", "source": case.text})
    if case.want == "refuse":
        assert response.status_code == 422
        assert not BaseSalary.objects.exists()
    else:
        assert response.status_code == 302
        assert BaseSalary.objects.get().source == (case.value or case.text)


@pytest.mark.parametrize("case", LINES, ids=str)
def test_text_of_the_corpus_in_an_announcement(office, case):
    row = factories.campaign()
    response = office.post(reverse("announcement_add", args=[row.pk]), {"title": case.text, "text": "Nội dung"})
    assert response.status_code == (422 if case.want == "refuse" else 302)
    said = [(case.value or case.text)] if case.want != "refuse" else []
    assert [one.title for one in row.announcements.all()] == said


def _award(number):
    return factories.award_type()


def _rate(number):
    BonusRate.objects.create(
        award_type=factories.award_type(), subject_kind="individual", coefficient=1, source="x",
    )  # fmt: skip


def _paper_of_what_goes_up(number):
    ReferralPaper.objects.create(award_type=factories.award_type(power="province"), code="bc", name="x", source="each")


def _salary(number):
    BaseSalary.objects.create(amount=1000, source="x", valid_from=date(1990 + number, 1, 1))


def _round(number):
    factories.unopened_round()


def _theme(number):
    Theme.objects.create(campaign=Campaign.objects.get(), number=number, code=f"muc-{number}", text="x")


def _day(number):
    DayOff.objects.create(day=date(2025, 3, number), name="Nghỉ")


@pytest.mark.parametrize(
    ("route", "make"),
    [("award_types", _award), ("bonus_rates", _rate),
     ("referral_papers", _paper_of_what_goes_up), ("base_salaries", _salary), ("rounds", _round),
     ("days_off", _day), ("campaign_setup_list", _round), ("campaign_parts", _theme)],
)  # fmt: skip
def test_list_costs_the_same_with_thirty_rows(office, route, make):
    args = [factories.campaign().pk, "noi-dung"] if route == "campaign_parts" else []
    url = reverse(route, args=args)
    make(1)
    office.get(url)
    one = _queries(office, url)
    for number in range(2, 31):
        make(number)
    assert _queries(office, url) == one


def _queries(office, url):
    with CaptureQueriesContext(connection) as queries:
        assert office.get(url).status_code == 200
    return len(queries)
