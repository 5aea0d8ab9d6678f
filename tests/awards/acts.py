"""Decisions that act on a published one, brought to any of their states."""

from typing import Any

from awards.enums import DecisionKind
from awards.models import Decision
from awards.selectors.acts import Words, standing_lines, words_in_force
from awards.services.acts import ActText, Misprint, draft_act
from awards.services.decisions import Signing, publish_decision, record_signed, send_for_signature
from organization.models import Appointment
from tests import factories as make
from tests.clock import NOW

GROUND = "điểm a khoản 1 Điều 93 Luật Thi đua, khen thưởng (gian dối trong kê khai thành tích)"
FACTS = "Kết luận số 12/KL-TTr ngày 02 tháng 3 năm 2026 của Thanh tra tỉnh"


def lines_of(decision: Decision) -> list:
    return list(standing_lines(decision).select_related("nomination"))


def revoking(decision: Decision, *lines: Any, **fields: Any) -> ActText:
    """The award of `lines`, of everybody when none is named."""
    chosen = lines or lines_of(decision)
    return ActText(**{"title": "Về việc hủy bỏ", "facts": FACTS, "ground": GROUND,
                      "lines": tuple(line.pk for line in chosen)} | fields)  # fmt: skip


def renaming(line: Any, name: str, **fields: Any) -> ActText:
    """One line under another name."""
    present = words_in_force([line])[line.pk]
    words = Words(present.salutation, name, present.position, present.unit)
    return ActText(**{"title": "Về việc đính chính", "facts": "In sai tên đệm", "words": {line.pk: words}} | fields)


def rewording(*misprints: Misprint) -> ActText:
    return ActText(title="Về việc đính chính", facts="Sai chính tả", misprints=misprints)


def drafted(kind: DecisionKind, decision: Decision, text: ActText) -> Decision:
    return draft_act(kind, decision, text, actor=make.actor(make.appraiser()), now=NOW)


def sent(act: Decision) -> Decision:
    signer = Appointment.objects.filter(unit=None).first()
    send_for_signature(act, signer=signer, actor=make.actor(make.appraiser()), now=NOW)
    return fresh(act)


def signed(act: Decision) -> Decision:
    row = sent(act)
    signing = Signing(f"{100 + row.pk}", row.symbol, NOW.date(), row.signer, make.stored_file())
    record_signed(row, signing, actor=make.actor(make.appraiser()), now=NOW)
    return fresh(row)


def published(act: Decision) -> Decision:
    row = signed(act)
    publish_decision(row, actor=make.actor(make.chief()), now=NOW)
    return fresh(row)


def fresh(act: Decision) -> Decision:
    """The row as it is now, with what pages and papers read of it."""
    return Decision.objects.select_related("round", "award_type", "signer__person", "touches").get(pk=act.pk)
