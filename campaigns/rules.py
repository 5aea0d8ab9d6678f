"""Who may, on campaigns, rounds and cut-offs."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.access import because, permit
from organization.actors import Actor
from organization.rules import is_office, office_or_leadership, signed_in


@because(_("Vướng mắc, phản ánh do chuyên viên, lãnh đạo đơn vị gửi thay mặt đơn vị."))
def speaks_for_a_unit(actor: Actor, _obj: Any) -> bool:
    return bool(actor.unit_ids)


permit("campaigns.set_up", signed_in, is_office)
permit("campaigns.extend_cutoff", signed_in, is_office)
permit("campaigns.announce", signed_in, is_office)
permit("campaigns.answer_feedback", signed_in, is_office)
permit("campaigns.give_feedback", signed_in, speaks_for_a_unit)
permit("campaigns.see_setup", signed_in, office_or_leadership)
