"""One's own talk time, meeting by meeting: personal data, shown to whom it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import log
from convenor.apps.meetings.models import Room, Sitting
from convenor.apps.meetings.queries.rooms import stage_of
from convenor.domain.meeting.readings.turns import turns


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """How long somebody spoke at one meeting. ``time`` is None where it is left out of the history, or not over."""

    meeting: Meeting
    stage: str
    left_out: bool
    purpose: str
    until: date | None  # the last day on which the name stands beside it
    time: timedelta | None = None
    turns: int = 0
    whole: timedelta = timedelta()

    @property
    def percent(self) -> int:
        """The share of everything that was said there."""
        return round(100 * self.time / self.whole) if self.time and self.whole else 0

    @property
    def minutes(self) -> str:
        """As a clock: 6:05."""
        return _clock(self.time or timedelta())


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All meetings at which somebody had a seat, the newest first."""

    meetings: tuple[Spoken, ...]

    @property
    def counted(self) -> tuple[Spoken, ...]:
        """Those that belong to the history."""
        return tuple(each for each in self.meetings if each.time is not None)

    @property
    def minutes(self) -> str:
        """The time of all that are counted."""
        return _clock(sum((each.time or timedelta() for each in self.counted), timedelta()))


def history(person: Person) -> History:
    """What the product still knows of somebody's talk time. What was left out is not even computed."""
    rows = (
        Sitting.objects.filter(person=person)
        .select_related("meeting__group")
        .order_by("-meeting__starts_at", "-pk")
    )
    rooms = {each.meeting_id: each for each in Room.objects.filter(meeting__sittings__person=person)}
    return History(meetings=tuple(_spoken(each, rooms.get(each.meeting_id)) for each in rows))


def _spoken(sitting: Sitting, room: Room | None) -> Spoken:
    stage = stage_of(sitting.meeting_id)
    found = Spoken(
        meeting=sitting.meeting,
        stage=stage,
        left_out=sitting.history_opt_out,
        purpose=room.purpose if room else "",
        until=room.delete_after if room else None,
    )
    if sitting.history_opt_out or stage != "closed":
        return found
    spoken = turns(log.read(sitting.meeting_id))
    mine = [each.time for each in spoken if each.seat == sitting.seat]
    return Spoken(
        meeting=found.meeting,
        stage=stage,
        left_out=False,
        purpose=found.purpose,
        until=found.until,
        time=_total(mine),
        turns=len(mine),
        whole=_total(each.time for each in spoken),
    )


def _total(times: Iterable[timedelta]) -> timedelta:
    return sum(times, timedelta())


def _clock(time: timedelta) -> str:
    seconds = round(time.total_seconds())
    return f"{seconds // 60}:{seconds % 60:02}"
