"""What the addresses of campaigns, rounds and days off are asked about."""

from datetime import date
from typing import TYPE_CHECKING, Any

from campaigns.enums import MailKind
from campaigns.models import (
    Amendment,
    AwardType,
    BaseSalary,
    BonusRate,
    Campaign,
    CampaignNote,
    DayOff,
    Extension,
    ExtensionRequest,
    Feedback,
    ReferralPaper,
    Target,
    TargetCall,
    TargetPaper,
)
from dossiers.models import LegalBasis, PaperText
from tests import factories as make
from tests.clock import NOW

if TYPE_CHECKING:
    from tests.permissions.world import World

Built = tuple[dict[str, Any], Any]
AGREED = {"agreed": True, "resolved_at": NOW}
STEPS = {
    "waiting": {},
    "agreed": AGREED,
    "issued": AGREED | {"number": 1, "paper_number": "1/KH", "paper_date": NOW.date(), "issued_at": NOW},
}


def _the_campaign(world: "World") -> Campaign:
    return world.proposals["draft"].round.campaign


def _campaign(world: "World", _state: str) -> Built:
    row = _the_campaign(world)
    return {"pk": row.pk}, row


def _campaign_kind(world: "World", _state: str) -> Built:
    row = _the_campaign(world)
    return {"pk": row.pk, "kind": "tieu-chi"}, row


def _campaign_part(world: "World", _state: str) -> Built:
    row = _the_campaign(world)
    return {"pk": row.criterions.first().pk, "kind": "tieu-chi"}, row


def _campaign_period(world: "World", state: str) -> Built:
    row = _the_campaign(world)
    return {"pk": row.pk, "year": row.ends_year if state == "year" else None}, row


def _campaign_note(world: "World", state: str) -> Built:
    """A line about the own unit, with a file; another one as soon as it was taken out."""
    told = {"kind": state, "happened_on": NOW.date(), "text": "Kiểm tra", "file": make.stored_file()}
    row = CampaignNote.objects.present().filter(kind=state).first() or CampaignNote.objects.create(
        campaign=_the_campaign(world), unit=world.unit, noted_at=NOW, noted_by=world.users["chief"], **told
    )
    return {"pk": row.pk}, row


def _target_call(world: "World", _state: str) -> Built:
    """Open on the day of the world; called anew as soon as it is not there."""
    campaign = _the_campaign(world)
    asked = {"due": NOW.date(), "opened_at": NOW, "opened_by": world.users["chief"]}
    row, _new = TargetCall.objects.get_or_create(campaign=campaign, year=campaign.ends_year, defaults=asked)
    return {"pk": row.pk}, row


def _called_unit(world: "World", state: str) -> Built:
    return {"pk": _target_call(world, state)[1].pk, "unit_pk": world.unit.pk}, world.unit


def _target(world: "World", state: str) -> Built:
    """What a person of the own unit aims at."""
    call: TargetCall = _target_call(world, state)[1]
    about = {"call": call, "unit": world.unit, "person": world.users["staff"].person}
    told = {"aim": "Giấy khen", "saved_at": NOW, "saved_by": world.users["head"]}
    row, _new = Target.objects.get_or_create(**about, defaults=told)
    return {"pk": row.pk}, row


def _target_paper(world: "World", state: str) -> Built:
    """What the head of the own unit signed."""
    call: TargetCall = _target_call(world, state)[1]
    told = {"signer": "Trưởng phòng", "signed_on": NOW.date(), "recorded_at": NOW, "recorded_by": world.users["chief"]}
    row = TargetPaper.objects.first() or TargetPaper.objects.create(
        call=call, unit=world.unit, file=make.stored_file(), **told
    )
    return {"pk": row.pk}, row


def _feedback(world: "World", _state: str) -> Built:
    row = Feedback.objects.filter(answered_at=None).first() or Feedback.objects.create(
        campaign=_the_campaign(world), unit=world.unit, text="Hỏi", sent_at=NOW, sent_by=world.users["staff"]
    )
    return {"pk": row.pk}, row


def _amendment(world: "World", state: str) -> Built:
    """One that waits for leadership, one that is agreed to, one that is issued."""
    row = Amendment.objects.filter(summary=state).first() or Amendment.objects.create(
        campaign=_the_campaign(world),
        summary=state,
        passed_on_at=NOW,
        passed_on_by=world.users["chief"],
        **STEPS[state],
    )
    return {"pk": row.pk}, row


def _award_type(world: "World", _state: str) -> Built:
    row = world.proposals["draft"].round.award_types.first()
    return {"pk": row.pk}, row


def _bonus_rate(world: "World", state: str) -> Built:
    award: AwardType = _award_type(world, state)[1]
    row = BonusRate.objects.first() or BonusRate.objects.create(
        award_type=award, subject_kind="individual", coefficient=1, source="Nghị định"
    )
    return {"pk": row.pk}, row


def _referral_paper(world: "World", state: str) -> Built:
    award: AwardType = _award_type(world, state)[1]
    row, _new = ReferralPaper.objects.get_or_create(
        award_type=award, code="xac-nhan", defaults={"name": "Xác nhận", "source": "each", "is_required": False}
    )
    return {"pk": row.pk}, row


def _base_salary(_world: "World", _state: str) -> Built:
    row = BaseSalary.objects.first() or BaseSalary.objects.create(amount=1_800_000, source="Nghị định")
    return {"pk": row.pk}, row


def _extension(world: "World", _state: str) -> Built:
    row = Extension.objects.exclude(paper=None).first() or Extension.objects.create(
        round=world.proposals["draft"].round, unit=world.unit, cutoff=NOW, reason="Bản giấy đến trước hạn",
        paper=make.stored_file(), granted_by=world.users["chief"], granted_at=NOW,
    )  # fmt: skip
    return {"pk": row.pk}, row


def _expected_unit(world: "World", _state: str) -> Built:
    proposal = world.proposals["draft"]
    row = proposal.round.round_units.get(unit=proposal.unit)
    return {"round_id": row.round_id, "unit_id": row.unit_id}, row


def _extension_request(world: "World", state: str) -> Built:
    """The own unit's request: one that waits, one that was refused, in rounds of their own."""
    proposal = world.proposals["draft" if state == "open" else "submitted"]
    asked = {"reason": "Mất điện", "file": make.stored_file(), "asked_by": world.users["head"], "asked_at": NOW}
    refused = {"refusal": "Đủ thời gian", "answer_number": "15", "answer_date": NOW.date(),
               "answer_paper": make.stored_file(), "answered_by": world.users["chief"], "answered_at": NOW}  # fmt: skip
    values = asked if state == "open" else asked | refused
    row, _new = ExtensionRequest.objects.get_or_create(round=proposal.round, unit=world.unit, defaults=values)
    return {"pk": row.pk}, row


def _guided_round(world: "World", _state: str) -> Built:
    row = world.proposals["draft"].round
    if row.opening_paper_file is None:
        row.opening_paper, row.opening_paper_file = "12/SGTVT-VP", make.stored_file()
        row.save(update_fields=["opening_paper", "opening_paper_file"])
    return {"pk": row.pk}, row


def _day_off(_world: "World", _state: str) -> Built:
    days = [DayOff.objects.get_or_create(day=date(2031, 1, day), defaults={"name": "Nghỉ"})[0] for day in (1, 2)]
    return {"pk": days[0].pk}, None


def _year(_world: "World", _state: str) -> Built:
    return {"year": 2032}, None


def _legal_basis(_world: "World", _state: str) -> Built:
    row = LegalBasis.objects.first() or LegalBasis.objects.create(text="Căn cứ Luật", papers=["decision"])
    return {"pk": row.pk}, row


def _paper_sentence(_world: "World", _state: str) -> Built:
    row = PaperText.objects.first() or PaperText.objects.create(kind="decision", place="dieu-3", text="Có hiệu lực.")
    return {"kind": row.kind, "place": row.place}, row


def _paper_sentence_page(world: "World", state: str) -> Built:
    kwargs, row = _paper_sentence(world, state)
    return kwargs | {"number": 1}, row


def _mail_kind(_world: "World", state: str) -> Built:
    return {"kind": state}, None


OBJECTS = {
    "legal_basis": (_legal_basis, ("",)),
    "paper_sentence": (_paper_sentence, ("",)),
    "paper_sentence_page": (_paper_sentence_page, ("",)),
    "mail_kind": (_mail_kind, tuple(MailKind.values)),
    "campaign": (_campaign, ("",)),
    "campaign_kind": (_campaign_kind, ("",)),
    "campaign_part": (_campaign_part, ("",)),
    "campaign_period": (_campaign_period, ("year", "whole")),
    "campaign_note": (_campaign_note, ("activity", "inspection")),
    "target_call": (_target_call, ("",)),
    "called_unit": (_called_unit, ("",)),
    "target": (_target, ("",)),
    "target_paper": (_target_paper, ("",)),
    "feedback": (_feedback, ("",)),
    "amendment": (_amendment, tuple(STEPS)),
    "award_type": (_award_type, ("",)),
    "bonus_rate": (_bonus_rate, ("",)),
    "base_salary": (_base_salary, ("",)),
    "referral_paper": (_referral_paper, ("",)),
    "extension": (_extension, ("",)),
    "expected_unit": (_expected_unit, ("",)),
    "extension_request": (_extension_request, ("open", "refused")),
    "guided_round": (_guided_round, ("",)),
    "day_off": (_day_off, ("",)),
    "year": (_year, ("",)),
}
