"""A meeting that runs, for the stories about it: its room opened beside the server, and the chair's commands by the wire."""

import json
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import APIRequestContext, Browser

from conftest import Product, Reader

OPEN = """
import json, sys
import django
django.setup()
from django.utils import timezone
from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.actions.room import arrive, ask, open_room
from convenor.apps.meetings.models import Sitting
from convenor.domain.meeting import commands as cmd

meeting = Meeting.objects.get(group__name="WG 57", title="3rd meeting")
amina, bruno, chen, dana = (Person.objects.get(name__startswith=each) for each in ("Amina", "Bruno", "Chen", "Dana"))
room = open_room(meeting, by=amina, at=timezone.now())
for title in ("Opening", "Clause 4.1, impartiality", "Clause 6.2, remote audit"):
    ask(meeting, cmd.PlanItem(title=title, minutes=30), by=None)
for person in (amina, bruno, chen):
    arrive(meeting, by=person)
arrive(meeting, by=dana, mode="remote")
if "begin" in sys.argv:
    ask(meeting, cmd.OpenMeeting(), by=amina)
    ask(meeting, cmd.OpenItem(item=2), by=amina)
    ask(meeting, cmd.ShowText(text="The body shall identify risks at planned intervals.", clause="4.1"), by=amina)
    ask(meeting, cmd.OpenPoint(title="At planned intervals"), by=amina)
seats = {each.person.name: each.seat for each in Sitting.objects.filter(meeting=meeting).select_related("person")}
print(json.dumps({"meeting": meeting.pk, "code": room.code, "seats": seats}))
"""


@dataclass
class Room:
    """A meeting with its code and the seat of everybody by name."""

    meeting: int
    code: str
    seats: dict[str, int]

    def page(self, name: str) -> str:
        """The address of one of its pages."""
        return f"/meetings/{self.meeting}/{name}/"


def opened(product: Product, *, begin: bool = True) -> Room:
    """Open the room of WG 57's third meeting; Amina, Bruno, Chen and Dana are in, and Amina begins it."""
    told = subprocess.run(
        [sys.executable, "-c", OPEN, *(["begin"] if begin else [])],
        env=product.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return Room(**json.loads(told.stdout.splitlines()[-1]))


def given(somebody: Reader, path: str) -> dict[str, Any]:
    """What a page gives to its script: its slip for the wire, its seat, its board."""
    page = somebody.page.request.get(somebody.product.address + path).text()
    found = re.search(r'<script id="live" type="application/json">(.*?)</script>', page)
    assert found, page[:300]
    return dict(json.loads(found[1]))


@dataclass
class Chair:
    """Whoever leads the meeting, or writes it down, by commands on the wire; no page is open for it."""

    asks: APIRequestContext
    address: str
    room: Room
    slip: str

    def does(self, wish: str, **fields: object) -> int:
        """Give a command; the status of the answer."""
        answer = self.asks.post(
            f"{self.address}/live/{self.room.meeting}/do",
            headers={"X-Ticket": self.slip, "Content-Type": "application/json"},
            data=json.dumps({"key": uuid.uuid4().hex, "do": wish, **fields}),
        )
        return answer.status

    def lowers_all_hands(self) -> None:
        """Nobody waits to speak."""
        told = self.asks.get(f"{self.address}/live/{self.room.meeting}/board?ticket={self.slip}").json()
        for seat in [*(each["seat"] for each in told["board"]["queue"]), *told["board"]["waiting"]]:
            self.does("lower-hand", seat=seat)


def chair(somebody: Reader, room: Room) -> Chair:
    """Somebody who has a window, at their seat."""
    return Chair(
        somebody.page.request,
        somebody.product.address,
        room,
        str(given(somebody, room.page("board"))["ticket"]),
    )


def led(browser: Browser, product: Product, room: Room, name: str) -> Iterator[Chair]:
    """Somebody at their seat for all stories of a file."""
    context = browser.new_context(locale="en")
    yield chair(Reader(context.new_page(), product).sign_in(name), room)
    context.close()


def comes_in(somebody: Reader, room: Room, *, remote: bool = False) -> Reader:
    """A member who is signed in sits down."""
    somebody.open(room.page("board"))
    somebody.page.get_by_label("remote" if remote else "in the room").check()
    return somebody.press("I am here")
