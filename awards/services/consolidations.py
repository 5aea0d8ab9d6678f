"""Tổng hợp: the list over all units, and passing it on to leadership as a frozen version."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.content.consolidated import consolidated_content, list_mark
from awards.enums import NominationState, ProposalState
from awards.models import Appraisal, Consolidation, Nomination, Proposal
from awards.selectors.consolidated import Line, lines_of
from awards.workflow import NOMINATION_MOVES
from campaigns.models import Round
from core.access import check
from core.clock import day_of
from core.journal import record
from core.journal.chain import sha256
from core.journal.last import last_of, who_and_when
from core.locks import ROUND_GATE, hold_gate
from core.outbox.put import put
from core.refusals import Conflict, Problem, Refused
from organization.enums import Role
from organization.services.notices import tell, with_role

# What else than moves changes what the list says of a nominee.
CHANGES = ("appraisal.save", "check.override", "nomination.rank", "nomination.hold", "nomination.unhold")


@transaction.atomic
def rank_nomination(
    nomination: Nomination, *, rank: int | None, seen: int | None, reason: str = "", actor: Any, now: datetime
) -> None:
    """Xếp thứ tự ưu tiên by hand inside the consolidated list, in place of `seen`, which the page showed.

    Raises Refused for a place without a `reason`, Conflict when somebody else has given another place meanwhile, or
    when nothing is appraised yet.
    """
    check(actor, "awards.appraise_nomination", nomination)
    if rank is not None and not reason.strip():
        raise Refused(Problem(_("Ghi lý do xếp thứ tự này."), field="reason"))
    row, why = Appraisal.objects.filter(nomination=nomination), "" if rank is None else reason.strip()
    if not row.filter(rank=seen).update(rank=rank, rank_reason=why):
        there = row.values_list("rank", flat=True)
        if not there:
            raise Conflict(_("Hãy thẩm định đối tượng này trước khi xếp thứ tự."))
        if there[0] != rank:
            text = _("Chưa lưu: người khác vừa đổi thứ tự này sau khi bạn mở trang.")
            raise Conflict(Problem(text, code="stale"))
        return
    record("nomination.rank", actor=actor, now=now, obj=nomination, unit_id=nomination.proposal.unit_id, rank=rank,
           reason=why)  # fmt: skip


@transaction.atomic
def pass_on(round_: Round, *, seen: str | None = None, actor: Any, now: datetime) -> Consolidation:
    """Chánh Văn phòng passes the list on to leadership: frozen with its hash, a new version each time.

    `seen` is the mark of the list that the page showed, None for whoever has just read it. Raises Conflict when the
    list is another one by now, with who changed it and when; Refused with everything that is not finished: proposals
    not received, nominations not appraised.
    """
    hold_gate(ROUND_GATE, round_.pk, shared=False)
    check(actor, "awards.pass_on", round_)
    lines, versions = lines_of(round_), round_.consolidations.count()
    if seen is not None and seen != list_mark(lines, versions):
        raise Conflict(Problem(_changed_since(round_, lines), code="stale"))
    problems = unfinished(round_)
    if problems:
        raise Refused(problems)
    content = consolidated_content(lines)
    if not content:
        raise Refused(_("Chưa có đối tượng nào để trình lãnh đạo Sở."))
    row = Consolidation.objects.create(
        round=round_,
        version=versions + 1,
        content=content,
        content_hash=sha256(content),
        passed_on_by=actor.user,
        passed_on_at=now,
    )
    record("round.pass_on", actor=actor, now=now, obj=round_, version=row.version, list_hash=row.content_hash)
    put("consolidation_papers", f"{row.pk}", pk=row.pk)
    text = _("Văn phòng đã trình danh sách tổng hợp %s.") % round_
    leaders = with_role(Role.LEADERSHIP, day=day_of(now))
    tell(leaders, text=text, key=f"consolidation:{row.pk}", now=now, url=reverse("approval"))
    return row


def _changed_since(round_: Round, lines: list[Line]) -> str:
    """Who touched the list last: somebody passed it on, or changed what is said of one nominee."""
    of_nominees = {*CHANGES, *(f"nomination.{move.name}" for move in NOMINATION_MOVES)}
    found = (last_of([round_], ["round.pass_on"]), last_of([line.nomination for line in lines], of_nominees))
    last = max((entry for entry in found if entry), key=lambda entry: entry.seq, default=None)
    text = _("Chưa trình: danh sách đã thay đổi sau khi bạn mở trang.")
    if last is None:
        return text
    said = _("Thay đổi gần nhất: %(what)s (%(who)s). Hãy tải lại trang, đọc rồi trình.")
    return f"{text} {said % {'what': last.object_label, 'who': who_and_when(last)}}"


def unfinished(round_: Round) -> list[Problem]:
    """What keeps the list from being passed on, a line each."""
    waiting = (ProposalState.SUBMITTED, ProposalState.SUPPLEMENTING)
    problems = [
        Problem(
            _("Hồ sơ của %(unit)s chưa được tiếp nhận (%(state)s).")
            % {"unit": proposal.unit, "state": proposal.get_state_display().lower()},
            url=reverse("appraise_proposal", args=[proposal.pk]),
        )
        for proposal in Proposal.objects.filter(round=round_, state__in=waiting).select_related("unit")
    ]
    open_ones = Nomination.objects.present().filter(proposal__round=round_, state=NominationState.PROPOSED)
    return problems + [
        Problem(
            _("%(name)s (%(unit)s) chưa có kết luận thẩm định.")
            % {"name": nomination.printed_name, "unit": nomination.proposal.unit.short_name},
            url=reverse("appraisal", args=[nomination.pk]),
        )
        for nomination in open_ones.filter(on_hold_since=None).select_related("proposal__unit")
    ]
