"""The consensus call as it stands: positions, objections and options."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.state.by_seat import having, moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a seat stands: support, live-with, clarify, oppose, abstain; opposition has its reason and remedy."""

    position: str
    reason: str = ""
    clause: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Work on one sustained opposition. ``standing``: open, withdrawn, sustained.

    ``refused``: the objector said that the gist is not yet what was meant.
    """

    seat: int
    why: str = ""
    gist: str = ""
    confirmed: bool = False
    standing: str = "open"
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A third option: its text, whether it was tested, and who cannot live with it."""

    number: int
    text: str
    tested: bool = False
    unlivable: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A consensus call. ``stage``: blind, revealed, declared, taken-back. ``text`` is the frozen (or adopted) text."""

    number: int
    text: str
    since: datetime
    clause: str = ""
    item: int = 0
    substantial: bool = True
    stage: str = "blind"
    positions: Mapping[int, Position] = field(default_factory=dict)
    objections: Mapping[int, Objection] = field(default_factory=dict)
    options: Mapping[int, Option] = field(default_factory=dict)
    testing: int = 0
    outcome: str = ""
    next_step: str = ""
    decision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """The latest call, and how many there were."""

    call: Call | None = None
    calls: int = 0


def _call_opened(consensus: Consensus, event: ev.CallOpened) -> Consensus:
    call = Call(
        number=event.call,
        text=event.text,
        since=event.at,
        clause=event.clause,
        item=event.item,
        substantial=event.substantial,
    )
    return Consensus(call=call, calls=event.call)


def _on_call(change: Callable[[Call, Any], Call]) -> Callable[[Consensus, Any], Consensus]:
    """React only where the event is about the latest call."""

    def _react(consensus: Consensus, event: Any) -> Consensus:
        call = consensus.call
        return (
            replace(consensus, call=change(call, event)) if call and call.number == event.call else consensus
        )

    return _react


def _on_objection(change: Callable[[Objection, Any], Objection]) -> Callable[[Consensus, Any], Consensus]:
    """React only where the event's seat has an objection."""

    def _react(call: Call, event: Any) -> Call:
        objection = call.objections.get(event.seat)
        if objection is None:
            return call
        return replace(call, objections=having(call.objections, event.seat, change(objection, event)))

    return _on_call(_react)


def _position_taken(call: Call, event: ev.PositionTaken) -> Call:
    """Blind, it is kept; after the reveal it can only be an opposition, which opens an objection at once."""
    position = Position(
        position=event.position, reason=event.reason, clause=event.clause, remedy=event.remedy
    )
    call = replace(call, positions=having(call.positions, event.seat, position))
    if call.stage == "blind":
        return call
    return replace(call, objections=having(call.objections, event.seat, _opened_anew(call, event.seat)))


def _opened_anew(call: Call, seat: int) -> Objection:
    """Said in other words, an objection keeps what was worked out, but has to be confirmed again."""
    before = call.objections.get(seat)
    if before is None or before.standing == "withdrawn":
        return Objection(seat=seat)
    return replace(before, standing="open", confirmed=False, refused=False)


def _revealed(call: Call, event: ev.CallRevealed) -> Call:
    opposed = (seat for seat, taken in call.positions.items() if taken.position == "oppose")
    return replace(call, stage="revealed", objections={seat: Objection(seat=seat) for seat in opposed})


def _option_proposed(call: Call, event: ev.OptionProposed) -> Call:
    option = Option(number=event.option, text=event.text)
    return replace(call, options=having(call.options, event.option, option))


def _on_option(change: Callable[[Call, Option, Any], Call]) -> Callable[[Consensus, Any], Consensus]:
    """React only where the event is about an option of the latest call."""

    def _react(call: Call, event: Any) -> Call:
        option = call.options.get(event.option)
        return change(call, option, event) if option else call

    return _on_call(_react)


def _with_option(call: Call, option: Option) -> Call:
    return replace(call, options=having(call.options, option.number, option))


def _option_tested(call: Call, option: Option, event: ev.OptionTested) -> Call:
    """Asked again, the question is open again for everybody."""
    return _with_option(replace(call, testing=event.option), replace(option, tested=True, unlivable={}))


def _option_unlivable(call: Call, option: Option, event: ev.OptionUnlivable) -> Call:
    return _with_option(call, replace(option, unlivable=having(option.unlivable, event.seat, event.reason)))


def _option_adopted(call: Call, option: Option, _: ev.OptionAdopted) -> Call:
    """Whoever cannot live with the new text has an open objection to it."""
    return replace(call, text=option.text, testing=0, objections=_objections_to(call, option))


def _objections_to(call: Call, option: Option) -> dict[int, Objection]:
    objections = dict(call.objections)
    for seat, reason in option.unlivable.items():
        if seat not in objections or objections[seat].standing == "withdrawn":
            objections[seat] = Objection(seat=seat, why=reason)
    return objections


def _declared(call: Call, event: ev.CallDeclared) -> Call:
    return replace(
        call,
        stage="declared",
        testing=0,
        outcome=event.outcome,
        next_step=event.next_step,
        decision=event.number,
    )


def _seat_merged_in_call(consensus: Consensus, event: ev.SeatMerged) -> Consensus:
    call = consensus.call
    if call is None:
        return consensus
    seat, into = event.seat, event.into
    objections = {
        number: replace(each, seat=number) for number, each in moved(call.objections, seat, into).items()
    }
    options = {
        number: replace(each, unlivable=moved(each.unlivable, seat, into))
        for number, each in call.options.items()
    }
    positions = moved(call.positions, seat, into)
    return replace(consensus, call=replace(call, positions=positions, objections=objections, options=options))


REACTIONS: Mapping[type[ev.Fact], Callable[[Consensus, Any], Consensus]] = {
    ev.CallOpened: _call_opened,
    ev.PositionTaken: _on_call(_position_taken),
    ev.CallRevealed: _on_call(_revealed),
    ev.ObjectionAsked: _on_objection(lambda objection, event: replace(objection, why=event.why)),
    ev.ObjectionRestated: _on_objection(
        lambda objection, event: replace(objection, gist=event.gist, confirmed=False, refused=False)
    ),
    ev.ObjectionConfirmed: _on_objection(
        lambda objection, event: replace(objection, confirmed=event.agrees, refused=not event.agrees)
    ),
    ev.OptionProposed: _on_call(_option_proposed),
    ev.OptionTested: _on_option(_option_tested),
    ev.OptionUnlivable: _on_option(_option_unlivable),
    ev.OptionAdopted: _on_option(_option_adopted),
    ev.ObjectionWithdrawn: _on_objection(lambda objection, _: replace(objection, standing="withdrawn")),
    ev.ObjectionSustained: _on_objection(lambda objection, _: replace(objection, standing="sustained")),
    ev.CallDeclared: _on_call(_declared),
    ev.CallTakenBack: _on_call(lambda call, _: replace(call, stage="taken-back", testing=0)),
    ev.SeatMerged: _seat_merged_in_call,
}
