"""What lies too long: told to Văn phòng once a day."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import ProposalState
from awards.gates.points import address
from awards.models import Proposal, SupplementRequest
from campaigns.calendar import WorkCalendar
from campaigns.selectors import calendar_around
from core.clock import day_of
from core.models import Job
from core.outbox.models import JobState
from core.text import format_datetime
from organization.enums import Role
from organization.services.notices import tell, with_role

# Working days a submitted proposal may wait to be received, a received one to be appraised.
WAITS = ((ProposalState.SUBMITTED, 5), (ProposalState.ACCEPTED, 15))
NEAR = timedelta(days=2)


@transaction.atomic
def nudge_office(now: datetime) -> int:
    """Tell Văn phòng what lies on its desk too long and which requests are near or past their date, once a day."""
    day = day_of(now)
    lines = [*_lying(now), *_requests(now), *_failed_jobs()]
    if not lines:
        return 0
    text = "\n".join([_("Việc cần Văn phòng xem hôm nay:"), *(f"- {line}" for line in lines)])
    users = with_role(Role.APPRAISER, Role.OFFICE_CHIEF, day=day)
    return tell(users, text=text, key=f"nudge:{day.isoformat()}", now=now, url=address("desk"))


def _lying(now: datetime) -> list[str]:
    calendar = calendar_around(day_of(now))
    found = []
    for state, days in WAITS:
        rows = Proposal.objects.filter(state=state).select_related("unit")
        late = [row.unit.short_name for row in rows if _waited(row, calendar, now) > days]
        if late:
            text = _("Hồ sơ “%(state)s” quá %(days)d ngày làm việc: %(units)s.")
            found.append(text % {"state": state.label.lower(), "days": days, "units": ", ".join(late)})
    return found


def _waited(proposal: Proposal, calendar: WorkCalendar, now: datetime) -> int:
    return calendar.working_days_between(day_of(proposal.state_changed_at), day_of(now))


def _requests(now: datetime) -> list[str]:
    rows = SupplementRequest.objects.filter(closed_at=None, proposal__state=ProposalState.SUPPLEMENTING)
    rows = rows.filter(due__lte=now + NEAR).select_related("proposal__unit")
    past, near = _("%(unit)s chưa bổ sung, đã quá hạn %(due)s."), _("%(unit)s chưa bổ sung, hạn %(due)s.")
    return [
        (past if row.due <= now else near) % {"unit": row.proposal.unit.short_name, "due": format_datetime(row.due)}
        for row in rows
    ]


def _failed_jobs() -> list[str]:
    count = Job.objects.filter(state=JobState.FAILED).count()
    return [_("%d việc nền không làm được, cần người xử lý.") % count] if count else []
