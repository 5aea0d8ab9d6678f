from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from campaigns.enums import Power, RoundKind, TextSection
from campaigns.plan_file import read_plan
from dossiers.models import REVOCATION_GROUND, PaperKind
from organization.enums import SubjectKind

PLAN = Path(__file__).parents[2] / "data" / "ke-hoach-cchc-ha-nam-2023-2025.toml"
COLLECTIVE, INDIVIDUAL = SubjectKind.COLLECTIVE, SubjectKind.INDIVIDUAL


@pytest.fixture(scope="module")
def plan():
    return read_plan(PLAN)


def as_written(text):
    return " ".join(text.split())


# The plan's own sentences, here in short: how each begins and how it ends.
THEMES = [
    ("Thi đua trong công tác tuyên truyền các chủ trương của Đảng", "đến năm 2025, định hướng đến năm 2030."),
    ("Thi đua nâng cao trách nhiệm của người đứng đầu, cán bộ", "triển khai các nhiệm vụ cải cách hành chính."),
    ("Thi đua hoàn thành xuất sắc các nhiệm vụ, mục tiêu", "xây dựng chính quyền điện tử và chính quyền số."),
    ("Thi đua đẩy mạnh chuyển đổi số; từng bước đổi mới căn bản", "đảm bảo quốc phòng, an ninh trên địa bàn tỉnh."),
    ("Thi đua trong việc nghiên cứu, đề xuất các sáng kiến", "sự phục vụ của cơ quan hành chính nhà nước."),
    ("Thi đua thực hiện tốt các tiêu chí trong bộ chỉ số", "kết quả cải cách hành chính trên địa bàn tỉnh."),
    ("Thi đua đẩy mạnh việc huy động và sử dụng có hiệu quả", "xây dựng hệ thống chính trị trong sạch, vững mạnh."),
]
LAW = (
    "Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước; "
    "thực hiện nghiêm kỷ luật, kỷ cương hành chính;"
)
CRITERIA = {
    "tap-the-1": LAW,
    "tap-the-2": (
        "Thực hiện tốt các nhiệm vụ được giao trong Kế hoạch cải cách hành chính hằng năm, giai đoạn của tỉnh và của "
        "cơ quan, đơn vị."
    ),
    "tap-the-3": (
        "Có sáng kiến hoặc giải pháp trong lĩnh vực cải cách hành chính được cơ quan, đơn vị, địa phương hoặc tỉnh "
        "công nhận phạm vi ảnh hưởng và hiệu quả áp dụng."
    ),
    "tap-the-4": (
        "Công bố, công khai kịp thời các thủ tục hành chính mới ban hành; sửa đổi, bổ sung, bãi bỏ thuộc thẩm quyền "
        "giải quyết của các sở; đảm bảo cắt giảm, đơn giản hóa thủ tục hành chính và đảm bảo thời hạn giải quyết thủ "
        "tục hành chính và đảm bảo thời hạn giải quyết thủ tục hành chính đúng quy định, không có hồ sơ trễ hẹn, tồn "
        "đọng."
    ),
    "tap-the-5": (
        "Kết quả đánh giá, xếp hạng chỉ số cải cách hành chính hằng năm theo chức năng nhiệm vụ được giao phải tăng "
        "điểm hoặc tăng bậc so với năm trước liền kề; góp phần đảm bảo chỉ tiêu sở được chấm đạt từ 90 điểm trở lên."
    ),
    "ca-nhan-1": LAW,
    "ca-nhan-2": (
        "Chỉ đạo, tham mưu, triển khai thực hiện tốt các nhiệm vụ được giao trong Kế hoạch cải cách hành chính hằng "
        "năm, giai đoạn của cơ quan, đơn vị."
    ),
    "ca-nhan-3": (
        "Chỉ đạo, tham mưu, triển khai thực hiện đảm bảo chất lượng và đúng thời gian quy định các văn bản chỉ đạo của "
        "Trung ương, của Ủy ban nhân dân tỉnh; của cơ quan, đơn vị."
    ),
    "ca-nhan-4": (
        "Có sáng kiến hoặc giải pháp trong lĩnh vực cải cách hành chính được cơ quan, đơn vị hoặc tỉnh công nhận phạm "
        "vi ảnh hưởng và hiệu quả áp dụng."
    ),
    "ca-nhan-5": (
        "Tham mưu công bố, công khai kịp thời các thủ tục hành chính mới ban hành; sửa đổi, bổ sung, bãi bỏ thuộc thẩm "
        "quyền giải quyết của cơ quan, đơn vị; tham mưu cắt giảm, đơn giản hóa thủ tục hành chính; đồng thời đảm bảo "
        "thời hạn giải quyết thủ tục hành chính đúng quy định, không có hồ sơ trễ hẹn, tồn đọng."
    ),
    "ca-nhan-6": "Được đánh giá, xếp loại hoàn thành tốt nhiệm vụ trở lên.",
    "nguoi-dung-dau": (
        "Ngoài các tiêu chí nêu trên, đối với cá nhân là người đứng đầu các cơ quan, đơn vị thì thành tích của cá nhân "
        "phải gắn với thành tích của tập thể."
    ),
}
CHECKS = {
    "tap-the-1": ["attested", "no_discipline"],
    "tap-the-2": ["attested"],
    "tap-the-3": ["initiative"],
    "tap-the-4": ["attested", "nothing_late"],
    "tap-the-5": ["index_improved"],
    "ca-nhan-1": ["attested", "no_discipline"],
    "ca-nhan-2": ["attested"],
    "ca-nhan-3": ["attested"],
    "ca-nhan-4": ["initiative"],
    "ca-nhan-5": ["attested", "nothing_late"],
    "ca-nhan-6": ["rating_at_least"],
    "nguoi-dung-dau": ["head_linked"],
}
TEXTS = {
    TextSection.LEGAL_BASIS: ["Căn cứ Kế hoạch số 800/KH-UBND ngày 25/4/2023 của Ủy ban nhân dân tỉnh Hà Nam"],
    TextSection.PURPOSE: [
        "Giáo dục, tuyên truyền về ý nghĩa và tầm quan trọng của cải cách hành chính",
        "Nâng cao chất lượng, trách nhiệm cán bộ, công chức, viên chức",
        "Kịp thời phát hiện, tôn vinh, khen thưởng những tập thể, cá nhân điển hình tiên tiến",
    ],
    TextSection.REQUIREMENT: [
        "Phong trào thi đua phải được triển khai rộng khắp thường xuyên",
        "Việc bình xét thi đua, khen thưởng phải bảo đảm kịp thời, dân chủ, khách quan",
        "Thường xuyên tuyên truyền về vị trí, vai trò, ý nghĩa của phong trào thi đua",
    ],
    TextSection.SUBJECT: [
        "Các phòng chuyên môn, các đơn vị sự nghiệp trực thuộc Sở",
        "Các cá nhân thuộc các phòng chuyên môn, các đơn vị sự nghiệp trực thuộc Sở.",
    ],
    TextSection.AMOUNT: [
        "Căn cứ kết quả xếp hạng chỉ số cải cách hành chính, hàng năm.",
        "Trên cơ sở đề nghị của các phòng, đơn vị, hàng năm.",
        "Căn cứ kết quả đánh giá, xếp loại chỉ số cải cách hành chính, hàng năm; Sở tặng Giấy khen",
        "Trên cơ sở phạm vi ảnh hưởng thành tích đạt được của các đơn vị",
        "Sở GTVT tiến hành tổng kết, xét khen thưởng cho các tập thể, cá nhân đạt thành tích xuất sắc",
    ],
    TextSection.PROCESS: [
        "Căn cứ đối tượng, điều kiện, tiêu chuẩn, các đơn vị xét chọn, đề nghị khen thưởng trước ngày 10/01 hàng năm.",
        "Giao Văn phòng tổng hợp chung đề nghị khen thưởng của các phòng, đơn vị",
    ],
    TextSection.PAPERS: [
        "Tờ trình đề nghị khen thưởng của phòng, đơn vị.",
        "Biên bản họp đề nghị khen thưởng của",
        "Báo cáo thành tích của tập thể, cá nhân đề nghị khen thưởng (nêu rõ kết quả đạt được theo các nội dung",
    ],
    TextSection.ORGANISATION: [
        "Lãnh đạo các phòng chuyên môn, đơn vị sự nghiệp căn cứ vào tình hình cụ thể của đơn vị",
        "Các đoàn thể căn cứ tính chất, nhiệm vụ, nội dung của phong trào thi đua",
        "Giao cho Văn phòng phối hợp với Công đoàn sở theo dõi, hướng dẫn, kiểm tra, đôn đốc",
    ],
    TextSection.RECIPIENT: [
        "UBND tỉnh;",
        "TT HĐTĐKT tỉnh (để b/c);",
        "Sở Nội vụ;",
        "Lãnh đạo Sở;",
        "Các phòng, ĐV sự nghiệp (để t/h);",
        "Các tổ chức, đoàn thể (để p/h);",
        "Lưu VT- VP.",
    ],
    TextSection.FEEDBACK: ["Trên đây là Kế hoạch tổ chức thực hiện phong trào thi đua"],
}


# --- the plan itself ------------------------------------------------------------------------------------------
def test_the_campaign_stands_as_in_the_plan(plan):
    campaign = plan.campaign
    assert campaign.name == "Đẩy mạnh cải cách hành chính trên địa bàn tỉnh Hà Nam giai đoạn 2023 - 2025"
    assert (campaign.starts_year, campaign.ends_year) == (2023, 2025)
    assert (campaign.signer_title, campaign.signer) == ("Giám đốc", "Đặng Trọng Thắng")
    assert campaign.plan_symbol == "KH-SGTVT"


def test_number_and_day_of_the_plan_stay_blank(plan):
    assert plan.campaign.plan_number == ""
    assert plan.campaign.plan_date is None
    assert plan.campaign.plan_date_text == "ngày … tháng 5 năm 2023"


def test_the_seven_themes_are_the_sentences_of_the_plan(plan):
    written = [as_written(theme.text) for theme in plan.themes]
    assert len(written) == len(THEMES) == 7
    for text, (start, end) in zip(written, THEMES, strict=True):
        assert text.startswith(start)
        assert text.endswith(end)


def test_the_seventh_theme_runs_on_over_its_two_paragraphs(plan):
    assert "toàn diện trong ngành nhằm tạo môi trường thuận lợi" in as_written(plan.themes[6].text)


def test_the_criteria_are_the_sentences_of_the_plan(plan):
    assert {criterion.code: as_written(criterion.text) for criterion in plan.criteria} == CRITERIA


def test_there_are_five_and_six_criteria_and_the_rule_for_heads(plan):
    assert [c.number for c in plan.criteria if c.subject_kind == COLLECTIVE] == [1, 2, 3, 4, 5]
    assert [c.number for c in plan.criteria if c.subject_kind == INDIVIDUAL and not c.heads_only] == [1, 2, 3, 4, 5, 6]
    assert [c.code for c in plan.criteria if c.heads_only] == ["nguoi-dung-dau"]


def test_each_criterion_has_its_checks(plan):
    assert {c.code: [check.name for check in c.check] for c in plan.criteria} == CHECKS


def test_a_locality_recognises_the_initiative_of_a_collective_only(plan):
    levels = {c.code: c.check[0].params.get("levels") for c in plan.criteria}
    assert levels["tap-the-3"] == ["unit", "agency", "locality", "province"]
    assert levels["ca-nhan-4"] == ["unit", "agency", "province"]


@pytest.mark.parametrize("section", list(TEXTS), ids=str)
def test_every_part_of_the_plan_is_there_in_its_own_words(plan, section):
    written = [as_written(text.text) for text in plan.texts_in(section)]
    assert len(written) == len(TEXTS[section])
    for text, start in zip(written, TEXTS[section], strict=True):
        assert text.startswith(start)


def test_the_report_has_the_six_areas_of_theme_3_and_two_more(plan):
    names = [area.name for area in plan.reform_areas]
    third = as_written(plan.themes[2].text)
    assert all(name[0].lower() + name[1:] in third for name in names[:6])
    assert names[6:] == ["Chỉ đạo điều hành", "Tuyên truyền"]


def test_the_three_awards_have_their_authorities(plan):
    powers = {award.code: (award.power, award.plan_name) for award in plan.award_types}
    assert powers == {
        "bang-khen-thu-tuong": (Power.STATE, "Bằng khen của Thủ tướng Chính phủ"),
        "bang-khen-tinh": (Power.PROVINCE, "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
        "giay-khen": (Power.OWN, "Giấy khen của Lãnh đạo Sở"),
    }


def test_the_plan_sets_no_quota_and_three_papers(plan):
    for award in plan.award_types:
        assert award.quota_collective is award.quota_individual is None
        for kind in (COLLECTIVE, INDIVIDUAL):
            assert award.required_papers[kind] == ["submission_letter", "meeting_minutes", "achievement_report"]


def test_what_goes_up_has_the_papers_of_the_law_and_says_to_whom(plan):
    """Luật Thi đua, khen thưởng 2022, Điều 84.2."""
    state, province, own = plan.award_types
    for award in (state, province):
        required = {row.source for row in award.referral_papers if row.is_required}
        assert required == {"report", "unit_letter", "unit_minutes"}
    assert "Thủ tướng" in state.addressee[0]
    assert "qua Sở Nội vụ" in province.addressee[0]
    assert own.addressee == own.referral_papers == []


def test_only_the_award_of_the_state_asks_for_the_scope(plan):
    assert [award.code for award in plan.award_types if award.needs_scope] == ["bang-khen-thu-tuong"]


def test_the_basis_of_an_award_is_the_wording_of_the_plan(plan):
    basis = plan.basis_of(plan.award_types[0])
    assert basis.startswith("Khen thưởng cấp Nhà nước, tổng kết năm 2025: Trên cơ sở phạm vi ảnh hưởng")
    assert len(plan.basis_of(plan.award_types[1]).splitlines()) == 3


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_yearly_rounds_are_cut_off_as_the_tenth_of_january_begins(plan, year):
    (found,) = [r for r in plan.rounds if r.kind == RoundKind.YEARLY and r.year == year]
    assert found.cutoff == datetime(year + 1, 1, 9, 17, 0, tzinfo=UTC)
    assert found.cutoff_confirmed
    assert found.award_types == ["bang-khen-tinh", "giay-khen"]


def test_the_cut_off_of_the_final_round_is_only_proposed(plan):
    (final,) = [r for r in plan.rounds if r.kind == RoundKind.FINAL]
    assert (final.period_from, final.period_to) == (2023, 2025)
    assert not final.cutoff_confirmed
    assert "Kế hoạch không ghi hạn nộp" in final.cutoff_source
    assert final.award_types == ["bang-khen-thu-tuong", "bang-khen-tinh", "giay-khen"]


def in_force(rows, day):
    return [r for r in rows if (r.valid_from or date.min) <= day <= (r.valid_to or date.max)]


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2023, 6, 30), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 6, 30), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ],
)
def test_one_base_salary_is_in_force_on_each_day(plan, day, amount):
    assert [salary.amount for salary in in_force(plan.base_salaries, day)] == [amount]


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1), date(2026, 2, 1)])
def test_a_collective_is_given_twice_the_bonus_of_a_person(plan, day):
    expected = {"bang-khen-thu-tuong": "3.5", "bang-khen-tinh": "1.5", "giay-khen": "0.3"}
    for award in plan.award_types:
        rates = {rate.subject_kind: rate.coefficient for rate in in_force(award.bonus_rates, day)}
        assert rates == {INDIVIDUAL: Decimal(expected[award.code]), COLLECTIVE: 2 * Decimal(expected[award.code])}


@pytest.mark.parametrize(
    ("day", "cited"),
    [
        (date(2023, 12, 31), {"luat-2003", "nghi-dinh-91-2017", "quy-che-tinh-2019"}),
        (date(2024, 1, 1), {"luat-2022", "nghi-dinh-98-2023", "quy-che-tinh-2019"}),
        (date(2024, 7, 15), {"luat-2022", "nghi-dinh-98-2023", "quy-che-tinh-2024"}),
        (date(2025, 7, 1), {"luat-2022", "nghi-dinh-152-2025", "quy-che-tinh-2024"}),
    ],
)
def test_a_paper_cites_the_law_of_its_day(plan, day, cited):
    plans = {"ke-hoach-tinh", "ke-hoach-so"}
    bases = in_force(plan.legal_bases, day)
    assert {basis.code for basis in bases if "submission_letter" in basis.papers} == cited | plans
    assert {basis.code for basis in bases if "decision" in basis.papers} == cited | plans | {"chuc-nang-so"}


def test_legal_bases_name_papers_that_exist(plan):
    assert {paper for basis in plan.legal_bases for paper in basis.papers} <= {*PaperKind.values, REVOCATION_GROUND}
