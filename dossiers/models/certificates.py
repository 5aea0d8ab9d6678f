"""Giấy khen: pre-printed blanks, where each field stands on them, and the register of issue."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.models import Decision, DecisionLine
from core.files.models import StoredFile
from dossiers.models.kinds import PaperState
from dossiers.models.papers import Paper
from organization.models import Unit


class BlankField(models.TextChoices):
    """What is printed on a pre-printed certificate; the blank has everything else already."""

    SALUTATION = "salutation", "Ông, Bà hoặc Tập thể"
    NAME = "name", "Họ tên, tên tập thể"
    DESCRIPTION = "description", "Chức vụ, đơn vị"
    ACHIEVEMENT = "achievement", "Thành tích"
    DECISION = "decision", "Số quyết định"
    DECISION_DATE = "decision_date", "Ngày quyết định"
    REGISTER = "register", "Số vào sổ khen thưởng"
    DATE_LINE = "date_line", "Địa danh, ngày tháng năm"
    TITLES = "titles", "Chức vụ người ký"
    SIGNER = "signer", "Họ tên người ký"


class Align(models.TextChoices):
    START = "start", "từ trái sang"
    MIDDLE = "middle", "giữa"
    END = "end", "từ phải sang"


class BlankProfile(models.Model):
    """Phôi và máy in: where one printer puts the fields on one pre-printed blank, A4 landscape; millimetres.

    `shift_x` (to the right) and `shift_y` (downwards) move all of them, for a printer that feeds the sheet askew.
    """

    name = models.CharField("tên", max_length=100, unique=True)
    shift_x = models.DecimalField("dời sang phải (mm)", max_digits=4, decimal_places=1, default=0)
    shift_y = models.DecimalField("dời xuống (mm)", max_digits=4, decimal_places=1, default=0)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shift_x__range=(-20, 20), shift_y__range=(-20, 20)), name="shift_within_two_centimetres"
            )
        ]

    def __str__(self) -> str:
        return self.name


class BlankPlace(models.Model):
    """Where one field stands: its first line on `y` (the foot of its letters), anchored at `x` as `align` says."""

    profile = models.ForeignKey(BlankProfile, on_delete=models.CASCADE, related_name="places")
    field = models.CharField(max_length=20, choices=BlankField.choices)
    shown = models.BooleanField("in", default=True)
    x = models.DecimalField("cách mép trái (mm)", max_digits=4, decimal_places=1)
    y = models.DecimalField("cách mép trên (mm)", max_digits=4, decimal_places=1)
    width = models.DecimalField("rộng (mm)", max_digits=4, decimal_places=1)
    size = models.DecimalField("cỡ chữ (pt)", max_digits=3, decimal_places=1)
    align = models.CharField("canh", max_length=10, choices=Align.choices, default=Align.MIDDLE)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "field"], name="one_place_a_field"),
            models.CheckConstraint(condition=Q(x__range=(0, 297), y__range=(0, 210)), name="place_on_the_sheet"),
        ]


class CertificateBatch(models.Model):
    """In cả loạt: the certificates of one Decision, or those of one unit, as one PDF made by the worker.

    `version` counts what was asked for with other data than before (`data_hash`). `items` are, in their order, `paper`
    (the pk of the certificate in force), `name` and `unit`; `sheet` is the blank they go on, None for full colour.
    `parts` are the hashes of the pages made so far; `done` of `total` certificates are in them.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="batches")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    profile = models.ForeignKey(
        BlankProfile, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="phôi"
    )
    key = models.CharField(max_length=80, unique=True)
    version = models.PositiveIntegerField(default=0)
    data_hash = models.CharField(max_length=64, blank=True)
    items = models.JSONField(default=list)
    sheet = models.JSONField(null=True)
    parts = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.WAITING)
    error = models.TextField(blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    pdf = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="ready") | Q(pdf__isnull=False), name="ready_batch_has_pdf"),
        ]

    def __str__(self) -> str:
        whose = self.unit.short_name if self.unit else "tất cả các đơn vị"
        return f"Giấy khen, {whose}" + (f" (phôi {self.profile})" if self.profile else "")


class ReplacementKind(models.TextChoices):
    CORRECTION = "correction", "Đính chính"
    REISSUE = "reissue", "Cấp lại"


class CertificateReplacement(models.Model):
    """Bản Giấy khen thay bản trước: with other words (đính chính) or the same ones (cấp lại). Both papers stay."""

    line = models.ForeignKey(DecisionLine, on_delete=models.PROTECT, related_name="replacements")
    kind = models.CharField("việc", max_length=20, choices=ReplacementKind.choices)
    old = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="replaced_by")
    new = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="replaces")
    reason = models.TextField("lý do")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="replacement_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.new}"


class CertificateIssue(models.Model):
    """Sổ cấp Giấy khen: one line for each handing over; whatever follows the first says why it was made again.

    `paper` is the version that was handed over.
    """

    line = models.ForeignKey(DecisionLine, on_delete=models.PROTECT, related_name="issues")
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="issues")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField("số thứ tự cấp")
    issued_on = models.DateField("ngày cấp")
    receiver = models.CharField("người nhận", max_length=200)
    reason = models.TextField("lý do cấp lại", blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="issue_number_a_year"),
            models.UniqueConstraint(fields=["line"], condition=Q(reason=""), name="one_first_issue_a_certificate"),
        ]

    @property
    def full_number(self) -> str:
        return f"{self.number:04}/{self.year}"
