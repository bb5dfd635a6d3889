"""Coming in over the wire, for clients that are no browser: the code, the names, a seat, and a slip for the live wire."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection

from convenor.apps.accounts.limits import passes
from convenor.apps.meetings.actions import join as actions
from convenor.apps.meetings.forms.join import GuestForm, SeatForm
from convenor.apps.meetings.models import Room, Sitting
from convenor.apps.meetings.queries import boards
from convenor.apps.meetings.queries.rooms import stage_of
from convenor.apps.meetings.tickets import ticket
from convenor.domain.kernel import Refused

LONGEST_SECRET = 100


def come(told: Mapping[str, Any], address: str, at: datetime) -> dict[str, Any]:
    """In a thread: what whoever asked with ``told`` gets; raises Refused. Nothing but a code: the list of names."""
    try:
        if not passes("join", address, at):
            raise Refused("too-many-tries")
        room = boards.room_by_code(str(told.get("code", "")), at)
        return _seated(room, told, at) if len(told) > 1 else _listed(room)
    finally:
        connection.close()


def address_of(scope: Mapping[str, Any], forwarded: str) -> str:
    """Where a request comes from, for counting tries."""
    if settings.BEHIND_PROXY and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()
    return str((scope.get("client") or ("",))[0])


def _listed(room: Room) -> dict[str, Any]:
    return {
        "meeting": room.meeting_id,
        "title": boards.title_of(room.meeting),
        "stage": stage_of(room.meeting_id),
        "door": room.door,
        "names": [
            {"seat": each.seat, "name": each.name, "body": each.body, "taken": each.taken}
            for each in boards.names_at_the_door(room.meeting_id)
        ],
    }


def _seated(room: Room, told: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    secret = told.get("secret") or secrets.token_urlsafe(24)
    if not isinstance(secret, str) or len(secret) > LONGEST_SECRET:
        raise Refused("bad-command", field="secret")
    sitting = _known(room, secret)
    if sitting is None:
        sitting = _new(room, told, secret)
    standing = boards.seat_at(room.meeting_id, sitting.seat).standing
    audience = "participant" if standing == "present" else "door"
    return {
        "meeting": room.meeting_id,
        "seat": sitting.seat,
        "secret": secret,
        "standing": standing,
        "audience": audience,
        "ticket": ticket(room.meeting_id, sitting.seat, audience, at, sitting.device),
    }


def _known(room: Room, secret: str) -> Sitting | None:
    """Where a device sits that was here before, also after two seats were made one."""
    sitting = boards.sitting_of_device(room.meeting_id, secret)
    if sitting and boards.seat_at(room.meeting_id, sitting.seat).standing == "removed":
        sitting = actions.follow_merge(sitting, by=None)
    if sitting and boards.seat_at(room.meeting_id, sitting.seat).standing in ("claimed", "present"):
        return sitting
    return None


def _new(room: Room, told: Mapping[str, Any], secret: str) -> Sitting:
    if "seat" not in told and "name" not in told:
        raise Refused("seat-is-not-yours")
    form = SeatForm({"mode": "room", **told}) if "seat" in told else GuestForm({"mode": "room", **told})
    if not form.is_valid():
        raise Refused("bad-command", field=next(iter(form.errors)))
    act = actions.claim if "seat" in told else actions.add_guest
    return act(room, form.cleaned_data, secret, by=None)
