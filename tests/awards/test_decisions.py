from datetime import date
from decimal import Decimal

import pytest

from awards.enums import DecisionState, NominationState
from awards.forms.leadership import signers_of_department
from awards.models import Decision
from awards.selectors.bonus import bonus
from awards.selectors.honours import honoured
from awards.services.answers import answer_all
from awards.services.decisions import (
    Signing,
    draft_decision,
    publish_decision,
    ready_for_decision,
    record_signed,
    remove_line,
    send_for_signature,
    take_back,
)
from campaigns.models import BaseSalary, BonusRate
from core.refusals import Conflict, Denied, Refused
from organization.enums import AppointmentKind, FactState, Role
from organization.models import Appointment, AwardRecord
from tests import factories as make
from tests.awards.review import appraised, received
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


@pytest.mark.parametrize(
    ("salary", "coefficient", "amount"),
    [
        (1_800_000, "0.3", 540_000),
        (2_340_000, "0.3", 710_000),
        (2_340_000, "0.6", 1_410_000),
        (2_530_000, "0.3", 760_000),
    ],
)
def test_a_bonus_is_rounded_up_to_tens_of_thousands(salary, coefficient, amount):
    award = make.award_type()
    BaseSalary.objects.create(amount=salary, source="mẫu")
    BonusRate.objects.create(
        award_type=award, subject_kind="individual", coefficient=Decimal(coefficient), source="mẫu"
    )
    assert bonus(award, "individual", date(2026, 2, 1)) == amount
    assert bonus(award, "collective", date(2026, 2, 1)) is None


def agreed():
    proposal = appraised(received(), make.appraiser())
    answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    return proposal


def drafted(proposal):
    award = proposal.round.award_types.get()
    rows = ready_for_decision(proposal.round, award)
    officer = make.actor(make.appraiser())
    return draft_decision(proposal.round, award, title="Về việc tặng", nominations=rows, actor=officer, now=NOW)


def signing(row, number="12"):
    return Signing(number, row.symbol, NOW.date(), Appointment.objects.get(unit=None), make.stored_file())


def sent(proposal):
    row = drafted(proposal)
    signer = Appointment.objects.get(unit=None)
    send_for_signature(row, signer=signer, actor=make.actor(make.appraiser()), now=NOW)
    row.refresh_from_db()
    return row


def clerk():
    return make.actor(make.user(make.person(make.office()), Role.CLERK))


def test_a_draft_takes_everyone_agreed_to_once():
    proposal = agreed()
    row = drafted(proposal)
    assert [line.nomination.subject_kind for line in row.lines.all()] == ["collective", "individual"]
    assert ready_for_decision(proposal.round, row.award_type) == []
    with pytest.raises(Refused, match="Chọn ít nhất một"):
        drafted(proposal)
    remove_line(row.lines.last(), actor=make.actor(make.appraiser()), now=NOW)
    assert len(ready_for_decision(proposal.round, row.award_type)) == 1


def test_what_was_sent_to_sign_is_not_changed_any_more():
    row = sent(agreed())
    with pytest.raises(Conflict):
        remove_line(row.lines.last(), actor=make.actor(make.appraiser()), now=NOW)
    take_back(row, actor=make.actor(make.appraiser()), now=NOW, note="Sửa câu chữ")
    row.refresh_from_db()
    assert row.state == DecisionState.DRAFT


def test_signing_wants_number_date_signer_and_copy():
    row = sent(agreed())
    with pytest.raises(Refused) as refusal:
        record_signed(row, Signing("", row.symbol, None, None, None), actor=clerk(), now=NOW)
    assert {problem.field for problem in refusal.value.problems} == {"number", "signed_on", "signer", "file"}


def test_a_number_serves_one_decision_a_year():
    first, second = sent(agreed()), sent(agreed())
    record_signed(first, signing(first), actor=clerk(), now=NOW)
    with pytest.raises(Refused, match="đã dùng trong năm"):
        record_signed(second, signing(second), actor=clerk(), now=NOW)
    second.refresh_from_db()
    assert second.state == DecisionState.FOR_SIGNATURE
    record_signed(second, signing(second, "13"), actor=clerk(), now=NOW)
    numbers = sorted(line.register_number for row in Decision.objects.all() for line in row.lines.all())
    assert numbers == ["0001", "0002", "0003", "0004"]


def test_publishing_grants_honours_and_records():
    row = sent(agreed())
    record_signed(row, signing(row), actor=clerk(), now=NOW)
    assert not honoured().exists()
    with pytest.raises(Denied):
        publish_decision(row, actor=clerk(), now=NOW)
    publish_decision(row, actor=make.actor(make.chief()), now=NOW)
    assert honoured().count() == 2
    assert {line.nomination.state for line in row.lines.select_related("nomination")} == {NominationState.GRANTED}
    assert set(AwardRecord.objects.values_list("state", "number")) == {(FactState.OWN, f"12/{row.symbol}")}


@pytest.mark.parametrize("leads", [AppointmentKind.HEAD, AppointmentKind.ACTING, AppointmentKind.IN_CHARGE])
def test_who_leads_the_department_is_offered_to_sign_before_his_deputies(leads):
    make.appointment(make.person(None), None, AppointmentKind.DEPUTY)
    make.appointment(make.person(None), None, leads)
    assert [row.kind for row in signers_of_department(NOW.date())] == [leads, "deputy"]
