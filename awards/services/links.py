"""A nominee's personal link: he writes his own report without an account, and nothing else.

The token has 256 bits and is shown once; only its SHA-256 is kept, so a stolen database opens nothing.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.models import ReportLink
from awards.services.drafts import lock_draft_nomination
from awards.services.locked import lock_nomination
from campaigns.selectors import effective_cutoff
from core.access import check
from core.journal import log_access, record
from core.refusals import Conflict, Refused
from core.text import format_datetime

TOKEN_BYTES = 32


@dataclass(frozen=True)
class Nominee:
    """Who writes by a link: no account, no unit, no role; `nomination_id` is all that he may write."""

    link: ReportLink
    now: datetime
    address: str | None = None

    user = None
    recorder = None
    system = False
    signed_in = False
    unit_ids = headed_unit_ids = frozenset()

    @property
    def nomination_id(self) -> int:
        return self.link.report.nomination_id

    @property
    def label(self) -> str:
        return _("%s (đường dẫn riêng)") % self.link.report.nomination.printed_name


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_link(report: Any, *, actor: Any, now: datetime) -> str:
    """A new personal link; the one before it opens nothing from now on. Returns the token, once.

    It holds until the cut-off, or until the date of an open request for supplement where that is later. Raises
    Refused when that has passed.
    """
    nomination = lock_draft_nomination(report.nomination, actor=actor)
    until = _until(nomination.proposal)
    if until <= now:
        raise Refused(_("Đã qua hạn nộp nên không lập được đường dẫn riêng; đơn vị vẫn viết được báo cáo."))
    report.links.filter(revoked_at=None).update(revoked_at=now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    report.links.create(token_hash=token_hash(token), made_at=now, made_by=actor.user, expires_at=until)
    record(
        "report_link.make", actor=actor, now=now, obj=nomination, unit_id=nomination.proposal.unit_id,
        expires=until.isoformat(),
    )  # fmt: skip
    return token


def _until(proposal: Any) -> datetime:
    request = proposal.requests.filter(closed_at=None).order_by("-due").first()
    cutoff = effective_cutoff(proposal.round, proposal.unit)
    return max(cutoff, request.due) if request else cutoff


@transaction.atomic
def revoke_link(report: Any, *, actor: Any, now: datetime) -> None:
    """The link opens nothing any more."""
    nomination = lock_nomination(report.nomination)
    check(actor, "awards.edit_proposal", nomination)
    if report.links.filter(revoked_at=None).update(revoked_at=now):
        record("report_link.revoke", actor=actor, now=now, obj=nomination, unit_id=nomination.proposal.unit_id)


def find_link(token: str) -> ReportLink | None:
    """The link of this token, whether or not it still opens anything."""
    rows = ReportLink.objects.select_related(
        "report__nomination__proposal__round", "report__nomination__proposal__unit", "report__nomination__award_type",
        "report__nomination__person", "report__nomination__unit",
    )  # fmt: skip
    return rows.filter(token_hash=token_hash(token)).first()


def why_closed(link: ReportLink, now: datetime) -> str:
    """Why the link opens nothing any more; "" when it does."""
    if link.revoked_at is not None:
        return _("Đường dẫn này đã được đơn vị thu hồi. Hãy xin đơn vị đường dẫn mới.")
    if now >= link.expires_at:
        return _("Đường dẫn này đã hết hạn lúc %s. Hãy liên hệ đơn vị.") % format_datetime(link.expires_at)
    if link.report.nomination.removed_at is not None:
        return _("Báo cáo này không còn cần viết. Hãy liên hệ đơn vị.")
    return ""


@transaction.atomic
def use_link(link: ReportLink, *, now: datetime, address: str | None, what: str) -> Nominee:
    """The nominee who holds this link; each use leaves its trace. Raises Conflict when it opens nothing any more."""
    reason = why_closed(link, now)
    if reason:
        raise Conflict(reason)
    ReportLink.objects.filter(pk=link.pk).update(last_used_at=now)
    nominee = Nominee(link, now, address)
    log_access(what, actor=nominee, now=now, obj=link.report.nomination, address=address)
    return nominee
