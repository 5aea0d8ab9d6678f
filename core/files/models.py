from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact


class FileKind(models.TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (.docx)"
    XLSX = "xlsx", "Excel (.xlsx)"
    JPG = "jpg", "ảnh JPG"
    PNG = "png", "ảnh PNG"


class ScanState(models.TextChoices):
    NOT_CONFIGURED = "not_configured", "Không quét"
    WAITING = "waiting", "Chờ quét"
    CLEAN = "clean", "Sạch"
    INFECTED = "infected", "Có mã độc"


class StoredFile(models.Model):
    """One uploaded or made file; its bytes lie write-once under `sha256`. Only `scan_state` ever changes.

    Rows are never deleted: the bytes of a file may lie in several proposals and in backups.
    """

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    scan_state = models.CharField(max_length=20, choices=ScanState.choices, default=ScanState.NOT_CONFIGURED)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["sha256"], name="file_by_hash")]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="file_is_not_empty"),
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="file_hash_is_whole"),
        ]

    def __str__(self) -> str:
        return self.name
