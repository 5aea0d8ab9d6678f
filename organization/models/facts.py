"""Yearly facts that criteria are checked against; each names its source."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organization.enums import AwardKind, FactState, Grade, IndexState, InitiativeLevel, SubjectKind
from organization.models.people import Person
from organization.models.units import Unit

YEAR = Q(year__gte=1945, year__lte=2100)
YEAR_RANGE = "Năm phải từ 1945 đến 2100."
OF_ONE = "Hãy chọn một cán bộ hoặc một đơn vị, không cả hai."
ONE_A_YEAR = "Năm này đã có số liệu; hãy sửa dòng đã có."


class AnnualRating(models.Model):
    """Xếp loại chất lượng hằng năm of a person or of a unit."""

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="ratings", verbose_name="cán bộ"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="ratings", verbose_name="đơn vị"
    )
    year = models.PositiveSmallIntegerField("năm")
    grade = models.CharField("mức xếp loại", max_length=20, choices=Grade.choices)
    paper = models.CharField("văn bản", max_length=200, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) ^ Q(unit__isnull=False),
                name="rating_of_one",
                violation_error_message=OF_ONE,
            ),
            models.CheckConstraint(condition=YEAR, name="rating_year", violation_error_message=YEAR_RANGE),
            models.UniqueConstraint(
                fields=["person", "year"], name="one_rating_a_person_year", violation_error_message=ONE_A_YEAR
            ),
            models.UniqueConstraint(
                fields=["unit", "year"], name="one_rating_a_unit_year", violation_error_message=ONE_A_YEAR
            ),
        ]
        indexes = [models.Index(fields=["-year", "-id"], name="ratings_by_year")]

    def __str__(self) -> str:
        return f"Xếp loại {self.year}: {self.person or self.unit}"


class Discipline(models.Model):
    """Kỷ luật, or a pending inspection or complaint; only the office sees these rows.

    After discipline ends achievements count from the end (Luật TĐKT 2022, principles in regulations C.4).
    """

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="disciplines", verbose_name="cán bộ"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="disciplines", verbose_name="đơn vị"
    )
    pending = models.BooleanField("đang xem xét", default=False)
    form = models.CharField("hình thức, nội dung", max_length=200)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    paper = models.CharField("văn bản", max_length=200, blank=True)

    class Meta:
        ordering = ["-starts_on"]
        indexes = [models.Index(fields=["-starts_on", "-id"], name="disciplines_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) ^ Q(unit__isnull=False),
                name="discipline_of_one",
                violation_error_message=OF_ONE,
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="discipline_period",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kỷ luật: {self.person or self.unit}"


class Initiative(models.Model):
    """Sáng kiến, giải pháp: who, what, recognised by which paper at which level, scope, effect."""

    title = models.CharField("tên sáng kiến, giải pháp", max_length=300)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives", verbose_name="đơn vị"
    )
    authors = models.ManyToManyField(Person, blank=True, related_name="initiatives", verbose_name="tác giả")
    year = models.PositiveSmallIntegerField("năm")
    level = models.CharField("cấp công nhận", max_length=20, choices=InitiativeLevel.choices)
    paper = models.CharField("văn bản công nhận", max_length=200, blank=True)
    recognised_on = models.DateField("ngày công nhận", null=True, blank=True)
    scope = models.CharField("phạm vi ảnh hưởng", max_length=300, blank=True)
    effect = models.TextField("hiệu quả áp dụng", blank=True)

    class Meta:
        ordering = ["-year", "title"]

    def __str__(self) -> str:
        return self.title


class ProcedureFigures(models.Model):
    """Số liệu giải quyết TTHC of a unit in a year: files received, late, backlogged."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="procedure_figures", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField("năm")
    received = models.PositiveIntegerField("hồ sơ tiếp nhận", default=0)
    late = models.PositiveIntegerField("hồ sơ trễ hẹn", default=0)
    backlog = models.PositiveIntegerField("hồ sơ tồn đọng", default=0)
    source = models.CharField("nguồn", max_length=200, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"], name="one_figure_row_a_year", violation_error_message=ONE_A_YEAR
            )
        ]

    def __str__(self) -> str:
        return f"Số liệu TTHC {self.year}: {self.unit}"


class ParIndexResult(models.Model):
    """Chỉ số cải cách hành chính of a year: of a unit, of the department (unit empty) or of the province."""

    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="index_results", verbose_name="đơn vị"
    )
    of_province = models.BooleanField("chỉ số của tỉnh", default=False)
    year = models.PositiveSmallIntegerField("năm")
    score = models.DecimalField("điểm", max_digits=6, decimal_places=3, null=True, blank=True)
    rank = models.PositiveSmallIntegerField("thứ hạng", null=True, blank=True)
    ranked = models.PositiveSmallIntegerField("số đơn vị xếp hạng", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=20, choices=IndexState.choices)
    paper = models.CharField("văn bản công bố", max_length=200, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=100),
                name="score_0_100",
                violation_error_message="Điểm chỉ số từ 0 đến 100.",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(of_province=False),
                name="index_of_one",
                violation_error_message="Chỉ số của tỉnh thì không chọn đơn vị.",
            ),
            models.UniqueConstraint(
                fields=["unit", "year"], name="one_index_a_unit_year", violation_error_message=ONE_A_YEAR
            ),
            models.UniqueConstraint(
                fields=["year", "of_province"],
                condition=Q(unit__isnull=True),
                name="one_index_a_year_above_units",
                violation_error_message=ONE_A_YEAR,
            ),
        ]

    def __str__(self) -> str:
        return f"Chỉ số CCHC {self.year}: {self.subject}"

    @property
    def subject(self) -> str:
        """Whose index it is: a unit's, the department's or the province's."""
        return str(self.unit) if self.unit_id else ("Toàn tỉnh" if self.of_province else "Toàn Sở")


class AwardRecordQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Earlier awards go with their subject: own unit's people and the unit itself; the office sees all."""
        if actor.sees_all_people:
            return self
        if not actor.signed_in:
            return self.none()
        mine = Q(unit__in=actor.unit_ids) | Q(person__memberships__unit__in=actor.unit_ids) | Q(person=actor.person_id)
        return self.filter(mine).distinct()

    def standing(self) -> Self:
        """Those that count: a revoked one stays on record and is nobody's award any more."""
        return self.exclude(state=FactState.REVOKED)


class AwardRecord(models.Model):
    """Danh hiệu or hình thức khen thưởng that a person or unit already has.

    Typed by the unit (`claimed`), confirmed by Văn phòng (`confirmed`), or made by our own decision (`own`), which may
    be revoked later (`revoked`).
    """

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="award_records", verbose_name="cán bộ"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="award_records", verbose_name="đơn vị"
    )
    kind = models.CharField("loại", max_length=20, choices=AwardKind.choices)
    year = models.PositiveSmallIntegerField("năm")
    name = models.CharField("tên danh hiệu, hình thức", max_length=200)
    number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    content = models.CharField("về thành tích", max_length=400, blank=True)
    state = models.CharField("tình trạng", max_length=20, choices=FactState.choices, default=FactState.CLAIMED)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = AwardRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-decided_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(person__isnull=False) ^ Q(unit__isnull=False), name="award_of_one"),
            models.CheckConstraint(condition=YEAR, name="award_year"),
        ]
        indexes = [models.Index(fields=["-year", "-id"], name="awards_by_year")]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"

    @property
    def subject_kind(self) -> str:
        return SubjectKind.COLLECTIVE if self.unit_id else SubjectKind.INDIVIDUAL
