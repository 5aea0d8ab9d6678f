"""What lists can be narrowed by; a wrong value is shown beside its field and narrows nothing."""

from datetime import date

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.fields import TextField, YearField
from core.text import fold
from organization.enums import Role
from organization.forms.choices import UnitChoice, all_units
from organization.models import Membership, User
from organization.selectors.accounts import holding


class SearchForm(forms.Form):
    """Search blind to diacritics, in the rows' `search` column."""

    q = TextField(label=_("Tìm theo tên"), max_length=100, required=False)

    def narrow(self, rows: QuerySet, day: date) -> QuerySet:
        """`rows` with every word of the question, in any order."""
        self.is_valid()
        for word in fold(self.cleaned_data.get("q", "")).split():
            rows = rows.filter(search__contains=word)
        return rows


class AccountFilter(SearchForm):
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), ("open", _("Đang hoạt động")), ("closed", _("Đã ngừng"))],
    )
    role = forms.ChoiceField(label=_("Vai trò"), required=False, choices=[("", _("Tất cả")), *Role.choices])

    def narrow(self, rows: QuerySet[User], day: date) -> QuerySet[User]:
        rows = super().narrow(rows, day)
        if state := self.cleaned_data.get("state"):
            rows = rows.filter(is_active=state == "open")
        if role := self.cleaned_data.get("role"):
            rows = holding(rows, role, day)
        return rows


class PeopleFilter(SearchForm):
    unit = UnitChoice(label=_("Đơn vị"), queryset=None, required=False, empty_label=_("Tất cả"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = all_units()

    def narrow(self, rows: QuerySet, day: date) -> QuerySet:
        rows = super().narrow(rows, day)
        if unit := self.cleaned_data.get("unit"):
            here = Membership.objects.on(day).filter(person=OuterRef("pk"), unit=unit)
            rows = rows.filter(Exists(here))
        return rows


class FactFilter(SearchForm):
    """Facts are searched by whom they are about, and by year."""

    year = YearField(label=_("Năm"), required=False, min_value=1945)

    def narrow(self, rows: QuerySet, day: date) -> QuerySet:
        self.is_valid()
        fields = {field.name for field in rows.model._meta.get_fields()}
        for word in fold(self.cleaned_data.get("q", "")).split():
            rows = rows.filter(_about(fields, word))
        if (year := self.cleaned_data.get("year")) and "year" in fields:
            rows = rows.filter(year=year)
        return rows


def _about(fields: set[str], word: str) -> Q:
    found = Q(unit__search__contains=word)
    if "person" in fields:
        found |= Q(person__search__contains=word)
    return found
