"""Rendered papers and their page images."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.models import Decision, DecisionLine, Nomination, Proposal, ReferralPackage, Submission
from campaigns.models import Round
from core.files.models import StoredFile
from dossiers.models.kinds import IN_WORD, LISTED, MINUTES, NUMBERED, SIGNED_HERE, Face, PaperKind, PaperState
from organization.models import Unit


class Paper(models.Model):
    """One paper made from frozen data: the data's hash names the version, the PDF follows from the worker.

    At most the one of `proposal`/`nomination`, `submission`, `round`, `decision`, `line`, (`round`, `unit`),
    (`round`, `package`), (`package`, `nomination`) that it is about is set. `code` is the short print code at the foot.
    `facts_hash` names what a unit's print says of its dossier, whatever words, căn cứ and year stand around it.
    """

    kind = models.CharField(max_length=40, choices=PaperKind.choices)
    face = models.CharField(max_length=20, choices=Face.choices)
    title = models.CharField(max_length=300)
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    nomination = models.ForeignKey(Nomination, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    submission = models.ForeignKey(Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    line = models.ForeignKey(DecisionLine, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    package = models.ForeignKey(ReferralPackage, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    subject_key = models.CharField(max_length=80)
    data = models.JSONField()
    data_hash = models.CharField(max_length=64)
    facts_hash = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.WAITING)
    error = models.TextField(blank=True)
    pdf = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "face", "subject_key", "data_hash"], name="one_paper_a_version"),
            models.CheckConstraint(condition=~Q(state="ready") | Q(pdf__isnull=False), name="ready_paper_has_pdf"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_word(self) -> bool:
        """Whether Word may have it: an issued paper is never edited."""
        return self.kind in IN_WORD and self.face != Face.ISSUED

    @property
    def has_list(self) -> bool:
        return self.kind in LISTED

    @property
    def is_signed_here(self) -> bool:
        """Whether its signer may sign this print with his .p12."""
        return self.kind in SIGNED_HERE and self.face == Face.FOR_SIGNATURE

    @property
    def takes_signed_copy(self) -> bool:
        """Whether the scan of what was signed is kept with this print: of a unit's paper and of the council's minutes,
        these with or without their number."""
        if self.kind in MINUTES:
            return self.face != Face.DRAFT
        return self.proposal_id is not None and self.face == Face.FOR_SIGNATURE

    @property
    def waits_for_number(self) -> bool:
        """Whether văn thư may give this print its number and date."""
        return self.kind in NUMBERED and self.face == Face.FOR_SIGNATURE


class PageImage(models.Model):
    """One page of a paper or of an uploaded scan as a picture, made by the worker; pages count from 1."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="page_images")
    number = models.PositiveSmallIntegerField()
    image = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["file", "number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="page_once")]
