"""What a reminder says to one unit, and what of it others may read before it goes out."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.content import freeze
from awards.gates import blocking_points
from awards.models import Proposal
from campaigns.mail_words import Words
from campaigns.models import Round
from campaigns.selectors import contact_of, current_version, effective_cutoff
from core.access import may
from core.clock import day_of
from core.text import cutoff_text, time_left_text
from organization.models import Unit

SHOWN_AT_MOST = 12


def reminder_for(round_: Round, unit: Unit, words: Words, *, now: datetime) -> Words:
    """The mail as this unit reads it, with its own list of what is missing."""
    return words.filled(_values(round_, unit, now) | {"con_thieu": _list_in_words(missing_of(round_, unit))})


def reminder_without_list(round_: Round, unit: Unit, words: Words, *, now: datetime) -> Words:
    """The mail with the unit's list left out: what is kept, and what others than the unit may read."""
    return words.filled(_values(round_, unit, now) | {"con_thieu": _("[danh sách riêng, chỉ đơn vị đọc được]")})


def preview_for(round_: Round, unit: Unit, words: Words, *, actor: Any, now: datetime) -> Words:
    """The mail as `actor` may see it before it goes out: of a draft that is not his to read only how much is missing.

    Whoever follows progress reads counts, not contents (domain.md, "Who").
    """
    proposal = Proposal.objects.filter(round=round_, unit=unit).select_related("round", "unit").first()
    if proposal is None or may(actor, "awards.read_draft", proposal):
        return reminder_for(round_, unit, words, now=now)
    count = len(missing_of(round_, unit))
    text = _("[%d nội dung còn thiếu: danh sách riêng, chỉ đơn vị đọc được]") if count else _("[Hồ sơ đã đủ]")
    return words.filled(_values(round_, unit, now) | {"con_thieu": text % count if count else text})


def _values(round_: Round, unit: Unit, now: datetime) -> dict[str, str]:
    cutoff = effective_cutoff(round_, unit)
    return {
        "ten_don_vi": unit.name,
        "dot": round_.name,
        "han_nop": cutoff_text(cutoff),
        "con_lai": time_left_text(cutoff, now),
        "dau_moi": contact_of(round_),
    }


def _list_in_words(missing: list[str]) -> str:
    if not missing:
        return _("Hồ sơ đã đủ, chỉ còn lãnh đạo đơn vị bấm “Nộp hồ sơ”.")
    lines = [f"- {line}" for line in missing[:SHOWN_AT_MOST]]
    if len(missing) > SHOWN_AT_MOST:
        lines.append(_("- … và %d nội dung khác") % (len(missing) - SHOWN_AT_MOST))
    return "\n".join([_("Còn thiếu:"), *lines])


def missing_of(round_: Round, unit: Unit) -> list[str]:
    """What keeps this unit's draft from being submitted, in its own words."""
    proposal = Proposal.objects.filter(round=round_, unit=unit).select_related("round", "unit").first()
    version = current_version(round_)
    if proposal is None or version is None:
        return [_("Chưa lập hồ sơ.")]
    content = freeze(proposal, day=day_of(round_.cutoff))
    return [str(point) for point in blocking_points(content, version.content)]
