from django.urls import path

from awards.views.office import appraisal, consolidation, desk, progress, reading, reminding

urlpatterns = [
    path("ban-lam-viec/", desk.desk, name="desk"),
    path("ban-lam-viec/<int:pk>/nhac/", reminding.remind, name="remind"),
    path("ban-lam-viec/<int:pk>/chot/", desk.close, name="round_close"),
    path("tien-do/", progress.progress, name="progress"),
    path("tham-dinh/<int:pk>/", reading.appraise_proposal, name="appraise_proposal"),
    path("tham-dinh/<int:pk>/tiep-nhan/", reading.receive, name="proposal_receive"),
    path("tham-dinh/<int:pk>/yeu-cau-bo-sung/", reading.ask_supplement, name="supplement_request"),
    path("tham-dinh/yeu-cau/<int:pk>/thoi/", reading.close_supplement, name="supplement_close"),
    path("tham-dinh/phan-cong/<int:pk>/", reading.name_officer, name="appraiser_name"),
    path("tham-dinh/doi-tuong/<int:pk>/", appraisal.appraisal, name="appraisal"),
    path("tham-dinh/doi-tuong/<int:pk>/ket-luan/", appraisal.conclude, name="appraisal_conclude"),
    path("tham-dinh/doi-tuong/<int:pk>/mo-lai/", appraisal.reopen, name="appraisal_reopen"),
    path("tham-dinh/doi-tuong/<int:pk>/tam-dung/", appraisal.hold, name="nomination_hold"),
    path("tham-dinh/doi-tuong/<int:pk>/tieu-chi/<int:criterion>/", appraisal.overrule, name="check_override"),
    path("tong-hop/", consolidation.consolidation, name="consolidation"),
    path("tong-hop/<int:pk>/xlsx/", consolidation.export, name="consolidation_xlsx"),
    path("tong-hop/<int:pk>/trinh/", consolidation.pass_on_list, name="consolidation_pass_on"),
    path("tong-hop/doi-tuong/<int:pk>/thu-tu/", consolidation.rank, name="nomination_rank"),
]
