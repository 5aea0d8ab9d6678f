from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.enums import ExtensionKind
from campaigns.models.rounds import Round
from core.files.models import StoredFile
from organization.models import Unit


class ExtensionQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Office and leadership: every one; a unit those that cover it."""
        if actor.system or actor.is_office or actor.is_leadership:
            return self
        for_all = Q(unit=None, round__in=Round.objects.filter(round_units__unit__in=actor.unit_ids))
        return self.filter(Q(unit__in=actor.unit_ids) | for_all)

    def papers_open(self, now) -> Self:
        """Those for a paper dossier that came in time, while it may still be typed and submitted."""
        return self.filter(kind=ExtensionKind.PAPER_IN_TIME, cutoff__gt=now)


class Extension(models.Model):
    """Gia hạn: a recorded, reasoned later cut-off for one unit or, with `unit` empty, for all. Never edited.

    The effective cut-off is the latest that covers the unit (deadline.md rule 9). `received_at` is when a paper
    dossier came in: for that kind `paper_number` is its "số đến" and `paper` the picture of the stamp.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="extensions")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="extensions")
    kind = models.CharField("loại", max_length=20, choices=ExtensionKind.choices, default=ExtensionKind.EXTENSION)
    cutoff = models.DateTimeField("hạn nộp mới (trước thời điểm)")
    reason = models.CharField("lý do", max_length=1000)
    asked_by = models.CharField("người đề nghị", max_length=200, blank=True)
    paper_number = models.CharField("số văn bản", max_length=60, blank=True)
    paper_date = models.DateField("ngày văn bản", null=True, blank=True)
    paper = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField("ngày giờ đến của bản giấy", null=True, blank=True)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["granted_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(kind=ExtensionKind.PAPER_IN_TIME) | Q(unit__isnull=False), name="paper_helps_one_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.unit or 'tất cả đơn vị'} – {self.round}"


class ExtensionRequestQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Office and leadership: every one; a unit its own."""
        if actor.system or actor.is_office or actor.is_leadership:
            return self
        return self.filter(unit__in=actor.unit_ids)

    def waiting(self) -> Self:
        return self.filter(answered_at=None)


class ExtensionRequest(models.Model):
    """Đề nghị gia hạn of one unit in one round: its words are never edited, it is answered once.

    The answer is an extension that covers the unit, or a refusal with reason, number, date and scan of its paper.
    With a `signer` it was asked on paper, signed on `signed_on` and kept as `file`; `asked_by` only typed it.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="extension_requests")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="extension_requests")
    reason = models.CharField("lý do", max_length=1000)
    wished_until = models.DateTimeField("xin gia hạn đến trước", null=True, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    signer = models.CharField("người ký văn bản đề nghị", max_length=300, blank=True)
    signed_on = models.DateField("ngày của văn bản", null=True, blank=True)
    extension = models.ForeignKey(
        Extension, null=True, blank=True, on_delete=models.PROTECT, related_name="answered_requests"
    )
    refusal = models.CharField("lý do không gia hạn", max_length=1000, blank=True)
    answer_number = models.CharField("số văn bản trả lời", max_length=60, blank=True)
    answer_date = models.DateField("ngày văn bản trả lời", null=True, blank=True)
    answer_paper = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ExtensionRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="extension_request_has_a_reason"),
            models.UniqueConstraint(
                fields=["round", "unit"], condition=Q(answered_at=None), name="one_open_extension_request"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, extension=None, refusal="")
                | (Q(answered_at__isnull=False) & (Q(extension__isnull=False) | ~Q(refusal=""))),
                name="extension_request_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Đề nghị gia hạn của {self.unit} – {self.round}"

    @property
    def asker(self) -> str:
        """Who asks, in words: the account, or who signed the paper that it typed."""
        if not self.signer:
            return self.asked_by.label
        return f"{self.signer}, {self.asked_by.label} ghi nhận theo bản ký giấy"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None
