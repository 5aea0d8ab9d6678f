from django.urls import path

from thidua.journal import views

urlpatterns = [
    path("nhat-ky/", views.journal, name="journal"),
    path("nhat-ky/excel/", views.journal_xlsx, name="journal_xlsx"),
    path("nhat-ky/xem-ho-so/", views.access_log, name="access_log"),
    path("nhat-ky/xem-ho-so/excel/", views.access_log_xlsx, name="access_log_xlsx"),
]
