"""What lies too long: told to Văn phòng once a day."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from awards.enums import NominationState, ProposalState
from awards.gates.points import address
from awards.models import Proposal, SupplementRequest
from awards.selectors.complaints import complaints_near
from awards.selectors.referrals import packages_near, requests_near
from awards.selectors.silent import silent_units
from campaigns.calendar import RoundWindows, last_day
from campaigns.models import Feedback, Round
from campaigns.selectors import calendar_around, windows_of
from core.clock import day_of
from core.models import Job
from core.outbox.models import JobState
from core.text import format_date, format_datetime
from organization.enums import Role
from organization.selectors.unit_accounts import unit_accounts
from organization.services.notices import tell, with_role

# Working days that may pass before a proposal is received (from the end of its unit's cut-off on: until then the unit
# corrects and withdraws), a received one is appraised to its last nominee, a draft is looked at, feedback is answered.
TO_RECEIVE, TO_APPRAISE, TO_LOOK_AT, TO_ANSWER = 5, 15, 2, 3
NEAR = timedelta(days=2)


@transaction.atomic
def nudge_office(now: datetime) -> int:
    """Tell Văn phòng what lies on its desk too long and which requests are near or past their date, once a day."""
    day = day_of(now)
    lines = [*_lying(now), *_requests(now), *_going_up(now), *_complaints(now), *_unable(now), *_failed_jobs()]
    if not lines:
        return 0
    text = "\n".join([_("Việc cần Văn phòng xem hôm nay:"), *(f"- {line}" for line in lines)])
    users = with_role(Role.APPRAISER, Role.OFFICE_CHIEF, day=day)
    return tell(users, text=text, key=f"nudge:{day.isoformat()}", now=now, url=address("desk"))


def _lying(now: datetime) -> list[str]:
    """What the office has let lie too long, by kind; a nominee on hold waits for something outside."""
    to_judge = Q(nominations__state=NominationState.PROPOSED, nominations__hold_reason="", nominations__removed_at=None)
    still_open = Q(round__cutoff__gt=now) | Q(round__extensions__cutoff__gt=now)
    proposals = Proposal.objects.select_related("unit").distinct()
    drafts = proposals.filter(still_open, state=ProposalState.DRAFT).exclude(preview_asked_at=None)
    to_receive = list(proposals.filter(state=ProposalState.SUBMITTED).select_related("round"))
    windows = windows_of({row.round for row in to_receive})
    lying = (
        (_("Chờ tiếp nhận"), TO_RECEIVE, to_receive, lambda row: _settled_on(row, windows[row.round_id])),
        (_("Chờ thẩm định"), TO_APPRAISE, proposals.filter(to_judge, state=ProposalState.ACCEPTED),
         lambda row: day_of(row.state_changed_at)),
        (_("Nhờ xem trước"), TO_LOOK_AT, drafts, lambda row: day_of(row.preview_asked_at)),
        (_("Vướng mắc, phản ánh chưa trả lời"), TO_ANSWER,
         Feedback.objects.filter(answered_at=None).select_related("unit"), lambda row: day_of(row.sent_at)),
    )  # fmt: skip
    calendar, found = calendar_around(day_of(now)), []
    for what, days, rows, since in lying:
        waited = ((row, calendar.working_days_between(since(row), day_of(now))) for row in rows)
        late = [row.unit.short_name for row, passed in waited if passed > days]
        if late:
            text = _("%(what)s quá %(days)d ngày làm việc: %(units)s.")
            found.append(text % {"what": what, "days": days, "units": ", ".join(late)})
    return found


def _settled_on(proposal: Proposal, windows: RoundWindows) -> date:
    """The day after which it lies with Văn phòng: of its last submitting, or the last one before its unit's cut-off."""
    return max(day_of(proposal.state_changed_at), last_day(windows.cutoff_of(proposal.unit_id)))


def _requests(now: datetime) -> list[str]:
    rows = SupplementRequest.objects.filter(closed_at=None, proposal__state=ProposalState.SUPPLEMENTING)
    rows = rows.filter(due__lte=now + NEAR).select_related("proposal__unit")
    past, near = _("%(unit)s chưa bổ sung, đã quá hạn %(due)s."), _("%(unit)s chưa bổ sung, hạn %(due)s.")
    return [
        (past if row.due <= now else near) % {"unit": row.proposal.unit.short_name, "due": format_datetime(row.due)}
        for row in rows
    ]


def _going_up(now: datetime) -> list[str]:
    """What has to go to the level above soon, or should have gone, each with its day."""
    past, near = _("%(what)s chưa gửi, đã quá hạn %(due)s."), _("%(what)s chưa gửi, hạn %(due)s.")
    lines = [
        (past if row.due <= now else near) % {"what": row, "due": format_date(row.due_on)} for row in packages_near(now)
    ]
    past = _("%(what)s: cấp trên yêu cầu bổ sung, đã quá hạn %(due)s.")
    near = _("%(what)s: cấp trên yêu cầu bổ sung, hạn %(due)s.")
    return lines + [
        (past if row.due <= now else near) % {"what": row.package, "due": format_date(row.due_on)}
        for row in requests_near(now)
    ]


def _complaints(now: datetime) -> list[str]:
    past, near = _("%(what)s chưa trả lời, đã quá hạn %(due)s."), _("%(what)s chưa trả lời, hạn %(due)s.")
    return [
        (past if row.due <= now else near) % {"what": row, "due": format_date(row.due_on)}
        for row in complaints_near(now, NEAR)
    ]


def _unable(now: datetime) -> list[str]:
    """The units of open rounds that nobody could submit for, from the day on which accounts are checked."""
    lines = []
    for round_ in Round.objects.exclude(accounts_checked_at=None).filter(cutoff__gt=now):
        rows = unit_accounts(silent_units(round_), day_of(now))
        unable = [row.unit.short_name for row in rows if not row.submitters]
        if unable:
            text = _("%(round)s: chưa có tài khoản nộp được hồ sơ: %(units)s.")
            lines.append(text % {"round": round_, "units": ", ".join(unable)})
    return lines


def _failed_jobs() -> list[str]:
    count = Job.objects.filter(state=JobState.FAILED).count()
    return [_("%d việc nền không làm được, cần người xử lý.") % count] if count else []
