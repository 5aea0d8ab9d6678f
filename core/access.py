"""Who may do what, and why not: the one function that views, templates and tests ask.

An app's `rules.py` writes small predicates with a reason and joins them to a permission:

    @because(_("Chỉ lãnh đạo đơn vị được nộp hồ sơ."))
    def leads_unit(actor, proposal): ...

    permit("awards.submit_proposal", signed_in, leads_unit)

`a | b` needs a reason of its own: `either(_("…"), a, b)`. django-rules holds the predicates and answers.
"""

from collections.abc import Callable
from typing import Any

import rules

from core.refusals import Denied, Problem

_reasons: dict[str, tuple[rules.Predicate, ...]] = {}


def because(reason: Any) -> Callable[[Callable[..., bool]], rules.Predicate]:
    """Make a predicate of `(actor, obj)` that can say in Vietnamese why it does not hold."""

    def make(test: Callable[..., bool]) -> rules.Predicate:
        predicate = rules.Predicate(test)
        predicate.reason = reason
        return predicate

    return make


def either(reason: Any, *predicates: rules.Predicate) -> rules.Predicate:
    """A predicate that holds when one of `predicates` does."""
    joined = predicates[0]
    for predicate in predicates[1:]:
        joined = joined | predicate
    joined.reason = reason
    return joined


def permit(permission: str, *predicates: rules.Predicate) -> None:
    """Register `permission`: all `predicates` must hold, in this order; the first that fails is the reason."""
    joined = predicates[0]
    for predicate in predicates[1:]:
        joined = joined & predicate
    rules.add_perm(permission, joined)
    _reasons[permission] = predicates


def permissions() -> list[str]:
    """The names of all permissions, sorted."""
    return sorted(_reasons)


def predicates_of(permission: str) -> tuple[rules.Predicate, ...]:
    """The predicates that must all hold, each with its `reason`."""
    return _reasons[permission]


def why_not(actor: Any, permission: str, obj: Any = None) -> str | None:
    """None when `actor` may, else the reason in Vietnamese. An unknown permission is nobody's."""
    if rules.has_perm(permission, actor, obj):
        return None
    for predicate in _reasons.get(permission, ()):
        if not predicate.test(actor, obj):
            return str(predicate.reason)
    return f"Không có quyền “{permission}”."


def may(actor: Any, permission: str, obj: Any = None) -> bool:
    return why_not(actor, permission, obj) is None


def check(actor: Any, permission: str, obj: Any = None) -> None:
    """Raise Denied with the reason unless `actor` may."""
    reason = why_not(actor, permission, obj)
    if reason is not None:
        raise Denied(Problem(reason, code=permission))
