"""Papers of a proposal or a Decision, for pages of the apps below."""

from django import template

from awards.models import Decision, Nomination, Proposal
from campaigns.models import Round
from dossiers.models import Paper
from dossiers.selectors import letters_of_round, papers_of_decision, papers_of_proposal

register = template.Library()


@register.simple_tag
def proposal_papers(proposal: Proposal) -> list[Paper]:
    """The papers of what was submitted."""
    return list(papers_of_proposal(proposal))


@register.simple_tag
def decision_papers(decision: Decision) -> list[Paper]:
    """The Decision's own papers, certificates and notices."""
    return list(papers_of_decision(decision))


@register.simple_tag
def round_letters(round_: Round) -> list[Paper]:
    """The công văn made from a round, newest first."""
    return list(letters_of_round(round_))


@register.simple_tag
def report_paper(nomination: Nomination) -> Paper | None:
    """The report of one nominee as it was submitted."""
    return papers_of_proposal(nomination.proposal).filter(nomination=nomination).last()


@register.filter
def report_kind(nomination: Nomination) -> str:
    """The kind of paper that reports on this nominee."""
    return f"achievement_report_{nomination.subject_kind}"
