"""The consolidated list with its figures: index, rank, verdicts, shares."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from awards.enums import NominationState
from awards.models import Appraisal, CheckOverride, Nomination, Proposal
from awards.selectors.requests import added_in
from campaigns.models import Round
from campaigns.selectors import round_windows
from organization.enums import Gender
from organization.models import ParIndexResult


def consolidated(round_: Round) -> list[Nomination]:
    """Every nomination that was submitted in the round, the higher award first, by rank then unit."""
    before = (NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED)
    rows = Nomination.objects.present().filter(proposal__round=round_, proposal__submission__isnull=False)
    rows = rows.exclude(state__in=before).select_related(
        "proposal__unit", "award_type", "appraisal__award_type", "person", "unit"
    )
    return sorted(rows, key=_place)


def _place(nomination: Nomination) -> tuple:
    appraisal = getattr(nomination, "appraisal", None)
    rank = appraisal.rank if appraisal and appraisal.rank is not None else 10_000
    kind = 0 if nomination.subject_kind == "collective" else 1
    return (-nomination.award_type.rank, kind, rank, nomination.proposal.unit.order, nomination.order, nomination.pk)


@dataclass(frozen=True)
class Line:
    """One nomination in the list, with its unit's index of the round's year and what Văn phòng has overruled.

    `source` says on which instruction of leadership it was added, or on which extension its unit submitted; "" for
    what was proposed by the announced cut-off.
    """

    nomination: Nomination
    index: Decimal | None
    overrides: tuple[CheckOverride, ...] = ()
    source: str = ""

    HEADINGS: ClassVar = (
        _("STT"), _("Tên"), _("Chức vụ"), _("Đơn vị"), _("Hình thức đề nghị"), _("Chỉ số"), _("Điều kiện"),
        _("Đề nghị của Văn phòng"), _("Ý kiến thẩm định"), _("Kết luận khác với kiểm tra"), _("Thứ tự"),
        _("Trạng thái"),
    )  # fmt: skip

    @property
    def overruled(self) -> int:
        return len(self.overrides)

    @property
    def appraisal(self) -> Appraisal | None:
        return getattr(self.nomination, "appraisal", None)

    @property
    def eligible(self) -> str:
        if self.appraisal is None or self.appraisal.eligible is None:
            return ""
        return "eligible" if self.appraisal.eligible else "ineligible"

    def cells(self) -> tuple:
        """The line as a row under HEADINGS but for the running number."""
        row, opinion = self.nomination, self.appraisal
        eligible = {"eligible": "Đủ", "ineligible": "Không đủ", "": ""}[self.eligible]
        return (
            row.printed_name, row.printed_position, row.proposal.unit.name, row.award_type.name, self.index,
            eligible, opinion.get_recommendation_display() if opinion else "", opinion.opinion if opinion else "",
            "; ".join(map(str, self.overrides)), opinion.rank if opinion else None, row.get_state_display(),
        )  # fmt: skip


def lines_of(round_: Round) -> list[Line]:
    """Every submitted nomination with its figures, in a number of queries that does not grow."""
    nominations, sources, added = consolidated(round_), _sources(round_), added_in(round_)
    results = ParIndexResult.objects.filter(year=round_.period_to, unit__isnull=False)
    scores = dict(results.values_list("unit", "score"))
    overrides = overrides_in_force(row.pk for row in nominations)
    return [
        Line(
            row,
            scores.get(row.unit_id or row.proposal.unit_id),
            overrides.get(row.pk, ()),
            added.get(row.pk) or sources.get(row.proposal.unit_id, ""),
        )
        for row in nominations
    ]


def overrides_in_force(nominations: Iterable[int]) -> dict[int, tuple[CheckOverride, ...]]:
    """The last overruling of each criterion, in the order of the criteria, by nomination."""
    rows = CheckOverride.objects.filter(nomination__in=[*nominations]).select_related("criterion").order_by("at", "pk")
    last = {(row.nomination_id, row.criterion_id): row for row in rows}
    found: dict[int, tuple[CheckOverride, ...]] = {}
    for row in sorted(last.values(), key=lambda row: row.criterion.number):
        found[row.nomination_id] = (*found.get(row.nomination_id, ()), row)
    return found


def _sources(round_: Round) -> dict[int, str]:
    """On which extension each unit submitted that did so after the announced cut-off's own time."""
    later = Proposal.objects.filter(round=round_, submission__cutoff__gt=round_.cutoff)
    cutoffs = dict(later.values_list("unit", "submission__cutoff"))
    if not cutoffs:
        return {}
    windows = round_windows(round_)
    found = {unit: windows.granted(unit, at) for unit, at in cutoffs.items()}
    return {unit: granted.source for unit, granted in found.items() if granted}


def shares_of(lines: list[Line]) -> dict[str, int]:
    """How many collectives, people, leaders, direct workers, women there are (principle: regulations C.4)."""
    people = [line.nomination for line in lines if line.nomination.person_id]
    leaders = sum(row.is_leader for row in people)
    return {
        "collectives": len(lines) - len(people),
        "people": len(people),
        "leaders": leaders,
        "workers": len(people) - leaders,
        "women": sum(row.person.gender == Gender.FEMALE for row in people),
    }
