"""Rows that hold from a day to a day."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

# From the first to the last, what always held first; alike on every database, which disagree about where NULL sorts.
BY_TIME = (F("valid_from").asc(nulls_first=True), "pk")


class DatedQuerySet(models.QuerySet):
    def on(self, day: date) -> Self:
        """Rows in force on `day`; both ends belong to the period, an empty end is open."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


class Dated(models.Model):
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="%(app_label)s_%(class)s_period",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            )
        ]

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
