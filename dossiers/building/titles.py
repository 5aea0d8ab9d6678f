"""What a Decision would say before it is drafted: its trích yếu, and the whole text over lines not saved yet."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from awards.models import Decision
from awards.selectors.foreseen import Foreseen
from campaigns.models import AwardType, Round
from core.clock import day_of
from dossiers.building.office_papers import DecisionWords, decision_over, version_of
from dossiers.building.parts import occasion, whom
from dossiers.building.texts import Texts
from dossiers.models import Face, PaperKind, PaperPlace
from dossiers.rendering.context.office_papers import decision as decision_context
from dossiers.rendering.data import PaperData


def decision_title(round_: Round, award: AwardType, day: date, kinds: Iterable[str]) -> str:
    """`Về việc tặng Giấy khen cho …` in Văn phòng's words of `day`; whoever drafts the Decision may change them.

    `kinds` are those of the subjects in it.
    """
    return _title(award, kinds, Texts(PaperKind.DECISION, day), occasion(version_of(round_)))


def _title(award: AwardType, kinds: Iterable[str], texts: Texts, about: str) -> str:
    return texts.say(PaperPlace.SUBJECT, hinh_thuc_ngan=award.short_name, dip=about, **whom(kinds))


def foreseen_decisions(round_: Round, found: Sequence[Foreseen], *, made_at: datetime) -> list[PaperData]:
    """The papers as they would be printed if Văn phòng drafted these Decisions now; the round's words are read once."""
    if not found:
        return []
    nominations = [line.nomination_id for one in found for line in one.lines]
    words = DecisionWords.of(round_, day_of(made_at), nominations)
    return [_foreseen(round_, one, words, made_at) for one in found]


def _foreseen(round_: Round, one: Foreseen, words: DecisionWords, made_at: datetime) -> PaperData:
    kinds = [line.nomination.subject_kind for line in one.lines]
    title = _title(one.award, kinds, words.texts, words.about)
    row = Decision(round=round_, award_type=one.award, title=title, symbol="QĐ")
    return decision_over(row, one.lines, face=Face.DRAFT, made_at=made_at, words=words)


def foreseen_words(round_: Round, found: Sequence[Foreseen], *, now: datetime) -> list[dict[str, Any]]:
    """What those papers say, for a page: each paper, its articles, its list in groups."""
    papers = foreseen_decisions(round_, found, made_at=now)
    return [{"paper": paper} | decision_context(paper) for paper in papers]
