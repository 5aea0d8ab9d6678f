"""The checks of criteria: pure functions from figures to a verdict and a sentence, registered by name.

A check never decides: it shows; the unit may explain (giải trình) and the office may overrule with a reason. So a
new campaign's criteria are data: a name of a check and its parameters.
"""

from campaigns.checks import conduct, par_index, people, work
from campaigns.checks.facts import (
    Attestation,
    DisciplineFact,
    Facts,
    IndexFact,
    InitiativeFact,
    ProcedureFact,
    RatingFact,
)
from campaigns.checks.findings import Finding, Verdict, overall
from campaigns.checks.registry import Registry

_registry = Registry([*conduct.CHECKS, *work.CHECKS, *par_index.CHECKS, *people.CHECKS])
run_check = _registry.run
validate_check = _registry.problems_of
check_choices = _registry.choices

__all__ = [
    "Attestation",
    "DisciplineFact",
    "Facts",
    "Finding",
    "IndexFact",
    "InitiativeFact",
    "ProcedureFact",
    "RatingFact",
    "Verdict",
    "check_choices",
    "overall",
    "run_check",
    "validate_check",
]
