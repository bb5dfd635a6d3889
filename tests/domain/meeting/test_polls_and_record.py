"""Straw polls, the record, being understood, and groups that work apart."""

import pytest
from at_the_table import AMINA, BRUNO, CHEN, DANA, EMIL, HUGO, INES, NINE, Room, after

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.calls import poll_counts
from convenor.domain.meeting.readings.written import Note, actions, notes

POLL = cmd.OpenPoll(by=AMINA, question="Which title?", options=("A", " B ", "A", ""))


def votes(seat: int, *chosen: int) -> cmd.CastVote:
    return cmd.CastVote(by=seat, poll=1, seat=seat, chosen=chosen)


def test_a_poll_offers_each_answer_once() -> None:
    assert Room().wish(POLL) == (
        ev.PollOpened(at=NINE, by=AMINA, poll=1, question="Which title?", options=("A", "B")),
    )


@pytest.mark.parametrize(
    ("poll", "code"),
    [
        (cmd.OpenPoll(by=AMINA, question=" ", options=("A", "B")), "poll-needs-question"),
        (cmd.OpenPoll(by=AMINA, question="?", options=("A", "A", " ")), "poll-needs-options"),
        (cmd.OpenPoll(by=AMINA, question="?", options=tuple("abcdefghijk")), "poll-has-too-many-options"),
        (cmd.OpenPoll(by=CHEN, question="?", options=("A", "B")), "only-chair"),
    ],
)
def test_a_poll_has_a_question_and_a_handful_of_answers(poll: cmd.OpenPoll, code: str) -> None:
    assert Room().refusal(poll) == code


def test_a_poll_is_blind_until_it_is_closed_and_counts_present_and_absent() -> None:
    room = Room().do(POLL, votes(CHEN, 1), votes(DANA, 0), votes(DANA, 1), cmd.LeaveSeat(by=INES, seat=INES))
    assert room.refusal(POLL) == "poll-is-open"
    assert room.meeting.polls.poll
    assert poll_counts(room.meeting.polls.poll) is None

    assert room.wish(cmd.ClosePoll(by=AMINA, poll=1)) == (
        ev.PollClosed(at=NINE, by=AMINA, poll=1, present=3, absent=1),
    )
    assert poll_counts(room.meeting.polls.poll) == (0, 2)
    assert room.refusal(votes(CHEN, 0)) == "poll-is-closed"


def test_the_result_of_a_closed_poll_is_put_away_once() -> None:
    room = Room().do(POLL)
    away = cmd.PutPollAway(by=AMINA, poll=1)
    assert room.refusal(away) == "poll-is-open"

    room.do(cmd.ClosePoll(by=AMINA, poll=1))
    assert room.refusal(cmd.PutPollAway(by=CHEN, poll=1)) == "only-chair"
    assert room.wish(away) == (ev.PollPutAway(at=NINE, by=AMINA, poll=1),)
    assert room.wish(away) == ()
    assert room.refusal(cmd.ClosePoll(by=AMINA, poll=1)) == "poll-is-put-away"


def test_a_vote_is_one_of_the_answers_and_can_be_taken_back() -> None:
    room = Room().do(POLL)

    assert room.refusal(votes(CHEN, 2)) == "no-such-choice"
    assert room.refusal(votes(CHEN, 0, 1)) == "one-choice-only"
    assert room.refusal(votes(AMINA, 0)) == "chair-must-hand-over-first"
    assert room.refusal(votes(EMIL, 0)) == "part-has-no-voice"
    assert room.wish(votes(CHEN)) == ()
    room.do(votes(CHEN, 0), votes(CHEN))
    assert room.meeting.polls.poll
    assert room.meeting.polls.poll.votes == {}


def test_a_poll_may_take_several_answers() -> None:
    room = Room().do(cmd.OpenPoll(by=AMINA, question="?", options=("A", "B", "C"), several=True))

    assert room.wish(votes(CHEN, 2, 0, 2)) == (
        ev.VoteCast(at=NINE, by=CHEN, poll=1, seat=CHEN, chosen=(0, 2)),
    )


def test_a_note_belongs_to_the_current_item_and_to_who_said_it() -> None:
    room = Room()

    assert room.wish(cmd.WriteNote(by=HUGO, text=" Scope is too wide ", seat=CHEN)) == (
        ev.NoteWritten(at=NINE, by=HUGO, note=1, text="Scope is too wide", item=1, seat=CHEN),
    )
    assert room.wish(cmd.WriteNote(by=HUGO, text=" ")) == ()
    assert room.refusal(cmd.WriteNote(by=HUGO, text="x", note=2)) == "no-such-note"
    assert room.refusal(cmd.WriteNote(by=HUGO, text="x", seat=99)) == "no-such-seat"
    assert room.refusal(cmd.WriteNote(by=CHEN, text="x")) == "only-record"


def test_a_note_goes_to_another_item_when_that_is_named() -> None:
    room = Room()

    assert room.wish(cmd.WriteNote(by=HUGO, text="Dana will send figures", item=2)) == (
        ev.NoteWritten(at=NINE, by=HUGO, note=1, text="Dana will send figures", item=2),
    )
    assert room.wish(cmd.WriteNote(by=HUGO, text="The fire alarm rang", item=0)) == (
        ev.NoteWritten(at=NINE, by=HUGO, note=2, text="The fire alarm rang", item=0),
    )
    assert room.refusal(cmd.WriteNote(by=HUGO, text="x", item=9)) == "no-such-item"


def test_a_note_under_the_wrong_item_is_moved_and_stays_there() -> None:
    room = Room().do(cmd.WriteNote(by=HUGO, text="Dana sends figures"))

    assert room.wish(cmd.WriteNote(by=HUGO, text="Dana sends figures", note=1, item=2)) == (
        ev.NoteWritten(at=NINE, by=HUGO, note=1, text="Dana sends figures", item=2, moved=True),
    )
    room.do(cmd.WriteNote(by=HUGO, text="Dana sends figures by May", note=1))
    assert notes(room.log) == (
        Note(number=1, text="Dana sends figures by May", item=2, seat=0, at=NINE, by=HUGO),
    )


def test_decisions_and_actions_are_numbered() -> None:
    room = Room().do(
        cmd.RecordDecision(by=HUGO, text="Keep the title"),
        cmd.RecordAction(by=HUGO, text="Draft 4.2", owner=CHEN, due="2025-04-01"),
    )

    assert room.log[-2:] == [
        ev.DecisionRecorded(at=NINE, by=HUGO, number=1, text="Keep the title", item=1),
        ev.ActionRecorded(at=NINE, by=HUGO, action=1, text="Draft 4.2", owner=CHEN, due="2025-04-01", item=1),
    ]
    assert room.refusal(cmd.RecordAction(by=HUGO, text="x", due="1 April")) == "not-a-day"
    assert room.refusal(cmd.RecordAction(by=HUGO, text=" ")) == "action-needs-text"
    assert room.refusal(cmd.RecordAction(by=HUGO, text="x", action=2)) == "no-such-action"
    assert room.refusal(cmd.RecordDecision(by=HUGO, text=" ")) == "decision-needs-text"


def test_decisions_and_actions_go_to_another_item_when_that_is_named() -> None:
    room = Room().do(
        cmd.RecordDecision(by=HUGO, text="Keep the title", item=2),
        cmd.RecordAction(by=HUGO, text="Draft 4.2", item=0),
        cmd.RecordAction(by=HUGO, text="Draft 4.2 by May", action=1, item=2),
    )

    assert room.log[-3:] == [
        ev.DecisionRecorded(at=NINE, by=HUGO, number=1, text="Keep the title", item=2),
        ev.ActionRecorded(at=NINE, by=HUGO, action=1, text="Draft 4.2"),
        ev.ActionRecorded(at=NINE, by=HUGO, action=1, text="Draft 4.2 by May", item=2, moved=True),
    ]
    assert [each.item for each in actions(room.log)] == [2]
    assert room.refusal(cmd.RecordDecision(by=HUGO, text="x", item=9)) == "no-such-item"


def test_nobody_learns_who_asked_and_nobody_can_flood_the_room() -> None:
    room = Room()

    assert room.wish(cmd.AskRestate(by=DANA), 1) == (ev.RestateAsked(at=after(1)),)
    assert room.wish(cmd.AskRestate(by=INES), 1.2) == ()
    assert room.wish(cmd.AskSlower(by=INES), 1.2) == (ev.SlowerAsked(at=after(1.2)),)
    assert room.wish(cmd.AskRestate(by=DANA), 1.4) == (ev.RestateAsked(at=after(1.4)),)


def test_a_gist_is_confirmed_by_who_was_restated_or_by_who_writes_for_them() -> None:
    room = Room().do(cmd.RestateGist(by=AMINA, seat=DANA, text="You fear the cost"))

    assert room.refusal(cmd.ConfirmGist(by=CHEN, gist=1)) == "only-who-was-restated"
    assert room.refusal(cmd.ConfirmGist(by=AMINA, gist=1)) == "only-who-was-restated"
    assert room.refusal(cmd.ConfirmGist(by=HUGO, gist=1)) is None
    assert room.refusal(cmd.ConfirmGist(by=DANA, gist=2)) == "no-such-gist"
    room.do(cmd.ConfirmGist(by=DANA, gist=1, agrees=False))
    assert room.meeting.language.gist_standing == "refused"
    assert room.wish(cmd.ConfirmGist(by=DANA, gist=1, agrees=False)) == ()


def test_words_are_parked_and_conduct_is_noted_for_few_eyes() -> None:
    room = Room().do(
        cmd.ParkWord(by=CHEN, word="impartiality"),
        cmd.RemindConduct(by=BRUNO, text="One at a time"),
        cmd.NoteConduct(by=BRUNO, text="Spoke over Dana twice", seat=CHEN),
    )

    assert room.log[-3:] == [
        ev.WordParked(at=NINE, by=CHEN, word="impartiality", item=1),
        ev.ConductReminded(at=NINE, by=BRUNO, text="One at a time"),
        ev.ConductNoted(at=NINE, by=BRUNO, text="Spoke over Dana twice", seat=CHEN),
    ]
    assert room.refusal(cmd.NoteConduct(by=BRUNO, text=" ")) == "conduct-note-needs-text"
    assert room.refusal(cmd.ParkWord(by=CHEN, word=" ")) == "word-missing"


def test_chair_and_recorder_sit_in_their_group_and_nobody_in_two() -> None:
    room = Room().do(
        cmd.PlanBreakout(by=AMINA, title="Scope", chair=BRUNO, recorder=CHEN, seats=(DANA,)),
        cmd.PlanBreakout(by=AMINA, title="Terms", chair=CHEN, seats=(INES,)),
    )

    groups = room.meeting.breakouts.groups
    assert (groups[1].recorder, groups[1].seats) == (0, (BRUNO, DANA))
    assert groups[2].seats == (CHEN, INES)


def test_groups_go_to_work_for_a_time_and_bring_their_text_back() -> None:
    room = Room()
    assert room.refusal(cmd.StartBreakouts(by=AMINA, minutes=20)) == "no-breakouts-planned"
    room.do(cmd.PlanBreakout(by=AMINA, title="Scope", chair=BRUNO, recorder=CHEN, seats=(DANA,)))
    assert room.refusal(cmd.StartBreakouts(by=AMINA, minutes=0)) == "breakouts-need-minutes"

    room.do(cmd.StartBreakouts(by=AMINA, minutes=20))
    assert room.meeting.breakouts.until == after(20)
    assert room.refusal(cmd.StartBreakouts(by=AMINA, minutes=20)) == "breakouts-are-apart"
    assert room.refusal(cmd.ReportBreakout(by=DANA, group=1, text="x")) == "only-chair-or-recorder"
    room.do(cmd.ReportBreakout(by=CHEN, group=1, text="A narrower scope"), cmd.EndBreakouts(by=AMINA))

    assert room.meeting.breakouts.groups[1].text == "A narrower scope"
    assert room.wish(cmd.EndBreakouts(by=AMINA)) == ()


def test_a_planned_group_is_taken_off_and_its_number_is_not_given_again() -> None:
    room = Room().do(cmd.PlanBreakout(by=AMINA, title="Scope"), cmd.PlanBreakout(by=AMINA, title="Terms"))

    assert room.wish(cmd.DropBreakout(by=AMINA, group=1)) == (ev.BreakoutDropped(at=NINE, by=AMINA, group=1),)
    assert room.refusal(cmd.DropBreakout(by=AMINA, group=1)) == "no-such-breakout"
    room.do(cmd.PlanBreakout(by=AMINA, title="Annex"))
    assert list(room.meeting.breakouts.groups) == [2, 3]


def test_no_group_is_taken_off_once_the_groups_have_begun_to_work() -> None:
    room = Room().do(cmd.PlanBreakout(by=AMINA, title="Scope"), cmd.StartBreakouts(by=AMINA, minutes=20))
    assert room.refusal(cmd.DropBreakout(by=AMINA, group=1)) == "breakouts-have-begun"

    room.do(cmd.EndBreakouts(by=AMINA))
    assert room.refusal(cmd.DropBreakout(by=AMINA, group=1)) == "breakouts-have-begun"
