"""What will be shown is made while the disk writes: nobody may see it before it is stored, and nobody may miss it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from convenor.apps.meetings.stream import Hall
from convenor.apps.meetings.tickets import Ticket
from convenor.domain.meeting.state import Meeting

pytestmark = pytest.mark.once

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


# each of the three comparisons is needed


def trusts(monkeypatch: pytest.MonkeyPatch, *compared: str) -> None:
    """A prepared board is compared with what stands now in these respects alone."""

    def is_still_so(self: Hall, meeting: Any, names: Any, audiences: list[str]) -> bool:
        now = {"meeting": self.room.meeting, "names": self.room.names, "faces": self._audiences()}
        ready = {"meeting": meeting, "names": names, "faces": audiences}
        return meeting is not None and all(now[each] == ready[each] for each in compared)

    monkeypatch.setattr(Hall, "_is_still_so", is_still_so)


def shown(meanwhile: Callable[[Standing, Hall, Heard], None]) -> tuple[Heard, Heard]:
    """A board of place 2 is prepared for one participant, something happens, it is shown: two screens."""
    screen, projector = Heard(), Heard()

    def steps(room: Standing, hall: Hall) -> None:
        hall.join(screen.send, AS_PARTICIPANT)
        stored = Meeting(place=2)
        room.drafted(stored)
        room.meeting = stored
        meanwhile(room, hall, projector)
        room.heard()

    in_a_hall(steps)
    return screen, projector


def stores_another(room: Standing, _hall: Hall, _projector: Heard) -> None:
    room.meeting = Meeting(place=3)


def changes_a_name(room: Standing, _hall: Hall, _projector: Heard) -> None:
    room.names = {0: "Chen"}


def opens_the_projector(_room: Standing, hall: Hall, projector: Heard) -> None:
    hall.join(projector.send, ON_THE_PROJECTOR)


def test_without_comparing_the_meeting_what_was_not_stored_would_be_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trusts(monkeypatch, "names", "faces")

    assert shown(stores_another)[0].places() == [2]


def test_without_comparing_the_names_an_old_name_would_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    trusts(monkeypatch, "meeting", "faces")

    assert '"Chen"' not in shown(changes_a_name)[0][-1]


def test_without_comparing_the_faces_whoever_comes_meanwhile_would_see_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trusts(monkeypatch, "meeting", "names")

    assert shown(opens_the_projector)[1].places() == []
