from django.conf import settings
from django.db import models


class JournalEntry(models.Model):
    """Who did what when, or was refused it. Rows are never changed or deleted; triggers see to that.

    `hash` = SHA-256 of the previous row's hash and this row's canonical JSON (see `core.journal.chain`).
    `unit_id` is the unit whose business it is, None for the department's own. `technical` rows (accounts, roles,
    sign-ins) are what an administrator may read.
    """

    seq = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="journal_entries"
    )
    actor_label = models.CharField(max_length=200)
    action = models.CharField(max_length=80)
    refused = models.BooleanField(default=False)
    technical = models.BooleanField(default=False)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    object_label = models.CharField(max_length=300, blank=True)
    unit_id = models.BigIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-seq"]
        indexes = [
            models.Index(fields=["object_type", "object_id"], name="journal_by_object"),
            models.Index(fields=["action", "-seq"], name="journal_by_action"),
        ]


class AccessEntry(models.Model):
    """One look at a personal file: cheap to write, chained afterwards in batches by the worker."""

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="access_entries"
    )
    actor_label = models.CharField(max_length=200)
    what = models.CharField(max_length=300)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]


class AccessBatch(models.Model):
    """A closed run of access entries: ids first…last, and a hash over them and the previous batch."""

    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]


class JournalCheck(models.Model):
    """One look at the whole chain: when, up to which row and hash, and what was found broken (at most 20 lines)."""

    at = models.DateTimeField()
    seq = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64, blank=True)
    problems = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
