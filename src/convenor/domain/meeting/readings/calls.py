"""Consensus calls and straw polls as they may be shown: nothing of either before it is revealed or closed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.replaying import Step
from convenor.domain.meeting.state.consensus import Call, Objection, Option
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.polls import Poll
from convenor.domain.meeting.state.voices import voices

POSITIONS = ("support", "live-with", "clarify", "oppose", "abstain")
SHOWN = ("revealed", "declared")
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the positions lie: in all, by member body and by interest. It is a picture, never a verdict."""

    counts: Counts
    by_body: Mapping[str, Counts]
    by_interest: Mapping[str, Counts]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRecord:
    """An objection and how it ended: withdrawn, sustained, or open when the call ended."""

    seat: int
    reason: str
    clause: str
    remedy: str
    why: str
    gist: str
    confirmed: bool
    ended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRecord:
    """One call from the frozen text to what was declared; ``tally`` is None where nothing was revealed."""

    number: int
    item: int
    at: datetime
    clause: str
    text: str
    final_text: str
    substantial: bool
    stage: str
    answered: int
    present: int
    tally: Tally | None
    objections: tuple[ObjectionRecord, ...]
    options: tuple[Option, ...]
    outcome: str
    next_step: str
    decision: int
    declared_by: int
    ended: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PollRecord:
    """A straw poll, which is never a decision; ``counts`` by option is None while it is open."""

    number: int
    item: int
    at: datetime
    question: str
    options: tuple[str, ...]
    several: bool
    counts: tuple[int, ...] | None
    voted: int
    present: int
    absent: int


def tally(call: Call, meeting: Meeting) -> Tally | None:
    """The positions of a call that is revealed; None while it is blind, and when it was taken back."""
    if call.stage not in SHOWN:
        return None
    return Tally(
        counts=counted(taken.position for taken in call.positions.values()),
        by_body=grouped(call, meeting, "body"),
        by_interest=grouped(call, meeting, "interest"),
    )


def poll_counts(poll: Poll) -> tuple[int, ...] | None:
    """How often each option was chosen; None while the poll is open."""
    if poll.open:
        return None
    chosen = Counter(each for vote in poll.votes.values() for each in vote)
    return tuple(chosen[number] for number in range(len(poll.options)))


def calls(walked: Iterable[Step]) -> tuple[CallRecord, ...]:
    """Every call of a log, as it stood in the end."""
    found: dict[int, CallRecord] = {}
    for step in walked:
        call = step.after.consensus.call
        if call is not None and call is not step.before.consensus.call:
            found[call.number] = _recorded(call, found.get(call.number), step)
    return tuple(found.values())


def polls(walked: Iterable[Step]) -> tuple[PollRecord, ...]:
    """Every straw poll of a log, as it stood in the end."""
    found: dict[int, PollRecord] = {}
    for step in walked:
        poll = step.after.polls.poll
        if poll is not None and poll is not step.before.polls.poll:
            before = found.get(poll.number)
            item = before.item if before else step.after.agenda.current
            found[poll.number] = _polled(poll, item)
    return tuple(found.values())


def _recorded(call: Call, before: CallRecord | None, step: Step) -> CallRecord:
    record = before or _opened(call)
    declared = isinstance(step.event, ev.CallDeclared)
    ended = isinstance(step.event, ev.CallDeclared | ev.CallTakenBack)
    return replace(
        record,
        final_text=call.text,
        stage=call.stage,
        answered=len(call.positions),
        present=record.present if record.tally else _present(call, step.after),
        tally=tally(call, step.after),
        objections=_objections(call),
        options=tuple(call.options.values()) if call.stage in SHOWN else (),
        outcome=call.outcome,
        next_step=call.next_step,
        decision=call.decision,
        declared_by=step.event.by if declared else record.declared_by,
        ended=step.event.at if ended else record.ended,
    )


def _opened(call: Call) -> CallRecord:
    return CallRecord(
        number=call.number,
        item=call.item,
        at=call.since,
        clause=call.clause,
        text=call.text,
        final_text=call.text,
        substantial=call.substantial,
        stage=call.stage,
        answered=0,
        present=0,
        tally=None,
        objections=(),
        options=(),
        outcome="",
        next_step="",
        decision=0,
        declared_by=0,
        ended=None,
    )


def _present(call: Call, meeting: Meeting) -> int:
    """Who could answer: those present with a voice, and those who have answered and left since."""
    here = {seat.number for seat in voices(meeting.people, but=meeting.chair.seat)}
    return len(here | set(call.positions))


def _objections(call: Call) -> tuple[ObjectionRecord, ...]:
    if call.stage not in SHOWN:
        return ()
    return tuple(_objection(each, call) for each in call.objections.values())


def _objection(objection: Objection, call: Call) -> ObjectionRecord:
    """With the reason given in opposition; whoever opposed an option only has what was said about it."""
    taken = call.positions.get(objection.seat)
    opposed = taken if taken and taken.position == "oppose" else None
    return ObjectionRecord(
        seat=objection.seat,
        reason=opposed.reason if opposed else "",
        clause=opposed.clause if opposed else "",
        remedy=opposed.remedy if opposed else "",
        why=objection.why,
        gist=objection.gist,
        confirmed=objection.confirmed,
        ended=objection.standing,
    )


def _polled(poll: Poll, item: int) -> PollRecord:
    return PollRecord(
        number=poll.number,
        item=item,
        at=poll.since,
        question=poll.question,
        options=poll.options,
        several=poll.several,
        counts=poll_counts(poll),
        voted=len(poll.votes),
        present=poll.present,
        absent=poll.absent,
    )


def grouped(call: Call, meeting: Meeting, what: str) -> dict[str, Counts]:
    """Positions by the body or interest of each seat; seats that speak for nobody stand under an empty name."""
    groups: dict[str, list[str]] = {}
    for seat, taken in call.positions.items():
        known = meeting.people.seats.get(seat)
        groups.setdefault(getattr(known, what) if known else "", []).append(taken.position)
    return {name: counted(groups[name]) for name in sorted(groups)}


def counted(positions: Iterable[str]) -> dict[str, int]:
    """Counts in the order in which positions are always shown, those nobody took left out."""
    counted = Counter(positions)
    return {each: counted[each] for each in POSITIONS if counted[each]}
