"""May an event that comes from elsewhere stand at this place of a log?

Nothing is written twice: every event is turned into the wish that makes it, and the rules that every button asks
are asked about that wish. What is asked beside is what a wish leaves to the rules: numbers, and whose turn it was.
Who may wish it is not asked (``docs/adr/0016-a-log-from-elsewhere.md``).
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules import RULES, when
from convenor.domain.meeting.rules.moves import Stage
from convenor.domain.meeting.rules.whose import speaking_seat
from convenor.domain.meeting.state.meeting import Meeting

MADE_BY: Mapping[type[ev.Fact], type[cmd.Wish]] = {
    ev.MeetingOpened: cmd.OpenMeeting,
    ev.BreakStarted: cmd.StartBreak,
    ev.BreakEnded: cmd.EndBreak,
    ev.MeetingClosed: cmd.CloseMeeting,
    ev.VoiceShown: cmd.ShowVoice,
    ev.SeatSetUp: cmd.SetUpSeat,
    ev.SeatClaimed: cmd.ClaimSeat,
    ev.SeatAdmitted: cmd.AdmitSeat,
    ev.SeatTurnedAway: cmd.TurnAway,
    ev.SeatLeft: cmd.LeaveSeat,
    ev.SeatMoved: cmd.MoveSeat,
    ev.SeatMerged: cmd.MergeSeats,
    ev.SeatRemoved: cmd.RemoveSeat,
    ev.ItemPlanned: cmd.PlanItem,
    ev.ItemDropped: cmd.DropItem,
    ev.ItemOpened: cmd.OpenItem,
    ev.ItemClosed: cmd.CloseItem,
    ev.ItemRetimed: cmd.RetimeItem,
    ev.PointOpened: cmd.OpenPoint,
    ev.PointParked: cmd.ParkPoint,
    ev.TextShown: cmd.ShowText,
    ev.ChairOffered: cmd.OfferChair,
    ev.ChairOfferEnded: cmd.EndOffer,
    ev.ChairTaken: cmd.TakeChair,
    ev.HandRaised: cmd.RaiseHand,
    ev.HandChanged: cmd.RaiseHand,
    ev.HandLowered: cmd.LowerHand,
    ev.HandDeferred: cmd.DeferHand,
    ev.FloorGiven: cmd.GiveFloor,
    ev.FloorYielded: cmd.YieldFloor,
    ev.FloorHeld: cmd.HoldFloor,
    ev.FloorResumed: cmd.ResumeFloor,
    ev.QueueClosed: cmd.CloseQueue,
    ev.QueueOpened: cmd.OpenQueue,
    ev.OrderChosen: cmd.ChooseOrder,
    ev.LimitSet: cmd.SetLimit,
    ev.BudgetSet: cmd.SetBudget,
    ev.LastWordGiven: cmd.GiveLastWord,
    ev.RoundStarted: cmd.StartRound,
    ev.RoundPassed: cmd.PassRound,
    ev.RoundEnded: cmd.EndRound,
    ev.CallOpened: cmd.OpenCall,
    ev.PositionTaken: cmd.TakePosition,
    ev.CallRevealed: cmd.RevealCall,
    ev.ObjectionAsked: cmd.AskObjection,
    ev.ObjectionRestated: cmd.RestateObjection,
    ev.ObjectionConfirmed: cmd.ConfirmObjection,
    ev.ObjectionWithdrawn: cmd.WithdrawObjection,
    ev.ObjectionSustained: cmd.SustainObjection,
    ev.OptionProposed: cmd.ProposeOption,
    ev.OptionTested: cmd.TestOption,
    ev.OptionUnlivable: cmd.CannotLive,
    ev.OptionAdopted: cmd.AdoptOption,
    ev.CallDeclared: cmd.DeclareCall,
    ev.CallTakenBack: cmd.TakeBackCall,
    ev.PollOpened: cmd.OpenPoll,
    ev.VoteCast: cmd.CastVote,
    ev.PollClosed: cmd.ClosePoll,
    ev.PollPutAway: cmd.PutPollAway,
    ev.GistRestated: cmd.RestateGist,
    ev.GistConfirmed: cmd.ConfirmGist,
    ev.RestateAsked: cmd.AskRestate,
    ev.SlowerAsked: cmd.AskSlower,
    ev.WordParked: cmd.ParkWord,
    ev.ConductReminded: cmd.RemindConduct,
    ev.ConductNoted: cmd.NoteConduct,
    ev.NoteWritten: cmd.WriteNote,
    ev.DecisionRecorded: cmd.RecordDecision,
    ev.ActionRecorded: cmd.RecordAction,
    ev.BreakoutPlanned: cmd.PlanBreakout,
    ev.BreakoutDropped: cmd.DropBreakout,
    ev.BreakoutsStarted: cmd.StartBreakouts,
    ev.BreakoutReported: cmd.ReportBreakout,
    ev.BreakoutsEnded: cmd.EndBreakouts,
}

_FIELDS = {
    fact: tuple({each.name for each in fields(fact)} & {each.name for each in fields(wish)} - {"by"})
    for fact, wish in MADE_BY.items()
}
_ENDINGS = (ev.RoundEnded, ev.ItemClosed)  # a meeting that is closed in a break ends them there

# what is numbered once and for all: the field, and the last number given
_NUMBERED: Mapping[type[ev.Fact], tuple[str, Callable[[Meeting], int]]] = {
    ev.PointOpened: ("point", lambda meeting: meeting.agenda.points),
    ev.RoundStarted: ("round", lambda meeting: meeting.floor.rounds),
    ev.CallOpened: ("call", lambda meeting: meeting.consensus.calls),
    ev.PollOpened: ("poll", lambda meeting: meeting.polls.polls),
    ev.GistRestated: ("gist", lambda meeting: meeting.language.gist),
    ev.DecisionRecorded: ("number", lambda meeting: meeting.record.decisions),
}
# what may be said again: without a number it is new
_SAID_AGAIN: Mapping[type[ev.Fact], tuple[str, Callable[[Meeting], int]]] = {
    ev.ItemPlanned: ("item", lambda meeting: meeting.agenda.last),
    ev.NoteWritten: ("note", lambda meeting: meeting.record.notes),
    ev.ActionRecorded: ("action", lambda meeting: meeting.record.actions),
    ev.BreakoutPlanned: ("group", lambda meeting: meeting.breakouts.last),
}


def check(meeting: Meeting, event: ev.Fact) -> None:
    """Refuse an event that cannot follow on what happened; the refusal is the one that the wish would get."""
    _check_names(meeting, event)
    _check_number(meeting, event)
    _check_floor(meeting, event)
    if _passes_in_its_turn(meeting, event):
        return
    wish = _wish(meeting, event)
    if not (isinstance(event, _ENDINGS) and meeting.course.stage == Stage.BREAK):
        when.check(meeting, wish)
    if isinstance(event, ev.FloorGiven):
        speaking_seat(meeting, event.seat)  # whose turn it was is not asked: the chair may call anybody
    else:
        RULES[type(wish)](meeting, wish, event.at)


def _check_names(meeting: Meeting, event: ev.Fact) -> None:
    """Seats, items and calls that an event names beside what it is about."""
    seats = (event.by, *getattr(event, "seats", ()))
    if any(seat and seat not in meeting.people.seats for seat in seats):
        raise Refused("no-such-seat")
    item = getattr(event, "item", 0)
    if item and item not in meeting.agenda.items and not isinstance(event, ev.ItemPlanned):
        raise Refused("no-such-item")
    if isinstance(event, ev.ItemClosed) and item != meeting.agenda.current:
        raise Refused("item-is-not-open")
    call = meeting.consensus.call
    if isinstance(event, ev.DecisionRecorded) and event.call and not (call and call.number == event.call):
        raise Refused("no-such-call")


def _check_number(meeting: Meeting, event: ev.Fact) -> None:
    """A number is given once."""
    if kind := _NUMBERED.get(type(event)):
        name, last = kind
        if getattr(event, name) <= last(meeting):
            raise Refused("number-was-given")


def _check_floor(meeting: Meeting, event: ev.Fact) -> None:
    """One person speaks at a time, and a turn is ended by its own name."""
    speaker = meeting.floor.speaker
    if isinstance(event, ev.FloorGiven) and speaker:
        raise Refused("somebody-speaks")
    if isinstance(event, ev.FloorYielded) and speaker and speaker.seat != event.seat:
        raise Refused("somebody-else-speaks")
    if isinstance(event, ev.HandChanged) and event.seat not in meeting.floor.hands:
        raise Refused("hand-is-down")
    if isinstance(event, ev.HandRaised) and event.seat in meeting.floor.hands:
        raise Refused("hand-is-waiting")


def _passes_in_its_turn(meeting: Meeting, event: ev.Fact) -> bool:
    """Whoever is asked in a round and passes has given the floor back already."""
    going = meeting.floor.round
    return isinstance(event, ev.RoundPassed) and going is not None and event.seat in going.spoke


def _wish(meeting: Meeting, event: Any) -> Any:
    """The wish that makes such an event, as the product itself would wish it."""
    given = {name: getattr(event, name) for name in _FIELDS[type(event)]}
    if isinstance(event, ev.ChairTaken):
        given["by"] = _convenor(meeting, event.seat)
    if isinstance(event, ev.HandRaised) and event.way == "typed" and not meeting.floor.open:
        given["kind"] = "order"  # the last word finds a place in a closed queue
    if isinstance(event, ev.BreakoutPlanned):
        given["seats"] = tuple(each for each in event.seats if _is_there(meeting, each))
    if kind := _SAID_AGAIN.get(type(event)):
        name, last = kind
        given[name] = given[name] if given[name] <= last(meeting) else 0
    return MADE_BY[type(event)](**given)


def _is_there(meeting: Meeting, seat: int) -> bool:
    return meeting.people.seats[seat].standing != "removed"


def _convenor(meeting: Meeting, number: int) -> int:
    """Whoever takes the chair is a convenor who is present."""
    seat = meeting.people.seats.get(number)
    if seat is None or seat.part != "convenor":
        raise Refused("only-convenors-may-chair")
    if seat.standing != "present":
        raise Refused("seat-is-not-present")
    return number
