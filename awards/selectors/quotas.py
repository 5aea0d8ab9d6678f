"""Số lượng: how many a list proposes for each award against the number that is set; nothing is refused for it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from awards.models import Nomination
from awards.selectors.consolidated import Line
from awards.selectors.replies import proposed_reply
from campaigns.models import AwardType
from organization.enums import SubjectKind


@dataclass(frozen=True)
class Quota:
    """One number that is set: `proposed` so far, of at most `most`."""

    award: AwardType
    kind: SubjectKind
    proposed: int
    most: int

    @property
    def over(self) -> int:
        return max(0, self.proposed - self.most)


def quotas_of(awards: Iterable[AwardType], lines: Iterable[Line]) -> list[Quota]:
    """Every number that is set for one of `awards`, in their order; an empty one sets none (domain.md)."""
    found = Counter((_award_of(line.nomination), line.nomination.subject_kind) for line in lines)
    return [
        Quota(award, kind, found[award, kind.value], most)
        for award in awards
        for kind, most in (
            (SubjectKind.COLLECTIVE, award.quota_collective), (SubjectKind.INDIVIDUAL, award.quota_individual),
        )
        if most is not None
    ]  # fmt: skip


def _award_of(nomination: Nomination) -> AwardType | None:
    """What Văn phòng proposes, None where it advises against; what the unit asks for while there is no opinion."""
    return proposed_reply(nomination).award_type if hasattr(nomination, "appraisal") else nomination.award_type
