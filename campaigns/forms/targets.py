"""Đăng ký thi đua: what Văn phòng asks, what a unit registers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.forms.fields import SignerChoice, campaign_fields
from campaigns.models import Target, TargetCall
from campaigns.services.signatures import Signature
from campaigns.services.targets import Aim
from core.fields import DateField, LongTextField, TextField
from organization.models import Appointment, Membership, Person, Unit


class TargetCallForm(forms.ModelForm):
    """Its year is said once: registrations hang on it."""

    class Meta:
        model = TargetCall
        fields = ("year", "due", "guidance")
        formfield_callback = campaign_fields
        widgets = {"guidance": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "due": _("Đơn vị còn đăng ký được trong cả ngày này; sau đó chỉ xem."),
            "guidance": _("Đăng ký những gì, danh hiệu nào; hiện ở đầu trang đăng ký."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["year"]


class AimForm(forms.Form):
    """What the unit itself aims at."""

    aim = TextField(
        label=_("Danh hiệu, hình thức khen thưởng phấn đấu"), max_length=300, help_text=_("Của tập thể đơn vị.")
    )
    text = LongTextField(
        label=_("Chỉ tiêu, nội dung đăng ký"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi chỉ tiêu một dòng, có con số và thời hạn."),
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None, *, row: Target | None) -> None:
        super().__init__(data, files, initial={"aim": row.aim, "text": row.text} if row else None)

    def given(self) -> Aim:
        return Aim(self.cleaned_data["aim"], self.cleaned_data["text"])


class AimOnPaperForm(AimForm):
    """What a unit's head signed on paper, typed by Văn phòng."""

    signer = SignerChoice(
        label=_("Người đã ký"), queryset=Appointment.objects.none(), empty_label=_("Chọn người đã ký")
    )
    signed_on = DateField(label=_("Ngày của văn bản"), help_text=_("Người ký phải có quyền ký vào ngày này."))
    file = forms.FileField(label=_("Bản quét văn bản đã ký"), help_text=_("PDF hoặc ảnh."))
    field_order = ("signer", "signed_on", "file", "aim", "text")

    def __init__(self, data: Any = None, files: Any = None, *, unit: Unit, row: Target | None) -> None:
        super().__init__(data, files, row=row)
        leading = Appointment.objects.filter(unit=unit).select_related("unit", "person")
        self.fields["signer"].queryset = leading.order_by("kind", "pk")

    def signature(self) -> Signature:
        return Signature(self.cleaned_data["signer"], self.cleaned_data["signed_on"])


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, row: Person) -> str:
        return row.full_name


class PersonAimForm(forms.Form):
    """What one of the unit's people aims at; chosen again, it is written anew."""

    person = PersonChoice(label=_("Cán bộ"), queryset=Person.objects.none(), empty_label=_("Chọn người"))
    aim = TextField(label=_("Danh hiệu, hình thức phấn đấu"), max_length=300)
    text = LongTextField(
        label=_("Nội dung đăng ký"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, unit: Unit, day: Any) -> None:
        super().__init__(data, prefix="nguoi")
        present = Membership.objects.on(day).filter(unit=unit)
        people = Person.objects.filter(memberships__in=present).distinct().order_by("sort_key")
        self.fields["person"].queryset = people

    def given(self) -> Aim:
        return Aim(self.cleaned_data["aim"], self.cleaned_data["text"])
