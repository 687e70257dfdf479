"""All settings, read from the environment. In production every secret must be given; elsewhere a local one is made.

BRANCHSALES_ENV is `production`, or `local` (the default: `make run`, `make test`, a developer's shell).
"""

import os
from datetime import timedelta
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

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organisation.middleware.StaffLanguageMiddleware",
    "organisation.middleware.SessionClockMiddleware",
    "organisation.middleware.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "performance.middleware.NudgeMiddleware",
    "axes.middleware.AxesMiddleware",
]

AUTH_USER_MODEL = "organisation.Staff"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "organisation.backends.StaffBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["employee_no", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"

# A session ends after this time without a request, and with the browser.
SESSION_COOKIE_AGE = 60 * int(os.environ.get("SESSION_IDLE_MINUTES", "60"))
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION

# Five wrong passwords lock the employee number, from wherever they come, for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # the access records say who signed in
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_CALLABLE = "organisation.views.sign_in.locked_out"
AXES_CLIENT_IP_CALLABLE = "organisation.addresses.address_of"
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # a branch shares one address: locking it would lock everybody

# How many proxies of ours stand before the web server and write X-Forwarded-For.
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES", "0"))
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
