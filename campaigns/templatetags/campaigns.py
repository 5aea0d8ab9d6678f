"""Codes of a campaign in the words of the screen."""

from django import template

from campaigns.enums import RoundKind
from organization.enums import SubjectKind

register = template.Library()


@register.filter
def subject_words(codes: list[str]) -> str:
    """`tập thể, cá nhân`, whatever the order of the codes."""
    return ", ".join(str(kind.label).lower() for kind in SubjectKind if kind in codes)


@register.filter
def round_words(codes: list[str]) -> str:
    """`hằng năm, tổng kết`."""
    return ", ".join(str(kind.label).lower() for kind in RoundKind if kind in codes)
