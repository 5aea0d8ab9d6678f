"""Ủy quyền: a leader lets somebody act in his stead for a time, by a paper with number and date."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.access import check
from core.clock import day_of
from core.refusals import Conflict, Problem, Refused
from organization.models import Appointment
from organization.services.notices import tell
from organization.services.rows import delete_row, save_row


@transaction.atomic
def delegate(row: Appointment, *, actor: Any, now: datetime) -> Appointment:
    """Write an authorisation of the department; who is authorised is told.

    Raises Denied for whoever may not authorise or for himself, Refused with all that is wrong.
    """
    check(actor, "organization.delegate", row.person)
    problems = delegation_problems(row, day_of(now))
    if problems:
        raise Refused(problems)
    save_row(row, action="delegation", actor=actor, now=now, technical=False)
    words = {"paper": row.paper, "first": f"{row.valid_from:%d/%m/%Y}", "last": f"{row.valid_to:%d/%m/%Y}"}
    text = _("Bạn được ủy quyền xét khen thưởng thay lãnh đạo Sở từ %(first)s đến hết %(last)s (%(paper)s).") % words
    tell([row.person.user], text=text, key=f"delegation:{row.pk}", now=now)
    return row


def delegation_problems(row: Appointment, today: date) -> list[Problem]:
    """What is wrong with the period and the person of an authorisation."""
    problems = []
    if row.valid_to < today:
        problems.append(Problem(_("Ngày cuối của ủy quyền đã qua."), field="valid_to"))
    if not hasattr(row.person, "user"):
        problems.append(Problem(_("Người này chưa có tài khoản nên chưa xét được trên Hệ thống."), field="person"))
    others = Appointment.objects.delegations().filter(person=row.person).exclude(pk=row.pk)
    if others.filter(valid_from__lte=row.valid_to, valid_to__gte=row.valid_from).exists():
        problems.append(Problem(_("Người này đã được ủy quyền trong thời gian đó."), field="valid_from"))
    return problems


@transaction.atomic
def end_delegation(row: Appointment, *, actor: Any, now: datetime) -> None:
    """Chấm dứt: it holds to the end of today; one that has not begun goes. Raises Conflict when it is over."""
    row = Appointment.objects.select_for_update(of=("self",)).select_related("person").get(pk=row.pk)
    check(actor, "organization.delegate", row.person)
    today = day_of(now)
    if row.valid_to <= today:
        raise Conflict(_("Ủy quyền này đã hết hạn hoặc hết hạn vào cuối ngày hôm nay."))
    if row.valid_from > today:
        delete_row(row, action="delegation", actor=actor, now=now, technical=False)
        return
    row.valid_to = today
    save_row(row, action="delegation", actor=actor, now=now, technical=False)
