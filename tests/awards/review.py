"""A received proposal, appraised and passed on, for tests of what leadership and office do next."""

from datetime import timedelta

from awards.enums import Recommendation
from awards.models import Nomination, Proposal
from awards.services.appraisals import Opinion, conclude_appraisal, save_appraisal
from awards.services.consolidations import pass_on
from awards.services.submissions.submit import submit_proposal
from awards.services.supplements import receive_proposal
from organization.models import User
from tests import factories as make
from tests.clock import NOW

LATER = NOW + timedelta(days=1)


def received(**fields) -> Proposal:
    """A proposal of a unit and one person that Văn phòng has taken in."""
    proposal = make.ready_proposal(**fields)
    submit_proposal(proposal, actor=make.actor(make.head(proposal.unit)), arrived_at=None, key="mot")
    proposal.refresh_from_db()
    receive_proposal(proposal, actor=make.actor(make.appraiser()), now=NOW)
    proposal.refresh_from_db()
    return proposal


def person_of(proposal: Proposal) -> Nomination:
    return proposal.nominations.get(subject_kind="individual")


def collective_of(proposal: Proposal) -> Nomination:
    return proposal.nominations.get(subject_kind="collective")


def appraised(proposal: Proposal, officer: User, recommendation: str = Recommendation.AGREE) -> Proposal:
    """Every nominee appraised alike and the list passed on to leadership."""
    actor = make.actor(officer)
    for nomination in proposal.nominations.all():
        eligible = recommendation != Recommendation.DECLINE
        opinion = Opinion(eligible, "Ý kiến của Văn phòng", recommendation)
        save_appraisal(nomination, opinion, version=0, actor=actor, now=NOW)
        conclude_appraisal(nomination, actor=actor, now=NOW)
    pass_on(proposal.round, actor=make.actor(make.chief()), now=NOW)
    return proposal
