from django.urls import path

from thidua.sent import views

urlpatterns = [
    path("thu-va-viec/", views.sent, name="sent"),
    path("thu-va-viec/<int:pk>/gui-lai/", views.send_again, name="send_again"),
]
