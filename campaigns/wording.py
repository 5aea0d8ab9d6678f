"""Checks in the words of the screen."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from campaigns.checks import check_choices
from core.text import format_number
from organization.enums import Grade, InitiativeLevel


def check_words(checks: list[Mapping[str, Any]]) -> list[str]:
    """Each check of a criterion as one phrase, with its parameters."""
    labels = dict(check_choices())
    return [f"{labels.get(one['name'], one['name'])}{_params(one.get('params', {}))}" for one in checks]


def _params(params: Mapping[str, Any]) -> str:
    said = []
    if levels := params.get("levels"):
        said.append(_("cấp công nhận: %s") % ", ".join(str(InitiativeLevel(level).label).lower() for level in levels))
    if grade := params.get("grade"):
        said.append(_("mức “%s”") % Grade(grade).label)
    if (score := params.get("department_score")) is not None:
        said.append(_("Sở đạt từ %s điểm") % format_number(score))
    return f" ({'; '.join(said)})" if said else ""
