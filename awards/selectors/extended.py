"""On which extension a submission stood."""

from awards.models import Submission
from campaigns.calendar import Granted
from campaigns.selectors import round_windows


def granted_to(submission: Submission) -> Granted | None:
    """The extension that gave the cut-off against which the submission was held; None for the announced one."""
    proposal = submission.proposal
    return round_windows(proposal.round).granted(proposal.unit_id, submission.cutoff)
