from typing import Self

from django.conf import settings
from django.db import models

from campaigns.models.amendments import Amendment
from campaigns.models.campaigns import Campaign
from organization.models import Unit


class Announcement(models.Model):
    """Thông báo of Văn phòng to everyone signed in."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="announcements")
    title = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("nội dung")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-published_at"]

    def __str__(self) -> str:
        return self.title


class FeedbackQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        if actor.is_office or actor.is_leadership:
            return self
        return self.filter(unit__in=actor.unit_ids)


class Feedback(models.Model):
    """Vướng mắc, phản ánh of a unit about the plan, with Văn phòng's answer (plan, last paragraph)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="feedback")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("nội dung vướng mắc, phản ánh")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField("trả lời của Văn phòng", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    amendment = models.ForeignKey(
        Amendment, null=True, blank=True, on_delete=models.PROTECT, related_name="feedback", verbose_name="tổng hợp"
    )

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"Phản ánh của {self.unit}"
