from django.urls import path

from thidua.home import setup, views

urlpatterns = [
    path("", views.home, name="home"),
    path("cau-hinh/", setup.setup, name="setup"),
    path("tin/<int:pk>/da-doc/", views.notice_read, name="notice_read"),
    path("dong-ho/<int:pk>/", views.round_clock, name="round_clock"),
    path("dong-ho/<int:round_id>/<int:unit_id>/", views.cutoff_clock, name="cutoff_clock"),
]
