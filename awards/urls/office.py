from django.urls import path, register_converter
from django.urls.converters import StringConverter

from awards.views.leadership import on_paper
from awards.views.office import (
    appraisal,
    closings,
    comparing,
    consolidation,
    desk,
    likeness,
    mission,
    name_proofs,
    opinions,
    paper_acts,
    progress,
    queue,
    reading,
    reminding,
    supplements,
)


class PlaceConverter(StringConverter):
    """The place of a remark, such as "minutes" or "report:12:area:the-che"."""

    regex = "[A-Za-z0-9:_-]{1,160}"


register_converter(PlaceConverter, "place")

urlpatterns = [
    path("ban-lam-viec/", desk.desk, name="desk"),
    path("ban-lam-viec/<int:pk>/nhac/", reminding.remind, name="remind"),
    path("ban-lam-viec/<int:pk>/excel/", desk.export, name="desk_xlsx"),
    path("ban-lam-viec/<int:pk>/chot/", desk.close, name="round_close"),
    path("ban-lam-viec/<int:pk>/tuan-cuoi/", mission.mission_control, name="mission_control"),
    path("ban-lam-viec/danh-sach-chot/<int:pk>/", closings.closing, name="closing"),
    path("tien-do/", progress.progress, name="progress"),
    path("tham-dinh/", queue.appraisal_queue, name="appraisal_queue"),
    path("tham-dinh/dot/<int:pk>/hang-loat/", queue.appraisal_batch, name="appraisal_batch"),
    path("tham-dinh/doi-tuong/<int:pk>/so-sanh/", likeness.likeness, name="appraisal_likeness"),
    path("tham-dinh/doi-tuong/<int:pk>/hiep-y/", opinions.opinion_ask, name="opinion_ask"),
    path("tham-dinh/hiep-y/<int:pk>/", opinions.opinion_answer, name="opinion_answer"),
    path("tham-dinh/hiep-y/<int:pk>/tep/", opinions.opinion_file, name="opinion_file"),
    path("tham-dinh/<int:pk>/", reading.appraise_proposal, name="appraise_proposal"),
    path("tham-dinh/<int:pk>/tiep-nhan/", reading.receive, name="proposal_receive"),
    path("tham-dinh/<int:pk>/nhan-xet/<place:place>/", supplements.remark_pin, name="remark_pin"),
    path("tham-dinh/nhan-xet/<int:pk>/bo/", supplements.remark_drop, name="remark_drop"),
    path("tham-dinh/<int:pk>/yeu-cau-bo-sung/", supplements.ask_supplement, name="supplement_request"),
    path("tham-dinh/<int:pk>/bo-sung-doi-tuong/", supplements.add_instructed, name="nominee_instructed"),
    path("tham-dinh/yeu-cau/<int:pk>/gia-han/", supplements.extend_supplement, name="supplement_extend"),
    path("tham-dinh/yeu-cau/<int:pk>/thoi/", supplements.close_supplement, name="supplement_close"),
    path("tham-dinh/yeu-cau/<int:pk>/van-ban/", supplements.supplement_paper, name="supplement_paper"),
    path("tham-dinh/phan-cong/<int:pk>/", reading.name_officer, name="appraiser_name"),
    path("tham-dinh/phan-cong/<int:pk>/ghi-nhan/", on_paper.name_officer_on_paper, name="appraiser_name_on_paper"),
    path("tham-dinh/doi-tuong/<int:pk>/", appraisal.appraisal, name="appraisal"),
    path("tham-dinh/doi-tuong/<int:pk>/mo-lai/", appraisal.reopen, name="appraisal_reopen"),
    path("tham-dinh/doi-tuong/<int:pk>/tam-dung/", appraisal.hold, name="nomination_hold"),
    path("tham-dinh/doi-tuong/<int:pk>/tieu-chi/<int:criterion>/", appraisal.overrule, name="check_override"),
    path("tong-hop/", consolidation.consolidation, name="consolidation"),
    path("tong-hop/<int:pk>/so-sanh/", comparing.compare, name="consolidation_compare"),
    path("tong-hop/<int:pk>/xlsx/", consolidation.export, name="consolidation_xlsx"),
    path("tong-hop/<int:pk>/trinh/", consolidation.pass_on_list, name="consolidation_pass_on"),
    path("tong-hop/doi-tuong/<int:pk>/thu-tu/", consolidation.rank, name="nomination_rank"),
    path("soat-ten/<int:pk>/", name_proofs.name_proofs, name="name_proofs"),
    path("soat-ten/<int:pk>/gui/", name_proofs.send, name="name_proofs_send"),
    path("soat-ten/ho-so/<int:pk>/sua/", name_proofs.apply, name="name_proofs_apply"),
    path("ban-ky/<int:pk>/", paper_acts.paper_acts, name="paper_acts"),
    path("ban-ky/<int:pk>/nop/", paper_acts.paper_submit, name="paper_submit"),
    path("ban-ky/<int:pk>/sua/", paper_acts.paper_correct, name="paper_correct"),
    path("ban-ky/<int:pk>/bo-ban-sua/", paper_acts.paper_drop_correction, name="paper_drop_correction"),
    path("ban-ky/<int:pk>/rut/", paper_acts.paper_withdraw, name="paper_withdraw"),
    path("ban-ky/doi-tuong/<int:pk>/rut/", paper_acts.paper_withdraw_nomination, name="paper_withdraw_nomination"),
    path("ban-ky/tep/<int:pk>/", paper_acts.paper_scan, name="paper_scan"),
]
