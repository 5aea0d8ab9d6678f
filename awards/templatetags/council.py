"""The figures of a council's session in words: quorum, ballots, shares with their base."""

from django import template
from django.utils.translation import gettext as _

from awards.gates.votes import share_words
from awards.models import AgendaItem
from awards.selectors.council import Room

register = template.Library()


@register.filter
def quorum_words(room: Room) -> str:
    """`7/9 thành viên có quyền bỏ phiếu (cần ít nhất 2/3)`."""
    share = room.session.quorum or room.session.council.quorum
    words = {"present": len(room.present), "members": len(room.voters), "share": share}
    return _("%(present)d/%(members)d thành viên có quyền bỏ phiếu (cần ít nhất %(share)s)") % words


@register.filter
def cast_words(room: Room) -> str:
    """`4/7`."""
    return f"{len(room.takers) - len(room.waiting)}/{len(room.takers)}"


@register.filter
def share_wanted(item: AgendaItem) -> str:
    """`cần 2/3 tổng số thành viên`."""
    return _("cần %(share)s %(base)s") % {"share": item.share, "base": item.get_share_base_display()}


@register.filter
def advice(item: AgendaItem) -> str:
    """`7/9 (77,78%) tổng số thành viên`, with the award that was lowered to."""
    words = f"{share_words(item.votes, item.base)} {item.get_base_kind_display()}"
    return f"{item.lower_award.short_name}: {words}" if item.outcome == "lower" else words
