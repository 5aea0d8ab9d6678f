"""How Văn phòng's examination is shared out, and what other offices say."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import OpinionKind
from awards.models.proposals import Nomination
from core.files.models import StoredFile


class AppraisalTask(models.Model):
    """Who is to examine one nomination; it says whose work it is and keeps nobody else from it."""

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="task")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appraisal_tasks")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()


class OtherOpinionQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(answered_on=None)


class OtherOpinion(models.Model):
    """Hiệp y: what another office is asked about one nominee, until when, and its one answer with the paper."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="other_opinions")
    office = models.CharField("cơ quan, đơn vị được hỏi", max_length=200)
    question = models.TextField("nội dung xin ý kiến")
    asked_on = models.DateField("ngày gửi")
    due = models.DateField("trả lời trước hết ngày")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    kind = models.CharField("ý kiến", max_length=20, choices=OpinionKind.choices, blank=True)
    answer = models.TextField("nội dung trả lời", blank=True)
    answer_number = models.CharField("số văn bản trả lời", max_length=60, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="bản chụp văn bản"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(null=True, blank=True)

    objects = OtherOpinionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(asked_on__lte=models.F("due")), name="opinion_due_after_asking"),
            models.CheckConstraint(
                condition=Q(answered_on=None, file=None, kind="")
                | (Q(answered_on__isnull=False, file__isnull=False) & ~Q(kind="")),
                name="opinion_answer_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.nomination.printed_name}"

    @property
    def is_waiting(self) -> bool:
        return self.answered_on is None
