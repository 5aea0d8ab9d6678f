"""The kinds of papers and what each can be had as; the faces and states of one paper."""

from django.db import models


class PaperKind(models.TextChoices):
    SUBMISSION_LETTER = "submission_letter", "Tờ trình đề nghị khen thưởng"
    MEETING_MINUTES = "meeting_minutes", "Biên bản họp"
    UNIT_BALLOTS = "unit_ballots", "Biên bản kiểm phiếu của đơn vị"
    REPORT_COLLECTIVE = "achievement_report_collective", "Báo cáo thành tích tập thể"
    REPORT_INDIVIDUAL = "achievement_report_individual", "Báo cáo thành tích cá nhân"
    RECEIPT = "receipt", "Phiếu xác nhận đã nộp hồ sơ"
    INTAKE_SLIP = "intake_slip", "Phiếu tiếp nhận hồ sơ"
    DOSSIER_CONTENTS = "dossier_contents", "Mục lục hồ sơ"
    CLOSING_REPORT = "closing_report", "Báo cáo chốt hạn"
    EXTENSION_LIST = "extension_list", "Báo cáo gia hạn đã cấp"
    DECISION = "decision", "Quyết định khen thưởng"
    CERTIFICATE = "certificate", "Giấy khen"
    CERTIFICATE_FIELDS = "certificate_fields", "Giấy khen in trên phôi"
    BLANK_RULER = "blank_ruler", "Trang thước căn phôi"
    RESULT_NOTICE = "result_notice", "Thông báo kết quả"
    AWARD_REGISTER = "award_register", "Sổ khen thưởng"
    HANDOVER_REGISTER = "handover_register", "Sổ giao nhận Giấy khen"
    NAME_PROOF = "name_proof", "Bản soát tên"
    PAYMENT_LIST = "payment_list", "Danh sách chi thưởng"
    GUIDANCE_LETTER = "guidance_letter", "Công văn hướng dẫn xét, đề nghị khen thưởng"
    URGING_LETTER = "urging_letter", "Công văn đôn đốc"
    APPRAISAL_REPORT = "appraisal_report", "Báo cáo thẩm định và Danh sách tổng hợp"
    OFFICE_LETTER = "office_letter", "Tờ trình của Văn phòng"
    SUBMISSION_SLIP = "submission_slip", "Phiếu trình"
    REVOCATION = "decision_revocation", "Quyết định hủy bỏ"
    CORRECTION = "decision_correction", "Quyết định đính chính"
    REPLACEMENT = "decision_replacement", "Quyết định thay thế"
    COUNCIL_INVITATION = "council_invitation", "Giấy mời họp Hội đồng"
    COUNCIL_BALLOT = "council_ballot", "Phiếu bầu của Hội đồng"
    COUNCIL_TALLY = "council_tally", "Biên bản kiểm phiếu của Hội đồng"
    COUNCIL_MINUTES = "council_minutes", "Biên bản họp Hội đồng"
    REFERRAL_LETTER = "referral_letter", "Tờ trình của Sở đề nghị khen thưởng"
    YEAR_REPORT = "year_report", "Báo cáo tổng kết"


# Công văn of the department to its units, with number and date from văn thư.
LETTERS = (PaperKind.GUIDANCE_LETTER, PaperKind.URGING_LETTER)
# Both minutes of a session of the council.
MINUTES = (PaperKind.COUNCIL_TALLY, PaperKind.COUNCIL_MINUTES)
# Papers of the department that are printed for signature and then bear what văn thư enters.
NUMBERED = (*LETTERS, PaperKind.YEAR_REPORT, *MINUTES)

# Decisions: those that act on a published one are papers of the same form.
ACTS = (PaperKind.REVOCATION, PaperKind.CORRECTION, PaperKind.REPLACEMENT)
DECISIONS = (PaperKind.DECISION, *ACTS)

# Papers that the one named in their signature block may sign here with his .p12.
SIGNED_HERE = frozenset({PaperKind.SUBMISSION_LETTER, *DECISIONS, *LETTERS, PaperKind.YEAR_REPORT})
# Papers of a session of the council.
COUNCIL = (
    PaperKind.COUNCIL_INVITATION, PaperKind.COUNCIL_BALLOT, PaperKind.COUNCIL_TALLY, PaperKind.COUNCIL_MINUTES,
)  # fmt: skip

# Papers that cite legal bases.
CITING = (PaperKind.SUBMISSION_LETTER, PaperKind.DECISION, PaperKind.RESULT_NOTICE)

# The cases in which the law has an award revoked are legal bases too: chosen, each by itself.
REVOCATION_GROUND = "revocation_ground"
BASIS_USES = (
    *((kind.value, kind.label) for kind in CITING),
    (REVOCATION_GROUND, "Trường hợp hủy bỏ quyết định khen thưởng (để chọn)"),
)

# What Văn phòng puts before leadership, made from the list that it passes on.
FOR_LEADERSHIP = (PaperKind.APPRAISAL_REPORT, PaperKind.OFFICE_LETTER, PaperKind.SUBMISSION_SLIP)

# Papers that people edit and sign in their own document system: to be had for Word too. The closing report is not: it
# vouches for the closed list by its hash.
IN_WORD = frozenset(
    {
        PaperKind.SUBMISSION_LETTER,
        PaperKind.MEETING_MINUTES,
        PaperKind.UNIT_BALLOTS,
        PaperKind.REPORT_COLLECTIVE,
        PaperKind.REPORT_INDIVIDUAL,
        PaperKind.EXTENSION_LIST,
        PaperKind.APPRAISAL_REPORT,
        PaperKind.OFFICE_LETTER,
        *DECISIONS,
        PaperKind.REFERRAL_LETTER,
        *NUMBERED,
    }
)
# Registers of a year, made from all Decisions of it.
REGISTERS = (PaperKind.AWARD_REGISTER, PaperKind.HANDOVER_REGISTER)
# Papers with a Danh sách, which Excel may have.
LISTED = frozenset(
    {
        PaperKind.SUBMISSION_LETTER,
        PaperKind.DECISION,
        PaperKind.REVOCATION,
        PaperKind.REPLACEMENT,
        PaperKind.REFERRAL_LETTER,
        PaperKind.NAME_PROOF,
        PaperKind.APPRAISAL_REPORT,
        PaperKind.OFFICE_LETTER,
        PaperKind.PAYMENT_LIST,
        *REGISTERS,
    }
)


class Face(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    FOR_SIGNATURE = "for_signature", "Bản trình ký"
    ISSUED = "issued", "Bản phát hành"


class PaperState(models.TextChoices):
    WAITING = "waiting", "Đang tạo"
    READY = "ready", "Đã có"
    FAILED = "failed", "Không tạo được"
