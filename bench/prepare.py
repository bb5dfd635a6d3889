"""Runs in a process of its own: fills the database that the environment names, signs people in, counts queries.

Usage: python -m bench.prepare pages|crowd MENTEES. Prints one line of JSON.
"""

import json
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench import crowd  # first: it sets Django up
from convenor.apps.accounts.models import Person
from convenor.apps.learning.models import Attempt, Handout
from convenor.apps.learning.programmes import current
from convenor.apps.mentoring.models import Journey, Session
from convenor.site.demo.cast import World

USERS = 200  # who read and write at once


def signed_in(person: Person) -> str:
    """The key of a new session of ``person``."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def main_pages(world: World) -> dict[str, tuple[Person, str]]:
    """The main pages, and who reads each."""
    journey = Journey.objects.get(mentee=world.emil)
    learner = f"/learning/{journey.enrolment_id}"
    attempt = Attempt.objects.get(enrolment=journey.enrolment_id)
    talk = Session.objects.filter(pairing__journey=journey, state="agreed").latest("pk")
    return {
        "home, mentee": (world.emil, "/home/"),
        "home, mentor": (world.fatou, "/home/"),
        "home, secretariat": (world.hugo, "/home/"),
        "journey": (world.emil, f"/journeys/{journey.pk}/"),
        "reading": (world.emil, f"{learner}/reading/"),
        "self-test result": (world.emil, f"/learning/attempts/{attempt.pk}/"),
        "handout": (world.fatou, f"{learner}/handouts/preparing/"),
        "session": (world.fatou, f"/sessions/{talk.pk}/"),
        "cohort": (world.hugo, "/cohort/"),
        "mentees": (world.fatou, "/mentees/"),
        "nominations": (world.hugo, "/nominations/"),
    }


def queries(key: str, path: str) -> int:
    """How many queries a page takes when nothing is remembered from before."""
    client = Client(HTTP_HOST="localhost")
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    cache.clear()
    with CaptureQueriesContext(connection) as counted:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return len(counted)


def pages(world: World) -> dict[str, Any]:
    """Every main page: its address, its reader's session, its number of queries. And somebody who writes."""
    writer = Journey.objects.order_by("-pk").filter(graduated_at=None, pairings__state="active").first()
    assert writer
    found = {
        name: {"path": path, "session": signed_in(person)}
        for name, (person, path) in main_pages(world).items()
    }
    for each in found.values():
        each["queries"] = queries(each["session"], each["path"])  # type: ignore[assignment]
    return {
        "pages": found,
        "writer": {
            "session": signed_in(writer.mentee),
            "path": f"/learning/{writer.enrolment_id}/reading/{current().readings[0].key}/notes/",
        },
    }


def users(world: World) -> dict[str, Any]:
    """Mentees with a handout to write and a self-test that is open: what each needs to read and save."""
    rows = Journey.objects.filter(graduated_at=None, pairings__state="active").select_related("mentee")
    chosen = list(rows.order_by("pk")[:USERS])
    Handout.objects.filter(enrolment__journey__in=chosen).delete()
    Attempt.objects.filter(enrolment__journey__in=chosen).delete()
    test = current().self_test
    attempts = Attempt.objects.bulk_create(
        Attempt(
            enrolment_id=each.enrolment_id,
            number=1,
            key_version=test.version,
            formula="balanced-1",
            begun_at=timezone.now(),
        )
        for each in chosen
    )
    return {
        "questions": [each.key for each in current().handout("preparing").questions],
        "readings": [each.key for each in current().readings],
        "items": [each.key for each in test.items],
        "users": [
            {
                "session": signed_in(each.mentee),
                "journey": each.pk,
                "enrolment": each.enrolment_id,
                "attempt": attempt.pk,
                "mentee": each.mentee_id,
                "begun": attempt.begun_at.isoformat(),
            }
            for each, attempt in zip(chosen, attempts, strict=True)
        ],
    }


def main(kind: str, mentees: str) -> None:
    """Fill, and tell what the measuring process needs."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    with transaction.atomic():
        world = crowd.fill(int(mentees))
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    else:
        connection.cursor().execute("PRAGMA optimize=0x10002")
    print(json.dumps({"pages": pages, "crowd": users}[kind](world)))


if __name__ == "__main__":
    main(*sys.argv[1:])
