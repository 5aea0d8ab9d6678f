"""Vướng mắc, phản ánh with Văn phòng's answers, and its announcements (plan, last paragraph)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Announcement, Campaign, Feedback
from core.access import check
from core.clock import day_of
from core.journal import record
from core.refusals import Conflict, Denied
from organization.enums import Role
from organization.models import Unit
from organization.services.notices import people_of_units, tell, with_role


@transaction.atomic
def give_feedback(campaign: Campaign, unit: Unit, text: str, *, actor: Any, now: datetime) -> Feedback:
    """Send a unit's question or remark to Văn phòng, which is told. Raises Denied for a unit that is not one's own."""
    check(actor, "campaigns.give_feedback", campaign)
    if unit.pk not in actor.unit_ids:
        raise Denied(_("Chỉ gửi được vướng mắc, phản ánh của đơn vị mình."))
    row = Feedback.objects.create(campaign=campaign, unit=unit, text=text, sent_at=now, sent_by=actor.user)
    record("feedback.give", actor=actor, now=now, obj=row, unit_id=unit.pk, note=text)
    office = with_role(Role.APPRAISER, Role.OFFICE_CHIEF, day=day_of(now))
    tell(office, text=_("%s gửi vướng mắc, phản ánh.") % unit, key=f"feedback:{row.pk}", now=now, url=_place(campaign))
    return row


@transaction.atomic
def answer_feedback(row: Feedback, answer: str, *, actor: Any, now: datetime) -> Feedback:
    """Văn phòng answers, once; whoever sent it is told. Raises Conflict when it has been answered."""
    row = Feedback.objects.select_for_update(of=("self",)).select_related("campaign", "sent_by").get(pk=row.pk)
    check(actor, "campaigns.answer_feedback", row)
    if row.answered_at is not None:
        raise Conflict(_("Phản ánh này đã được trả lời."))
    row.answer, row.answered_at, row.answered_by = answer, now, actor.user
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    record("feedback.answer", actor=actor, now=now, obj=row, unit_id=row.unit_id, note=answer)
    text = _("Văn phòng đã trả lời vướng mắc, phản ánh của đơn vị.")
    tell([row.sent_by], text=text, key=f"feedback-answer:{row.pk}", now=now, url=_place(row.campaign))
    return row


@transaction.atomic
def announce(campaign: Campaign, title: str, text: str, *, actor: Any, now: datetime) -> Announcement:
    """Publish an announcement on the campaign's page and tell the units."""
    check(actor, "campaigns.announce", campaign)
    row = Announcement.objects.create(
        campaign=campaign, title=title, text=text, published_at=now, published_by=actor.user
    )
    record("announcement.add", actor=actor, now=now, obj=row, note=title)
    units = people_of_units(day_of(now))
    tell(units, text=_("Thông báo: %s") % title, key=f"announcement:{row.pk}", now=now, url=_place(campaign))
    return row


def _place(campaign: Campaign) -> str:
    return reverse("campaign", args=[campaign.pk])
