"""What a Decision would say before it is drafted: its trích yếu, and the whole text over lines not saved yet."""

from datetime import date, datetime

from awards.models import Decision
from awards.selectors.foreseen import Foreseen
from campaigns.models import AwardType, Round
from core.clock import day_of
from dossiers.building.office_papers import decision_over, version_of
from dossiers.building.parts import occasion
from dossiers.building.texts import Texts
from dossiers.models import Face, PaperKind, PaperPlace
from dossiers.rendering.data import PaperData


def decision_title(round_: Round, award: AwardType, day: date) -> str:
    """`Về việc tặng Giấy khen cho …` in Văn phòng's words of `day`; whoever drafts the Decision may change them."""
    words = {"hinh_thuc_ngan": award.short_name, "dip": occasion(version_of(round_))}
    return Texts(PaperKind.DECISION, day).say(PaperPlace.SUBJECT, **words)


def foreseen_decision(round_: Round, foreseen: Foreseen, *, made_at: datetime) -> PaperData:
    """The paper as it would be printed if Văn phòng drafted this Decision now."""
    title = decision_title(round_, foreseen.award, day_of(made_at))
    row = Decision(round=round_, award_type=foreseen.award, title=title, symbol="QĐ")
    return decision_over(row, foreseen.lines, face=Face.DRAFT, made_at=made_at)
