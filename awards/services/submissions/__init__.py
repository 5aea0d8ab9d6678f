"""The door: submitting, correcting, withdrawing. One order for all of them (deadline.md rule 4):

gate of the round, shared → the proposal's row → key → clock → decide → write → journal → outbox → commit.
A refusal is decided and written inside the transaction, committed, and raised only after it.
"""

from awards.services.submissions.corrections import drop_correction, start_correction
from awards.services.submissions.restore import restore_submitted
from awards.services.submissions.submit import submit_proposal
from awards.services.submissions.withdrawals import withdraw_nomination, withdraw_proposal

__all__ = [
    "drop_correction",
    "restore_submitted",
    "start_correction",
    "submit_proposal",
    "withdraw_nomination",
    "withdraw_proposal",
]
