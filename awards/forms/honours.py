from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from awards.selectors.honours import honoured
from campaigns.models import Round
from core.fields import TextField
from core.text import fold
from organization.models import Unit


class HonoursFilter(forms.Form):
    """By name, year, unit and award; kept in the address."""

    q = TextField(label=_("Tên"), max_length=60, required=False)
    year = forms.ChoiceField(label=_("Năm"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # One line of each year and of each unit is looked for, not all of them read.
        years = Round.objects.filter(Exists(honoured().filter(decision__round=OuterRef("pk"))))
        years = years.order_by("-year").values_list("year", flat=True).distinct()
        units = Unit.objects.filter(Exists(honoured().filter(nomination__proposal__unit=OuterRef("pk"))))
        self.fields["year"].choices = [("", _("Tất cả")), *((year, year) for year in years)]
        self.fields["unit"].choices = [("", _("Tất cả")), *((row.pk, row.short_name) for row in units)]

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("year"):
            rows = rows.filter(decision__round__year=wanted["year"])
        if wanted.get("unit"):
            rows = rows.filter(nomination__proposal__unit=wanted["unit"])
        if wanted.get("q"):
            folded = fold(wanted["q"])
            by_subject = Q(nomination__person__search__contains=folded) | Q(nomination__unit__search__contains=folded)
            rows = rows.filter(by_subject)
        return rows
