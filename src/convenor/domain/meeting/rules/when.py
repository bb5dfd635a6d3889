"""When what may be wished: before the meeting, while it runs, in a break, after it was closed."""

from collections.abc import Mapping

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.rules.moves import Stage
from convenor.domain.meeting.state.meeting import Meeting

ALWAYS = frozenset(Stage)
UNTIL_CLOSED = ALWAYS - {Stage.CLOSED}
ONCE_OPENED = ALWAYS - {Stage.PLANNED}
RUNNING = frozenset({Stage.OPEN, Stage.BREAK})
OPEN = frozenset({Stage.OPEN})

TABLE: Mapping[frozenset[Stage], tuple[type[cmd.Wish], ...]] = {
    ALWAYS: (
        # the table of the meeting's course says when
        cmd.OpenMeeting,
        cmd.StartBreak,
        cmd.EndBreak,
        cmd.CloseMeeting,
        # the record may be amended after the meeting
        cmd.WriteNote,
        cmd.RecordAction,
        cmd.ParkWord,
        cmd.NoteConduct,
        cmd.ShowVoice,
    ),
    ONCE_OPENED: (cmd.RecordDecision,),
    UNTIL_CLOSED: (
        cmd.SetUpSeat,
        cmd.ClaimSeat,
        cmd.AdmitSeat,
        cmd.TurnAway,
        cmd.LeaveSeat,
        cmd.MoveSeat,
        cmd.MergeSeats,
        cmd.RemoveSeat,
        cmd.PlanItem,
        cmd.MoveItem,
        cmd.DropItem,
        cmd.RetimeItem,
        cmd.ChooseOrder,
        cmd.SetLimit,
        cmd.SetBudget,
        cmd.PlanBreakout,
        cmd.DropBreakout,
    ),
    RUNNING: (
        cmd.OfferChair,
        cmd.EndOffer,
        cmd.TakeChair,
        cmd.ParkPoint,
        cmd.ShowText,
        cmd.LowerHand,
        cmd.DeferHand,
        # in a break people talk, and positions move
        cmd.TakePosition,
        cmd.AskObjection,
        cmd.RestateObjection,
        cmd.ConfirmObjection,
        cmd.ProposeOption,
        cmd.CannotLive,
        cmd.WithdrawObjection,
        cmd.SustainObjection,
        cmd.CastVote,
        cmd.PutPollAway,
        cmd.RestateGist,
        cmd.ConfirmGist,
        cmd.RemindConduct,
        cmd.ReportBreakout,
        cmd.EndBreakouts,
    ),
    OPEN: (
        cmd.OpenItem,
        cmd.CloseItem,
        cmd.OpenPoint,
        cmd.RaiseHand,
        cmd.GiveFloor,
        cmd.YieldFloor,
        cmd.HoldFloor,
        cmd.ResumeFloor,
        cmd.CloseQueue,
        cmd.OpenQueue,
        cmd.GiveLastWord,
        cmd.StartRound,
        cmd.CallNext,
        cmd.PassRound,
        cmd.EndRound,
        cmd.OpenCall,
        cmd.RevealCall,
        cmd.TestOption,
        cmd.AdoptOption,
        cmd.DeclareCall,
        cmd.TakeBackCall,
        cmd.OpenPoll,
        cmd.ClosePoll,
        cmd.AskRestate,
        cmd.AskSlower,
        cmd.StartBreakouts,
    ),
}

STAGES: Mapping[type[cmd.Wish], frozenset[Stage]] = {
    wish: stages for stages, wishes in TABLE.items() for wish in wishes
}


def check(meeting: Meeting, wish: cmd.Wish) -> None:
    """Refuse what has no place at this stage of the meeting."""
    if meeting.course.stage not in STAGES[type(wish)]:
        raise Refused(f"meeting-is-{meeting.course.stage}")
