"""Hồ sơ trọn bộ: every paper and file of one submitted version, or of one package that goes up, together."""

from django.db import models
from django.db.models import Q

from awards.models import ReferralPackage, Submission
from core.files.models import StoredFile
from dossiers.models.kinds import PaperState
from dossiers.models.papers import Paper


class Bundle(models.Model):
    """Papers and files as one PDF, made by the worker when asked for; the zip follows from `parts`.

    `version` counts the askings, `done` of `total` parts are ready. `parts` are, in their order, `title`, `file` (the
    pk of a StoredFile), `name` in the zip, `note` where the part could not be merged, `first` page and `pages`.
    `contents` is the mục lục at its front, a paper of its own; one that was made before it became one has none.
    """

    version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.WAITING)
    error = models.TextField(blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=list)
    contents = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class WholeDossier(Bundle):
    """Hồ sơ trọn bộ of one submitted version."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="whole_dossier")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="ready") | Q(pdf__isnull=False), name="ready_dossier_has_pdf"),
        ]

    def __str__(self) -> str:
        return f"Hồ sơ {self.submission.number}"


class PackedReferral(Bundle):
    """Bộ hồ sơ trình packed: the department's Tờ trình first, then every nominee's papers."""

    package = models.OneToOneField(ReferralPackage, on_delete=models.PROTECT, related_name="packed")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="ready") | Q(pdf__isnull=False), name="ready_package_has_pdf"),
        ]

    def __str__(self) -> str:
        return str(self.package)
