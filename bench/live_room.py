"""Runs in a process of its own: opens a room with the product's own actions, seats a group in it and begins its meeting.

Usage: python -m bench.live_room LISTENERS. Prints one line of JSON: the meeting, and a ticket for every listener.
"""

import json
import os
import sys
from datetime import datetime, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - after Django's set-up
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from convenor.apps.accounts.models import MemberBody, Person  # noqa: E402
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup  # noqa: E402
from convenor.apps.meetings.actions.room import ask, open_room  # noqa: E402
from convenor.apps.meetings.queries.expected import Place, everybody  # noqa: E402
from convenor.apps.meetings.tickets import ticket  # noqa: E402
from convenor.domain.meeting import commands as cmd  # noqa: E402

CONVENORS = 2
BESIDE = 20  # seats more than listeners: whoever votes or raises a hand must not be busy already
WAITING = 12  # hands that are up the whole time: no snapshot grows beyond these
INTERESTS = ("industry", "government", "consumers", "academia")
AGENDA = ("Welcome and roll call", "Comments on clause 4", "Comments on clause 9", "Next steps")
TEXT = "The certification body shall evaluate every request for changes to the scope of the scheme. " * 20


def make_group(people: int) -> tuple[Meeting, list[Person]]:
    """A group of convenors, experts and a secretary, and its next meeting."""
    now = timezone.now()
    bodies = [
        MemberBody.objects.create(acronym=f"B{each}", name=f"Body {each}", country="XX") for each in range(20)
    ]
    made = Person.objects.bulk_create(
        Person(email=f"p{each}@example.org", name=f"Person {each:04} Somebody", body=bodies[each % 20], joined_at=now)
        for each in range(1, people + 1)
    )  # fmt: skip
    group = WorkingGroup.objects.create(
        name="WG 99", title="Measured", document="ISO 1", document_title="Nothing", kind="new",
        size=people % 1000, secretary=made[-1],
    )  # fmt: skip
    Meeting.objects.create(
        group=group, title="Before", starts_at=now - timedelta(days=90), ends_at=now - timedelta(days=89), mode="hybrid"
    )  # fmt: skip
    Membership.objects.bulk_create(
        Membership(
            group=group,
            person=each,
            part="convenor" if number < CONVENORS else "expert",
            since=(now - timedelta(days=300 if number % 20 else 3)).date(),
        )
        for number, each in enumerate(made[:-1])
    )
    meeting = Meeting.objects.create(
        group=group, title="Measured", starts_at=now, ends_at=now + timedelta(hours=8), mode="hybrid"
    )
    return meeting, made


def places(meeting: Meeting) -> list[Place]:
    """Everybody, half of them remote, from four interests."""
    return [
        Place(
            each.person,
            each.part,
            interest=INTERESTS[number % len(INTERESTS)],
            mode="remote" if number % 2 else "room",
            first_time=each.first_time,
        )
        for number, each in enumerate(everybody(meeting))
    ]


def begin(meeting: Meeting, chair: Person, at: datetime) -> int:
    """Open the room, let everybody in, open the meeting and its second item; how many seats there are."""
    seated = places(meeting)
    agenda = [cmd.PlanItem(title=each, minutes=30) for each in AGENDA]
    open_room(meeting, by=chair, at=at, places=seated, wishes=agenda, facts={"purpose": "to be measured"})
    for seat, each in enumerate(seated, 1):
        ask(meeting, cmd.ClaimSeat(seat=seat, mode=each.mode), by=each.person)
        ask(meeting, cmd.AdmitSeat(seat=seat), by=None)
    wishes = [cmd.OpenMeeting(), cmd.OpenItem(item=2), cmd.ShowText(text=TEXT, clause="4.2")]
    wishes += [cmd.RaiseHand(seat=5), cmd.GiveFloor(seat=5), cmd.OpenPoint(title="Is 4.2 a requirement?")]
    wishes += [cmd.RaiseHand(seat=each, note="About the second sentence") for each in range(6, 6 + WAITING)]
    for wish in wishes:
        ask(meeting, wish, by=chair)
    return len(seated)


def told(meeting: Meeting, seats: int, at: datetime) -> dict[str, Any]:
    """The slips that the pages would hold: both convenors', the secretary's, the projector's, everybody else's."""
    audiences = {1: "convenor", 2: "convenor", seats: "secretary"}
    slips = {
        str(seat): ticket(meeting.pk, seat, audiences.get(seat, "participant"), at)
        for seat in range(1, seats + 1)
    }
    waiting = range(5, 6 + WAITING)
    return {
        "meeting": meeting.pk,
        "tickets": slips,
        "projector": ticket(meeting.pk, 0, "projector", at),
        "consoles": list(audiences),
        "voters": [each for each in range(CONVENORS + 1, seats) if each not in waiting],
    }


def main(listeners: int) -> None:
    """Fill, and tell."""
    call_command("migrate", verbosity=0)
    at = timezone.now()
    with transaction.atomic():
        meeting, made = make_group(listeners + BESIDE)
        seats = begin(meeting, made[0], at)
    print(json.dumps(told(meeting, seats, at)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
