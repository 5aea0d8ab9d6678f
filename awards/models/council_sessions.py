"""Phiên họp Hội đồng: agenda, attendance, who does not vote on whom, and the votes as far as they may be kept."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from awards.enums import CouncilOutcome, CouncilPart, RecusalGround, SessionState, ShareBase, VotingMode
from awards.models.council import Council, CouncilMember
from awards.models.desk import Consolidation
from awards.models.proposals import Nomination
from campaigns.models import AwardType, Round
from organization.enums import Role


class CouncilSessionQuerySet(models.QuerySet):
    def visible_to(self, actor) -> Self:
        """Office and leadership see all; a member those of his council from the invitation on; nobody else any."""
        if actor.is_office or actor.is_leadership:
            return self
        if not actor.has(Role.COUNCIL):
            return self.none()
        seats = Council.objects.filter(members__in=CouncilMember.objects.on(actor.today).of_person(actor.person_id))
        invited = self.filter(council__in=seats, pk__in=Attendance.objects.values("session"))
        return invited.exclude(state=SessionState.PLANNED)


class CouncilSession(models.Model):
    """One session over one list that was passed on. Only `awards.workflow` assigns `state`.

    `quorum` is the council's as it was when the session opened. The counts of papers are those of printed ballots,
    one for all nominations; of a ballot cast here they follow from who has voted.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="sessions")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="council_sessions")
    consolidation = models.ForeignKey(Consolidation, on_delete=models.PROTECT, related_name="council_sessions")
    state = models.CharField(max_length=20, choices=SessionState.choices, default=SessionState.PLANNED)
    mode = models.CharField("cách bỏ phiếu", max_length=20, choices=VotingMode.choices, default=VotingMode.PRINTED)
    starts_at = models.DateTimeField("thời gian")
    place = models.CharField("địa điểm", max_length=200)
    chair = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+", verbose_name="chủ trì")
    secretary = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+", verbose_name="thư ký")
    tellers = models.CharField("tổ kiểm phiếu", max_length=300, blank=True)
    course = models.TextField("diễn biến", blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    quorum = models.CharField(max_length=10, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    issued = models.PositiveSmallIntegerField("số phiếu phát ra", null=True, blank=True)
    returned = models.PositiveSmallIntegerField("số phiếu thu về", null=True, blank=True)
    invalid = models.PositiveSmallIntegerField("số phiếu không hợp lệ", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CouncilSessionQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SessionState.values), name="session_state_known"),
            models.CheckConstraint(condition=Q(mode__in=VotingMode.values), name="session_mode_known"),
            models.CheckConstraint(
                condition=Q(returned__isnull=True)
                | Q(returned__lte=F("issued"), invalid__lte=F("returned"), invalid__isnull=False),
                name="session_papers_agree",
            ),
            models.UniqueConstraint(
                fields=["round"], condition=Q(state__in=["planned", "invited", "open"]), name="one_session_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.round}"

    @property
    def is_cast_here(self) -> bool:
        return self.mode != VotingMode.PRINTED

    @property
    def is_secret(self) -> bool:
        return self.mode != VotingMode.OPEN


class AgendaItem(models.Model):
    """One nomination before the council; its shares as they were at the opening, its result once the session closes.

    `members` and `taking_part` are those who may vote on it: without the recused ones. `votes` of `base` decided.
    """

    session = models.ForeignKey(CouncilSession, on_delete=models.CASCADE, related_name="items")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="council_items")
    order = models.PositiveSmallIntegerField()
    award_type = models.ForeignKey(AwardType, on_delete=models.PROTECT, related_name="+")
    lower_award = models.ForeignKey(AwardType, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    share = models.CharField(max_length=10, blank=True)
    share_base = models.CharField(max_length=20, choices=ShareBase.choices, blank=True)
    lower_share = models.CharField(max_length=10, blank=True)
    lower_base = models.CharField(max_length=20, choices=ShareBase.choices, blank=True)
    in_favour = models.PositiveSmallIntegerField("đồng ý", null=True, blank=True)
    against = models.PositiveSmallIntegerField("không đồng ý", null=True, blank=True)
    lower = models.PositiveSmallIntegerField("hạ hình thức", null=True, blank=True)
    blank = models.PositiveSmallIntegerField("để trống", null=True, blank=True)
    members = models.PositiveSmallIntegerField(null=True, blank=True)
    taking_part = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=20, choices=CouncilOutcome.choices, blank=True)
    votes = models.PositiveSmallIntegerField(null=True, blank=True)
    base = models.PositiveSmallIntegerField(null=True, blank=True)
    base_kind = models.CharField(max_length=20, choices=ShareBase.choices, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "nomination"], name="item_once_a_session"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(votes__isnull=False, base__isnull=False, votes__lte=F("base")),
                name="outcome_has_its_votes",
            ),
        ]

    def __str__(self) -> str:
        return str(self.nomination)


class Attendance(models.Model):
    """A member in a session: present or absent with the reason, and whether his ballot is in.

    `part`, `position` and `has_vote` are the member's until the session is over, and from then on what they were.
    `in_writing`: an absent member whose opinion came on paper. `voted` says that, never what, nor when: the mark is
    set in the transaction that counts the ballot, and the ballot itself is kept nowhere (docs/security.md).
    """

    session = models.ForeignKey(CouncilSession, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="attendances")
    part = models.CharField("vai trò", max_length=20, choices=CouncilPart.choices)
    position = models.CharField("chức vụ", max_length=150)
    has_vote = models.BooleanField("được bỏ phiếu")
    present = models.BooleanField("có mặt", null=True, blank=True)
    absence_reason = models.CharField("lý do vắng", max_length=200, blank=True)
    in_writing = models.BooleanField("gửi ý kiến bằng văn bản", default=False)
    voted = models.BooleanField("đã bỏ phiếu", default=False)

    class Meta:
        ordering = ["member__order", "member"]
        constraints = [
            models.UniqueConstraint(fields=["session", "member"], name="member_once_a_session"),
            models.CheckConstraint(condition=Q(in_writing=False) | Q(present=False), name="in_writing_when_absent"),
        ]

    def sit_as(self, member: CouncilMember) -> Self:
        """Take over what the session knows of its member."""
        self.part, self.position, self.has_vote = member.part, member.position, member.has_vote
        return self

    @property
    def takes_part(self) -> bool:
        return bool(self.present or self.in_writing)


class Recusal(models.Model):
    """A member who does not vote on one nomination, and is no part of its base."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="recusals")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField("lý do", max_length=20, choices=RecusalGround.choices)

    class Meta:
        ordering = ["item", "member"]
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="recused_once")]


class OpenVote(models.Model):
    """One mark of a vote by name (`awards.gates.votes.Choice`); a secret one has no row."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="open_votes")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=1)

    class Meta:
        ordering = ["item", "member"]
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="one_open_vote")]


class BallotBox(models.Model):
    """The running sums of an open secret session: one row, all of it rewritten by every ballot, away at the closing.

    One row, so that no row's own history can be told from another's; no foreign key in the database, so that the
    whole table can be emptied with what old versions of rows are left in it (`awards.services.council.boxes`).
    """

    session = models.OneToOneField(
        CouncilSession, primary_key=True, on_delete=models.PROTECT, related_name="box", db_constraint=False
    )
    counts = models.JSONField()
