"""All settings, read from the environment. In production every secret must be given; elsewhere a local one is made.

BRANCHSALES_ENV is `production`, or `local` (the default: `make run`, `make test`, a developer's shell).
"""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from branchsales.local.home import home
from branchsales.logs import log_settings
from branchsales.redis_urls import broker_url, cache_url
from organisation import timetable as organisation_timetable
from performance import timetable as performance_timetable

BASE_DIR = Path(__file__).resolve().parent.parent
PRODUCTION = os.environ.get("BRANCHSALES_ENV", "local") == "production"
DEBUG = False

NEEDED_IN_PRODUCTION = (
    "SECRET_KEY",
    "PERSONAL_DATA_KEY",
    "BLIND_INDEX_KEY",
    "DATABASE_URL",
    "REDIS_URL",
    "ALLOWED_HOSTS",
)
if PRODUCTION and (missing := [name for name in NEEDED_IN_PRODUCTION if not os.environ.get(name)]):
    raise ImproperlyConfigured(f"In production set {', '.join(missing)} in the environment.")

SECRET_KEY = os.environ.get("SECRET_KEY", "only-for-a-local-machine")
PERSONAL_DATA_KEY = os.environ.get("PERSONAL_DATA_KEY", "only-for-a-local-machine")
BLIND_INDEX_KEY = os.environ.get("BLIND_INDEX_KEY", "only-for-a-local-machine too")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

# Without addresses of servers: those of the embedded ones, which `branchsales.local` runs.
DATABASES = {"default": dj_database_url.parse(os.environ.get("DATABASE_URL") or home().database_url, conn_max_age=60)}
REDIS_URL = os.environ.get("REDIS_URL") or home().redis_url
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": cache_url(REDIS_URL)}}

CELERY_BROKER_URL = broker_url(REDIS_URL)
CELERY_TIMEZONE = os.environ.get("BANK_TIME_ZONE", "Asia/Shanghai")
TIMETABLES = (organisation_timetable, performance_timetable)
CELERY_TASK_ROUTES = {name: way for one in TIMETABLES for name, way in one.ROUTES.items()}
CELERY_TASK_DEFAULT_QUEUE = "now"
CELERY_BEAT_SCHEDULE = {name: job for one in TIMETABLES for name, job in one.TIMETABLE.items()}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True  # every job may run twice, none may be lost
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

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
    "branchsales.request_ids.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A page is a tenth of its size on the line of a branch. What repeats in it is no secret that could be guessed by
    # its length: the token of forms is masked anew each time, and the length of every answer varies at random.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
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

FORM_RENDERER = "organisation.forms.renderer.Renderer"
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

# Strict: no inline script or style, nothing from another host; frames of others stay out.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if PRODUCTION:
    SECURE_SSL_REDIRECT = os.environ.get("BEHIND_TLS", "1") == "1"
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked inside, without TLS
    SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin]

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or BASE_DIR / "staticfiles")
# A developer's shell and the tests serve the files as they lie; elsewhere they are collected under hashed names first.
COLLECTED = PRODUCTION or os.environ.get("STATIC_COLLECTED") == "1"
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = not COLLECTED
if COLLECTED:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # no page keeps a file on a machine
        "staticfiles": {"BACKEND": "branchsales.assets.BundledStaticFilesStorage"},
    }
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
                "branchsales.workspace.frame.frame",
            ],
        },
    }
]

# How long the claim of whoever found a lead stands (see leads.protection).
PROTECTION_DAYS = int(os.environ.get("PROTECTION_DAYS", "30"))

# Every API view asks who it is and what they may, unless it says otherwise; see tests/guards.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
}

LOG_LEVEL = os.environ.get("LOG_LEVEL", "INFO")
LOGGING = log_settings(level=LOG_LEVEL, as_json=PRODUCTION)
