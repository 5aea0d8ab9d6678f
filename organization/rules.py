"""Who may, on accounts, units and people."""

from django.utils.translation import gettext_lazy as _

from core.access import because, either, permit
from organization.enums import Role


@because(_("Xin đăng nhập để tiếp tục."))
def signed_in(actor, _obj):
    return actor.signed_in


@because(_("Chỉ Văn phòng (chuyên viên thẩm định, Chánh Văn phòng) được làm việc này."))
def is_office(actor, _obj):
    return actor.is_office


@because(_("Chỉ Chánh Văn phòng được làm việc này."))
def is_office_chief(actor, _obj):
    return actor.has(Role.OFFICE_CHIEF)


@because(_("Chỉ lãnh đạo Sở được làm việc này."))
def is_leadership(actor, _obj):
    return actor.is_leadership


@because(_("Chỉ văn thư được làm việc này."))
def is_clerk(actor, _obj):
    return actor.has(Role.CLERK)


@because(_("Chỉ quản trị được làm việc này."))
def is_administrator(actor, _obj):
    return actor.has(Role.ADMINISTRATOR)


@because(_("Chỉ Công đoàn được làm việc này."))
def is_union(actor, _obj):
    return actor.has(Role.UNION)


@because(_("Chỉ đoàn thể được làm việc này."))
def is_organisation(actor, _obj):
    return actor.has(Role.ORGANISATION)


office_or_admin = either(_("Chỉ Văn phòng hoặc quản trị được làm việc này."), is_office, is_administrator)
office_or_leadership = either(_("Chỉ Văn phòng hoặc lãnh đạo Sở được làm việc này."), is_office, is_leadership)

permit("organization.manage_accounts", signed_in, is_administrator)
permit("organization.issue_code", signed_in, office_or_admin)
permit("organization.manage_units", signed_in, office_or_admin)
permit("organization.manage_people", signed_in, office_or_admin)
permit("organization.manage_facts", signed_in, is_office)
permit("organization.confirm_award", signed_in, is_office)
permit("core.read_journal", signed_in, either(_("Chỉ Văn phòng, lãnh đạo Sở hoặc quản trị được xem nhật ký."),
                                              is_office, is_leadership, is_administrator))  # fmt: skip
permit("core.read_access_log", signed_in, office_or_leadership)
