"""What must hold between a unit and those that it belongs to or proposes through: problems by field, for forms and
for tables alike."""

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from organization.models import Unit

Key = TypeVar("Key", bound=Hashable)


def circle_problems(unit: Key, above: Mapping[Key, Key | None]) -> dict[str, Any]:
    """Whether `unit` would stand below itself; `above` says of each unit which one it belongs to."""
    upper, seen = above.get(unit), set()
    while upper is not None and upper not in seen:
        if upper == unit:
            return {"parent": _("Một đơn vị không thể trực thuộc chính nó hay đơn vị dưới nó.")}
        seen.add(upper)
        upper = above.get(upper)
    return {}


def proxy_problems(unit: Unit) -> dict[str, Any]:
    """A unit that does not propose itself goes through another one that does."""
    if unit.proxy is None:
        return {}
    if unit.proposes:
        return {"proxy": _("Đơn vị tự gửi hồ sơ thì không có đơn vị đề nghị thay; hãy bỏ một trong hai.")}
    if unit.proxy == unit:
        return {"proxy": _("Đơn vị đề nghị thay phải là một đơn vị khác.")}
    if not unit.proxy.proposes:
        return {"proxy": _("Đơn vị đề nghị thay phải là đơn vị có gửi hồ sơ.")}
    return {}
