"""What must agree between the parts of a plan file; each rule yields (place, message)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise

from django.utils.translation import gettext as _

from campaigns.enums import Power, RoundKind, TextSection
from campaigns.plan_file.rows import Rows
from campaigns.plan_file.schema import (
    AgencyPart,
    AwardTypePart,
    BaseSalaryPart,
    CampaignPart,
    CodedPart,
    CriterionPart,
    DatedPart,
    LegalBasisPart,
    NumberedPart,
    ReformAreaPart,
    RoundPart,
    SentencePart,
    TextPart,
    ThemePart,
)
from core.text import VIETNAM
from organization.enums import SubjectKind

Found = Iterator[tuple[str, str]]
NUMBERED: dict[str, type[NumberedPart]] = {
    "texts": TextPart,
    "themes": ThemePart,
    "reform_areas": ReformAreaPart,
    "criteria": CriterionPart,
    "sentences": SentencePart,
}
CODED: dict[str, type[CodedPart]] = {
    **NUMBERED,
    "award_types": AwardTypePart,
    "rounds": RoundPart,
    "agency": AgencyPart,
    "base_salaries": BaseSalaryPart,
    "legal_bases": LegalBasisPart,
}


def problems_between(rows: Rows) -> list[tuple[str, str]]:
    """(place, message) of everything that does not agree."""
    return [problem for rule in RULES for problem in rule(rows)]


def repeated_codes(rows: Rows) -> Found:
    for section, part in CODED.items():
        seen: set[str] = set()
        for place, row in rows.of(section, part):
            if row.code in seen:
                yield f"{place}.code", _("mã “%s” đã dùng cho mục khác") % row.code
            seen.add(row.code)


def gaps_in_numbers(rows: Rows) -> Found:
    for section in filter(rows.whole, NUMBERED):
        numbers: dict[str, list[int]] = defaultdict(list)
        for _place, row in rows.of(section, NUMBERED[section]):
            numbers[row.group].append(row.number)
        for group, given in numbers.items():
            if sorted(given) != list(range(1, len(given) + 1)):
                listed = ", ".join(map(str, sorted(given)))
                message = _("số thứ tự phải liên tục từ 1, không trùng; đang có %s") % listed
                yield section, f"{group} – {message}" if group else message


def periods(rows: Rows) -> Found:
    campaign = rows.campaign
    if campaign and campaign.starts_year > campaign.ends_year:
        yield "campaign.ends_year", _("không được trước starts_year")
    for place, row in rows.of("rounds", RoundPart):
        if campaign:
            yield from _within(place, row, campaign)
        yield from _period(place, row)


def _within(place: str, row: RoundPart, campaign: CampaignPart) -> Found:
    if not campaign.starts_year <= row.period_from <= row.period_to <= campaign.ends_year:
        yield (
            f"{place}.period_from",
            _("kỳ thành tích phải nằm trong giai đoạn %(first)d - %(last)d của phong trào")
            % {"first": campaign.starts_year, "last": campaign.ends_year},
        )


def _period(place: str, row: RoundPart) -> Found:
    if row.period_from > row.period_to:
        yield f"{place}.period_to", _("không được trước period_from")
    if row.kind == RoundKind.YEARLY and not row.period_from == row.period_to == row.year:
        yield f"{place}.period_from", _("đợt hằng năm xét thành tích của chính năm đó")
    if row.cutoff <= datetime(row.period_to, 1, 1, tzinfo=VIETNAM):
        yield f"{place}.cutoff", _("hạn nộp phải sau khi năm cuối của kỳ thành tích bắt đầu")


def one_yearly_round_a_year(rows: Rows) -> Found:
    yearly = [row.year for _place, row in rows.of("rounds", RoundPart) if row.kind == RoundKind.YEARLY]
    for year, times in Counter(yearly).items():
        if times > 1:
            yield "rounds", _("năm %d có hơn một đợt hằng năm") % year


def awards_offered(rows: Rows) -> Found:
    known = rows.codes("award_types")
    kinds = {row.code: row.kinds_of_round for _place, row in rows.of("award_types", AwardTypePart)}
    for place, row in rows.of("rounds", RoundPart):
        for index, code in enumerate(row.award_types):
            if code not in known:
                yield f"{place}.award_types[{index}]", _("không có hình thức khen thưởng mã “%s”") % code
            elif code in kinds and row.kind not in kinds[code]:
                message = _("hình thức “%s” không dành cho loại đợt này") % code
                yield f"{place}.award_types[{index}]", message


def basis_of_awards(rows: Rows) -> Found:
    known = rows.codes("texts")
    for place, row in rows.of("award_types", AwardTypePart):
        for index, code in enumerate(row.basis):
            if code not in known:
                yield f"{place}.basis[{index}]", _("không có mục nào trong texts mang mã “%s”") % code


def papers_of_awards(rows: Rows) -> Found:
    named = {row.code for _place, row in rows.of("texts", TextPart) if row.section == TextSection.PAPERS}
    for place, row in rows.of("award_types", AwardTypePart):
        if set(row.required_papers) != set(row.subject_kinds):
            yield f"{place}.required_papers", _("phải nêu giấy tờ cho đúng các đối tượng trong subject_kinds")
        wanted = {paper for papers in row.required_papers.values() for paper in papers}
        for paper in sorted(wanted - named) if rows.whole("texts") else ():
            yield f"{place}.required_papers", _("phần papers của texts không có mục mã “%s”") % paper


def papers_going_up(rows: Rows) -> Found:
    for place, award in rows.of("award_types", AwardTypePart):
        if award.referral_papers and award.power == Power.OWN:
            yield f"{place}.referral_papers", _("hình thức thuộc thẩm quyền của Sở không trình cấp trên")
        codes = [row.code for row in award.referral_papers]
        for index, row in enumerate(award.referral_papers):
            here = f"{place}.referral_papers[{index}]"
            if row.code in codes[:index]:
                yield f"{here}.code", _("mã “%s” đã dùng cho mục khác") % row.code
            if row.subject_kind and row.subject_kind not in award.subject_kinds:
                yield f"{here}.subject_kind", _("hình thức này không dành cho đối tượng đó")


def criteria_cited(rows: Rows) -> Found:
    known = rows.codes("criteria")
    for place, row in rows.of("sentences", SentencePart):
        if row.criterion and row.criterion not in known:
            yield f"{place}.criterion", _("không có tiêu chí mã “%s”") % row.criterion


def rule_for_heads(rows: Rows) -> Found:
    for place, row in rows.of("criteria", CriterionPart):
        if row.heads_only and row.subject_kind != SubjectKind.INDIVIDUAL:
            yield f"{place}.heads_only", _("chỉ dùng cho tiêu chí của cá nhân")


def overlaps(rows: Rows) -> Found:
    for section, part in (("agency", AgencyPart), ("base_salaries", BaseSalaryPart)):
        yield from _overlaps_of(rows.of(section, part))
    for place, award in rows.of("award_types", AwardTypePart):
        for kind in SubjectKind:
            rates = [(f"{place}.bonus_rates[{i}]", rate) for i, rate in enumerate(award.bonus_rates)]
            yield from _overlaps_of([(here, rate) for here, rate in rates if rate.subject_kind == kind])


def _overlaps_of(dated: Iterable[tuple[str, DatedPart]]) -> Found:
    in_order = sorted(dated, key=lambda row: row[1].valid_from or date.min)
    for (_before, earlier), (place, later) in pairwise(in_order):
        if (earlier.valid_to or date.max) >= (later.valid_from or date.min):
            yield f"{place}.valid_from", _("trùng thời gian với một dòng khác")


RULES = (
    repeated_codes,
    gaps_in_numbers,
    periods,
    one_yearly_round_a_year,
    awards_offered,
    basis_of_awards,
    papers_of_awards,
    papers_going_up,
    criteria_cited,
    rule_for_heads,
    overlaps,
)
