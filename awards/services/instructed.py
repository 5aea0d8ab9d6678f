"""Bổ sung theo ý kiến chỉ đạo: the one new nominee that leadership's request brings into a proposal handed in.

The unit adds nobody in answer to a request (deadline.md rule 11); it is leadership that names him, on a paper. The
rest is a request about one nominee like any other: the unit votes, reports, submits; whom it had stays with the office.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import AskedFor
from awards.gates.nominations import nomination_problems
from awards.models import Nomination, Proposal
from awards.services.nominations import Ask, nominate
from campaigns.models import AwardType
from core.refusals import Problem
from organization.models import Person, Unit


@dataclass(frozen=True)
class Addition:
    """Whom leadership wants to see proposed for which award."""

    subject: Person | Unit
    award_type: AwardType

    @property
    def ask(self) -> Ask:
        return Ask(self.award_type)

    def __str__(self) -> str:
        text = _("Lập hồ sơ đề nghị %(award)s cho %(name)s theo ý kiến chỉ đạo.")
        return text % {"award": self.award_type, "name": self.subject}


def addition_problems(proposal: Proposal, adding: Addition | None, wish: Any) -> list[Problem]:
    """Every reason why `adding` cannot come in on `wish` (its number and date are asked with every wish)."""
    if adding is None:
        return []
    problems = nomination_problems(proposal, adding.subject, adding.ask)
    if wish.asked_for != AskedFor.LEADERSHIP:
        problems.append(Problem(_("Chỉ lãnh đạo Sở chỉ đạo bổ sung đối tượng.")))
    if wish.paper is None:
        problems.append(Problem(_("Tải lên bản chụp văn bản ghi ý kiến chỉ đạo."), field="paper"))
    return problems


def bring_in(proposal: Proposal, adding: Addition, *, actor: Any, now: datetime) -> Nomination:
    """The new nominee in the draft that the unit goes on with; what was "không có đề nghị" has one now."""
    if proposal.is_nil:
        proposal.is_nil, proposal.nil_reason = False, ""
        proposal.save(update_fields=["is_nil", "nil_reason"])
    return nominate(proposal, adding.subject, adding.ask, actor=actor, now=now)
