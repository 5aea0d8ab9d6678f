from django.db import models


class RoundKind(models.TextChoices):
    YEARLY = "yearly", "Hằng năm"
    FINAL = "final", "Tổng kết"


class Power(models.TextChoices):
    """Who grants an award: the head of the department himself, or a level above him."""

    OWN = "own", "Giám đốc Sở"
    PROVINCE = "province", "Chủ tịch Ủy ban nhân dân tỉnh"
    STATE = "state", "Thủ tướng Chính phủ"


class ReferralSource(models.TextChoices):
    """Where a paper of a dossier that goes up comes from."""

    REPORT = "report", "Báo cáo thành tích trong hồ sơ đã nộp, có xác nhận của cấp trình"
    UNIT_LETTER = "unit_letter", "Tờ trình của đơn vị trong hồ sơ đã nộp"
    UNIT_MINUTES = "unit_minutes", "Biên bản họp của đơn vị trong hồ sơ đã nộp"
    EACH = "each", "Tệp Văn phòng tải lên cho từng đối tượng"
    ONCE = "once", "Tệp Văn phòng tải lên một lần cho cả bộ hồ sơ"


class SignedCopyRule(models.TextChoices):
    """Whether a signed copy is needed, and by when (domain.md, "The signed copy")."""

    AT_SUBMITTING = "at_submitting", "Khi nộp hồ sơ"
    AFTER = "after", "Sau khi nộp, trong số ngày làm việc"
    NEVER = "never", "Không yêu cầu"


class ExtensionKind(models.TextChoices):
    EXTENSION = "extension", "Gia hạn"
    PAPER_IN_TIME = "paper_in_time", "Đã nhận bản giấy trước hạn"


class ExtensionAuthority(models.TextChoices):
    """Who decides on extensions in a round; fixed when it opens."""

    OFFICE = "office", "Văn phòng"
    LEADERSHIP = "leadership", "Lãnh đạo Sở"


class TextSection(models.TextChoices):
    """Which part of the plan an item belongs to."""

    PURPOSE = "purpose", "Mục đích"
    REQUIREMENT = "requirement", "Yêu cầu"
    SUBJECT = "subject", "Đối tượng thi đua"
    HEAD_RULE = "head_rule", "Quy định đối với người đứng đầu"
    AMOUNT = "amount", "Số lượng khen thưởng"
    PROCESS = "process", "Quy trình đề nghị khen thưởng"
    PAPERS = "papers", "Hồ sơ đề nghị khen thưởng"
    ORGANISATION = "organisation", "Tổ chức thực hiện"
    LEGAL_BASIS = "legal_basis", "Căn cứ"
    RECIPIENT = "recipient", "Nơi nhận"
    FEEDBACK = "feedback", "Vướng mắc, phản ánh"


class MailKind(models.TextChoices):
    """The mails whose words Văn phòng may change (`campaigns.mail_words` has the ones that come with the software)."""

    REMINDER = "nhac-nop", "Nhắc nộp hồ sơ"
    ACCOUNT_CHECK = "kiem-tra-tai-khoan", "Kiểm tra tài khoản"
    NO_ACCOUNT = "chua-co-tai-khoan", "Đơn vị chưa có tài khoản nộp hồ sơ"


class SentenceUse(models.TextChoices):
    """What a sentence of the library is for; "" for anything."""

    SUPPLEMENT = "supplement", "Yêu cầu bổ sung"
    DECLINE = "decline", "Chưa đồng ý khen thưởng"
    LOWER = "lower", "Hạ hình thức"
    REFER = "refer", "Trình cấp trên"


class NoteKind(models.TextChoices):
    """What the book of a campaign tells of (plan, V.1, V.3)."""

    ACTIVITY = "activity", "Hoạt động của đơn vị"
    INSPECTION = "inspection", "Kiểm tra, đôn đốc"
    GUIDANCE = "guidance", "Hướng dẫn"
    MODEL = "model", "Mô hình, cách làm hay"


# What a unit notes of itself; the rest is Văn phòng's.
OF_UNITS = (NoteKind.ACTIVITY, NoteKind.MODEL)
