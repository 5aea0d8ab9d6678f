"""What the unit's own papers say: minutes of its meeting with ballots, and the submission letter."""

from django.db import models
from django.db.models import F, Q

from awards.models.proposals import Nomination, Proposal
from organization.models import Appointment, Person


class Minutes(models.Model):
    """Biên bản họp xét, đề nghị khen thưởng of the unit."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="minutes")
    starts_at = models.DateTimeField("bắt đầu", null=True, blank=True)
    ends_at = models.DateTimeField("kết thúc", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=200, blank=True)
    course = models.TextField("diễn biến cuộc họp", blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    tellers = models.CharField("tổ kiểm phiếu", max_length=300, blank=True)
    number = models.CharField("số", max_length=20, blank=True)
    total_members = models.PositiveSmallIntegerField("tổng số thành viên", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)


class Attendee(models.Model):
    """One who belongs to the meeting: present, or absent with the reason; at most one chair and one secretary."""

    class Part(models.TextChoices):
        CHAIR = "chair", "Chủ trì"
        SECRETARY = "secretary", "Thư ký"
        MEMBER = "member", "Thành viên"

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("họ và tên", max_length=100)
    position = models.CharField("chức vụ", max_length=150, blank=True)
    part = models.CharField("vai trò", max_length=20, choices=Part.choices, default=Part.MEMBER)
    present = models.BooleanField("có mặt", default=True)
    absence_reason = models.CharField("lý do vắng", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["minutes"], condition=Q(part="chair"), name="one_chair"),
            models.UniqueConstraint(fields=["minutes"], condition=Q(part="secretary"), name="one_secretary"),
        ]


class Ballot(models.Model):
    """The vote on one nomination: by show of hands (`base` present, for, against, abstained) or secret.

    For a secret ballot issued ≥ returned = valid + invalid and valid = for + against + abstained. Only counts are
    kept, never who voted what. Sums are checked by `awards.gates.minutes`, with reasons.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="ballots")
    nomination = models.OneToOneField(Nomination, on_delete=models.CASCADE, related_name="ballot")
    secret = models.BooleanField("bỏ phiếu kín", default=False)
    base = models.PositiveSmallIntegerField("số người có quyền biểu quyết", default=0)
    issued = models.PositiveSmallIntegerField("số phiếu phát ra", null=True, blank=True)
    returned = models.PositiveSmallIntegerField("số phiếu thu về", null=True, blank=True)
    invalid = models.PositiveSmallIntegerField("số phiếu không hợp lệ", null=True, blank=True)
    in_favour = models.PositiveSmallIntegerField("đồng ý", default=0)
    against = models.PositiveSmallIntegerField("không đồng ý", default=0)
    abstained = models.PositiveSmallIntegerField("không có ý kiến", default=0)
    passed = models.BooleanField("đơn vị thông qua", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["nomination"]
        constraints = [
            models.CheckConstraint(
                condition=Q(returned__isnull=True) | Q(returned__lte=F("issued")), name="returned_le_issued"
            )
        ]


class Letter(models.Model):
    """Tờ trình đề nghị khen thưởng of the unit; number and date may stay blank until văn thư gives them."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="letter")
    number = models.CharField("số", max_length=20, blank=True)
    dated = models.DateField("ngày", null=True, blank=True)
    grounds = models.TextField("lý do, căn cứ thêm", blank=True)
    signer = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="người ký"
    )
    version = models.PositiveIntegerField(default=1)
