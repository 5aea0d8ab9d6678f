"""Tables without any word of the domain."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.files.models import StoredFile
from core.journal.models import AccessBatch, AccessEntry, JournalCheck, JournalEntry
from core.outbox.models import Job

__all__ = [
    "AccessBatch",
    "AccessEntry",
    "ClockMark",
    "Heartbeat",
    "Job",
    "JournalCheck",
    "JournalEntry",
    "Notice",
    "NumberSeries",
    "StoredFile",
    "TrainingClock",
]


class TrainingClock(models.Model):
    """How far a sample's business time is ahead of the machine's; one row at most."""

    offset = models.DurationField(default=timedelta)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="training_clock_is_one")]


class ClockMark(models.Model):
    """The highest instant at which anything was decided, in machine time (core.clock_guard); one row at most.

    `behind_since` is when the clock was first seen behind it, None while it is not.
    """

    at = models.DateTimeField()
    behind_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="clock_mark_is_one")]


class Heartbeat(models.Model):
    """The last sign of life of one kind of worker, in machine time."""

    SILENT_AFTER = timedelta(minutes=3)

    worker = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    @classmethod
    def is_silent(cls) -> bool:
        """Whether some kind of worker has not been heard of for three minutes, or none ever was."""
        oldest = cls.objects.aggregate(oldest=models.Min("at"))["oldest"]
        return oldest is None or timezone.now() - oldest > cls.SILENT_AFTER


class NumberSeries(models.Model):
    """The last number given in one of our own series in one year."""

    series = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="one_series_a_year")]


class Notice(models.Model):
    """Something told to one user inside the application; mail is only the second channel."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    at = models.DateTimeField()
    text = models.CharField(max_length=500)
    url = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=200)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_notice_a_key")]
