"""The yearly facts as tables."""

from collections.abc import Hashable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import TextField
from core.text import fold
from organization.enums import DECIDED, FactState
from organization.gates.facts import figures_problems, index_problems, period_problems, score_problems
from organization.importing.base import (
    Draft,
    Importer,
    Values,
    Wrong,
    of_model,
    person_column,
    same_words,
    subject_key,
    unit_column,
    unit_of,
    year_column,
)
from organization.importing.columns import Column
from organization.importing.directory import Unknown
from organization.importing.reading import Line
from organization.models import AnnualRating, AwardRecord, Discipline, Initiative, ParIndexResult, ProcedureFigures
from organization.models import Person as PersonRow
from organization.selectors.facts import KINDS

PAPER = gettext_lazy("Số, ngày, cơ quan ban hành.")


class Ratings(Importer):
    kind = KINDS["xep-loai"]
    columns = (
        person_column(),
        unit_column(),
        year_column(),
        of_model(AnnualRating, "grade", new=True, names=("xếp loại", "kết quả xếp loại", "mức xếp loại chất lượng")),
        of_model(AnnualRating, "paper", names=("quyết định", "số quyết định"), hint=PAPER),
    )

    def key_of(self, row: Any) -> Hashable:
        return subject_key(row), row.year


class IndexResults(Importer):
    kind = KINDS["chi-so"]
    department, province = gettext_lazy("Toàn Sở"), gettext_lazy("Toàn tỉnh")
    columns = (
        Column("unit", gettext_lazy("Của ai"), TextField(required=False), key=True,
               names=("đơn vị", "phòng, đơn vị", "tên đơn vị"),
               hint=gettext_lazy("Tên đơn vị, hoặc “Toàn Sở”, hoặc “Toàn tỉnh”.")),
        year_column(),
        of_model(ParIndexResult, "score", names=("điểm chỉ số", "điểm số", "tổng điểm"),
                 hint=gettext_lazy("Từ 0 đến 100, ví dụ 92,375.")),
        of_model(ParIndexResult, "rank", names=("hạng", "xếp hạng", "vị trí")),
        of_model(ParIndexResult, "ranked", hint=gettext_lazy("Xếp hạng trong bao nhiêu đơn vị.")),
        of_model(ParIndexResult, "state", new=True),
        of_model(ParIndexResult, "paper", names=("quyết định", "văn bản"), hint=PAPER),
    )  # fmt: skip

    def about(self, values: Values) -> dict[str, Any]:
        whose = fold(values["unit"])
        if whose in (fold(str(self.department)), fold(str(self.province))):
            return {"unit": None, "of_province": whose == fold(str(self.province))}
        return {"unit": unit_of(self.directory, values)}

    def key_of(self, row: Any) -> Hashable:
        return row.unit_id, row.of_province, row.year

    def problems(self, old: Any, row: Any) -> dict[str, str]:
        return index_problems(row.rank, row.ranked) | score_problems(row.score)

    @classmethod
    def shown(cls, row: Any, column: Column) -> Any:
        return row.subject if column.name == "unit" else super().shown(row, column)


class Figures(Importer):
    kind = KINDS["tthc"]
    columns = (
        unit_column(key=True),
        year_column(),
        of_model(ProcedureFigures, "received", new=True, names=("tiếp nhận", "số hồ sơ tiếp nhận", "tổng số hồ sơ")),
        of_model(ProcedureFigures, "late", new=True, names=("trễ hẹn", "quá hạn", "số hồ sơ trễ hẹn")),
        of_model(ProcedureFigures, "backlog", new=True, names=("tồn đọng", "số hồ sơ tồn đọng")),
        of_model(ProcedureFigures, "source", names=("nguồn số liệu",)),
    )

    def key_of(self, row: Any) -> Hashable:
        return row.unit_id, row.year

    def problems(self, old: Any, row: Any) -> dict[str, str]:
        return figures_problems(row.received, row.late)


class Disciplines(Importer):
    kind = KINDS["ky-luat"]
    columns = (
        person_column(),
        unit_column(),
        of_model(Discipline, "form", key=True, names=("hình thức", "nội dung", "hình thức kỷ luật")),
        of_model(Discipline, "starts_on", key=True, names=("ngày bắt đầu", "ngày hiệu lực")),
        of_model(Discipline, "ends_on", names=("ngày kết thúc",)),
        of_model(Discipline, "pending", hint=gettext_lazy("“Có” khi chưa có kết luận.")),
        of_model(Discipline, "paper", names=("quyết định", "số quyết định"), hint=PAPER),
    )

    def stored_like(self, lines: Sequence[Line]) -> QuerySet[Any]:
        days = {line.values.get("starts_on") for line in lines} - {None}
        return self.kind.rows().filter(starts_on__in=days)

    def key_of(self, row: Any) -> Hashable:
        return subject_key(row), same_words(row.form), row.starts_on

    def problems(self, old: Any, row: Any) -> dict[str, str]:
        return period_problems(row.starts_on, row.ends_on)


class Awards(Importer):
    """Earlier titles and commendations; what Văn phòng brings in is confirmed, our own decisions stay as they are."""

    kind = KINDS["khen-thuong"]
    columns = (
        person_column(),
        unit_column(),
        year_column(),
        of_model(AwardRecord, "name", key=True, names=("danh hiệu", "hình thức khen thưởng", "tên danh hiệu")),
        of_model(AwardRecord, "kind", new=True),
        of_model(AwardRecord, "number", names=("số qđ", "quyết định số", "số")),
        of_model(AwardRecord, "decided_on", names=("ngày", "ngày qđ", "ngày ký")),
        of_model(AwardRecord, "issuer", names=("cơ quan ký", "cơ quan khen thưởng", "người ký")),
        of_model(AwardRecord, "content", names=("nội dung", "thành tích")),
    )

    def key_of(self, row: Any) -> Hashable:
        return subject_key(row), row.year, same_words(row.name)

    def problems(self, old: Any, row: Any) -> dict[str, str]:
        decided = old is not None and old.state in DECIDED
        names = [column.name for column in self.columns if column.name not in ("person", "unit")]
        if decided and any(getattr(old, name) != getattr(row, name) for name in names):
            return {"name": _("Đã có theo Quyết định của Sở, khác với dòng này; dòng của Sở không sửa bằng bảng.")}
        row.state = old.state if decided else FactState.CONFIRMED
        return {}


class Initiatives(Importer):
    """Initiatives are told apart by title and year; several authors stand in one cell, with ";" between."""

    kind = KINDS["sang-kien"]
    columns = (
        of_model(Initiative, "title", key=True, names=("tên sáng kiến", "sáng kiến", "tên giải pháp", "tên đề tài")),
        year_column(),
        of_model(Initiative, "level", new=True, names=("cấp", "cấp công nhận sáng kiến")),
        unit_column(),
        Column("authors", gettext_lazy("Tác giả"), TextField(required=False), names=("đồng tác giả",),
               hint=gettext_lazy("Họ và tên; nhiều người thì ngăn bằng dấu chấm phẩy. Trùng tên: “Nguyễn Văn An "
                                 "(Văn phòng)”.")),
        of_model(Initiative, "paper", names=("quyết định", "số quyết định"), hint=PAPER),
        of_model(Initiative, "recognised_on", names=("ngày quyết định",)),
        of_model(Initiative, "scope", names=("phạm vi",)),
        of_model(Initiative, "effect", names=("hiệu quả",)),
    )  # fmt: skip

    def names_in(self, values: Values) -> list[str]:
        return [name for name, _unit in _authors_in(values.get("authors", ""))]

    def stored_like(self, lines: Sequence[Line]) -> QuerySet[Any]:
        return super().stored_like(lines).prefetch_related("authors")

    def about(self, values: Values) -> dict[str, Any]:
        return {"title": values["title"], "year": values["year"]}

    def key_of(self, row: Any) -> Hashable:
        return same_words(row.title), row.year

    def draft(self, values: Values) -> Draft:
        draft = super().draft(values)
        unit = unit_of(self.directory, values)
        row: Any = draft.rows[0][1]
        row.unit = unit or row.unit
        if "authors" in values:
            draft.authors = [self._author(*named) for named in _authors_in(values["authors"])]
        return draft

    def _author(self, name: str, unit_name: str) -> PersonRow:
        unit = unit_of(self.directory, {"unit": unit_name}) if unit_name else None
        try:
            return self.directory.person(name, unit=unit)
        except Unknown as unknown:
            raise Wrong({"authors": str(unknown)}) from unknown

    def label_of(self, row: Any) -> str:
        return str(row.title)

    @classmethod
    def rows_for_export(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.prefetch_related("authors__memberships__unit")

    @classmethod
    def shown(cls, row: Any, column: Column) -> Any:
        if column.name == "unit":
            return row.unit.name if row.unit else ""
        return (
            "; ".join(map(_author_shown, row.authors.all())) if column.name == "authors" else super().shown(row, column)
        )


def _authors_in(text: str) -> list[tuple[str, str]]:
    """(name, unit or "") of every author named in one cell."""
    parts = [part.strip().partition("(") for part in text.replace("\n", ";").split(";") if part.strip()]
    return [(name.strip(), unit.rstrip(") ").strip()) for name, _mark, unit in parts]


def _author_shown(person: PersonRow) -> str:
    last = next(iter(person.memberships.all()), None)
    return f"{person.full_name} ({last.unit.name})" if last else person.full_name
