"""Which form field stands for which model field."""

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from core.fields.dates import DateField, DateTimeField
from core.fields.numbers import DecimalField, NumberField
from core.fields.text import LongTextField, TextField

# PostgreSQL's ranges; SQLite would store anything.
WHOLE_RANGES = {
    "PositiveSmallIntegerField": (0, 2**15 - 1),
    "PositiveIntegerField": (0, 2**31 - 1),
    "PositiveBigIntegerField": (0, 2**63 - 1),
    "SmallIntegerField": (-(2**15), 2**15 - 1),
    "IntegerField": (-(2**31), 2**31 - 1),
    "BigIntegerField": (-(2**63), 2**63 - 1),
}
CODE = gettext_lazy("Hãy dùng chữ không dấu, chữ số, gạch nối, không có khoảng trắng; ví dụ to-ky-thuat.")
SAME_ARGUMENTS: dict[str, type[forms.Field]] = {
    "CharField": TextField,
    "DateField": DateField,
    "DateTimeField": DateTimeField,
    "DecimalField": DecimalField,
}


def formfield(db_field: "models.Field[Any, Any]", **kwargs: Any) -> forms.Field | None:
    """`Meta.formfield_callback` of every model form: our fields for text, dates, numbers; else Django's."""
    if db_field.choices is not None or "form_class" in kwargs:
        return db_field.formfield(**kwargs)
    if isinstance(db_field, models.SlugField):
        return db_field.formfield(**{"error_messages": {"invalid": CODE}} | kwargs)
    kind = db_field.get_internal_type()
    if kind in WHOLE_RANGES:
        low, high = WHOLE_RANGES[kind]
        return NumberField(min_value=low, max_value=high, **_common(db_field, kwargs))
    if type(db_field) is models.TextField:
        return LongTextField(**_common(db_field, kwargs))
    ours = SAME_ARGUMENTS.get(type(db_field).__name__)
    return db_field.formfield(form_class=ours, **kwargs) if ours else db_field.formfield(**kwargs)


def _common(db_field: "models.Field[Any, Any]", given: dict[str, Any]) -> dict[str, Any]:
    common: dict[str, Any] = {
        "required": not db_field.blank,
        "label": capfirst(db_field.verbose_name),
        "help_text": db_field.help_text,
    }
    if db_field.has_default():
        common |= {"initial": db_field.get_default, "show_hidden_initial": False}
    return common | given
