"""The desk's own settings, in a data folder that is gone afterwards."""

from appealdesk.desk.settings import *  # noqa: F403
from appealdesk.desk.settings import DATA, DATABASES, STORAGES

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
ACCOUNT_RATE_LIMITS = False

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, as the desk has one: SQLite's memory knows no waiting for another writer.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "tests.sqlite3")}
