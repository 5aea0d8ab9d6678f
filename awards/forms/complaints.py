"""What is typed when somebody holds something against a result, and what Văn phòng answers."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from awards.enums import ComplaintKind, ComplaintOutcome
from awards.forms.paper_acts import PaperForm
from awards.models import Nomination
from awards.services.complaints import ComplaintAnswer, Grievance
from core.fields import DateField, LongTextField
from organization.forms.choices import UnitChoice
from organization.models import Person, Unit
from organization.models.people import person_unit_on


class NomineeChoice(forms.ModelChoiceField):
    def label_from_instance(self, row: Nomination) -> str:
        return f"{row.printed_name} ({row.award_type.short_name})"


class GrievanceForm(forms.Form):
    """What it is, about whom, in which words; whoever takes it in gives the nominees that one may speak of."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=ComplaintKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Chọn kiến nghị hay khiếu nại.")},
    )  # fmt: skip
    nomination = NomineeChoice(
        label=_("Về đối tượng"), queryset=Nomination.objects.none(), required=False,
        empty_label=_("Kết quả của đơn vị nói chung"),
    )  # fmt: skip
    text = LongTextField(label=_("Nội dung"), max_length=10_000)

    def __init__(self, *args: Any, nominations: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nomination"].queryset = nominations


class ComplaintForm(GrievanceForm):
    """Whoever speaks for one unit only is not asked which."""

    unit = UnitChoice(label=_("Đơn vị"), queryset=Unit.objects.none(), empty_label=None)

    field_order = ("kind", "unit", "nomination", "text")

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        self.fields["text"].help_text = _("Nêu điều không đồng ý, căn cứ, điều đề nghị. Chỉ Văn phòng và lãnh đạo Sở "
                                          "đọc.")  # fmt: skip
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        if len(units) == 1:
            del self.fields["unit"]

    def wish(self) -> Grievance:
        data = self.cleaned_data
        unit = data["unit"] if "unit" in self.fields else self.units[0]
        return Grievance(data["kind"], unit, data["nomination"], data["text"])


class ComplaintOnPaperForm(GrievanceForm, PaperForm):
    """What a unit's head has signed on paper, typed by Văn phòng."""

    received_on = DateField(label=_("Ngày nhận"), help_text=_("Thời hạn trả lời tính từ ngày này."))

    field_order = ("kind", "nomination", "text", "signer", "signed_on", "received_on", "file")

    def wish(self) -> Grievance:
        data = self.cleaned_data
        return Grievance(data["kind"], data["signer"].unit, data["nomination"], data["text"], data["received_on"])


class ComplaintOfPersonForm(ComplaintOnPaperForm):
    """What somebody has signed for himself, about his own result or that of the unit in which he works."""

    field_order = ("kind", "nomination", "text", "signed_on", "received_on", "file")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, signers=Person.objects.none(), **kwargs)
        del self.fields["signer"]
        self.fields["signed_on"].help_text = ""
        self.person = person

    def clean(self) -> dict[str, Any]:
        return super().clean() | {"signer": self.person}

    def wish(self) -> Grievance:
        data = self.cleaned_data
        place = person_unit_on(self.person, data["signed_on"])
        unit = place.unit if place else None
        return Grievance(data["kind"], unit, data["nomination"], data["text"], data["received_on"])


class ComplaintAnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Kết quả xem xét"), choices=ComplaintOutcome.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Chọn kết quả xem xét.")},
    )  # fmt: skip
    text = LongTextField(label=_("Trả lời của Văn phòng"), max_length=10_000, help_text=_("Ghi rõ lý do, căn cứ."))
    file = forms.FileField(
        label=_("Văn bản trả lời"), required=False, help_text=_("PDF hoặc ảnh; người gửi tải về được.")
    )

    def answer(self, file: Any) -> ComplaintAnswer:
        return ComplaintAnswer(self.cleaned_data["outcome"], self.cleaned_data["text"], file)
