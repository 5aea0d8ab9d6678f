"""Which fields the forms of this app are made of."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from core.fields import MoneyField, YearField
from organization.forms.choices import our_fields
from organization.models import Appointment

YEARS = ("year", "starts_year", "ends_year", "period_from", "period_to")


def campaign_fields(db_field: Any, **kwargs: Any) -> forms.Field | None:
    """`Meta.formfield_callback`: the house's fields; a year is never grouped, an amount is money."""
    if db_field.name in YEARS:
        return YearField(label=capfirst(db_field.verbose_name), **kwargs)
    if db_field.name == "amount":
        return MoneyField(label=capfirst(db_field.verbose_name), min_value=1, **kwargs)
    return our_fields(db_field, **kwargs)


class ManyChoices(forms.MultipleChoiceField):
    """Several of a few codes, each with a box to tick."""

    widget = forms.CheckboxSelectMultiple


class SignerChoice(forms.ModelChoiceField):
    """Who signed the paper of a unit: one of those who led it at any time."""

    def label_from_instance(self, row: Appointment) -> str:
        return f"{row.unit.short_name}: {row.title} {row.person}"
