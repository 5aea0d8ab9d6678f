"""Gương điển hình: stories of those awarded, with pictures."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.enums import NominationState
from awards.models.proposals import Nomination
from core.files.models import StoredFile
from organization.models import Unit

# What everybody reads; with the award goes the story.
PUBLISHED = Q(published_at__isnull=False, nomination__state=NominationState.GRANTED)


class RoleModelQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(PUBLISHED)

    def visible_to(self, actor) -> Self:
        """Published ones are everyone's; before that they are the office's, leadership's and the writing unit's."""
        if actor.is_office or actor.is_leadership:
            return self
        return self.filter(PUBLISHED | Q(unit__in=actor.unit_ids))


class RoleModel(models.Model):
    """A story about who was awarded and for what: the nomination gives person or collective and award.

    `unit` wrote it, None for Văn phòng; Văn phòng publishes it. `version` tells two writers apart.
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="role_models")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("nội dung")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField("đăng lúc", null=True, blank=True)

    objects = RoleModelQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["-published_at", "-id"], name="role_models_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def who(self) -> str:
        """`Nguyễn Văn A, Phòng B`; a collective by its name alone."""
        one = self.nomination
        return f"{one.printed_name}, {one.printed_unit}" if one.person_id else one.printed_name


class RoleModelPicture(models.Model):
    """One picture of a story, with the words for whoever does not see it."""

    story = models.ForeignKey(RoleModel, on_delete=models.PROTECT, related_name="pictures")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    alt = models.CharField("mô tả ảnh", max_length=300)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(alt=""), name="picture_has_its_words")]
