"""The standing characters at one table, and the minutes of a morning.

Amina has the chair, Bruno co-convenes, Chen sits in the room, Dana is remote, Emil watches as the mentee, Hugo
writes for the secretariat, Ines speaks for another member body.
"""

from datetime import UTC, datetime, timedelta

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules import decide, why_not
from convenor.domain.meeting.state import Meeting, evolve, replay

NINE = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)
AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES = 1, 2, 3, 4, 5, 6, 7
PARTS = {
    AMINA: ("convenor", "SNV", "industry", "room"),
    BRUNO: ("convenor", "UNI", "industry", "room"),
    CHEN: ("expert", "SAC", "industry", "room"),
    DANA: ("expert", "DIN", "consumers", "remote"),
    EMIL: ("mentee", "", "", "room"),
    HUGO: ("secretary", "", "", "room"),
    INES: ("expert", "AFNOR", "government", "remote"),
}


def after(minutes: float) -> datetime:
    """So many minutes after nine."""
    return NINE + timedelta(minutes=minutes)


def seated(seat: int) -> tuple[ev.Fact, ...]:
    """A seat of the table, set up and taken."""
    part, body, interest, mode = PARTS[seat]
    return (
        ev.SeatSetUp(at=NINE, seat=seat, part=part, body=body, interest=interest, mode=mode),
        ev.SeatAdmitted(at=NINE, seat=seat, mode=mode),
    )


TABLE: tuple[ev.Fact, ...] = tuple(event for seat in PARTS for event in seated(seat))
OPENED: tuple[ev.Fact, ...] = (
    *TABLE,
    ev.ItemPlanned(at=NINE, item=1, title="Scope", minutes=30),
    ev.ItemPlanned(at=NINE, item=2, title="Clause 4.2", minutes=20),
    ev.MeetingOpened(at=NINE, by=AMINA),
    ev.ChairTaken(at=NINE, by=AMINA, seat=AMINA),
    ev.ItemOpened(at=NINE, by=AMINA, item=1),
)


class Room:
    """A meeting that runs: every wish is decided by the rules and written down."""

    def __init__(self, *events: ev.Fact) -> None:
        self.log: list[ev.Fact] = list(events or OPENED)
        self.meeting: Meeting = replay(self.log)
        self.now = NINE

    def wish(self, wish: cmd.Wish, minutes: float | None = None) -> tuple[ev.Fact, ...]:
        """Do it, ``minutes`` after nine, and say what happened."""
        if minutes is not None:
            self.now = after(minutes)
        happened = decide(self.meeting, wish, at=self.now)
        for event in happened:
            self.meeting = evolve(self.meeting, event)
        self.log.extend(happened)
        return happened

    def do(self, *wishes: cmd.Wish) -> "Room":
        """Do one after the other."""
        for wish in wishes:
            self.wish(wish)
        return self

    def refusal(self, wish: cmd.Wish) -> str | None:
        """The code with which a wish would be refused now; None when it would not."""
        refused = why_not(self.meeting, wish, at=self.now)
        return refused.code if refused else None


def opposes(seat: int, call: int = 1) -> cmd.TakePosition:
    """Opposition as it has to be: with its reason, and what would resolve it."""
    return cmd.TakePosition(
        by=seat,
        call=call,
        seat=seat,
        position="oppose",
        reason="Small bodies cannot do it",
        clause="4.2",
        remedy="Say “should”",
    )


def says(seat: int, position: str, call: int = 1) -> cmd.TakePosition:
    """A position that needs no words."""
    return cmd.TakePosition(by=seat, call=call, seat=seat, position=position)


OPEN_CALL = cmd.OpenCall(by=AMINA, text="The body shall review its risks.", clause="4.2")
REVEAL = cmd.RevealCall(by=AMINA, call=1)


def split() -> Room:
    """A revealed call: Chen supports, Ines can live with it, Dana opposes."""
    return Room().do(OPEN_CALL, says(CHEN, "support"), says(INES, "live-with"), opposes(DANA), REVEAL)
