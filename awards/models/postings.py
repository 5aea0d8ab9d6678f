"""Niêm yết: the intended list as staff may read it before the Decision."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from campaigns.models import Round


class PostingQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """While it hangs everyone's who is signed in, else the office's and leadership's."""
        if actor.is_office or actor.is_leadership:
            return self
        return self.running(actor.today) if actor.signed_in else self.none()

    def agreed(self) -> Self:
        return self.filter(agreed_at__isnull=False, stopped_at=None)

    def waiting(self) -> Self:
        """Those that leadership has not answered."""
        return self.filter(agreed_at=None, stopped_at=None)

    def running(self, day: date) -> Self:
        """Those that hang on this day; they end by date alone."""
        return self.agreed().filter(from_day__lte=day, to_day__gte=day)

    def over(self, day: date) -> Self:
        """Those that have hung for all their days."""
        return self.agreed().filter(to_day__lt=day)


class Posting(models.Model):
    """Danh sách dự kiến of a round, disclosed by Văn phòng with leadership's word, from a day to the end of another.

    `content` is the copy that was agreed to, a row for each name with no more than a Decision's list says; it never
    changes. Taking it down needs a reason; the row stays.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="postings")
    content = models.JSONField("danh sách")
    content_hash = models.CharField(max_length=64)
    from_day = models.DateField("niêm yết từ ngày")
    to_day = models.DateField("đến hết ngày")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True)
    stop_reason = models.TextField("lý do gỡ", blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(to_day__gte=F("from_day")), name="posting_days_in_order"),
            models.CheckConstraint(condition=Q(stopped_at=None) | ~Q(stop_reason=""), name="stopped_posting_says_why"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(agreed_at=None, stopped_at=None), name="one_waiting_posting"
            ),
        ]

    def __str__(self) -> str:
        return f"Danh sách dự kiến, {self.round.name}"

    def state_on(self, day: date) -> str:
        """ "waiting" for leadership, "agreed" and not begun, "posted", "over" or "stopped"."""
        if self.stopped_at:
            return "stopped"
        if self.agreed_at is None:
            return "waiting"
        if day < self.from_day:
            return "agreed"
        return "posted" if day <= self.to_day else "over"
