"""The kinds of yearly facts: one list and one form each, by the same views."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from organization.models import AnnualRating, AwardRecord, Discipline, Initiative, ParIndexResult, ProcedureFigures


@dataclass(frozen=True)
class Kind:
    """A table: its address, its name on screen and that of one row, whom it may be about."""

    slug: str
    label: str
    one: str
    model: type[Model]
    of_person: bool = False
    order: tuple[str, ...] = ("-year", "-pk")
    related: tuple[str, ...] = ("unit",)

    def rows(self) -> QuerySet[Any]:
        return self.model._default_manager.select_related(*self.related)


KINDS = {
    kind.slug: kind
    for kind in (
        Kind("xep-loai", _("Xếp loại chất lượng hằng năm"), _("xếp loại"), AnnualRating, of_person=True,
             related=("person", "unit")),
        Kind("chi-so", _("Chỉ số cải cách hành chính"), _("kết quả chỉ số"), ParIndexResult),
        Kind("tthc", _("Số liệu giải quyết TTHC"), _("số liệu"), ProcedureFigures),
        Kind("sang-kien", _("Sáng kiến, giải pháp"), _("sáng kiến"), Initiative),
        Kind("ky-luat", _("Kỷ luật, thanh tra, đơn thư"), _("việc"), Discipline, of_person=True,
             order=("-starts_on", "-pk"), related=("person", "unit")),
        Kind("khen-thuong", _("Danh hiệu, khen thưởng đã đạt"), _("danh hiệu, khen thưởng"), AwardRecord,
             of_person=True, related=("person", "unit")),
    )
}  # fmt: skip
