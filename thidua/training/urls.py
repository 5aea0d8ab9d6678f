"""Added to the addresses only where TRAINING_CLOCK is on."""

from django.urls import path

from thidua.training import views

urlpatterns = [
    path("dong-ho-luyen-tap/", views.training_clock, name="training_clock"),
    path("dong-ho-luyen-tap/chuyen/", views.move, name="training_clock_move"),
]
