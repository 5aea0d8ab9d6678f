"""Gương điển hình: those to be read, those being written."""

from typing import Any

from django.db.models import Q, QuerySet

from awards.models import Nomination, RoleModel
from awards.selectors.honours import from_above, honoured
from awards.selectors.records import about_subject
from organization.models import Person, Unit


def stories() -> QuerySet[RoleModel]:
    """What everybody reads, with the first lines and pictures of each."""
    return RoleModel.objects.published().select_related("nomination__proposal__round").prefetch_related("pictures")


def unpublished_stories(actor: Any) -> QuerySet[RoleModel]:
    """Those that wait for Văn phòng, as far as the reader writes or publishes them; the newest first."""
    rows = RoleModel.objects.visible_to(actor).filter(published_at=None)
    return rows.select_related("nomination", "unit").order_by("-pk")


def stories_about(subject: Person | Unit) -> QuerySet[RoleModel]:
    about = {f"nomination__{name}": value for name, value in about_subject(subject).children}
    return RoleModel.objects.published().filter(**about)


def awarded_nominations() -> QuerySet[Nomination]:
    """Those a story can be about: awarded by a published Decision of ours, or from above."""
    ours, above = honoured().values("nomination"), from_above().values("nomination")
    return Nomination.objects.filter(Q(pk__in=ours) | Q(pk__in=above)).select_related(
        "proposal__unit", "proposal__round"
    )
