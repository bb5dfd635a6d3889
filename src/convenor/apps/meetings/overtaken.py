"""Two who steer at once: which step of somebody else makes a wish pointless that was made on an older board."""

from collections.abc import Iterable, Mapping

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.commands import Wish
from convenor.domain.meeting.events import Fact

Kinds = tuple[type[Fact], ...]

_FLOOR: Kinds = (ev.FloorGiven, ev.FloorYielded, ev.LastWordGiven, ev.RoundStarted, ev.RoundEnded)
_ITEM: Kinds = (ev.ItemOpened, ev.ItemClosed, ev.MeetingClosed)
_CALL: Kinds = (
    ev.CallOpened,
    ev.CallRevealed,
    ev.CallDeclared,
    ev.CallTakenBack,
    ev.OptionAdopted,
    ev.OptionTested,
)
_CHAIR: Kinds = (ev.ChairOffered, ev.ChairOfferEnded, ev.ChairTaken)
_COURSE: Kinds = (ev.MeetingOpened, ev.BreakStarted, ev.BreakEnded, ev.MeetingClosed)
_POLL: Kinds = (ev.PollOpened, ev.PollClosed, ev.PollPutAway)
_GROUPS: Kinds = (ev.BreakoutsStarted, ev.BreakoutsEnded)
_QUEUE: Kinds = (ev.QueueClosed, ev.QueueOpened)
_DOOR: Kinds = (ev.SeatAdmitted, ev.SeatTurnedAway, ev.SeatRemoved, ev.SeatMerged)

OVERTAKEN_BY: Mapping[type[Wish], Kinds] = {
    **dict.fromkeys((cmd.GiveFloor, cmd.YieldFloor, cmd.CallNext, cmd.GiveLastWord), _FLOOR),
    **dict.fromkeys((cmd.StartRound, cmd.EndRound), _FLOOR),
    cmd.HoldFloor: (ev.FloorHeld, ev.FloorResumed, *_FLOOR),
    cmd.ResumeFloor: (ev.FloorHeld, ev.FloorResumed, *_FLOOR),
    **dict.fromkeys((cmd.CloseQueue, cmd.OpenQueue), _QUEUE),
    cmd.ChooseOrder: (ev.OrderChosen,),
    cmd.SetLimit: (ev.LimitSet,),
    cmd.SetBudget: (ev.BudgetSet,),
    **dict.fromkeys((cmd.OpenItem, cmd.CloseItem), _ITEM),
    cmd.RetimeItem: (ev.ItemRetimed,),
    cmd.OpenPoint: (ev.PointOpened, *_ITEM),
    cmd.ShowText: (ev.TextShown,),
    **dict.fromkeys((cmd.OpenCall, cmd.RevealCall, cmd.DeclareCall, cmd.TakeBackCall), _CALL),
    **dict.fromkeys((cmd.TestOption, cmd.AdoptOption), _CALL),
    **dict.fromkeys((cmd.OfferChair, cmd.EndOffer, cmd.TakeChair), _CHAIR),
    **dict.fromkeys((cmd.OpenMeeting, cmd.StartBreak, cmd.EndBreak, cmd.CloseMeeting), _COURSE),
    **dict.fromkeys((cmd.OpenPoll, cmd.ClosePoll, cmd.PutPollAway), _POLL),
    **dict.fromkeys((cmd.StartBreakouts, cmd.EndBreakouts), _GROUPS),
    **dict.fromkeys((cmd.AdmitSeat, cmd.TurnAway, cmd.RemoveSeat, cmd.MergeSeats), _DOOR),
}
_STEPS = frozenset(kind for kinds in OVERTAKEN_BY.values() for kind in kinds)

Steps = dict[tuple[type[Fact], int], tuple[int, int]]  # (event, seat of the door or 0): (place, who)


def note(steps: Steps, place: int, fact: Fact) -> None:
    """Remember who took a step last. What a seat did for itself is nobody's steering."""
    kind, seat = type(fact), getattr(fact, "seat", 0)
    if kind in _STEPS and fact.by and (fact.by != seat or kind is ev.ChairTaken):
        steps[kind, seat if kind in _DOOR else 0] = (place, fact.by)


def overtaken_by(wish: Wish, seen: int, steps: Steps) -> int:
    """Whose step came between the board that ``wish`` was made on and now; 0: nobody's."""
    seat = getattr(wish, "seat", 0)
    kinds = OVERTAKEN_BY.get(type(wish), ())
    found: Iterable[tuple[int, int]] = (
        steps[key] for kind in kinds if (key := (kind, seat if kind in _DOOR else 0)) in steps
    )
    place, who = max(found, default=(0, 0))
    return who if place > seen and (who != wish.by or _calls_whoever_is_next(wish)) else 0


def _calls_whoever_is_next(wish: Wish) -> bool:
    """Pressed twice on one board, it would pass over somebody, whoever pressed."""
    return isinstance(wish, cmd.CallNext) or (isinstance(wish, cmd.GiveFloor) and not wish.seat)
