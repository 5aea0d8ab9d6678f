from django.db import models


class ProposalState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đã nộp"
    SUPPLEMENTING = "supplementing", "Đang bổ sung, hoàn thiện"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    DECIDED = "decided", "Đã xét xong"


class NominationState(models.TextChoices):
    PLANNED = "planned", "Dự kiến"
    PASSED = "passed", "Đơn vị thông qua"
    NOT_PASSED = "not_passed", "Đơn vị không thông qua"
    PROPOSED = "proposed", "Đang thẩm định"
    APPRAISED = "appraised", "Đã thẩm định"
    AGREED = "agreed", "Đồng ý khen thưởng"
    DECLINED = "declined", "Chưa đồng ý khen thưởng"
    LOWERED = "lowered", "Hạ hình thức"
    REFERRED = "referred", "Trình cấp trên"
    GRANTED = "granted", "Được tặng"
    NOT_GRANTED = "not_granted", "Không được tặng"
    REVOKED = "revoked", "Đã hủy bỏ"
    WITHDRAWN = "withdrawn", "Đơn vị rút"


# Before leadership has answered.
UNDER_APPRAISAL = (NominationState.PROPOSED, NominationState.APPRAISED)


class SubmissionKind(models.TextChoices):
    FIRST = "first", "Nộp lần đầu"
    CORRECTION = "correction", "Sửa hồ sơ đã nộp"
    SUPPLEMENT = "supplement", "Bổ sung theo yêu cầu"


class AskedFor(models.TextChoices):
    """On whose behalf a supplement is asked for."""

    OFFICE = "office", "Văn phòng"
    COUNCIL = "council", "Hội đồng thi đua - khen thưởng"
    LEADERSHIP = "leadership", "Lãnh đạo Sở"
    HOME_AFFAIRS = "home_affairs", "Sở Nội vụ"


class SectionKind(models.TextChoices):
    OVERVIEW = "overview", "Sơ lược đặc điểm, tình hình; lý lịch"
    DUTIES = "duties", "Chức năng, quyền hạn, nhiệm vụ"
    AREA = "area", "Kết quả theo lĩnh vực cải cách hành chính"
    COLLECTIVE = "collective", "Thành tích của tập thể do cá nhân đứng đầu"
    SUMMARY = "summary", "Tóm tắt thành tích (trích ngang)"


class Recommendation(models.TextChoices):
    """What Văn phòng recommends for one nomination."""

    AGREE = "agree", "Đề nghị khen thưởng"
    LOWER = "lower", "Đề nghị hạ hình thức"
    DECLINE = "decline", "Không đề nghị"


class OpinionKind(models.TextChoices):
    """What another office answers about a nominee (hiệp y)."""

    AGREE = "agree", "Nhất trí"
    OBJECT = "object", "Không nhất trí"
    REMARK = "remark", "Có ý kiến khác"


class AnswerKind(models.TextChoices):
    AGREE = "agree", "Đồng ý khen thưởng"
    DECLINE = "decline", "Chưa đồng ý khen thưởng"
    LOWER = "lower", "Hạ hình thức"
    REFER = "refer", "Trình cấp trên"


class DecisionState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    FOR_SIGNATURE = "for_signature", "Trình ký"
    SIGNED = "signed", "Đã ký"
    PUBLISHED = "published", "Đã công bố"


class CouncilPart(models.TextChoices):
    """What a member is in the council, by its decision."""

    CHAIR = "chair", "Chủ tịch"
    VICE = "vice", "Phó Chủ tịch"
    SECRETARY = "secretary", "Thư ký"
    MEMBER = "member", "Ủy viên"


class VotingMode(models.TextChoices):
    """How the council votes: on paper, or cast here by name or in secret."""

    PRINTED = "printed", "Phiếu in (phiếu kín), nhập kết quả kiểm phiếu"
    OPEN = "open", "Biểu quyết công khai trên Hệ thống"
    SECRET = "secret", "Bỏ phiếu kín trên Hệ thống"


class SessionState(models.TextChoices):
    PLANNED = "planned", "Dự kiến"
    INVITED = "invited", "Đã mời họp"
    OPEN = "open", "Đang họp"
    CLOSED = "closed", "Đã kết thúc"
    CANCELLED = "cancelled", "Đã hủy"


class RecusalGround(models.TextChoices):
    """Why a member does not vote on one nomination."""

    ONESELF = "oneself", "Là người được đề nghị"
    RELATIVE = "relative", "Có người thân được đề nghị"
    BY_HAND = "by_hand", "Xin không bỏ phiếu"


class CouncilOutcome(models.TextChoices):
    """What the council advises on one nomination."""

    AGREE = "agree", "Đề nghị khen thưởng"
    LOWER = "lower", "Đề nghị hạ hình thức"
    DECLINE = "decline", "Không đề nghị"


class ShareBase(models.TextChoices):
    """What a share of ballots is of."""

    MEMBERS = "members", "tổng số thành viên"
    PRESENT = "present", "số thành viên tham gia bỏ phiếu"
    VALID = "valid", "số phiếu hợp lệ"


class DecisionKind(models.TextChoices):
    """What a Decision does: it awards, or it acts on one that was published."""

    AWARD = "award", "Khen thưởng"
    REVOKE = "revoke", "Hủy bỏ"
    CORRECT = "correct", "Đính chính"
    REPLACE = "replace", "Thay thế"


class ChangePart(models.TextChoices):
    """Which printed words of a subject an act changes; "" where it is about the subject as such."""

    SALUTATION = "salutation", "Ông/Bà"
    NAME = "name", "họ tên (tên tập thể)"
    POSITION = "position", "chức vụ"
    UNIT = "unit", "đơn vị"


class PackageState(models.TextChoices):
    """What goes up together: from being gathered to the last answer from above."""

    GATHERING = "gathering", "Đang chuẩn bị"
    CONFIRMED = "confirmed", "Đã đủ, đã xác nhận"
    FOR_SIGNATURE = "for_signature", "Trình ký Tờ trình"
    SENT = "sent", "Đã gửi cấp trên"
    RECEIVED = "received", "Cấp trên đã nhận"
    ASKED = "asked", "Cấp trên yêu cầu bổ sung"
    CLOSED = "closed", "Đã có kết quả"


BEFORE_SENDING = (PackageState.GATHERING, PackageState.CONFIRMED, PackageState.FOR_SIGNATURE)


class ReferralOutcome(models.TextChoices):
    GRANTED = "granted", "Được tặng"
    NOT_GRANTED = "not_granted", "Không được tặng"


class ClosingCause(models.TextChoices):
    CUTOFF = "cutoff", "Đến hạn nộp"
    EXTENSION = "extension", "Hết thời gian gia hạn"
    RESUBMISSION = "resubmission", "Hồ sơ được bổ sung, hoàn thiện"
    BY_HAND = "by_hand", "Văn phòng chốt danh sách"


class PaperAct(models.TextChoices):
    """An act of a head or leader that was done on paper and is recorded here ("ghi nhận theo bản ký giấy")."""

    SUBMIT = "submit", "Nộp hồ sơ"
    START_CORRECTION = "start_correction", "Mở bản sửa hồ sơ đã nộp"
    DROP_CORRECTION = "drop_correction", "Bỏ bản đang sửa"
    WITHDRAW = "withdraw", "Rút hồ sơ"
    WITHDRAW_ONE = "withdraw_one", "Rút đối tượng"
    ANSWER = "answer", "Xét khen thưởng"
    RECONSIDER = "reconsider", "Xét lại"
    NAME_APPRAISER = "name_appraiser", "Chỉ định người thẩm định"
    SIGN = "sign", "Ký quyết định"
    CONFIRM_REPORT = "confirm_report", "Xác nhận của cấp trình khen thưởng"
    POST_LIST = "post_list", "Đồng ý niêm yết danh sách dự kiến"
    COMPLAIN = "complain", "Kiến nghị, khiếu nại về kết quả"


# What leadership signs about a proposal is not the unit's to see before publication.
LEADERSHIP_ACTS = (PaperAct.ANSWER, PaperAct.RECONSIDER, PaperAct.NAME_APPRAISER, PaperAct.CONFIRM_REPORT)


class ComplaintKind(models.TextChoices):
    PETITION = "petition", "Kiến nghị"
    COMPLAINT = "complaint", "Khiếu nại"


class ComplaintState(models.TextChoices):
    RECEIVED = "received", "Đã nhận, chờ trả lời"
    ANSWERED = "answered", "Đã trả lời"
    WITHDRAWN = "withdrawn", "Đã rút"


class ComplaintOutcome(models.TextChoices):
    UPHELD = "upheld", "Chấp nhận"
    PARTLY = "partly", "Chấp nhận một phần"
    REJECTED = "rejected", "Không chấp nhận"
