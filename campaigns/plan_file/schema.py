"""What a plan file holds. The limits are those of the tables that it is loaded into."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from django.utils.translation import gettext as _
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from campaigns.checks import validate_check
from campaigns.enums import Power, ReferralSource, RoundKind, SentenceUse, TextSection
from core.text import clean_text
from organization.enums import SubjectKind

Paper = Literal["submission_letter", "meeting_minutes", "achievement_report"]
# The kinds of paper that cite legal bases (dossiers).
CitingPaper = Literal["submission_letter", "meeting_minutes", "decision", "result_notice", "revocation_ground"]


def _clean(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value


Clean = Annotated[str, BeforeValidator(_clean)]
Symbol = Annotated[Clean, Field(min_length=1, max_length=30)]
Short = Annotated[Clean, Field(min_length=1, max_length=80)]
Phrase = Annotated[Clean, Field(min_length=1, max_length=100)]
Name = Annotated[Clean, Field(min_length=1, max_length=200)]
Line = Annotated[Clean, Field(min_length=1, max_length=300)]
Title = Annotated[Clean, Field(min_length=1, max_length=400)]
Prose = Annotated[Clean, Field(min_length=1, max_length=20_000)]
OptionalWord = Annotated[Clean, Field(max_length=60)]
OptionalPhrase = Annotated[Clean, Field(max_length=100)]
OptionalName = Annotated[Clean, Field(max_length=200)]
OptionalLine = Annotated[Clean, Field(max_length=300)]
OptionalProse = Annotated[Clean, Field(max_length=2000)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
Year = Annotated[int, Field(ge=1945, le=2100)]
Number = Annotated[int, Field(ge=1, le=1000)]
Quota = Annotated[int, Field(ge=1, le=10_000)]
Kind = Annotated[SubjectKind, Field(strict=False)]
Item = TypeVar("Item")
Listed = Annotated[list[Item], Field(min_length=1)]


class Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class CodedPart(Part):
    code: Code


class NumberedPart(CodedPart):
    """Rows numbered from 1 without gaps, apart within each `group`."""

    number: Number

    @property
    def group(self) -> str:
        return ""


class DatedPart(Part):
    """Something that holds from a day to a day, both included; an empty end is open."""

    valid_from: date | None = None
    valid_to: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "DatedPart":
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError(_("valid_to không được trước valid_from"))
        return self


class CampaignPart(CodedPart):
    """The movement and its plan; number and date of the plan may be blank, as the plan leaves them."""

    name: Line
    short_name: Phrase
    plan_title: Title
    launched_by: Name
    plan_number: OptionalWord = ""
    plan_symbol: OptionalWord = ""
    plan_date: date | None = None
    plan_date_text: OptionalPhrase = ""
    signer: OptionalPhrase = ""
    signer_title: OptionalPhrase = ""
    starts_year: Year
    ends_year: Year
    achievement: Title


class TextPart(NumberedPart):
    """One item of the plan in its own wording."""

    section: Annotated[TextSection, Field(strict=False)]
    label: OptionalName = ""
    text: Prose

    @property
    def group(self) -> str:
        return str(self.section.value)


class ThemePart(NumberedPart):
    label: Name
    text: Prose


class ReformAreaPart(NumberedPart):
    name: Name
    hint: OptionalProse = ""


class CheckPart(Part):
    """A check by name, with its parameters (campaigns.checks)."""

    name: str
    params: dict[str, Any] = Field(default_factory=dict)


class CriterionPart(NumberedPart):
    """A criterion with one check or more; `heads_only` for the rule on heads of units."""

    subject_kind: Kind
    label: Name
    text: Prose
    heads_only: bool = False
    check: Listed[CheckPart]

    @property
    def group(self) -> str:
        return str(self.subject_kind.value)

    @field_validator("check")
    @classmethod
    def _known(cls, checks: list[CheckPart]) -> list[CheckPart]:
        problems = [message for check in checks for message in validate_check(check.name, check.params)]
        if problems:
            raise ValueError(" ".join(problems))
        return checks


class SentencePart(NumberedPart):
    """A sentence of the library, the same for all; `criterion` is the code of the one that it cites, `use` what it is
    for, "" for anything."""

    use: Annotated[SentenceUse, Field(strict=False)] | Literal[""] = ""
    label: Name
    text: Annotated[Clean, Field(min_length=1, max_length=1000)]
    criterion: OptionalWord = ""


class BonusRatePart(DatedPart):
    subject_kind: Kind
    coefficient: Annotated[Decimal, Field(strict=False, gt=0, max_digits=6, decimal_places=2)]
    source: Line


class ReferralPaperPart(CodedPart):
    """A paper of the dossier that goes up for an award above the department's power; without a kind, for both."""

    subject_kind: Kind | Literal[""] = ""
    name: Name
    source: Annotated[ReferralSource, Field(strict=False)]
    is_required: bool = True
    order: Annotated[int, Field(ge=0, le=1000)] = 0


class AwardTypePart(CodedPart):
    """Hình thức khen thưởng. `basis` names texts of the plan; without a quota none is set.

    `addressee` and `referral_papers` are for awards that the department asks for from above.
    """

    name: Name
    short_name: Short
    plan_name: OptionalName = ""
    authority: Name
    power: Annotated[Power, Field(strict=False)]
    rank: Annotated[int, Field(ge=0, le=1000)] = 0
    subject_kinds: Listed[Kind]
    kinds_of_round: Listed[Annotated[RoundKind, Field(strict=False)]]
    basis: list[Code] = Field(default_factory=list)
    quota_collective: Quota | None = None
    quota_individual: Quota | None = None
    needs_scope: bool = False
    threshold: Annotated[str, Field(pattern=r"^([1-9][0-9]*/[1-9][0-9]*)?$", max_length=10)] = ""
    threshold_base: Literal["", "members", "present", "valid"] = ""
    required_papers: dict[Kind, list[Paper]]
    addressee: list[Name] = Field(default_factory=list)
    referral_papers: list[ReferralPaperPart] = Field(default_factory=list)
    bonus_rates: list[BonusRatePart] = Field(default_factory=list)


class RoundPart(CodedPart):
    """Đợt xét khen thưởng; `cutoff` is exclusive, `cutoff_confirmed` false while it is only proposed."""

    name: Name
    kind: Annotated[RoundKind, Field(strict=False)]
    year: Year
    period_from: Year
    period_to: Year
    cutoff: AwareDatetime
    cutoff_source: Line
    cutoff_confirmed: bool = True
    award_types: Listed[Code]


class AgencyPart(CodedPart, DatedPart):
    """The department's names and symbols, as papers of a day print them."""

    name: Name
    name_lines: Listed[Name]
    short_name: Phrase
    parent_name: Name
    parent_full_name: Name
    place: Phrase
    symbol: Symbol
    head_title: Name
    head_full_title: Name
    office_name: Phrase
    office_head_title: Phrase
    award_fund: Name


class BaseSalaryPart(CodedPart, DatedPart):
    amount: Annotated[int, Field(gt=0, le=2**31 - 1)]
    source: Line


class LegalBasisPart(CodedPart, DatedPart):
    """One "Căn cứ …" line, with the papers that cite it."""

    order: Annotated[int, Field(ge=0, le=1000)] = 0
    text: Prose
    papers: Listed[CitingPaper]
    source: OptionalLine = ""


class PlanFile(Part):
    """A whole plan."""

    format: Literal[1]
    campaign: CampaignPart
    texts: list[TextPart]
    themes: Listed[ThemePart]
    reform_areas: Listed[ReformAreaPart]
    criteria: Listed[CriterionPart]
    sentences: list[SentencePart] = Field(default_factory=list)
    award_types: Listed[AwardTypePart]
    rounds: Listed[RoundPart]
    agency: Listed[AgencyPart]
    base_salaries: list[BaseSalaryPart] = Field(default_factory=list)
    legal_bases: list[LegalBasisPart] = Field(default_factory=list)

    def texts_in(self, section: TextSection) -> list[TextPart]:
        """The items of one part of the plan, in their order."""
        return sorted((text for text in self.texts if text.section == section), key=lambda text: text.number)

    def basis_of(self, award_type: AwardTypePart) -> str:
        """The plan's wording of what an award is granted on, one paragraph for each item."""
        wording = {text.code: text for text in self.texts}
        return "\n".join(f"{wording[code].label}: {wording[code].text}" for code in award_type.basis)
