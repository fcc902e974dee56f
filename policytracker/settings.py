"""Every setting of the portal, from the environment; sections in the order of Django's documentation.

A *local run* is one without ``DATABASE_URL`` and ``REDIS_URL`` (or with ``LOCAL_RUN=1``): it uses the
embedded servers below ``DATA_DIR``, makes its own secret key and answers on plain HTTP. Anything else
is production: what has no safe default must be given, or it does not start.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from policytracker.addresses import local_addresses
from policytracker.logs import logging_settings
from policytracker.secret import local_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
ENV_FILE = Path(env.str("ENV_FILE", default=str(BASE_DIR / ".env")))
if ENV_FILE.is_file():
    environ.Env.read_env(ENV_FILE)


def required(name: str, what: str) -> str:
    """Return the variable ``name``; raise ``ImproperlyConfigured`` saying what it is for."""
    value: str = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set {name} ({what}). .env.example lists every variable.")
    return value


# Where it runs

DEBUG = env.bool("DEBUG", default=False)
LOCAL_RUN = env.bool("LOCAL_RUN", default=not (env.str("DATABASE_URL", "") or env.str("REDIS_URL", "")))
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
PORT = env.int("PORT", default=8000)
# How many reverse proxies in front are ours: their X-Forwarded-For and X-Forwarded-Proto are believed.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

LOCAL = local_addresses(DATA_DIR)

# Cache

if LOCAL_RUN and not env.str("REDIS_URL", ""):
    REDIS_URL = LOCAL.redis_url
else:
    REDIS_URL = required("REDIS_URL", "the broker, such as redis://redis:6379/0")

# A page waits no longer than this for a cache that does not answer.
CACHE_TIMEOUT_SECONDS = 0.25
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "policytracker",
        "OPTIONS": {
            "socket_timeout": CACHE_TIMEOUT_SECONDS,
            "socket_connect_timeout": CACHE_TIMEOUT_SECONDS,
        },
    }
}

# Database

DATABASES: dict[str, Any]
if LOCAL_RUN and not env.str("DATABASE_URL", ""):
    DATABASES = {"default": dict(LOCAL.database)}
else:
    required("DATABASE_URL", "the PostgreSQL database, such as postgres://user:password@host:5432/name")
    DATABASES = {"default": env.db_url("DATABASE_URL")}
if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured(
        "DATABASE_URL must name a PostgreSQL database: postgres://user:password@host:5432/name"
    )

# Set for the web processes, so that one query cannot hold one for ever; 0 is no limit (commands, workers).
STATEMENT_TIMEOUT_MS = env.int("STATEMENT_TIMEOUT_MS", default=0)
DATABASES["default"].update(
    CONN_MAX_AGE=60,
    CONN_HEALTH_CHECKS=True,
    OPTIONS={
        **DATABASES["default"].get("OPTIONS", {}),
        "connect_timeout": 5,
        "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS}",
    },
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Globalization

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "documents" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# HTTP

ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS:
    if not (LOCAL_RUN or DEBUG):
        required("ALLOWED_HOSTS", "the host names it answers for, separated by commas")
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

MIDDLEWARE = [
    "policytracker.logs.RequestLogMiddleware",
    "policytracker.headers.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Files are compressed when they are collected; this is for pages. It pads them at random against BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "policytracker.outage.OutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "policytracker.urls"
WSGI_APPLICATION = "policytracker.wsgi.application"

# What a form may hold apart from files: the longest text an editor may paste (documents/sources/media.py),
# and a little, so that the form itself can say that it is too long. More is answered 400.
DATA_UPLOAD_MAX_MEMORY_SIZE = 21_000_000

# Logging

LOG_FORMAT = env.str("LOG_FORMAT", default="console" if LOCAL_RUN or DEBUG else "json")
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = logging_settings(form=LOG_FORMAT, level=LOG_LEVEL)

# Models

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django_filters",
    "treebeard",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "csp",
    "axes",
    "documents",
    "policytracker",
]

# Security

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not (LOCAL_RUN or DEBUG):
        required("SECRET_KEY", "50 random characters or more, kept secret")
    SECRET_KEY = local_secret_key(DATA_DIR)

# Plain HTTP is for a local run; HTTPS=0 where a network without TLS is meant.
HTTPS = env.bool("HTTPS", default=not (LOCAL_RUN or DEBUG))
SECURE_SSL_REDIRECT = HTTPS
# Probes come from inside, by address and without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # data: for the small pictures inside style sheets; it cannot carry a script that runs.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# Templates

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Authentication

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"

# Ten wrong passwords in a quarter of an hour close the door for that quarter: to the address they came
# from, and to the account they were for. Trying on does not lengthen it, so nobody is locked out for ever.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["ip_address", "username"]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "policytracker.proxies.client_address"
AXES_ENABLE_ADMIN = True
AXES_VERBOSE = False

# Files

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "media/"

# Static files

STATIC_URL = "static/"
STATIC_ROOT = Path(
    env.str("STATIC_ROOT", default=str(DATA_DIR / "static" if LOCAL_RUN else BASE_DIR / "staticfiles"))
)
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
