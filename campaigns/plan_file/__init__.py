"""A plan as data: reads a TOML file into objects and names everything wrong with it at once, by its place.

Pure: no database. Every item has a `code` that stays when its wording or number change.
"""

from campaigns.plan_file.reading import parse_plan, read_plan
from campaigns.plan_file.schema import (
    AgencyPart,
    AwardTypePart,
    BaseSalaryPart,
    BonusRatePart,
    CampaignPart,
    CheckPart,
    CriterionPart,
    LegalBasisPart,
    PlanFile,
    ReformAreaPart,
    RoundPart,
    TextPart,
    ThemePart,
)

__all__ = [
    "AgencyPart",
    "AwardTypePart",
    "BaseSalaryPart",
    "BonusRatePart",
    "CampaignPart",
    "CheckPart",
    "CriterionPart",
    "LegalBasisPart",
    "PlanFile",
    "ReformAreaPart",
    "RoundPart",
    "TextPart",
    "ThemePart",
    "parse_plan",
    "read_plan",
]
