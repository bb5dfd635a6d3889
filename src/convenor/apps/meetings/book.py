"""A meeting as its writer holds it: read from the log, written to it, whole or not at all.

Everybody who writes does it here: takes the pen (one transaction, one writer per meeting at a time), catches up with
what others wrote meanwhile, decides, appends, and gives the pen back by committing. Only then is anybody answered.
"""

import hashlib
import json
import logging
import uuid
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DatabaseError, transaction

from convenor.apps.meetings import log, overtaken
from convenor.apps.meetings.log import Line
from convenor.domain.kernel import Refused
from convenor.domain.meeting.commands import Wish
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.rules import decide
from convenor.domain.meeting.state import Meeting, evolve

REMEMBERED = 5_000  # wishes that changed nothing, whose keys stand nowhere else
logger = logging.getLogger(__name__)
Beside = Callable[[tuple[Fact, ...]], object]
Drafted = Callable[[Meeting], object]


@dataclass(frozen=True, slots=True)
class Ask:
    """A wish with the key that makes it one, however often it is sent.

    ``seen`` is the place of the board it was made on. ``beside`` writes rows that belong to it, in the same transaction.
    """

    wish: Wish
    key: str = field(default_factory=lambda: uuid.uuid4().hex)
    seen: int | None = None
    fingerprint: str = ""
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a wish: stored up to ``place``, or refused, or not possible to store now."""

    place: int = 0
    events: tuple[Fact, ...] = ()
    refused: Refused | None = None
    faster: int = 0  # the seat that was faster
    failure: str = ""  # cannot-store, broken


def fingerprint(body: Mapping[str, Any]) -> str:
    """What tells one wish from another under the same key. It does not hold whose it is: some are nobody's."""
    written = json.dumps(body, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.blake2b(written.encode(), digest_size=16).hexdigest()


class _Draft:
    """What one batch adds; it becomes the book's only once it is committed."""

    def __init__(self, book: "Book") -> None:
        self.book = book
        self.meeting = book.meeting
        self.lines: list[Line] = []
        self.answered: dict[str, tuple[str, int]] = {}
        self.idle: dict[str, tuple[str, int]] = {}
        self.steps: overtaken.Steps = dict(book.steps)

    def answer(self, ask: Ask, at: datetime) -> Answer:
        known = self.answered.get(ask.key) or self.idle.get(ask.key) or self.book.known(ask.key)
        if known:
            same = known[0] == ask.fingerprint
            return Answer(place=known[1]) if same else Answer(refused=Refused("key-was-used"))
        try:
            events = decide(self.meeting, ask.wish, at=at)
        except Refused as refused:
            return Answer(refused=refused, faster=self._faster(ask))
        if not events:
            self.idle[ask.key] = (ask.fingerprint, self.meeting.place)
            return Answer(place=self.meeting.place)
        if faster := self._faster(ask):
            return Answer(
                refused=Refused("overtaken" if faster != ask.wish.by else "pressed-twice"), faster=faster
            )
        return self._add(ask, events)

    def _faster(self, ask: Ask) -> int:
        return 0 if ask.seen is None else overtaken.overtaken_by(ask.wish, ask.seen, self.steps)

    def _add(self, ask: Ask, events: tuple[Fact, ...]) -> Answer:
        meeting, last, added = self.meeting, events[-1], []
        for event in events:
            meeting = evolve(meeting, event)
            mine = (ask.key, ask.fingerprint) if event is last else ("", "")
            added.append(Line(meeting.place, *mine, event))
        for line in added:
            overtaken.note(self.steps, line.place, line.fact)
        self.lines += added
        self.meeting = meeting
        self.answered[ask.key] = (ask.fingerprint, meeting.place)
        return Answer(place=meeting.place, events=events)


class Book:
    """One meeting in memory. It belongs to one thread at a time."""

    def __init__(self, meeting: int) -> None:
        self.id = meeting
        self._begin()

    def _begin(self) -> None:
        self.meeting = Meeting()
        self.last: Line | None = None
        self.steps: overtaken.Steps = {}
        self._answered: dict[str, tuple[str, int]] = {}
        self._idle: OrderedDict[str, tuple[str, int]] = OrderedDict()

    def known(self, key: str) -> tuple[str, int] | None:
        """What a wish that was sent before was, and up to which place it was stored."""
        return self._answered.get(key) or self._idle.get(key)

    def catch_up(self) -> list[Fact]:
        """Take in what others wrote; from the beginning where the log is not the one that was read before."""
        start = self.last.place if self.last else 1
        found = log.lines(self.id, start)
        if self.last and not (found and found[0].key == self.last.key):
            self._begin()
            found = log.lines(self.id)
        elif self.last:
            found = found[1:]
        self._take_in(found)
        return [each.fact for each in found]

    def write(
        self, asks: Sequence[Ask], clock: Callable[[], datetime], drafted: Drafted = lambda meeting: None
    ) -> list[Answer]:
        """Answer all ``asks`` in one transaction; raises what the database says when it could not be stored.

        ``drafted`` hears what the meeting will be once it is stored, just before the disk is waited for.
        """
        with transaction.atomic():
            log.hold(self.id)
            self.catch_up()
            draft = _Draft(self)
            answers = [self._answered_one(draft, each, clock) for each in asks]
            if draft.lines:
                log.append(self.id, draft.lines)
                log.tell_others(self.id, draft.meeting.place)
            for ask, answer in zip(asks, answers, strict=True):
                if ask.beside and answer.events:
                    ask.beside(answer.events)
            drafted(draft.meeting)
        self._settle(draft)
        return answers

    def _answered_one(self, draft: _Draft, ask: Ask, clock: Callable[[], datetime]) -> Answer:
        now = clock()
        last = draft.lines[-1] if draft.lines else self.last
        try:
            return draft.answer(ask, max(now, last.fact.at) if last else now)
        except DatabaseError:
            raise
        except Exception:  # one wish that breaks a rule of ours must not take the others with it
            logger.exception("a wish broke: %s", ask.wish.name)
            return Answer(failure="broken")

    def _settle(self, draft: _Draft) -> None:
        self.meeting, self.steps = draft.meeting, draft.steps
        self.last = draft.lines[-1] if draft.lines else self.last
        self._answered |= draft.answered
        self._idle |= draft.idle
        while len(self._idle) > REMEMBERED:
            self._idle.popitem(last=False)

    def _take_in(self, found: Sequence[Line]) -> None:
        for line in found:
            self.meeting = evolve(self.meeting, line.fact)
            overtaken.note(self.steps, line.place, line.fact)
            if line.key:
                self._answered[line.key] = (line.fingerprint, line.place)
        self.last = found[-1] if found else self.last
