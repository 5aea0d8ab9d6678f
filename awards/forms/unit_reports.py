"""What a unit or a nominee types in a report: one text, one criterion, one file."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.models import CriterionAnswer, ReportSection
from campaigns.models import Criterion
from core.fields import LongTextField, TextField

ATTESTED = (("", _("Chưa khẳng định")), ("yes", _("Đạt")), ("no", _("Không đạt")))
YES_NO = {"yes": True, "no": False}


def _attested(value: str) -> bool | None:
    return YES_NO.get(value)


class VersionedForm(forms.Form):
    """A form whose fields are also saved one by one; ids carry the place, since a page has many of them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args: Any, place: str, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"id_{place}_%s", **kwargs)

    @classmethod
    def clean_one(cls, name: str, value: str) -> Any:
        """The clean value of one field, as autosave sends it. Raises KeyError or ValidationError."""
        if name == "version":
            raise KeyError(name)
        return cls.base_fields[name].clean(value)

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SectionForm(VersionedForm):
    text = LongTextField(label=_("Nội dung"), required=False, widget=forms.Textarea(attrs={"rows": 8}))
    not_in_charge = forms.BooleanField(label=_("Không phụ trách lĩnh vực này"), required=False)

    def __init__(self, *args: Any, label: str, is_area: bool, section: ReportSection | None = None, **kwargs: Any):
        if section:
            names = ("text", "not_in_charge", "version")
            kwargs["initial"] = {name: getattr(section, name) for name in names}
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        if not is_area:
            del self.fields["not_in_charge"]


class AnswerForm(VersionedForm):
    """What the report says of one criterion; a nominee's own page leaves out what only the unit states."""

    attested = forms.TypedChoiceField(
        label=_("Đơn vị khẳng định"), choices=ATTESTED, coerce=_attested, empty_value=None, required=False
    )
    figure = TextField(label=_("Số liệu, kết quả"), required=False, max_length=500)
    see = TextField(label=_("Xem mục (ví dụ II.2)"), required=False, max_length=60)
    explanation = LongTextField(
        label=_("Giải trình"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, answer: CriterionAnswer | None = None, by_nominee: bool = False, **kwargs: Any):
        if answer:
            names = ("figure", "see", "explanation", "version")
            words = {value: code for code, value in YES_NO.items()}
            kwargs["initial"] = {name: getattr(answer, name) for name in names}
            kwargs["initial"]["attested"] = words.get(answer.attested, "")
        super().__init__(*args, **kwargs)
        if by_nominee:
            del self.fields["attested"]


class EvidenceForm(forms.Form):
    """A file, what it shows, and for which criteria."""

    file = forms.FileField(
        label=_("Tệp minh chứng"), help_text=_("PDF, Word, Excel, JPG hoặc PNG, tối đa 20 MB."), required=False
    )
    caption = TextField(
        label=_("Nội dung minh chứng"), max_length=300, help_text=_("Ví dụ: Quyết định công nhận sáng kiến số …")
    )
    criteria = forms.ModelMultipleChoiceField(
        label=_("Dùng cho tiêu chí"),
        queryset=Criterion.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, criteria: Iterable[Criterion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = [row.pk for row in criteria]
        field = self.fields["criteria"]
        field.queryset = Criterion.objects.filter(pk__in=ids)
        field.label_from_instance = lambda row: f"{row.number}. {row.label}"
        if not ids:
            del self.fields["criteria"]


class SignedReportForm(forms.Form):
    """A report that was written and signed elsewhere."""

    file = forms.FileField(label=_("Báo cáo đã ký"), help_text=_("PDF, JPG hoặc PNG, tối đa 20 MB."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The evidence form of the same page has a file, too.
        super().__init__(*args, auto_id="id_signed_%s", **kwargs)
