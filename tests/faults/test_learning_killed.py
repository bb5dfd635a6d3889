"""What the server acknowledged is stored, even when it is killed in the same moment."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookiejar import Cookie, CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

TESTS = Path(__file__).resolve().parents[1]
BEGIN = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from learners import make_learner
from world import make_world
world = make_world()
learner = make_learner(world)
session = SessionStore()
session[SESSION_KEY] = str(world.emil.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = world.emil.get_session_auth_hash()
session.save()
print(session.session_key, learner.enrolment.pk)
"""
READ = """
import django; django.setup()
from convenor.apps.learning.models import Handout
from convenor.apps.learning.programmes import current
from convenor.apps.learning.queries.handouts import drafts
print([text for _, text in drafts(Handout.objects.get(), current().handout("preparing"))][0])
"""


@dataclass
class Running:
    """A server process of its own, with Emil signed in."""

    process: subprocess.Popen[bytes]
    address: str
    session: str
    enrolment: int


def surroundings(data: Path) -> dict[str, str]:
    """A data folder of its own, with SQLite in it, whatever the suite runs on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONVENOR_")}
    own = {"CONVENOR_DATA": str(data), "DJANGO_SETTINGS_MODULE": "settings_for_tests"}
    return {**kept, **own, "PYTHONPATH": str(TESTS)}


def python(code: str, data: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], env=surroundings(data), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    session, enrolment = python(BEGIN, tmp_path).split()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "convenor.site.asgi:application", "--port", str(port)],
        env=surroundings(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    running = Running(process, f"http://127.0.0.1:{port}", session, int(enrolment))
    try:
        wait_for(running)
        yield running
    finally:
        process.kill()
        process.wait()


def wait_for(server: Running) -> None:
    for _ in range(150):
        try:
            urlopen(f"{server.address}/", timeout=5).read()
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server did not come up")


def signed_in(session: str) -> CookieJar:
    jar = CookieJar()
    jar.set_cookie(
        Cookie(
            0, "convenor", session, None, False, "127.0.0.1", False, False, "/", True, False, None, True,
            None, None, {},
        )
    )  # fmt: skip
    return jar


def test_an_acknowledged_answer_survives_the_kill_of_the_server(server: Running, tmp_path: Path) -> None:
    opener = build_opener(HTTPCookieProcessor(signed_in(server.session)))
    handout = f"{server.address}/learning/{server.enrolment}/handouts/preparing/"
    page = opener.open(f"{handout}write/").read().decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
    last = ""
    for revision in range(8):
        last = f"Amina and Bruno, sentence {revision}."
        fields = {"csrfmiddlewaretoken": token, "field": "q1", "text": last, "revision": revision}
        headers = {"Accept": "application/json", "Referer": handout}
        opener.open(Request(f"{handout}save/", urlencode(fields).encode(), headers)).read()

    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()

    assert python(READ, tmp_path) == last
