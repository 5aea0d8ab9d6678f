"""The form fields of the whole house: NFC text, Vietnamese dates and numbers, the same in every locale.

A form's own fields come from here; a model form names `formfield` as `Meta.formfield_callback`.
"""

from core.fields.dates import DateField, DateTimeField
from core.fields.models import formfield
from core.fields.numbers import DecimalField, MoneyField, NumberField, YearField
from core.fields.text import LongTextField, PhoneField, TextField

__all__ = [
    "DateField",
    "DateTimeField",
    "DecimalField",
    "LongTextField",
    "MoneyField",
    "NumberField",
    "PhoneField",
    "TextField",
    "YearField",
    "formfield",
]
