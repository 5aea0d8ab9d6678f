"""Several Decisions of one round, through the pages: one award in two batches, two awards in a Decision each."""

import pytest
from django.urls import reverse

from awards.enums import AnswerKind, DecisionState, NominationState
from awards.models import Decision, Nomination, Proposal
from awards.selectors.replies import Reply
from awards.services.answers import answer_all, answer_nomination
from organization.enums import Role
from organization.models import Appointment, AwardRecord
from tests import factories as make
from tests.awards.review import appraised, collective_of, person_of, received
from tests.awards.unit_pages import browser, text_of
from tests.campaigns.uploads import pdf_upload
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def drafts(office, proposal: Proposal, award, *nominations: Nomination) -> Decision:
    """Văn phòng ticks these and no others."""
    url = reverse("decision_draft", args=[proposal.round_id, award.pk])
    body = {"title": "Về việc tặng", "nominations": [row.pk for row in nominations]}
    assert office.post(url, body).status_code == 302
    return Decision.objects.latest("pk")


def is_signed(row: Decision, office, number: str) -> None:
    signer = Appointment.objects.filter(unit=None).first().pk
    assert office.post(reverse("decision_send", args=[row.pk]), {"signer": signer}).status_code == 302
    clerk = browser(make.user(make.person(make.office()), Role.CLERK))
    body = {"number": number, "symbol": "QĐ-SGTVT", "signed_on": f"{NOW:%d/%m/%Y}", "signer": signer,
            "file": pdf_upload("quyet-dinh.pdf")}  # fmt: skip
    assert clerk.post(reverse("decision_signed", args=[row.pk]), body).status_code == 302


def is_published(row: Decision) -> None:
    url, proof = reverse("decision_publish", args=[row.pk]), {"password": make.PASSWORD}
    assert browser(make.chief()).post(url, proof).status_code == 302


def waiting(office) -> dict[str, int]:
    """What the page of Decisions says is agreed to and in none yet."""
    return {item["award"].short_name: item["count"] for item in office.get(reverse("decisions")).context["waiting"]}


def test_one_award_goes_out_in_two_batches_each_with_its_own_number_and_day():
    proposal, office = appraised(received(), make.appraiser()), browser(make.appraiser())
    answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    award, unit, person = proposal.round.award_types.get(), collective_of(proposal), person_of(proposal)
    assert waiting(office) == {"Giấy khen": 2}
    first = drafts(office, proposal, award, unit)
    assert waiting(office) == {"Giấy khen": 1}
    is_signed(first, office, "12")
    is_published(first)
    second = drafts(office, proposal, award, person)
    assert waiting(office) == {}
    states = dict(proposal.nominations.values_list("subject_kind", "state"))
    assert states == {"collective": NominationState.GRANTED, "individual": NominationState.AGREED}
    page = text_of(browser(make.leader()).get(reverse("approval")))
    assert all(reverse("decision", args=[row.pk]) in page for row in (first, second))
    is_signed(second, office, "13")
    is_published(second)
    assert set(AwardRecord.objects.values_list("number", "unit", "person")) == {
        ("12/QĐ-SGTVT", unit.unit_id, None), ("13/QĐ-SGTVT", None, person.person_id)
    }  # fmt: skip
    board = text_of(browser().get(reverse("honours")))
    assert unit.printed_name in board
    assert person.printed_name in board


def test_two_awards_make_a_decision_each_and_one_is_no_place_for_the_other():
    higher, lower = make.award_type(rank=10), make.award_type(name="Thư khen của Giám đốc Sở", short_name="Thư khen",
                                                             rank=5)  # fmt: skip
    unit, round_ = make.unit(), make.opened_round(higher, lower)
    proposal = appraised(received(of_round=round_, of_unit=unit), make.appraiser())
    leader, office = make.actor(make.leader()), browser(make.appraiser())
    whole, person = collective_of(proposal), person_of(proposal)
    answer_nomination(person, Reply(AnswerKind.LOWER, lower, "Thành tích ở mức thấp hơn"), actor=leader, now=NOW)
    answer_all(round_, actor=leader, now=NOW)
    assert waiting(office) == {"Giấy khen": 1, "Thư khen": 1}
    url = reverse("decision_draft", args=[round_.pk, higher.pk])
    assert office.post(url, {"title": "Sai", "nominations": [whole.pk, person.pk]}).status_code == 422
    rows = [drafts(office, proposal, higher, whole), drafts(office, proposal, lower, person)]
    for row, number in zip(rows, ("12", "13"), strict=True):
        is_signed(row, office, number)
        is_published(row)
    assert set(Decision.objects.values_list("award_type", "state")) == {
        (higher.pk, DecisionState.PUBLISHED), (lower.pk, DecisionState.PUBLISHED)
    }  # fmt: skip
    assert set(AwardRecord.objects.values_list("name", "person")) == {
        (higher.name, None), (lower.name, person.person_id)
    }  # fmt: skip
