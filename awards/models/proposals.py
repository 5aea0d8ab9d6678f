from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from awards.enums import NominationState, ProposalState
from campaigns.models import AwardType, Extension, Round
from organization.enums import SubjectKind
from organization.models import Person, Unit


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Own unit: all of it. Office and leadership: what was submitted, or a draft that asks to be looked at.
        The office, too, the drafts that it may type from a paper that came in time (deadline.md rule 9).

        Everyone else, the administrator too: nothing. Progress in counts is a matter of `awards.selectors`.
        """
        if actor.system:
            return self
        own = Q(unit__in=actor.unit_ids)
        if actor.is_office or actor.is_leadership:
            own |= Q(submission__isnull=False) | Q(preview_asked_at__isnull=False)
        if actor.is_office:
            own |= Q(pk__in=Proposal.objects.typed_at(actor.now))
        return self.filter(own)

    def typed_at(self, now) -> Self:
        """Drafts that Văn phòng may type at `now`, from papers of their units that came in time."""
        papers = Extension.objects.papers_open(now).filter(round=OuterRef("round"), unit=OuterRef("unit"))
        return self.filter(Exists(papers), state=ProposalState.DRAFT)


class Proposal(models.Model):
    """Đề nghị khen thưởng: all that one unit asks for in one round; may be empty on purpose (`is_nil`).

    The rows below a proposal are its working draft. `submission` is the frozen version that counts; while
    `correcting_since` is set a new draft is being written beside it. Only `awards.workflow` assigns `state`.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="proposals")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="proposals")
    state = models.CharField(max_length=20, choices=ProposalState.choices, default=ProposalState.DRAFT)
    is_nil = models.BooleanField("báo cáo không có đề nghị", default=False)
    nil_reason = models.TextField("lý do không đề nghị", blank=True)
    submission = models.ForeignKey(
        "awards.Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="current_of"
    )
    correcting_since = models.DateTimeField(null=True, blank=True)
    preview_asked_at = models.DateTimeField("nhờ Văn phòng xem trước lúc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    state_changed_at = models.DateTimeField()

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["round", "unit__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="one_proposal_a_round"),
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="proposal_state_known"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.DRAFT) | Q(submission__isnull=False), name="submitted_has_submission"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} – {self.round}"

    @property
    def is_editable(self) -> bool:
        """Whether the working draft may be written: always before submitting, later only beside what was submitted."""
        writing = self.state in (ProposalState.DRAFT, ProposalState.SUPPLEMENTING)
        return writing or (self.state == ProposalState.SUBMITTED and self.correcting_since is not None)


class NominationQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Those of the proposals one may see; a nominee's personal link is another door (`awards.access`)."""
        return self.filter(proposal__in=Proposal.objects.visible_to(actor))

    def present(self) -> Self:
        return self.filter(removed_at__isnull=True)


class Nomination(models.Model):
    """Đối tượng đề nghị: one collective or person for one award type, inside a proposal.

    `printed_*` is how papers print the subject, as it stands at the cut-off; filled when nominated, kept after
    submission. A nomination that was ever submitted is never deleted, only `removed_at`.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="nominations")
    subject_kind = models.CharField("đối tượng", max_length=20, choices=SubjectKind.choices)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations")
    award_type = models.ForeignKey(AwardType, on_delete=models.PROTECT, related_name="nominations")
    fallback_award = models.ForeignKey(
        AwardType, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="nếu không đạt, đề nghị xét",
    )  # fmt: skip
    other_achievement = models.TextField("thành tích khác với lần đề nghị kia", blank=True)
    scope = models.TextField("phạm vi ảnh hưởng", blank=True)
    printed_name = models.CharField("tên trên văn bản", max_length=200)
    printed_position = models.CharField("chức vụ", max_length=200, blank=True)
    printed_unit = models.CharField("đơn vị", max_length=200)
    is_leader = models.BooleanField("là lãnh đạo, quản lý", default=False)
    leads_unit = models.BooleanField("là người đứng đầu đơn vị", default=False)
    order = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=20, choices=NominationState.choices, default=NominationState.PLANNED)
    hold_reason = models.CharField("lý do tạm dừng xét", max_length=500, blank=True)
    on_hold_since = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["subject_kind", "-award_type__rank", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject_kind="individual", person__isnull=False, unit__isnull=True)
                | Q(subject_kind="collective", unit__isnull=False, person__isnull=True),
                name="nomination_subject",
            ),
            models.CheckConstraint(condition=Q(state__in=NominationState.values), name="nomination_state_known"),
            models.UniqueConstraint(
                fields=["proposal", "person", "award_type"], condition=Q(removed_at=None), name="person_once_an_award"
            ),
            models.UniqueConstraint(
                fields=["proposal", "unit", "award_type"], condition=Q(removed_at=None), name="unit_once_an_award"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printed_name} – {self.award_type}"

    @property
    def subject(self) -> Person | Unit:
        return self.person if self.person_id else self.unit
