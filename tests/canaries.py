"""Words that must be found nowhere, put in by every page that takes some; and the search through every table."""

import base64
from collections.abc import Iterator

from django.db import connection
from django.test import Client

from convenor.apps.learning.models import Asked
from convenor.apps.mentoring.actions import assignments
from journey_steps import agreed, fresh
from learners import Learner
from world import NOW, World

CANARIES = {
    "answer": "kanari-answer-4711",
    "shared": "kanari-shared-4712",
    "comment": "kanari-comment-4713",
    "reply": "kanari-reply-4714",
    "question": "kanari-question-4715",
    "told": "kanari-told-4716",
    "notes": "kanari-notes-4717",
    "stale": "kanari-stale-4718",
    "long": "kanari-long-4719",
    "talk": "kanari-talk-4720",
    "mentor": "kanari-mentor-4721",
    "point": "kanari-point-4722",
    "work": "kanari-work-4723",
    "feedback": "kanari-feedback-4724",
    "own": "kanari-own-4725",
    "end": "kanari-end-4726",
}


def everything_in_the_database() -> Iterator[tuple[str, str, bytes]]:
    """Every value of every column of every table, as bytes."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description or ()]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    yield table, name, raw


def disguises(word: str) -> tuple[bytes, ...]:
    """The word as it is, and in the usual codings."""
    raw = word.encode()
    return raw, raw.hex().encode(), base64.b64encode(raw)[:-4], raw[::-1]


def write_everything(world: World, learner: Learner) -> None:
    """Every secret goes in by the page that takes it."""
    emil, fatou = Client(), Client()
    emil.force_login(world.emil)
    fatou.force_login(world.fatou)
    json = {"Accept": "application/json"}
    handout, reading = learner.at("handouts/preparing/"), learner.at("reading/proc-01/")
    answer = {"field": "q1", "text": CANARIES["answer"], "revision": 0}
    emil.post(f"{handout}save/", answer, headers=json)
    emil.post(f"{handout}save/", {**answer, "text": CANARIES["stale"]}, headers=json)
    emil.post(f"{handout}save/", {**answer, "text": CANARIES["long"] * 9_000}, headers=json)
    emil.post(f"{handout}keep/", {"q3": CANARIES["shared"], "revision-q3": 0})
    emil.post(f"{handout}submit/", {"anyway": "on"})
    emil.get(handout)
    fatou.post(f"{handout}comment/", {"question": "q1", "words": CANARIES["comment"], "once": "a"})
    emil.post(f"{handout}comment/", {"question": "q1", "words": CANARIES["reply"], "once": "b"})
    emil.post(f"{reading}notes/", {"field": "notes", "text": CANARIES["notes"], "revision": 0}, headers=json)
    emil.post(f"{reading}ask/", {"words": CANARIES["question"], "once": "c"})
    asked = Asked.objects.get()
    fatou.post(f"{reading}answer/", {"question": asked.pk, "words": CANARIES["told"]})
    fatou.get(handout)
    emil.get(f"{handout}handout.pdf")
    write_on_the_way(world, learner, emil, fatou)


def write_on_the_way(world: World, learner: Learner, emil: Client, fatou: Client) -> None:
    """What is said of talks, assignments, objectives, and of the pair itself."""
    pairing = fresh(learner.pairing)
    talk = f"/sessions/{agreed(pairing).pk}/"
    note = {"field": "shared", "text": CANARIES["talk"], "revision": 0}
    work = f"/assignments/{assignments.set_assignment(pairing, 'report', 'A report', 'Draft it.', None, by=world.fatou, at=NOW).pk}/"
    answers = (
        emil.post(f"{talk}notes/", note),
        fatou.post(f"{talk}notes/", {**note, "field": "private", "text": CANARIES["mentor"]}),
        emil.post(f"{talk}points/", {"words": CANARIES["point"]}),
        emil.post(f"{work}save/", {"text": CANARIES["work"], "revision": 0}),
        emil.post(f"{work}hand-in/", {"work": CANARIES["work"], "revision-work": 1}),
        fatou.post(f"{work}answer/", {"words": CANARIES["feedback"]}),
        emil.post(
            f"/journeys/{learner.journey.pk}/objectives/lead/own/",
            {"level": "growing", "words": CANARIES["own"]},
        ),
        emil.post(f"/pairings/{pairing.pk}/end/", {"words": CANARIES["end"], "confidant": world.karin.pk}),
    )
    assert [each.status_code for each in answers] == [200, 200, 302, 200, 302, 302, 302, 302]
