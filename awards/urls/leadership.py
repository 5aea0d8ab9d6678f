from django.urls import path

from awards.views import complaints, statistics
from awards.views.decisions import drafting, postings, signing
from awards.views.honours import board, records
from awards.views.leadership import approval, on_paper

urlpatterns = [
    path("xet-duyet/", approval.approval, name="approval"),
    path("xet-duyet/<int:pk>/dong-y-toan-bo/", approval.agree_all, name="answer_all"),
    path("xet-duyet/doi-tuong/<int:pk>/", approval.answer, name="answer"),
    path("xet-duyet/doi-tuong/<int:pk>/xet-lai/", approval.reconsider_answer, name="answer_reconsider"),
    path("xet-duyet/doi-tuong/<int:pk>/ghi-nhan/", on_paper.answer_on_paper, name="answer_on_paper"),
    path("xet-duyet/doi-tuong/<int:pk>/xet-lai/ghi-nhan/", on_paper.reconsider_on_paper, name="reconsider_on_paper"),
    path("xet-duyet/<int:pk>/dong-y-toan-bo/ghi-nhan/", on_paper.agree_all_on_paper, name="answer_all_on_paper"),
    path("quyet-dinh/", drafting.decisions, name="decisions"),
    path("quyet-dinh/du-thao/<int:pk>/<int:award>/", drafting.draft, name="decision_draft"),
    path("quyet-dinh/<int:pk>/", drafting.decision, name="decision"),
    path("quyet-dinh/dong/<int:pk>/bo/", drafting.drop_line, name="decision_line_remove"),
    path("quyet-dinh/<int:pk>/trinh-ky/", signing.send, name="decision_send"),
    path("quyet-dinh/<int:pk>/rut/", signing.withdraw, name="decision_take_back"),
    path("quyet-dinh/<int:pk>/da-ky/", signing.signed, name="decision_signed"),
    path("quyet-dinh/<int:pk>/cong-bo/", signing.publish, name="decision_publish"),
    path("quyet-dinh/<int:pk>/ban-ky/", signing.copy, name="decision_copy"),
    path("niem-yet/dot/<int:pk>/", postings.propose, name="posting_new"),
    path("niem-yet/<int:pk>/", postings.posting, name="posting"),
    path("niem-yet/<int:pk>/dong-y/", postings.agree, name="posting_agree"),
    path("niem-yet/<int:pk>/dong-y/ghi-nhan/", postings.agree_on_paper, name="posting_agree_on_paper"),
    path("niem-yet/<int:pk>/go/", postings.stop, name="posting_stop"),
    path("kien-nghi/", complaints.complaints, name="complaints"),
    path("kien-nghi/dot/<int:pk>/", complaints.complaint_new, name="complaint_new"),
    path("kien-nghi/<int:pk>/", complaints.complaint, name="complaint"),
    path("kien-nghi/<int:pk>/tra-loi/", complaints.complaint_answer, name="complaint_answer"),
    path("kien-nghi/<int:pk>/rut/", complaints.complaint_withdraw, name="complaint_withdraw"),
    path("kien-nghi/<int:pk>/van-ban/", complaints.complaint_file, name="complaint_file"),
    path("thong-ke/", statistics.statistics, name="statistics"),
    path("thong-ke/danh-sach/", statistics.statistics_list, name="statistics_list"),
    path("thong-ke/excel/", statistics.statistics_xlsx, name="statistics_xlsx"),
    path("vinh-danh/", board.honours, name="honours"),
    path("vinh-danh/excel/", board.honours_xlsx, name="honours_xlsx"),
    path("vinh-danh/can-bo/<int:pk>/", records.person_record, name="person_record"),
    path("vinh-danh/don-vi/<int:pk>/", records.unit_record, name="unit_record"),
    path("cua-toi/", records.own_record, name="own_record"),
]
