from importlib import import_module

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "dossiers"

    def ready(self) -> None:
        import_module("dossiers.rules")
        import_module("dossiers.checks")
