"""Sắp xếp tổ chức: what one decision does to units and to the department, from which day on."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.text import format_date
from organization.enums import ChangeKind, UnitKind
from organization.models.people import Person
from organization.models.units import AgencyNames, Unit


class Reorganisation(models.Model):
    """One decision, written down first and carried out once: units before, units after, the department's new names.

    `finish_until`: until then whoever led a unit that ends is authorised to finish its open papers. Once
    `carried_out_at` is set neither the act nor its rows change.
    """

    number = models.CharField("số quyết định", max_length=80)
    dated = models.DateField("ngày quyết định")
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    title = models.CharField("trích yếu", max_length=300)
    starts_on = models.DateField("có hiệu lực từ ngày")
    finish_until = models.DateField("người đứng đầu cũ làm nốt hồ sơ đến hết ngày", null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(editable=False)
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    carried_out_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "dated", "issuer"],
                name="one_act_a_decision",
                violation_error_message="Quyết định này đã được ghi; hãy mở lại dòng đã có.",
            ),
            models.CheckConstraint(
                condition=Q(finish_until__isnull=True) | Q(finish_until__gte=F("starts_on")),
                name="finishing_after_the_start",
                violation_error_message="Ngày làm nốt hồ sơ không được trước ngày quyết định có hiệu lực.",
            ),
        ]

    def __str__(self) -> str:
        return self.paper

    @property
    def paper(self) -> str:
        return f"{self.number} ngày {format_date(self.dated)} của {self.issuer}"

    @property
    def eve(self) -> date:
        """The last day of things as they were."""
        return self.starts_on - timedelta(days=1)


class UnitChange(models.Model):
    """One of the things that the decision does: the units before; those after stand in `afters`."""

    act = models.ForeignKey(Reorganisation, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField("việc", max_length=10, choices=ChangeKind.choices)
    before = models.ManyToManyField(Unit, related_name="changes", verbose_name="đơn vị trước")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class UnitAfter(models.Model):
    """A unit as it is after a change: one that goes on (`unit`), by a new name where one is given, or a new one.

    A new one has no `unit` until the act is carried out; then every row has one.
    """

    change = models.ForeignKey(UnitChange, on_delete=models.CASCADE, related_name="afters")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="came_of", verbose_name="đơn vị đang có"
    )
    name = models.CharField("tên đơn vị", max_length=200, blank=True)
    short_name = models.CharField("tên gọi tắt", max_length=60, blank=True)
    code = models.SlugField("mã", max_length=40, blank=True)
    kind = models.CharField("loại", max_length=20, choices=UnitKind.choices, blank=True)
    head_title = models.CharField("chức danh người đứng đầu", max_length=100, blank=True)
    symbol = models.CharField("ký hiệu văn bản", max_length=30, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["change", "unit"], name="unit_once_after_a_change"),
            models.CheckConstraint(condition=Q(unit__isnull=False) | ~Q(name=""), name="after_is_somebody"),
        ]

    def __str__(self) -> str:
        return self.name or str(self.unit)


class PersonGoes(models.Model):
    """Where one of the people goes when a change leaves several units."""

    change = models.ForeignKey(UnitChange, on_delete=models.CASCADE, related_name="goes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(UnitAfter, on_delete=models.CASCADE, related_name="comers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "person"], name="person_goes_to_one_place")]


class DepartmentAfter(AgencyNames):
    """What the department is called from the act's day on."""

    act = models.OneToOneField(Reorganisation, on_delete=models.CASCADE, related_name="department", editable=False)
