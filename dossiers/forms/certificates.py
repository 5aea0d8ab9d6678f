"""Blanks and printers, and the register of issue."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.fields import DateField, DecimalField, TextField
from dossiers.building.certificates import usual_places
from dossiers.models import Align, BlankField, BlankPlace, BlankProfile
from organization.models import Unit

PARTS = ("shown", "x", "y", "width", "size", "align")
LOOK_AGAIN = _("Xem lại chỗ in của: %s.")


def _millimetres(label: Any, least: str, most: str, **options: Any) -> DecimalField:
    return DecimalField(
        label=label, min_value=Decimal(least), max_value=Decimal(most), decimal_places=1, max_digits=4, **options
    )


class PlaceForm(forms.Form):
    """Where one field of the blank stands."""

    shown = forms.BooleanField(label=_("In"), required=False)
    x = _millimetres(_("Cách mép trái (mm)"), "0", "297")
    y = _millimetres(_("Cách mép trên (mm)"), "0", "210")
    width = _millimetres(_("Rộng (mm)"), "10", "297")
    size = _millimetres(_("Cỡ chữ (pt)"), "6", "60")
    align = forms.ChoiceField(label=_("Canh"), choices=Align.choices)

    def __init__(self, data: Any, *, place: BlankPlace) -> None:
        initial = {part: getattr(place, part) for part in PARTS}
        super().__init__(data, prefix=place.field, initial=initial)
        self.label = BlankField(place.field).label
        self.before = place

    def place(self) -> BlankPlace:
        return BlankPlace(field=self.before.field, **self.cleaned_data)


class BlankForm(forms.ModelForm):
    """One blank with its printer, and the place of each field (`places`)."""

    name = TextField(label=_("Tên"), max_length=100, help_text=_("Ví dụ: phôi năm 2026, máy in tầng 2."))
    shift_x = _millimetres(_("Dời sang phải (mm)"), "-20", "20", help_text=_("Số âm là sang trái, ví dụ -1,5."))
    shift_y = _millimetres(_("Dời xuống (mm)"), "-20", "20", help_text=_("Số âm là lên trên."))

    class Meta:
        model = BlankProfile
        fields = ("name", "shift_x", "shift_y")

    def __init__(self, data: Any, *, instance: BlankProfile) -> None:
        super().__init__(data, instance=instance)
        there = list(instance.places.all()) if instance.pk else usual_places()
        self.places = [PlaceForm(data, place=place) for place in there]

    def validate_unique(self) -> None:
        """The service says so in its own words."""

    def clean(self) -> dict[str, Any]:
        wrong = [form.label for form in self.places if not form.is_valid()]
        if wrong:
            self.add_error(None, LOOK_AGAIN % ", ".join(wrong))
        return super().clean()

    def chosen(self) -> list[BlankPlace]:
        """The places as they stand in a form that is right."""
        return [form.place() for form in self.places]


class ChooseBlankForm(forms.Form):
    """On which blank, through which printer."""

    profile = forms.ModelChoiceField(label=_("Phôi và máy in"), queryset=BlankProfile.objects.all())


class BatchForm(forms.Form):
    """Which certificates in one file, and what they are printed on."""

    unit = forms.ModelChoiceField(
        label=_("Của đơn vị"), queryset=None, required=False, empty_label=_("Tất cả các đơn vị")
    )
    profile = forms.ModelChoiceField(
        label=_("Cách in"), queryset=BlankProfile.objects.all(), required=False,
        empty_label=_("Cả tờ, màu"), help_text=_("Hoặc chỉ in các trường lên phôi có sẵn: chọn phôi và máy in."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


class CorrectionForm(forms.Form):
    """The words of a certificate as they shall be printed, and why they were wrong."""

    salutation = forms.ChoiceField(label=_("Ông/Bà"), choices=(("Ông", "Ông"), ("Bà", "Bà")))
    name = TextField(label=_("Tên"), max_length=200)
    description = TextField(label=_("Chức vụ, đơn vị"), max_length=400, required=False)
    achievement = TextField(label=_("Thành tích"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    reason = TextField(label=_("Lý do đính chính"), max_length=1000, help_text=_("Ví dụ: in sai tên đệm."))

    def __init__(self, *args: Any, collective: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if collective:
            self.fields["salutation"].choices = (("Tập thể", "Tập thể"),)


class IssueForm(forms.Form):
    """Who received a certificate; `again` asks why it is made once more."""

    issued_on = DateField(label=_("Ngày cấp"))
    receiver = TextField(
        label=_("Người nhận"), max_length=200,
        help_text=_("Người ký nhận: chính người được khen, hoặc người nhận thay."),
    )  # fmt: skip
    reason = TextField(label=_("Lý do cấp lại"), max_length=1000, help_text=_("Ví dụ: sai tên, rách, mất."))

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["reason"]
