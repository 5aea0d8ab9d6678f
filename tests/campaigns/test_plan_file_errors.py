from pathlib import Path

import pytest

from campaigns.plan_file import parse_plan, read_plan
from core.refusals import Refused

PLAN = Path(__file__).parents[2] / "data" / "ke-hoach-cchc-ha-nam-2023-2025.toml"

SMALL = """
format = 1

[campaign]
code = "thu"
name = "Phong trào thử"
short_name = "Thử"
plan_title = "Tổ chức phong trào thử"
launched_by = "Sở Thử"
starts_year = 2023
ends_year = 2025
achievement = "Đã có thành tích xuất sắc"

[[texts]]
code = "submission_letter"
section = "papers"
number = 1
text = "Tờ trình."

[[themes]]
code = "mot"
number = 1
label = "Một"
text = "Nội dung một."

[[themes]]
code = "hai"
number = 2
label = "Hai"
text = "Nội dung hai."

[[reform_areas]]
code = "the-che"
number = 1
name = "Cải cách thể chế"

[[criteria]]
code = "tap-the-1"
subject_kind = "collective"
number = 1
label = "Chấp hành"
text = "Chấp hành tốt."
check = [{name = "attested"}]

[[criteria]]
code = "ca-nhan-1"
subject_kind = "individual"
number = 1
label = "Xếp loại"
text = "Hoàn thành tốt."
check = [{name = "rating_at_least", params = {grade = "good"}}]

[[award_types]]
code = "giay-khen"
name = "Giấy khen"
short_name = "Giấy khen"
authority = "Giám đốc"
power = "own"
subject_kinds = ["individual"]
kinds_of_round = ["yearly"]
basis = ["submission_letter"]
required_papers.individual = ["submission_letter"]
bonus_rates = [{subject_kind = "individual", coefficient = 0.3, source = "Nghị định"}]

[[rounds]]
code = "2025"
name = "Năm 2025"
kind = "yearly"
year = 2025
period_from = 2025
period_to = 2025
cutoff = 2026-01-10T00:00:00+07:00
cutoff_source = "Kế hoạch"
award_types = ["giay-khen"]

[[agency]]
code = "so-thu"
name = "Sở Thử"
name_lines = ["SỞ THỬ"]
short_name = "Sở"
parent_name = "UBND TỈNH THỬ"
parent_full_name = "Ủy ban nhân dân tỉnh Thử"
place = "Thử"
symbol = "ST"
head_title = "Giám đốc"
head_full_title = "Giám đốc Sở Thử"
office_name = "Văn phòng"
office_head_title = "Chánh Văn phòng"
award_fund = "Quỹ"

[[base_salaries]]
code = "luong"
amount = 1800000
valid_from = 2023-07-01
valid_to = 2024-06-30
source = "Nghị định"

[[base_salaries]]
code = "luong-moi"
amount = 2340000
valid_from = 2024-07-01
source = "Nghị định"

[[legal_bases]]
code = "luat"
text = "Căn cứ Luật"
papers = ["decision"]
"""


def places(text):
    with pytest.raises(Refused) as refusal:
        parse_plan(text)
    problems = refusal.value.problems
    assert all(problem.message.startswith(f"{problem.field}: ") for problem in problems)
    return [problem.field for problem in problems]


def changed(*changes):
    text = SMALL
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_a_small_plan_is_read():
    assert [round_.code for round_ in parse_plan(SMALL).rounds] == ["2025"]


GOES_UP = """referral_papers = [{code = "bc", name = "Báo cáo", source = "report"}]\n"""


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("format = 1", "format = 2", "format"),
        ("format = 1", "format = 1\nextra = 1", "extra"),
        ('name = "Phong trào thử"', "", "campaign.name"),
        ('name = "Phong trào thử"', 'name = ""', "campaign.name"),
        ('name = "Phong trào thử"', 'name = " \u200b "', "campaign.name"),
        ('name = "Phong trào thử"', "name = 5", "campaign.name"),
        ('name = "Phong trào thử"', 'name = "T\\u0000"', "campaign.name"),
        ('name = "Phong trào thử"', f'name = "{"a" * 301}"', "campaign.name"),
        ("starts_year = 2023", 'starts_year = "2023"', "campaign.starts_year"),
        ("starts_year = 2023", "starts_year = 2023.0", "campaign.starts_year"),
        ("starts_year = 2023", "starts_year = 1944", "campaign.starts_year"),
        ('code = "mot"', 'code = "Một"', "themes[0].code"),
        ('code = "hai"', 'code = "mot"', "themes[1].code"),
        ('code = "hai"\nnumber = 2', 'code = "hai"\nnumber = 3', "themes"),
        ('code = "hai"\nnumber = 2', 'code = "hai"\nnumber = 1', "themes"),
        ('code = "hai"\nnumber = 2', 'code = "hai"\nnumber = 0', "themes[1].number"),
        ('section = "papers"', 'section = "paper"', "texts[0].section"),
        ('subject_kind = "collective"', 'subject_kind = "team"', "criteria[0].subject_kind"),
        (
            'code = "ca-nhan-1"\nsubject_kind = "individual"\nnumber = 1',
            'code = "ca-nhan-1"\nsubject_kind = "individual"\nnumber = 2',
            "criteria",
        ),
        ('{name = "attested"}', '{name = "atested"}', "criteria[0].check"),
        ('{name = "attested"}', "", "criteria[0].check"),
        ('{name = "attested"}', "{}", "criteria[0].check[0].name"),
        ('{name = "attested"}', '{name = "attested", params = 1}', "criteria[0].check[0].params"),
        ('{name = "attested"}', '{name = "attested", params = {x = 1}}', "criteria[0].check"),
        ('grade = "good"', 'grade = "tot"', "criteria[1].check"),
        ('text = "Chấp hành tốt."', 'text = "Chấp hành tốt."\nheads_only = true', "criteria[0].heads_only"),
        ('power = "own"', 'power = "ours"', "award_types[0].power"),
        ('basis = ["submission_letter"]', 'basis = ["submission_letter", "none"]', "award_types[0].basis[1]"),
        ('kinds_of_round = ["yearly"]', "kinds_of_round = []", "award_types[0].kinds_of_round"),
        ('kinds_of_round = ["yearly"]', 'kinds_of_round = ["final"]', "rounds[0].award_types[0]"),
        ("required_papers.individual", "required_papers.collective", "award_types[0].required_papers"),
        ("required_papers.individual", "required_papers.team", "award_types[0].required_papers.team"),
        (
            'required_papers.individual = ["submission_letter"]',
            'required_papers.individual = ["meeting_minutes"]',
            "award_types[0].required_papers",
        ),
        (
            'required_papers.individual = ["submission_letter"]',
            'required_papers.individual = ["letter"]',
            "award_types[0].required_papers.individual[0]",
        ),
        ("bonus_rates = [", GOES_UP + "bonus_rates = [", "award_types[0].referral_papers"),
        (
            "bonus_rates = [",
            GOES_UP.replace('"report"', '"hearsay"') + "bonus_rates = [",
            "award_types[0].referral_papers[0].source",
        ),
        (
            'power = "own"',
            'power = "province"\n' + GOES_UP.replace("}]", "}, {code = 'bc', name = 'B', source = 'each'}]"),
            "award_types[0].referral_papers[1].code",
        ),
        (
            'power = "own"',
            'power = "province"\n' + GOES_UP.replace("}]", ", subject_kind = 'collective'}]"),
            "award_types[0].referral_papers[0].subject_kind",
        ),
        ("coefficient = 0.3", "coefficient = 0", "award_types[0].bonus_rates[0].coefficient"),
        ("coefficient = 0.3", "coefficient = 0.333", "award_types[0].bonus_rates[0].coefficient"),
        ("coefficient = 0.3", 'coefficient = "x"', "award_types[0].bonus_rates[0].coefficient"),
        (
            "bonus_rates = [",
            'bonus_rates = [{subject_kind = "individual", coefficient = 1, source = "Luật", valid_to = 2025-01-01}, ',
            "award_types[0].bonus_rates[1].valid_from",
        ),
        ("period_from = 2025", "period_from = 2024", "rounds[0].period_from"),
        ("year = 2025\nperiod_from = 2025", "year = 2024\nperiod_from = 2025", "rounds[0].period_from"),
        ("+07:00", "", "rounds[0].cutoff"),
        ("cutoff = 2026-01-10T00:00:00+07:00", "cutoff = 2026-01-10", "rounds[0].cutoff"),
        ("cutoff = 2026-01-10T00:00:00+07:00", 'cutoff = "10/01/2026"', "rounds[0].cutoff"),
        ("cutoff = 2026-01-10", "cutoff = 2025-01-01", "rounds[0].cutoff"),
        ('award_types = ["giay-khen"]', "award_types = []", "rounds[0].award_types"),
        ('award_types = ["giay-khen"]', 'award_types = ["bang-khen"]', "rounds[0].award_types[0]"),
        ("valid_to = 2024-06-30", "valid_to = 2024-07-01", "base_salaries[1].valid_from"),
        ("valid_to = 2024-06-30", "", "base_salaries[1].valid_from"),
        ("valid_to = 2024-06-30", "valid_to = 2023-06-30", "base_salaries[0]"),
        ("valid_to = 2024-06-30", 'valid_to = "30/06/2024"', "base_salaries[0].valid_to"),
        ("amount = 1800000", "amount = 2147483648", "base_salaries[0].amount"),
        ('papers = ["decision"]', 'papers = ["letter"]', "legal_bases[0].papers[0]"),
        ('name_lines = ["SỞ THỬ"]', 'name_lines = "SỞ THỬ"', "agency[0].name_lines"),
    ],
)
def test_each_mistake_is_named_by_its_place(before, after, place):
    assert places(changed((before, after))) == [place]


@pytest.mark.parametrize("section", ["campaign", "themes", "rounds"])
@pytest.mark.parametrize("value", ["5", '"x"', "[5]", "{}", "[[]]"])
def test_a_section_of_the_wrong_shape_is_told_and_breaks_nothing(section, value):
    kept, inside = [], False
    for line in SMALL.splitlines():
        if line.startswith("["):
            inside = line.strip("[]") == section
        if not inside:
            kept.append(line)
    found = places(f"{section} = {value}\n" + "\n".join(kept))
    assert any(place.startswith(section) for place in found)


def test_an_empty_file_names_every_part_that_is_missing():
    assert set(places("")) == {
        "format", "campaign", "texts", "themes", "reform_areas", "criteria", "award_types", "rounds", "agency",
    }  # fmt: skip


def test_all_mistakes_are_told_at_once():
    text = changed(
        ('name = "Phong trào thử"', ""),
        ('code = "hai"', 'code = "mot"'),
        ('{name = "attested"}', '{name = "atested"}'),
        ('power = "own"', 'power = "ours"'),
        ('award_types = ["giay-khen"]', 'award_types = ["bang-khen"]'),
        ("valid_to = 2024-06-30", "valid_to = 2024-07-01"),
    )
    assert places(text) == [
        "award_types[0].power",
        "base_salaries[1].valid_from",
        "campaign.name",
        "criteria[0].check",
        "rounds[0].award_types[0]",
        "themes[1].code",
    ]


def test_a_broken_award_is_still_known_to_the_rounds():
    assert places(changed(('power = "own"', 'power = "ours"'))) == ["award_types[0].power"]


def test_two_yearly_rounds_of_one_year_are_one_too_many():
    start, end = SMALL.index("[[rounds]]"), SMALL.index("[[agency]]")
    again = SMALL[start:end].replace('code = "2025"', 'code = "2025-2"')
    assert places(SMALL + again) == ["rounds"]


def test_rounds_stay_within_the_campaign():
    assert places(changed(("ends_year = 2025", "ends_year = 2024"))) == ["rounds[0].period_from"]
    assert places(changed(("starts_year = 2023", "starts_year = 2026"))) == [
        "campaign.ends_year",
        "rounds[0].period_from",
    ]


def test_messages_are_in_vietnamese():
    with pytest.raises(Refused) as refusal:
        parse_plan(changed(('{name = "attested"}', '{name = "atested"}'), ('power = "own"', 'power = "ours"')))
    assert [problem.message for problem in refusal.value.problems] == [
        "award_types[0].power: phải là một trong: 'own', 'province' hoặc 'state'.",
        (
            "criteria[0].check: Không có cách kiểm tra “atested”; có: attested, no_discipline, initiative, "
            "nothing_late, index_improved, rating_at_least, head_linked."
        ),
    ]


def test_text_is_kept_in_nfc():
    decomposed = "Phong tra\u0300o thu\u031b\u0309"
    assert parse_plan(changed(("Phong trào thử", decomposed))).campaign.name == "Phong trào thử"


@pytest.mark.parametrize("text", ["format = ", "[campaign", "a = 1\na = 2"])
def test_a_file_that_is_no_toml_is_refused(text):
    with pytest.raises(Refused, match="TOML"):
        parse_plan(text)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path):
    with pytest.raises(Refused, match="Không đọc được"):
        read_plan(tmp_path / "none.toml")
    (tmp_path / "utf16.toml").write_bytes("format = 1".encode("utf-16"))
    with pytest.raises(Refused, match="UTF-8"):
        read_plan(tmp_path / "utf16.toml")


def test_a_byte_order_mark_is_nothing(tmp_path):
    (tmp_path / "bom.toml").write_text(SMALL, encoding="utf-8-sig")
    assert read_plan(tmp_path / "bom.toml").campaign.code == "thu"
