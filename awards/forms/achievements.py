"""What is noted in the unit's book of achievements."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from awards.models import Achievement
from awards.services.achievements import Note
from core.fields import DateField, LongTextField, TextField
from core.text import fold
from organization.actors import Actor
from organization.forms.choices import UnitChoice
from organization.models import Membership, Person, Unit


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, row: Person) -> str:
        return row.full_name


class AchievementForm(forms.Form):
    """Whoever prepares proposals says of whom it is; everybody else notes his own."""

    unit = UnitChoice(label=_("Đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    person = PersonChoice(
        label=_("Của ai"), queryset=Person.objects.none(), required=False, empty_label=_("Cả đơn vị (tập thể)")
    )
    happened_on = DateField(label=_("Ngày"))
    text = LongTextField(
        label=_("Kết quả, thành tích"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Việc gì, kết quả bằng số, theo văn bản nào."),
    )  # fmt: skip
    file = forms.FileField(label=_("Tệp minh chứng"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.own = Membership.objects.on(actor.today).filter(person=actor.person_id).first()
        present = Membership.objects.on(actor.today).filter(unit__in=actor.unit_ids)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=actor.unit_ids)
        self.fields["person"].queryset = Person.objects.filter(Q(memberships__in=present)).distinct()
        if not actor.unit_ids:
            del self.fields["person"]
        if len(actor.unit_ids) < 2:
            del self.fields["unit"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.actor.unit_ids and self.own is None:
            raise forms.ValidationError(_("Chưa ghi nơi công tác của bạn; hãy báo Văn phòng."))
        person, unit = data.get("person"), self._unit(data)
        if person and unit and not Membership.objects.on(self.actor.today).filter(person=person, unit=unit).exists():
            self.add_error("person", _("Người này không công tác tại đơn vị đã chọn."))
        return data

    def _unit(self, data: dict[str, Any]) -> Unit | None:
        if "unit" in self.fields:
            return data.get("unit")
        return self.actor.units[0] if self.actor.unit_ids else self.own and self.own.unit

    def note(self, file: Any) -> Note:
        data = self.cleaned_data
        person = data.get("person") if self.actor.unit_ids else self.own.person
        return Note(self._unit(data), person, data["happened_on"], data["text"], file)


class AchievementFilter(forms.Form):
    """By words and by year; kept in the address."""

    q = TextField(label=_("Tìm"), max_length=60, required=False)
    year = forms.ChoiceField(label=_("Năm"), required=False)

    def __init__(self, *args: Any, rows: QuerySet[Achievement], **kwargs: Any) -> None:
        """`rows`: the book, whose years are offered."""
        super().__init__(*args, **kwargs)
        years = [day.year for day in rows.dates("happened_on", "year", order="DESC")]
        self.fields["year"].choices = [("", _("Tất cả")), *((year, year) for year in years)]

    def narrow(self, rows: QuerySet[Achievement]) -> QuerySet[Achievement]:
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("year"):
            rows = rows.filter(happened_on__year=wanted["year"])
        if wanted.get("q"):
            folded = fold(wanted["q"])
            rows = rows.filter(Q(text__icontains=wanted["q"]) | Q(person__search__contains=folded))
        return rows
