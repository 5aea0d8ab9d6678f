"""Certificates of units that end; `organization` asks for them by the dotted path in settings."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from awards.enums import DecisionState, NominationState
from awards.models import DecisionLine
from dossiers.models import Paper
from organization.models import Unit
from organization.selectors.touched import Hanging, Touched, counted

IN_FORCE = (DecisionState.SIGNED, DecisionState.PUBLISHED)


def touched(units: Sequence[Unit], _now: datetime) -> list[Touched]:
    """Certificates that were signed and not yet handed over; what was written to these units."""
    lines = DecisionLine.objects.filter(decision__state__in=IN_FORCE, nomination__proposal__unit__in=units, issues=None)
    count = lines.exclude(nomination__state=NominationState.REVOKED).count()
    certificates = Touched(_("Giấy khen chưa phát"), count, _("in theo tên trong Quyết định"))
    notices = Hanging(Paper, _("Thông báo kết quả đã lập"), _("giữ tên của ngày lập"))
    return [*([certificates] if count else []), *counted(units, [notices])]
