"""``python -m bench log``: what the log of one meeting of 60 people costs to read, and whether it stays flat."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median
from time import perf_counter

from bench.table import Figure, show
from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.codec import from_json, to_json
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.rules import decide
from convenor.domain.meeting.state import Meeting, evolve, replay
from convenor.domain.meeting.state.order import turns

NINE = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)
PEOPLE, EVENTS, REPLAYED = 60, 10_000, 5_000
EARLY, LATE = slice(100, 600), slice(EVENTS - 500, EVENTS)


class Morning:
    """A meeting of sixty that goes on and on."""

    def __init__(self) -> None:
        self.meeting, self.now = Meeting(), NINE
        self.log: list[Fact] = []
        self.deciding: list[float] = []

    def wish(self, wish: cmd.Wish) -> None:
        """Do it where the rules let it happen."""
        self.now += timedelta(seconds=3)
        begun = perf_counter()
        try:
            happened = decide(self.meeting, wish, at=self.now)
        except Refused:
            return
        finally:
            self.deciding.append(perf_counter() - begun)
        for event in happened:
            self.meeting = evolve(self.meeting, event)
        self.log += happened


def held() -> Morning:
    """Sixty people, ten items, hands, turns, calls and notes, until the log is long enough."""
    morning, dice = Morning(), Random(1)
    for seat in range(1, PEOPLE + 1):
        part, mode = ("convenor" if seat < 3 else "expert"), ("remote" if seat % 2 else "room")
        morning.wish(cmd.SetUpSeat(part=part, body=f"B{seat % 20}", interest=f"I{seat % 5}", mode=mode))
        morning.wish(cmd.AdmitSeat(seat=seat))
    morning.wish(cmd.OpenMeeting(by=1))
    for item in range(10):
        morning.wish(cmd.PlanItem(by=1, title=f"Item {item}"))
    turn = 0
    while len(morning.log) < EVENTS:
        turn += 1
        _go_on(morning, turn, dice)
    return morning


def _go_on(morning: Morning, turn: int, dice: Random) -> None:
    if turn % 200 == 1:
        morning.wish(cmd.OpenItem(by=1, item=turn // 200 % 10 + 1))
    if turn % 70 == 0:
        morning.wish(cmd.OpenCall(by=1, text="The body shall review its risks."))
    if turn % 70 == 35:
        morning.wish(cmd.TakeBackCall(by=1, call=morning.meeting.consensus.calls))
    for seat in (dice.randint(2, PEOPLE), dice.randint(2, PEOPLE)):
        morning.wish(cmd.RaiseHand(by=seat, seat=seat, note=dice.choice(["", "the scope"])))
        call = morning.meeting.consensus.calls
        morning.wish(cmd.TakePosition(by=seat, seat=seat, call=call, position="support"))
    if dice.random() < 0.7:
        morning.wish(cmd.GiveFloor(by=1))
    if dice.random() < 0.2:
        morning.wish(cmd.WriteNote(by=1, text="A note"))


def measure() -> bool:
    """Print the figures; whether those that are promised hold."""
    morning = held()
    log = morning.log[:EVENTS]
    lines = [to_json(event) for event in log]
    replayed = min(_lasts(lambda: replay(log[:REPLAYED])) for _ in range(5))
    read = min(_lasts(lambda: [from_json(line) for line in lines[:REPLAYED]]) for _ in range(5))
    each = _each(log)
    early, late = median(each[EARLY]), median(each[LATE])
    order = min(_lasts(lambda: turns(morning.meeting)) for _ in range(50))
    waiting = len(morning.meeting.floor.hands)
    return show(
        "The log of a meeting of 60",
        [
            Figure("replay of 5,000 events", _ms(replayed), "150 ms", holds=replayed <= 0.150),
            Figure("reading 5,000 lines", _ms(read)),
            Figure("an event, 100th to 600th", _us(early)),
            Figure(
                "an event, 9,500th to 10,000th",
                _us(late),
                ratio=f"{late / early:.2f}",
                holds=late <= 1.3 * early,
            ),
            Figure("a decision, median", _us(median(morning.deciding))),
            Figure(f"the order of {waiting} who wait", _us(order)),
        ],
    )


def _each(log: list[Fact]) -> list[float]:
    """How long each event takes, the best of three."""
    runs = []
    for _ in range(3):
        meeting, lasted = Meeting(), []
        for event in log:
            begun = perf_counter()
            meeting = evolve(meeting, event)
            lasted.append(perf_counter() - begun)
        runs.append(lasted)
    return [min(times) for times in zip(*runs, strict=True)]


def _lasts(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _ms(seconds: float) -> str:
    return f"{seconds * 1_000:.1f} ms"


def _us(seconds: float) -> str:
    return f"{seconds * 1_000_000:.1f} µs"
