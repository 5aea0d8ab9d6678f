"""pydantic's errors in Vietnamese, with the place in the file."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic_core import ErrorDetails

MESSAGES = {
    "missing": gettext_lazy("còn thiếu"),
    "extra_forbidden": gettext_lazy("không có mục này trong kế hoạch"),
    "string_type": gettext_lazy("phải là chữ (để trong dấu nháy)"),
    "string_too_short": gettext_lazy("không được để trống"),
    "string_too_long": gettext_lazy("dài quá {max_length} ký tự"),
    "string_pattern_mismatch": gettext_lazy("không đúng dạng {pattern}"),
    "int_type": gettext_lazy("phải là số nguyên"),
    "bool_type": gettext_lazy("phải là true hoặc false"),
    "date_type": gettext_lazy("phải là ngày, viết 2026-01-10 không có dấu nháy"),
    "datetime_type": gettext_lazy("phải là ngày giờ, viết 2026-01-10T00:00:00+07:00 không có dấu nháy"),
    "timezone_aware": gettext_lazy("phải ghi múi giờ, ví dụ 2026-01-10T00:00:00+07:00"),
    "list_type": gettext_lazy("phải là danh sách"),
    "dict_type": gettext_lazy("phải là bảng"),
    "model_type": gettext_lazy("phải là bảng"),
    "too_short": gettext_lazy("phải có ít nhất {min_length} mục"),
    "enum": gettext_lazy("phải là một trong: {expected}"),
    "literal_error": gettext_lazy("phải là một trong: {expected}"),
    "greater_than": gettext_lazy("phải lớn hơn {gt}"),
    "greater_than_equal": gettext_lazy("phải từ {ge} trở lên"),
    "less_than_equal": gettext_lazy("phải từ {le} trở xuống"),
    "decimal_type": gettext_lazy("phải là số"),
    "decimal_parsing": gettext_lazy("phải là số"),
    "decimal_max_digits": gettext_lazy("nhiều nhất {max_digits} chữ số"),
    "decimal_max_places": gettext_lazy("nhiều nhất {decimal_places} chữ số sau dấu phẩy"),
}


def place_of(parts: Iterable[str | int]) -> str:
    """`criteria[3].check`: rows count from 0."""
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts if part != "[key]")
    return written.removeprefix(".")


def message_of(error: ErrorDetails) -> str:
    context: dict[str, Any] = error.get("ctx", {})
    if error["type"] == "value_error":
        return str(context["error"])
    known = MESSAGES.get(error["type"])
    if known is None:
        return _("không hợp lệ (%s)") % error["msg"]
    return str(known).format(**context).replace(" or ", " hoặc ")
