"""Who may print and hand out certificates."""

from django.utils.translation import gettext_lazy as _

from core.access import either, permit
from organization.rules import is_accountant, is_clerk, is_leadership, is_office, signed_in

office_or_clerk = either(_("Chỉ Văn phòng hoặc văn thư được in, cấp Giấy khen."), is_office, is_clerk)

pays_or_decides = either(
    _("Chỉ kế toán, Văn phòng hoặc lãnh đạo Sở được xem danh sách chi thưởng."), is_accountant, is_office, is_leadership
)

permit("dossiers.issue_certificates", signed_in, office_or_clerk)
permit("dossiers.set_blanks", signed_in, is_office)
permit("dossiers.see_payments", signed_in, pays_or_decides)
permit("dossiers.pay_out", signed_in, is_accountant)
