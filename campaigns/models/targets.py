from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.models.campaigns import Campaign
from core.files.models import StoredFile
from organization.models import Person, Unit


class TargetCallQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        return self.filter(campaign__in=Campaign.objects.visible_to(actor))

    def open_on(self, day) -> Self:
        return self.filter(due__gte=day)


class TargetCall(models.Model):
    """Đăng ký thi đua of one year, where a campaign asks for it: units register up to the end of the day `due`."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="target_calls")
    year = models.PositiveSmallIntegerField("năm")
    due = models.DateField("đăng ký đến hết ngày")
    guidance = models.TextField("hướng dẫn", blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = TargetCallQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "year"], name="one_target_call_a_year")]

    def __str__(self) -> str:
        return f"Đăng ký thi đua năm {self.year}"

    def is_open_on(self, day) -> bool:
        return day <= self.due


class TargetQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Own units', or all of them to Văn phòng and leadership."""
        if actor.is_office or actor.is_leadership:
            return self
        return self.filter(unit__in=actor.unit_ids)


class TargetPaper(models.Model):
    """A unit's registration as its head signed it on paper: `file` is the scan, `signed_on` the paper's date."""

    call = models.ForeignKey(TargetCall, on_delete=models.PROTECT, related_name="papers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="target_papers")
    signer = models.CharField("người ký", max_length=300)
    signed_on = models.DateField("ngày của văn bản")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="bản quét")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.unit}, {self.call}"


class Target(models.Model):
    """What a unit aims at in the year of a call: for itself (`person` empty: it has then registered), for one of its
    people. `aim` names the title or award, `text` the targets. With a `paper` it was only typed by `saved_by`."""

    call = models.ForeignKey(TargetCall, on_delete=models.PROTECT, related_name="targets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="targets")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="targets", verbose_name="cán bộ"
    )
    aim = models.CharField("danh hiệu, hình thức phấn đấu", max_length=300)
    text = models.TextField("chỉ tiêu, nội dung đăng ký", blank=True)
    paper = models.ForeignKey(
        TargetPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="targets", verbose_name="bản ký giấy"
    )
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["unit__order", "unit", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "unit", "person"], name="person_once_a_call"),
            models.UniqueConstraint(fields=["call", "unit"], condition=Q(person=None), name="unit_once_a_call"),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}: {self.aim}"

    @property
    def registrar(self) -> str:
        """Who registers, in words: the account, or who signed the paper that it typed."""
        if self.paper is None:
            return self.saved_by.label
        return f"{self.paper.signer}, {self.saved_by.label} ghi nhận theo bản ký giấy"
