"""Runs in a process of its own: fills the database that the environment names with one meeting of many seats.

Usage: python -m bench.seats SEATS. Prints one line of JSON: the meeting, and a ticket for each seat.
"""

import json
import os
import sys
from datetime import timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - after Django's set-up
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from convenor.apps.committees.models import Meeting, WorkingGroup  # noqa: E402
from convenor.apps.meetings.book import Ask, Book  # noqa: E402
from convenor.apps.meetings.models import Room, Sitting  # noqa: E402
from convenor.apps.meetings.tickets import ticket  # noqa: E402
from convenor.domain.meeting import commands as cmd  # noqa: E402
from convenor.domain.meeting.commands import Wish  # noqa: E402

BODIES = ("DIN", "UNI", "SAC", "ASN", "BSI", "AFNOR", "JISC", "SCC", "SIS", "NEN")
CONVENORS = 2


def make_meeting() -> Meeting:
    """A meeting of an empty group."""
    now = timezone.now()
    group, _ = WorkingGroup.objects.get_or_create(
        name="WG 99",
        defaults={
            "title": "Measured",
            "document": "ISO 1",
            "document_title": "Nothing",
            "kind": "new",
            "size": 40,
        },
    )
    return Meeting.objects.create(
        group=group, title="Measured", starts_at=now, ends_at=now + timedelta(hours=8), mode="hybrid"
    )


def fill(seats: int) -> Meeting:
    """A meeting that is open, with ``seats`` people present and two convenors; the first has the chair."""
    with transaction.atomic():
        meeting = make_meeting()
        Room.objects.create(meeting=meeting, opened_at=timezone.now(), purpose="to be measured")
        numbers = range(1, seats + CONVENORS + 1)
        Sitting.objects.bulk_create(
            Sitting(meeting=meeting, seat=each, name=f"Person {each:04}", device=device(each))
            for each in numbers
        )
        book, wishes = Book(meeting.pk), [wish for each in numbers for wish in _arrives(each)]
        wishes += [
            cmd.OpenMeeting(by=1),
            cmd.PlanItem(title="Clause 4", minutes=60),
            cmd.OpenItem(item=1, by=1),
        ]
        for answer in book.write([Ask(each) for each in wishes], timezone.now):
            if answer.refused:
                raise answer.refused
    return meeting


def device(seat: int) -> str:
    """What a seat's device is known by."""
    return f"device-{seat}"


def _arrives(seat: int) -> tuple[Wish, ...]:
    part, mode = ("convenor" if seat <= CONVENORS else "expert"), ("remote" if seat % 2 else "room")
    body = BODIES[seat % len(BODIES)]
    return (
        cmd.SetUpSeat(seat=seat, part=part, body=body, interest="industry", mode=mode),
        cmd.ClaimSeat(seat=seat, mode=mode),
        cmd.AdmitSeat(seat=seat),
    )


def told(meeting: Meeting, seats: int) -> dict[str, Any]:
    """What a measuring process needs: a ticket by seat, as a convenor's for the first two."""
    at = timezone.now()

    def slip(seat: int) -> str:
        audience = "convenor" if seat <= CONVENORS else "participant"
        return ticket(meeting.pk, seat, audience, at, device(seat))

    return {
        "meeting": meeting.pk,
        "tickets": {str(each): slip(each) for each in range(1, seats + CONVENORS + 1)},
        "projector": ticket(meeting.pk, 0, "projector", at),
    }


def main(seats: str) -> None:
    """Fill, and tell."""
    call_command("migrate", verbosity=0)
    print(json.dumps(told(fill(int(seats)), int(seats))))


if __name__ == "__main__":
    main(*sys.argv[1:])
