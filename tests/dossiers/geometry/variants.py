"""One sample made into the papers that break layouts: one row, hundreds, names very long and very short."""

from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

from pydantic import BaseModel

from dossiers.rendering.data import Letterhead, PaperData, Signature
from tests.dossiers import papers
from tests.dossiers.geometry.forms import FORMS

Change = Callable[[BaseModel], dict[str, Any]]

LONG_UNIT = "Trung tâm Kiểm soát phương tiện, người lái và an toàn giao thông đường bộ, đường thủy nội địa, đường sắt"
LONG_POSITION = "Phó Trưởng phòng phụ trách, Trưởng ban Quản lý dự án đầu tư xây dựng các công trình giao thông"
LONG_TITLES = ("TL. Giám đốc", "KT. Chánh Văn phòng", "Phó Chánh Văn phòng")
# A person's name, longest first; a unit's; what may stand under "position".
LONG = (papers.LONG_NAME, LONG_UNIT, LONG_POSITION)
SHORT = ("Y Ý", "Đội 1", "Lái xe")
MOST_OF_A_TEXT = 60


def changed(value: Any, change: Change) -> Any:
    """`value` with `change` made in every model inside it, the innermost first."""
    if isinstance(value, BaseModel):
        fields = {name: changed(getattr(value, name), change) for name in type(value).model_fields}
        inside = value.model_copy(update=fields)
        return inside.model_copy(update=change(inside))
    return tuple(changed(item, change) for item in value) if isinstance(value, tuple) else value


def _named(person: str, unit: str, position: str) -> Change:
    """Other names for all who have one: a row with an empty salutation is a collective."""

    def change(value: BaseModel) -> dict[str, Any]:
        fields = type(value).model_fields
        is_unit = "salutation" in fields and not value.salutation
        names = {"name": unit if is_unit else person, "full_name": person, "unit": unit, "collective": unit}
        names |= {"position": position if "position" in fields and value.position else ""}
        return {name: text for name, text in names.items() if name in fields}

    return change


def _long_head(value: BaseModel) -> dict[str, Any]:
    if isinstance(value, Letterhead):
        return {"agency": papers.LONG_ROOM.agency, "issuer": papers.LONG_ROOM.issuer}
    return {"titles": LONG_TITLES} if isinstance(value, Signature) else {}


def first_rows(value: BaseModel) -> dict[str, Any]:
    """One row in each of its lists."""
    return {
        name: rows[:1]
        for name in type(value).model_fields
        if isinstance(rows := getattr(value, name), tuple) and rows and isinstance(rows[0], BaseModel)
    }


def _brief(value: BaseModel) -> dict[str, Any]:
    """Long paragraphs of rows cut, so that hundreds of them take few pages."""
    texts = {name: getattr(value, name) for name in ("summary", "reason", "text") if hasattr(value, name)}
    return {name: text[:MOST_OF_A_TEXT] for name, text in texts.items()}


def usual(kind: str) -> PaperData:
    return papers.BUILDERS[kind]()


def long(kind: str) -> PaperData:
    """Three lines of agency, three of the signer's titles, the longest names everywhere."""
    return changed(changed(usual(kind), _named(*LONG)), _long_head)


def least(kind: str) -> PaperData:
    """One row in every list, the shortest names."""
    return changed(changed(usual(kind), _named(*SHORT)), first_rows)


def many(kind: str) -> PaperData:
    """As many rows as the form asks for; the sample's own take turns."""
    paper, form = usual(kind), FORMS[kind]
    grown = {
        name: tuple(islice(cycle(changed(getattr(paper, name), _brief)), form.rows // len(form.grows)))
        for name in form.grows
    }
    return paper.model_copy(update=grown)


VARIANTS: dict[str, Callable[[str], PaperData]] = {"usual": usual, "long": long, "least": least, "many": many}
