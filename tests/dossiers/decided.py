"""A Decision over one unit's nominees, brought to any of its states."""

from awards.models import Decision
from awards.services.answers import answer_all
from awards.services.decisions import (
    Signing,
    draft_decision,
    publish_decision,
    ready_for_decision,
    record_signed,
    send_for_signature,
)
from organization.models import Appointment
from tests import factories as make
from tests.awards.review import appraised, received
from tests.clock import NOW


def decision(*, signed: bool = True, published: bool = True) -> Decision:
    """Published unless said otherwise; it awards a collective and one of its people."""
    proposal = appraised(received(), make.appraiser())
    answer_all(proposal.round, actor=make.actor(make.leader()), now=NOW)
    officer, award = make.actor(make.appraiser()), proposal.round.award_types.get()
    rows = ready_for_decision(proposal.round, award)
    row = draft_decision(proposal.round, award, title="Về việc tặng", nominations=rows, actor=officer, now=NOW)
    signer = Appointment.objects.filter(unit=None).first()
    send_for_signature(row, signer=signer, actor=officer, now=NOW)
    row.refresh_from_db()
    if signed:
        signing = Signing("7", row.symbol, NOW.date(), signer, make.stored_file())
        record_signed(row, signing, actor=officer, now=NOW)
    if signed and published:
        publish_decision(row, actor=make.actor(make.chief()), now=NOW)
    row.refresh_from_db()
    return row
