"""Which buttons of a console are off now, and why: each one asks the rule that its command will meet."""

from collections.abc import Iterable
from datetime import datetime

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.rules import why_not
from convenor.domain.meeting.state.meeting import Meeting

TEXT = "…"  # stands for what will be typed
MINUTES = 15


def why_off(meeting: Meeting, by: int, *, at: datetime) -> dict[str, str]:
    """The commands that ``by`` cannot give now, each with the code of its refusal."""
    asked = ((key, why_not(meeting, wish, at=at)) for key, wish in _buttons(meeting, by))
    return {key: told.code for key, told in asked if told is not None}


def _buttons(meeting: Meeting, by: int) -> Iterable[tuple[str, cmd.Wish]]:
    """Every button that needs nothing typed to be judged; a call's outcomes are three buttons."""
    call = meeting.consensus.call
    if call is not None:
        for outcome, step in (("consensus", ""), ("reservations", ""), ("none", "parked")):
            declared = cmd.DeclareCall(by=by, call=call.number, outcome=outcome, next_step=step)
            yield f"{declared.name} {outcome}", declared
    for wish in (*_of_the_floor(by), *_of_the_meeting(meeting, by), *_of_objects(meeting, by)):
        yield wish.name, wish


def _of_the_floor(by: int) -> tuple[cmd.Wish, ...]:
    return (
        cmd.GiveFloor(by=by),
        cmd.YieldFloor(by=by),
        cmd.HoldFloor(by=by),
        cmd.ResumeFloor(by=by),
        cmd.CloseQueue(by=by),
        cmd.OpenQueue(by=by),
        cmd.ChooseOrder(by=by, order="least-heard"),
        cmd.SetLimit(by=by, seconds=60),
        cmd.StartRound(by=by),
        cmd.CallNext(by=by),
        cmd.EndRound(by=by),
    )


def _of_the_meeting(meeting: Meeting, by: int) -> tuple[cmd.Wish, ...]:
    return (
        cmd.OpenMeeting(by=by),
        cmd.CloseMeeting(by=by),
        cmd.StartBreak(by=by, minutes=MINUTES),
        cmd.EndBreak(by=by),
        cmd.CloseItem(by=by),
        cmd.OpenPoint(by=by, title=TEXT),
        cmd.ParkPoint(by=by, title=TEXT),
        cmd.ParkWord(by=by, word=TEXT),
        cmd.ShowText(by=by, text=TEXT),
        cmd.ShowVoice(by=by, to_all=not meeting.course.voice_to_all),
        cmd.RemindConduct(by=by),
        cmd.NoteConduct(by=by, text=TEXT),
        cmd.TakeChair(by=by),
        cmd.EndOffer(by=by),
        cmd.StartBreakouts(by=by, minutes=MINUTES),
        cmd.EndBreakouts(by=by),
        cmd.WriteNote(by=by, text=TEXT),
        cmd.RecordDecision(by=by, text=TEXT),
        cmd.RecordAction(by=by, text=TEXT),
    )


def _of_objects(meeting: Meeting, by: int) -> Iterable[cmd.Wish]:
    """Wishes about the one call, poll or co-convenor that they would concern."""
    yield cmd.OpenCall(by=by, text=TEXT)
    yield cmd.OpenPoll(by=by, question=TEXT, options=(TEXT, f"{TEXT}{TEXT}"))
    if (call := meeting.consensus.call) is not None:
        yield cmd.RevealCall(by=by, call=call.number)
        yield cmd.TakeBackCall(by=by, call=call.number)
        yield cmd.ProposeOption(by=by, call=call.number, text=TEXT)
    if (poll := meeting.polls.poll) is not None:
        yield cmd.ClosePoll(by=by, poll=poll.number)
        yield cmd.PutPollAway(by=by, poll=poll.number)
    if (other := co_convenor(meeting, by)) is not None:
        yield cmd.OfferChair(by=by, to=other)


def co_convenor(meeting: Meeting, by: int) -> int | None:
    """Another convenor who is present, the first by number."""
    others = (
        each.number
        for each in meeting.people.seats.values()
        if each.part == "convenor" and each.standing == "present" and each.number != by
    )
    return min(others, default=None)
