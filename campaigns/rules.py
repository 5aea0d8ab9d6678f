"""Who may, on campaigns, rounds and cut-offs."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from campaigns.enums import OF_UNITS, ExtensionAuthority
from core.access import because, either, permit
from organization.actors import Actor
from organization.rules import is_clerk, is_leadership, is_office, office_or_leadership, signed_in


@because(_("Vướng mắc, phản ánh do chuyên viên, lãnh đạo đơn vị gửi thay mặt đơn vị."))
def speaks_for_a_unit(actor: Actor, _obj: Any) -> bool:
    return bool(actor.unit_ids)


@because(_("Chỉ lãnh đạo đơn vị (người đứng đầu, cấp phó, người được giao quyền, phụ trách hoặc được ủy quyền bằng "
           "văn bản còn hiệu lực) được đề nghị gia hạn."))  # fmt: skip
def leads_the_unit(actor: Actor, obj: Any) -> bool:
    return obj is not None and obj.unit_id in actor.headed_unit_ids


@because(_("Chỉ lãnh đạo đơn vị (người đứng đầu, cấp phó, người được giao quyền, phụ trách hoặc được ủy quyền bằng "
           "văn bản còn hiệu lực) đăng ký thi đua của đơn vị."))  # fmt: skip
def registers_for_the_unit(actor: Actor, unit: Any) -> bool:
    return unit is not None and unit.pk in actor.headed_unit_ids


@because(_("Chỉ lãnh đạo đơn vị."))
def registered_it(actor: Actor, target: Any) -> bool:
    return target is not None and target.unit_id in actor.headed_unit_ids


@because(_("Chỉ Văn phòng, với dòng ghi theo bản ký giấy."))
def typed_from_paper(actor: Actor, target: Any) -> bool:
    return target is not None and target.paper_id is not None and actor.is_office


@because(_("Đăng ký thi đua của đơn vị nào thì đơn vị ấy, Văn phòng và lãnh đạo Sở xem."))
def reads_the_targets(actor: Actor, unit: Any) -> bool:
    """Of one unit; without one, of any at all."""
    of_own = bool(actor.unit_ids) if unit is None else unit.pk in actor.unit_ids
    return of_own or actor.is_office or actor.is_leadership


@because(_("Văn phòng ghi sổ theo dõi phong trào; đơn vị ghi hoạt động, mô hình hay của chính mình."))
def writes_notes(actor: Actor, note: Any) -> bool:
    """This line; without one, any at all."""
    if actor.is_office:
        return True
    return bool(actor.unit_ids) if note is None else note.unit_id in actor.unit_ids and note.kind in OF_UNITS


@because(_("Gia hạn do Văn phòng quyết định, hoặc do lãnh đạo Sở ở đợt ghi như vậy."))
def decides_on_extensions(actor: Actor, round_: Any) -> bool:
    if round_ is None:
        return False
    by_leadership = round_.extensions_by == ExtensionAuthority.LEADERSHIP
    return actor.is_leadership if by_leadership else actor.is_office


permit("campaigns.set_up", signed_in, is_office)
permit("campaigns.ask_extension", signed_in, leads_the_unit)
permit("campaigns.record_request", signed_in, either(_("Chỉ Văn phòng hoặc văn thư được ghi nhận văn bản của đơn vị."),
                                                     is_office, is_clerk))  # fmt: skip
permit("campaigns.extend_cutoff", signed_in, decides_on_extensions)
permit("campaigns.take_paper", signed_in, is_office)
permit("campaigns.announce", signed_in, is_office)
permit("campaigns.answer_feedback", signed_in, is_office)
permit("campaigns.sum_up_feedback", signed_in, is_office)
permit("campaigns.resolve_amendment", signed_in, is_leadership)
permit("campaigns.call_for_targets", signed_in, is_office)
permit("campaigns.register_targets", signed_in, registers_for_the_unit)
permit("campaigns.record_targets", signed_in, is_office)
# fmt: off
permit("campaigns.drop_target", signed_in, either(_("Lãnh đạo đơn vị bỏ đăng ký; dòng ghi theo bản ký giấy thì Văn "
                                                    "phòng cũng bỏ được."), registered_it, typed_from_paper))
# fmt: on
permit("campaigns.see_targets", signed_in, reads_the_targets)
permit("campaigns.write_note", signed_in, writes_notes)
permit("campaigns.see_notes", signed_in, either(_("Sổ theo dõi phong trào do đơn vị, Văn phòng, lãnh đạo Sở xem."),
                                               speaks_for_a_unit, office_or_leadership))  # fmt: skip
permit("campaigns.give_feedback", signed_in, speaks_for_a_unit)
permit("campaigns.see_setup", signed_in, office_or_leadership)
