"""What a stored paper says, read back to be worked on."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from core.refusals import Conflict
from dossiers.rendering.data import PaperData, parse

OTHER_FORM = _(
    "Văn bản này lập theo mẫu cũ của phần mềm, phần mềm không đọc lại dữ liệu của nó được nữa. Bản PDF vẫn xem và tải "
    "được; cần dùng tiếp thì lập văn bản mới."
)


def read_back(kind: str, data: dict[str, Any]) -> PaperData:
    """The paper that stored `data` describes; raises Conflict where its form is none that is read any more."""
    try:
        return parse(kind, data)
    except ValidationError as error:
        raise Conflict(str(OTHER_FORM)) from error
