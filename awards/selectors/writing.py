"""What there is to write in a report, in the order in which it is printed, each place with a name of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import SectionKind
from awards.models import Achievement, CriterionAnswer, Evidence, Nomination, Report, ReportSection
from campaigns.models import Criterion, ReformArea
from core.text import roman
from organization.enums import SubjectKind


@dataclass(frozen=True)
class Place:
    """One text of a report: its kind, and for a reform area which."""

    kind: SectionKind
    area: ReformArea | None = None


@dataclass(frozen=True)
class WritingPlace:
    """One text to write: `key` names it in addresses, `earlier` is what stood there in an earlier round."""

    key: str
    label: str
    hint: str
    place: Place
    section: ReportSection | None
    earlier: ReportSection | None

    @property
    def mark(self) -> str:
        """Its name among the places of remarks, within its report."""
        return f"area:{self.place.area.code}" if self.place.area else str(self.place.kind)

    @property
    def is_area(self) -> bool:
        return self.place.area is not None


def writing_places(report: Report) -> list[WritingPlace]:
    """Every text of this report: part I, part II by reform area, what a head adds, the summary of three lines."""
    sections = {(row.kind, row.area_id): row for row in report.sections.all()}
    earlier = earlier_sections(report.nomination)
    found = []
    for place, label, hint in _texts(report, sections):
        area_id = place.area.pk if place.area else None
        key = place_key(place)
        row = sections.get((place.kind, area_id))
        found.append(WritingPlace(key, label, hint, place, row, earlier.get((place.kind, area_id))))
    return found


def writing_place(report: Report, key: str) -> WritingPlace | None:
    """The text named `key`, or None when this report has no such text."""
    return next((row for row in writing_places(report) if row.key == key), None)


def place_key(place: Place) -> str:
    return f"area-{place.area.pk}" if place.area else str(place.kind)


def _texts(report: Report, sections: dict[Any, ReportSection]) -> Iterator[tuple[Place, str, str]]:
    nomination = report.nomination
    if nomination.subject_kind == SubjectKind.COLLECTIVE:
        yield (
            Place(SectionKind.OVERVIEW),
            _("I.1. Đặc điểm, tình hình"),
            _("Địa điểm, quá trình thành lập, cơ cấu tổ chức, số người; thuận lợi, khó khăn."),
        )
        yield Place(SectionKind.DUTIES), _("I.2. Chức năng, nhiệm vụ được giao"), ""
    else:
        yield (
            Place(SectionKind.OVERVIEW),
            _("I.1. Sơ lược lý lịch (ghi thêm)"),
            _("Họ tên, ngày sinh, quê quán, chức vụ lấy từ dữ liệu cán bộ; chỉ ghi thêm điều cần nêu."),
        )
        yield Place(SectionKind.DUTIES), _("I.2. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận"), ""
    number = 0
    for area in ReformArea.objects.filter(campaign=nomination.proposal.round.campaign_id):
        row = sections.get((SectionKind.AREA, area.pk))
        number += 0 if row and row.not_in_charge else 1
        label = area.name if row and row.not_in_charge else f"{roman(2)}.{number}. {area.name}"
        yield Place(SectionKind.AREA, area), label, area.hint
    if nomination.leads_unit:
        yield (
            Place(SectionKind.COLLECTIVE),
            _("Thành tích của tập thể do cá nhân đứng đầu"),
            _("Thành tích của người đứng đầu phải gắn với thành tích của tập thể."),
        )
    yield (
        Place(SectionKind.SUMMARY),
        _("Tóm tắt thành tích (trích ngang)"),
        _("Ba dòng cho danh sách trình Hội đồng và lãnh đạo Sở."),
    )


def earlier_sections(nomination: Nomination) -> dict[tuple[str, int | None], ReportSection]:
    """What the same unit wrote about the same subject in the latest earlier round: at hand, never copied by itself."""
    before = Nomination.objects.present().filter(
        person=nomination.person_id, unit=nomination.unit_id, proposal__unit=nomination.proposal.unit_id,
        proposal__round__year__lt=nomination.proposal.round.year,
    )  # fmt: skip
    latest = before.order_by("-proposal__round__year", "-pk").values_list("report", flat=True).first()
    if latest is None:
        return {}
    rows = ReportSection.objects.filter(report=latest).exclude(text="")
    return {(row.kind, row.area_id): row for row in rows}


def asked_criteria(nomination: Nomination) -> list[Criterion]:
    """The criteria that this nominee's report answers; those for heads only when he is one."""
    rows = Criterion.objects.filter(
        campaign=nomination.proposal.round.campaign_id, subject_kind=nomination.subject_kind
    )
    return [row for row in rows if nomination.leads_unit or not row.heads_only]


def answers_of(report: Report) -> dict[int, CriterionAnswer]:
    """What the report says, by criterion, with its evidence."""
    return {row.criterion_id: row for row in report.answers.prefetch_related("evidence")}


def evidence_of(proposal: Any) -> list[Evidence]:
    """The files that the draft has now."""
    return list(Evidence.objects.filter(proposal=proposal, removed_at=None).select_related("file", "added_by"))


@dataclass(frozen=True)
class Noted:
    """One line of the book that belongs into this report; `taken`: its file is among the evidence already."""

    row: Achievement
    taken: bool


def noted_for(nomination: Nomination, files: Iterable[Evidence]) -> list[Noted]:
    """What the unit noted in the round's years: of the nominee, or of the unit when it is nominated itself."""
    round_, taken = nomination.proposal.round, {one.file_id for one in files}
    rows = Achievement.objects.present().filter(
        unit=nomination.proposal.unit,
        happened_on__year__gte=round_.period_from,
        happened_on__year__lte=round_.period_to,
    )
    if nomination.person_id:
        rows = rows.filter(person=nomination.person_id)
    return [Noted(row, row.file_id in taken) for row in rows.select_related("file", "person")]
