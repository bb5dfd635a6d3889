"""Every setting that the environment may give, in one table: name, default, what it says.

``docs/reference/settings.md`` is drawn from this table. Production refuses to start on what only a demo may have.
"""

import base64
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment."""

    name: str
    default: str
    says: str


SETTINGS = (
    Setting(
        "CONVENOR_MODE", "demo", "`demo` or `production`. The demo signs anybody in as anybody of its people."
    ),
    Setting(
        "CONVENOR_DATA",
        "var",
        "Folder of the embedded database, the demo's secrets and the collected static files.",
    ),
    Setting(
        "CONVENOR_DATABASE",
        "",
        "`sqlite:///path` or `postgresql://user:password@host:port/name`. Empty: `convenor.sqlite3` in the data folder.",
    ),
    Setting(
        "CONVENOR_SECRET",
        "",
        "Secret that signs sign-ins and links; at least 50 characters. In the demo it is made and kept in the data folder.",
    ),
    Setting(
        "CONVENOR_SEAL_KEY",
        "",
        "The outer key, 32 bytes in URL-safe base64, that wraps each pair's key. Keep it apart from the database.",
    ),
    Setting("CONVENOR_SEAL_KEY_FILE", "", "File that holds the outer key, instead of `CONVENOR_SEAL_KEY`."),
    Setting(
        "CONVENOR_ADDRESS",
        "http://localhost:8000",
        "Address under which people reach the product; it stands in letters. Production needs https.",
    ),
    Setting("CONVENOR_BIND", "127.0.0.1:8000", "Host and port that the server listens on."),
    Setting(
        "CONVENOR_MAIL",
        "",
        "`smtp://user:password@host:587` (STARTTLS), `smtps://…:465` (TLS), or empty: letters are read in the browser only.",
    ),
    Setting(
        "CONVENOR_MAIL_FROM", "convenor@localhost", "Sender of letters and organizer of calendar invitations."
    ),
    Setting(
        "CONVENOR_PACK",
        "",
        "Folder of the content pack for those who begin now. Empty: the CASCO pack that ships with the product.",
    ),
    Setting(
        "CONVENOR_PACKS",
        "",
        "Folders of further packs (older versions, other programmes), separated by colons.",
    ),
    Setting(
        "CONVENOR_DEMO_SIGN_IN",
        "",
        "`yes` lets anybody sign in as the demo's people. Empty: yes in the demo, no in production.",
    ),
    Setting(
        "CONVENOR_PROXY",
        "",
        "`yes` where a proxy in front sets X-Forwarded-Proto and X-Forwarded-For; only then are they believed.",
    ),
)


class CannotStart(Exception):
    """The environment lacks what is needed; every line says what to set."""


def value(name: str, environ: Mapping[str, str] = os.environ) -> str:
    """The variable ``name``, else its default from the table."""
    default = next(each.default for each in SETTINGS if each.name == name)
    return environ.get(name, "").strip() or default


def kept(path: Path, make: str) -> str:
    """A secret of the demo: made once, kept in a file that only its owner reads."""
    if path.exists():
        return path.read_text().strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(make)
    return make


def database(url: str, data: Path) -> dict[str, object]:
    """Django's description of the database behind ``url``."""
    if not url or url.startswith("sqlite:///"):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": url.removeprefix("sqlite:///") or str(data / "convenor.sqlite3"),
            "CONN_MAX_AGE": None,  # each of the server's threads keeps its own
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
                "PRAGMA cache_size=-20000;PRAGMA journal_size_limit=67108864",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise CannotStart(
            f"CONVENOR_DATABASE: {parts.scheme}: is not known. Write sqlite:///path or postgresql://…"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            "pool": {"min_size": 2, "max_size": 12, "timeout": 5}
        },  # seconds until 503, see broken.py
    }


def mail(url: str) -> dict[str, object]:
    """Django's mail settings from ``url``; empty: letters stay in the browser."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend", "MAIL_LEAVES": False}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise CannotStart(
            "CONVENOR_MAIL: write smtp://user:password@host:587 or smtps://user:password@host:465"
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_TIMEOUT": 20,
        "MAIL_LEAVES": True,
    }


def seal_key(environ: Mapping[str, str], data: Path, demo: bool) -> str:
    """The outer key, from the variable, from its file, or (demo only) made and kept."""
    given = value("CONVENOR_SEAL_KEY", environ)
    named = value("CONVENOR_SEAL_KEY_FILE", environ)
    if not given and named:
        if not Path(named).is_file():
            raise CannotStart(f"CONVENOR_SEAL_KEY_FILE: there is no file {named}")
        given = Path(named).read_text().strip()
    if not given and demo:
        given = kept(data / "seal.key", base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
    return given


def is_seal_key(text: str) -> bool:
    """Whether ``text`` is 32 bytes in URL-safe base64."""
    try:
        return len(base64.b64decode(text, altchars=b"-_", validate=True)) == 32
    except ValueError:
        return False


def problems(environ: Mapping[str, str]) -> list[str]:
    """What production lacks, one sentence each with what to set; empty in the demo."""
    mode = value("CONVENOR_MODE", environ)
    if mode not in ("demo", "production"):
        return [f"CONVENOR_MODE is {mode!r}: set it to demo or production."]
    if mode == "demo":
        return []
    found = []
    if len(value("CONVENOR_SECRET", environ)) < 50:
        found.append(
            "CONVENOR_SECRET: set a secret of at least 50 characters, for instance from `openssl rand -base64 48`."
        )
    if not (value("CONVENOR_SEAL_KEY", environ) or value("CONVENOR_SEAL_KEY_FILE", environ)):
        found.append(
            "CONVENOR_SEAL_KEY_FILE: name the file that holds the outer key, made by `openssl rand -base64 32 | tr '+/' '-_'`."
        )
    if value("CONVENOR_DEMO_SIGN_IN", environ) == "yes":
        found.append(
            "CONVENOR_DEMO_SIGN_IN: take it away; in production nobody signs in without a password or passkey."
        )
    if not value("CONVENOR_ADDRESS", environ).startswith("https://"):
        found.append("CONVENOR_ADDRESS: set the https:// address; cookies are only safe over https.")
    if value("CONVENOR_PROXY", environ) != "yes":
        found.append(
            "CONVENOR_PROXY: set yes, and put a proxy in front that speaks https: this server does not speak it itself."
        )
    if not value("CONVENOR_MAIL", environ):
        found.append("CONVENOR_MAIL: set smtp://…, or nobody receives a letter.")
    return found
