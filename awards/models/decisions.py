"""What leadership answers, the Decisions that follow, and acts done on paper."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import ExtractYear

from awards.enums import LEADERSHIP_ACTS, AnswerKind, DecisionKind, DecisionState, PaperAct
from awards.models.proposals import Nomination, Proposal
from campaigns.models import AwardType, Round
from core.files.models import StoredFile
from organization.models import Appointment


class Answer(models.Model):
    """Xét khen thưởng: leadership's answer to one nomination; a later answer supersedes, both stay."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField("ý kiến", max_length=20, choices=AnswerKind.choices)
    award_type = models.ForeignKey(AwardType, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField("lý do", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    delegation = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="thừa ủy quyền"
    )
    at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["nomination"], condition=Q(superseded_at=None), name="one_answer_in_force"),
            models.CheckConstraint(
                condition=Q(kind__in=["agree", "refer"]) | ~Q(reason=""), name="refusing_answer_has_a_reason"
            ),
        ]


class DecisionQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Published ones are everyone's; before that they are the office's, the clerk's and leadership's."""
        from organization.enums import Role

        if actor.system or actor.is_office or actor.is_leadership or actor.has(Role.CLERK):
            return self
        return self.filter(state=DecisionState.PUBLISHED)


class Decision(models.Model):
    """Quyết định: dự thảo → trình ký → đã ký (number, date, signed copy) → công bố.

    One that awards has lines. Any other kind acts on the published one that it `touches`, by its changes: on the
    `ground` of law where it revokes, because of the `facts`. An issued paper is never edited; both stay.
    """

    kind = models.CharField("loại", max_length=10, choices=DecisionKind.choices, default=DecisionKind.AWARD)
    touches = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="acts", verbose_name="về quyết định"
    )
    ground = models.TextField("trường hợp theo luật", blank=True)
    facts = models.TextField("lý do", blank=True)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    award_type = models.ForeignKey(AwardType, on_delete=models.PROTECT, related_name="decisions")
    state = models.CharField(max_length=20, choices=DecisionState.choices, default=DecisionState.DRAFT)
    title = models.CharField("trích yếu", max_length=400)
    number = models.CharField("số", max_length=20, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    signer = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="người ký"
    )
    signed_copy = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    content = models.JSONField("nội dung khi trình ký", default=dict)
    version = models.PositiveIntegerField(default=1)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-round__year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "for_signature"]) | (~Q(number="") & Q(signed_on__isnull=False)),
                name="signed_has_number_and_date",
            ),
            models.CheckConstraint(
                condition=Q(kind="award", touches=None) | (~Q(kind="award") & Q(touches__isnull=False)),
                name="act_touches_a_decision",
            ),
            models.UniqueConstraint(
                "number", "symbol", ExtractYear("signed_on"),
                condition=~Q(number=""), name="decision_number_a_year",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["state", "-signed_on"], name="decisions_by_day")]

    def __str__(self) -> str:
        if self.number:
            return f"Quyết định số {self.number}/{self.symbol}"
        act = "" if self.kind == DecisionKind.AWARD else f" {self.get_kind_display().lower()}"
        return f"Dự thảo quyết định{act} ({self.round})"

    @property
    def is_award(self) -> bool:
        return self.kind == DecisionKind.AWARD


class DecisionLine(models.Model):
    """One awarded subject in a Decision, printed as frozen here; `register_number` is our own award register."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="lines")
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="decision_line")
    order = models.PositiveSmallIntegerField()
    printed_name = models.CharField(max_length=200)
    printed_position = models.CharField(max_length=200, blank=True)
    printed_unit = models.CharField(max_length=200)
    salutation = models.CharField(max_length=10, blank=True)
    bonus = models.PositiveIntegerField("tiền thưởng (đồng)", null=True, blank=True)
    register_number = models.CharField("số vào sổ", max_length=30, blank=True)
    code = models.CharField("mã kiểm tra", max_length=20, unique=True)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["decision", "order", "id"], name="lines_of_decision")]


class PaperRecordQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Those of the proposals one may see; what leadership signed is the office's and leadership's."""
        if actor.is_office or actor.is_leadership:
            return self
        return self.filter(proposal__in=Proposal.objects.visible_to(actor)).exclude(act__in=LEADERSHIP_ACTS)


class PaperRecord(models.Model):
    """ "Ghi nhận theo bản ký giấy": who really acted, on which paper; it changes who types, never the rules.

    `object_type`, `object_id` name what the act made or changed (a submission, an answer), `proposal` whose it is.
    """

    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.PROTECT, related_name="paper_records")
    act = models.CharField("việc", max_length=20, choices=PaperAct.choices)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="bản quét")
    signed_on = models.DateField("ngày văn bản")
    signer_name = models.CharField("người ký", max_length=300)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = PaperRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="paper_record_of")]
