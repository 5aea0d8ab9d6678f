"""What everyone may know of a person or a unit, what only some may, and what each reads of himself."""

import pytest
from django.urls import reverse

from awards.enums import NominationState, ReferralOutcome
from awards.models import Decision, Nomination, Referral
from awards.selectors.records import asked_for, granted_to, known_before
from organization.enums import AwardKind, FactState
from organization.models import AwardRecord, Initiative
from tests import factories as make
from tests.awards.review import collective_of, person_of, received
from tests.awards.test_list_costs import honour
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


@pytest.fixture
def nomination() -> Nomination:
    make.agency()
    return person_of(received())


def earlier(person, **fields) -> AwardRecord:
    values = {"kind": AwardKind.COMMENDATION, "year": 2020, "name": "Giấy khen cũ", "state": FactState.CLAIMED}
    return AwardRecord.objects.create(person=person, **values | fields)


def test_granted_award_is_everyones_to_read_with_nothing_else_of_the_person(client, nomination):
    person = nomination.person
    earlier(person)
    honour(nomination, 7)
    page = client.get(reverse("person_record", args=[person.pk])).content.decode()
    assert "7/QĐ" in page
    assert "Giấy khen cũ" not in page
    assert nomination.printed_position not in page


def test_own_unit_reads_what_was_before_another_unit_does_not(nomination):
    person = nomination.person
    earlier(person)
    honour(nomination, 7)
    own, other = browser(make.staff(nomination.proposal.unit)), browser(make.staff(make.unit("Phòng Khác")))
    pages = [client.get(reverse("person_record", args=[person.pk])).content.decode() for client in (own, other)]
    assert ["Giấy khen cũ" in page for page in pages] == [True, False]


@pytest.mark.parametrize("state", [NominationState.AGREED, NominationState.REVOKED, NominationState.DECLINED])
def test_what_is_not_granted_is_not_told(client, nomination, state):
    honour(nomination, 7)
    Nomination.objects.filter(pk=nomination.pk).update(state=state)
    assert granted_to(nomination.person) == []
    assert client.get(reverse("person_record", args=[nomination.person_id])).status_code == 404


def test_award_from_above_is_told_with_its_paper_once(nomination):
    higher = make.award_type(name="Bằng khen của Chủ tịch UBND tỉnh")
    Referral.objects.create(
        nomination=nomination, award_type=higher, referred_at=NOW, outcome=ReferralOutcome.GRANTED,
        outcome_paper="15/QĐ-UBND", outcome_on=NOW.date(),
    )  # fmt: skip
    Nomination.objects.filter(pk=nomination.pk).update(state=NominationState.GRANTED)
    earlier(nomination.person, year=2025, number="15/QĐ-UBND", state=FactState.CONFIRMED)
    (row,) = granted_to(nomination.person)
    assert (row.year, row.award, row.paper, row.decision) == (2025, higher.name, "15/QĐ-UBND", None)
    assert known_before(nomination.person, [row], make.actor(make.chief())) == []


def test_award_by_our_own_decision_is_told_once_whatever_number_its_record_bears(nomination):
    honour(nomination, 7)
    earlier(nomination.person, year=2025, number="6/QĐ", state=FactState.OWN)
    before = earlier(nomination.person, year=2025, number="6/QĐ-UBND")
    granted = granted_to(nomination.person)
    assert known_before(nomination.person, granted, make.actor(make.chief())) == [before]


def test_unit_has_a_record_of_its_own(client, nomination):
    honour(collective_of(nomination.proposal), 8)
    page = client.get(reverse("unit_record", args=[nomination.proposal.unit_id])).content.decode()
    assert "8/QĐ" in page


@pytest.mark.parametrize(
    ("state", "published", "label"),
    [
        (NominationState.PROPOSED, False, "Đang xét"),
        (NominationState.AGREED, False, "Đang xét"),
        (NominationState.DECLINED, False, "Đang xét"),
        (NominationState.DECLINED, True, "Chưa đồng ý khen thưởng"),
    ],
)
def test_nominee_learns_the_answer_when_it_is_published(nomination, state, published, label):
    if published:
        honour(collective_of(nomination.proposal), 9)
    Nomination.objects.filter(pk=nomination.pk).update(state=state)
    (row,) = asked_for(nomination.person)
    assert row.label == label


def test_nominee_of_many_rounds_costs_as_many_queries_as_of_one(nomination, django_assert_num_queries):
    for year in (2023, 2024):
        of_proposal = make.proposal(make.opened_round(year=year), nomination.proposal.unit)
        row = make.nomination(of_proposal, nomination.person)
        Nomination.objects.filter(pk=row.pk).update(state=NominationState.PROPOSED)
    with django_assert_num_queries(2):
        assert [row.nomination.proposal.round.year for row in asked_for(nomination.person)] == [2025, 2024, 2023]


def test_draft_of_his_unit_is_not_shown_to_the_nominee(nomination):
    Nomination.objects.filter(pk=nomination.pk).update(state=NominationState.PLANNED)
    assert asked_for(nomination.person) == []


def test_own_page_shows_awards_nominations_and_initiatives_of_oneself_alone(nomination):
    user = make.user(nomination.person)
    Initiative.objects.create(title="Số hóa hồ sơ", year=2025, level="department").authors.add(nomination.person)
    Initiative.objects.create(title="Của người khác", year=2025, level="department")
    page = browser(user).get(reverse("own_record")).content.decode()
    assert "Số hóa hồ sơ" in page
    assert "Đang xét" in page
    assert "Của người khác" not in page


def test_account_of_nobody_is_told_so():
    make.agency()
    account = make.user()
    account.person = None
    account.save()
    assert "không gắn với một cán bộ" in browser(account).get(reverse("own_record")).content.decode()


def test_record_costs_as_many_queries_for_thirty_awards_as_for_one(client, nomination):
    counts = []
    for number in (1, 30):
        for place in range(number):
            row = make.nomination(nomination.proposal, nomination.person, award=make.award_type())
            honour(row, 100 * number + place)
        counts.append(queries_of(client, reverse("person_record", args=[nomination.person_id])))
    assert counts[0] == counts[1]
    assert Decision.objects.count() == 31
