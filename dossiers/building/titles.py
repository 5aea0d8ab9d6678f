"""The first words of a Decision's trích yếu; `awards` asks for them by the dotted path in settings."""

from datetime import date

from campaigns.models import AwardType, Round
from dossiers.building.office_papers import version_of
from dossiers.building.parts import occasion
from dossiers.building.texts import Texts
from dossiers.models import PaperKind, PaperPlace


def decision_title(round_: Round, award: AwardType, day: date) -> str:
    """`Về việc tặng Giấy khen cho …` in Văn phòng's words of `day`; whoever drafts the Decision may change them."""
    words = {"hinh_thuc_ngan": award.short_name, "dip": occasion(version_of(round_))}
    return Texts(PaperKind.DECISION, day).say(PaperPlace.SUBJECT, **words)
