"""What the registers of a year hold, and which Decisions bonuses are paid for."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from awards.enums import DecisionKind, DecisionState, NominationState
from awards.models import Decision, DecisionLine
from dossiers.models import Paper, PaperKind


def lines_of_year(year: int) -> QuerySet[DecisionLine]:
    """Everybody who was awarded by a Decision signed in `year`, in the order of the register's numbers."""
    rows = DecisionLine.objects.filter(decision__signed_on__year=year).exclude(register_number="")
    parts = ("decision__award_type", "nomination")
    return rows.select_related(*parts).prefetch_related("issues").order_by("register_number", "pk")


def years_of_register(present: int) -> list[int]:
    """The years in which something was awarded, the latest first; the present one always."""
    years = Decision.objects.filter(signed_on__isnull=False).values_list("signed_on__year", flat=True)
    return sorted({present, *years.distinct()}, reverse=True)


def unpaid_decisions() -> QuerySet[Decision]:
    """Those of `paid_decisions` with money to pay out and without a payment list, the oldest first."""
    lists = Paper.objects.filter(kind=PaperKind.PAYMENT_LIST, decision=OuterRef("pk"))
    return paid_decisions().filter(~Exists(lists), total__gt=0).order_by("signed_on", "pk")


def paid_decisions() -> QuerySet[Decision]:
    """Published Decisions that award, each with `recipients` and the `total` of their bonuses (None: not known)."""
    kept = ~Q(lines__nomination__state=NominationState.REVOKED)
    rows = Decision.objects.filter(kind=DecisionKind.AWARD, state=DecisionState.PUBLISHED)
    return rows.select_related("round", "award_type").annotate(
        recipients=Count("lines", filter=kept), total=Sum("lines__bonus", filter=kept)
    )  # fmt: skip
