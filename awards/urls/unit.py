from django.urls import path, register_converter
from django.urls.converters import StringConverter

from awards.views.unit import (
    achievements,
    evidence,
    letter,
    minutes,
    minutes_rows,
    name_proofs,
    nominations,
    own_report,
    proposals,
    receipts,
    remarks,
    reports,
    submitting,
    versions,
)


class TokenConverter(StringConverter):
    """The token of a personal link."""

    regex = "[A-Za-z0-9_-]{20,100}"


class SubjectConverter(StringConverter):
    regex = "ca-nhan|tap-the"


register_converter(TokenConverter, "link_token")
register_converter(SubjectConverter, "subject")

urlpatterns = [
    path("ho-so/", proposals.proposals, name="proposals"),
    path("ho-so/lap/<int:pk>/", proposals.proposal_open, name="proposal_open"),
    path("ho-so/<int:pk>/", proposals.proposal, name="proposal"),
    path("ho-so/<int:pk>/dong-ho/", proposals.proposal_clock, name="proposal_clock"),
    path("ho-so/<int:pk>/nho-xem-truoc/", proposals.proposal_preview, name="proposal_preview"),
    path("ho-so/<int:pk>/khong-de-nghi/", proposals.proposal_nil, name="proposal_nil"),
    path("ho-so/<int:pk>/co-de-nghi/", proposals.proposal_nil_undo, name="proposal_nil_undo"),
    path("ho-so/<int:pk>/soat-ten/", name_proofs.name_proof, name="name_proof"),
    path("ho-so/<int:pk>/doi-tuong/", nominations.nominations, name="nominations"),
    path("ho-so/<int:pk>/doi-tuong/chon/", nominations.nominee_search, name="nominee_search"),
    path(
        "ho-so/<int:pk>/doi-tuong/them/<subject:kind>/<int:subject_pk>/",
        nominations.nomination_add,
        name="nomination_add",
    ),
    path("ho-so/doi-tuong/<int:pk>/", nominations.nomination, name="nomination"),
    path("ho-so/doi-tuong/<int:pk>/bo/", nominations.nomination_remove, name="nomination_remove"),
    path("ho-so/doi-tuong/<int:pk>/lay-lai/", nominations.nomination_restore, name="nomination_restore"),
    path("ho-so/doi-tuong/<int:pk>/thu-tu/", nominations.nomination_move, name="nomination_move"),
    path("ho-so/doi-tuong/<int:pk>/rut/", submitting.nomination_withdraw, name="nomination_withdraw"),
    path("ho-so/doi-tuong/<int:pk>/khen-thuong/", nominations.award_record_add, name="award_record_add"),
    path(
        "ho-so/doi-tuong/<int:pk>/khen-thuong/<int:record_pk>/bo/",
        nominations.award_record_drop,
        name="award_record_drop",
    ),
    path("ho-so/<int:pk>/bao-cao/", reports.reports, name="reports"),
    path("ho-so/bao-cao/<int:pk>/", reports.report, name="report"),
    path("ho-so/bao-cao/<int:pk>/muc/<slug:key>/", reports.report_section_save, name="report_section_save"),
    path(
        "ho-so/bao-cao/<int:pk>/muc/<slug:key>/tu-luu/",
        reports.report_section_autosave,
        name="report_section_autosave",
    ),
    path("ho-so/bao-cao/<int:pk>/tieu-chi/<int:criterion>/", reports.report_answer_save, name="report_answer_save"),
    path(
        "ho-so/bao-cao/<int:pk>/tieu-chi/<int:criterion>/tu-luu/",
        reports.report_answer_autosave,
        name="report_answer_autosave",
    ),
    path("ho-so/bao-cao/<int:pk>/tep-ky/", reports.report_file, name="report_file"),
    path("ho-so/bao-cao/<int:pk>/tep-ky/tai-len/", reports.report_file_add, name="report_file_add"),
    path("ho-so/bao-cao/<int:pk>/tep-ky/bo/", reports.report_file_drop, name="report_file_drop"),
    path("ho-so/bao-cao/<int:pk>/duong-dan/", own_report.report_link_make, name="report_link_make"),
    path("ho-so/bao-cao/<int:pk>/duong-dan/thu-hoi/", own_report.report_link_revoke, name="report_link_revoke"),
    path("so-thanh-tich/", achievements.achievements, name="achievements"),
    path("so-thanh-tich/excel/", achievements.achievements_xlsx, name="achievements_xlsx"),
    path("so-thanh-tich/<int:pk>/bo/", achievements.achievement_remove, name="achievement_remove"),
    path("so-thanh-tich/<int:pk>/tep/", achievements.achievement_file, name="achievement_file"),
    path("ho-so/bao-cao/<int:report_pk>/lay-tu-so/<int:pk>/", achievements.achievement_pick, name="achievement_pick"),
    path("ho-so/bao-cao/<int:pk>/minh-chung/", evidence.evidence_add, name="evidence_add"),
    path("ho-so/minh-chung/<int:pk>/", evidence.evidence_file, name="evidence_file"),
    path("ho-so/minh-chung/<int:pk>/bo/", evidence.evidence_remove, name="evidence_remove"),
    path("ho-so/minh-chung/<int:pk>/lay-lai/", evidence.evidence_restore, name="evidence_restore"),
    path("ho-so/ban-giay/<int:pk>/nhap/", proposals.proposal_type, name="proposal_type"),
    path("ho-so/<int:pk>/bien-ban/", minutes.minutes, name="minutes"),
    path("ho-so/<int:pk>/bien-ban/cuoc-hop/", minutes.meeting_save, name="meeting_save"),
    path("ho-so/<int:pk>/bien-ban/thanh-phan/", minutes_rows.attendance_save, name="attendance_save"),
    path("ho-so/<int:pk>/bien-ban/bieu-quyet/", minutes_rows.votes_save, name="votes_save"),
    path("ho-so/<int:pk>/to-trinh/", letter.letter, name="letter"),
    path("ho-so/<int:pk>/nop/", submitting.proposal_submit, name="proposal_submit"),
    path("ho-so/<int:pk>/sua/", submitting.proposal_correct, name="proposal_correct"),
    path("ho-so/<int:pk>/bo-ban-sua/", submitting.proposal_drop_correction, name="proposal_drop_correction"),
    path("ho-so/<int:pk>/rut/", submitting.proposal_withdraw, name="proposal_withdraw"),
    path("ho-so/phieu/<int:pk>/", receipts.receipt, name="receipt"),
    path("ho-so/phieu/<int:pk>/qr.svg", receipts.receipt_qr, name="receipt_qr"),
    path("ho-so/phieu/<int:pk>/noi-dung/", versions.submission_version, name="submission_version"),
    path("ho-so/nhan-xet/<int:pk>/", remarks.remark_answer, name="remark_answer"),
    path("viet-bao-cao/<link_token:token>/", own_report.own_report, name="own_report"),
    path("viet-bao-cao/<link_token:token>/muc/<slug:key>/", own_report.own_section_save, name="own_section_save"),
    path(
        "viet-bao-cao/<link_token:token>/muc/<slug:key>/tu-luu/",
        own_report.own_section_autosave,
        name="own_section_autosave",
    ),
    path(
        "viet-bao-cao/<link_token:token>/tieu-chi/<int:criterion>/",
        own_report.own_answer_save,
        name="own_answer_save",
    ),
    path(
        "viet-bao-cao/<link_token:token>/tieu-chi/<int:criterion>/tu-luu/",
        own_report.own_answer_autosave,
        name="own_answer_autosave",
    ),
    path("viet-bao-cao/<link_token:token>/xong/", own_report.own_report_finish, name="own_report_finish"),
]
