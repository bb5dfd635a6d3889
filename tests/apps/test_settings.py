"""Each setting does what it says; production starts only on settings that are safe."""

import base64
import http.client
import json
import os
import re
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from convenor.site import environment
from convenor.site.environment import SETTINGS, CannotStart

pytestmark = pytest.mark.once
TINY = Path(__file__).resolve().parents[1] / "content" / "tiny_pack"
KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
SECRET = "a-secret-of-more-than-fifty-characters-for-the-tests-only"
PRODUCTION = {
    "CONVENOR_MODE": "production",
    "CONVENOR_SECRET": SECRET,
    "CONVENOR_SEAL_KEY": KEY,
    "CONVENOR_ADDRESS": "https://learn.example.org",
    "CONVENOR_MAIL": "smtp://post:p%40ss@mail.example.org:587",
    "CONVENOR_MAIL_FROM": "Convenor <learn@example.org>",
    "CONVENOR_PROXY": "yes",
}
CONVENOR = (sys.executable, "-c", "from convenor.site.cli import main; main()")
READ = """
import json, sys
from convenor.site import settings
print(json.dumps({each: getattr(settings, each) for each in sys.argv[1:]}, default=str))
"""


def environ(data: Path, given: dict[str, str]) -> dict[str, str]:
    """The environment of this process with none of our settings but ``given``."""
    usual = {name: text for name, text in os.environ.items() if not name.startswith(("CONVENOR_", "DJANGO_"))}
    return {**usual, "CONVENOR_DATA": str(data), **given}


def settings_of(data: Path, *names: str, **given: str) -> list[object]:
    """What Django's settings ``names`` become in a fresh process."""
    ran = subprocess.run(
        [sys.executable, "-c", READ, *names],
        env=environ(data, given),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return list(json.loads(ran.stdout).values())


def convenor(data: Path, *arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a fresh process."""
    return subprocess.run(
        [*CONVENOR, *arguments], env=environ(data, given), capture_output=True, text=True, timeout=60
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def served(data: Path, port: int, **given: str) -> Iterator[None]:
    """Serve until the block ends; what the settings say is where it listens."""
    where = {"CONVENOR_BIND": f"127.0.0.1:{port}"}
    server = subprocess.Popen(
        [*CONVENOR, "serve"],
        env=environ(data, {**given, **where}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _wait_for(server, port)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(server: "subprocess.Popen[str]", port: int) -> None:
    assert server.stdout is not None
    for _ in range(600):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            raise AssertionError(server.stdout.read())
        select.select([], [], [], 0.1)
    raise AssertionError("the server did not begin to listen")


# Each setting


def test_every_setting_has_its_test_here() -> None:
    here = Path(__file__).read_text()

    assert [each.name for each in SETTINGS if len(re.findall(rf"{each.name}\b", here)) < 2] == []


def test_what_is_not_set_has_the_default_of_the_table() -> None:
    assert {each.name: environment.value(each.name, {}) for each in SETTINGS} == {
        each.name: each.default for each in SETTINGS
    }


def test_spaces_around_a_value_do_not_count_and_blank_is_not_set() -> None:
    assert environment.value("CONVENOR_BIND", {"CONVENOR_BIND": " [::1]:80 "}) == "[::1]:80"
    assert environment.value("CONVENOR_BIND", {"CONVENOR_BIND": "  "}) == "127.0.0.1:8000"


def test_a_mode_that_is_neither_demo_nor_production_is_refused(tmp_path: Path) -> None:
    ran = convenor(tmp_path, "check", CONVENOR_MODE="prod")

    assert (ran.returncode, ran.stderr.strip()) == (
        1,
        "Convenor cannot start:\nCONVENOR_MODE is 'prod': set it to demo or production.",
    )


def test_the_data_folder_holds_database_static_files_and_the_demos_secrets(tmp_path: Path) -> None:
    data = tmp_path / "new" / "folder"

    names = ("DATA", "STATIC_ROOT", "DATABASES", "SECRET_KEY", "SEAL_KEY")
    folder, static, databases, secret, key = settings_of(data, *names, CONVENOR_DATA=str(data))

    assert (folder, static) == (str(data), str(data / "static"))
    assert databases["default"]["NAME"] == str(data / "convenor.sqlite3")  # type: ignore[index]
    assert (data / "secret").read_text() == secret
    assert (data / "seal.key").read_text() == key
    assert {each.name: each.stat().st_mode & 0o777 for each in data.iterdir()} == {
        "secret": 0o600,
        "seal.key": 0o600,
    }
    assert settings_of(data, "SECRET_KEY", "SEAL_KEY") == [secret, key]


def test_the_database_may_be_a_file_or_a_postgresql(tmp_path: Path) -> None:
    url = "postgresql://con%40venor:p%2Fw@db.example.org:5433/learning"
    given = {"CONVENOR_DATABASE": url}

    database = environment.database(environment.value("CONVENOR_DATABASE", given), tmp_path)

    assert {name: database[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "learning",
        "USER": "con@venor",
        "PASSWORD": "p/w",
        "HOST": "db.example.org",
        "PORT": "5433",
    }
    assert environment.database("sqlite:////srv/learn.db", tmp_path)["NAME"] == "/srv/learn.db"
    assert environment.database("", tmp_path)["NAME"] == str(tmp_path / "convenor.sqlite3")


def test_a_database_of_another_kind_is_refused_in_words(tmp_path: Path) -> None:
    ran = convenor(tmp_path, "check", CONVENOR_DATABASE="mysql://localhost/x")

    assert (ran.returncode, ran.stderr.strip()) == (
        1,
        "Convenor cannot start:\n"
        "CONVENOR_DATABASE: mysql: is not known. Write sqlite:///path or postgresql://…",
    )


def test_secret_and_outer_key_come_from_the_environment(tmp_path: Path) -> None:
    found = settings_of(tmp_path, "SECRET_KEY", "SEAL_KEY", CONVENOR_SECRET=SECRET, CONVENOR_SEAL_KEY=KEY)

    assert found == [SECRET, KEY]
    assert list(tmp_path.iterdir()) == []


def test_the_outer_key_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "outer").write_text(KEY + "\n")
    named = {"CONVENOR_SEAL_KEY_FILE": str(tmp_path / "outer")}

    assert environment.seal_key(named, tmp_path, demo=False) == KEY
    assert environment.seal_key({**named, "CONVENOR_SEAL_KEY": "first"}, tmp_path, demo=False) == "first"
    with pytest.raises(CannotStart, match="CONVENOR_SEAL_KEY_FILE: there is no file /nowhere"):
        environment.seal_key({"CONVENOR_SEAL_KEY_FILE": "/nowhere"}, tmp_path, demo=False)


@pytest.mark.parametrize("key", ["short", "ü", base64.b64encode(bytes(31)).decode(), KEY + KEY])
def test_an_outer_key_of_another_length_is_refused(tmp_path: Path, key: str) -> None:
    ran = convenor(tmp_path, "check", CONVENOR_SEAL_KEY=key)

    assert ran.returncode == 1
    assert ran.stderr.startswith("Convenor cannot start:\nThe outer key (CONVENOR_SEAL_KEY, or the file")


def test_the_address_decides_the_host_and_whether_cookies_need_https(tmp_path: Path) -> None:
    names = (
        "ADDRESS",
        "ALLOWED_HOSTS",
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_NAME",
        "SECURE_HSTS_SECONDS",
    )

    plain = settings_of(tmp_path, *names)
    secure = settings_of(tmp_path, *names, **PRODUCTION | {"CONVENOR_ADDRESS": "https://learn.example.org/"})

    local = ["localhost", "localhost", "127.0.0.1", "[::1]"]
    assert plain == ["http://localhost:8000", local, False, "convenor", 0]
    assert secure == [
        "https://learn.example.org",
        ["learn.example.org"],
        True,
        "__Host-convenor",
        31_536_000,
    ]


@pytest.mark.parametrize(
    ("url", "host", "port", "tls", "starttls"),
    [
        ("smtp://u:p%40@mail.example.org", "mail.example.org", 587, False, True),
        ("smtp://u:p%40@mail.example.org:2525", "mail.example.org", 2525, False, True),
        ("smtps://u:p%40@mail.example.org", "mail.example.org", 465, True, False),
    ],
)
def test_letters_leave_by_the_mail_server(url: str, host: str, port: int, tls: bool, starttls: bool) -> None:
    found = environment.mail(environment.value("CONVENOR_MAIL", {"CONVENOR_MAIL": url}))

    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == (host, port)
    assert (found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"]) == (tls, starttls)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("u", "p@")
    assert found["MAIL_LEAVES"] is True


def test_without_a_mail_server_letters_stay_in_the_browser(tmp_path: Path) -> None:
    assert environment.mail("")["MAIL_LEAVES"] is False
    with pytest.raises(CannotStart, match="CONVENOR_MAIL: write smtp://"):
        environment.mail("mail.example.org:587")
    assert settings_of(tmp_path, "DEFAULT_FROM_EMAIL", CONVENOR_MAIL_FROM="a@b.org") == ["a@b.org"]


def test_packs_are_named_by_their_folders(tmp_path: Path) -> None:
    found = settings_of(tmp_path, "PACK", "PACKS", CONVENOR_PACK="/a", CONVENOR_PACKS="/b:/c:")

    assert found == ["/a", ["/b", "/c"]]


def test_the_front_page_tells_of_the_programme_in_the_pack(tmp_path: Path) -> None:
    ask = (
        "from django.test import Client; from convenor.apps.learning import programmes;"
        "print(programmes.current().name.in_language('en'))"
    )

    ran = convenor(tmp_path, "shell", "--no-imports", "-c", ask, CONVENOR_PACK=str(TINY))

    assert (ran.stdout.strip(), ran.stderr) == ("Choir leaders", "")


@pytest.mark.parametrize("name", ["CONVENOR_PACK", "CONVENOR_PACKS"])
def test_a_broken_pack_is_told_before_anything_is_served(tmp_path: Path, name: str) -> None:
    ran = convenor(tmp_path, "serve", **{name: str(tmp_path)})

    assert ran.returncode == 1
    assert f"The pack {tmp_path} cannot be used:\n" in ran.stderr
    assert "programme.yaml:0: the file is missing" in ran.stderr


def test_a_bind_without_a_port_is_told(tmp_path: Path) -> None:
    ran = convenor(tmp_path, "serve", CONVENOR_BIND="localhost")

    assert ran.stderr.strip() == (
        "CommandError: “localhost” is not a host and a port. Write 127.0.0.1:8000, for instance."
    )


@pytest.mark.parametrize(("given", "open_to_all"), [("", True), ("yes", True), ("no", False)])
def test_demo_sign_in_can_be_closed_in_the_demo(tmp_path: Path, given: str, open_to_all: bool) -> None:
    assert settings_of(tmp_path, "DEMO_SIGN_IN", CONVENOR_DEMO_SIGN_IN=given) == [open_to_all]


def test_a_proxys_word_is_believed_only_where_the_settings_say_so(tmp_path: Path) -> None:
    names = ("BEHIND_PROXY", "SECURE_PROXY_SSL_HEADER")

    assert settings_of(tmp_path, *names) == [False, None]
    assert settings_of(tmp_path, *names, CONVENOR_PROXY="yes") == [
        True,
        ["HTTP_X_FORWARDED_PROTO", "https"],
    ]


# Production

ALL_THAT_LACKS = """\
Convenor cannot start:
CONVENOR_SECRET: set a secret of at least 50 characters, for instance from `openssl rand -base64 48`.
CONVENOR_SEAL_KEY_FILE: name the file that holds the outer key, made by `openssl rand -base64 32 | tr '+/' '-_'`.
CONVENOR_DEMO_SIGN_IN: take it away; in production nobody signs in without a password or passkey.
CONVENOR_ADDRESS: set the https:// address; cookies are only safe over https.
CONVENOR_PROXY: set yes, and put a proxy in front that speaks https: this server does not speak it itself.
CONVENOR_MAIL: set smtp://…, or nobody receives a letter.
"""


@pytest.mark.parametrize("command", ["check", "serve", "migrate", "backup"])
def test_production_refuses_the_demos_settings_and_says_what_to_set(tmp_path: Path, command: str) -> None:
    ran = convenor(tmp_path / "data", command, CONVENOR_MODE="production", CONVENOR_DEMO_SIGN_IN="yes")

    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", ALL_THAT_LACKS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "unsafe"),
    [
        ("CONVENOR_SECRET", ""),
        ("CONVENOR_SECRET", "x" * 49),
        ("CONVENOR_SEAL_KEY", ""),
        ("CONVENOR_ADDRESS", "http://learn.example.org"),
        ("CONVENOR_ADDRESS", ""),
        ("CONVENOR_MAIL", ""),
        ("CONVENOR_PROXY", "no"),
        ("CONVENOR_DEMO_SIGN_IN", "yes"),
    ],
)
def test_one_unsafe_setting_is_enough_to_refuse(name: str, unsafe: str) -> None:
    found = environment.problems({**PRODUCTION, name: unsafe})

    assert len(found) == 1
    assert found[0].startswith(name)


def test_production_starts_when_all_is_set_and_makes_no_secret_of_its_own(tmp_path: Path) -> None:
    ran = convenor(tmp_path, "check", **PRODUCTION)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []
    assert settings_of(tmp_path, "DEMO", "DEMO_SIGN_IN", "DEBUG", **PRODUCTION) == [False, False, False]


def test_nobody_is_listed_and_nothing_is_filled_in_production(tmp_path: Path) -> None:
    ran = convenor(tmp_path, "demo", "--list", **PRODUCTION)

    assert (ran.returncode, ran.stderr.strip()) == (
        1,
        "CommandError: This is not a demo: nobody signs in without a password or passkey.",
    )


def test_production_serves_over_https_with_cookies_that_only_this_host_gets(tmp_path: Path) -> None:
    port = free_port()
    asked = {"Host": "learn.example.org", "X-Forwarded-Proto": "https"}

    with served(tmp_path, port, **PRODUCTION):
        over_https = answer(port, "/account/login/", asked)
        over_http = answer(port, "/account/login/", {"Host": "learn.example.org"})
        other_host = answer(port, "/", {**asked, "Host": "evil.example.org"})

    cookies = over_https.headers.get_all("Set-Cookie") or []
    assert over_https.status == 200
    assert over_https.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert [each.split("=")[0] for each in cookies] == ["__Host-csrf"]
    assert [
        ("Secure" in each, "HttpOnly" in each, "Path=/;" in each, "Domain" in each) for each in cookies
    ] == [(True, True, True, False)]
    assert (over_http.status, over_http.headers["Location"]) == (
        301,
        "https://learn.example.org/account/login/",
    )
    assert other_host.status == 400


def test_every_cookie_of_production_is_bound_to_the_host(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "MESSAGE_STORAGE")

    assert settings_of(tmp_path, *names, **PRODUCTION) == [
        "__Host-convenor",
        "__Host-csrf",
        "__Host-language",
        "django.contrib.messages.storage.session.SessionStorage",
    ]


def answer(port: int, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    """One answer of the served product, read to its end."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response
