"""The columns of a table, each with the field that reads its cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import fold


@dataclass(frozen=True)
class Column:
    """One column: `key` columns say whom or what a row is about, `new` ones are needed where it is not there yet.

    `names` are other headings that people give it; `hint` is how to write it, for the template.
    """

    name: str
    label: Any
    field: forms.Field
    key: bool = False
    new: bool = False
    names: tuple[str, ...] = ()
    hint: Any = ""

    @property
    def known_as(self) -> set[str]:
        return {plain_heading(str(name)) for name in (self.label, *self.names)}

    @property
    def need(self) -> str:
        if self.key:
            return _("Bắt buộc")
        return _("Bắt buộc khi thêm mới") if self.new else _("Không bắt buộc")


def plain_heading(text: str) -> str:
    """A heading as it is compared: no case, no marks, nothing but letters and figures."""
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())


class ByLabel(forms.Field):
    """One of some choices, by its word on the screen, with or without marks; gives the value."""

    def __init__(self, choices: Iterable[tuple[Any, Any]], also: Mapping[str, Any] | None = None) -> None:
        super().__init__(required=False)
        self.words = {str(label): value for value, label in choices}
        self._known = {plain_heading(label): value for label, value in self.words.items()} | dict(also or {})

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        found = self._known.get(plain_heading(str(value)))
        if found is None:
            said = {"value": value, "words": "; ".join(self.words)}
            raise ValidationError(_("Không có mục “%(value)s”; hãy ghi một trong các mục: %(words)s.") % said)
        return found


class YesNo(ByLabel):
    """ "Có", "x" or "không"."""

    def __init__(self) -> None:
        words = ((True, gettext_lazy("Có")), (False, gettext_lazy("Không")))
        super().__init__(words, also={"x": True, "1": True, "dung": True, "0": False})
