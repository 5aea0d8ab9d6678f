"""What people say to each other about a campaign."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import LongTextField, TextField
from organization.forms.choices import UnitChoice
from organization.models import Unit


class FeedbackForm(forms.Form):
    """A unit's question; whoever speaks for one unit only is not asked which."""

    unit = UnitChoice(label=_("Đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    text = LongTextField(
        label=_("Vướng mắc, phản ánh"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Điều còn vướng mắc, cần điều chỉnh, bổ sung trong kế hoạch. Chỉ Văn phòng và lãnh đạo Sở đọc."),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        if len(units) == 1:
            del self.fields["unit"]

    def from_unit(self) -> Unit:
        return self.cleaned_data["unit"] if "unit" in self.fields else self.units[0]


class AnswerForm(forms.Form):
    answer = LongTextField(label=_("Trả lời của Văn phòng"), max_length=5000)


class AnnouncementForm(forms.Form):
    title = TextField(label=_("Tiêu đề"), max_length=200)
    text = LongTextField(label=_("Nội dung"), max_length=10_000)
