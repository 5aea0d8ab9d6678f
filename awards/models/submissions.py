from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import ClosingCause, SubmissionKind
from awards.models.proposals import Proposal
from campaigns.models import Round, RoundVersion
from organization.models import Unit


class SubmissionQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        return self.filter(proposal__in=Proposal.objects.visible_to(actor))


class Submission(models.Model):
    """One submitted version of a proposal: frozen content, manifest of hashes, the two instants and the cut-off.

    `submitted_at` is the instant that counts (deadline.md rule 5), `cutoff` the effective cut-off it was held
    against, `first_at` the original on-time instant that later versions keep. Rows are never changed.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="submissions")
    sequence = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=SubmissionKind.choices)
    number = models.CharField("số phiếu", max_length=30, unique=True)
    code = models.CharField("mã kiểm tra", max_length=20, unique=True)
    key = models.CharField(max_length=80)
    request_hash = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField()
    submitted_at = models.DateTimeField()
    first_at = models.DateTimeField()
    cutoff = models.DateTimeField()
    round_version = models.ForeignKey(RoundVersion, on_delete=models.PROTECT, related_name="submissions")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    manifest = models.JSONField()
    left_behind = models.JSONField(default=list)
    request = models.ForeignKey(
        "awards.SupplementRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "sequence"], name="submission_sequence"),
            models.UniqueConstraint(fields=["proposal", "key"], name="submission_key"),
        ]

    def __str__(self) -> str:
        return self.number


class DroppedDraft(models.Model):
    """What stood in a working draft when it gave way to the submitted version: nobody loses words (rule 12)."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="dropped_drafts")
    content = models.JSONField()
    dropped_at = models.DateTimeField()
    dropped_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]


class Attempt(models.Model):
    """One decision at the door, accepted or refused, with both clocks and the cut-off it was held against."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="attempts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    arrived_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField()
    counted_at = models.DateTimeField()
    cutoff = models.DateTimeField()
    accepted = models.BooleanField()
    late = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]


class CapacityRefusal(models.Model):
    """Our fault: what a unit asked for was refused because too much came at once (rule 15). Rows are never changed.

    `at` is business time. It is written outside the refused transaction (`awards.services.capacity`).
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField()
    route = models.CharField(max_length=80)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["unit", "at"], name="capacity_refusal_by_unit")]


class Closing(models.Model):
    """Chốt danh sách: the frozen, ordered list of submissions of a round, with its hash (deadline.md rule 10).

    Version 1 names the cut-off instant; later versions name their cause; older ones stay.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="closings")
    version = models.PositiveSmallIntegerField()
    cutoff = models.DateTimeField()
    cause = models.CharField(max_length=20, choices=ClosingCause.choices)
    entries = models.JSONField()
    list_hash = models.CharField(max_length=64)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["round", "version"], name="closing_version")]

    def __str__(self) -> str:
        return f"Chốt danh sách lần {self.version} – {self.round}"


class Reminder(models.Model):
    """One reminder of one unit at one step, ever; by hand the step is the key of that act."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reminders")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reminders")
    step = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit", "step"], name="one_reminder_a_step"),
            models.CheckConstraint(condition=~Q(step=""), name="reminder_has_a_step"),
        ]
