"""Whether a subject may be nominated for an award in a proposal: every reason why not, beside its field."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from awards.models import Nomination, Proposal
from awards.selectors.eligible import awards_for, collectives_of, heads_department, people_of
from campaigns.calendar import last_day
from campaigns.enums import Power
from campaigns.models import AwardType
from core.refusals import Problem
from organization.enums import SubjectKind
from organization.models import Person, Unit


def nomination_problems(
    proposal: Proposal, subject: Person | Unit, ask: Any, but: Nomination | None = None
) -> list[Problem]:
    """All that is wrong with asking `ask` (award_type, fallback_award, other_achievement) for `subject`.

    `but` is the nomination that is being changed, so that it does not clash with itself.
    """
    problems = [] if _is_ours(proposal, subject) else [Problem(_not_ours(subject), field="subject")]
    problems += _award_problems(proposal, subject, ask)
    problems += _second_problems(_others(proposal, subject, but), ask)
    return problems


def _is_ours(proposal: Proposal, subject: Person | Unit) -> bool:
    if isinstance(subject, Person):
        return people_of(proposal.round, proposal.unit).filter(pk=subject.pk).exists()
    return collectives_of(proposal.round, proposal.unit).filter(pk=subject.pk).exists()


def _not_ours(subject: Person | Unit) -> str:
    if isinstance(subject, Person):
        return _("%s không thuộc đơn vị bạn vào ngày cuối của hạn nộp; đơn vị quản lý người đó đề nghị.") % subject
    return _("%s không phải tập thể mà đơn vị bạn được đề nghị trong đợt này.") % subject


def _award_problems(proposal: Proposal, subject: Person | Unit, ask: Any) -> list[Problem]:
    kind = SubjectKind.INDIVIDUAL if isinstance(subject, Person) else SubjectKind.COLLECTIVE
    offered = awards_for(proposal.round, kind)
    problems = []
    if ask.award_type not in offered:
        message = _("Đợt này không xét %(award)s cho %(kind)s.")
        values = {"award": ask.award_type, "kind": str(kind.label).lower()}
        problems.append(Problem(message % values, field="award_type"))
    problems += _fallback_problems(offered, ask)
    if ask.award_type.power == Power.OWN and _heads_department(proposal, subject):
        message = _("Giám đốc Sở không tự tặng mình %s; chỉ đề nghị được hình thức trình cấp trên.")
        problems.append(Problem(message % ask.award_type, field="award_type"))
    return problems


def _heads_department(proposal: Proposal, subject: Person | Unit) -> bool:
    return isinstance(subject, Person) and heads_department(subject, last_day(proposal.round.cutoff))


def _fallback_problems(offered: list[AwardType], ask: Any) -> list[Problem]:
    if ask.fallback_award is None:
        return []
    if ask.fallback_award not in offered or ask.fallback_award.rank >= ask.award_type.rank:
        message = _("“Nếu không đạt, đề nghị xét” phải là một hình thức thấp hơn mà đợt này xét.")
        return [Problem(message, field="fallback_award")]
    return []


def _others(proposal: Proposal, subject: Person | Unit, but: Nomination | None) -> QuerySet[Nomination]:
    about = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    rows = proposal.nominations.present().filter(**about).select_related("award_type")
    return rows.exclude(pk=but.pk) if but else rows


def _second_problems(present: QuerySet[Nomination], ask: Any) -> list[Problem]:
    """One subject, one form, per round; a second one needs a different achievement, in words."""
    others = list(present)
    if any(row.award_type_id == ask.award_type.pk for row in others):
        return [Problem(_("Đã đề nghị hình thức này cho đối tượng này."), field="award_type")]
    if others and not ask.other_achievement.strip():
        message = _("Đối tượng này đã được đề nghị %s; muốn đề nghị thêm, hãy nêu thành tích khác.")
        return [Problem(message % others[0].award_type, field="other_achievement")]
    return []
