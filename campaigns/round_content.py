"""The text of a round as it is frozen when the round opens: what papers and gates read instead of the set-up."""

from typing import Any

from campaigns.models import AwardType, Campaign, CampaignText, Criterion, ReformArea, Round, Theme

AWARD_FIELDS = (
    "code", "name", "short_name", "plan_name", "authority", "power", "rank", "subject_kinds", "kinds_of_round", "basis",
    "quota_collective", "quota_individual", "needs_scope", "threshold", "threshold_base",
)  # fmt: skip
CAMPAIGN_FIELDS = (
    "code", "name", "short_name", "launched_by", "plan_number", "plan_symbol", "plan_date", "plan_date_text", "signer",
    "signer_title", "starts_year", "ends_year", "achievement",
)  # fmt: skip
ROUND_FIELDS = (
    "code", "name", "kind", "year", "period_from", "period_to", "cutoff_source", "opening_paper",
    "opening_paper_date", "signed_copy", "signed_copy_days", "appraisal_days", "one_letter_per_award", "allows_teams",
    "extensions_by", "contact",
)  # fmt: skip
PART_FIELDS = ("code", "number", "label")
# The papers that block submitting; everything else is advice (plan, IV.4).
PAPERS = ("letter", "minutes", "report")


def round_content(round_: Round) -> dict[str, Any]:
    """All that a submission in this round is held against, as plain JSON."""
    campaign = round_.campaign
    return {
        "format": 1,
        "campaign": campaign_content(campaign),
        "round": {"id": round_.pk, "cutoff": round_.cutoff.isoformat()} | _fields(round_, ROUND_FIELDS),
        "award_types": [{"id": award.pk} | _fields(award, AWARD_FIELDS) for award in _awards(round_)],
        "reform_areas": _parts(ReformArea, campaign, "name", "hint"),
        "criteria": _parts(Criterion, campaign, "subject_kind", "text", "checks", "heads_only"),
        "themes": _parts(Theme, campaign, "text"),
        "texts": _parts(CampaignText, campaign, "section", "text"),
        "papers": list(PAPERS),
    }


def campaign_content(campaign: Campaign) -> dict[str, Any]:
    return {"id": campaign.pk} | _fields(campaign, CAMPAIGN_FIELDS)


def _awards(round_: Round) -> list[AwardType]:
    return list(round_.award_types.order_by("-rank", "code"))


def _parts(model: type, campaign: Campaign, *fields: str) -> list[dict[str, Any]]:
    rows = model.objects.filter(campaign=campaign)
    return [{"id": row.pk} | _fields(row, PART_FIELDS + fields) for row in rows]


def _fields(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
