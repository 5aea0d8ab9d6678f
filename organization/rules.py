"""Who may, on accounts, units and people."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.access import because, either, permit
from organization.actors import Actor
from organization.enums import HIGH_ROLES, Role


@because(_("Xin đăng nhập để tiếp tục."))
def signed_in(actor: Actor, _obj: Any) -> bool:
    return actor.signed_in


@because(_("Chỉ Văn phòng (chuyên viên thẩm định, Chánh Văn phòng) được làm việc này."))
def is_office(actor: Actor, _obj: Any) -> bool:
    return actor.is_office


@because(_("Chỉ Chánh Văn phòng được làm việc này."))
def is_office_chief(actor: Actor, _obj: Any) -> bool:
    return actor.has(Role.OFFICE_CHIEF)


@because(_("Chỉ lãnh đạo Sở được làm việc này."))
def is_leadership(actor: Actor, _obj: Any) -> bool:
    return actor.is_leadership


@because(_("Chỉ văn thư được làm việc này."))
def is_clerk(actor: Actor, _obj: Any) -> bool:
    return actor.has(Role.CLERK)


@because(_("Chỉ kế toán được làm việc này."))
def is_accountant(actor: Actor, _obj: Any) -> bool:
    return actor.has(Role.ACCOUNTANT)


@because(_("Chỉ quản trị được làm việc này."))
def is_administrator(actor: Actor, _obj: Any) -> bool:
    return actor.has(Role.ADMINISTRATOR)


@because(_("Chỉ bản mẫu chạy bằng đồng hồ luyện tập."))
def is_sample(_actor: Actor, _obj: Any) -> bool:
    return bool(settings.TRAINING_CLOCK)


@because(_("Chỉ Công đoàn được làm việc này."))
def is_union(actor: Actor, _obj: Any) -> bool:
    return actor.has(Role.UNION)


@because(_("Chỉ đoàn thể được làm việc này."))
def is_organisation(actor: Actor, _obj: Any) -> bool:
    return actor.has(Role.ORGANISATION)


office_or_admin = either(_("Chỉ Văn phòng hoặc quản trị được làm việc này."), is_office, is_administrator)
office_or_leadership = either(_("Chỉ Văn phòng hoặc lãnh đạo Sở được làm việc này."), is_office, is_leadership)


@because(_("Không ai ngừng tài khoản của chính mình; hãy nhờ quản trị khác."))
def is_not_own_account(actor: Actor, user: Any) -> bool:
    return user is None or actor.user is None or user.pk != actor.user.pk


@because(_("Không cấp mã cho chính mình; hãy dùng “Đổi mật khẩu”."))
def is_code_for_another(actor: Actor, user: Any) -> bool:
    return bool(is_not_own_account(actor, user))


@because(_("Tài khoản đã ngừng hoạt động; quản trị phải mở lại trước."))
def is_open_account(_actor: Actor, user: Any) -> bool:
    return user is None or bool(user.is_active)


@because(_("Mã cho lãnh đạo Sở, Chánh Văn phòng và quản trị do Chánh Văn phòng hoặc quản trị cấp."))
def may_reset_this_rank(actor: Actor, user: Any) -> bool:
    if user is None or actor.has(Role.OFFICE_CHIEF, Role.ADMINISTRATOR):
        return True
    return not user.grants.on(actor.today).filter(role__in=HIGH_ROLES).exists()


@because(_("Chỉ lãnh đạo Sở ủy quyền; người được ủy quyền không ủy quyền lại. Quản trị chỉ ghi theo giấy ủy quyền."))
def may_delegate(actor: Actor, _obj: Any) -> bool:
    """Whoever may sign by authorisation does not authorise others (Nghị định 30/2020, Điều 13)."""
    return actor.has(Role.LEADERSHIP, Role.ADMINISTRATOR)


@because(_("Không ai tự ghi chức vụ, ủy quyền cho chính mình; hãy nhờ người khác của Văn phòng hoặc quản trị."))
def is_not_own_person(actor: Actor, person: Any) -> bool:
    return person is None or actor.person_id is None or person.pk != actor.person_id


permit("organization.see_accounts", signed_in, office_or_admin)
permit("organization.manage_accounts", signed_in, is_administrator)
permit("organization.deactivate_account", signed_in, is_administrator, is_not_own_account)
permit("organization.unlock", signed_in, office_or_admin)
permit("organization.issue_code", signed_in, office_or_admin, is_open_account, is_code_for_another, may_reset_this_rank)
permit("organization.see_setup", signed_in, office_or_admin)
permit("organization.manage_units", signed_in, office_or_admin)
permit("organization.manage_people", signed_in, office_or_admin)
permit("organization.appoint", signed_in, office_or_admin, is_not_own_person)
permit("organization.delegate", signed_in, may_delegate, is_not_own_person)
permit("organization.manage_facts", signed_in, is_office)
permit("organization.confirm_award", signed_in, is_office)
permit("core.read_journal", signed_in, either(_("Chỉ Văn phòng, lãnh đạo Sở hoặc quản trị được xem nhật ký."),
                                              is_office, is_leadership, is_administrator))  # fmt: skip
permit("core.see_outbox", signed_in, office_or_admin)
permit("core.see_outbox_contents", signed_in, is_office)
permit("core.send_again", signed_in, office_or_admin)
permit("core.read_access_log", signed_in, office_or_leadership)
permit("core.move_training_clock", signed_in, is_administrator, is_sample)
