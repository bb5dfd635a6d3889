"""Django's settings, read from the environment (the table stands in ``environment.py``)."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from convenor.site import environment

HERE = Path(__file__).resolve().parent
value = environment.value
if lacking := environment.problems(os.environ):
    raise environment.CannotStart("\n".join(lacking))

MODE = value("CONVENOR_MODE")
DEMO = MODE == "demo"
DEMO_SIGN_IN = DEMO if not value("CONVENOR_DEMO_SIGN_IN") else value("CONVENOR_DEMO_SIGN_IN") == "yes"
DATA = Path(value("CONVENOR_DATA")).resolve()
DATA.mkdir(parents=True, exist_ok=True)
ADDRESS = value("CONVENOR_ADDRESS").rstrip("/")
BEHIND_PROXY = value("CONVENOR_PROXY") == "yes"
SECURE = ADDRESS.startswith("https://")
_HOST = urlsplit(ADDRESS).hostname or "localhost"

SECRET_KEY = value("CONVENOR_SECRET") or environment.kept(DATA / "secret", secrets.token_urlsafe(48))
SEAL_KEY = environment.seal_key(os.environ, DATA, DEMO)
if not environment.is_seal_key(SEAL_KEY):
    raise environment.CannotStart(
        "The outer key (CONVENOR_SEAL_KEY, or the file that CONVENOR_SEAL_KEY_FILE names) must be 32 bytes in URL-safe"
        " base64, made by `openssl rand -base64 32 | tr '+/' '-_'`."
    )

DEBUG = False
ALLOWED_HOSTS = [_HOST, "localhost", "127.0.0.1", "[::1]"] if DEMO else [_HOST]
CSRF_TRUSTED_ORIGINS = [ADDRESS] if SECURE else []

INSTALLED_APPS = [
    "convenor.apps.audit",
    "convenor.apps.accounts",
    "convenor.apps.outbox",
    "convenor.apps.committees",
    "convenor.apps.learning",
    "convenor.apps.meetings",
    "convenor.apps.ballots",
    "convenor.apps.practice",
    "convenor.apps.mentoring",
    "convenor.site",
    "servestatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "convenor.site.gate.Gate",
]
ROOT_URLCONF = "convenor.site.urls"
ASGI_APPLICATION = "convenor.site.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "convenor.site.context.page",
            ],
        },
    }
]

DATABASES = {"default": environment.database(value("CONVENOR_DATABASE"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_NAME = "__Host-language" if SECURE else "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE
LANGUAGE_COOKIE_HTTPONLY = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
SERVESTATIC_ALLOW_ALL_ORIGINS = False  # no other site needs them, and each answer is a line shorter
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "servestatic.storage.CompressedManifestStaticFilesStorage"},
}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "called", "email"), "max_similarity": 0.8},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/home/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "convenor.site.adapter.Accounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letter to whoever has no account
ACCOUNT_RATE_LIMITS = False  # counted at the gate, in the database: see the permission table
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address was proved by the letter that invited
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Convenor"
MFA_TOTP_TOLERANCE = 1  # clocks differ, and figures are typed a little later than they are read
MFA_ADAPTER = "convenor.site.adapter.SecondStep"
ACCOUNT_FORMS = {
    "login": "convenor.site.sign_in_forms.SignIn",
    "change_password": "convenor.site.sign_in_forms.OtherPassword",
    "set_password": "convenor.site.sign_in_forms.FirstPassword",
    "reset_password": "convenor.site.sign_in_forms.ForgottenPassword",
    "reset_password_from_key": "convenor.site.sign_in_forms.NewPassword",
    "reauthenticate": "convenor.site.sign_in_forms.StillYou",
}
MFA_FORMS = {
    "authenticate": "convenor.site.sign_in_forms.Code",
    "reauthenticate": "convenor.site.sign_in_forms.StillYouByCode",
    "activate_totp": "convenor.site.sign_in_forms.FirstFigures",
    "add_webauthn": "convenor.site.sign_in_forms.AddPasskey",
    "edit_webauthn": "convenor.site.sign_in_forms.RenamePasskey",
}

SESSION_COOKIE_NAME = "__Host-convenor" if SECURE else "convenor"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no words in cookies
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "convenor.site.errors.stale_form"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_SSL_REDIRECT = SECURE and not DEMO
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600

for _name, _setting in environment.mail(value("CONVENOR_MAIL")).items():
    globals()[_name] = _setting
DEFAULT_FROM_EMAIL = value("CONVENOR_MAIL_FROM")

PACK = value("CONVENOR_PACK")
PACKS = [each for each in value("CONVENOR_PACKS").split(":") if each]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
