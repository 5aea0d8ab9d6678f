"""Who acts in the leadership's stead, by which paper, from when to when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organization.forms.choices import our_fields
from organization.models import Appointment, Person


class DelegationForm(forms.ModelForm):
    person = forms.ModelChoiceField(label=_("Ủy quyền cho"), queryset=Person.objects.none())

    class Meta:
        model = Appointment
        fields = ("person", "title", "paper", "valid_from", "valid_to")
        formfield_callback = our_fields
        help_texts = {
            "title": _("Chức danh của người được ủy quyền, như in trên văn bản, ví dụ Chánh Văn phòng."),
            "paper": _("Giấy ủy quyền: số, ngày, người ủy quyền."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.filter(user__is_active=True, died_on=None)
        for name in ("paper", "valid_from", "valid_to"):
            self.fields[name].required = True
