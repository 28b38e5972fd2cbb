"""Settings of the desk (配置): sane on one machine without any, each changed by one environment variable."""

from __future__ import annotations

import os
from typing import Any

from csp.constants import NONE, SELF

from appealdesk.desk.databases import database
from appealdesk.desk.place import data_folder, secret_key
from appealdesk.desk.storage import storages

DATA = data_folder()
SECRET_KEY = secret_key(DATA)
DEBUG = False
BASE_URL = os.environ.get("APPEALDESK_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
SECURE = BASE_URL.startswith("https://")
_HOST = BASE_URL.split("//", 1)[1].split("/", 1)[0]
ALLOWED_HOSTS = os.environ.get("APPEALDESK_HOSTS", f"{_HOST.rsplit(':', 1)[0]},127.0.0.1,localhost").split(
    ","
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "appealdesk.desk.intake",
    "appealdesk.desk.seller",
    "appealdesk.desk.aftercare",
    "appealdesk.desk.drafting",
    "appealdesk.desk.cases",
    "appealdesk.desk.vault",
    "appealdesk.desk.people",
    "appealdesk.desk.ledger",
    "appealdesk.desk.jobs",
    "appealdesk.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # the page of passkeys says when each was used
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "appealdesk.desk.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "appealdesk.desk.middleware.ErrorPages",
]

ROOT_URLCONF = "appealdesk.desk.urls"
WSGI_APPLICATION = "appealdesk.desk.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "appealdesk.desk.context.desk",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "appealdesk.desk.templatetags.words",
                "appealdesk.desk.templatetags.told",
            ],
        },
    }
]

DATABASES = {"default": database(DATA, os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = storages(DATA, os.environ)

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "appealdesk.desk.people.accounts.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "cases:board"
LOGOUT_REDIRECT_URL = "intake:start"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "appealdesk.desk.people.adapter.StaffAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "appealdesk.desk.people.accounts.NewKey"}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 365 * 86400 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 365 * 86400
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_MAX_AGE = 365 * 86400

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024**2
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024**2
UPLOAD_LIMIT = 200 * 1024**2
CASE_LIMIT = 2 * 1024**3

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("APPEALDESK_SMTP_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = os.environ.get("APPEALDESK_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("APPEALDESK_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("APPEALDESK_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("APPEALDESK_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("APPEALDESK_SMTP_TLS", "1") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("APPEALDESK_MAIL_FROM", "desk@localhost")

# Which letters a new one is compared with: every letter that left this desk.
LETTER_INDEX = DATA / "letters.sqlite3"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("APPEALDESK_LOG", "WARNING")},
}
