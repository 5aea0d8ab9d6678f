"""The application's settings with the gallery beside its pages."""

from pathlib import Path

from thidua.settings import *  # noqa: F403 - a settings module is made of names
from thidua.settings import TEMPLATES as OURS

ROOT_URLCONF = "tests.gallery.urls"
TEMPLATES = [{**OURS[0], "DIRS": [*OURS[0]["DIRS"], Path(__file__).parent / "templates"]}]
