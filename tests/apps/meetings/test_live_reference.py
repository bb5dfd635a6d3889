"""``docs/reference/live.md`` is enough: a client that uses nothing else joins, speaks, votes and listens."""

import asyncio
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.wire import Ear, Voice

from convenor.apps.meetings.actions.room import ask
from convenor.apps.meetings.live import ADDRESS
from convenor.apps.meetings.models import Room
from convenor.apps.meetings.tickets import AUDIENCES
from convenor.domain.meeting import commands as cmd
from room_steps import Wire, opened, run, serving
from world import World

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = (Path(__file__).resolve().parents[3] / "docs" / "reference" / "live.md").read_text()


@pytest.fixture
def wire(world: World) -> Iterator[Wire]:
    """The server on an open room."""
    opened(world)
    with serving(world) as served:
        yield served


def join(wire: Wire, body: dict[str, Any] | None = None, code: str = "") -> tuple[int, dict[str, Any]]:
    """What the way in answers."""
    address = f"http://127.0.0.1:{wire.port}/live/join" + (f"?code={code}" if body is None else "")
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(address, data)) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def voice(wire: Wire, told: dict[str, Any]) -> Voice:
    return Voice(port=wire.port, meeting=told["meeting"], ticket=told["ticket"])


def test_a_stranger_joins_by_code_is_let_in_speaks_votes_and_hears_it_all(wire: Wire) -> None:
    code = Room.objects.get().code
    status, listed = join(wire, code=f"{code[:3].lower()}-{code[3:]}")
    _, told = join(wire, {"code": code, "name": "Gustav Holm", "body": "SIS", "mode": "remote"})

    async def story() -> tuple[list[str], dict[str, Any], dict[str, Any]]:
        amina = wire.voice(wire.world.amina, "convenor")
        door = Ear(wire.port, told["meeting"], told["ticket"])
        await door.until(lambda one: told["seat"] in one.last("board").get("waiting", ()))
        await amina.insist("admit-seat", seat=told["seat"])
        await door.until(lambda one: told["seat"] in one.last("board")["in"])
        _, inside = await asyncio.to_thread(join, wire, {"code": code, "secret": told["secret"]})
        gustav, ear = voice(wire, inside), Ear(wire.port, inside["meeting"], inside["ticket"])
        await gustav.do("raise-hand", seat=inside["seat"], note="A question")
        await amina.do("give-floor")
        await ear.until(lambda one: one.last("board").get("speaker", {}).get("name") == "Gustav Holm")
        await gustav.do("yield-floor")
        await amina.do("open-poll", question="Break now?", options=["yes", "no"])
        await ear.until(lambda one: one.last("sheet").get("poll", {}) is not None)
        voted = await gustav.do("cast-vote", poll=1, seat=inside["seat"], chosen=[0])
        closed = await amina.do("close-poll", poll=1)
        await ear.until(lambda one: one.place >= closed.said["place"])
        poll = ear.last("board")["poll"]
        for each in (amina, door, gustav, ear):
            await each.close()
        return [inside["standing"], inside["audience"]], poll, {"voted": voted.status}

    inside, poll, voted = run(story())

    assert (status, listed["title"], listed["stage"], listed["door"]) == (
        200,
        "WG 57 · 3rd meeting",
        "open",
        True,
    )
    assert [told[name] for name in ("standing", "audience")] == ["claimed", "door"]
    assert inside == ["present", "participant"]
    assert {name: poll[name] for name in ("open", "voted", "counts")} == {
        "open": False,
        "voted": 1,
        "counts": [1, 0],
    }
    assert voted == {"voted": 200}


def test_what_does_not_lead_in_is_answered_as_the_page_says(wire: Wire) -> None:
    code, chen = Room.objects.get().code, wire.seats[wire.world.chen.pk]

    found = {
        "unknown": join(wire, code="ZZZZZZ")[0],
        "taken": join(wire, {"code": code, "seat": chen})[0],
        "no name": join(wire, {"code": code, "name": ""})[0],
        "a mode of its own": join(wire, {"code": code, "name": "Gustav", "mode": "elsewhere"})[0],
        "a secret that nobody has": join(wire, {"code": code, "secret": "made-up"})[0],
        "no object": join(wire, [])[0],  # type: ignore[arg-type]
    }

    assert found == {
        "unknown": 404,
        "taken": 409,
        "no name": 422,
        "a mode of its own": 422,
        "a secret that nobody has": 409,
        "no object": 422,
    }


def test_the_page_names_every_way_every_face_and_every_field(wire: Wire) -> None:
    ask(wire.world.meeting, cmd.PlanItem(title="Clause 4", minutes=30), by=None)

    async def story() -> set[str]:
        people = {
            name: wire.voice(getattr(wire.world, name), "convenor")
            for name in ("amina", "bruno", "chen", "dana")
        }
        seats = {name: wire.seats[getattr(wire.world, name).pk] for name in people}
        fields: set[str] = set()

        async def look() -> None:
            for audience, person in (("convenor", "amina"), ("participant", "chen")):
                reader = wire.voice(getattr(wire.world, person), audience)
                said = (await reader.get("board")).said
                fields.update(said["board"], said["sheet"], _inner(said["board"]) + _inner(said["sheet"]))
                fields.update((await reader.get("mine")).said)
                await reader.close()

        for name, wish, more in STEPS:
            own = {"seat": seats[name]} if wish in ("raise-hand", "take-position", "cast-vote") else {}
            told = await people[name].do(wish, **more, **own)
            assert told.status == 200, (wish, told)
            await look()
        roster = (await people["amina"].get("roster")).said
        fields.update(roster, roster["seats"][0])
        for each in people.values():
            await each.close()
        return fields

    named = set(re.findall(r"`(\w+)`", PAGE)) | set(re.findall(r'"(\w+)"', PAGE))
    ways = set(re.findall(r"\w+", ADDRESS.pattern.rpartition("/")[2]))

    assert {"unnamed": sorted(run(story()) - named)} == {"unnamed": []}
    assert {*ways, *AUDIENCES} - set(re.findall(r"\w+", PAGE)) == set()


def _inner(told: dict[str, Any]) -> list[str]:
    """The names inside the parts that the page describes field by field."""
    parts = ("item", "speaker", "round", "call", "poll", "gist", "breakouts")
    lists = ("queue", "agenda", "groups")
    found = [name for part in parts for name in told.get(part) or {}]
    return found + [name for part in lists for each in told.get(part, ()) for name in each]


STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("amina", "open-item", {"item": 1}),
    ("chen", "raise-hand", {"note": "Clause 4"}),
    ("dana", "raise-hand", {"kind": "clarification"}),
    ("amina", "give-floor", {}),
    ("amina", "hold-floor", {}),
    ("amina", "yield-floor", {}),
    ("amina", "remind-conduct", {"text": "One at a time."}),
    ("chen", "ask-slower", {}),
    ("chen", "ask-restate", {}),
    ("amina", "restate-gist", {"seat": 3, "text": "It is too strict."}),
    ("amina", "start-round", {"seconds": 30}),
    ("amina", "end-round", {}),
    ("amina", "open-poll", {"question": "Break now?", "options": ["yes", "no"]}),
    ("chen", "cast-vote", {"poll": 1, "chosen": [0]}),
    ("amina", "close-poll", {"poll": 1}),
    ("amina", "open-call", {"text": "The body shall be impartial.", "clause": "4.2"}),
    (
        "dana",
        "take-position",
        {"call": 1, "position": "oppose", "reason": "Too strict.", "remedy": "Should."},
    ),
    ("amina", "reveal-call", {"call": 1}),
    ("amina", "propose-option", {"call": 1, "text": "The body should be impartial."}),
    ("amina", "plan-breakout", {"title": "Wording", "task": "Find words."}),
    ("amina", "plan-breakout", {"title": "Too many"}),
    ("amina", "drop-breakout", {"group": 2}),
    ("amina", "offer-chair", {"to": 2}),
    ("amina", "start-breakouts", {"minutes": 10}),
    ("amina", "end-breakouts", {}),
    ("amina", "start-break", {"minutes": 10}),
)
