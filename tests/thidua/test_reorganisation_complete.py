"""Whatever names a unit is in the preview of an act that ends the unit, or is named here with the reason why not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps

from awards.enums import NominationState
from awards.models import Achievement, Complaint, OtherOpinion, Posting, RoleModel
from campaigns.models import (
    CampaignNote,
    Extension,
    ExtensionRequest,
    Feedback,
    RoundUnit,
    Target,
    TargetCall,
)
from core.models import JournalEntry
from dossiers.models import Paper
from organization.enums import Role
from organization.models import (
    AnnualRating,
    Appointment,
    AwardRecord,
    Discipline,
    Initiative,
    ParIndexResult,
    ProcedureFigures,
    RoleGrant,
    Unit,
)
from tests import factories as make
from tests.clock import CUT_OFF, NOW
from tests.organization import acts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY = NOW.date()
EXPECTED = "Đợt xét đang nhận hồ sơ của đơn vị"
UNTOUCHED = {
    "organization.UnitName.unit": "names of days gone by stay; one that reaches beyond the act is a problem of it",
    "campaigns.TargetPaper.unit": "the scan behind a registration, which is counted",
    "awards.CapacityRefusal.unit": "what was refused at one instant, never changed",
    "awards.Reminder.unit": "mails that were sent",
    "dossiers.CertificateBatch.unit": "a file of certificates that were made; those not handed over are counted",
}


def _elsewhere(unit: Unit) -> None:
    """A team in the proposal of the centre above it."""
    proposal = make.ready_proposal(individuals=0)
    proposal.nominations.update(unit=unit)


def _granted(unit: Unit) -> None:
    proposal = make.ready_proposal(of_unit=unit, individuals=0)
    proposal.nominations.update(state=NominationState.GRANTED)


def _note(unit: Unit) -> None:
    CampaignNote.objects.create(campaign=make.campaign(), unit=unit, kind="activity", happened_on=TODAY, text="Ra quân",
                                noted_at=NOW, noted_by=make.chief())  # fmt: skip


def _target(unit: Unit) -> None:
    asked = {"year": 2025, "due": TODAY, "opened_at": NOW, "opened_by": make.chief()}
    call = TargetCall.objects.create(campaign=make.campaign(), **asked)
    Target.objects.create(call=call, unit=unit, aim="Giấy khen", saved_at=NOW, saved_by=make.chief())


def _extension(unit: Unit) -> None:
    Extension.objects.create(round=make.opened_round(), unit=unit, cutoff=CUT_OFF, reason="Lũ lụt", granted_at=NOW,
                             granted_by=make.chief())  # fmt: skip


def _request(unit: Unit) -> None:
    ExtensionRequest.objects.create(
        round=make.opened_round(), unit=unit, reason="Lũ lụt", asked_by=make.chief(), asked_at=NOW
    )


def _feedback(unit: Unit) -> None:
    Feedback.objects.create(campaign=make.campaign(), unit=unit, text="Hỏi", sent_at=NOW, sent_by=make.chief())


def _achievement(unit: Unit) -> None:
    Achievement.objects.create(unit=unit, happened_on=TODAY, text="Số hóa", noted_at=NOW, noted_by=make.chief())


def _complaint(unit: Unit) -> None:
    Complaint.objects.create(round=make.opened_round(), unit=unit, kind="complaint", text="Chưa đúng", for_unit=True,
                             sent_by=make.chief(), received_at=NOW, received_on=TODAY)  # fmt: skip


def _story(unit: Unit) -> None:
    nomination = make.ready_proposal().nominations.first()
    RoleModel.objects.create(
        nomination=nomination, unit=unit, title="Tận tụy", text="Chuyện", written_by=make.chief(), written_at=NOW
    )


def _notice(unit: Unit) -> None:
    Paper.objects.create(kind="result_notice", face="draft", title="Thông báo", unit=unit, subject_key="notice",
                         data={}, data_hash="0", code="A-1", made_at=NOW)  # fmt: skip


def _another_act(unit: Unit) -> None:
    acts.change(acts.act(), "dissolve", unit)


def _taken_in_by_another_act(unit: Unit) -> None:
    acts.after(acts.change(acts.act(), "merge", make.unit()), unit)


def _specialist(unit: Unit) -> None:
    RoleGrant.objects.create(user=make.user(), role=Role.UNIT_STAFF, unit=unit, granted_by=make.chief())


BUILDERS: dict[str, Callable[[Unit], object]] = {
    "organization.Unit.parent": lambda unit: make.unit(parent=unit),
    "organization.Unit.proxy": lambda unit: make.unit(proxy=unit, proposes=False),
    "organization.Membership.unit": make.person,
    "organization.Appointment.unit": lambda unit: make.appointment(make.person(), unit),
    "organization.RoleGrant.unit": _specialist,
    "organization.AnnualRating.unit": lambda unit: AnnualRating.objects.create(unit=unit, year=2024, grade="good"),
    "organization.Discipline.unit": lambda unit: Discipline.objects.create(unit=unit, form="Đơn thư", starts_on=TODAY),
    "organization.Initiative.unit": lambda unit: Initiative.objects.create(
        unit=unit, title="Số hóa", year=2024, level="department"
    ),
    "organization.ProcedureFigures.unit": lambda unit: ProcedureFigures.objects.create(unit=unit, year=2024),
    "organization.ParIndexResult.unit": lambda unit: ParIndexResult.objects.create(
        unit=unit, year=2024, score=90, state="published"
    ),
    "organization.AwardRecord.unit": lambda unit: AwardRecord.objects.create(
        unit=unit, kind="title", year=2024, name="Tập thể lao động xuất sắc"
    ),
    "organization.UnitChange.before": _another_act,
    "organization.UnitAfter.unit": _taken_in_by_another_act,
    "campaigns.RoundUnit.unit": lambda unit: RoundUnit.objects.get_or_create(round=make.opened_round(), unit=unit),
    "campaigns.Extension.unit": _extension,
    "campaigns.ExtensionRequest.unit": _request,
    "campaigns.CampaignNote.unit": _note,
    "campaigns.Feedback.unit": _feedback,
    "campaigns.Target.unit": _target,
    "awards.Achievement.unit": _achievement,
    "awards.Proposal.unit": lambda unit: make.ready_proposal(of_unit=unit),
    "awards.Nomination.unit": _elsewhere,
    "awards.Complaint.unit": _complaint,
    "awards.RoleModel.unit": _story,
    "dossiers.Paper.unit": _notice,
}


def names_of_units() -> set[str]:
    """Every field of ours that leads to a unit."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is Unit
    }


def said(preview, name: str) -> list[object]:
    """What the page shows of rows that are there: people, offices, units below and the counted rest.

    Rounds expect units of themselves: they count only where they are what is looked for.
    """
    moved = [(effect.moves, effect.grants, effect.appointments, effect.below) for effect in preview.effects]
    beside = EXPECTED if name != "campaigns.RoundUnit.unit" else ""
    return [moved, [(row.label, row.count) for row in preview.touched if row.label != beside]]


def test_every_field_that_names_a_unit_is_counted_or_left_alone_for_a_reason() -> None:
    assert names_of_units() == set(BUILDERS) | set(UNTOUCHED)
    assert not set(BUILDERS) & set(UNTOUCHED)


@pytest.mark.parametrize("name", sorted(BUILDERS))
def test_row_that_names_a_unit_is_in_the_preview_of_the_act_that_ends_it(name) -> None:
    unit = make.unit("Phòng Một")
    act = acts.merger(unit, name="Phòng Chung")
    before = acts.preview(act)
    BUILDERS[name](unit)
    after = acts.preview(act)
    assert said(after, name) != said(before, name)
    assert after.mark != before.mark


@pytest.mark.parametrize("name", sorted(set(BUILDERS) - {"organization.Unit.parent", "organization.Unit.proxy"}))
def test_row_about_another_unit_is_not_in_it(name) -> None:
    act = acts.merger(make.unit("Phòng Một", proposes=False), name="Phòng Chung")
    before = acts.preview(act)
    BUILDERS[name](make.unit("Phòng Khác"))
    assert said(acts.preview(act), name) == said(before, name)


def test_what_was_granted_to_the_unit_and_what_waits_for_other_offices_is_counted() -> None:
    unit, chief = make.unit("Phòng Một"), make.chief()
    act = acts.merger(unit, name="Phòng Chung")
    _granted(unit)
    nomination = make.ready_proposal(of_unit=unit).nominations.first()
    asked = {"asked_on": TODAY, "due": TODAY, "asked_by": chief, "asked_at": NOW}
    OtherOpinion.objects.create(nomination=nomination, office="Thanh tra tỉnh", question="Có vi phạm?", **asked)
    Posting.objects.create(round=nomination.proposal.round, content=[{"nomination": nomination.pk}], content_hash="0",
                           from_day=TODAY, to_day=TODAY, proposed_by=chief, proposed_at=NOW)  # fmt: skip
    counts = {row.label: row.count for row in acts.preview(act).touched}
    assert counts["Tập thể đã được tặng"] == 1
    assert counts["Ý kiến hiệp y chưa có trả lời"] == 1
    assert counts["Danh sách dự kiến đang niêm yết"] == 1


@pytest.mark.parametrize(("days", "shown"), [(0, 1), (-1, 0)])
def test_delegation_of_a_leader_to_one_of_the_unit_is_counted_while_it_is_in_force(days, shown) -> None:
    unit = make.unit("Phòng Một")
    act = acts.merger(unit, name="Phòng Chung")
    Appointment.objects.create(person=make.person(unit), unit=None, kind="authorised", title="Phó Giám đốc",
                               paper="Giấy ủy quyền", valid_from=TODAY - timedelta(days=5),
                               valid_to=TODAY + timedelta(days=days))  # fmt: skip
    counts = {row.label: row.count for row in acts.preview(act).touched}
    assert counts.get("Ủy quyền của lãnh đạo Sở cho người của đơn vị", 0) == shown


def test_discipline_is_counted_for_the_office_alone_and_never_journalled() -> None:
    unit = make.unit("Phòng Một")
    act = acts.merger(unit, name="Phòng Chung")
    Discipline.objects.create(unit=unit, form="Đơn thư", starts_on=TODAY)
    administrator = make.user(make.person(), Role.ADMINISTRATOR)
    label = "Kỷ luật, thanh tra, đơn thư"
    assert label in [row.label for row in acts.preview(act).touched]
    assert label not in [row.label for row in acts.preview(act, administrator).touched]
    acts.carried_out(act)
    told = JournalEntry.objects.get(action="reorganisation.carry_out").details["touched"]
    assert not [line for line in told if label in line]
