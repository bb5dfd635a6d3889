"""Whatever anybody wishes in a call, in any order, the call keeps its promises."""

from collections import Counter
from dataclasses import replace

from at_the_table import AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES, Room
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.calls import calls, poll_counts, polls, tally
from convenor.domain.meeting.readings.replaying import steps
from convenor.domain.meeting.readings.summary import summary
from convenor.domain.meeting.state import Meeting

SECRET = "the remedy that nobody may see before the reveal"
PEOPLE = st.sampled_from([AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES])
VOICES = st.sampled_from([BRUNO, CHEN, DANA, INES])
NUMBERS = st.integers(1, 2)
POSITIONS = st.sampled_from(["oppose", "support", "live-with", "clarify", "abstain", "nonsense"])
OUTCOMES = st.sampled_from(["consensus", "reservations", "none", "nonsense"])


def about_call(kind: type[cmd.Wish], **more: st.SearchStrategy[object]) -> st.SearchStrategy[cmd.Wish]:
    return st.builds(kind, by=PEOPLE, call=NUMBERS, **more)


WISHES = st.one_of(
    st.builds(cmd.OpenCall, by=PEOPLE, text=st.just("A text"), substantial=st.booleans()),
    about_call(
        cmd.TakePosition,
        seat=VOICES,
        position=POSITIONS,
        reason=st.sampled_from(["Too dear", ""]),
        remedy=st.sampled_from([SECRET, ""]),
    ),
    about_call(cmd.RevealCall),
    about_call(cmd.RestateObjection, seat=VOICES, gist=st.just("A gist")),
    about_call(cmd.ConfirmObjection, seat=VOICES, agrees=st.booleans()),
    about_call(cmd.ProposeOption, text=st.sampled_from(["One", "Two"])),
    about_call(cmd.TestOption, option=NUMBERS),
    about_call(cmd.CannotLive, option=NUMBERS, seat=VOICES),
    about_call(cmd.AdoptOption, option=NUMBERS),
    about_call(cmd.WithdrawObjection, seat=VOICES),
    about_call(cmd.SustainObjection, seat=VOICES),
    about_call(cmd.DeclareCall, outcome=OUTCOMES, next_step=st.sampled_from(["", "parked"])),
    about_call(cmd.TakeBackCall),
    st.builds(cmd.MergeSeats, by=PEOPLE, seat=PEOPLE, into=PEOPLE),
    st.builds(cmd.LeaveSeat, by=PEOPLE, seat=st.sampled_from([CHEN, DANA])),
    st.builds(cmd.OpenPoll, by=PEOPLE, question=st.just("Which?"), options=st.just(("a", "b"))),
    st.builds(
        cmd.CastVote, by=PEOPLE, poll=NUMBERS, seat=VOICES, chosen=st.sampled_from([(), (0,), (1,), (2,)])
    ),
    st.builds(cmd.ClosePoll, by=PEOPLE, poll=NUMBERS),
    st.builds(cmd.PutPollAway, by=PEOPLE, poll=NUMBERS),
)


TAKEN = st.builds(
    cmd.TakePosition,
    by=VOICES,
    call=st.just(1),
    seat=VOICES,
    position=st.sampled_from(["oppose", "support", "live-with"]),
    reason=st.just("Too dear"),
    remedy=st.just(SECRET),
)
# Some take positions, perhaps the chair reveals them, and then anything may be wished.
CALLS = st.builds(
    lambda taken, reveal, wishes: [*taken, *reveal, *wishes],
    st.lists(TAKEN, max_size=5),
    st.lists(st.just(cmd.RevealCall(by=AMINA, call=1)), max_size=1),
    st.lists(WISHES, max_size=25),
)


CHAIRS = (
    cmd.OpenCall,
    cmd.RevealCall,
    cmd.RestateObjection,
    cmd.TestOption,
    cmd.AdoptOption,
    cmd.DeclareCall,
    cmd.OpenPoll,
    cmd.ClosePoll,
    cmd.PutPollAway,
)
OWN = (
    cmd.TakePosition,
    cmd.ConfirmObjection,
    cmd.CannotLive,
    cmd.WithdrawObjection,
    cmd.SustainObjection,
    cmd.CastVote,
)


def lived(wishes: list[cmd.Wish], *, aimed: bool = False) -> Room:
    """A room in which everybody wished, and the rules answered."""
    room = Room().do(cmd.OpenCall(by=AMINA, text="A text"))
    for number, wish in enumerate(wishes):
        try:
            room.wish(aim(room, wish) if aimed else wish, number)
        except Refused:
            continue
    return room


def aim(room: Room, wish: cmd.Wish) -> cmd.Wish:
    """The same wish from whoever may have it, about the latest call: so that more of it happens."""
    if isinstance(wish, CHAIRS):
        wish = replace(wish, by=AMINA)
    if isinstance(wish, OWN):
        wish = replace(wish, by=wish.seat)
    return replace(wish, call=room.meeting.consensus.calls) if hasattr(wish, "call") else wish


def promises(before: Meeting, event: ev.Fact, after: Meeting) -> None:
    call = after.consensus.call
    if call is None:
        return
    shown = tally(call, after)
    if call.stage in ("blind", "taken-back"):
        assert shown is None
    else:
        assert shown is not None
        assert shown.counts == Counter(taken.position for taken in call.positions.values())
        assert Counter(shown.counts) == sum(map(Counter, shown.by_body.values()), Counter())
        assert Counter(shown.counts) == sum(map(Counter, shown.by_interest.values()), Counter())
    if isinstance(event, ev.CallDeclared) and event.outcome != "none":
        standing = {each.standing for each in call.objections.values()}
        assert "open" not in standing
        assert not call.substantial or "sustained" not in standing
    if call.stage == "revealed":
        opposed = {seat for seat, taken in call.positions.items() if taken.position == "oppose"}
        assert opposed <= set(call.objections)


@settings(max_examples=300, deadline=None)
@given(CALLS)
def test_blind_stays_blind_tallies_are_true_and_no_opposition_is_declared_away(
    wishes: list[cmd.Wish],
) -> None:
    room = lived(wishes, aimed=True)

    for step in steps(room.log):
        promises(step.before, step.event, step.after)


@settings(max_examples=150, deadline=None)
@given(CALLS)
def test_no_reader_says_what_is_blind(wishes: list[cmd.Wish]) -> None:
    room = lived(wishes)
    walked = tuple(steps(room.log))
    revealed = {each.number for each in calls(walked) if each.stage in ("revealed", "declared")}

    assert revealed or SECRET not in str(summary(room.log))
    assert {
        each.number for each in calls(walked) if each.tally or each.objections or each.options
    } <= revealed
    for poll in polls(walked):
        assert poll.counts is None or poll.voted <= poll.present
    poll = room.meeting.polls.poll
    assert poll is None or poll.open == (poll_counts(poll) is None)


@settings(max_examples=150, deadline=None)
@given(CALLS)
def test_a_decision_comes_from_each_call_that_found_consensus(wishes: list[cmd.Wish]) -> None:
    log = lived(wishes, aimed=True).log

    found = [
        (each.call, each.number)
        for each in log
        if isinstance(each, ev.CallDeclared) and each.outcome != "none"
    ]
    decided = [(each.call, each.number) for each in log if isinstance(each, ev.DecisionRecorded)]

    assert found == decided
    assert [number for _, number in decided] == list(range(1, len(decided) + 1))
