"""The restatement that waits to be confirmed, and what was asked for to be understood."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from convenor.domain.meeting import events as ev


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The restatement that waits for its speaker, and when somebody last asked to restate or to go slower."""

    gist: int = 0
    gist_of: int = 0
    gist_text: str = ""
    gist_standing: str = ""  # waiting, confirmed, refused
    restate_asked: datetime | None = None
    slower_asked: datetime | None = None
    reminded: datetime | None = None
    reminder: str = ""


def _gist_restated(language: Language, event: ev.GistRestated) -> Language:
    return replace(
        language, gist=event.gist, gist_of=event.seat, gist_text=event.text, gist_standing="waiting"
    )


def _gist_confirmed(language: Language, event: ev.GistConfirmed) -> Language:
    if event.gist != language.gist:
        return language
    return replace(language, gist_standing="confirmed" if event.agrees else "refused")


def _seat_merged_in_language(language: Language, event: ev.SeatMerged) -> Language:
    return replace(language, gist_of=event.into) if language.gist_of == event.seat else language


REACTIONS: Mapping[type[ev.Fact], Callable[[Language, Any], Language]] = {
    ev.RestateAsked: lambda language, event: replace(language, restate_asked=event.at),
    ev.SlowerAsked: lambda language, event: replace(language, slower_asked=event.at),
    ev.GistRestated: _gist_restated,
    ev.GistConfirmed: _gist_confirmed,
    ev.ConductReminded: lambda language, event: replace(language, reminded=event.at, reminder=event.text),
    ev.SeatMerged: _seat_merged_in_language,
}
