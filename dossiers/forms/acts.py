"""What Văn phòng types of an act on a published Decision: reasons, whose award, which words."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.enums import ChangePart, DecisionKind
from awards.models import Decision, DecisionLine
from awards.selectors.acts import Words, parts_of
from awards.services.acts import ActText, Misprint
from core.fields import LongTextField, TextField

MISPRINTS = 3
LENGTHS = {ChangePart.SALUTATION: 10, ChangePart.NAME: 200, ChangePart.POSITION: 200, ChangePart.UNIT: 200}


class ActForm(forms.Form):
    """One act. `lines` are those that stand, `words` the ones in force, `chosen` the lines whose words are changed."""

    title = TextField(
        label=gettext_lazy("Trích yếu"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Ghi trích yếu.")},
    )
    facts = LongTextField(
        label=gettext_lazy("Lý do"), max_length=4000,
        error_messages={"required": gettext_lazy("Ghi lý do: sự việc, văn bản kết luận.")},
        help_text=gettext_lazy("In trong quyết định: sự việc, văn bản kết luận (số, ngày, cơ quan)."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, kind: str, lines: list[DecisionLine], words: dict[int, Words], chosen: list[int],
        grounds: list[str], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.kind, self.lines, self.words = kind, lines, words
        self.chosen = [line for line in lines if line.pk in chosen]
        if kind == DecisionKind.REVOKE:
            self._add_revocation(grounds)
        else:
            self._add_words()
        if kind == DecisionKind.CORRECT:
            self._add_misprints()

    def _add_revocation(self, grounds: list[str]) -> None:
        self.fields["grounds"] = forms.MultipleChoiceField(
            label=_("Trường hợp hủy bỏ theo luật"), choices=[(text, text) for text in grounds],
            error_messages={"required": _("Chọn trường hợp hủy bỏ theo luật.")},
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Danh mục ở Cấu hình, Căn cứ ban hành văn bản; chọn được nhiều trường hợp."),
        )  # fmt: skip
        self.fields["whole"] = forms.BooleanField(label=_("Hủy bỏ toàn bộ quyết định"), required=False)
        self.fields["lines"] = forms.TypedMultipleChoiceField(
            label=_("Hoặc chỉ những đối tượng này"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
            choices=[(line.pk, self.label_of(line)) for line in self.lines],
        )  # fmt: skip

    def _add_words(self) -> None:
        for line in self.chosen:
            for part, text in parts_of(self.words[line.pk]).items():
                label = ChangePart(part).label
                self.fields[f"{part}_{line.pk}"] = TextField(
                    label=label[:1].upper() + label[1:], max_length=LENGTHS[ChangePart(part)], initial=text,
                    required=part == ChangePart.NAME,
                )  # fmt: skip

    def _add_misprints(self) -> None:
        for number in range(1, MISPRINTS + 1):
            for name, label, length in (("place", _("Chỗ sai"), 200), ("wrong", _("Đã in"), 1000),
                                        ("right", _("Sửa thành"), 1000)):  # fmt: skip
                self.fields[f"{name}_text_{number}"] = TextField(label=label, max_length=length, required=False)

    def label_of(self, line: DecisionLine) -> str:
        words = self.words[line.pk]
        return ", ".join(part for part in (f"{words.salutation} {words.name}".strip(), words.place) if part)

    @property
    def word_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The chosen lines, each with the fields of its words."""
        return [(self.label_of(line), [self[f"{part}_{line.pk}"] for part in ChangePart]) for line in self.chosen]

    @property
    def misprint_groups(self) -> list[list[forms.BoundField]]:
        if self.kind != DecisionKind.CORRECT:
            return []
        names = ("place", "wrong", "right")
        return [[self[f"{name}_text_{number}"] for name in names] for number in range(1, MISPRINTS + 1)]

    def clean(self) -> dict[str, Any]:
        """Somebody is revoked; a misprint that has any of its three needs its place and what it shall say."""
        cleaned = super().clean()
        if self.kind == DecisionKind.REVOKE and not (
            cleaned.get("whole") or cleaned.get("lines") or self.errors.get("lines")
        ):
            self.add_error("lines", _("Chọn ít nhất một đối tượng bị hủy bỏ."))
        for row in self.misprint_groups:
            place, wrong, right = (cleaned.get(field.name, "") for field in row)
            if (wrong or right) and not place:
                self.add_error(row[0].name, _("Ghi chỗ sai, ví dụ: Điều 2."))
            if place and not (wrong or right):
                self.add_error(row[2].name, _("Ghi chữ đã in, chữ sửa thành."))
        return cleaned

    def text(self) -> ActText:
        data = self.cleaned_data
        return ActText(
            title=data["title"],
            facts=data["facts"],
            ground="; ".join(data.get("grounds", ())),
            lines=tuple(line.pk for line in self.lines) if data.get("whole") else tuple(data.get("lines", ())),
            words={line.pk: self._words_of(line) for line in self.chosen},
            misprints=tuple(Misprint(*row) for row in self._misprints() if any(row)),
        )

    def _words_of(self, line: DecisionLine) -> Words:
        return Words(**{part.value: self.cleaned_data[f"{part}_{line.pk}"] for part in ChangePart})

    def _misprints(self) -> list[tuple[str, ...]]:
        return [tuple(self.cleaned_data[field.name] for field in row) for row in self.misprint_groups]


def initial_of(act: Decision, grounds: list[str]) -> dict[str, Any]:
    """What a draft's form begins with."""
    changes = list(act.changes.all())
    first = {"title": act.title, "facts": act.facts, "grounds": [text for text in grounds if text in act.ground]}
    first["lines"] = [change.line_id for change in changes if change.line_id and not change.part]
    first |= {f"{change.part}_{change.line_id}": change.right for change in changes if change.part}
    texts = [change for change in changes if change.place]
    for number, change in enumerate(texts, start=1):
        values = {"place": change.place, "wrong": change.wrong, "right": change.right}
        first |= {f"{name}_text_{number}": value for name, value in values.items()}
    return first
