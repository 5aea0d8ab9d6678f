from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from campaigns.enums import NoteKind
from campaigns.models.campaigns import Campaign
from core.files.models import StoredFile
from organization.models import Unit


class CampaignNoteQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """All of it to Văn phòng and leadership; to a unit what is about itself, or about nobody in particular."""
        if actor.is_office or actor.is_leadership:
            return self
        if not actor.unit_ids:
            return self.none()
        return self.filter(Q(unit__in=actor.unit_ids) | Q(unit=None))

    def present(self) -> Self:
        return self.filter(removed_at=None)


class CampaignNote(models.Model):
    """Sổ theo dõi phong trào: what a unit did, what Văn phòng inspected or explained there, a good model found (plan,
    I.1.c, V.1, V.3). Without a unit it is about the whole department. A line that was removed stays, unseen.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField("loại", max_length=20, choices=NoteKind.choices)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="campaign_notes", verbose_name="đơn vị"
    )
    happened_on = models.DateField("ngày")
    text = models.TextField("nội dung")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = CampaignNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-pk"]
        indexes = [models.Index(fields=["campaign", "-happened_on", "-id"], name="notes_of_campaign")]

    def __str__(self) -> str:
        return self.text[:80]
