from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from organization.enums import AppointmentKind, Gender, StaffKind
from organization.models.units import Unit
from organization.models.validity import Dated, DatedQuerySet


class PersonQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """A unit sees those who work or worked in it, the office and leadership everyone, each person himself."""
        if actor.sees_all_people:
            return self
        if not actor.signed_in:
            return self.none()
        return self.filter(Q(memberships__unit__in=actor.unit_ids) | Q(pk=actor.person_id)).distinct()


class Person(models.Model):
    """Cán bộ, công chức, viên chức, người lao động; may be nominated, need not have an account.

    `search` and `sort_key` are filled by `core.text` wherever a person is saved (`organization.services.people`).
    """

    full_name = models.CharField("họ và tên", max_length=100)
    gender = models.CharField("giới tính", max_length=10, choices=Gender.choices)
    staff_kind = models.CharField(
        "đối tượng", max_length=20, choices=StaffKind.choices, default=StaffKind.CIVIL_SERVANT
    )
    birth_date = models.DateField("ngày sinh", null=True, blank=True)
    home_town = models.CharField("quê quán", max_length=200, blank=True)
    residence = models.CharField("nơi thường trú", max_length=200, blank=True)
    qualification = models.CharField("trình độ chuyên môn", max_length=200, blank=True)
    academic_title = models.CharField("học hàm, học vị, danh hiệu, giải thưởng", max_length=200, blank=True)
    party_position = models.CharField("chức vụ Đảng, đoàn thể", max_length=200, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    died_on = models.DateField("từ trần ngày", null=True, blank=True)
    search = models.CharField(max_length=300, editable=False, default="", db_index=True)
    sort_key = models.CharField(max_length=400, editable=False, default="", db_index=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def salutation(self) -> str:
        """ "Ông" or "Bà" before the name, never both."""
        return "Bà" if self.gender == Gender.FEMALE else "Ông"


class Membership(Dated):
    """Where a person works, from when to when, with the position as papers print it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships", verbose_name="đơn vị")
    position = models.CharField("chức vụ", max_length=150)
    is_leader = models.BooleanField("là lãnh đạo, quản lý", default=False)
    note = models.CharField("ghi chú", max_length=200, blank=True)

    class Meta(Dated.Meta):
        ordering = ["-valid_from", "-pk"]
        indexes = [models.Index(fields=["unit", "valid_to"], name="members_of_unit")]

    def __str__(self) -> str:
        return f"{self.person} – {self.position}"


class AppointmentQuerySet(DatedQuerySet):
    def delegations(self) -> Self:
        """Who is authorised in writing to act in the leadership's stead, whenever."""
        return self.filter(unit=None, kind=AppointmentKind.AUTHORISED)


class Appointment(Dated):
    """Who leads or deputises where, from when to when; whoever may sign for a unit, and how.

    `unit` None means the department itself (Giám đốc, Phó Giám đốc Sở). `kind` AUTHORISED wants the paper that
    authorises, with dates (giấy ủy quyền); of the department it gives the rights of leadership on these days.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments", verbose_name="đơn vị"
    )
    kind = models.CharField("tư cách", max_length=20, choices=AppointmentKind.choices)
    title = models.CharField("chức danh", max_length=150)
    paper = models.CharField("văn bản", max_length=200, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["unit__order", "kind", "-valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(kind="authorised")
                | (Q(valid_from__isnull=False) & Q(valid_to__isnull=False) & ~Q(paper="")),
                name="authorised_in_writing_with_dates",
                violation_error_message="Ủy quyền phải bằng văn bản, có ngày bắt đầu và ngày kết thúc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.title}"

    @property
    def is_delegation(self) -> bool:
        return self.unit_id is None and self.kind == AppointmentKind.AUTHORISED


def person_unit_on(person: Person, day: date) -> Membership | None:
    """Where `person` works on `day`, else where he worked last before it (retired, moved and deceased count)."""
    rows = list(person.memberships.select_related("unit"))
    present = [m for m in rows if m.holds_on(day)]
    past = [m for m in rows if m.valid_from is None or m.valid_from <= day]
    return (present or past or [None])[0]
