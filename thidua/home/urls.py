from django.urls import path

from thidua.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("tin/<int:pk>/da-doc/", views.notice_read, name="notice_read"),
    path("gio/", views.server_time, name="server_time"),
]
