"""What a Decision would say before it is drafted: its trích yếu, and the whole text over lines not saved yet."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from awards.models import Decision
from awards.selectors.foreseen import Foreseen
from campaigns.models import AwardType, Round
from core.clock import day_of
from dossiers.building.office_papers import decision_over, version_of
from dossiers.building.parts import occasion, whom
from dossiers.building.texts import Texts
from dossiers.models import Face, PaperKind, PaperPlace
from dossiers.rendering.context.office_papers import decision as decision_context
from dossiers.rendering.data import PaperData


def decision_title(round_: Round, award: AwardType, day: date, kinds: Iterable[str]) -> str:
    """`Về việc tặng Giấy khen cho …` in Văn phòng's words of `day`; whoever drafts the Decision may change them.

    `kinds` are those of the subjects in it.
    """
    words = {"hinh_thuc_ngan": award.short_name, "dip": occasion(version_of(round_)), **whom(kinds)}
    return Texts(PaperKind.DECISION, day).say(PaperPlace.SUBJECT, **words)


def foreseen_decision(round_: Round, foreseen: Foreseen, *, made_at: datetime) -> PaperData:
    """The paper as it would be printed if Văn phòng drafted this Decision now."""
    kinds = [line.nomination.subject_kind for line in foreseen.lines]
    title = decision_title(round_, foreseen.award, day_of(made_at), kinds)
    row = Decision(round=round_, award_type=foreseen.award, title=title, symbol="QĐ")
    return decision_over(row, foreseen.lines, face=Face.DRAFT, made_at=made_at)


def foreseen_words(round_: Round, foreseen: Foreseen, *, now: datetime) -> dict[str, Any]:
    """What that paper says, for a page: the paper, its articles, its list in groups."""
    paper = foreseen_decision(round_, foreseen, made_at=now)
    return {"paper": paper} | decision_context(paper)
