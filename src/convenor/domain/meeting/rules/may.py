"""Who may wish what. What a wish does, and when, is asked of its own rule."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.seats import Seat
from convenor.domain.meeting.state.voices import has_voice


class Who(StrEnum):
    """Whose wish a command may be. Seat 0, the product itself, may wish everything."""

    ANY = "any"  # also somebody at the door
    PRESENT = "present"  # everybody who is present
    VOICES = "voices"  # everybody present who speaks for themselves
    OWN_SEAT = "own-seat"  # for one's own seat, or whoever enters hands for others
    OWN_WORD = "own-word"  # for one's own seat, or whoever writes down what was said; never the convenors
    SPEAKER = "speaker"  # whoever speaks, or whoever keeps the clock
    ENTERERS = "enterers"  # convenors, secretary and staff
    RECORD = "record"  # the same, where the record is kept
    CONVENORS = "convenors"
    CHAIR = "chair"  # the convenor who has the baton


CONVENING = frozenset({"convenor"})
WRITING = frozenset({"secretary", "staff"})
ENTERING = CONVENING | WRITING

TABLE: Mapping[Who, tuple[type[cmd.Wish], ...]] = {
    Who.ANY: (cmd.ClaimSeat,),
    Who.PRESENT: (cmd.AskRestate, cmd.AskSlower, cmd.ConfirmGist, cmd.ParkWord, cmd.ReportBreakout),
    Who.VOICES: (cmd.ProposeOption,),
    Who.OWN_SEAT: (
        cmd.RaiseHand,
        cmd.LowerHand,
        cmd.DeferHand,
        cmd.PassRound,
        cmd.LeaveSeat,
        cmd.MoveSeat,
        cmd.TakePosition,
        cmd.CannotLive,
        cmd.CastVote,
    ),
    Who.OWN_WORD: (cmd.ConfirmObjection, cmd.WithdrawObjection, cmd.SustainObjection),
    Who.SPEAKER: (cmd.YieldFloor,),
    Who.ENTERERS: (
        cmd.SetUpSeat,
        cmd.AdmitSeat,
        cmd.TurnAway,
        cmd.MergeSeats,
        cmd.RemoveSeat,
        cmd.HoldFloor,
        cmd.ResumeFloor,
    ),
    Who.RECORD: (
        cmd.PlanItem,
        cmd.MoveItem,
        cmd.DropItem,
        cmd.RetimeItem,
        cmd.ParkPoint,
        cmd.ShowText,
        cmd.AskObjection,
        cmd.RestateObjection,
        cmd.RestateGist,
        cmd.WriteNote,
        cmd.RecordDecision,
        cmd.RecordAction,
        cmd.NoteConduct,
        cmd.PlanBreakout,
        cmd.DropBreakout,
    ),
    Who.CONVENORS: (cmd.OpenMeeting, cmd.TakeChair, cmd.EndOffer, cmd.ShowVoice, cmd.RemindConduct),
    Who.CHAIR: (
        cmd.StartBreak,
        cmd.EndBreak,
        cmd.CloseMeeting,
        cmd.OpenItem,
        cmd.CloseItem,
        cmd.OpenPoint,
        cmd.OfferChair,
        cmd.GiveFloor,
        cmd.CloseQueue,
        cmd.OpenQueue,
        cmd.ChooseOrder,
        cmd.SetLimit,
        cmd.SetBudget,
        cmd.GiveLastWord,
        cmd.StartRound,
        cmd.CallNext,
        cmd.EndRound,
        cmd.OpenCall,
        cmd.RevealCall,
        cmd.TestOption,
        cmd.AdoptOption,
        cmd.DeclareCall,
        cmd.TakeBackCall,
        cmd.OpenPoll,
        cmd.ClosePoll,
        cmd.PutPollAway,
        cmd.StartBreakouts,
        cmd.EndBreakouts,
    ),
}

WHO: Mapping[type[cmd.Wish], Who] = {wish: who for who, wishes in TABLE.items() for wish in wishes}


def check(meeting: Meeting, wish: cmd.Wish) -> None:
    """Refuse what is not this seat's to wish."""
    who = WHO[type(wish)]
    if wish.by == 0 or who is Who.ANY:
        return
    seat = _sitting(meeting, wish, who)
    if not _ALLOWED[who](meeting, wish, seat):
        raise Refused("chair-is-vacant" if _is_vacant(meeting, who, seat) else f"only-{who}")


def _sitting(meeting: Meeting, wish: cmd.Wish, who: Who) -> Seat:
    """The seat that wishes; it must be present, unless the record of a closed meeting is amended."""
    seat = meeting.people.seats.get(wish.by)
    amends = who in (Who.RECORD, Who.CONVENORS) and meeting.course.stage == "closed"
    if seat is None or seat.standing == "removed" or (seat.standing != "present" and not amends):
        raise Refused("not-present")
    return seat


def _is_vacant(meeting: Meeting, who: Who, seat: Seat) -> bool:
    return who is Who.CHAIR and not meeting.chair.seat and seat.part in CONVENING


def _is_own(wish: cmd.Wish) -> bool:
    return getattr(wish, "seat", 0) == wish.by


def _speaks(meeting: Meeting, seat: Seat) -> bool:
    return meeting.floor.speaker is not None and meeting.floor.speaker.seat == seat.number


_ALLOWED: Mapping[Who, Callable[[Meeting, cmd.Wish, Seat], bool]] = {
    Who.PRESENT: lambda meeting, wish, seat: True,
    Who.VOICES: lambda meeting, wish, seat: has_voice(seat) or seat.part in ENTERING,
    Who.OWN_SEAT: lambda meeting, wish, seat: _is_own(wish) or seat.part in ENTERING,
    Who.OWN_WORD: lambda meeting, wish, seat: _is_own(wish) or seat.part in WRITING,
    Who.SPEAKER: lambda meeting, wish, seat: _speaks(meeting, seat) or seat.part in ENTERING,
    Who.ENTERERS: lambda meeting, wish, seat: seat.part in ENTERING,
    Who.RECORD: lambda meeting, wish, seat: seat.part in ENTERING,
    Who.CONVENORS: lambda meeting, wish, seat: seat.part in CONVENING,
    Who.CHAIR: lambda meeting, wish, seat: seat.number == meeting.chair.seat,
}
