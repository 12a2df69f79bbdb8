"""What Django is told. Everything the environment may say is declared in ``environment``."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from goldthread.web.config import databases, environment, mail
from goldthread.web.config import signing_in as signing
from goldthread.web.config.data_directory import data_directory, secret_key

_WEB = Path(__file__).resolve().parent.parent
_IN_PRODUCTION = environment.ENVIRONMENT.read() == "production"

DEBUG = False
SECRET_KEY = secret_key()
ALLOWED_HOSTS = environment.HOSTS.read_list()
if _IN_PRODUCTION and environment.HOSTS.read() == environment.HOSTS.default:
    raise ImproperlyConfigured(
        f"{environment.HOSTS.name} is not set. In production name the hosts people reach "
        "Goldthread by, such as performance.example.gov.uk."
    )

INSTALLED_APPS = [
    "goldthread.web.accounts",
    "goldthread.web.audit",
    "goldthread.web.records",
    "goldthread.web.collection",
    "goldthread.web.delivery",
    "goldthread.web.jobs",
    "goldthread.web.drafting",
    "goldthread.web.packs",
    "goldthread.web.scorecards",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    *signing.APPS,
    *signing.saml_apps(),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "goldthread.web.audit.acting.ActingMiddleware",
    "goldthread.web.accounts.while_reading.WhileReadingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goldthread.web.accounts.admission.AdmissionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldthread.web.accounts.by_form_only.ByFormOnlyMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "goldthread.web.config.urls"
WSGI_APPLICATION = "goldthread.web.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goldthread.web.accounts.context.demonstration",
            ],
        },
    },
]

DATABASES = {
    "default": databases.postgresql(environment.DATABASE_URL.read())
    if environment.DATABASE_URL.read()
    else databases.sqlite(data_directory() / "goldthread.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who may come in. Every view asks for signing in unless it is marked otherwise.
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "collection:start"
ANONYMOUS_READING = environment.ANONYMOUS_READING.is_on()
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

TWO_FACTOR_REQUIRED = signing.two_factor_required(in_production=_IN_PRODUCTION)
DAYS_SIGNED_IN = signing.days_signed_in()
DEMONSTRATION = signing.demonstration(in_production=_IN_PRODUCTION)
globals().update(signing.signing_in(in_production=_IN_PRODUCTION))

# Scripts and styles come from our own files only, so nothing needs a nonce or a hash.
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
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "goldthread.web.accounts.views.held.not_from_this_page"
SESSION_COOKIE_SECURE = _IN_PRODUCTION
CSRF_COOKIE_SECURE = _IN_PRODUCTION
SECURE_SSL_REDIRECT = _IN_PRODUCTION
SECURE_REDIRECT_EXEMPT = ["^health$"]  # a load balancer asks from inside, over plain HTTP
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _IN_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _IN_PRODUCTION
SECURE_HSTS_PRELOAD = _IN_PRODUCTION
BEHIND_PROXY = environment.BEHIND_PROXY.is_on()
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# In production the files are collected once, under names that change with their content; on
# one person's machine they are served as they stand in the package, with nothing to collect.
STATIC_URL = "static/"
STATIC_ROOT = data_directory() / "static" if _IN_PRODUCTION else None
STATICFILES_DIRS = [_WEB / "static"] if (_WEB / "static").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _IN_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not _IN_PRODUCTION
WHITENOISE_AUTOREFRESH = False

# What is written to people.
globals().update(mail.mail(environment.MAIL.read()))
DEFAULT_FROM_EMAIL = environment.MAIL_FROM.read()
SITE_ADDRESS = environment.site_address()

USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
USE_I18N = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {
        "refusals": {"()": "goldthread.web.config.refusals_logged.RefusalInOneLine"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["refusals"],
        },
    },
    "root": {"handlers": ["stderr"], "level": environment.LOG_LEVEL.read()},
}
