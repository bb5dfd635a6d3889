"""The rules of a consensus call: frozen text, blind positions, every objection worked, an honest end."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.call_moves import (
    CALL_TABLE,
    OBJECTION_TABLE,
    CallStage,
    ObjectionStanding,
    check,
)
from convenor.domain.meeting.rules.whose import with_voice
from convenor.domain.meeting.state.consensus import Call, Objection, Option, Position
from convenor.domain.meeting.state.meeting import Meeting

Facts = tuple[ev.Fact, ...]
POSITIONS = ("support", "live-with", "clarify", "oppose", "abstain")
OUTCOMES = ("consensus", "reservations", "none")
NEXT_STEPS = ("drafting-group", "parked", "next-meeting")


def _open_call(meeting: Meeting, wish: cmd.OpenCall, at: datetime) -> Facts:
    call = meeting.consensus.call
    if call and call.stage in (CallStage.BLIND, CallStage.REVEALED):
        raise Refused("call-under-way")
    return (
        ev.CallOpened(
            at=at,
            by=wish.by,
            call=meeting.consensus.calls + 1,
            text=_words(wish.text, "call-needs-text"),
            clause=wish.clause.strip(),
            item=meeting.agenda.current,
            substantial=wish.substantial,
        ),
    )


def _take_position(meeting: Meeting, wish: cmd.TakePosition, at: datetime) -> Facts:
    call = _call(meeting, wish)
    with_voice(meeting, wish.seat, by=wish.by)
    taken = _position(wish)
    if call.stage == CallStage.REVEALED and taken.position != "oppose":
        raise Refused("call-is-revealed")
    if call.positions.get(wish.seat) == taken and not _was_withdrawn(call, wish.seat):
        return ()
    return (
        ev.PositionTaken(
            at=at,
            by=wish.by,
            call=call.number,
            seat=wish.seat,
            position=taken.position,
            reason=taken.reason,
            clause=taken.clause,
            remedy=taken.remedy,
        ),
    )


def _position(wish: cmd.TakePosition) -> Position:
    """What is said, whole: opposition has its reason and what would resolve it."""
    if wish.position not in POSITIONS:
        raise Refused("unknown-position")
    taken = Position(
        position=wish.position,
        reason=wish.reason.strip(),
        clause=wish.clause.strip(),
        remedy=wish.remedy.strip(),
    )
    if taken.position == "oppose" and not taken.reason:
        raise Refused("opposition-needs-reason")
    if taken.position == "oppose" and not taken.remedy:
        raise Refused("opposition-needs-remedy")
    return taken


def _reveal_call(meeting: Meeting, wish: cmd.RevealCall, at: datetime) -> Facts:
    call = _call(meeting, wish)
    if not call.positions:
        raise Refused("nobody-has-answered")
    return (ev.CallRevealed(at=at, by=wish.by, call=call.number),)


def _ask_objection(meeting: Meeting, wish: cmd.AskObjection, at: datetime) -> Facts:
    objection = _objection(meeting, wish)
    why = _words(wish.why, "objection-needs-why")
    if why == objection.why:
        return ()
    return (ev.ObjectionAsked(at=at, by=wish.by, call=wish.call, seat=wish.seat, why=why),)


def _restate_objection(meeting: Meeting, wish: cmd.RestateObjection, at: datetime) -> Facts:
    objection = _objection(meeting, wish)
    gist = _words(wish.gist, "gist-needs-text")
    if gist == objection.gist and not objection.refused:
        return ()
    return (ev.ObjectionRestated(at=at, by=wish.by, call=wish.call, seat=wish.seat, gist=gist),)


def _confirm_objection(meeting: Meeting, wish: cmd.ConfirmObjection, at: datetime) -> Facts:
    objection = _objection(meeting, wish)
    if not objection.gist:
        raise Refused("nothing-restated-yet")
    if objection.confirmed if wish.agrees else objection.refused:
        return ()
    return (ev.ObjectionConfirmed(at=at, by=wish.by, call=wish.call, seat=wish.seat, agrees=wish.agrees),)


def _propose_option(meeting: Meeting, wish: cmd.ProposeOption, at: datetime) -> Facts:
    call = _call(meeting, wish)
    text = _words(wish.text, "option-needs-text")
    if any(option.text == text for option in call.options.values()):
        raise Refused("option-is-known")
    return (ev.OptionProposed(at=at, by=wish.by, call=call.number, option=len(call.options) + 1, text=text),)


def _test_option(meeting: Meeting, wish: cmd.TestOption, at: datetime) -> Facts:
    option = _option(meeting, wish)
    if meeting.consensus.call and meeting.consensus.call.testing == wish.option and not option.unlivable:
        return ()
    return (ev.OptionTested(at=at, by=wish.by, call=wish.call, option=wish.option),)


def _cannot_live(meeting: Meeting, wish: cmd.CannotLive, at: datetime) -> Facts:
    option = _option(meeting, wish)
    with_voice(meeting, wish.seat, by=wish.by)
    if meeting.consensus.call and meeting.consensus.call.testing != wish.option:
        raise Refused("option-is-not-asked")
    reason = wish.reason.strip()
    if option.unlivable.get(wish.seat) == reason:
        return ()
    return (
        ev.OptionUnlivable(
            at=at, by=wish.by, call=wish.call, option=wish.option, seat=wish.seat, reason=reason
        ),
    )


def _adopt_option(meeting: Meeting, wish: cmd.AdoptOption, at: datetime) -> Facts:
    option = _option(meeting, wish)
    if not option.tested:
        raise Refused("option-not-tested")
    if meeting.consensus.call and meeting.consensus.call.text == option.text:
        return ()
    return (ev.OptionAdopted(at=at, by=wish.by, call=wish.call, option=wish.option),)


def _withdraw_objection(meeting: Meeting, wish: cmd.WithdrawObjection, at: datetime) -> Facts:
    if _standing(meeting, wish) == ObjectionStanding.WITHDRAWN:
        return ()
    _objection(meeting, wish)
    return (ev.ObjectionWithdrawn(at=at, by=wish.by, call=wish.call, seat=wish.seat),)


def _sustain_objection(meeting: Meeting, wish: cmd.SustainObjection, at: datetime) -> Facts:
    if _standing(meeting, wish) == ObjectionStanding.SUSTAINED:
        return ()
    if not _objection(meeting, wish).confirmed:
        raise Refused("gist-not-confirmed")
    return (ev.ObjectionSustained(at=at, by=wish.by, call=wish.call, seat=wish.seat),)


def _declare_call(meeting: Meeting, wish: cmd.DeclareCall, at: datetime) -> Facts:
    call = _call(meeting, wish)
    if wish.outcome not in OUTCOMES:
        raise Refused("unknown-outcome")
    if wish.outcome == "none":
        return (_without_consensus(call, wish, at),)
    _nothing_stands_against(call, wish.outcome)
    number = meeting.record.decisions + 1
    return (
        ev.CallDeclared(at=at, by=wish.by, call=call.number, outcome=wish.outcome, number=number),
        ev.DecisionRecorded(
            at=at, by=wish.by, number=number, text=call.text, item=call.item, call=call.number
        ),
    )


def _without_consensus(call: Call, wish: cmd.DeclareCall, at: datetime) -> ev.Fact:
    if wish.next_step not in NEXT_STEPS:
        raise Refused("next-step-needed")
    return ev.CallDeclared(
        at=at, by=wish.by, call=call.number, outcome=wish.outcome, next_step=wish.next_step
    )


def _nothing_stands_against(call: Call, outcome: str) -> None:
    """Opposition on a substantial issue is never declared away; elsewhere it is worked and noted."""
    standing = {each.standing for each in call.objections.values()} - {ObjectionStanding.WITHDRAWN}
    if standing and call.substantial:
        raise Refused("sustained-opposition")
    if ObjectionStanding.OPEN in standing:
        raise Refused("objections-are-open")
    if standing and outcome == "consensus":
        raise Refused("reservations-to-note")


def _take_back_call(meeting: Meeting, wish: cmd.TakeBackCall, at: datetime) -> Facts:
    return (ev.CallTakenBack(at=at, by=wish.by, call=_call(meeting, wish).number),)


def _call(meeting: Meeting, wish: Any) -> Call:
    """The call that the wish is about, where the table allows what is wished."""
    call = meeting.consensus.call
    if call is None or call.number != wish.call:
        raise Refused("no-such-call")
    check(CALL_TABLE, CallStage(call.stage), wish.name)
    return call


def _standing(meeting: Meeting, wish: Any) -> str:
    objection = _call(meeting, wish).objections.get(wish.seat)
    if objection is None:
        raise Refused("no-such-objection")
    return objection.standing


def _objection(meeting: Meeting, wish: Any) -> Objection:
    """The objection that the wish is about, where the table allows what is wished."""
    check(OBJECTION_TABLE, ObjectionStanding(_standing(meeting, wish)), wish.name)
    return _call(meeting, wish).objections[wish.seat]


def _option(meeting: Meeting, wish: Any) -> Option:
    option = _call(meeting, wish).options.get(wish.option)
    if option is None:
        raise Refused("no-such-option")
    return option


def _was_withdrawn(call: Call, seat: int) -> bool:
    return seat in call.objections and call.objections[seat].standing == ObjectionStanding.WITHDRAWN


def _words(text: str, code: str) -> str:
    """What was typed, without the space around it; refused with ``code`` where nothing is left."""
    if not text.strip():
        raise Refused(code)
    return text.strip()


RULES: Mapping[type[cmd.Wish], Callable[[Meeting, Any, datetime], Facts]] = {
    cmd.OpenCall: _open_call,
    cmd.TakePosition: _take_position,
    cmd.RevealCall: _reveal_call,
    cmd.AskObjection: _ask_objection,
    cmd.RestateObjection: _restate_objection,
    cmd.ConfirmObjection: _confirm_objection,
    cmd.ProposeOption: _propose_option,
    cmd.TestOption: _test_option,
    cmd.CannotLive: _cannot_live,
    cmd.AdoptOption: _adopt_option,
    cmd.WithdrawObjection: _withdraw_objection,
    cmd.SustainObjection: _sustain_objection,
    cmd.DeclareCall: _declare_call,
    cmd.TakeBackCall: _take_back_call,
}
