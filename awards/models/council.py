"""Hội đồng Thi đua - Khen thưởng: its members by decision, and the relatives whom they have declared."""

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from awards.enums import CouncilPart, ShareBase
from organization.models import Person
from organization.models.validity import Dated, DatedQuerySet

SHARE = RegexValidator(r"^[1-9][0-9]{0,2}/[1-9][0-9]{0,2}$", "Hãy viết dạng phân số, ví dụ 2/3.")


class Council(Dated):
    """A council from its decision to the end of its term.

    `quorum` is the share of the voting members without whom it does not sit; `threshold` of `threshold_base` is what
    a nomination needs where its award names no share of its own (no law fixes one for Giấy khen: regulations, C.5).
    """

    name = models.CharField("tên Hội đồng", max_length=200)
    decision_number = models.CharField("quyết định số", max_length=60)
    decision_date = models.DateField("ngày quyết định")
    quorum = models.CharField("số có mặt ít nhất", max_length=10, default="2/3", validators=[SHARE])
    threshold = models.CharField("tỷ lệ phiếu khi hình thức không quy định", max_length=10, default="2/3",
                                 validators=[SHARE])  # fmt: skip
    threshold_base = models.CharField("tính trên", max_length=20, choices=ShareBase.choices, default=ShareBase.MEMBERS)

    class Meta(Dated.Meta):
        ordering = ["-decision_date", "-pk"]

    def __str__(self) -> str:
        return self.name


class CouncilMemberQuerySet(DatedQuerySet):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person_id=person_id) if person_id else self.none()


class CouncilMember(Dated):
    """One member for the council's term, or for a part of it.

    Nobody has a vote by the row alone: `save_member` gives it by his part where nothing else is said. A secretary has
    none then: no law gives or takes it, and the written rules that were found have him sit without (regulations, C.5).
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="council_seats")
    part = models.CharField("vai trò", max_length=20, choices=CouncilPart.choices, default=CouncilPart.MEMBER)
    position = models.CharField("chức vụ", max_length=150)
    has_vote = models.BooleanField("được bỏ phiếu")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = CouncilMemberQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["council", "order", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["council", "person"], name="seat_once_a_council"),
            models.CheckConstraint(condition=Q(part__in=CouncilPart.values), name="council_part_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_part_display()}"


class DeclaredRelative(models.Model):
    """Người thân that a member has declared: on whose nomination he does not vote. Only Văn phòng sees the row."""

    member = models.ForeignKey(CouncilMember, on_delete=models.CASCADE, related_name="relatives")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="người thân")
    relation = models.CharField("quan hệ", max_length=60)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["member", "person"], name="relative_once")]

    def __str__(self) -> str:
        return str(self.member)
