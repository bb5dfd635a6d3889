"""Opening a meeting's room, acting in it from a page, and the code by which people join it."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited, record
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import direct
from convenor.apps.meetings.book import Answer, Ask, fingerprint
from convenor.apps.meetings.models import Plan, Room, Sitting
from convenor.apps.meetings.queries.expected import Place, everybody
from convenor.apps.meetings.queries.rooms import seat_of, state_of
from convenor.apps.meetings.terms import facts_of
from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.commands import Wish
from convenor.domain.meeting.events import Fact, SeatSetUp
from convenor.domain.meeting.keeping import latest_day

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another
CODE_LASTS = timedelta(hours=12)  # after the meeting's planned end


@dataclass(frozen=True, slots=True)
class Done:
    """A wish that was granted: stored up to ``place``; ``events`` is empty where nothing had to happen (again)."""

    place: int
    events: tuple[Fact, ...] = ()


Beside = Callable[[tuple[Fact, ...]], object]


def ask(
    meeting: Meeting, wish: Wish, *, by: Person | None, key: str = "", beside: Beside | None = None
) -> Done:
    """Have ``by`` wish something in a meeting; None is the product itself. Raises Refused.

    ``beside`` writes rows that belong to it, in the same transaction as the events and the audit line.
    """
    seat = _seat(meeting, by) if by else 0

    def written(events: tuple[Fact, ...]) -> None:
        record(f"meeting.{wish.name}", meeting, by)
        if beside:
            beside(events)

    wish = replace(wish, by=seat)
    mark = fingerprint({"do": wish.name, "wish": repr(replace(wish, by=0))})
    return _done(direct.ask(meeting.pk, Ask(wish, key or uuid4().hex, None, mark, written)))


ask.audit_action = "meeting.*"  # type: ignore[attr-defined]  # the line is written in the writer's transaction


def arrive(meeting: Meeting, *, by: Person, mode: str = "room") -> Done:
    """A member of the group comes in: the seat is theirs, nobody need admit them. Coming again changes nothing."""
    seat = _seat(meeting, by)

    def written(events: tuple[Fact, ...]) -> None:
        record("meeting.arrived", meeting, by)

    wish = cmd.AdmitSeat(seat=seat)
    state, _names = state_of(meeting.pk)
    here = state.people.seats[seat]
    if here.standing == "present":
        return Done(state.place)
    if here.standing != "claimed":
        _done(direct.ask(meeting.pk, Ask(cmd.ClaimSeat(seat=seat, mode=mode))))
    return _done(direct.ask(meeting.pk, Ask(wish, beside=written)))


arrive.audit_action = "meeting.arrived"  # type: ignore[attr-defined]


def _seat(meeting: Meeting, person: Person) -> int:
    seat = seat_of(meeting, person)
    if not seat:
        raise Refused("no-seat-here", meeting=meeting.title)
    return seat


def _done(answer: Answer) -> Done:
    if answer.refused:
        raise answer.refused
    if answer.failure:
        raise Refused("cannot-store-now" if answer.failure == "cannot-store" else "broken-now")
    return Done(answer.place, answer.events)


@audited("meeting.room-opened")
def open_room(
    meeting: Meeting,
    *,
    by: Person,
    at: datetime,
    places: Sequence[Place] | None = None,
    wishes: Sequence[Wish] = (),
    facts: Mapping[str, Any] | None = None,
) -> Room:
    """Open the room: a code to join by, a seat for each of ``places`` (else everybody of the group), then ``wishes``.

    Opened again, it sets up seats for those who have none yet, and nothing else. ``facts`` are fields of the room.
    """
    room, is_new = Room.objects.select_for_update().get_or_create(
        meeting=meeting,
        defaults={
            "code": _new_code(),
            "code_expires_at": max(meeting.ends_at, at) + CODE_LASTS,
            "delete_after": latest_day(meeting.ends_at.date()),
            "opened_at": at,
            **(facts or {}),
        },
    )
    seated = set(Sitting.objects.filter(meeting=meeting).values_list("person", flat=True))
    for place in everybody(meeting) if places is None else places:
        if place.person.pk not in seated:
            _set_up(meeting, place)
    for wish in wishes if is_new else ():
        _done(direct.ask(meeting.pk, Ask(replace(wish, by=0))))
    return room


def _set_up(meeting: Meeting, place: Place) -> None:
    """A seat in the log, and who sits there beside it, in one transaction."""
    person = place.person

    def sits(events: tuple[Fact, ...]) -> None:
        seat = next(each.seat for each in events if isinstance(each, SeatSetUp))
        Sitting.objects.create(meeting=meeting, seat=seat, person=person)

    wish = cmd.SetUpSeat(
        part=place.part,
        body=person.body.acronym if person.body else "",
        interest=place.interest,
        mode=place.mode,
        spot=place.spot,
        first_time=place.first_time,
    )
    _done(direct.ask(meeting.pk, Ask(wish, beside=sits)))


@audited("meeting.code-changed")
def change_code(meeting: Meeting, *, by: Person, at: datetime) -> Room:
    """Give the room another code to join by; the one before opens nothing any more."""
    if Plan.objects.filter(meeting=meeting, door=Plan.Door.MEMBERS).exists():
        raise Refused("door-has-no-code")
    room = _room(meeting)
    room.code, room.code_expires_at = _new_code(), max(meeting.ends_at, at) + CODE_LASTS
    room.save(update_fields=["code", "code_expires_at"])
    return room


@audited("meeting.code-ended")
def end_code(meeting: Meeting, *, by: Person) -> Room:
    """Nobody joins by a code any more; whoever is in stays in."""
    room = _room(meeting)
    room.code, room.code_expires_at = "", None
    room.save(update_fields=["code", "code_expires_at"])
    return room


@audited("meeting.terms-changed")
def change_terms(plan: Plan, column: str, *, by: Person, at: datetime) -> Plan:
    """The plan's terms hold in the open room too; a door that was for members alone gets a code when it opens wider."""
    room = Room.objects.select_for_update().filter(meeting=plan.meeting_id).first()
    if room is None:
        return plan
    facts = facts_of(plan)
    for name, value in facts.items():
        setattr(room, name, value)
    room.save(update_fields=list(facts))
    if column == "door" and not room.code and "code" not in facts:
        change_code(plan.meeting, by=by, at=at)
    return plan


def _room(meeting: Meeting) -> Room:
    room = Room.objects.select_for_update().filter(meeting=meeting).first()
    if room is None:
        raise Refused("room-is-not-open", meeting=meeting.title)
    return room


def _new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(6))
