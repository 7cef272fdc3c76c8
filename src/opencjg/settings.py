# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings, from the environment alone. A wrong or missing value stops the start, with its name.

docs/reference/settings.md lists every variable.
"""

import base64
import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import django
from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent.parent


def required(name: str) -> str:
    """A variable without which nothing may start."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment (see docs/reference/settings.md).")
    return value


def switch(name: str) -> bool:
    """A variable that is 1 or 0; anything else is refused."""
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be 0 or 1.")
    return value == "1"


def number(name: str, default: int) -> int:
    """A variable that is a whole number."""
    value = os.environ.get(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number.")
    return int(value)


def database(name: str, *, pool: int) -> dict[str, object]:
    """One PostgreSQL connection, `postgresql://user:password@host:port/database?host=/socket`."""
    parts = urlsplit(required(name))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name} must start with postgresql://: OpenCJG needs PostgreSQL.")
    query = dict(parse_qsl(parts.query))
    options: dict[str, object] = {key: query[key] for key in ("sslmode", "sslrootcert") if key in query}
    # Policies make statements long to plan: prepared once per connection, they cost half. Tests keep one plan too.
    options |= {"server_side_binding": True, "prepare_threshold": 2}
    if pool:
        options["pool"] = {"min_size": 0, "max_size": pool, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def scanner(name: str) -> str | tuple[str, int] | None:
    """Where clamd listens, as a socket takes it: `unix:/path`, `tcp:host:port`, or nothing when there is none."""
    value = os.environ.get(name, "")
    kind, _colon, place = value.partition(":")
    host, _colon, port = place.rpartition(":")
    if not value:
        return None
    if kind == "unix" and place.startswith("/"):
        return place
    if kind == "tcp" and host and port.isdecimal() and 0 < int(port) < 65536:
        return host.strip("[]"), int(port)
    raise ImproperlyConfigured(f"{name} is {value!r}; it must be unix:/path or tcp:host:port.")


DEMO = switch("DEMO")
TESTING = switch("OPENCJG_TESTING")
DEBUG = False
SECRET_KEY = required("SECRET_KEY")
DATA_KEY = base64.b64decode(required("DATA_KEY"))
if len(DATA_KEY) != 32:
    raise ImproperlyConfigured("DATA_KEY must be 32 bytes in base64.")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1 localhost [::1]").split()

INSTALLED_APPS = [
    "opencjg.core",
    "opencjg.audit",
    "opencjg.forms",
    "opencjg.files",
    "opencjg.outbox",
    "opencjg.accounts",
    "opencjg.persons",
    "opencjg.socialmap",
    "opencjg.agenda",
    "opencjg.processes",
    "opencjg.index",
    "opencjg.signalling",
    "opencjg.desk",
    "opencjg.workspace",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "opencjg.accounts.middleware.no_store",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "opencjg.accounts.middleware.IdentityMiddleware",
]

ROOT_URLCONF = "opencjg.urls"
ASGI_APPLICATION = "opencjg.asgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates", Path(django.__file__).parent / "forms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "opencjg.accounts.context.shell",
                "opencjg.index.context.index",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "opencjg.core.templatetags.words",
            ],
        },
    }
]
# An attachment is never spooled to a plain file on disk: it stays in memory until it is sealed, or is refused.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 21_000_000
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# One database, four doors to it; see docs/topics/access-and-row-security.md.
POOL = 0 if TESTING else number("DATABASE_POOL", 10)
DATABASES = {
    "default": database("DATABASE_URL", pool=POOL),
    "login": database("LOGIN_DATABASE_URL", pool=min(POOL, 4)),
    "retention": database("RETENTION_DATABASE_URL", pool=0),
}
if os.environ.get("OWNER_DATABASE_URL"):
    DATABASES["owner"] = database("OWNER_DATABASE_URL", pool=0)
DATABASE_ROUTERS = ["opencjg.accounts.routing.LoginRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", ROOT / ".local" / "static"))
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    }
}

# Sessions: the cookie holds a random key, the table only its hash (accounts.sessions).
SESSION_ENGINE = "opencjg.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_IDLE_SECONDS = number("SESSION_IDLE_SECONDS", 15 * 60)
SESSION_COOKIE_AGE = number("SESSION_SECONDS", 10 * 60 * 60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "opencjg.accounts.errors.csrf_failed"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

TLS = switch("TLS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_NAME = "__Host-session" if TLS else "session"
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = os.environ.get("TRUSTED_ORIGINS", "").split()
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/vandaag/"
ACCOUNT_ADAPTER = "opencjg.accounts.login.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/inloggen/"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/15m/key", "reauthenticate": "5/m/user"}
MFA_ADAPTER = "opencjg.accounts.login.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "OpenCJG"

# Counts failed logins for all processes together; nothing else is cached here.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_login_attempt",
    }
}

EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = str(ROOT / ".local" / "mail")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = number("EMAIL_PORT", 25)
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "noreply@localhost")
SMS_ADAPTER = os.environ.get("SMS_ADAPTER", "opencjg.outbox.services.FileSmsAdapter")
SMS_FILE_PATH = ROOT / ".local" / "sms"

# Where the seals of the log are kept outside the database; docs/topics/audit-log.md.
SEALS_FILE = os.environ.get("SEALS_FILE", "" if TESTING else str(ROOT / ".local" / "seals.jsonl"))

# The virus scanner that looks at every file before it is kept; docs/howto/connect-a-virus-scanner.md.
CLAMD = scanner("CLAMD")

# How long kinds of data may live; docs/topics/anonymity-and-drafts.md gives the ground of each.
DRAFT_DAYS = number("DRAFT_DAYS", 7)
SHIFT_NOTE_HOURS = number("SHIFT_NOTE_HOURS", 24)
LATE_TEAM_MINUTES = number("LATE_TEAM_MINUTES", 30)
LATE_COORDINATOR_MINUTES = number("LATE_COORDINATOR_MINUTES", 60)


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_detail": {"()": "opencjg.core.logs.WithoutDetail"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_detail"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
