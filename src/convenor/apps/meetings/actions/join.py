"""Coming in: by the name on the list, as a guest, or as a member who is signed in; and acting without a script."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited, record
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import direct, log
from convenor.apps.meetings.actions.room import Done, arrive, ask
from convenor.apps.meetings.book import Ask
from convenor.apps.meetings.models import Room, Sitting
from convenor.apps.meetings.queries.boards import digest, seat_at, sitting_of_device
from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.codec import wish_from_json
from convenor.domain.meeting.events import Fact, SeatMerged, SeatSetUp


@audited("meeting.seat-claimed")
def claim(room: Room, facts: Mapping[str, Any], secret: str, *, by: Person | None) -> Sitting:
    """Say at the door which seat is one's own. The device's ``secret`` is what it is known by later."""
    sitting = Sitting.objects.filter(meeting=room.meeting, seat=facts["seat"]).first()
    if sitting is None:
        raise Refused("no-such-seat")
    ask(room.meeting, cmd.ClaimSeat(seat=sitting.seat, mode=facts["mode"]), by=None)
    sitting.device, sitting.history_opt_out = digest(secret), facts["opt_out"]
    sitting.save(update_fields=["device", "history_opt_out"])
    return sitting


@audited("meeting.guest-came")
def add_guest(room: Room, facts: Mapping[str, Any], secret: str, *, by: Person | None) -> Sitting:
    """Somebody who is not on the list gives a name, gets a seat, and waits at the door. Sent twice, it is one guest."""
    if not room.door:
        raise Refused("door-is-closed")
    log.hold(room.meeting_id)
    known = sitting_of_device(room.meeting_id, secret)
    if known is not None:
        return known
    mine = {"meeting": room.meeting, "device": digest(secret)}

    def sits(events: tuple[Fact, ...]) -> None:
        seat = next(each.seat for each in events if isinstance(each, SeatSetUp))
        told = {"name": facts["name"], "say_as": facts["say_as"], "history_opt_out": facts["opt_out"]}
        Sitting.objects.create(seat=seat, **mine, **told)

    wish = cmd.SetUpSeat(part="guest", body=facts["body"], mode=facts["mode"], first_time=facts["first_time"])
    ask(room.meeting, wish, by=None, beside=sits)
    sitting = Sitting.objects.get(**mine)
    ask(room.meeting, cmd.ClaimSeat(seat=sitting.seat, mode=facts["mode"]), by=None)
    return sitting


@audited("meeting.member-came")
def come_in(meeting: Meeting, facts: Mapping[str, Any], *, by: Person) -> Sitting:
    """A member who is signed in sits down; nobody needs to let them in. Whoever claimed their seat has to let go."""
    sitting = Sitting.objects.filter(meeting=meeting, person=by).first()
    if sitting is None:
        raise Refused("no-seat-here", meeting=meeting.title)
    if seat_at(meeting.pk, sitting.seat).standing == "claimed":
        ask(meeting, cmd.TurnAway(seat=sitting.seat), by=None)
        sitting.device = ""
    arrive(meeting, by=by, mode=facts["mode"])
    sitting.history_opt_out = facts["opt_out"]
    sitting.save(update_fields=["device", "history_opt_out"])
    return sitting


@audited("meeting.history-choice")
def keep_out_of_history(sitting: Sitting, out: bool, *, by: Person | None) -> Sitting:
    """Whether one's speaking time is used for anything but this meeting's report."""
    sitting.history_opt_out = out
    sitting.save(update_fields=["history_opt_out"])
    return sitting


@audited("meeting.seats-were-one")
def follow_merge(sitting: Sitting, *, by: Person | None) -> Sitting | None:
    """A device whose seat was merged into another goes on at that one; None where there is none to go to."""
    merged = {each.seat: each.into for each in log.read(sitting.meeting_id) if isinstance(each, SeatMerged)}
    seat = sitting.seat
    while seat in merged:
        seat = merged.pop(seat)
    kept = Sitting.objects.filter(meeting=sitting.meeting_id, seat=seat).exclude(pk=sitting.pk).first()
    if kept is None:
        return None
    kept.device, sitting.device = sitting.device, ""
    sitting.save(update_fields=["device"])
    kept.save(update_fields=["device"])
    return kept


def press(meeting: Meeting, seat: int, told: Mapping[str, Any], key: str, *, by: Person | None) -> Done:
    """What a button of a board means where the page has no script: the same wish, by the same rules."""
    wish = wish_from_json(dict(told), by=seat)

    def written(_events: tuple[Fact, ...]) -> None:
        record(f"meeting.{wish.name}", meeting, by)

    answer = direct.ask(meeting.pk, Ask(wish, key or uuid4().hex, beside=written))
    if answer.refused:
        raise answer.refused
    if answer.failure:
        raise Refused("cannot-store-now")
    return Done(answer.place, answer.events)


press.audit_action = "meeting.*"  # type: ignore[attr-defined]  # the line is written in the writer's transaction
