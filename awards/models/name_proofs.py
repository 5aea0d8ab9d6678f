"""Bản soát tên: how papers will print each nominee, and what his unit says of it before a Decision is signed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.models.proposals import Nomination


class ProofState(models.TextChoices):
    WAITING = "waiting", "Chưa trả lời"
    RIGHT = "right", "Đúng"
    WRONG = "wrong", "Đề nghị sửa"


class NameProof(models.Model):
    """One nominee, whatever became of him: the unit is asked about all it proposed, and so learns nothing.

    `words` are `salutation`, `name`, `position`, `unit` as they were sent, `correction` the same as the unit wants
    them; `applied_at` says since when papers are printed so, which the unit is not told before publication.
    """

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="name_proof")
    words = models.JSONField()
    state = models.CharField(max_length=10, choices=ProofState.choices, default=ProofState.WAITING)
    correction = models.JSONField(default=dict)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["nomination__subject_kind", "nomination__order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(answered_at__isnull=False), name="answered_proof_has_its_time"
            )
        ]

    def __str__(self) -> str:
        return self.words["name"]

    @property
    def accepted(self) -> dict[str, str]:
        """The words that the unit stands by."""
        return self.correction if self.state == ProofState.WRONG else self.words

    @property
    def is_pending(self) -> bool:
        """Whether a correction waits for Văn phòng."""
        return self.state == ProofState.WRONG and self.applied_at is None
