"""What a unit states of itself, and discipline."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.checks.facts import Attestation, DisciplineFact, Facts
from campaigns.checks.findings import Finding, Verdict
from campaigns.checks.registry import Check, Params
from core.text import format_date
from organization.enums import SubjectKind


def attested(facts: Facts, params: Params) -> Finding:
    """Passed when the unit states it and the office agrees."""
    said = facts.attestation
    verdict, sentence = _attestation(said)
    return Finding(verdict, sentence, {"unit": said.unit, "office": said.office})


def _attestation(said: Attestation) -> tuple[Verdict, str]:
    if said.unit is None:
        return Verdict.TO_CONSIDER, _("Đơn vị chưa nêu ý kiến về tiêu chí này.")
    if not said.unit:
        return Verdict.FAILED, _("Đơn vị nêu là không đạt tiêu chí này.")
    if said.office is None:
        return Verdict.TO_CONSIDER, _("Đơn vị khẳng định đạt; Văn phòng chưa có ý kiến.")
    if not said.office:
        return Verdict.FAILED, _("Đơn vị khẳng định đạt; Văn phòng không đồng ý.")
    return Verdict.PASSED, _("Đơn vị khẳng định đạt, Văn phòng đồng ý.")


def no_discipline(facts: Facts, params: Params) -> Finding:
    """Passed without any disciplinary record in force on a day of the period.

    A case not yet decided, and a disciplined member of a collective, are to be considered by people.
    """
    met = [fact for fact in facts.disciplines if _in_period(fact, facts)]
    if not met:
        return Finding(Verdict.PASSED, _("Không có kỷ luật trong %s.") % facts.period)
    sentence = " ".join(_sentence(fact) for fact in met)
    own = [fact for fact in met if not fact.pending and not _of_member(fact, facts)]
    verdict = Verdict.FAILED if own else Verdict.TO_CONSIDER
    return Finding(verdict, sentence, {"records": [_figures(fact) for fact in met]}, confidential=True)


def _in_period(fact: DisciplineFact, facts: Facts) -> bool:
    started = fact.starts_on <= date(facts.last_year, 12, 31)
    return started and (fact.ends_on is None or fact.ends_on >= date(facts.first_year, 1, 1))


def _of_member(fact: DisciplineFact, facts: Facts) -> bool:
    return facts.subject_kind == SubjectKind.COLLECTIVE and bool(fact.member)


def _sentence(fact: DisciplineFact) -> str:
    who = _("Thành viên %s") % fact.member if fact.member else _("Có hồ sơ")
    what = _("đang được xem xét") if fact.pending else _("bị kỷ luật")
    until = _(" đến ngày %s") % format_date(fact.ends_on) if fact.ends_on else ""
    since = format_date(fact.starts_on)
    return _("%(who)s %(what)s: %(form)s, từ ngày %(since)s%(until)s.") % {
        "who": who, "what": what, "form": fact.form, "since": since, "until": until,
    }  # fmt: skip


def _figures(fact: DisciplineFact) -> dict[str, object]:
    return {
        "form": fact.form,
        "starts_on": fact.starts_on.isoformat(),
        "ends_on": fact.ends_on.isoformat() if fact.ends_on else None,
        "pending": fact.pending,
        "member": fact.member,
    }


CHECKS = [
    Check("attested", gettext_lazy("Đơn vị khẳng định, Văn phòng đồng ý"), attested),
    Check("no_discipline", gettext_lazy("Không có kỷ luật trong kỳ"), no_discipline),
]
