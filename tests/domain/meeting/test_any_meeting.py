"""Whatever anybody wishes, in any order: the meeting keeps its promises."""

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from at_the_table import AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES, NINE, TABLE
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.codec import from_json, to_json
from convenor.domain.meeting.rules import decide, why_not
from convenor.domain.meeting.state import Meeting, evolve, replay
from convenor.domain.meeting.state.order import turns
from convenor.domain.speaking import KINDS, ORDERS

GUEST, OTHER_GUEST, STRANGER = 8, 9, 30
SEATED: tuple[ev.Fact, ...] = (
    *TABLE,
    ev.SeatSetUp(at=NINE, seat=GUEST, part="guest", mode="remote"),
    ev.SeatAdmitted(at=NINE, seat=GUEST, mode="remote"),
    ev.SeatSetUp(at=NINE, seat=OTHER_GUEST, part="guest"),
    ev.ItemPlanned(at=NINE, item=1, title="Scope", minutes=30),
    ev.ItemPlanned(at=NINE, item=2, title="Clause 4.2", minutes=20),
)
SEATS = st.sampled_from([AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES, GUEST, OTHER_GUEST, STRANGER])
THE_CHAIR = -1  # whoever has the chair at that moment
OTHERS = [AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES, GUEST, OTHER_GUEST, 0]
BY = st.sampled_from([*[THE_CHAIR] * len(OTHERS), *OTHERS])
NUMBERS = st.integers(0, 3)
NOTES = st.sampled_from(["", "", "the scope"])
PARTS = st.sampled_from(["convenor", "expert", "guest", "observer", "king"])
MODES = st.sampled_from(["", "room", "remote"])
SECONDS = st.integers(-1, 100)


def kinds(*all_kinds: type[cmd.Wish]) -> st.SearchStrategy[cmd.Wish]:
    """A wish of one of these kinds that needs no fields."""
    return st.sampled_from(all_kinds).flatmap(lambda kind: st.builds(kind, by=BY))


def on_seat(*all_kinds: type[cmd.Wish]) -> st.SearchStrategy[cmd.Wish]:
    """A wish of one of these kinds about a seat, most often one's own."""
    return st.sampled_from(all_kinds).flatmap(
        lambda kind: st.builds(kind, by=BY, seat=SEATS) | SEATS.map(lambda seat: kind(by=seat, seat=seat))
    )


def hand(seat: int, kind: str, note: str, point: int) -> cmd.RaiseHand:
    return cmd.RaiseHand(by=seat, seat=seat, kind=kind, note=note, point=point)


HANDS = st.builds(
    hand, st.sampled_from([BRUNO, CHEN, DANA, INES, GUEST]), st.sampled_from([*KINDS, "song"]), NOTES, NUMBERS
)
CALLS = st.sampled_from(
    [cmd.GiveFloor(by=THE_CHAIR), cmd.CallNext(by=THE_CHAIR), cmd.YieldFloor(by=THE_CHAIR)]
)
FLOOR = st.one_of(
    HANDS,
    HANDS,
    CALLS,
    on_seat(cmd.LowerHand, cmd.DeferHand, cmd.GiveFloor, cmd.GiveLastWord),
    kinds(cmd.GiveFloor, cmd.YieldFloor, cmd.HoldFloor, cmd.ResumeFloor, cmd.CloseQueue, cmd.OpenQueue),
    st.builds(cmd.ChooseOrder, by=BY, order=st.sampled_from(sorted(ORDERS))),
    st.builds(cmd.SetLimit, by=BY, seconds=SECONDS),
    st.builds(cmd.SetBudget, by=BY, seconds=SECONDS),
    st.builds(cmd.StartRound, by=BY, seconds=SECONDS, opposite=SEATS | st.just(0), clockwise=st.booleans()),
    kinds(cmd.CallNext, cmd.CallNext, cmd.EndRound),
    on_seat(cmd.PassRound),
)
TABLE_WISHES = st.one_of(
    on_seat(cmd.ClaimSeat, cmd.AdmitSeat, cmd.TurnAway, cmd.LeaveSeat, cmd.RemoveSeat),
    st.builds(cmd.SetUpSeat, by=BY, seat=st.integers(0, 10), part=PARTS, spot=NUMBERS),
    st.builds(cmd.MoveSeat, by=BY, seat=SEATS, mode=MODES, spot=NUMBERS),
    st.builds(cmd.MergeSeats, by=BY, seat=SEATS, into=SEATS),
    st.builds(cmd.OfferChair, by=BY, to=SEATS),
    kinds(cmd.TakeChair, cmd.EndOffer),
)
COURSE = st.one_of(
    kinds(cmd.OpenMeeting, cmd.StartBreak, cmd.EndBreak, cmd.CloseItem, cmd.CloseMeeting),
    st.builds(cmd.OpenItem, by=BY, item=NUMBERS),
    st.builds(cmd.PlanItem, by=BY, title=st.sampled_from(["", "More"]), item=NUMBERS, before=NUMBERS),
    st.builds(cmd.DropItem, by=BY, item=NUMBERS),
    st.builds(cmd.RetimeItem, by=BY, item=NUMBERS, minutes=SECONDS),
    st.builds(cmd.OpenPoint, by=BY, title=NOTES),
    st.builds(cmd.ParkPoint, by=BY, title=NOTES),
    st.builds(cmd.ShowVoice, by=BY, to_all=st.booleans()),
    st.builds(cmd.ShowText, by=BY, text=NOTES),
)
REST = st.one_of(
    st.builds(cmd.OpenCall, by=BY, text=NOTES),
    st.builds(
        cmd.TakePosition, by=BY, call=NUMBERS, seat=SEATS, position=st.sampled_from(["support", "abstain"])
    ),
    st.builds(cmd.RevealCall, by=BY, call=NUMBERS),
    st.builds(cmd.DeclareCall, by=BY, call=NUMBERS, outcome=st.just("consensus")),
    st.builds(cmd.OpenPoll, by=BY, question=st.just("Which?"), options=st.just(("a", "b"))),
    st.builds(cmd.CastVote, by=BY, poll=NUMBERS, seat=SEATS, chosen=st.just((0,))),
    st.builds(cmd.WriteNote, by=BY, text=NOTES, note=NUMBERS),
    st.builds(cmd.RecordAction, by=BY, text=NOTES),
    kinds(cmd.AskRestate, cmd.AskSlower),
)
WISHES = st.one_of(FLOOR, FLOOR, FLOOR, TABLE_WISHES, COURSE, REST)
# a meeting that has begun, most often: otherwise nearly everything is refused
BEGINNINGS = st.sampled_from(
    [(cmd.OpenMeeting(by=AMINA), cmd.OpenItem(by=AMINA, item=1))] * 5 + [(cmd.OpenMeeting(by=AMINA),), ()]
)
STEPS = st.tuples(BEGINNINGS, st.lists(st.tuples(WISHES, st.integers(0, 90)), min_size=40, max_size=60))
NUMBERED = {
    ev.RoundStarted: "round",
    ev.PointOpened: "point",
    ev.CallOpened: "call",
    ev.PollOpened: "poll",
    ev.DecisionRecorded: "number",
}


def run(begun: tuple[cmd.Wish, ...], wishes: list[tuple[cmd.Wish, int]]) -> list[tuple[ev.Fact, ...]]:
    """What each wish did; asserts after each that the promises are kept."""
    meeting, now = replay(SEATED), NINE
    steps: list[tuple[ev.Fact, ...]] = []
    for wished, seconds in (*((each, 0) for each in begun), *wishes):
        wish = replace(wished, by=meeting.chair.seat or AMINA) if wished.by == THE_CHAIR else wished
        now += timedelta(seconds=seconds)
        refused = why_not(meeting, wish, at=now)
        before = meeting
        try:
            happened = decide(meeting, wish, at=now)
        except Refused as refusal:
            assert refused is not None and refused.code == refusal.code
            assert meeting == before
            continue
        assert refused is None
        for each in happened:
            meeting = evolve(meeting, each)
        steps.append(happened)
        check(before, meeting, happened)
    return steps


def check(before: Meeting, meeting: Meeting, happened: tuple[ev.Fact, ...]) -> None:
    """The promises about any moment, and about a step from one to the next."""
    check_people(meeting)
    check_queue(meeting)
    check_times(before, meeting)
    assert meeting.place == before.place + len(happened)
    assert meeting.course.stage == "open" or meeting.floor.speaker is None


def check_people(meeting: Meeting) -> None:
    floor, chair = meeting.floor, meeting.chair
    speaking = {floor.speaker.seat} if floor.speaker else set()
    to_come = set(floor.round.to_come) if floor.round else set()
    for seat in (*floor.hands, *speaking, *to_come, *({chair.seat, chair.offered_to} - {0})):
        assert meeting.people.is_present(seat) or meeting.course.stage == "closed"
    assert not speaking & set(floor.hands)
    assert chair.seat not in {*floor.hands, *speaking, *to_come} - {0}
    assert not chair.seat or meeting.people.seats[chair.seat].part == "convenor"
    assert all(number <= meeting.people.last for number in meeting.people.seats)
    spots = Counter(seat.spot for seat in meeting.people.seats.values() if seat.spot)
    assert all(many == 1 for many in spots.values())


def check_queue(meeting: Meeting) -> None:
    order = turns(meeting)
    places = {turn.hand.seat: place for place, turn in enumerate(order)}
    hands = meeting.floor.hands
    assert sorted(places) == sorted(hands)
    assert all(seat == waiting.seat for seat, waiting in hands.items())
    for late in (each for each in hands.values() if each.behind):
        waited = [each for each in hands.values() if (each.behind or each.at) < late.behind]
        assert all(places[each.seat] < places[late.seat] for each in waited)


def check_times(before: Meeting, meeting: Meeting) -> None:
    floor = meeting.floor
    for spoken in (floor.spoken, floor.spoken_on_item, floor.spoken_on_point):
        assert all(lasted >= timedelta() for lasted in spoken.values())
    total = sum(floor.spoken.values(), timedelta())
    assert total >= sum(before.floor.spoken.values(), timedelta())
    assert sum(floor.spoken_on_point.values(), timedelta()) <= total
    assert all(item.spent >= timedelta() for item in meeting.agenda.items.values())
    assert sum(item.standing == "open" for item in meeting.agenda.items.values()) == bool(
        meeting.agenda.current
    )


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_any_wishes_of_anybody_keep_the_promises(
    steps: tuple[tuple[cmd.Wish, ...], list[tuple[cmd.Wish, int]]],
) -> None:
    log = [each for happened in run(*steps) for each in happened]

    for kind, field in NUMBERED.items():
        numbers = [getattr(each, field) for each in log if isinstance(each, kind)]
        assert numbers == list(range(1, len(numbers) + 1))


@settings(max_examples=75, deadline=None)
@given(STEPS)
def test_any_meeting_can_be_stopped_anywhere_and_read_back_from_its_log(
    steps: tuple[tuple[cmd.Wish, ...], list[tuple[cmd.Wish, int]]],
) -> None:
    log = [*SEATED, *(each for happened in run(*steps) for each in happened)]
    read = [from_json(json.loads(json.dumps(to_json(each)))) for each in log]
    half = len(log) // 2

    assert read == log
    assert replay(read[half:], replay(read[:half])) == replay(log)


@settings(max_examples=75, deadline=None)
@given(STEPS)
def test_one_person_speaks_at_a_time_and_every_turn_that_begins_ends_before_the_next(
    steps: tuple[tuple[cmd.Wish, ...], list[tuple[cmd.Wish, int]]],
) -> None:
    speaking = 0
    for each in (each for happened in run(*steps) for each in happened):
        if isinstance(each, ev.SeatMerged) and each.seat == speaking:
            speaking = each.into
        if isinstance(each, ev.FloorGiven):
            assert speaking == 0
            speaking = each.seat
        if isinstance(each, ev.FloorYielded):
            assert speaking == each.seat
            speaking = 0


def test_what_happened_is_never_refused_afterwards() -> None:
    odd = (
        ev.FloorYielded(at=NINE, seat=CHEN),
        ev.HandChanged(at=NINE, seat=99),
        ev.ItemOpened(at=NINE, item=99),
        ev.ItemRetimed(at=NINE, item=99, minutes=1),
        ev.SeatAdmitted(at=NINE, seat=99),
        ev.SeatMerged(at=NINE, seat=98, into=99),
        ev.RoundPassed(at=NINE, seat=99),
        ev.FloorHeld(at=NINE),
        ev.FloorResumed(at=NINE),
    )

    assert replay(odd) == Meeting(place=len(odd))


def sensible(dice: Random) -> cmd.Wish:
    """A wish as meetings have them: most often about the floor, by those whose wish it may be."""
    seat = dice.choice([BRUNO, CHEN, DANA, INES, GUEST])
    other = dice.choice([AMINA, *[BRUNO, CHEN, DANA, INES, GUEST], EMIL, OTHER_GUEST])
    chair = {"by": THE_CHAIR}
    often: list[cmd.Wish] = [
        hand(seat, dice.choice(KINDS), dice.choice(["", "the scope"]), dice.randint(0, 3)),
        hand(seat, "new", "", 0),
        cmd.GiveFloor(**chair),
        cmd.GiveFloor(**chair, seat=other),
        cmd.YieldFloor(**chair),
        cmd.DeferHand(by=seat, seat=seat),
        cmd.HoldFloor(by=HUGO),
        cmd.ResumeFloor(by=HUGO),
        cmd.ClaimSeat(by=other, seat=other),
        cmd.AdmitSeat(by=HUGO, seat=other),
        cmd.CallNext(**chair),
        cmd.PassRound(by=seat, seat=seat),
        cmd.StartRound(**chair, opposite=dice.choice([0, other])),
        cmd.ChooseOrder(**chair, order=dice.choice(sorted(ORDERS))),
        cmd.OfferChair(**chair, to=dice.choice([AMINA, BRUNO])),
        cmd.TakeChair(by=dice.choice([AMINA, BRUNO])),
        cmd.OpenQueue(**chair),
        cmd.EndBreak(**chair),
    ]
    seldom: list[cmd.Wish] = [
        cmd.LowerHand(by=seat, seat=seat),
        cmd.CloseQueue(**chair),
        cmd.GiveLastWord(**chair, seat=other),
        cmd.EndRound(**chair),
        cmd.OpenItem(**chair, item=dice.randint(1, 2)),
        cmd.CloseItem(**chair),
        cmd.OpenPoint(**chair, title="Risk"),
        cmd.LeaveSeat(by=HUGO, seat=other),
        cmd.MoveSeat(by=HUGO, seat=other, mode=dice.choice(["room", "remote"]), spot=dice.randint(0, 9)),
        cmd.SetBudget(**chair, seconds=dice.randint(0, 90)),
    ]
    rarely: list[cmd.Wish] = [
        cmd.MergeSeats(by=HUGO, seat=dice.choice([GUEST, OTHER_GUEST]), into=other),
        cmd.SetUpSeat(by=HUGO, part=dice.choice(["guest", "convenor", "observer"])),
        cmd.RemoveSeat(by=HUGO, seat=other),
        cmd.EndOffer(**chair),
        cmd.StartBreak(**chair),
    ]
    return dice.choice(dice.choices([often, seldom, rarely], weights=[80, 18, 2])[0])


@pytest.mark.parametrize("seed", range(12))
def test_a_long_meeting_keeps_the_promises_to_its_end(seed: int) -> None:
    dice = Random(seed)
    wishes = [(sensible(dice), dice.randint(0, 60)) for _ in range(400)]
    log = [
        each
        for happened in run((cmd.OpenMeeting(by=AMINA), cmd.OpenItem(by=AMINA, item=1)), wishes)
        for each in happened
    ]

    assert len([each for each in log if isinstance(each, ev.FloorGiven)]) > 10
