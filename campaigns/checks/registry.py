"""Checks by name, with the parameters each of them takes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from campaigns.checks.facts import Facts
from campaigns.checks.findings import Finding

Params = Mapping[str, Any]
# From a parameter's value to what is wrong with it ("phải là …"), "" when nothing is.
ParamRule = Callable[[Any], str]


@dataclass(frozen=True)
class Check:
    """One check: its name in data, its label on the screen, the function, and a rule for each parameter."""

    name: str
    label: "str | Promise"
    run: Callable[[Facts, Params], Finding]
    params: Mapping[str, ParamRule] = field(default_factory=dict)

    def problems_of(self, params: Params) -> list[str]:
        """What is wrong with `params`, in Vietnamese."""
        problems = [_("Không có tham số “%s”.") % name for name in params if name not in self.params]
        for name, rule in self.params.items():
            wrong = rule(params[name]) if name in params else _("còn thiếu")
            if wrong:
                problems.append(_("Tham số “%(name)s” %(wrong)s.") % {"name": name, "wrong": wrong})
        return problems


class Registry:
    def __init__(self, checks: Iterable[Check]) -> None:
        self._checks = {check.name: check for check in checks}

    def run(self, name: str, facts: Facts, params: Params) -> Finding:
        """The finding of check `name` on `facts`; raises ValueError when name or parameters are not valid."""
        problems = self.problems_of(name, params)
        if problems:
            raise ValueError(f"{name}: {' '.join(problems)}")
        return self._checks[name].run(facts, params)

    def problems_of(self, name: str, params: Params) -> list[str]:
        """What is wrong with a check as data, in Vietnamese; empty when `run` will take it."""
        if name not in self._checks:
            known = ", ".join(self._checks)
            return [_("Không có cách kiểm tra “%(name)s”; có: %(known)s.") % {"name": name, "known": known}]
        return self._checks[name].problems_of(params)

    def choices(self) -> list[tuple[str, str]]:
        """(name, label) of every check, for set-up pages."""
        return [(check.name, str(check.label)) for check in self._checks.values()]
