"""Trình cấp trên: what is sent up together, by person, and what comes back."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import ExtractYear

from awards.enums import BEFORE_SENDING, NominationState, PackageState, ReferralOutcome
from awards.models.proposals import Nomination
from awards.models.submissions import Submission
from campaigns.calendar import cutoff_before
from campaigns.models import AwardType, ReferralPaper, Round
from core.files.models import StoredFile
from core.text import format_date
from organization.models import Appointment


class ReferralPackage(models.Model):
    """Bộ hồ sơ trình: the nominees of one round for one award that go up with one Tờ trình of the department.

    `due_on` is the last day on which it may be sent. Number and date are those that văn thư gave the Tờ trình;
    `received_on` and `received_paper` are what the level above said when it took the dossier in. `version` counts the
    texts sent for signature.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="referral_packages")
    award_type = models.ForeignKey(AwardType, on_delete=models.PROTECT, related_name="referral_packages")
    state = models.CharField(max_length=20, choices=PackageState.choices, default=PackageState.GATHERING)
    addressee = models.TextField("nơi nhận")
    due_on = models.DateField("gửi chậm nhất ngày", null=True, blank=True)
    signer = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="người ký"
    )
    number = models.CharField("số", max_length=20, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    dated = models.DateField("ngày Tờ trình", null=True, blank=True)
    sent_on = models.DateField("ngày gửi", null=True, blank=True)
    signed_copy = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField("ngày cấp trên tiếp nhận", null=True, blank=True)
    received_paper = models.CharField("giấy tiếp nhận", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=BEFORE_SENDING)
                | (~Q(number="") & Q(dated__isnull=False, sent_on__isnull=False, signed_copy__isnull=False)),
                name="sent_package_has_number_date_copy",
            ),
            models.UniqueConstraint(
                "number", "symbol", ExtractYear("dated"), condition=~Q(number=""), name="package_number_a_year"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="packages_by_due_day")]

    def __str__(self) -> str:
        return f"Hồ sơ đề nghị {self.award_type.short_name}, {self.round.name}"

    @property
    def due(self) -> datetime | None:
        """The instant by which it must have been sent: the end of its last day."""
        return cutoff_before(self.due_on + timedelta(days=1)) if self.due_on else None

    @property
    def is_being_prepared(self) -> bool:
        return self.state in BEFORE_SENDING

    @property
    def paper(self) -> str:
        """`12/TTr-SGTVT`, "" while văn thư has given no number."""
        return f"{self.number}/{self.symbol}" if self.number else ""


class ReferralQuerySet(models.QuerySet):
    def going_up(self) -> Self:
        """Those not withdrawn meanwhile."""
        return self.exclude(nomination__state=NominationState.WITHDRAWN).filter(nomination__removed_at=None)

    def granted(self) -> Self:
        """Those that the level above has given and nobody has revoked."""
        return self.filter(outcome=ReferralOutcome.GRANTED, nomination__state=NominationState.GRANTED)


class Referral(models.Model):
    """Trình cấp trên: an award beyond the department's power goes up and comes back, by person.

    For awards of the state two outcomes are kept: `chosen` by UBND tỉnh, then `outcome`. The confirmation "xác nhận của
    cấp trình khen thưởng" is of the report in `confirmed_submission`; `confirmed_scan` is the report signed on paper.
    """

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="referral")
    award_type = models.ForeignKey(AwardType, on_delete=models.PROTECT, related_name="referrals")
    referred_at = models.DateTimeField()
    package = models.ForeignKey(ReferralPackage, null=True, blank=True, on_delete=models.PROTECT, related_name="lines")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmer = models.ForeignKey(Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_submission = models.ForeignKey(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_scan = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField("ngày trình", null=True, blank=True)
    sent_paper = models.CharField("số tờ trình", max_length=100, blank=True)
    chosen = models.BooleanField("được UBND tỉnh lựa chọn", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=20, choices=ReferralOutcome.choices, blank=True)
    outcome_paper = models.CharField("số quyết định", max_length=100, blank=True)
    outcome_on = models.DateField("ngày quyết định", null=True, blank=True)
    issuer = models.CharField("cơ quan quyết định", max_length=200, blank=True)
    reason = models.TextField("lý do", blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmer__isnull=False, confirmed_submission__isnull=False),
                name="confirmed_by_whom_and_what",
            ),
        ]
        indexes = [models.Index(fields=["outcome", "-outcome_on", "-id"], name="granted_above_by_day")]

    @property
    def decision_words(self) -> str:
        """`Quyết định số 15/QĐ-UBND ngày 01/02/2026, UBND tỉnh Hà Nam`, as far as known."""
        day = f" ngày {format_date(self.outcome_on)}" if self.outcome_on else ""
        issuer = f", {self.issuer}" if self.issuer else ""
        return f"Quyết định số {self.outcome_paper}{day}{issuer}"


class ReferralFile(models.Model):
    """A file that Văn phòng uploads as one of the required papers: of one nominee, or once for the package."""

    package = models.ForeignKey(ReferralPackage, on_delete=models.PROTECT, related_name="files")
    referral = models.ForeignKey(Referral, null=True, blank=True, on_delete=models.CASCADE, related_name="files")
    requirement = models.ForeignKey(ReferralPaper, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["requirement__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["package", "requirement"], condition=Q(referral=None), name="one_file_a_package"
            ),
            models.UniqueConstraint(
                fields=["referral", "requirement"], condition=Q(referral__isnull=False), name="one_file_a_nominee"
            ),
        ]


class ReferralRequest(models.Model):
    """What the level above asked for after it had the dossier, by when, and how it was answered."""

    package = models.ForeignKey(ReferralPackage, on_delete=models.PROTECT, related_name="requests")
    asked_on = models.DateField("ngày yêu cầu")
    paper = models.CharField("số văn bản yêu cầu", max_length=100, blank=True)
    what = models.TextField("nội dung yêu cầu bổ sung")
    due_on = models.DateField("bổ sung chậm nhất ngày", null=True, blank=True)
    answered_on = models.DateField("ngày đã bổ sung", null=True, blank=True)
    answer = models.TextField("đã bổ sung những gì", blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["package"], condition=Q(answered_on=None), name="one_open_request_above"),
            models.CheckConstraint(condition=Q(answered_on=None) | ~Q(answer=""), name="answered_request_says_how"),
        ]

    @property
    def due(self) -> datetime | None:
        """The instant by which it must be answered: the end of its last day."""
        return cutoff_before(self.due_on + timedelta(days=1)) if self.due_on else None
