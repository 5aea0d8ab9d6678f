from django.apps import AppConfig


class ThiduaConfig(AppConfig):
    name = "thidua"
