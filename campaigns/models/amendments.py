from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.models.campaigns import Campaign
from core.files.models import StoredFile


class AmendmentQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """What was issued is as public as its campaign; what is still talked about is the office's and leadership's."""
        if actor.is_office or actor.is_leadership:
            return self
        return self.issued().filter(campaign__in=Campaign.objects.visible_to(actor))

    def issued(self) -> Self:
        return self.filter(number__isnull=False)


class Amendment(models.Model):
    """Điều chỉnh, bổ sung kế hoạch (plan, last paragraph): Văn phòng sums up what units sent, leadership resolves,
    an agreed one is issued with a paper and becomes the campaign's amendment `number` (1, 2, …).

    Each step is taken once and never edited. `feedback` are the questions that it sums up.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="amendments")
    summary = models.TextField("tổng hợp của Văn phòng")
    passed_on_at = models.DateTimeField()
    passed_on_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField("lãnh đạo Sở đồng ý điều chỉnh", null=True, blank=True)
    resolution = models.TextField("ý kiến chỉ đạo", blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField("lần điều chỉnh", null=True, blank=True)
    text = models.TextField("nội dung điều chỉnh", blank=True)
    paper_number = models.CharField("số văn bản", max_length=60, blank=True)
    paper_date = models.DateField("ngày văn bản", null=True, blank=True)
    paper = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="amendment_number"),
            models.CheckConstraint(
                condition=Q(number=None) | Q(agreed=True, issued_at__isnull=False) & ~Q(paper_number=""),
                name="issued_amendment_was_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"Điều chỉnh lần {self.number}" if self.number else "Đề xuất điều chỉnh"

    @property
    def state(self) -> str:
        """Where it stands: "waiting" for leadership, "agreed" and to be issued, "declined", "issued"."""
        if self.number:
            return "issued"
        if self.agreed is None:
            return "waiting"
        return "agreed" if self.agreed else "declined"
