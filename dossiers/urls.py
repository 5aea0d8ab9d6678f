from django.urls import path, register_converter
from django.urls.converters import IntConverter

from awards.enums import DecisionKind
from dossiers.views import (
    acts,
    bases,
    batches,
    blanks,
    certificates,
    council,
    letters,
    packed,
    papers,
    registers,
    signing,
    texts,
    trials,
    verification,
    whole,
    year_reports,
)


class YearConverter(IntConverter):
    """A year that a register may be of; any other has no page."""

    regex = "20[0-9]{2}"


class PeriodConverter:
    """A year, or the whole campaign, which the views know as None."""

    regex = "20[0-9]{2}|ca-giai-doan"
    whole = "ca-giai-doan"

    def to_python(self, value: str) -> int | None:
        return None if value == self.whole else int(value)

    def to_url(self, value: int | None) -> str:
        return str(value or self.whole)


register_converter(YearConverter, "year")
register_converter(PeriodConverter, "period")

urlpatterns = [
    path("van-ban/ho-so/<int:pk>/<slug:kind>/<slug:face>/", papers.make, name="paper_make"),
    path("van-ban/ho-so/<int:pk>/soat-ten/", papers.make_name_proof, name="name_proof_print"),
    path("van-ban/dot/<int:pk>/gia-han/", papers.make_extensions, name="extension_list_make"),
    path("van-ban/dot/<int:pk>/<slug:kind>/", letters.make, name="letter_make"),
    path("van-ban/<int:pk>/so-ngay/", letters.issue, name="letter_issue"),
    path("hoi-dong/phien/<int:pk>/van-ban/<slug:kind>/", council.make, name="council_paper_make"),
    path("van-ban/<int:pk>/", papers.paper, name="paper"),
    path("van-ban/<int:pk>/pdf/", papers.download, name="paper_pdf"),
    path("van-ban/<int:pk>/docx/", papers.download_word, name="paper_docx"),
    path("van-ban/<int:pk>/danh-sach/", papers.download_list, name="paper_list_xlsx"),
    path("van-ban/<int:pk>/trang/<int:number>/", papers.page, name="paper_page"),
    path("van-ban/<int:pk>/ban-ky/", papers.upload_signed, name="signed_copy_upload"),
    path("van-ban/<int:pk>/ky-so/", signing.sign, name="paper_sign"),
    path("van-ban/<int:pk>/da-ky/", papers.signed_download, name="signed_copy"),
    path("tai-khoan/cua-toi/chu-ky/", signing.picture, name="signature_picture"),
    path("tai-khoan/cua-toi/chu-ky/hinh/", signing.picture_image, name="signature_picture_image"),
    path("tai-khoan/cua-toi/chu-ky/bo/", signing.picture_drop, name="signature_picture_drop"),
    path("cau-hinh/can-cu/", bases.legal_bases, name="legal_bases"),
    path("cau-hinh/can-cu/them/", bases.legal_basis_new, name="legal_basis_new"),
    path("cau-hinh/can-cu/<int:pk>/", bases.legal_basis, name="legal_basis"),
    path("cau-hinh/loi-van/", texts.paper_texts, name="paper_texts"),
    path("cau-hinh/loi-van/<slug:kind>/<slug:place>/", texts.paper_text, name="paper_text"),
    path("cau-hinh/loi-van/<slug:kind>/<slug:place>/ca-van-ban/", trials.whole, name="paper_text_whole"),
    path("cau-hinh/loi-van/<slug:kind>/<slug:place>/ca-van-ban/<int:number>/", trials.page, name="paper_text_page"),
    path("cau-hinh/loi-van/<slug:kind>/<slug:place>/ca-van-ban/pdf/", trials.pdf, name="paper_text_pdf"),
    path("cau-hinh/loi-van/<slug:kind>/<slug:place>/mau-goc/", texts.paper_text_restore, name="paper_text_restore"),
    path("van-ban/tron-bo/<int:pk>/", whole.dossier, name="dossier"),
    path("van-ban/tron-bo/<int:pk>/lap/", whole.make, name="dossier_make"),
    path("van-ban/tron-bo/<int:pk>/pdf/", whole.download_pdf, name="dossier_pdf"),
    path("van-ban/tron-bo/<int:pk>/zip/", whole.download_zip, name="dossier_zip"),
    path("trinh-cap-tren/bo/<int:pk>/tron-goi/", packed.packed, name="referral_packed"),
    path("trinh-cap-tren/bo/<int:pk>/tron-goi/lap/", packed.make, name="referral_pack"),
    path("trinh-cap-tren/bo/<int:pk>/tron-goi/pdf/", packed.download_pdf, name="referral_packed_pdf"),
    path("trinh-cap-tren/bo/<int:pk>/tron-goi/zip/", packed.download_zip, name="referral_packed_zip"),
    path("phoi-giay-khen/", blanks.blanks, name="blanks"),
    path("phoi-giay-khen/moi/", blanks.new, name="blank_new"),
    path("phoi-giay-khen/<int:pk>/", blanks.blank, name="blank"),
    path("phoi-giay-khen/<int:pk>/thuoc/", blanks.ruler, name="blank_ruler"),
    path("quyet-dinh/<int:pk>/huy-bo/", acts.draft, {"kind": DecisionKind.REVOKE}, name="decision_revoke"),
    path("quyet-dinh/<int:pk>/dinh-chinh/", acts.draft, {"kind": DecisionKind.CORRECT}, name="decision_correct"),
    path("quyet-dinh/<int:pk>/thay-the/", acts.draft, {"kind": DecisionKind.REPLACE}, name="decision_replace"),
    path("quyet-dinh/<int:pk>/sua-du-thao/", acts.edit, name="act_edit"),
    path("quyet-dinh/<int:pk>/bo-du-thao/", acts.drop, name="act_drop"),
    path("quyet-dinh/<int:pk>/giay-khen/", certificates.certificates, name="certificates"),
    path("quyet-dinh/<int:pk>/giay-khen/loat/", batches.batches, name="certificate_batches"),
    path("giay-khen/loat/<int:pk>/pdf/", batches.download, name="certificate_batch_pdf"),
    path("giay-khen/<int:pk>/phoi/", certificates.on_blank, name="certificate_on_blank"),
    path("giay-khen/<int:pk>/dinh-chinh/", certificates.correct, name="certificate_correct"),
    path("giay-khen/<int:pk>/cap/", certificates.issue, name="certificate_issue"),
    path("so-cap-giay-khen/<year:year>/", certificates.register, name="certificate_register"),
    path("so-cap-giay-khen/<year:year>/xlsx/", certificates.register_xlsx, name="certificate_register_xlsx"),
    path("so-cap-giay-khen/<year:year>/giao-nhan/", registers.make_handover, name="handover_register_make"),
    path("so-khen-thuong/<year:year>/", registers.awards, name="award_register"),
    path("so-khen-thuong/<year:year>/lap/", registers.make_awards, name="award_register_make"),
    path("chi-thuong/", registers.payments, name="payments"),
    path("chi-thuong/<int:pk>/lap/", registers.make_payments, name="payment_list_make"),
    path("thong-ke/tong-ket/", year_reports.year_reports, name="year_reports"),
    path("thong-ke/tong-ket/<int:pk>/<period:year>/", year_reports.year_report, name="year_report"),
    path("thong-ke/tong-ket/<int:pk>/<period:year>/lap/", year_reports.make, name="year_report_make"),
    path("kiem-tra/", verification.verify_form, name="verify_form"),
    path("kiem-tra/tep/", verification.verify_file, name="verify_file"),
    path("kiem-tra/<slug:code>/", verification.verify, name="verify"),
]
