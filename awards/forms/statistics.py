from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from awards.enums import NominationState
from awards.models import Nomination
from awards.selectors.statistics import GENDERS, STANDINGS
from campaigns.models import AwardType, RoundUnit
from organization.enums import SubjectKind

ALL, GRANTED = ("", _("Tất cả")), (NominationState.GRANTED, _("Được tặng"))


class StatisticsFilter(forms.Form):
    """Whose figures are shown; kept in the address."""

    year = forms.ChoiceField(label=_("Năm"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expected = RoundUnit.objects.order_by("unit__order", "unit__name")
        places = list(expected.values_list("round__year", "unit", "unit__short_name").distinct())
        self.units = list(dict.fromkeys((pk, name) for _year, pk, name in places))
        years = sorted({year for year, _pk, _name in places}, reverse=True)
        self.fields["year"].choices = [ALL, *((year, year) for year in years)]
        self.fields["unit"].choices = [ALL, *self.units]

    def narrow(self, rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
        """`rows` of `statistics.reached` as asked; a wrong value narrows nothing."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return rows.filter(*(_condition(name, value, chosen) for name, value in chosen.items()))


class CountedFilter(StatisticsFilter):
    """The list behind a figure."""

    award = forms.ChoiceField(label=_("Hình thức"), required=False)
    standing = forms.ChoiceField(label=_("Đối tượng"), required=False, choices=[ALL, *STANDINGS.items()])
    gender = forms.ChoiceField(label=_("Giới tính"), required=False, choices=[ALL, *GENDERS.items()])
    result = forms.ChoiceField(label=_("Kết quả"), required=False, choices=[ALL, GRANTED])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = [ALL, *((row.pk, row.short_name) for row in AwardType.objects.all())]


def _condition(name: str, value: str, chosen: dict[str, str]) -> Q:
    """Among those awarded the award that was given is looked for, else the one that was asked for."""
    if name == "standing":
        is_collective = value == "collective"
        kind = SubjectKind.COLLECTIVE if is_collective else SubjectKind.INDIVIDUAL
        return Q(subject_kind=kind) if is_collective else Q(subject_kind=kind, is_leader=value == "leader")
    field = {
        "year": "proposal__round__year",
        "unit": "proposal__unit",
        "award": "given" if "result" in chosen else "award_type",
        "gender": "person__gender",
        "result": "state",
    }[name]
    return Q(**{field: value})
