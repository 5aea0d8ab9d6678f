"""Numbers as people here write them: `1.000` is a thousand, `8,5` eight and a half; either-or is refused."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.text import format_number

LONGEST = 40
LARGEST = 2**31 - 1
WHOLE = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)")
# With decimals possible, `92.375` may be meant either way: dots need a second group or a comma.
DECIMAL = re.compile(
    r"-?(?:[0-9]+(?:,[0-9]+)?|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})"
)
CURRENCY = re.compile(r"\s*(?:đồng|đ|VNĐ|VND)$", re.IGNORECASE)
MINUS = str.maketrans("−–", "--")


def _read(pattern: re.Pattern[str], value: Any) -> str | None:
    """`value` in Python's writing, or None when it is not a number of this pattern."""
    text = str(value).strip().translate(MINUS)
    if len(text) > LONGEST or not pattern.fullmatch(text):
        return None
    return text.replace(".", "").replace(",", ".")


class NumberField(forms.IntegerField):
    """A whole number: `1000` or `1.000`; 0 to 2 147 483 647 unless said otherwise, so on both engines."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "required": _("Chưa điền số."),
        "invalid": _("Hãy viết một số nguyên, ví dụ 1.000 hoặc 1000 (dấu chấm ngăn hàng nghìn)."),
        "min_value": _("Nhỏ nhất là %(limit_value)s."),
        "max_value": _("Lớn nhất là %(limit_value)s."),
    }

    def __init__(self, *, min_value: int = 0, max_value: int = LARGEST, **kwargs: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        text = _read(WHOLE, self.bare(value))
        if text is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(text)

    def prepare_value(self, value: Any) -> Any:
        return format_number(value) if isinstance(value, int) else value

    def bare(self, value: Any) -> Any:
        """What was typed without what may stand beside the figure."""
        return value


class MoneyField(NumberField):
    """An amount in đồng: `1.410.000`, with or without the word."""

    default_error_messages = {
        "invalid": _("Hãy viết số tiền bằng đồng, không có số lẻ, ví dụ 1.410.000."),
    }

    def bare(self, value: Any) -> Any:
        return CURRENCY.sub("", str(value).strip())


class YearField(NumberField):
    """A year of four digits, never grouped."""

    default_error_messages = {"invalid": _("Hãy viết năm bằng bốn chữ số, ví dụ 2025.")}

    def __init__(self, *, min_value: int = 1900, max_value: int = 2100, **kwargs: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and "." in value:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return value


class DecimalField(forms.DecimalField):
    """A number with decimals: `8,5`, `1.234,5`; `8.5` and `92.375` are refused: they can be read two ways."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "required": _("Chưa điền số."),
        "invalid": _("Hãy viết số với dấu phẩy trước phần lẻ, ví dụ 92,5; không dùng dấu chấm thay dấu phẩy."),
        "min_value": _("Nhỏ nhất là %(limit_value)s."),
        "max_value": _("Lớn nhất là %(limit_value)s."),
        "max_digits": _("Số này có quá nhiều chữ số (nhiều nhất %(max)s)."),
        "max_decimal_places": _("Nhiều nhất %(max)s chữ số sau dấu phẩy."),
        "max_whole_digits": _("Nhiều nhất %(max)s chữ số trước dấu phẩy."),
    }

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        text = _read(DECIMAL, value)
        if text is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return Decimal(text) + 0

    def prepare_value(self, value: Any) -> Any:
        return format_number(value).replace(".", "") if isinstance(value, Decimal | int) else value
