from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from campaigns.enums import ExtensionAuthority, RoundKind, SignedCopyRule
from campaigns.models.awards import AwardType
from campaigns.models.campaigns import Campaign, Loaded
from core.files.models import StoredFile
from organization.models import Unit


class RoundQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """A round in preparation is the office's; an opened one is known to everyone signed in."""
        if actor.system or actor.is_office or actor.is_leadership:
            return self
        return self.filter(opened_at__isnull=False) if actor.signed_in else self.none()


class Round(Loaded):
    """Đợt xét khen thưởng. Its cut-off is exclusive: on time is t < cutoff (deadline.md).

    Once opened, `cutoff` is read-only; only Extension rows move it. `opened_at` set means opened. With
    `accounts_checked_at` the mails of "Kiểm tra tài khoản" have gone out.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="rounds")
    name = models.CharField("tên đợt", max_length=200)
    kind = models.CharField("loại đợt", max_length=20, choices=RoundKind.choices)
    year = models.PositiveSmallIntegerField("năm")
    period_from = models.PositiveSmallIntegerField("thành tích từ năm")
    period_to = models.PositiveSmallIntegerField("đến năm")
    cutoff = models.DateTimeField("hạn nộp (trước thời điểm)")
    cutoff_source = models.CharField("căn cứ của hạn nộp", max_length=300)
    cutoff_confirmed = models.BooleanField("hạn nộp đã được xác định", default=True)
    opened_at = models.DateTimeField("mở đợt lúc", null=True, blank=True)
    opening_paper = models.CharField("công văn hướng dẫn", max_length=200, blank=True)
    opening_paper_date = models.DateField("ngày công văn hướng dẫn", null=True, blank=True)
    opening_paper_file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    award_types = models.ManyToManyField(AwardType, related_name="rounds", verbose_name="hình thức khen thưởng")
    signed_copy = models.CharField(
        "bản ký", max_length=20, choices=SignedCopyRule.choices, default=SignedCopyRule.AFTER
    )
    signed_copy_days = models.PositiveSmallIntegerField("số ngày làm việc nộp bản ký", default=5)
    appraisal_days = models.PositiveSmallIntegerField("số ngày làm việc thẩm định", null=True, blank=True, default=10)
    one_letter_per_award = models.BooleanField("mỗi hình thức một tờ trình", default=False)
    allows_teams = models.BooleanField("cho phép đội, tổ thuộc đơn vị sự nghiệp", default=False)
    extensions_by = models.CharField(
        "ai quyết định gia hạn", max_length=20, choices=ExtensionAuthority.choices, default=ExtensionAuthority.OFFICE
    )
    contact = models.CharField("đầu mối liên hệ", max_length=200, blank=True)
    accounts_checked_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="round_code"),
            models.CheckConstraint(condition=Q(period_from__lte=F("period_to")), name="round_period"),
        ]

    def __str__(self) -> str:
        return self.name


class RoundUnit(models.Model):
    """A unit that this round expects a proposal from; fixed when the round opens."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="round_units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="round_units")
    appraiser = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["unit__order", "unit__name"]
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="unit_once_a_round")]


class RoundVersion(models.Model):
    """The frozen text of a round: criteria, awards, reform areas, required papers, as every submission names it.

    Never edited; a change makes the next number, with a reason.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    reason = models.CharField("lý do", max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="round_version_number")]


class DayOff(models.Model):
    """A day on which the office does not work, or a Saturday on which it does; edited per year by the office."""

    day = models.DateField("ngày", unique=True)
    name = models.CharField("tên", max_length=200)
    works = models.BooleanField("làm bù", default=False)

    class Meta:
        ordering = ["day"]
