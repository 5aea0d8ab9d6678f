"""What the journal's actions on accounts, units, people and facts are called on screen."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

_NOUNS = {
    "account": _("tài khoản"),
    "unit": _("đơn vị"),
    "unit_name": _("tên cũ của đơn vị"),
    "agency": _("tên cơ quan"),
    "duty_officer": _("cán bộ trực"),
    "person": _("cán bộ"),
    "membership": _("nơi công tác"),
    "appointment": _("chức vụ, ủy quyền"),
    "annualrating": _("xếp loại chất lượng"),
    "parindexresult": _("chỉ số cải cách hành chính"),
    "procedurefigures": _("số liệu giải quyết TTHC"),
    "initiative": _("sáng kiến"),
    "discipline": _("kỷ luật"),
    "awardrecord": _("danh hiệu, khen thưởng đã đạt"),
    "reorganisation": _("việc sắp xếp tổ chức"),
    "unitchange": _("một việc của quyết định sắp xếp"),
    "unitafter": _("đơn vị sau khi sắp xếp"),
    "persongoes": _("nơi về của cán bộ khi sắp xếp"),
    "departmentafter": _("tên cơ quan sau khi sắp xếp"),
    "rolegrant": _("vai trò theo đơn vị sau khi sắp xếp"),
}
_VERBS = {"add": _("Thêm"), "change": _("Sửa"), "delete": _("Xóa")}


def writes(nouns: Mapping[str, Any]) -> dict[str, Any]:
    """The words of adding, changing and deleting each of `nouns`."""
    return {
        f"{noun}.{verb}": format_lazy("{} {}", word, name)
        for noun, name in nouns.items()
        for verb, word in _VERBS.items()
    }


ACTIONS = writes(_NOUNS) | {
    "sign_in.ok": _("Đăng nhập"),
    "sign_in.proof": _("Xác nhận lại bằng mật khẩu"),
    "sign_in.locked": _("Bị khóa đăng nhập"),
    "sign_in.unlock": _("Mở khóa đăng nhập"),
    "password.set": _("Đặt mật khẩu"),
    "password.demand": _("Buộc đổi mật khẩu"),
    "code.issue": _("Cấp mã đặt lại mật khẩu"),
    "code.use": _("Dùng mã đặt lại mật khẩu"),
    "account.deactivate": _("Ngừng tài khoản"),
    "account.activate": _("Mở lại tài khoản"),
    "role.give": _("Giao vai trò"),
    "role.end": _("Kết thúc vai trò"),
    "reorganisation.carry_out": _("Thực hiện việc sắp xếp tổ chức"),
    "initiative.authors": _("Sửa tác giả sáng kiến"),
}
