"""Settings, from the environment alone; without any, the embedded profile: one machine, no server.

`THIDUA_PROFILE=server` refuses to start until every secret and address is given.
"""

import secrets
from datetime import timedelta
from pathlib import Path

import environ
import fontpkg_be_vietnam_pro
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from thidua.embedded import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

PROFILE = env.str("THIDUA_PROFILE", "embedded")
if PROFILE not in ("embedded", "server"):
    raise ImproperlyConfigured(f"THIDUA_PROFILE must be 'embedded' or 'server', not {PROFILE!r}")
SERVER = PROFILE == "server"


def secret(name: str) -> str:
    """The value of `name`, or the content of the file that `name`_FILE points to; '' when neither is set."""
    path = env.str(f"{name}_FILE", "")
    return Path(path).read_text(encoding="utf-8").strip() if path else env.str(name, "")


def required(name: str) -> str:
    value = secret(name)
    if not value:
        raise ImproperlyConfigured(f"{name} (or {name}_FILE) must be set when THIDUA_PROFILE=server")
    return value


VAR_DIR = Path(env.str("THIDUA_VAR", str(BASE_DIR / "var")))
STAGE = env.str("STAGE", "open")
# Each stage of the sample is an installation of its own: files, mail and broker beside its database.
STAGE_DIR = VAR_DIR / STAGE
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = required("SECRET_KEY") if SERVER else (secret("SECRET_KEY") or kept_secret(VAR_DIR))
if SERVER and (DEBUG or len(SECRET_KEY) < 50):
    raise ImproperlyConfigured("On a server DEBUG must be off and SECRET_KEY at least 50 characters long")
ALLOWED_HOSTS = required("ALLOWED_HOSTS").split(",") if SERVER else env.list("ALLOWED_HOSTS", default=["*"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = required("SITE_URL") if SERVER else env.str("SITE_URL", f"http://127.0.0.1:{env.str('PORT', '8000')}")

# A sample runs on its own clock; a server never does.
TRAINING_CLOCK = env.bool("TRAINING_CLOCK", False)
if SERVER and TRAINING_CLOCK:
    raise ImproperlyConfigured("TRAINING_CLOCK is for samples only")
# The proxy that stamps arrivals ("X-Edge-Msec") and client addresses; without one the first middleware stamps.
BEHIND_PROXY = env.bool("BEHIND_PROXY", SERVER)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "axes",
    "crispy_forms",
    "csp",
    "django_filters",
    "django_htmx",
    "lucide",
    "template_partials",
    "core",
    "organization",
    "campaigns",
    "awards",
    "dossiers",
    "thidua.apps.ThiduaConfig",
]

MIDDLEWARE = [
    "core.middleware.ArrivalMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "organization.middleware.SessionLimitsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "organization.middleware.ActorMiddleware",
    "core.middleware.RefusalMiddleware",
    "awards.middleware.OurFaultMiddleware",
    "organization.middleware.SignInMiddleware",
    "core.middleware.PrivateCacheMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "thidua.urls"
WSGI_APPLICATION = "thidua.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "thidua.context.page",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("thidua",)
CRISPY_TEMPLATE_PACK = "thidua"

# --- database -------------------------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # The rollback journal: WAL has a corruption bug before SQLite 3.51.3.
    "init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;",
}
DATABASE_URL = required("DATABASE_URL") if SERVER else secret("DATABASE_URL")
DATABASES = {
    "default": env.db_url_config(DATABASE_URL)
    if DATABASE_URL
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR_DIR / f"{STAGE}.sqlite3")}
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    DATABASES["default"]["OPTIONS"] = {
        "options": "-c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000"
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- language, time -------------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = False
# Django's own `vi` formats read 10/01/2026 as 1 October.
FORMAT_MODULE_PATH = ["thidua.formats"]

# --- people ---------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "organization.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "email", "display_name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "organization.passwords.MaximumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "organization.passwords.GuessableWordsValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
PASSWORD_RESET_TIMEOUT = 24 * 3600
# One office behind one address must not be locked out by three typos: lock user and address together, for a while.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=env.int("LOCKOUT_MINUTES", 15))
# A try during the lock-out neither counts nor makes it longer.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "organization.views.sign_in.locked_out"
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["password", "old_password", "new_password1", "new_password2", "passphrase", "kept"]
AXES_IPWARE_PROXY_COUNT = 1 if BEHIND_PROXY else 0
AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR"] if BEHIND_PROXY else ["REMOTE_ADDR"]

# A session ends after so long without a request, and after so long in all (ASVS 5.0 7.3).
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_MINUTES", 60) * 60
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", 12) * 3600
# Answering, issuing and signing want the password once more, unless it was given for such an act so shortly before.
PROOF_SECONDS = env.int("PROOF_MINUTES", 15) * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "thidua.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVER
if SERVER:
    SESSION_COOKIE_NAME = "__Host-sid"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

# --- files ----------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(VAR_DIR / "static")))
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("fonts/be-vietnam-pro", Path(fontpkg_be_vietnam_pro.__file__).parent / "files"),
]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not SERVER
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if SERVER
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Uploads and rendered papers, write-once under their SHA-256.
FILES_DIR = Path(env.str("FILES_DIR", str(STAGE_DIR / "files")))
UPLOAD_MAX_BYTES = 20 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "core.files.hashing.HashingUploadHandler",
    "core.files.secret.SecretUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "core.files.uploads.CappedUploadHandler",
]
# clamd, as `host:port` or the path of its socket; without it files are not scanned.
CLAMAV_ADDRESS = env.str("CLAMAV_ADDRESS", "")
# A folder with the certificates of the authorities whose digital signatures count; without it all are strangers.
SIGNATURE_ROOTS = env.str("SIGNATURE_ROOTS", "")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- mail -----------------------------------------------------------------------------------------------------
EMAIL_URL = secret("EMAIL_URL")
if EMAIL_URL:
    globals().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(STAGE_DIR / "mail")
# A mail server that hangs must not hold the worker.
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "thi-dua@localhost")

# --- work -----------------------------------------------------------------------------------------------------
REDIS_URL = required("REDIS_URL") if SERVER else secret("REDIS_URL")
# The embedded broker: a folder of messages. What it loses, the next drain finds in the database.
BROKER_DIR = STAGE_DIR / "broker"
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        # Longer than a task may take; what a killed worker held comes back after it.
        "visibility_timeout": 600,
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        "socket_timeout": 10,
        "socket_connect_timeout": 3,
        "socket_keepalive": True,
    }
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.1,
    }
)
# Called at the start of each child that renders: what that process may use at most.
WORKER_CHILD_LIMITS = "dossiers.rendering.limit_this_process"
# `core.outbox` calls these by the kind of the job; each takes the job's payload (a dict) and `now`.
OUTBOX_HANDLERS = {
    "mail": "thidua.outbox.send_mail",
    "password_link": "organization.services.passwords.send_password_links",
    "paper": "dossiers.tasks.render_paper",
    "scan": "core.files.scanning.scan_file",
    "pages": "dossiers.tasks.make_pages",
    "signatures": "dossiers.tasks.check_signatures",
    "dossier": "dossiers.tasks.make_dossier",
    "certificates": "dossiers.tasks.make_certificates",
    # What follows from an act of `awards`, asked for by pk: the papers of a submission, a closing, a list, a decision.
    "submission_papers": "dossiers.tasks.make_submission_papers",
    "intake_slip": "dossiers.tasks.make_intake_slip",
    "closing_papers": "dossiers.tasks.make_closing_papers",
    "decision_papers": "dossiers.tasks.make_decision_papers",
    "referral_papers": "dossiers.tasks.make_referral_papers",
    "referral_package": "dossiers.tasks.make_packed",
    "consolidation_papers": "dossiers.tasks.make_consolidation_papers",
}
if TRAINING_CLOCK:
    OUTBOX_HANDLERS["training_moved"] = "thidua.training.moves.catch_up"
# Papers are rendered by a worker without network; everything else by the one that reaches SMTP.
OUTBOX_QUEUES = dict.fromkeys(("paper", "pages", "signatures", "dossier", "certificates", "referral_package"), "render")
# Called after a commit that put a job there; a broker that is away must not hurt anybody.
OUTBOX_NUDGE = "thidua.celery.nudge"
# Gates that an app below may not import: asked by dotted path, each `(proposal) -> list[Problem]`.
SUBMISSION_GATES = ["dossiers.gates.signed_copies_missing"]
# The same for a package that goes up, each `(Gathering) -> list[Problem]`.
REFERRAL_GATES = ["dossiers.gates.unit_copies_missing"]
# What stands above `organization` and is touched when units end, each `(units, now) -> list[Touched]`; and what has
# to follow once an act is carried out, each `(act, *, actor, now)`.
REORGANISATION_TOUCHES = [
    "campaigns.reorganised.touched",
    "awards.selectors.reorganised.touched",
    "dossiers.selectors.reorganised.touched",
]
REORGANISATION_FOLLOWS = ["campaigns.services.successors.admit_successors"]
# What a Decision is called until somebody calls it otherwise, `(round, award, day, kinds of its subjects) -> str`.
DECISION_TITLE = "dossiers.building.titles.decision_title"
# What a Decision nobody has drafted yet would say: its paper, articles, groups; `(round, Foreseen, *, now) -> dict`.
DECISION_WORDS = "dossiers.building.titles.foreseen_words"
# Called nightly: who is told of damaged files, and to whom the journal's head is sent to be kept elsewhere.
DAMAGED_FILES_TO = "organization.services.keeping.tell_damaged_files"
JOURNAL_HEAD_TO = "organization.services.keeping.mail_journal_head"
# What must always be true, each `() -> Iterable[str]` of what is not; asked by `manage.py check_invariants`.
INVARIANTS = [
    "core.invariants.journal_is_whole",
    "core.invariants.jobs_end",
    "core.invariants.files_are_there",
    "awards.invariants.submissions_are_whole",
    "awards.invariants.states_agree",
    "awards.invariants.history_is_legal",
    "awards.invariants.attempts_agree",
    "awards.invariants.closings_are_whole",
    "awards.invariants.council_votes_agree",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        name: {"level": "ERROR"}
        for name in ("weasyprint", "fontTools", "pikepdf", "pyhanko", "pyhanko_certvalidator", "axes")
    },
}

TEST_RUN_ID = secrets.token_hex(4)
