"""Answers before they are given: what leadership may say, and what Văn phòng recommends it to say."""

from dataclasses import dataclass

from awards.enums import AnswerKind, Recommendation
from awards.models import Nomination
from campaigns.enums import Power
from campaigns.models import AwardType


@dataclass(frozen=True)
class Reply:
    """An answer before it is given; `award_type` is needed only to lower."""

    kind: str
    award_type: AwardType | None = None
    reason: str = ""


def proposed_reply(nomination: Nomination) -> Reply:
    """What Văn phòng recommends, as an answer: own awards are agreed to, higher ones referred."""
    appraisal = nomination.appraisal
    if appraisal.recommendation == Recommendation.DECLINE:
        return Reply(AnswerKind.DECLINE, reason=appraisal.opinion)
    if appraisal.recommendation == Recommendation.LOWER:
        return Reply(AnswerKind.LOWER, appraisal.award_type, appraisal.opinion)
    own = nomination.award_type.power == Power.OWN
    return Reply(AnswerKind.AGREE if own else AnswerKind.REFER, nomination.award_type)
