"""Who may print and hand out certificates."""

from django.utils.translation import gettext_lazy as _

from core.access import either, permit
from organization.rules import is_clerk, is_office, signed_in

office_or_clerk = either(_("Chỉ Văn phòng hoặc văn thư được in, cấp Giấy khen."), is_office, is_clerk)

permit("dossiers.issue_certificates", signed_in, office_or_clerk)
permit("dossiers.set_blanks", signed_in, is_office)
