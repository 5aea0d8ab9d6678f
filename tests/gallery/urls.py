"""The application's addresses and the gallery's."""

from django.urls import include, path

from tests.gallery.page import gallery, sheet

urlpatterns = [
    path("giao-dien/", gallery, name="gallery"),
    path("giao-dien/trang.svg", sheet, name="gallery_sheet"),
    path("", include("thidua.urls")),
]
