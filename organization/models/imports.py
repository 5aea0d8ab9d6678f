"""Tables that were brought in from Excel."""

from django.conf import settings
from django.db import models

from core.files.models import StoredFile


class SheetImport(models.Model):
    """One Excel file with rows to be brought in: which row holds the headings, which column holds what.

    `mapping` is column name → number of the sheet's column, `headings` plain heading → column name, remembered for the
    next file of this kind. `outcome` counts the rows of the last writing by their fate; it may be written again.
    """

    kind = models.CharField("loại bảng", max_length=20)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    head = models.PositiveSmallIntegerField("dòng tiêu đề", default=1)
    mapping = models.JSONField(default=dict)
    headings = models.JSONField(default=dict)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "-id"], name="imports_by_kind")]

    def __str__(self) -> str:
        return self.file.name
