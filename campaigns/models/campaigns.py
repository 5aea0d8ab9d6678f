from typing import Self

from django.db import models
from django.db.models import Q

from campaigns.enums import SentenceUse, TextSection
from organization.enums import SubjectKind


class Loaded(models.Model):
    """A row that `load_plan` made from a plan file.

    `code` names it in the file; `loaded` is what the file said, so that an edit in the browser is seen and kept.
    """

    code = models.SlugField("mã", max_length=80)
    loaded = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """A launched campaign is public; one in preparation is the office's."""
        return self if actor.is_office or actor.is_leadership else self.filter(launched=True)


class Campaign(Loaded):
    """Phong trào thi đua. Number and date of its plan may be empty: papers then print dots.

    With `posting_days` the intended list is posted for so many working days before a Decision is signed. No rule of
    law says within how many working days a complaint about a result is answered: `complaint_days` does, empty: none.
    """

    name = models.CharField("tên phong trào", max_length=300)
    short_name = models.CharField("tên gọi tắt", max_length=120)
    plan_title = models.CharField("trích yếu kế hoạch", max_length=400, blank=True)
    launched_by = models.CharField("cơ quan phát động", max_length=200)
    plan_number = models.CharField("số kế hoạch", max_length=60, blank=True)
    plan_symbol = models.CharField("ký hiệu", max_length=60, blank=True)
    plan_date = models.DateField("ngày kế hoạch", null=True, blank=True)
    plan_date_text = models.CharField("ngày như ghi trong kế hoạch", max_length=100, blank=True)
    signer = models.CharField("người ký", max_length=100, blank=True)
    signer_title = models.CharField("chức danh người ký", max_length=100, blank=True)
    starts_year = models.PositiveSmallIntegerField("từ năm")
    ends_year = models.PositiveSmallIntegerField("đến năm")
    achievement = models.CharField("thành tích ghi trên quyết định, giấy khen", max_length=400)
    launched = models.BooleanField("đã phát động", default=True)
    posting_days = models.PositiveSmallIntegerField(
        "số ngày làm việc niêm yết danh sách dự kiến", null=True, blank=True
    )
    complaint_days = models.PositiveSmallIntegerField(
        "số ngày làm việc trả lời kiến nghị, khiếu nại", null=True, blank=True, default=10
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_year", "name"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="campaign_code"),
            models.CheckConstraint(condition=Q(starts_year__lte=models.F("ends_year")), name="campaign_years"),
        ]

    def __str__(self) -> str:
        return self.name


class CampaignPart(Loaded):
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="%(class)ss")
    number = models.PositiveSmallIntegerField("thứ tự")
    label = models.CharField("tên ngắn", max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "code"], name="%(class)s_code")]

    def __str__(self) -> str:
        return self.label or self.code


class CampaignText(CampaignPart):
    """One item of the plan in its own wording: a purpose, a requirement, a step of the process…"""

    section = models.CharField("phần", max_length=20, choices=TextSection.choices)
    text = models.TextField("nội dung")

    class Meta(CampaignPart.Meta):
        ordering = ["section", "number"]


class Theme(CampaignPart):
    """Nội dung thi đua, numbered."""

    text = models.TextField("nội dung")


class ReformArea(CampaignPart):
    """Lĩnh vực CCHC: a heading of part II of a report (plan, IV.4)."""

    name = models.CharField("tên lĩnh vực", max_length=200)
    hint = models.TextField("gợi ý", blank=True)


class Criterion(CampaignPart):
    """A numbered criterion for one kind of subject.

    `checks` is a list of {"name": …, "params": {…}} that `campaigns.checks` knows. `heads_only` marks the rule
    that a head's achievement goes with the collective's (plan, III.2).
    """

    subject_kind = models.CharField("đối tượng", max_length=20, choices=SubjectKind.choices)
    text = models.TextField("nội dung")
    checks = models.JSONField("cách kiểm tra", default=list)
    heads_only = models.BooleanField("chỉ đối với người đứng đầu", default=False)

    class Meta(CampaignPart.Meta):
        ordering = ["subject_kind", "heads_only", "number"]


class ReasonSentenceQuerySet(models.QuerySet):
    def for_use(self, *uses: str) -> Self:
        """Those for one of `uses`, and those for anything."""
        return self.filter(use__in=("", *uses))


class ReasonSentence(CampaignPart):
    """Câu mẫu: a sentence to choose when something is asked for or refused; it may cite a criterion."""

    use = models.CharField("dùng khi", max_length=20, choices=SentenceUse.choices, blank=True)
    text = models.TextField("câu mẫu")
    criterion = models.ForeignKey(
        Criterion, null=True, blank=True, on_delete=models.PROTECT, related_name="sentences", verbose_name="tiêu chí"
    )

    objects = ReasonSentenceQuerySet.as_manager()

    @property
    def words(self) -> str:
        """The sentence, after the criterion that it cites."""
        if self.criterion is None:
            return self.text
        return f"Tiêu chí {self.criterion.number} ({self.criterion.label}): {self.text}"
