"""A meeting that is played to its end: the clock moves on, everybody wishes, and the rules decide.

It is made through the same ``decide`` as a real one. The same seed makes the same meeting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.commands import Wish
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.rules import decide
from convenor.domain.meeting.state import Meeting, evolve
from convenor.domain.meeting.state.voices import voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Somebody who comes to the meeting: what the log knows, how eager to speak, and how long when speaking."""

    seat: int
    part: str = "expert"
    body: str = ""
    interest: str = ""
    mode: str = "room"
    spot: int = 0
    first_time: bool = False
    eager: float = 1.0
    wordy: float = 1.0


class Hall:
    """The meeting as it runs: its state, its log, its clock."""

    def __init__(self, begins: datetime, seed: int) -> None:
        self.now, self.dice = begins, Random(seed)  # noqa: S311 - a story, no secret
        self.meeting, self.log = Meeting(), list[Fact]()
        self.chairs: dict[int, Chair] = {}

    def wait(self, seconds: float) -> None:
        """Time passes; nobody's clock is exact."""
        self.now += timedelta(seconds=round(seconds * self.dice.uniform(0.85, 1.15), 3))

    def wish(self, wish: Wish, after: float = 0.0) -> tuple[Fact, ...]:
        """Somebody wishes something, after so many seconds; the rules decide."""
        self.wait(after)
        facts = decide(self.meeting, wish, at=self.now)
        for fact in facts:
            self.meeting = evolve(self.meeting, fact)
        self.log += facts
        return facts

    def may(self, wish: Wish, after: float = 0.0) -> bool:
        """The same, where it may be refused; whether it was granted."""
        try:
            return bool(self.wish(wish, after))
        except Refused:
            return False

    @property
    def chair(self) -> int:
        """Who has the chair."""
        return self.meeting.chair.seat

    def voices(self) -> list[Chair]:
        """Everybody present who speaks, the chair excepted."""
        return [self.chairs[each.number] for each in voices(self.meeting.people, but=self.chair)]

    def discuss(self, notes: Sequence[str], minutes: float) -> None:
        """An open discussion: hands go up, the chair calls, people speak, and more hands go up meanwhile."""
        ends = self.now + timedelta(minutes=minutes)
        fresh = list(notes)
        for _first in range(self.dice.randint(3, 5)):
            self._hand(fresh, after=self.dice.uniform(1, 6))
        while self.now < ends:
            if not self.meeting.floor.hands and not self._hand(fresh, after=self.dice.uniform(3, 15)):
                continue
            if self.meeting.floor.hands and self.may(
                cmd.GiveFloor(by=self.chair), after=self.dice.uniform(2, 6)
            ):
                self._speaks(fresh)
        self.may(cmd.YieldFloor(by=self.chair))

    def _speaks(self, fresh: list[str]) -> None:
        """Somebody speaks while others listen, ask, raise and lower hands."""
        speaker = self.meeting.floor.speaker
        who = self.chairs[speaker.seat] if speaker else None
        left = min(self.dice.lognormvariate(3.02, 0.6) * (who.wordy if who else 1), 170)
        while left > 0:
            pause = min(left, self.dice.uniform(3, 9))
            left -= pause
            self.wait(pause)
            self._meanwhile(fresh)
        self.may(cmd.YieldFloor(by=speaker.seat if speaker else self.chair))

    def _meanwhile(self, fresh: list[str]) -> None:
        chance, waiting = self.dice.random(), list(self.meeting.floor.hands)
        if chance < 0.5:
            self._hand(fresh)
        elif chance < 0.62 and len(waiting) > 5:
            seat = self.dice.choice(waiting)
            self.may(cmd.LowerHand(by=seat, seat=seat))
        elif chance < 0.65 and waiting:
            seat = self.dice.choice(waiting)
            self.may(cmd.DeferHand(by=seat, seat=seat))
        elif chance < 0.69 and waiting:
            seat = self.dice.choice(waiting)
            self.may(cmd.RaiseHand(by=seat, seat=seat, kind="clarification"))
        elif chance < 0.7:
            asker = self.dice.choice(self.voices()).seat
            self.may(self.dice.choice((cmd.AskRestate(by=asker), cmd.AskSlower(by=asker))))
        elif chance < 0.715:
            self._moves()

    def _moves(self) -> None:
        """Somebody leaves the room and goes on by screen, or the other way round."""
        who = self.meeting.people.seats[self.dice.choice(self.voices()).seat]
        mode = "remote" if who.mode == "room" else "room"
        self.may(cmd.MoveSeat(by=who.number, seat=who.number, mode=mode, spot=who.spot))

    def _hand(self, fresh: list[str], after: float = 0.0) -> bool:
        """Somebody who does not wait yet raises a hand, in one of four ways."""
        free = [each for each in self.voices() if each.seat not in self.meeting.floor.hands]
        if len(self.meeting.floor.hands) > 11:
            return False
        who = self.dice.choices(free, weights=[each.eager for each in free])[0]
        kind = self.dice.choices(("new", "reply", "clarification", "order"), weights=(30, 55, 13, 2))[0]
        kind = "new" if kind == "reply" and not self.meeting.agenda.point else kind
        note = fresh.pop(self.dice.randrange(len(fresh))) if fresh and kind == "new" else ""
        way, by = self._way(who)
        wish = cmd.RaiseHand(by=by, seat=who.seat, kind=kind, note=note, way=way)
        raised = self.may(wish, after)
        if note and not raised:
            fresh.append(note)
        return raised

    def _way(self, who: Chair) -> tuple[str, int]:
        """Most raise their own hand; some are seen by the secretary, by a convenor, or by the watcher."""
        if self.dice.random() < 0.74:
            return "device", who.seat
        helpers = [each.seat for each in self.chairs.values() if each.part in ("secretary", "convenor")]
        way = "watcher" if who.mode == "remote" else self.dice.choice(("typed", "map"))
        return way, self.dice.choice(helpers)
