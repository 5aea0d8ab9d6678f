from django.urls import path

from dossiers.views import bases, letters, papers, texts, verification, whole

urlpatterns = [
    path("van-ban/ho-so/<int:pk>/<slug:kind>/<slug:face>/", papers.make, name="paper_make"),
    path("van-ban/dot/<int:pk>/gia-han/", papers.make_extensions, name="extension_list_make"),
    path("van-ban/dot/<int:pk>/<slug:kind>/", letters.make, name="letter_make"),
    path("van-ban/<int:pk>/so-ngay/", letters.issue, name="letter_issue"),
    path("van-ban/<int:pk>/", papers.paper, name="paper"),
    path("van-ban/<int:pk>/pdf/", papers.download, name="paper_pdf"),
    path("van-ban/<int:pk>/docx/", papers.download_word, name="paper_docx"),
    path("van-ban/<int:pk>/danh-sach/", papers.download_list, name="paper_list_xlsx"),
    path("van-ban/<int:pk>/trang/<int:number>/", papers.page, name="paper_page"),
    path("van-ban/<int:pk>/ban-ky/", papers.upload_signed, name="signed_copy_upload"),
    path("van-ban/<int:pk>/da-ky/", papers.signed_download, name="signed_copy"),
    path("cau-hinh/can-cu/", bases.legal_bases, name="legal_bases"),
    path("cau-hinh/can-cu/them/", bases.legal_basis_new, name="legal_basis_new"),
    path("cau-hinh/can-cu/<int:pk>/", bases.legal_basis, name="legal_basis"),
    path("cau-hinh/loi-van/", texts.paper_texts, name="paper_texts"),
    path("cau-hinh/loi-van/<slug:kind>/<slug:place>/", texts.paper_text, name="paper_text"),
    path("cau-hinh/loi-van/<slug:kind>/<slug:place>/mau-goc/", texts.paper_text_restore, name="paper_text_restore"),
    path("van-ban/tron-bo/<int:pk>/", whole.dossier, name="dossier"),
    path("van-ban/tron-bo/<int:pk>/lap/", whole.make, name="dossier_make"),
    path("van-ban/tron-bo/<int:pk>/pdf/", whole.download_pdf, name="dossier_pdf"),
    path("van-ban/tron-bo/<int:pk>/zip/", whole.download_zip, name="dossier_zip"),
    path("kiem-tra/", verification.verify_form, name="verify_form"),
    path("kiem-tra/tep/", verification.verify_file, name="verify_file"),
    path("kiem-tra/<slug:code>/", verification.verify, name="verify"),
]
