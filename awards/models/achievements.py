from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.files.models import StoredFile
from organization.models import Person, Unit


class AchievementQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Own unit's book, and the lines about oneself. Nobody else's before they are part of a proposal."""
        if not actor.signed_in:
            return self.none()
        return self.filter(Q(unit__in=actor.unit_ids) | Q(person__isnull=False, person=actor.person_id))

    def present(self) -> Self:
        return self.filter(removed_at=None)


class Achievement(models.Model):
    """Sổ thành tích trong năm: one result, noted when it happened, to be picked into a report in December.

    About the unit, or about `person`. A line that was removed stays, unseen.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="achievements", verbose_name="đơn vị")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="achievements", verbose_name="cán bộ"
    )
    happened_on = models.DateField("ngày")
    text = models.TextField("kết quả, thành tích")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AchievementQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-pk"]
        indexes = [models.Index(fields=["unit", "-happened_on", "-id"], name="achievements_of_unit")]

    def __str__(self) -> str:
        return self.text[:80]
