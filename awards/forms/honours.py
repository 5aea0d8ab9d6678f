from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from awards.selectors.honours import from_above, honoured
from campaigns.models import Round
from core.fields import TextField
from core.text import fold
from organization.models import Unit

OWN, ABOVE = "so", "cap-tren"
LEVELS = (("", _("Sở và cấp trên")), (OWN, _("Sở khen thưởng")), (ABOVE, _("Cấp trên khen thưởng")))


class HonoursFilter(forms.Form):
    """By name, year, unit and who awards; kept in the address."""

    q = TextField(label=_("Tên"), max_length=60, required=False)
    year = forms.ChoiceField(label=_("Năm"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    level = forms.ChoiceField(label=_("Cấp khen thưởng"), required=False, choices=LEVELS)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # One line of each year and of each unit is looked for, not all of them read.
        above = from_above().select_related(None)
        ours = Exists(honoured().filter(decision__round=OuterRef("pk")))
        years = Round.objects.filter(ours | Exists(above.filter(nomination__proposal__round=OuterRef("pk"))))
        years = years.order_by("-year").values_list("year", flat=True).distinct()
        ours = Exists(honoured().filter(nomination__proposal__unit=OuterRef("pk")))
        units = Unit.objects.filter(ours | Exists(above.filter(nomination__proposal__unit=OuterRef("pk"))))
        self.fields["year"].choices = [("", _("Tất cả")), *((year, year) for year in years)]
        self.fields["unit"].choices = [("", _("Tất cả")), *((row.pk, row.short_name) for row in units)]

    @property
    def level_wanted(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("level", "")

    def narrow(self, rows: QuerySet, *, year: str) -> QuerySet:
        """`rows` that have a `nomination`; `year` is the path to the year that they are of."""
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("year"):
            rows = rows.filter(**{year: wanted["year"]})
        if wanted.get("unit"):
            rows = rows.filter(nomination__proposal__unit=wanted["unit"])
        if wanted.get("q"):
            folded = fold(wanted["q"])
            by_subject = Q(nomination__person__search__contains=folded) | Q(nomination__unit__search__contains=folded)
            rows = rows.filter(by_subject)
        return rows
