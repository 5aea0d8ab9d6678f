from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import SectionKind
from awards.models.proposals import Nomination, Proposal
from campaigns.models import Criterion, ReformArea
from core.files.models import StoredFile


class Report(models.Model):
    """Báo cáo thành tích of one nominee. Its long texts are sections, each saved and versioned by itself."""

    nomination = models.OneToOneField(Nomination, on_delete=models.CASCADE, related_name="report")
    own_file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="báo cáo đã ký tải lên",
    )  # fmt: skip
    finished_at = models.DateTimeField("người viết báo xong lúc", null=True, blank=True)

    def __str__(self) -> str:
        return f"Báo cáo thành tích: {self.nomination.printed_name}"


class ReportSection(models.Model):
    """One text of a report: saved by itself; `version` grows with every save and guards against overwriting."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(max_length=20, choices=SectionKind.choices)
    area = models.ForeignKey(ReformArea, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    not_in_charge = models.BooleanField("không phụ trách lĩnh vực này", default=False)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "area__number"]
        constraints = [
            models.CheckConstraint(condition=Q(kind="area") ^ Q(area__isnull=True), name="area_section_has_area"),
            models.UniqueConstraint(fields=["report", "kind", "area"], name="one_section_an_area"),
            models.UniqueConstraint(
                fields=["report", "kind"], condition=Q(area__isnull=True), name="one_section_a_kind"
            ),
        ]


class Evidence(models.Model):
    """Minh chứng: a file of the proposal with what it shows; used by any of its reports."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField("nội dung minh chứng", max_length=300)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.caption


class CriterionAnswer(models.Model):
    """What a report says to one criterion: statement, figure, evidence, where to read, and giải trình."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="answers")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    attested = models.BooleanField("đơn vị khẳng định đạt", null=True, blank=True)
    figure = models.CharField("số liệu, kết quả", max_length=500, blank=True)
    see = models.CharField("xem mục", max_length=60, blank=True)
    explanation = models.TextField("giải trình", blank=True)
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="answers")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["criterion__heads_only", "criterion__number"]
        constraints = [models.UniqueConstraint(fields=["report", "criterion"], name="one_answer_a_criterion")]


class ReportLink(models.Model):
    """A nominee's personal link to write his own report and nothing else; only the token's hash is kept."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
