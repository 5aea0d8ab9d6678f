"""What is made from proposals: texts and legal bases, rendered papers, their page images, signed copies."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from awards.models import Decision, DecisionLine, Nomination, Proposal, Submission
from campaigns.models import Round
from core.files.models import StoredFile
from organization.models import Unit
from organization.models.validity import Dated


class LegalBasis(Dated):
    """One "Căn cứ …" line with the days on which papers may cite it; `papers` lists the kinds it stands on."""

    text = models.TextField("căn cứ")
    papers = models.JSONField("dùng cho văn bản", default=list)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    source = models.CharField("nguồn", max_length=300, blank=True)
    plan_code = models.CharField(max_length=80, blank=True)

    class Meta(Dated.Meta):
        ordering = ["order", "valid_from"]

    def __str__(self) -> str:
        return self.text

    def get_papers_display(self) -> str:
        return ", ".join(kind.label for kind in CITING if kind in self.papers)


class PaperKind(models.TextChoices):
    SUBMISSION_LETTER = "submission_letter", "Tờ trình đề nghị khen thưởng"
    MEETING_MINUTES = "meeting_minutes", "Biên bản họp"
    REPORT_COLLECTIVE = "achievement_report_collective", "Báo cáo thành tích tập thể"
    REPORT_INDIVIDUAL = "achievement_report_individual", "Báo cáo thành tích cá nhân"
    RECEIPT = "receipt", "Phiếu xác nhận đã nộp hồ sơ"
    CLOSING_REPORT = "closing_report", "Báo cáo chốt hạn"
    EXTENSION_LIST = "extension_list", "Báo cáo gia hạn đã cấp"
    DECISION = "decision", "Quyết định khen thưởng"
    CERTIFICATE = "certificate", "Giấy khen"
    CERTIFICATE_FIELDS = "certificate_fields", "Giấy khen in trên phôi"
    BLANK_RULER = "blank_ruler", "Trang thước căn phôi"
    RESULT_NOTICE = "result_notice", "Thông báo kết quả"
    GUIDANCE_LETTER = "guidance_letter", "Công văn hướng dẫn xét, đề nghị khen thưởng"
    URGING_LETTER = "urging_letter", "Công văn đôn đốc"


# Công văn of the department to its units, with number and date from văn thư.
LETTERS = (PaperKind.GUIDANCE_LETTER, PaperKind.URGING_LETTER)

# Papers that cite legal bases.
CITING = (PaperKind.SUBMISSION_LETTER, PaperKind.DECISION, PaperKind.RESULT_NOTICE)

# Papers that people edit and sign in their own document system: to be had for Word too.
IN_WORD = frozenset(
    {
        PaperKind.SUBMISSION_LETTER,
        PaperKind.MEETING_MINUTES,
        PaperKind.REPORT_COLLECTIVE,
        PaperKind.REPORT_INDIVIDUAL,
        PaperKind.DECISION,
        *LETTERS,
    }
)
# Papers with a Danh sách, which Excel may have.
LISTED = frozenset({PaperKind.SUBMISSION_LETTER, PaperKind.DECISION})


class PaperPlace(models.TextChoices):
    """Where in a paper a sentence of the office stands."""

    SUBJECT = "trich-yeu", "Trích yếu"
    PROPOSED = "theo-de-nghi", "Căn cứ cuối"
    OPENING = "mo-dau", "Câu mở đầu"
    REQUEST = "de-nghi", "Câu đề nghị"
    ARTICLE_1 = "dieu-1", "Điều 1"
    ACHIEVEMENT = "thanh-tich", "Câu ghi thành tích"
    ARTICLE_2 = "dieu-2", "Điều 2, khi có mức tiền thưởng"
    ARTICLE_2_PLAIN = "dieu-2-khong-muc", "Điều 2, khi chưa có mức tiền thưởng"
    ARTICLE_3 = "dieu-3", "Điều 3"
    LIST = "danh-sach", "Tên danh sách kèm theo"
    CLOSING = "ket-thuc", "Câu kết thúc"


class PaperText(Dated):
    """Văn phòng's own words for one place of a kind of paper; without a row those of `dossiers.paper_words` stand."""

    kind = models.CharField("văn bản", max_length=40, choices=PaperKind.choices)
    place = models.CharField("chỗ", max_length=40, choices=PaperPlace.choices)
    text = models.TextField("lời văn")

    class Meta(Dated.Meta):
        ordering = ["kind", "place", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_place_display()}"


class Face(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    FOR_SIGNATURE = "for_signature", "Bản trình ký"
    ISSUED = "issued", "Bản phát hành"


class PaperState(models.TextChoices):
    WAITING = "waiting", "Đang tạo"
    READY = "ready", "Đã có"
    FAILED = "failed", "Không tạo được"


class Paper(models.Model):
    """One paper made from frozen data: the data's hash names the version, the PDF follows from the worker.

    At most the one of `proposal`/`nomination`, `submission`, `round`, `decision`, `line`, (`round`, `unit`) that it
    is about is set. `code` is the short print code at the foot.
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
    subject_key = models.CharField(max_length=80)
    data = models.JSONField()
    data_hash = models.CharField(max_length=64)
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
    def waits_for_number(self) -> bool:
        """Whether văn thư may give this print its number and date."""
        return self.kind in LETTERS and self.face == Face.FOR_SIGNATURE


class PageImage(models.Model):
    """One page of a paper or of an uploaded scan as a picture, made by the worker; pages count from 1."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="page_images")
    number = models.PositiveSmallIntegerField()
    image = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["file", "number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="page_once")]


class SignedCopy(models.Model):
    """Bản đã ký: a scan or signed PDF bound to the printed version that was signed.

    When the data has changed since (`paper.data_hash` is no longer the present one) it says "in lại, ký lại".
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="signed_copies")
    proposal = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="signed_copies"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["paper"], condition=Q(replaced_at=None), name="one_signed_copy_a_paper")
        ]


class SignatureReport(models.Model):
    """What the worker found about the digital signatures of an uploaded signed copy.

    `signatures` are those of `dossiers.signatures.Signature`, None for a file that could not be read; `is_our_print`
    tells whether the file begins with the bytes of the paper that was printed, None where there is none to compare.
    """

    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="signature_report")
    signatures = models.JSONField(null=True)
    is_our_print = models.BooleanField(null=True)
    checked_at = models.DateTimeField()


class WholeDossier(models.Model):
    """Hồ sơ trọn bộ of one submitted version: every paper and file as one PDF, made by the worker when asked for.

    `version` counts the askings, `done` of `total` parts are ready. `parts` are, in their order, `title`, `file` (the
    pk of a StoredFile), `name` in the zip, `note` where the part could not be merged, `first` page and `pages`.
    """

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="whole_dossier")
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.WAITING)
    error = models.TextField(blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=list)
    pdf = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="ready") | Q(pdf__isnull=False), name="ready_dossier_has_pdf"),
        ]

    def __str__(self) -> str:
        return f"Hồ sơ {self.submission.number}"


class BlankField(models.TextChoices):
    """What is printed on a pre-printed certificate; the blank has everything else already."""

    SALUTATION = "salutation", "Ông, Bà hoặc Tập thể"
    NAME = "name", "Họ tên, tên tập thể"
    DESCRIPTION = "description", "Chức vụ, đơn vị"
    ACHIEVEMENT = "achievement", "Thành tích"
    DECISION = "decision", "Số quyết định"
    DECISION_DATE = "decision_date", "Ngày quyết định"
    REGISTER = "register", "Số vào sổ khen thưởng"
    DATE_LINE = "date_line", "Địa danh, ngày tháng năm"
    TITLES = "titles", "Chức vụ người ký"
    SIGNER = "signer", "Họ tên người ký"


class Align(models.TextChoices):
    START = "start", "từ trái sang"
    MIDDLE = "middle", "giữa"
    END = "end", "từ phải sang"


class BlankProfile(models.Model):
    """Phôi và máy in: where one printer puts the fields on one pre-printed blank, A4 landscape; millimetres.

    `shift_x` (to the right) and `shift_y` (downwards) move all of them, for a printer that feeds the sheet askew.
    """

    name = models.CharField("tên", max_length=100, unique=True)
    shift_x = models.DecimalField("dời sang phải (mm)", max_digits=4, decimal_places=1, default=0)
    shift_y = models.DecimalField("dời xuống (mm)", max_digits=4, decimal_places=1, default=0)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shift_x__range=(-20, 20), shift_y__range=(-20, 20)), name="shift_within_two_centimetres"
            )
        ]

    def __str__(self) -> str:
        return self.name


class BlankPlace(models.Model):
    """Where one field stands: its first line on `y` (the foot of its letters), anchored at `x` as `align` says."""

    profile = models.ForeignKey(BlankProfile, on_delete=models.CASCADE, related_name="places")
    field = models.CharField(max_length=20, choices=BlankField.choices)
    shown = models.BooleanField("in", default=True)
    x = models.DecimalField("cách mép trái (mm)", max_digits=4, decimal_places=1)
    y = models.DecimalField("cách mép trên (mm)", max_digits=4, decimal_places=1)
    width = models.DecimalField("rộng (mm)", max_digits=4, decimal_places=1)
    size = models.DecimalField("cỡ chữ (pt)", max_digits=3, decimal_places=1)
    align = models.CharField("canh", max_length=10, choices=Align.choices, default=Align.MIDDLE)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "field"], name="one_place_a_field"),
            models.CheckConstraint(condition=Q(x__range=(0, 297), y__range=(0, 210)), name="place_on_the_sheet"),
        ]


class CertificateIssue(models.Model):
    """Sổ cấp Giấy khen: one line for each handing over; whatever follows the first says why it was made again."""

    line = models.ForeignKey(DecisionLine, on_delete=models.PROTECT, related_name="issues")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField("số thứ tự cấp")
    issued_on = models.DateField("ngày cấp")
    receiver = models.CharField("người nhận", max_length=200)
    reason = models.TextField("lý do cấp lại", blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="issue_number_a_year"),
            models.UniqueConstraint(fields=["line"], condition=Q(reason=""), name="one_first_issue_a_certificate"),
        ]

    @property
    def full_number(self) -> str:
        return f"{self.number:04}/{self.year}"
