from django.db import models
from django.db.models import Q

from campaigns.enums import Power, ReferralSource
from campaigns.models.campaigns import Loaded
from organization.enums import SubjectKind
from organization.models.validity import BY_TIME, Dated


class AwardType(Loaded):
    """Hình thức khen thưởng: who grants it, to whom, in which rounds, with which papers.

    `kinds_of_round` and `subject_kinds` are lists of codes; an empty quota means that none is set; `threshold`
    is a fraction such as "2/3" of `threshold_base`. `rank` orders awards: the higher award first. `addressee` is to
    whom the department's Tờ trình goes for an award above its own power, a line for each.
    """

    name = models.CharField("tên hình thức", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=80)
    plan_name = models.CharField("tên trong kế hoạch", max_length=200, blank=True)
    authority = models.CharField("cấp quyết định", max_length=200)
    power = models.CharField("thẩm quyền", max_length=20, choices=Power.choices)
    rank = models.PositiveSmallIntegerField("thứ bậc", default=0)
    subject_kinds = models.JSONField("đối tượng", default=list)
    kinds_of_round = models.JSONField("loại đợt xét", default=list)
    basis = models.TextField("căn cứ xét", blank=True)
    quota_collective = models.PositiveIntegerField("số lượng tập thể", null=True, blank=True)
    quota_individual = models.PositiveIntegerField("số lượng cá nhân", null=True, blank=True)
    needs_scope = models.BooleanField("phải nêu phạm vi ảnh hưởng", default=False)
    required_papers = models.JSONField("văn bản phải có, theo đối tượng", default=dict)
    addressee = models.TextField("nơi nhận Tờ trình khi trình cấp trên", blank=True)
    threshold = models.CharField("tỷ lệ phiếu", max_length=10, blank=True)
    threshold_base = models.CharField("tính trên", max_length=20, blank=True)

    class Meta:
        ordering = ["-rank", "name"]
        constraints = [models.UniqueConstraint(fields=["code"], name="award_type_code")]

    def __str__(self) -> str:
        return self.name


class ReferralPaper(Loaded):
    """One paper that the dossier of a nominee for this award must, or may, hold when it goes up.

    Without a `subject_kind` it is asked for both kinds.
    """

    award_type = models.ForeignKey(
        AwardType, on_delete=models.CASCADE, related_name="referral_papers", verbose_name="hình thức khen thưởng"
    )
    subject_kind = models.CharField("đối tượng", max_length=20, choices=SubjectKind.choices, blank=True)
    name = models.CharField("tên văn bản", max_length=200)
    source = models.CharField("lấy từ đâu", max_length=20, choices=ReferralSource.choices)
    is_required = models.BooleanField("bắt buộc", default=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        ordering = ["-award_type__rank", "award_type", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["award_type", "code"], name="referral_paper_code")]

    def __str__(self) -> str:
        return self.name


class BonusRate(Dated):
    """Hệ số tiền thưởng of an award for one kind of subject, with its source and dates."""

    award_type = models.ForeignKey(AwardType, on_delete=models.PROTECT, related_name="bonus_rates")
    subject_kind = models.CharField("đối tượng", max_length=20, choices=SubjectKind.choices)
    coefficient = models.DecimalField("hệ số", max_digits=6, decimal_places=2)
    source = models.CharField("căn cứ", max_length=300)

    class Meta(Dated.Meta):
        ordering = ["award_type", "subject_kind", "valid_from"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(coefficient__gt=0), name="coefficient_positive"),
        ]


class BaseSalary(Dated):
    """Mức lương cơ sở, in đồng, with its source and dates."""

    amount = models.PositiveIntegerField("mức lương cơ sở (đồng)")
    source = models.CharField("căn cứ", max_length=300)

    class Meta(Dated.Meta):
        ordering = BY_TIME
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gt=0), name="salary_positive"),
        ]
