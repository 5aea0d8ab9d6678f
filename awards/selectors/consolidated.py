"""The consolidated list with its figures: index, rank, verdicts, shares."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from awards.enums import NominationState
from awards.models import Appraisal, CheckOverride, Nomination
from awards.selectors.requests import asked_in
from campaigns.models import Round
from campaigns.selectors import round_windows
from organization.enums import Gender
from organization.models import ParIndexResult


def consolidated(round_: Round) -> list[Nomination]:
    """Every nomination that was submitted in the round, the higher award first, by rank then unit.

    Each knows the cut-off against which it was submitted and its unit's index of the last year of the round's period.
    """
    before = (NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED)
    rows = Nomination.objects.present().filter(proposal__round=round_, proposal__submission__isnull=False)
    rows = rows.exclude(state__in=before).select_related(
        "proposal__unit", "award_type", "appraisal__award_type", "person", "unit"
    )
    results = ParIndexResult.objects.filter(year=round_.period_to, unit=Coalesce(OuterRef("unit"), OuterRef("of_unit")))
    rows = rows.annotate(submission_cutoff=F("proposal__submission__cutoff"), of_unit=F("proposal__unit"))
    return sorted(rows.annotate(index_score=Subquery(results.values("score")[:1])), key=_place)


def _place(nomination: Nomination) -> tuple:
    appraisal = getattr(nomination, "appraisal", None)
    rank = appraisal.rank if appraisal and appraisal.rank is not None else 10_000
    kind = 0 if nomination.subject_kind == "collective" else 1
    return (-nomination.award_type.rank, kind, rank, nomination.proposal.unit.order, nomination.order, nomination.pk)


@dataclass(frozen=True)
class Line:
    """One nomination in the list, with its unit's index of the round's year and what Văn phòng has overruled.

    `source` says on which instruction of leadership it was added, or on which extension its unit submitted; "" for
    what was proposed by the announced cut-off. While more is `awaited` of its unit nobody judges it.
    """

    nomination: Nomination
    index: Decimal | None
    overrides: tuple[CheckOverride, ...] = ()
    source: str = ""
    awaited: bool = False

    HEADINGS: ClassVar = (
        _("STT"), _("Tên"), _("Chức vụ"), _("Đơn vị"), _("Hình thức đề nghị"), _("Chỉ số"), _("Điều kiện"),
        _("Đề nghị của Văn phòng"), _("Ý kiến thẩm định"), _("Kết luận khác với kiểm tra"), _("Thứ tự"),
        _("Lý do xếp thứ tự"), _("Trạng thái"),
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
            "; ".join(map(str, self.overrides)), opinion.rank if opinion else None,
            opinion.rank_reason if opinion else "", row.get_state_display(),
        )  # fmt: skip


def lines_of(round_: Round) -> list[Line]:
    """Every submitted nomination with its figures, in a number of queries that does not grow."""
    nominations, asked = consolidated(round_), asked_in(round_)
    sources, overrides = _sources(round_, nominations), overrides_in_force(row.pk for row in nominations)
    return [
        Line(
            row,
            row.index_score,
            overrides.get(row.pk, ()),
            asked.added.get(row.pk) or sources.get(row.pk, ""),
            asked.awaits(row),
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


def _sources(round_: Round, nominations: list[Nomination]) -> dict[int, str]:
    """On which extension each was submitted that came after the announced cut-off's own time."""
    later = [row for row in nominations if row.submission_cutoff > round_.cutoff]
    if not later:
        return {}
    windows = round_windows(round_)
    found = {row.pk: windows.granted(row.proposal.unit_id, row.submission_cutoff) for row in later}
    return {pk: granted.source for pk, granted in found.items() if granted}


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
