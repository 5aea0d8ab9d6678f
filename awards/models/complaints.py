"""Kiến nghị, khiếu nại about a result or about a posted list."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import ComplaintKind, ComplaintOutcome, ComplaintState
from awards.models.postings import Posting
from awards.models.proposals import Nomination
from campaigns.calendar import cutoff_before
from campaigns.models import Round
from core.files.models import StoredFile
from organization.models import Unit


class ComplaintQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """The office's and leadership's, and whose it is: who sent it, who heads the unit that it speaks for."""
        if actor.is_office or actor.is_leadership:
            return self
        if not actor.signed_in:
            return self.none()
        return self.filter(Q(sent_by=actor.user) | Q(for_unit=True, unit__in=actor.headed_unit_ids))

    def waiting(self) -> Self:
        return self.filter(state=ComplaintState.RECEIVED)


class Complaint(models.Model):
    """What a unit's head, or somebody about himself or his unit, holds against a result: received → answered |
    withdrawn.

    `posting` is the posted list that it is about, None for a published result; `nomination` whom it is about, None for
    the unit's result as a whole. `due_on` is counted once, from the day on which it was received. With `for_unit` a
    head speaks. Who did so on paper stands in `signer_name`; then `sent_by` is empty, but for an account of his own.
    """

    kind = models.CharField("loại", max_length=20, choices=ComplaintKind.choices)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="complaints")
    posting = models.ForeignKey(Posting, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    nomination = models.ForeignKey(
        Nomination, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints"
    )
    for_unit = models.BooleanField("thay mặt đơn vị")
    text = models.TextField("nội dung")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    signer_name = models.CharField("người ký văn bản", max_length=300, blank=True)
    received_at = models.DateTimeField("ghi lúc")
    received_on = models.DateField("ngày nhận")
    due_on = models.DateField("trả lời chậm nhất ngày", null=True, blank=True)
    state = models.CharField(max_length=20, choices=ComplaintState.choices, default=ComplaintState.RECEIVED)
    outcome = models.CharField("kết quả xem xét", max_length=20, choices=ComplaintOutcome.choices, blank=True)
    answer = models.TextField("trả lời của Văn phòng", blank=True)
    answer_file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | (~Q(answer="") & ~Q(outcome="") & Q(answered_at__isnull=False)),
                name="answered_complaint_says_what",
            ),
            models.CheckConstraint(
                condition=Q(sent_by__isnull=False) | ~Q(signer_name=""),
                name="complaint_is_somebodys",
            ),
        ]
        indexes = [models.Index(fields=["state", "received_at"], name="complaints_waiting")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} của {self.unit}, {self.round}"

    @property
    def sender(self) -> str:
        """Who speaks: the account that sent it, or who signed the paper."""
        return self.signer_name or self.sent_by.label

    @property
    def due(self) -> datetime | None:
        """The instant by which it must be answered: the end of its last day."""
        return cutoff_before(self.due_on + timedelta(days=1)) if self.due_on else None
