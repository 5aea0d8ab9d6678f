"""Bringing in a table: the file, which column is which, and what is written."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import NumberField
from core.files.tables import Table
from organization.importing.columns import Column
from organization.importing.plan import column_choices
from organization.importing.reading import HEAD_ROWS, headings_of


class SheetForm(forms.Form):
    """The Excel file; what is wrong with it is found when it is opened."""

    file = forms.FileField(
        label=gettext_lazy("Tệp Excel (.xlsx)"), allow_empty_file=True,
        error_messages={"required": gettext_lazy("Chưa chọn tệp nào.")},
    )  # fmt: skip


class MappingForm(forms.Form):
    """One choice per column of ours; the choices are the headings of the sheet."""

    head = NumberField(
        label=gettext_lazy("Dòng tiêu đề"), min_value=1, max_value=HEAD_ROWS,
        help_text=gettext_lazy("Dòng có tên các cột; số liệu nằm bên dưới."),
    )  # fmt: skip

    def __init__(self, *args: Any, table: Table, columns: Sequence[Column], head: int, mapping: Mapping[str, int],
                 **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, initial={"head": head} | {_name(name): number for name, number in mapping.items()},
                         **kwargs)  # fmt: skip
        self.columns = columns
        choices = [("", gettext_lazy("(không có trong bảng)")), *column_choices(headings_of(table, head))]
        for column in columns:
            label = format_lazy("{} *", column.label) if column.key or column.new else column.label
            self.fields[_name(column.name)] = forms.TypedChoiceField(
                label=label, choices=choices, coerce=int, empty_value=0, required=False, help_text=column.hint
            )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        chosen: dict[int, str] = {}
        for column in self.columns:
            number = values.get(_name(column.name))
            if number and number in chosen:
                text = _("Cột này đã chọn cho “%s”; mỗi cột của bảng chỉ dùng một lần.")
                self.add_error(_name(column.name), text % chosen[number])
            elif number:
                chosen[number] = str(column.label)
        return values

    @property
    def mapping(self) -> dict[str, int]:
        found = {column.name: self.cleaned_data.get(_name(column.name)) for column in self.columns}
        return {name: number for name, number in found.items() if number}


class WriteForm(forms.Form):
    """What the page has shown, and whether faulty rows are left out."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=16)
    skip_faulty = forms.BooleanField(widget=forms.HiddenInput, required=False)


def _name(column: str) -> str:
    return f"col-{column}"
