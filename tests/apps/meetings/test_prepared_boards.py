"""What will be shown is made while the disk writes: nobody may see it before it is stored, and nobody may miss it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from convenor.apps.meetings.stream import Hall
from convenor.apps.meetings.tickets import Ticket
from convenor.domain.meeting.state import Meeting

AS_PARTICIPANT = Ticket(1, 0, "participant", 2**40)
ON_THE_PROJECTOR = Ticket(1, 0, "projector", 2**40)


@dataclass(kw_only=True)
class Standing:
    """What a hall reads of its room."""

    meeting: Meeting
    loop: asyncio.AbstractEventLoop
    names: dict[int, str] = field(default_factory=dict)
    sitters: dict[int, Any] = field(default_factory=dict)
    consents: frozenset[int] = frozenset()
    title: str = ""
    last_at: None = None
    busy: bool = False
    heard: Callable[[], None] = lambda: None
    drafted: Callable[[Meeting], object] = lambda meeting: None


class Heard(list[str]):
    """A listener's screen."""

    async def send(self, message: dict[str, Any]) -> None:
        self.append(message["body"].decode())

    def places(self) -> list[int]:
        return [
            int(each.partition("\n")[0][4:]) for told in self for each in told.split("\n\n") if "id: " in each
        ]


def in_a_hall(steps: Callable[[Standing, Hall], None]) -> None:
    async def run() -> None:
        standing: Any = Standing(meeting=Meeting(place=1), loop=asyncio.get_running_loop())
        steps(standing, Hall(standing))

    asyncio.run(run())


def test_a_board_that_is_ready_is_shown_once_it_is_stored() -> None:
    screen = Heard()

    def steps(room: Standing, hall: Hall) -> None:
        hall.join(screen.send, AS_PARTICIPANT)
        stored = Meeting(place=2)
        room.drafted(stored)
        before = screen.places()
        room.meeting = stored
        room.heard()
        assert (before, screen.places()) == ([], [2])

    in_a_hall(steps)


def test_what_could_not_be_stored_is_never_shown() -> None:
    screen = Heard()

    def steps(room: Standing, hall: Hall) -> None:
        hall.join(screen.send, AS_PARTICIPANT)
        room.drafted(Meeting(place=2))
        room.meeting = Meeting(place=3)
        room.heard()
        assert screen.places() == [3]

    in_a_hall(steps)


def test_whoever_comes_while_the_disk_writes_misses_nothing() -> None:
    screen, projector = Heard(), Heard()

    def steps(room: Standing, hall: Hall) -> None:
        hall.join(screen.send, AS_PARTICIPANT)
        stored = Meeting(place=2)
        room.drafted(stored)
        hall.join(projector.send, ON_THE_PROJECTOR)
        room.meeting = stored
        room.heard()
        assert (screen.places(), projector.places()) == ([2], [2])

    in_a_hall(steps)


def test_a_name_that_changes_meanwhile_is_shown_as_it_is_now() -> None:
    screen = Heard()

    def steps(room: Standing, hall: Hall) -> None:
        hall.join(screen.send, AS_PARTICIPANT)
        stored = Meeting(place=2)
        room.drafted(stored)
        room.meeting, room.names = stored, {0: "Chen"}
        room.heard()
        assert '"Chen"' in screen[-1]

    in_a_hall(steps)
