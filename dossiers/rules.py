"""Who may print and hand out certificates; who may sign which paper."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.access import because, either, permit
from dossiers.building.signers import signing_appointment
from organization.actors import Actor
from organization.rules import is_accountant, is_clerk, is_leadership, is_office, office_or_leadership, signed_in


@because(_("Chỉ người có tên ở khối chữ ký của văn bản, hôm nay còn giữ chức vụ hoặc ủy quyền ghi ở đó, được ký số."))
def is_named_signer(actor: Actor, paper: Any) -> bool:
    return paper.is_signed_here and signing_appointment(paper, actor) is not None


@because(_("Chỉ người đang giữ chức vụ, được giao quyền hoặc ủy quyền ký văn bản mới cần hình chữ ký."))
def holds_an_appointment(actor: Actor, _obj: Any) -> bool:
    return bool(actor.appointments)


office_or_clerk = either(_("Chỉ Văn phòng hoặc văn thư được in, cấp Giấy khen."), is_office, is_clerk)

keeps_minutes = either(_("Chỉ Văn phòng hoặc văn thư được tải lên biên bản đã ký của Hội đồng."), is_office, is_clerk)

pays_or_decides = either(
    _("Chỉ kế toán, Văn phòng hoặc lãnh đạo Sở được xem danh sách chi thưởng."), is_accountant, is_office, is_leadership
)

permit("dossiers.issue_certificates", signed_in, office_or_clerk)
permit("dossiers.keep_minutes", signed_in, keeps_minutes)
permit("dossiers.set_blanks", signed_in, is_office)
permit("dossiers.see_payments", signed_in, pays_or_decides)
permit("dossiers.pay_out", signed_in, is_accountant)
permit("dossiers.see_year_reports", signed_in, office_or_leadership)
permit("dossiers.write_year_report", signed_in, is_office)
permit("dossiers.sign_paper", signed_in, is_named_signer)
permit("dossiers.keep_signature_picture", signed_in, holds_an_appointment)
