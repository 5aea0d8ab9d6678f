"""Gates that need to know papers: of submitting (named in settings, since `awards` stands below), of signing here."""

from datetime import datetime

from django.utils.translation import gettext as _

from awards.models import Proposal
from awards.selectors.referrals import Gathering
from campaigns.enums import SignedCopyRule
from core.refusals import Problem
from core.text import format_datetime
from dossiers.current import is_current
from dossiers.models import Paper, PaperKind, PaperState, SignedCopy
from dossiers.selectors import copy_in_force

SIGNED_BY_UNIT = (PaperKind.SUBMISSION_LETTER, PaperKind.MEETING_MINUTES)


def signed_copies_missing(proposal: Proposal) -> list[Problem]:
    """The papers of the unit without a signed copy, where the round demands it at submitting."""
    if proposal.round.signed_copy != SignedCopyRule.AT_SUBMITTING or proposal.is_nil:
        return []
    copies = SignedCopy.objects.filter(proposal=proposal, replaced_at=None)
    there = set(copies.values_list("paper__kind", flat=True))
    text = _("%s: chưa có bản ký; đợt này yêu cầu bản ký khi nộp.")
    return [Problem(text % kind.label, code="signed_copy") for kind in SIGNED_BY_UNIT if kind not in there]


def unsignable(paper: Paper, *, now: datetime) -> list[Problem]:
    """Why this print cannot be signed at `now`, whoever would sign it."""
    if paper.state != PaperState.READY:
        return [Problem(_("Văn bản chưa tạo xong, chưa ký được."), code="not_ready")]
    there = copy_in_force(paper)
    if there is not None and there.certificate:
        text = _("Văn bản này đã được ký số trên hệ thống lúc %s; không ký lần nữa.")
        return [Problem(text % format_datetime(there.uploaded_at), code="signed")]
    return [] if is_current(paper, now) else [outdated()]


def outdated() -> Problem:
    text = _("Nội dung đã thay đổi sau khi in văn bản này, hoặc đã có bản in khác: hãy in lại, ký lại.")
    return Problem(text, code="outdated")


def unit_copies_missing(gathering: Gathering) -> list[Problem]:
    """The units' papers that go up without their signed copy, where the round asks for one at all."""
    if gathering.package.round.signed_copy == SignedCopyRule.NEVER:
        return []
    proposals = {line.referral.nomination.proposal for line in gathering.lines}
    copies = SignedCopy.objects.filter(proposal__in=proposals, replaced_at=None)
    there = set(copies.values_list("proposal", "paper__kind"))
    text = _("%(unit)s: chưa có bản ký của %(paper)s.")
    return [
        Problem(text % {"unit": proposal.unit.short_name, "paper": kind.label}, code="signed_copy")
        for proposal in sorted(proposals, key=lambda row: (row.unit.order, row.pk))
        for kind in SIGNED_BY_UNIT
        if (proposal.pk, kind) not in there
    ]
