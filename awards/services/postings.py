"""Niêm yết danh sách dự kiến: Văn phòng proposes, leadership agrees, everyone reads it until its last day."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import PaperAct
from awards.models import Posting
from awards.selectors.postings import intended_list, last_day_of_posting
from awards.services.locked import lock_posting
from awards.services.paper_records import keep_paper
from campaigns.models import Round
from core.access import check
from core.clock import day_of
from core.journal import record
from core.journal.chain import sha256
from core.locks import ROUND_GATE, hold_gate
from core.refusals import Conflict, Problem, Refused
from core.text import format_date
from organization.enums import Role
from organization.models import User
from organization.services.notices import tell, with_role


@transaction.atomic
def propose_posting(round_: Round, from_day: date, to_day: date, *, actor: Any, now: datetime) -> Posting:
    """Freeze the intended list as it would be posted and ask leadership, which is told.

    Raises Conflict where the campaign asks for no posting, nobody is agreed to, or one waits or hangs already; Refused
    for days that are over or too few.
    """
    hold_gate(ROUND_GATE, round_.pk, shared=False)
    check(actor, "awards.post_list", round_)
    content = _list_to_post(round_, day_of(now))
    problems = _day_problems(round_, from_day, to_day, day_of(now))
    if problems:
        raise Refused(problems)
    row = Posting.objects.create(
        round=round_, content=content, content_hash=sha256(content), from_day=from_day, to_day=to_day,
        proposed_by=actor.user, proposed_at=now,
    )  # fmt: skip
    record("posting.propose", actor=actor, now=now, obj=row, list_hash=row.content_hash, **_days(row))
    text = _("Văn phòng đề nghị niêm yết danh sách dự kiến khen thưởng, %s.") % round_
    leaders = with_role(Role.LEADERSHIP, day=day_of(now))
    tell(leaders, text=text, key=f"posting:{row.pk}", now=now, url=reverse("posting", args=[row.pk]))
    return row


def _list_to_post(round_: Round, today: date) -> list[dict[str, Any]]:
    if not round_.campaign.posting_days:
        raise Conflict(_("Phong trào này không đặt việc niêm yết danh sách dự kiến (Cấu hình, Phong trào thi đua)."))
    rows = Posting.objects.filter(round=round_)
    if rows.waiting().exists():
        raise Conflict(_("Đã có danh sách chờ lãnh đạo Sở đồng ý niêm yết; muốn lập lại thì gỡ danh sách ấy trước."))
    if rows.agreed().filter(to_day__gte=today).exists():
        raise Conflict(_("Danh sách của đợt này đang niêm yết; muốn lập lại thì gỡ danh sách ấy trước."))
    content = intended_list(round_)
    if not content:
        raise Conflict(_("Chưa có đối tượng nào được lãnh đạo Sở đồng ý nên chưa có danh sách để niêm yết."))
    return content


def _day_problems(round_: Round, from_day: date, to_day: date, today: date) -> list[Problem]:
    if from_day < today:
        return [Problem(_("Ngày bắt đầu niêm yết không được trước hôm nay."), field="from_day")]
    earliest = last_day_of_posting(round_, from_day)
    if earliest is not None and to_day < earliest:
        text = _("Niêm yết ít nhất %(days)d ngày làm việc sau ngày bắt đầu: đến hết ngày %(day)s trở đi.")
        words = {"days": round_.campaign.posting_days, "day": format_date(earliest)}
        return [Problem(text % words, field="to_day")]
    return []


@transaction.atomic
def agree_posting(posting: Posting, *, actor: Any, now: datetime) -> Posting:
    """Leadership agrees: from its first day everyone signed in may read this copy, and is told.

    Raises Conflict when it is settled already, its first day is over, or the intended list is another one by now.
    """
    hold_gate(ROUND_GATE, posting.round_id, shared=False)
    row = lock_posting(posting)
    check(actor, "awards.agree_posting", row)
    state = row.state_on(day_of(now))
    if state != "waiting":
        raise Conflict(_("Danh sách này đã được đồng ý niêm yết hoặc đã gỡ."))
    if row.from_day < day_of(now):
        raise Conflict(_("Ngày bắt đầu niêm yết đã qua; Văn phòng gỡ danh sách này rồi lập lại."))
    if sha256(intended_list(row.round)) != row.content_hash:
        text = _("Kết quả xét đã thay đổi sau khi Văn phòng lập danh sách; Văn phòng gỡ danh sách này rồi lập lại.")
        raise Conflict(Problem(text, code="stale"))
    row.agreed_by, row.agreed_at = actor.user, now
    row.save(update_fields=["agreed_by", "agreed_at"])
    record("posting.agree", actor=actor, now=now, obj=row, list_hash=row.content_hash, **_days(row))
    keep_paper(PaperAct.POST_LIST, row, None, actor=actor, now=now)
    _tell_everyone(row, now)
    return row


def _tell_everyone(row: Posting, now: datetime) -> None:
    text = _("Niêm yết danh sách dự kiến khen thưởng, %(round)s, từ ngày %(first)s đến hết ngày %(last)s.") % {
        "round": row.round, "first": format_date(row.from_day), "last": format_date(row.to_day)
    }  # fmt: skip
    everyone = User.objects.filter(is_active=True)
    tell(everyone, text=text, key=f"posted:{row.pk}", now=now, url=reverse("posting", args=[row.pk]))


@transaction.atomic
def stop_posting(posting: Posting, *, reason: str, actor: Any, now: datetime) -> Posting:
    """Take a list down, or drop one that waits, with the reason; Conflict for one that is down or over already."""
    row = lock_posting(posting)
    check(actor, "awards.stop_posting", row)
    if row.state_on(day_of(now)) in ("stopped", "over"):
        raise Conflict(_("Danh sách này đã gỡ hoặc đã hết thời gian niêm yết."))
    if not reason.strip():
        raise Refused(Problem(_("Ghi lý do gỡ danh sách."), field="reason"))
    row.stopped_by, row.stopped_at, row.stop_reason = actor.user, now, reason
    row.save(update_fields=["stopped_by", "stopped_at", "stop_reason"])
    record("posting.stop", actor=actor, now=now, obj=row, note=reason)
    return row


def _days(row: Posting) -> dict[str, str]:
    return {"from_day": row.from_day.isoformat(), "to_day": row.to_day.isoformat()}
