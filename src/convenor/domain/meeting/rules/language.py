"""The rules of being understood, and of being fair to each other."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.whose import known_or_nobody, known_seat, writes_down
from convenor.domain.meeting.state.meeting import Meeting

Facts = tuple[ev.Fact, ...]
QUIET = timedelta(seconds=20)  # within it, a second request adds nothing


def _ask_restate(meeting: Meeting, wish: cmd.AskRestate, at: datetime) -> Facts:
    """Nobody learns who asked: not even the log."""
    return () if _just_asked(meeting.language.restate_asked, at) else (ev.RestateAsked(at=at),)


def _ask_slower(meeting: Meeting, wish: cmd.AskSlower, at: datetime) -> Facts:
    """Nobody learns who asked: not even the log."""
    return () if _just_asked(meeting.language.slower_asked, at) else (ev.SlowerAsked(at=at),)


def _just_asked(before: datetime | None, at: datetime) -> bool:
    return before is not None and at - before < QUIET


def _restate_gist(meeting: Meeting, wish: cmd.RestateGist, at: datetime) -> Facts:
    seat = known_seat(meeting, wish.seat).number
    text = wish.text.strip()
    if not text:
        raise Refused("gist-needs-text")
    return (ev.GistRestated(at=at, by=wish.by, gist=meeting.language.gist + 1, seat=seat, text=text),)


def _confirm_gist(meeting: Meeting, wish: cmd.ConfirmGist, at: datetime) -> Facts:
    language = meeting.language
    if not wish.gist or wish.gist != language.gist:
        raise Refused("no-such-gist")
    if wish.by != language.gist_of and not writes_down(meeting, wish.by):
        raise Refused("only-who-was-restated")
    if language.gist_standing == ("confirmed" if wish.agrees else "refused"):
        return ()
    return (ev.GistConfirmed(at=at, by=wish.by, gist=wish.gist, agrees=wish.agrees),)


def _park_word(meeting: Meeting, wish: cmd.ParkWord, at: datetime) -> Facts:
    if not wish.word.strip():
        raise Refused("word-missing")
    return (ev.WordParked(at=at, by=wish.by, word=wish.word.strip(), item=meeting.agenda.current),)


def _remind_conduct(meeting: Meeting, wish: cmd.RemindConduct, at: datetime) -> Facts:
    return (ev.ConductReminded(at=at, by=wish.by, text=wish.text.strip()),)


def _note_conduct(meeting: Meeting, wish: cmd.NoteConduct, at: datetime) -> Facts:
    if not wish.text.strip():
        raise Refused("conduct-note-needs-text")
    seat = known_or_nobody(meeting, wish.seat)
    return (ev.ConductNoted(at=at, by=wish.by, text=wish.text.strip(), seat=seat),)


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.AskRestate: _ask_restate,
    cmd.AskSlower: _ask_slower,
    cmd.RestateGist: _restate_gist,
    cmd.ConfirmGist: _confirm_gist,
    cmd.ParkWord: _park_word,
    cmd.RemindConduct: _remind_conduct,
    cmd.NoteConduct: _note_conduct,
}
