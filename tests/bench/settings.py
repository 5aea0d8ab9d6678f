"""The application's own settings with the floor's table and addresses beside it."""

from thidua.settings import *  # noqa: F403
from thidua.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "tests.bench"]
ROOT_URLCONF = "tests.bench.urls"
# Nobody signs in here by password; making a thousand of them should not take minutes.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TRAINING_CLOCK = True
OUTBOX_NUDGE = ""
