"""Choices of units and people in forms."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.fields import YearField, formfield
from organization.models import Unit


class UnitChoice(forms.ModelChoiceField):
    """One of the units, in the order of the department."""

    default_error_messages = {"required": _("Chưa chọn đơn vị."), "invalid_choice": _("Không có đơn vị này.")}

    def label_from_instance(self, unit: Unit) -> str:
        return f"— {unit.name}" if unit.parent_id else unit.name


def all_units() -> QuerySet[Unit]:
    return Unit.objects.order_by("order", "name")


def our_fields(db_field: Any, **kwargs: Any) -> forms.Field | None:
    """`Meta.formfield_callback` of this app's forms: the house's fields, years, and units to choose from."""
    if db_field.is_relation and db_field.related_model is Unit:
        empty = kwargs.pop("empty_label", _("(không chọn)") if db_field.blank else _("Chọn đơn vị"))
        return db_field.formfield(form_class=UnitChoice, queryset=all_units(), empty_label=empty, **kwargs)
    if db_field.name == "year":
        return YearField(label=_("Năm"), **kwargs)
    field = formfield(db_field, **kwargs)
    if db_field.choices and field.choices[0][0] == "":
        field.choices = [("", _("Hãy chọn")), *field.choices[1:]]
        field.error_messages["required"] = _("Chưa chọn mục nào.")
    return field
