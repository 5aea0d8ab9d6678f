"""What a check answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _


class Verdict(models.TextChoices):
    PASSED = "passed", "Đạt"
    FAILED = "failed", "Không đạt"
    TO_CONSIDER = "to_consider", "Cần xem xét"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"


# From what weighs most: one failure fails, one doubt is a doubt.
WEIGHT = (Verdict.FAILED, Verdict.TO_CONSIDER, Verdict.PASSED, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True)
class Finding:
    """A verdict, the sentence that a person reads, and the figures behind it (plain values, fit for JSON).

    A `confidential` finding is the office's alone; the unit gets `shown_to_unit()`.
    """

    verdict: Verdict
    sentence: str
    figures: Mapping[str, object] = field(default_factory=dict)
    confidential: bool = False

    def shown_to_unit(self) -> "Finding":
        if not self.confidential:
            return self
        return Finding(Verdict.TO_CONSIDER, _("Đề nghị trao đổi với Văn phòng."))


def overall(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict over several: failed by one, in doubt by one; what does not apply is left out."""
    given = set(verdicts)
    return next((verdict for verdict in WEIGHT if verdict in given), Verdict.NOT_APPLICABLE)
