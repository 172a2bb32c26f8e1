"""Every setting of the archive, typed, from the environment.

ENVIRONMENT is `local` (set by `make run`), `test` (set by `make test`) or
`production`, the default, which refuses to start with an unsafe value.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env, validate

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = env.str("ENVIRONMENT", "production")
PRODUCTION = ENVIRONMENT == "production"
MEGABYTE = 1024 * 1024

# What must be said by whoever runs the archive -----------------------------------------------

DEBUG = env.bool("DEBUG", False)
LOCAL_KEY = "only-for-local-use-and-tests-" + "0" * 40
SECRET_KEY = env.str("SECRET_KEY", "" if PRODUCTION else LOCAL_KEY)
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [] if PRODUCTION else ["*"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
SITE_URL = env.str("SITE_URL", "").rstrip("/")
# Whom a reader writes to of what they cannot use; said at /was/.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "")

STATE_DIR = Path(env.str("STATE_DIR", str(BASE_DIR / "state")))
DOCUMENTS_DIR = Path(env.str("DOCUMENTS_DIR", str(STATE_DIR / "documents")))
INDEX_DIR = Path(env.str("INDEX_DIR", str(STATE_DIR / "index")))
# An archive of invented examples is told by its own folder (kkr.demo), whoever opens it.
DEMO = (STATE_DIR / "demo").exists()

DATABASE_URL = env.str("DATABASE_URL", "postgres:///kkr")
REDIS_URL = env.str("REDIS_URL", "redis://localhost:6379/0")

# Limits, each with a message of its own in Danish ---------------------------------------------


def limit(name: str, default: int) -> int:
    """From the environment; 0 would mean none at all, and a limit there must be."""
    return env.int(name, default, validate=validate.Range(min=1))


MAX_UPLOAD_BYTES = limit("MAX_UPLOAD_BYTES", 100 * MEGABYTE)
MAX_UPLOAD_REQUEST_BYTES = limit("MAX_UPLOAD_REQUEST_BYTES", 500 * MEGABYTE)
MAX_FILES_PER_UPLOAD = limit("MAX_FILES_PER_UPLOAD", 50)
MAX_QUESTION_LENGTH = limit("MAX_QUESTION_LENGTH", 500)
MAX_CSV_ROWS = limit("MAX_CSV_ROWS", 50_000)
READER_CPU_SECONDS = limit("READER_CPU_SECONDS", 120)
READER_WALL_SECONDS = limit("READER_WALL_SECONDS", 180)
READER_MEMORY_BYTES = limit("READER_MEMORY_BYTES", 1024 * MEGABYTE)
READER_OUTPUT_BYTES = limit("READER_OUTPUT_BYTES", 64 * MEGABYTE)
READER_MAX_PAGES = limit("READER_MAX_PAGES", 1000)
# Once a reading recognises text it may go on for so much longer.
READER_OCR_SECONDS = limit("READER_OCR_SECONDS", 1800)
READER_OCR_PAGE_SECONDS = limit("READER_OCR_PAGE_SECONDS", 60)
# Documents a worker reads at the same time, and the share of the machine each has for its pages.
WORKER_CONCURRENCY = limit("WORKER_CONCURRENCY", 2)
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
READER_OCR_AT_ONCE = limit("READER_OCR_AT_ONCE", max(1, CORES // WORKER_CONCURRENCY))
# The program and the folder of its languages, where they are not where Debian puts them.
TESSERACT = env.str("TESSERACT", "")
TESSDATA_PREFIX = env.str("TESSDATA_PREFIX", "")
# Pages are drawn for editors while they wait, in web processes: what each drawing may take, how many at once
# in a process, how much of what was drawn is kept, and how large a copy with hidden places black may be.
DRAWING_CPU_SECONDS = limit("DRAWING_CPU_SECONDS", 20)
DRAWING_WALL_SECONDS = limit("DRAWING_WALL_SECONDS", 30)
DRAWING_MEMORY_BYTES = limit("DRAWING_MEMORY_BYTES", 768 * MEGABYTE)
DRAWING_AT_ONCE = limit("DRAWING_AT_ONCE", 2)
PAGE_PICTURES_BYTES = limit("PAGE_PICTURES_BYTES", 256 * MEGABYTE)
REDACTED_BYTES = limit("REDACTED_BYTES", 500 * MEGABYTE)
# A copy of so many pages is made within a second or three; a larger one by the worker.
REDACTED_AT_ONCE_PAGES = limit("REDACTED_AT_ONCE_PAGES", 50)
READING_LEASE_SECONDS = limit("READING_LEASE_SECONDS", 30)
READING_ATTEMPTS = limit("READING_ATTEMPTS", 3)
SWEEP_SECONDS = limit("SWEEP_SECONDS", 30)
# What is laid in this folder is taken in by itself; empty: none is watched.
WATCH_DIR = env.str("WATCH_DIR", "")
# Wrong passwords for one name from one address, and for any names from it, before it must wait so long.
LOGIN_ATTEMPTS = limit("LOGIN_ATTEMPTS", 5)
LOGIN_ATTEMPTS_OF_ADDRESS = limit("LOGIN_ATTEMPTS_OF_ADDRESS", 30)
LOGIN_WAIT_MINUTES = limit("LOGIN_WAIT_MINUTES", 15)
# With less room than this on a disk editors are warned: some of the largest uploads still fit then.
DISK_WARNING_BYTES = limit("DISK_WARNING_BYTES", 2048 * MEGABYTE)
# An editor who does nothing for so long, or came in so long ago, logs in again.
SESSION_IDLE_MINUTES = limit("SESSION_IDLE_MINUTES", 4 * 60)
SESSION_MINUTES = limit("SESSION_MINUTES", 24 * 60)

# What readers may tell of faults: letters in each, how many a day from one of them, an hour from all.
MAX_FAULT_LETTERS = limit("MAX_FAULT_LETTERS", 2000)
MAX_FAULTS_A_DAY = limit("MAX_FAULTS_A_DAY", 20)
MAX_FAULTS_AN_HOUR = limit("MAX_FAULTS_AN_HOUR", 100)

# Which readings publish themselves: "clean" those without doubts, "all" whatever is not private, "none".
PUBLISH_READINGS = env.str("PUBLISH_READINGS", "clean", validate=validate.OneOf(["clean", "all", "none"]))

# Pages made once for all readers: how many bytes of them each web process keeps, and how many seconds
# may pass before it asks the database whether they still are what readers may see. A worker that reads
# tells of each second; were it asked as often, nothing would be kept meanwhile.
KEPT_BYTES = limit("KEPT_BYTES", 32 * MEGABYTE)
STATE_SECONDS = env.float(
    "STATE_SECONDS", 0.0 if ENVIRONMENT == "test" else 5.0, validate=validate.Range(min=0, max=60)
)
# How long they may be shown while the database does not answer. A page withdrawn on another web host is
# then shown so much longer, and a withdrawal is to reach all within a minute; where there is one host
# alone, nothing can be withdrawn meanwhile, and it may be hours.
STATE_AWAY_SECONDS = env.float("STATE_AWAY_SECONDS", 50.0, validate=validate.Range(min=0))

# Django ---------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "csp",
    "minutes.apps.LoginsConfig",
    "django_filters",
    "django_htmx",
    "minutes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "minutes.kept.KeepPages",
    "minutes.middleware.speak_by_address",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "minutes.sessions.end_in_time",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Before the CSRF check, which reads POST only once a view is chosen.
    "minutes.middleware.limit_body",
    "minutes.methods.readers_only_read",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "minutes.middleware.follow_redirect_rows",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kkr.urls"
WSGI_APPLICATION = "kkr.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        DATABASE_URL, conn_max_age=env.int("CONN_MAX_AGE", 60), conn_health_checks=True
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Collected for production alone; elsewhere the files are served from where they lie.
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(BASE_DIR / "staticfiles"))) if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_MAX_AGE = 31536000 if PRODUCTION else 60
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "front"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "minutes.logins.Attempts"
AXES_FAILURE_LIMIT = LOGIN_ATTEMPTS
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], ["ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=LOGIN_WAIT_MINUTES)
# The page says until when; who tries again meanwhile waits no longer for it.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "minutes.senders.address_of"
AXES_LOCKOUT_CALLABLE = "minutes.views.login.locked_out"
# Nothing is kept of who logged in from where.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Files over this size are streamed to the temp folder; the body itself is limited in middleware.
FILE_UPLOAD_MAX_MEMORY_SIZE = MEGABYTE
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FILES = MAX_FILES_PER_UPLOAD

# Safety ---------------------------------------------------------------------------------------

HTTPS = env.bool("HTTPS", PRODUCTION)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# There is one proxy in front, and it tells who asked it and how: each header is its own.
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * SESSION_MINUTES
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "minutes.views.errors.not_from_here"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Celery ---------------------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL
CELERY_IMPORTS = ["minutes.watched", "minutes.enclosures"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = None
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_CONCURRENCY = WORKER_CONCURRENCY
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# An upload is answered even with the broker away: one quick try, then the sweep rings.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
}
CELERY_BEAT_SCHEDULE = {
    "sweep": {
        "task": "minutes.tasks.sweep",
        "schedule": float(SWEEP_SECONDS),
        "options": {"expires": SWEEP_SECONDS},
    },
    "look bilag through": {
        "task": "minutes.enclosures.sweep",
        "schedule": float(SWEEP_SECONDS),
        "options": {"expires": SWEEP_SECONDS},
    },
    "look into the watched folder": {
        "task": "minutes.watched.look",
        "schedule": float(SWEEP_SECONDS),
        "options": {"expires": SWEEP_SECONDS},
    },
}

# Logs go to the process's own output ----------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"output": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["output"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {"minutes": {"level": "INFO"}, "celery": {"level": env.str("LOG_LEVEL", "WARNING")}},
}


# Different ones in a key; 50 random hexadecimal digits have nearly all 16.
FEWEST_CHARACTERS = 10
MOST_ATTEMPTS = 20
# Two weeks.
LONGEST_SESSION = 14 * 24 * 60


def _refuse_unsafe() -> None:
    """Production does not start half safe; each fault is named, all at once."""
    faults = {
        "SECRET_KEY must be set, 50 random characters or more": len(SECRET_KEY) < 50
        or len(set(SECRET_KEY)) < FEWEST_CHARACTERS
        or SECRET_KEY == LOCAL_KEY,
        "DEBUG must be off": DEBUG,
        "HTTPS must be on: without it sessions can be stolen": not HTTPS,
        "ALLOWED_HOSTS must name the archive's host names, without *": not ALLOWED_HOSTS
        or "*" in ALLOWED_HOSTS,
        "DATABASE_URL must be set": not env.str("DATABASE_URL", ""),
        "REDIS_URL must be set": not env.str("REDIS_URL", ""),
        f"LOGIN_ATTEMPTS must be {MOST_ATTEMPTS} or fewer: passwords can be guessed": LOGIN_ATTEMPTS
        > MOST_ATTEMPTS,
        f"SESSION_MINUTES must be {LONGEST_SESSION} or fewer: a forgotten login stays open": SESSION_MINUTES
        > LONGEST_SESSION,
    }
    found = [message for message, at_fault in faults.items() if at_fault]
    if found:
        raise ImproperlyConfigured("The archive refuses to start in production: " + "; ".join(found) + ".")


if ENVIRONMENT not in {"local", "test", "production"}:
    raise ImproperlyConfigured("ENVIRONMENT must be local, test or production.")
if PRODUCTION:
    _refuse_unsafe()
