"""All settings, read from the environment. In production every secret must be given; elsewhere a local one is made.

BRANCHSALES_ENV is `production`, or `local` (the default: `make run`, `make test`, a developer's shell).
"""

import os
from pathlib import Path

import dj_database_url

BASE_DIR = Path(__file__).resolve().parent.parent
PRODUCTION = os.environ.get("BRANCHSALES_ENV", "local") == "production"
DEBUG = False

SECRET_KEY = os.environ.get("SECRET_KEY", "only-for-a-local-machine")
PERSONAL_DATA_KEY = os.environ.get("PERSONAL_DATA_KEY", "only-for-a-local-machine")
BLIND_INDEX_KEY = os.environ.get("BLIND_INDEX_KEY", "only-for-a-local-machine too")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

DATABASES = {"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=60)}
REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "rest_framework",
    "axes",
    "organisation",
    "leads",
    "referrals",
    "performance",
    "branchsales",
]

AUTH_USER_MODEL = "organisation.Staff"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "branchsales.urls"
WSGI_APPLICATION = "branchsales.wsgi.application"

LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LANGUAGE_CODE = "zh-hans"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
# The bank's time zone decides the business day of every fact (see organisation.business_day).
TIME_ZONE = os.environ.get("BANK_TIME_ZONE", "Asia/Shanghai")

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
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
                "organisation.context_processors.clock",
            ],
        },
    }
]

# How long the claim of whoever found a lead stands (see leads.protection).
PROTECTION_DAYS = int(os.environ.get("PROTECTION_DAYS", "30"))
