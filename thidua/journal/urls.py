from django.urls import path

from thidua.journal import views

urlpatterns = [
    path("nhat-ky/", views.journal, name="journal"),
    path("nhat-ky/xem-ho-so/", views.access_log, name="access_log"),
]
