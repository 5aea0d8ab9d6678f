"""What hangs on units that an act of reorganisation ends: how many of each, and what becomes of them.

Whoever adds a foreign key to a unit counts it here, or in the app's own function named in REORGANISATION_TOUCHES.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from organization.models import Appointment, Discipline, Reorganisation, Unit
from organization.selectors.facts import KINDS

ALL = Q()


@dataclass(frozen=True)
class Touched:
    """One kind of thing that an act touches: how many, and what becomes of them.

    `waits`: somebody has to finish them in the name of a unit that ends. `of_office`: for Văn phòng's eyes alone.
    """

    label: str
    count: int
    note: str
    waits: bool = False
    of_office: bool = False


@dataclass(frozen=True)
class Hanging:
    """Rows of a model that name a unit, those of `only`, with the words for them."""

    model: type[Model]
    label: str
    note: str
    only: Q = ALL
    field: str = "unit"
    of_office: bool = False

    def touched(self, units: Collection[Unit]) -> Touched:
        rows = self.model._default_manager.filter(self.only, **{f"{self.field}__in": units})
        return Touched(self.label, rows.distinct().count(), self.note, of_office=self.of_office)


def counted(units: Collection[Unit], hanging: Iterable[Hanging]) -> list[Touched]:
    """Those of which there are any."""
    return [row for one in hanging if (row := one.touched(units)).count]


def touched_of(act: Reorganisation, units: Collection[Unit], actor: Any) -> list[Touched]:
    """What of this app hangs on `units`; discipline is for Văn phòng's eyes."""
    rows = counted(units, _hanging(act, actor.today))
    return [row for row in rows if actor.is_office or not row.of_office]


def _hanging(act: Reorganisation, today: Any) -> Iterator[Hanging]:
    note = _("giữ ở đơn vị cũ, theo tên cũ; trang thành tích của đơn vị sau dẫn về")
    for kind in KINDS.values():
        yield Hanging(kind.model, str(kind.label), note, of_office=kind.model is Discipline)
    others, note = Q(carried_out_at=None) & ~Q(pk=act.pk), _("sửa quyết định đó trước khi thực hiện")
    yield Hanging(Reorganisation, _("Quyết định khác chưa thực hiện, có đơn vị này trước sắp xếp"), note, others,
                  "changes__before")  # fmt: skip
    yield Hanging(Reorganisation, _("Quyết định khác chưa thực hiện, có đơn vị này sau sắp xếp"), note, others,
                  "changes__afters__unit")  # fmt: skip
    in_force = Q(pk__in=Appointment.objects.delegations().on(today))
    yield Hanging(Appointment, _("Ủy quyền của lãnh đạo Sở cho người của đơn vị"), _("vẫn có hiệu lực đến hết hạn"),
                  in_force, "person__memberships__unit")  # fmt: skip
