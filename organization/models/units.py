from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from organization.enums import UnitKind
from organization.models.validity import BY_TIME, Dated, DatedQuerySet


class AgencyNames(models.Model):
    """What the department is called. `name_lines` is the name as the header of a paper breaks it (one line each)."""

    name = models.CharField("tên cơ quan", max_length=200)
    name_lines = models.TextField("tên cơ quan trên văn bản")
    short_name = models.CharField("tên gọi tắt", max_length=100)
    parent_name = models.CharField("cơ quan chủ quản", max_length=200)
    parent_full_name = models.CharField("tên đầy đủ của cơ quan chủ quản", max_length=200)
    place = models.CharField("địa danh", max_length=100)
    symbol = models.CharField("ký hiệu", max_length=30)
    head_title = models.CharField("chức danh người đứng đầu", max_length=200)
    head_full_title = models.CharField("chức danh người đứng đầu kèm tên cơ quan", max_length=200)
    office_name = models.CharField("tên văn phòng", max_length=100, default="Văn phòng Sở")
    office_head_title = models.CharField("chức danh chánh văn phòng", max_length=100, default="Chánh Văn phòng")
    award_fund = models.CharField("quỹ chi thưởng", max_length=200, default="Quỹ thi đua, khen thưởng của Sở")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Agency(AgencyNames, Dated):
    """The department's own names and symbols, as papers of a day print them; one row in force at a time."""

    plan_code = models.CharField(max_length=80, blank=True)

    class Meta(Dated.Meta):
        ordering = BY_TIME


class UnitQuerySet(DatedQuerySet):
    def visible_to(self, actor) -> Self:
        """Names of units are no secret to anyone signed in."""
        return self if actor.signed_in else self.none()

    def with_names_on(self, day: date) -> Self:
        """Each unit with `.names_on_day`, so that `name_on` asks nothing more."""
        return self.prefetch_related(models.Prefetch("names", UnitName.objects.on(day), to_attr="names_on_day"))


class Unit(Dated):
    """Phòng chuyên môn, đơn vị sự nghiệp, Văn phòng, lãnh đạo Sở, đoàn thể: a tree below the department.

    `proposes` – sends proposals itself; `may_be_nominated` – may be proposed as a collective; `proxy` – the unit
    that proposes for it when it does not itself (lãnh đạo Sở and full-time union people go through Văn phòng).
    """

    code = models.SlugField("mã", max_length=40, unique=True)
    name = models.CharField("tên đơn vị", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=60)
    kind = models.CharField("loại", max_length=20, choices=UnitKind.choices)
    symbol = models.CharField("ký hiệu văn bản", max_length=30, blank=True)
    head_title = models.CharField("chức danh người đứng đầu", max_length=100)
    place_name = models.CharField("trụ sở", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True)
    has_seal = models.BooleanField("có con dấu", default=False)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", verbose_name="trực thuộc"
    )
    proposes = models.BooleanField("gửi hồ sơ", default=True)
    may_be_nominated = models.BooleanField("được đề nghị là tập thể", default=True)
    proxy = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposes_for",
        verbose_name="đơn vị đề nghị thay",
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    search = models.CharField(max_length=300, editable=False, default="")

    objects = UnitQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["order", "name"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(name=""), name="unit_has_a_name", violation_error_message="Chưa điền tên đơn vị."
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: date) -> str:
        """The name in force on `day`: an earlier name where one is recorded, else the present one."""
        earlier = getattr(self, "names_on_day", None)
        if earlier is None:
            earlier = list(self.names.on(day))
        return earlier[0].name if earlier else self.name


class UnitName(Dated):
    """A name that a unit bore for a time, where it differs from its present one."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField("tên đơn vị", max_length=200)

    class Meta(Dated.Meta):
        ordering = BY_TIME

    def __str__(self) -> str:
        return self.name


class DutyOfficer(Dated):
    """Who helps with sign-in and forgotten passwords: shown at the foot of every page."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, verbose_name="tài khoản"
    )
    name = models.CharField("họ và tên", max_length=100)
    phone = models.CharField("điện thoại", max_length=30)
    email = models.EmailField("thư điện tử", blank=True)

    class Meta(Dated.Meta):
        ordering = BY_TIME

    def __str__(self) -> str:
        return self.name
