"""What the journal's actions and their details are called on screen."""

import re
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from awards.enums import (
    ClosingCause,
    ComplaintKind,
    ComplaintOutcome,
    DecisionKind,
    OpinionKind,
    PaperAct,
    Recommendation,
)
from awards.workflow import (
    COMPLAINT_MOVES,
    DECISION_MOVES,
    NOMINATION_MOVES,
    PACKAGE_MOVES,
    PROPOSAL_MOVES,
    SESSION_MOVES,
)
from campaigns.checks import Verdict
from campaigns.enums import ExtensionKind, NoteKind
from core.text import format_date, format_datetime
from organization.enums import Role
from organization.importing.kinds import IMPORTERS
from organization.words import ACTIONS as PEOPLE
from organization.words import writes

PLAN = {
    "campaign": _("phong trào"),
    "campaign_campaigntext": _("nội dung kế hoạch"),
    "campaign_theme": _("nội dung thi đua"),
    "campaign_reformarea": _("lĩnh vực CCHC"),
    "campaign_criterion": _("tiêu chí"),
    "campaign_reasonsentence": _("câu mẫu"),
    "award_type": _("hình thức khen thưởng"),
    "referral_paper": _("thành phần hồ sơ trình cấp trên"),
    "bonus_rate": _("hệ số tiền thưởng"),
    "base_salary": _("mức lương cơ sở"),
    "legal_basis": _("căn cứ ban hành văn bản"),
    "round": _("đợt xét"),
    "day_off": _("ngày nghỉ"),
    "target": _("đăng ký thi đua"),
    "target_call": _("đợt đăng ký thi đua"),
    "target_paper": _("bản đăng ký thi đua đã ký"),
    "delegation": _("ủy quyền của lãnh đạo Sở"),
    "council": _("Hội đồng"),
    "council_member": _("thành viên Hội đồng"),
}
STEPS = {
    "achievement.note": _("Ghi sổ thành tích"),
    "achievement.remove": _("Bỏ dòng trong sổ thành tích"),
    "amendment.issue": _("Ban hành điều chỉnh kế hoạch"),
    "amendment.resolve": _("Cho ý kiến về điều chỉnh kế hoạch"),
    "amendment.sum_up": _("Tổng hợp phản ánh, đề xuất điều chỉnh"),
    "announcement.add": _("Đăng thông báo"),
    "appraisal.save": _("Lưu ý kiến thẩm định"),
    "award_record.claim": _("Kê khai danh hiệu, khen thưởng"),
    "award_record.drop": _("Bỏ danh hiệu, khen thưởng đã kê khai"),
    "blank.save": _("Lưu phôi Giấy khen"),
    "certificate.batch": _("Lập bản in cả loạt Giấy khen"),
    "certificate.correction": _("Đính chính Giấy khen"),
    "certificate.issue": _("Vào sổ cấp Giấy khen"),
    "certificate.on_blank": _("In Giấy khen trên phôi"),
    "certificate.reissue": _("Lập bản Giấy khen cấp lại"),
    "check.override": _("Kết luận khác với kiểm tra"),
    "clock.back": _("Đồng hồ máy chủ chạy lùi"),
    "clock.caught_up": _("Đồng hồ máy chủ đã đuổi kịp"),
    "clock.training": _("Chuyển đồng hồ luyện tập"),
    "complaint.give": _("Gửi kiến nghị, khiếu nại"),
    "council_member.drop_relative": _("Bỏ người thân đã khai"),
    "council_member.relative": _("Khai người thân của thành viên Hội đồng"),
    "campaign_note.note": _("Ghi sổ theo dõi phong trào"),
    "campaign_note.remove": _("Bỏ dòng trong sổ theo dõi phong trào"),
    "councilsession.attendance": _("Điểm danh phiên họp Hội đồng"),
    "councilsession.change": _("Sửa phiên họp Hội đồng"),
    "councilsession.plan": _("Lập phiên họp Hội đồng"),
    "councilsession.recuse": _("Ghi thành viên không bỏ phiếu"),
    "councilsession.tally": _("Nhập kết quả kiểm phiếu"),
    "councilsession.unrecuse": _("Bỏ ghi thành viên không bỏ phiếu"),
    "councilsession.vote": _("Đã bỏ phiếu"),
    "councilsession.vote_in_writing": _("Nhập ý kiến bằng văn bản"),
    "councilsession.words": _("Ghi diễn biến, kết luận phiên họp"),
    "days_off.start": _("Lấy lịch nghỉ về sửa"),
    "decision.draft": _("Dự thảo quyết định"),
    "decision.drop": _("Bỏ dự thảo quyết định"),
    "decision.edit": _("Sửa dự thảo quyết định"),
    "decision.remove_line": _("Đưa một dòng ra khỏi dự thảo"),
    "dossier.ask": _("Lập hồ sơ trọn bộ"),
    "evidence.add": _("Thêm minh chứng"),
    "evidence.remove": _("Bỏ minh chứng"),
    "evidence.restore": _("Lấy lại minh chứng"),
    "extension.ask": _("Đề nghị gia hạn"),
    "extension.refuse": _("Không gia hạn"),
    "feedback.answer": _("Trả lời phản ánh"),
    "feedback.give": _("Gửi phản ánh"),
    "file.hide": _("Ẩn tệp có mã độc"),
    "job.again": _("Gửi lại việc lỗi"),
    "letter.save": _("Lưu Tờ trình"),
    "mail_text.add": _("Sửa mẫu thư"),
    "mail_text.change": _("Sửa mẫu thư"),
    "mail_text.delete": _("Lấy lại mẫu thư gốc"),
    "minutes.save": _("Lưu Biên bản họp"),
    "nomination.add": _("Thêm đối tượng"),
    "nomination.change": _("Sửa đề nghị"),
    "nomination.assign": _("Giao thẩm định"),
    "nomination.hold": _("Tạm dừng xét"),
    "nomination.rank": _("Xếp thứ tự ưu tiên"),
    "nomination.remove": _("Bỏ đối tượng"),
    "nomination.restore": _("Lấy lại đối tượng"),
    "nomination.unhold": _("Xét tiếp"),
    "paper_text.add": _("Sửa lời văn của văn bản"),
    "paper_text.change": _("Sửa lời văn của văn bản"),
    "paper_text.delete": _("Lấy lại lời văn gốc của văn bản"),
    "paper.council": _("Lập văn bản của Hội đồng"),
    "paper.issue": _("Ghi số, ngày của công văn, báo cáo, biên bản"),
    "paper.letter": _("Lập công văn"),
    "paper.payments": _("Lập danh sách chi thưởng"),
    "paper.record": _("Ghi nhận theo bản ký giấy"),
    "paper.register": _("Lập sổ khen thưởng, sổ giao nhận"),
    "paper.sign": _("Ký số văn bản"),
    "paper.signed_copy": _("Tải lên bản đã ký"),
    "paper.year_report": _("Lập báo cáo tổng kết"),
    "posting.agree": _("Đồng ý niêm yết danh sách dự kiến"),
    "posting.propose": _("Đề nghị niêm yết danh sách dự kiến"),
    "posting.stop": _("Gỡ niêm yết danh sách dự kiến"),
    "role_model.add": _("Viết gương điển hình"),
    "role_model.change": _("Sửa gương điển hình"),
    "role_model.drop_picture": _("Bỏ ảnh của gương điển hình"),
    "role_model.hide": _("Gỡ gương điển hình"),
    "role_model.picture": _("Thêm ảnh của gương điển hình"),
    "role_model.publish": _("Đăng gương điển hình"),
    "proposal.ask_preview": _("Nhờ Văn phòng xem trước"),
    "proposal.extend_request": _("Gia hạn bổ sung"),
    "proposal.name_appraiser": _("Chỉ định người thẩm định"),
    "proposal.name_corrections": _("Sửa tên theo bản soát tên"),
    "proposal.name_proof": _("Trả lời bản soát tên"),
    "proposal.nil": _("Khai không có đề nghị"),
    "proposal.open": _("Lập hồ sơ"),
    "proposal.restore": _("Bỏ bản đang sửa"),
    "proposal.start_correction": _("Sửa hồ sơ đã nộp"),
    "proposal.type": _("Nhập hồ sơ từ bản giấy đến trước hạn"),
    "referral.ask_package": _("Đóng gói bộ hồ sơ trình"),
    "referral.change": _("Sửa nơi nhận, hạn gửi bộ hồ sơ trình"),
    "referral.chosen": _("Ghi UBND tỉnh đã lựa chọn"),
    "referral.confirm": _("Xác nhận báo cáo của cấp trình khen thưởng"),
    "referral.drop_file": _("Bỏ tệp của bộ hồ sơ trình"),
    "referral.file": _("Tải lên tệp của bộ hồ sơ trình"),
    "referral.gather": _("Lập bộ hồ sơ trình"),
    "referral.leave_out": _("Đưa một đối tượng ra khỏi bộ hồ sơ trình"),
    "referral.take_in": _("Đưa thêm đối tượng vào bộ hồ sơ trình"),
    "remark.answer": _("Trả lời nhận xét"),
    "remark.drop": _("Bỏ nhận xét chưa gửi"),
    "remark.pin": _("Ghi nhận xét"),
    "report.finish": _("Người được đề nghị viết xong báo cáo"),
    "report.own_file": _("Tải lên báo cáo đã ký"),
    "report_link.make": _("Lập đường dẫn viết báo cáo"),
    "report_link.revoke": _("Thu hồi đường dẫn viết báo cáo"),
    "signature_picture.drop": _("Bỏ hình chữ ký"),
    "signature_picture.keep": _("Lưu hình chữ ký"),
    "round.account_check": _("Gửi thư kiểm tra tài khoản"),
    "round.admit": _("Thêm đơn vị mới lập vào đợt xét"),
    "round.close": _("Chốt danh sách"),
    "round.extend": _("Gia hạn"),
    "round.name_proofs": _("Gửi bản soát tên"),
    "round.open": _("Mở đợt xét"),
    "round.pass_on": _("Trình lãnh đạo Sở"),
    "round.remind": _("Nhắc nộp hồ sơ"),
    "round.version": _("Lập phiên bản đợt xét"),
    "opinion.ask": _("Xin ý kiến hiệp y"),
    "opinion.answer": _("Ghi ý kiến hiệp y"),
    "sheet.receive": _("Tải bảng Excel lên"),
    "sheet.write": _("Nhập từ Excel"),
    "year_report.save": _("Lưu lời văn báo cáo tổng kết"),
}
ACTIONS = (
    STEPS
    | {f"proposal.{move.name}": move.label for move in PROPOSAL_MOVES}
    | {f"nomination.{move.name}": move.label for move in NOMINATION_MOVES}
    | {f"decision.{move.name}": move.label for move in DECISION_MOVES}
    | {f"councilsession.{move.name}": format_lazy(_("Hội đồng: {}"), move.label) for move in SESSION_MOVES}
    | {f"referralpackage.{move.name}": move.label for move in PACKAGE_MOVES}
    | {f"complaint.{move.name}": move.label for move in COMPLAINT_MOVES}
    | writes(PLAN)
    | PEOPLE
)
DETAILS = {
    "accounts": _("số tài khoản"), "heads": _("số lãnh đạo được báo"), "mark": _("mốc"), "to": _("đến lúc"),
    "clock_behind": _("đồng hồ chạy lùi (giây)"), "seconds": _("số giây"),
    "units_without": _("đơn vị chưa nộp được"),
    "agreed": _("đồng ý"), "feedback": _("các phản ánh"),
    "answers": _("trả lời đề nghị số"), "copied_from": _("lập theo"), "last_day": _("ngày cuối là ngày nghỉ"),
    "until": _("xin đến trước"),
    "act": _("việc"), "address": _("địa chỉ máy"), "arrived": _("đến lúc"), "award": _("hình thức"),
    "asked_for": _("theo yêu cầu của"),
    "before": _("trước đó"), "cause": _("lý do chốt"), "changes": _("thay đổi"), "codes": _("mã lý do"),
    "content_hash": _("mã băm nội dung"), "counted": _("tính lúc"), "criterion": _("tiêu chí"), "cutoff": _("hạn"),
    "data_hash": _("mã băm dữ liệu"), "certificate_hash": _("mã băm chứng thư"), "issuer": _("cơ quan cấp chứng thư"),
    "printed": _("mã băm bản in"), "serial": _("số chứng thư"), "subject": _("chứng thư của"),
    "dated": _("ngày văn bản"), "face": _("bản"),
    "days": _("số ngày"), "decided": _("quyết định lúc"), "decision": _("quyết định số"), "due": _("bổ sung trước"),
    "eligible": _("đủ điều kiện"), "expires": _("đến"), "file": _("tệp"), "finished": _("xong"), "fixed": _("đã sửa"),
    "is_nil": _("không có đề nghị"), "kind": _("loại"), "left_behind": _("không chuyển theo"), "lines": _("số dòng"),
    "list_hash": _("mã băm danh sách"), "missing": _("chưa gửi"), "nomination": _("đối tượng"), "number": _("số"),
    "officer": _("người thẩm định"), "package": _("bộ hồ sơ số"), "paper": _("văn bản"), "part": _("phần"),
    "people": _("số người"),
    "place": _("chỗ"), "received": _("lúc bản giấy đến"),
    "rank": _("thứ tự"), "recommendation": _("đề nghị"), "role": _("vai trò"), "sent_on": _("ngày trình"),
    "from_day": _("từ ngày"), "to_day": _("đến hết ngày"),
    "sha256": _("mã băm"), "signed_on": _("ngày ký"), "signer": _("người ký"), "step": _("lần nhắc"),
    "submission": _("phiếu"), "submitted": _("đã nộp"), "units": _("số đơn vị"), "verdict": _("kết luận"),
    "version": _("lần"), "version_hash": _("mã băm phiên bản"), "virus": _("mã độc"), "wanted": _("nhờ"),
    "present": _("có mặt"), "issued": _("phát ra"), "returned": _("thu về"), "invalid": _("không hợp lệ"),
    "member": _("thành viên"), "wrong": _("đề nghị sửa"),
    "year": _("năm"), "receiver": _("người nhận"), "shift": _("dời sang phải; xuống (mm)"), "reason": _("lý do"),
    "office": _("cơ quan được hỏi"), "answer_by": _("trả lời trước hết ngày"), "opinion": _("ý kiến"),
    "table": _("bảng"), "new": _("thêm mới"), "changed": _("thay đổi"), "unchanged": _("giữ nguyên"),
    "rows": _("số dòng thay đổi"), "touched": _("chạm đến"), "admitted": _("thêm đơn vị"),
    "faulty": _("bỏ qua dòng lỗi"), "outcome": _("kết quả xem xét"),
}  # fmt: skip
# What the stored values of some details are called.
VALUES: dict[str, dict[str, Any]] = {
    "act": dict(PaperAct.choices) | dict(DecisionKind.choices),
    "cause": dict(ClosingCause.choices),
    "last_day": {"keep": _("giữ nguyên"), "next": _("hết ngày làm việc tiếp theo")},
    "kind": dict(ExtensionKind.choices) | dict(ComplaintKind.choices) | dict(NoteKind.choices),
    "outcome": dict(ComplaintOutcome.choices),
    "recommendation": dict(Recommendation.choices),
    "opinion": dict(OpinionKind.choices),
    "role": dict(Role.choices),
    "table": {slug: importer.kind.label for slug, importer in IMPORTERS.items()},
    "verdict": {verdict.value: verdict.label for verdict in Verdict},
    "codes": {
        "late": _("quá hạn"),
        "before": _("đợt chưa mở"),
        "submitted": _("đã nộp rồi"),
        "not_submitted": _("không ở trạng thái đã nộp"),
        "not_editable": _("không còn sửa được"),
        "not_expected": _("đợt không nhận hồ sơ của đơn vị"),
        "key_reused": _("lần bấm dùng cho nội dung khác"),
        "no_key": _("yêu cầu thiếu mã"),
        "left_behind": _("đối tượng để lại không còn"),
        "dropped": _("bỏ đối tượng khi bổ sung"),
        "in_decision": _("đã có trong dự thảo quyết định"),
        "report": _("thiếu báo cáo thành tích"),
        "minutes": _("thiếu biên bản họp"),
        "letter": _("thiếu Tờ trình"),
        "ballot": _("biểu quyết chưa khớp"),
        "not_voted": _("chưa biểu quyết"),
        "signed": _("thiếu bản ký"),
        "awards.submit_proposal": _("không có quyền nộp"),
        "awards.withdraw_proposal": _("không có quyền rút"),
    },
}
SHA256 = re.compile(r"[0-9a-f]{64}")
SHOWN_OF_A_HASH = 12


def action_label(action: str) -> str:
    """The Vietnamese name of an action; an unknown one is shown by its code."""
    return str(ACTIONS.get(action, action))


def detail_words(name: str, value: Any) -> str:
    """ "hạn: 00:00 10/01/2026"; a name or value that has no words of its own is shown as it is."""
    return f"{DETAILS.get(name, name)}: {_value(name, value)}"


def change_lines(changes: dict[str, Any]) -> list[str]:
    """ "điểm: 91 → 92" for every field that changes."""
    return [f"{field}: {' → '.join(map(_value_of_change, pair))}" for field, pair in changes.items()]


def value_lines(changes: dict[str, Any]) -> list[str]:
    """ "điểm: 92" for every field of a row that is new."""
    return [f"{field}: {_value_of_change(after)}" for field, (_before, after) in changes.items()]


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(_("có") if value else _("không"))
    if isinstance(value, dict):
        return "; ".join(change_lines(value))
    if isinstance(value, list):
        return ", ".join(_known(name, one) for one in value)
    if not isinstance(value, str):
        return str(value)
    if value in VALUES.get(name, {}):
        return _known(name, value)
    if name.endswith("hash") or SHA256.fullmatch(value):
        return f"{value[:SHOWN_OF_A_HASH]}…"
    return _moment(value) or value


def _known(name: str, value: Any) -> str:
    """The words of a stored value; one without words is shown as it is."""
    return str(VALUES.get(name, {}).get(value, value))


def _value_of_change(value: Any) -> str:
    return "–" if value in (None, "") else _value("", value)


def _moment(text: str) -> str:
    """An instant or a day of the stored form as people write it; "" for any other text."""
    try:
        instant = parse_datetime(text) if len(text) > len("2026-01-10") else None
        day = parse_date(text)
    except ValueError:
        return ""
    if isinstance(instant, datetime) and instant.tzinfo:
        return format_datetime(instant)
    return format_date(day) if day else ""
