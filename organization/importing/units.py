"""Units as a table: each known by its code, below another that is stored or stands in an earlier row."""

from collections.abc import Hashable, Sequence
from copy import copy
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import PhoneField, TextField
from core.text import fold
from organization.gates.facts import period_problems
from organization.gates.units import circle_problems, proxy_problems
from organization.importing.base import Draft, Importer, Values, Wrong, fill, must_have, of_model, refuse
from organization.importing.columns import Column
from organization.importing.directory import Unknown
from organization.importing.reading import Line
from organization.models import Unit
from organization.selectors.facts import Kind

ABOVE = gettext_lazy("Tên, tên gọi tắt hoặc mã; đơn vị ở trong chính bảng này thì phải đứng ở dòng trên.")


class Units(Importer):
    """A unit is known by its code. The day on which one ends is no column: that is what a decision does."""

    kind = Kind("don-vi", gettext_lazy("Đơn vị"), gettext_lazy("đơn vị"), Unit, related=("parent", "proxy"))
    permission = "organization.manage_units"
    columns = (
        of_model(Unit, "code", key=True, names=("mã đơn vị", "ký hiệu đơn vị"),
                 hint=gettext_lazy("Chữ thường không dấu, chữ số, gạch nối; nhận ra đơn vị khi nhập lại.")),
        of_model(Unit, "name", new=True, names=("đơn vị", "tên", "tên phòng, đơn vị")),
        of_model(Unit, "short_name", new=True, names=("tên ngắn", "tên viết tắt", "viết tắt")),
        of_model(Unit, "kind", new=True, names=("loại đơn vị",)),
        of_model(Unit, "head_title", new=True, names=("chức danh", "người đứng đầu")),
        of_model(Unit, "symbol", names=("ký hiệu",)),
        Column("parent", gettext_lazy("Trực thuộc"), TextField(required=False), names=("đơn vị cấp trên", "thuộc"),
               hint=ABOVE),
        of_model(Unit, "order", names=("số thứ tự",)),
        of_model(Unit, "place_name", names=("địa chỉ",)),
        Column("phone", gettext_lazy("Điện thoại"), PhoneField(required=False, max_length=30),
               names=("số điện thoại",)),
        of_model(Unit, "has_seal", names=("con dấu",)),
        of_model(Unit, "proposes"),
        of_model(Unit, "may_be_nominated", names=("đề nghị là tập thể",)),
        Column("proxy", gettext_lazy("Đơn vị đề nghị thay"), TextField(required=False), names=("gửi hồ sơ qua",),
               hint=ABOVE),
        of_model(Unit, "valid_from", names=("thành lập ngày", "hoạt động từ ngày")),
    )  # fmt: skip

    def __init__(self, lines: Sequence[Line], *, today: date, lock: bool) -> None:
        super().__init__(lines, today=today, lock=lock)
        self.drafted: dict[str, Unit | None] = {}
        self.above = dict(Unit.objects.values_list("code", "parent__code"))

    def names_in(self, values: Values) -> list[str]:
        return []

    def stored_like(self, lines: Sequence[Line]) -> QuerySet[Any]:
        return self.kind.rows().filter(code__in={line.values.get("code") for line in lines})

    def key_of(self, row: Any) -> Hashable:
        return row.code

    def draft(self, values: Values) -> Draft:
        must_have([column for column in self.columns if column.key], values)
        old = self.stored.get(values["code"])
        if old is None:
            must_have([column for column in self.columns if column.new], values)
        row = copy(old) if old else Unit()
        fill(row, values)
        self._hang(row, values)
        above = self.above | {row.code: row.parent.code if row.parent else None}
        refuse(circle_problems(row.code, above) | proxy_problems(row) | _period(row))
        self._know(row, above)
        return Draft(row.code, self.label_of(row), [(old, row)])

    def label_of(self, row: Any) -> str:
        return f"{row.name} ({row.code})"

    def _hang(self, row: Unit, values: Values) -> None:
        """The units that a line points at; every one that is not there is said."""
        wrong = {}
        for name in (name for name in ("parent", "proxy") if name in values):
            try:
                setattr(row, name, self.drafted.get(fold(values[name])) or self.directory.unit(values[name]))
            except Unknown as unknown:
                wrong[name] = _("%s Đơn vị mới thì dòng của nó phải đứng trên và không có lỗi.") % unknown
        if wrong:
            raise Wrong(wrong)

    def _know(self, row: Unit, above: dict[str, str | None]) -> None:
        """Let the lines below name this unit; a word that means two of them means none, a second line of one code
        is written by nobody."""
        if fold(row.code) in self.drafted:
            return
        self.above = above
        for word in {fold(word) for word in (row.code, row.short_name, row.name)}:
            self.drafted[word] = None if word in self.drafted else row


def _period(row: Unit) -> dict[str, Any]:
    if period_problems(row.valid_from, row.valid_to):
        return {"valid_from": _("Đơn vị đã thôi hoạt động trước ngày này.")}
    return {}
