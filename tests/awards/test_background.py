"""What else speaks for or against: shown with its dates to those who examine and decide, refusing nobody."""

from datetime import date

import pytest
from django.urls import reverse

from awards.models import Proposal, ReportSection
from awards.selectors.background import background_of
from awards.selectors.likeness import likeness_of
from awards.services.appraisals import may_be_appraised
from organization.models import AwardRecord, Discipline
from tests import factories as make
from tests.awards.door import submit
from tests.awards.review import collective_of, person_of, received
from tests.awards.unit_pages import browser, queries_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
COPIED = (
    "Tham mưu ban hành mười hai văn bản chỉ đạo, rút ngắn ba mươi phần trăm thời gian giải quyết hồ sơ của người dân"
)


@pytest.fixture
def nomination():
    return person_of(received())


def fresh(nomination):
    return type(nomination).objects.select_related("proposal__round", "proposal__unit").get(pk=nomination.pk)


def whats(nomination):
    return [one.what for one in background_of(fresh(nomination)).elsewhere]


def nominated_again(nomination, of_round, of_unit, **fields):
    """The same person in a submitted proposal of `of_unit` in `of_round`."""
    of_round.round_units.get_or_create(unit=of_unit)
    proposal = make.ready_proposal(of_round=of_round, of_unit=of_unit)
    other = person_of(proposal)
    other.person = nomination.person
    for name, value in fields.items():
        setattr(other, name, value)
    other.save()
    submit(proposal)
    return person_of(proposal)


# --- the same subject elsewhere --------------------------------------------------------------------------------


def test_same_person_from_two_units_of_the_round(nomination):
    other = nominated_again(nomination, nomination.proposal.round, make.unit())
    for one in (nomination, other):
        assert whats(one) == ["Hai đơn vị cùng đề nghị trong đợt này."]


@pytest.mark.parametrize(
    ("years", "other_achievement", "said"),
    [
        ((2023, 2025), "", ["Đợt khác cùng thời gian; xem có cùng một thành tích hay không."]),
        ((2023, 2025), "Sáng kiến khác", ["Đợt khác cùng thời gian; đơn vị nêu là thành tích khác."]),
        ((2023, 2024), "", []),
    ],
)
def test_same_achievement_in_a_round_over_the_same_years(nomination, years, other_achievement, said):
    award = nomination.proposal.round.award_types.first()
    round_ = make.opened_round(award, campaign=nomination.proposal.round.campaign, code="tong-ket", kind="final",
                               period_from=years[0], period_to=years[1])  # fmt: skip
    nominated_again(nomination, round_, nomination.proposal.unit, other_achievement=other_achievement)
    assert whats(nomination) == said


def test_draft_that_was_never_submitted_is_nobodys_but_the_units(nomination):
    proposal = make.ready_proposal(of_round=nomination.proposal.round, of_unit=make.unit())
    other = person_of(proposal)
    other.person = nomination.person
    other.save()
    assert whats(nomination) == []


# --- discipline, inspection, complaint -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "pending", "shown"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), False, False),
        (date(2024, 1, 1), date(2025, 1, 1), False, True),
        (date(2025, 12, 31), None, False, True),
        (date(2026, 1, 1), None, False, False),
        (date(2026, 1, 1), None, True, True),
    ],
)
def test_matter_counts_in_the_period_or_while_it_is_open(nomination, since, until, pending, shown):
    Discipline.objects.create(person=nomination.person, form="Đơn thư", starts_on=since, ends_on=until, pending=pending)
    assert len(background_of(fresh(nomination)).matters) == int(shown)


def test_matters_of_members_and_of_the_unit_are_the_collectives(nomination):
    unit = nomination.proposal.unit
    for about in ({"person": nomination.person}, {"unit": unit}, {"person": make.person(make.unit())}):
        Discipline.objects.create(form="Khiển trách", starts_on=date(2025, 3, 1), **about)
    assert len(background_of(fresh(collective_of(nomination.proposal))).matters) == 2


# --- awards ----------------------------------------------------------------------------------------------------


def test_award_in_the_period_is_told_apart_from_earlier_ones(nomination):
    for year in (2024, 2025, 2026):
        AwardRecord.objects.create(person=nomination.person, kind="commendation", year=year, name=f"Giấy khen {year}")
    found = background_of(fresh(nomination))
    assert [row.year for row in found.awarded] == [2025]
    assert [row.year for row in found.earlier] == [2026, 2024]


def test_it_is_all_on_the_page_and_refuses_nobody(nomination):
    nominated_again(nomination, nomination.proposal.round, make.unit("Phòng Khác"))
    Discipline.objects.create(person=nomination.person, form="Đơn thư tố cáo", starts_on=date(2025, 3, 1), pending=True)
    AwardRecord.objects.create(
        person=nomination.person, kind="commendation", year=2025, name="Giấy khen", number="7/QĐ"
    )
    text = text_of(browser(make.appraiser()).get(reverse("appraisal", args=[nomination.pk])))
    for words in ("Hai đơn vị cùng đề nghị", "Đơn thư tố cáo, từ ngày 01/03/2025", "Giấy khen (2025), 7/QĐ"):
        assert words in text
    assert may_be_appraised(fresh(nomination))


def test_thirty_of_everything_cost_as_many_queries_as_one(nomination):
    client, url = browser(make.appraiser()), reverse("appraisal", args=[nomination.pk])

    def lay(count):
        for number in range(count):
            about = {"person": nomination.person, "starts_on": date(2025, 3, 1)}
            Discipline.objects.create(form=f"Đơn thư {number}", **about)
            AwardRecord.objects.create(person=nomination.person, kind="title", year=2025, name=f"Danh hiệu {number}")

    lay(1)
    before = queries_of(client, url)
    lay(29)
    assert queries_of(client, url) == before


# --- reports that say the same -----------------------------------------------------------------------------------


def written(proposal: Proposal, text: str, of=person_of) -> None:
    ReportSection.objects.filter(report__nomination=of(proposal), kind="area").update(text=text)


def a_report(of_round=None, text=COPIED, person=None):
    unit = make.unit()
    if of_round is not None:
        of_round.round_units.get_or_create(unit=unit)
    proposal = make.ready_proposal(of_round=of_round, of_unit=unit)
    if person is not None:
        one = person_of(proposal)
        one.person = person
        one.save(update_fields=["person"])
    written(proposal, text)
    submit(proposal)
    return person_of(proposal)


def test_passage_of_another_report_of_the_round_stands_beside_this_one():
    first = a_report()
    second = a_report(first.proposal.round, f"Năm qua đã {COPIED.upper()}. Ngoài ra còn việc khác.")
    (like,) = likeness_of(fresh(second)).found
    assert (like.name, like.is_own) == (first.printed_name, False)
    assert [(one.mine, one.theirs) for one in like.passages] == [(COPIED.upper(), COPIED)]
    text = text_of(browser(make.leader()).get(reverse("appraisal_likeness", args=[second.pk])))
    assert COPIED in text
    assert COPIED.upper() in text


def test_own_report_of_the_year_before_is_compared_and_that_of_others_is_not():
    round_2024 = make.opened_round(code="2024", year=2024, period_from=2024, period_to=2024)
    earlier = a_report(round_2024)
    a_report(round_2024, f"{COPIED} khác người")
    now = a_report(text=COPIED, person=earlier.person)
    found = likeness_of(fresh(now))
    assert [(like.is_own, like.percent) for like in found.found] == [(True, 100)]


def test_passage_that_the_other_repeats_makes_this_report_no_more_alike():
    other = " ".join(f"khác{number}" for number in range(len(COPIED.split())))
    first = a_report(text=f"{COPIED} {COPIED}")
    second = a_report(first.proposal.round, f"{COPIED} {other}")
    (like,) = likeness_of(fresh(second)).found
    assert 40 < like.percent <= 50


def test_words_of_a_draft_are_compared_with_nothing():
    first = a_report()
    draft = make.ready_proposal(of_round=first.proposal.round, of_unit=make.unit())
    written(draft, COPIED)
    assert likeness_of(fresh(first)).found == []


def test_report_like_no_other_says_how_many_it_was_held_against():
    first = a_report(text="Chỉ có báo cáo này viết như vậy.")
    a_report(first.proposal.round)
    found = likeness_of(fresh(first))
    assert (found.found, found.compared) == ([], 3)


def test_thirty_reports_cost_as_many_queries_as_one():
    first = a_report()
    client, url = browser(make.appraiser()), reverse("appraisal_likeness", args=[first.pk])
    a_report(first.proposal.round)
    before = queries_of(client, url)
    for _number in range(10):
        a_report(first.proposal.round)
    assert queries_of(client, url) == before
