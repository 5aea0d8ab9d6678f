"""From what units sent to a numbered amendment of the campaign (plan, last paragraph)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Amendment, Campaign, Feedback
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.enums import Role
from organization.services.notices import people_of_units, tell, with_role


@dataclass(frozen=True)
class Issue:
    """The paper by which the department amends its plan, and what it changes."""

    text: str
    paper_number: str
    paper_date: date
    paper: StoredFile | None = None


@transaction.atomic
def sum_up(campaign: Campaign, summary: str, feedback: Iterable[Feedback], *, actor: Any, now: datetime) -> Amendment:
    """Pass Văn phòng's summary of these questions on to leadership, which is told.

    Raises Refused without any, or with one that another summary has taken up or that is about another campaign.
    """
    check(actor, "campaigns.sum_up_feedback", campaign)
    ids = {row.pk for row in feedback}
    rows = Feedback.objects.select_for_update().filter(pk__in=ids, campaign=campaign, amendment=None)
    taken = len(ids) - len(rows)
    if taken or not ids:
        text = _("%d phản ánh đã được tổng hợp; hãy chọn lại.") % taken if taken else _("Chọn ít nhất một phản ánh.")
        raise Refused(Problem(text, field="feedback"))
    row = Amendment.objects.create(campaign=campaign, summary=summary, passed_on_at=now, passed_on_by=actor.user)
    Feedback.objects.filter(pk__in=ids).update(amendment=row)
    record("amendment.sum_up", actor=actor, now=now, obj=row, note=summary, feedback=sorted(ids))
    leaders = with_role(Role.LEADERSHIP, day=day_of(now))
    tell(leaders, text=_("Văn phòng trình tổng hợp vướng mắc, phản ánh: %s.") % campaign.short_name,
         key=f"amendment:{row.pk}", now=now, url=place_of(row))  # fmt: skip
    return row


@transaction.atomic
def resolve(row: Amendment, resolution: str, *, agreed: bool, actor: Any, now: datetime) -> Amendment:
    """Leadership's word, once; Văn phòng is told. Raises Refused for a refusal without its reason."""
    row = _locked(row)
    check(actor, "campaigns.resolve_amendment", row)
    if row.agreed is not None:
        raise Conflict(_("Lãnh đạo Sở đã cho ý kiến về tổng hợp này."))
    if not agreed and not resolution.strip():
        raise Refused(Problem(_("Ghi lý do không điều chỉnh."), field="resolution"))
    row.agreed, row.resolution, row.resolved_at, row.resolved_by = agreed, resolution, now, actor.user
    row.save(update_fields=["agreed", "resolution", "resolved_at", "resolved_by"])
    record("amendment.resolve", actor=actor, now=now, obj=row, note=resolution, agreed=agreed)
    office = with_role(Role.APPRAISER, Role.OFFICE_CHIEF, day=day_of(now))
    tell(office, text=_("Lãnh đạo Sở đã cho ý kiến về tổng hợp vướng mắc, phản ánh."), key=f"resolved:{row.pk}",
         now=now, url=place_of(row))  # fmt: skip
    return row


@transaction.atomic
def issue(row: Amendment, wish: Issue, *, actor: Any, now: datetime) -> Amendment:
    """Issue what leadership agreed to: it gets the campaign's next number, every unit is told. Raises Conflict."""
    Campaign.objects.select_for_update().get(pk=row.campaign_id)
    row = _locked(row)
    check(actor, "campaigns.sum_up_feedback", row.campaign)
    if row.state != "agreed":
        raise Conflict(_("Chỉ ban hành được điều chỉnh mà lãnh đạo Sở đã đồng ý, một lần."))
    if wish.paper_date > day_of(now):
        raise Refused(Problem(_("Ngày văn bản không thể sau hôm nay."), field="paper_date"))
    last = row.campaign.amendments.aggregate(last=Max("number"))["last"] or 0
    row.number, row.issued_at, row.issued_by = last + 1, now, actor.user
    row.text, row.paper_number, row.paper_date, row.paper = wish.text, wish.paper_number, wish.paper_date, wish.paper
    row.save()
    record("amendment.issue", actor=actor, now=now, obj=row, note=wish.text, number=row.number)
    words = {"number": row.number, "campaign": row.campaign.short_name, "paper": row.paper_number}
    text = _("Kế hoạch %(campaign)s được điều chỉnh lần %(number)s theo văn bản số %(paper)s.") % words
    tell(people_of_units(day_of(now)), text=text, key=f"issued:{row.pk}", now=now, url=place_of(row))
    return row


def place_of(row: Amendment) -> str:
    return reverse("amendment", args=[row.pk])


def _locked(row: Amendment) -> Amendment:
    return Amendment.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=row.pk)
