"""What a Decision that revokes, corrects or replaces changes in the one that it touches."""

from django.db import models
from django.db.models import Q

from awards.enums import ChangePart
from awards.models.decisions import Decision, DecisionLine


class DecisionChange(models.Model):
    """One change: `part` of a line's printed words, or some other `place` of the text, from `wrong` to `right`.

    Without a part it names a subject: one whose award is revoked, or who stands in the list that replaces another.
    """

    act = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="changes")
    line = models.ForeignKey(DecisionLine, null=True, blank=True, on_delete=models.PROTECT, related_name="changes")
    part = models.CharField("phần", max_length=20, choices=ChangePart.choices, blank=True)
    place = models.CharField("chỗ", max_length=200, blank=True)
    wrong = models.TextField("đã in", blank=True)
    right = models.TextField("sửa thành", blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["act", "line", "part"], name="one_change_a_part"),
            models.CheckConstraint(
                condition=Q(line__isnull=False, place="") | (Q(line=None, part="") & ~Q(place="")),
                name="change_of_a_line_or_a_place",
            ),
        ]
