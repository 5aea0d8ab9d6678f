"""What Văn phòng writes: requests for supplement, appraisals, the consolidated list."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import AskedFor, Recommendation
from awards.models.proposals import Nomination, Proposal
from campaigns.checks import Verdict
from campaigns.models import AwardType, Criterion, Round
from core.files.models import StoredFile


class SupplementRequest(models.Model):
    """Yêu cầu bổ sung, hoàn thiện: remarks and their own date; the whole proposal or one nominee (rule 11).

    Văn phòng writes down what others wish with the paper that says so. `was_received`: asked after acceptance.
    `adds_nominee`: `nomination` is new, brought in by this request on leadership's instruction (ý kiến chỉ đạo).
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="requests")
    nomination = models.ForeignKey(
        Nomination, null=True, blank=True, on_delete=models.PROTECT, related_name="requests", verbose_name="đối tượng"
    )
    asked_for = models.CharField("theo yêu cầu của", max_length=20, choices=AskedFor.choices, default=AskedFor.OFFICE)
    paper_number = models.CharField("số văn bản", max_length=60, blank=True)
    paper_date = models.DateField("ngày văn bản", null=True, blank=True)
    paper = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="bản chụp văn bản"
    )
    text = models.TextField("nội dung chung", blank=True)
    due = models.DateTimeField("bổ sung trước")
    was_received = models.BooleanField(default=False)
    adds_nominee = models.BooleanField("bổ sung đối tượng theo ý kiến chỉ đạo", default=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(asked_for__in=AskedFor.values), name="request_asked_for_known"),
            models.CheckConstraint(
                condition=Q(adds_nominee=False)
                | Q(
                    nomination__isnull=False,
                    asked_for=AskedFor.LEADERSHIP,
                    paper__isnull=False,
                    paper_date__isnull=False,
                )
                & ~Q(paper_number=""),
                name="added_on_leadership_paper",
            ),
        ]


class RemarkQuerySet(models.QuerySet):
    def drafts(self) -> Self:
        """Written down and not sent yet: Văn phòng's and leadership's own notes, nothing for the unit."""
        return self.filter(request=None)


class Remark(models.Model):
    """One remark pinned to a place of the proposal, such as "minutes" or "report:12:area:the-che".

    Without a request it is still a draft. `fixed_at` and `reply` are the unit's: "đã sửa", with a short answer.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="remarks")
    request = models.ForeignKey(
        SupplementRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="remarks"
    )
    place = models.CharField(max_length=160)
    place_label = models.CharField("mục", max_length=300)
    text = models.TextField("nhận xét")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    fixed_at = models.DateTimeField("đơn vị đánh dấu đã sửa lúc", null=True, blank=True)
    reply = models.CharField("trả lời của đơn vị", max_length=500, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]


class Appraisal(models.Model):
    """Thẩm định of one nomination: eligible or not, opinion, recommendation, rank. It advises, it does not decide."""

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="appraisal")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appraisals")
    eligible = models.BooleanField("đủ điều kiện", null=True, blank=True)
    opinion = models.TextField("ý kiến thẩm định", blank=True)
    recommendation = models.CharField("đề nghị", max_length=20, choices=Recommendation.choices, blank=True)
    award_type = models.ForeignKey(
        AwardType, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="hình thức đề nghị"
    )
    rank = models.PositiveSmallIntegerField("thứ tự ưu tiên", null=True, blank=True)
    rank_reason = models.CharField("lý do xếp thứ tự", max_length=300, blank=True)
    findings = models.JSONField(default=list)
    concluded_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)


class CheckOverride(models.Model):
    """Văn phòng overrules what a check answered, with a written reason; shown wherever the check is."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="overrides")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField("kết luận", max_length=20)
    reason = models.TextField("lý do")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.criterion.label}: {self.verdict_label.lower()}, {self.reason}"

    @property
    def verdict_label(self) -> str:
        return str(Verdict(self.verdict).label)


class Consolidation(models.Model):
    """Danh sách tổng hợp of a round as it was passed on to leadership: frozen, versioned."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="consolidations")
    version = models.PositiveSmallIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    passed_on_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    passed_on_at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["round", "version"], name="consolidation_version")]
