"""What is noted in the book of a campaign, and how it is searched."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from campaigns.enums import OF_UNITS, NoteKind
from campaigns.models import CampaignNote
from campaigns.services.notes import Happening
from core.fields import DateField, LongTextField, TextField
from core.files.models import StoredFile
from organization.actors import Actor
from organization.forms.choices import UnitChoice
from organization.models import Unit

ALL = ("", _("Tất cả"))


class NoteForm(forms.Form):
    """Văn phòng notes anything of any unit; a unit its own activities and good models."""

    kind = forms.ChoiceField(label=_("Loại"), choices=NoteKind.choices)
    unit = UnitChoice(label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("Toàn Sở"))
    happened_on = DateField(label=_("Ngày"))
    text = LongTextField(
        label=_("Nội dung"), max_length=3000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Việc gì, kết quả, bằng con số; với kiểm tra: kết luận, việc phải khắc phục."),
    )  # fmt: skip
    file = forms.FileField(label=_("Tệp kèm theo"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if actor.is_office:
            field.queryset = Unit.objects.on(actor.today).order_by("order", "name")
            return
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in OF_UNITS]
        field.queryset, field.required = Unit.objects.filter(pk__in=actor.unit_ids), True
        field.empty_label = None

    def happening(self, file: StoredFile | None) -> Happening:
        data = self.cleaned_data
        return Happening(data["kind"], data["unit"], data["happened_on"], data["text"], file)


class NoteFilter(forms.Form):
    """By words, kind, year and unit; kept in the address."""

    q = TextField(label=_("Tìm"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Loại"), required=False, choices=[ALL, *NoteKind.choices])
    year = forms.ChoiceField(label=_("Năm"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)

    def __init__(self, *args: Any, rows: QuerySet[CampaignNote], **kwargs: Any) -> None:
        """`rows`: the book, whose years and units are offered."""
        super().__init__(*args, **kwargs)
        years = [day.year for day in rows.dates("happened_on", "year", order="DESC")]
        units = Unit.objects.filter(campaign_notes__in=rows).distinct().order_by("order", "name")
        self.fields["year"].choices = [ALL, *((year, year) for year in years)]
        self.fields["unit"].choices = [ALL, *((unit.pk, unit.short_name) for unit in units)]

    def narrow(self, rows: QuerySet[CampaignNote]) -> QuerySet[CampaignNote]:
        """A wrong value narrows nothing."""
        self.is_valid()
        fields = {"q": "text__icontains", "kind": "kind", "year": "happened_on__year", "unit": "unit"}
        chosen = {fields[name]: value for name, value in self.cleaned_data.items() if value}
        return rows.filter(**chosen)
