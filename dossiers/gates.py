"""Gates that need to know papers; named in settings (`SUBMISSION_GATES`), since `awards` stands below."""

from django.utils.translation import gettext as _

from awards.models import Proposal
from campaigns.enums import SignedCopyRule
from core.refusals import Problem
from dossiers.models import PaperKind, SignedCopy

SIGNED_BY_UNIT = (PaperKind.SUBMISSION_LETTER, PaperKind.MEETING_MINUTES)


def signed_copies_missing(proposal: Proposal) -> list[Problem]:
    """The papers of the unit without a signed copy, where the round demands it at submitting."""
    if proposal.round.signed_copy != SignedCopyRule.AT_SUBMITTING or proposal.is_nil:
        return []
    copies = SignedCopy.objects.filter(proposal=proposal, replaced_at=None)
    there = set(copies.values_list("paper__kind", flat=True))
    text = _("%s: chưa có bản ký; đợt này yêu cầu bản ký khi nộp.")
    return [Problem(text % kind.label, code="signed_copy") for kind in SIGNED_BY_UNIT if kind not in there]
