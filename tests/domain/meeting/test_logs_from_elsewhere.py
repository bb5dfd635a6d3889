"""A log that comes from elsewhere: what our own rules make may always stand, and what cannot have happened may not."""

from dataclasses import replace
from random import Random

import pytest
from at_the_table import AMINA, BRUNO, CHEN, DANA, NINE
from hypothesis import given, settings
from test_any_call import CALLS, lived
from test_any_meeting import SEATED, STEPS, run, sensible

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules.lawful import MADE_BY, check
from convenor.domain.meeting.state import Meeting, evolve, replay


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_whatever_our_rules_make_may_stand_in_a_log(
    steps: tuple[tuple[cmd.Wish, ...], list[tuple[cmd.Wish, int]]],
) -> None:
    meeting = replay(SEATED)
    for event in (each for happened in run(*steps) for each in happened):
        check(meeting, event)
        meeting = evolve(meeting, event)


@settings(max_examples=75, deadline=None)
@given(CALLS)
def test_whatever_our_rules_make_of_a_consensus_call_may_stand_in_a_log(wishes: list[cmd.Wish]) -> None:
    meeting = Meeting()
    for event in lived(wishes, aimed=True).log:
        check(meeting, event)
        meeting = evolve(meeting, event)


@pytest.mark.parametrize("seed", range(4))
def test_a_long_meeting_may_stand_from_its_beginning_to_its_end(seed: int) -> None:
    dice = Random(seed)
    wishes = [(sensible(dice), dice.randint(0, 60)) for _ in range(300)]
    meeting = replay(SEATED)
    for event in (each for happened in run((cmd.OpenMeeting(by=AMINA),), wishes) for each in happened):
        check(meeting, event)
        meeting = evolve(meeting, event)


def test_every_event_has_the_wish_that_makes_it() -> None:
    assert set(MADE_BY) == set(ev.EVENTS.values())


OPENED = (*SEATED, ev.MeetingOpened(at=NINE, by=AMINA), ev.ChairTaken(at=NINE, by=AMINA, seat=AMINA))
ON_ONE = (*OPENED, ev.ItemOpened(at=NINE, by=AMINA, item=1))
SPEAKS = (*ON_ONE, ev.FloorGiven(at=NINE, by=AMINA, seat=CHEN))
CALLED = (*ON_ONE, ev.CallOpened(at=NINE, by=AMINA, call=1, text="As it stands.", item=1))
POLLED = (*ON_ONE, ev.PollOpened(at=NINE, by=AMINA, poll=1, question="Now?", options=("yes", "no")))
CLOSED = (*OPENED, ev.MeetingClosed(at=NINE, by=AMINA))


@pytest.mark.parametrize(
    ("log", "event", "code"),
    [
        (SEATED, ev.FloorGiven(at=NINE, seat=CHEN), "meeting-is-planned"),
        (SEATED, ev.BreakEnded(at=NINE), "meeting-is-planned"),
        (OPENED, ev.MeetingOpened(at=NINE), "meeting-is-open"),
        (CLOSED, ev.HandRaised(at=NINE, seat=CHEN), "meeting-is-closed"),
        (CLOSED, ev.MeetingOpened(at=NINE), "meeting-is-closed"),
        (OPENED, ev.HandRaised(at=NINE, seat=99), "no-such-seat"),
        (OPENED, ev.TextShown(at=NINE, by=99, text="Nobody's."), "no-such-seat"),
        (OPENED, ev.ItemOpened(at=NINE, item=99), "no-such-item"),
        (OPENED, ev.WordParked(at=NINE, word="risk", item=99), "no-such-item"),
        (ON_ONE, ev.ItemClosed(at=NINE, item=2), "item-is-not-open"),
        (OPENED, ev.ChairTaken(at=NINE, seat=BRUNO), "chair-is-held"),
        (OPENED, ev.ChairTaken(at=NINE, seat=CHEN), "only-convenors-may-chair"),
        (OPENED, ev.ChairOffered(at=NINE, to=CHEN), "only-convenors-may-chair"),
        (OPENED, ev.FloorGiven(at=NINE, seat=AMINA), "chair-must-hand-over-first"),
        (SPEAKS, ev.FloorGiven(at=NINE, seat=DANA), "somebody-speaks"),
        (SPEAKS, ev.FloorYielded(at=NINE, seat=DANA), "somebody-else-speaks"),
        (OPENED, ev.FloorYielded(at=NINE, seat=DANA), "floor-is-free"),
        (OPENED, ev.HandChanged(at=NINE, seat=DANA), "hand-is-down"),
        (OPENED, ev.SeatClaimed(at=NINE, seat=CHEN), "seat-is-taken"),
        (OPENED, ev.SeatSetUp(at=NINE, seat=77, part="emperor"), "unknown-part"),
        (OPENED, ev.RoundEnded(at=NINE), "no-round-is-under-way"),
        (OPENED, ev.CallRevealed(at=NINE, call=1), "no-such-call"),
        (CALLED, ev.CallOpened(at=NINE, call=2, text="Two at once."), "call-under-way"),
        (CALLED, ev.CallOpened(at=NINE, call=1, text="The same again."), "number-was-given"),
        (CALLED, ev.CallDeclared(at=NINE, call=1, outcome="consensus", number=1), "call-is-blind"),
        (CALLED, ev.ObjectionWithdrawn(at=NINE, call=1, seat=CHEN), "call-is-blind"),
        (POLLED, ev.VoteCast(at=NINE, poll=1, seat=CHEN, chosen=(2,)), "no-such-choice"),
        (OPENED, ev.VoteCast(at=NINE, poll=1, seat=CHEN, chosen=(0,)), "no-such-poll"),
        (OPENED, ev.DecisionRecorded(at=NINE, number=1, text="So be it.", call=1), "no-such-call"),
    ],
)
def test_what_cannot_have_happened_is_refused_with_its_reason(
    log: tuple[ev.Fact, ...], event: ev.Fact, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        check(replay(log), event)

    assert refused.value.code == code


def test_who_wished_it_is_not_asked() -> None:
    check(replay(OPENED), replace(ev.TextShown(at=NINE, text="Shown by Chen."), by=CHEN))
