"""What the record has numbered so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from convenor.domain.meeting import events as ev


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The last numbers given. Texts are read from the log; only what was decided stays in sight: number, text, item."""

    notes: int = 0
    decisions: int = 0
    actions: int = 0
    parked: int = 0
    decided: tuple[tuple[int, str, int], ...] = ()


REACTIONS: Mapping[type[ev.Fact], Callable[[Record, Any], Record]] = {
    ev.NoteWritten: lambda record, event: replace(record, notes=max(record.notes, event.note)),
    ev.DecisionRecorded: lambda record, event: replace(
        record,
        decisions=event.number,
        decided=(*record.decided, (event.number, event.text, event.item)),
    ),
    ev.ActionRecorded: lambda record, event: replace(record, actions=max(record.actions, event.action)),
    ev.PointParked: lambda record, _: replace(record, parked=record.parked + 1),
    ev.WordParked: lambda record, _: replace(record, parked=record.parked + 1),
}
