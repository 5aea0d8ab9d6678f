"""A plan file into rows: made where missing, renewed where nobody has edited them, never overwriting an edit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from campaigns.models import (
    AwardType,
    BaseSalary,
    BonusRate,
    Campaign,
    CampaignText,
    Criterion,
    ReasonSentence,
    ReferralPaper,
    ReformArea,
    Round,
    Theme,
)
from campaigns.plan_file import AwardTypePart, PlanFile, RoundPart
from dossiers.models import LegalBasis
from organization.models import Agency


@dataclass
class LoadReport:
    """What a load did: how many rows it made and renewed, and each field where an edit was kept."""

    made: int = 0
    renewed: int = 0
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def load_plan(plan: PlanFile) -> LoadReport:
    """Bring the tables to what `plan` says; loading the same plan again changes nothing.

    A field edited in the browser since the last load keeps its edit, and the difference is reported.
    """
    report = LoadReport()
    for part in plan.agency:
        values = part.model_dump(exclude={"code"}) | {"name_lines": "\n".join(part.name_lines)}
        _sync(report, Agency, {"plan_code": part.code}, values)
    for part in plan.base_salaries:
        _sync(report, BaseSalary, {"valid_from": part.valid_from}, part.model_dump(exclude={"code", "valid_from"}))
    for part in plan.legal_bases:
        _sync(report, LegalBasis, {"plan_code": part.code}, part.model_dump(exclude={"code"}))
    campaign = _sync(report, Campaign, {"code": plan.campaign.code}, plan.campaign.model_dump(exclude={"code"}))
    _parts(report, campaign, plan)
    awards = {part.code: _award_type(report, plan, part) for part in plan.award_types}
    for part in plan.rounds:
        _round(report, campaign, part, awards)
    return report


def _parts(report: LoadReport, campaign: Campaign, plan: PlanFile) -> None:
    for model, parts in ((CampaignText, plan.texts), (Theme, plan.themes), (ReformArea, plan.reform_areas)):
        for part in parts:
            _sync(report, model, {"campaign": campaign, "code": part.code}, part.model_dump(exclude={"code"}))
    for part in plan.criteria:
        values = part.model_dump(exclude={"code", "check"}) | {"checks": [check.model_dump() for check in part.check]}
        _sync(report, Criterion, {"campaign": campaign, "code": part.code}, values)
    criteria = dict(Criterion.objects.filter(campaign=campaign).values_list("code", "pk"))
    for part in plan.sentences:
        values = part.model_dump(exclude={"code", "criterion"}) | {"criterion_id": criteria.get(part.criterion)}
        _sync(report, ReasonSentence, {"campaign": campaign, "code": part.code}, values)


def _award_type(report: LoadReport, plan: PlanFile, part: AwardTypePart) -> AwardType:
    values = part.model_dump(mode="python", exclude={"code", "bonus_rates", "referral_papers"}) | {
        "basis": plan.basis_of(part), "addressee": "\n".join(part.addressee),
    }  # fmt: skip
    award = _sync(report, AwardType, {"code": part.code}, values)
    for rate in part.bonus_rates:
        key = {"award_type": award, "subject_kind": rate.subject_kind, "valid_from": rate.valid_from}
        _sync(report, BonusRate, key, rate.model_dump(include={"valid_to", "coefficient", "source"}))
    for paper in part.referral_papers:
        _sync(report, ReferralPaper, {"award_type": award, "code": paper.code}, paper.model_dump(exclude={"code"}))
    return award


def _round(report: LoadReport, campaign: Campaign, part: RoundPart, awards: dict[str, AwardType]) -> None:
    """A round that has been opened is the office's: its cut-off and awards are frozen (deadline.md rule 6)."""
    existing = Round.objects.filter(campaign=campaign, code=part.code).first()
    if existing is not None and existing.opened_at is not None:
        if existing.cutoff != part.cutoff:
            report.kept.append(f"{existing}: đợt đã mở, giữ hạn nộp đã công bố")
        return
    values = part.model_dump(exclude={"code", "award_types"})
    row = _sync(report, Round, {"campaign": campaign, "code": part.code}, values)
    if existing is None:
        row.award_types.set(awards[code] for code in part.award_types)


def _sync(report: LoadReport, model: type[models.Model], key: dict[str, Any], values: dict[str, Any]) -> Any:
    """One row by its key. Rows that remember what was `loaded` follow the file where nobody has edited them."""
    row = model._default_manager.filter(**key).first()
    loaded = {name: _plain(value) for name, value in values.items()}
    remembers = any(f.name == "loaded" for f in model._meta.fields)
    if row is None:
        report.made += 1
        extra = {"loaded": loaded} if remembers else {}
        return model._default_manager.create(**key, **{n: _stored(v) for n, v in values.items()}, **extra)
    before = row.loaded if remembers else {}
    changed = list(_follow(report, row, values, before))
    if remembers and row.loaded != loaded:
        row.loaded = loaded
        changed.append("loaded")
    if changed:
        report.renewed += 1
        row.save(update_fields=changed)
    return row


def _follow(report: LoadReport, row: Any, values: dict[str, Any], before: dict[str, Any]) -> Iterable[str]:
    for name, value in values.items():
        now, wanted = _plain(getattr(row, name)), _plain(value)
        if now == wanted:
            continue
        if name in before and now == before[name]:
            setattr(row, name, _stored(value))
            yield name
        else:
            report.kept.append(f"{row._meta.verbose_name} “{row}”, {name}: giữ “{now}”, kế hoạch ghi “{wanted}”")


def _stored(value: Any) -> Any:
    """What the column takes: enums by their value, inside lists and dicts too."""
    return _plain(value) if isinstance(value, list | dict) else getattr(value, "value", value)


def _plain(value: Any) -> Any:
    """JSON for comparing and remembering; 0.60 and 0.6 are one number."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(_plain(name)): _plain(item) for name, item in value.items()}
    if isinstance(value, Decimal):
        return str(value.normalize())
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "value", value)
