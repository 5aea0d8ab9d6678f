from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.models import Campaign


class YearReport(models.Model):
    """Báo cáo tổng kết of one year of a campaign, of the whole campaign where `year` is empty (plan, IV.2, V.3).

    What Văn phòng writes for it; the figures beside these words are counted anew for each print.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="year_reports")
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    organising = models.TextField("tổ chức thực hiện", blank=True)
    assessment = models.TextField("đánh giá chung", blank=True)
    shortcomings = models.TextField("tồn tại, hạn chế và nguyên nhân", blank=True)
    directions = models.TextField("phương hướng, nhiệm vụ", blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["campaign", "year"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "year"], name="one_report_a_year"),
            models.UniqueConstraint(fields=["campaign"], condition=Q(year=None), name="one_report_a_campaign"),
        ]

    def __str__(self) -> str:
        return f"Báo cáo tổng kết năm {self.year}" if self.year else "Báo cáo tổng kết phong trào"
