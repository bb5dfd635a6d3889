"""What the log says afterwards: minutes, debrief, summary, and the meeting at any moment."""

import json
from datetime import timedelta

from at_the_table import (
    AMINA,
    BRUNO,
    CHEN,
    DANA,
    EMIL,
    HUGO,
    INES,
    OPENED,
    Room,
    after,
    opposes,
    says,
    seated,
)

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.attendance import Attendee, attendance
from convenor.domain.meeting.readings.calls import CallRecord, ObjectionRecord, PollRecord, Tally
from convenor.domain.meeting.readings.debrief import debrief, time_led
from convenor.domain.meeting.readings.minutes import BreakoutRecord, ChairChange, Minutes, Point, minutes
from convenor.domain.meeting.readings.replaying import at, steps
from convenor.domain.meeting.readings.summary import summary
from convenor.domain.meeting.readings.telling import told
from convenor.domain.meeting.readings.written import (
    Action,
    ConductNote,
    Decision,
    Note,
    Parked,
    conduct_notes,
)
from convenor.domain.meeting.state import Meeting, replay
from convenor.domain.meeting.state.consensus import Option

MINUTE = timedelta(minutes=1)
PRIVATE = "Spoke over Dana twice"


def morning() -> Room:
    """A split on the scope that ends in a third option; then a poll, groups, and an item that nobody reaches."""
    room = Room()
    room.wish(cmd.PlanItem(by=HUGO, title="Next meeting", minutes=5), 0)
    room.wish(cmd.OpenPoint(by=AMINA, title="Reviews"), 1)
    room.wish(cmd.RaiseHand(by=CHEN, seat=CHEN), 1)
    room.wish(cmd.GiveFloor(by=AMINA), 1)
    room.wish(cmd.WriteNote(by=HUGO, text="Wants reviews", seat=CHEN), 2)
    room.wish(cmd.YieldFloor(by=CHEN), 6)
    room.wish(cmd.NoteConduct(by=HUGO, text=PRIVATE, seat=CHEN), 6)
    room.wish(cmd.OpenCall(by=AMINA, text="It shall review.", clause="4.2"), 7)
    room.do(says(CHEN, "support"), says(INES, "live-with"), opposes(DANA), cmd.RevealCall(by=AMINA, call=1))
    room.do(cmd.AskObjection(by=AMINA, call=1, seat=DANA, why="It costs a week"))
    room.do(cmd.RestateObjection(by=AMINA, call=1, seat=DANA, gist="Too much for small bodies"))
    room.do(cmd.ConfirmObjection(by=DANA, call=1, seat=DANA))
    room.do(cmd.ProposeOption(by=INES, call=1, text="It shall review when risks change."))
    room.do(cmd.TestOption(by=AMINA, call=1, option=1), cmd.AdoptOption(by=AMINA, call=1, option=1))
    room.do(cmd.WithdrawObjection(by=DANA, call=1, seat=DANA))
    room.wish(cmd.DeclareCall(by=AMINA, call=1, outcome="reservations"), 33)
    room.wish(cmd.OpenItem(by=AMINA, item=2), 35)
    return room


def afternoon() -> Room:
    """The same meeting, until it is closed."""
    room = morning()
    room.do(cmd.OfferChair(by=AMINA, to=BRUNO))
    room.wish(cmd.TakeChair(by=BRUNO), 36)
    room.do(cmd.OpenPoll(by=BRUNO, question="Which title?", options=("A", "B")))
    room.do(cmd.CastVote(by=DANA, poll=1, seat=DANA, chosen=(1,)), cmd.ClosePoll(by=BRUNO, poll=1))
    room.do(cmd.PlanBreakout(by=BRUNO, title="Terms", chair=CHEN, recorder=INES))
    room.do(cmd.StartBreakouts(by=BRUNO, minutes=5), cmd.ReportBreakout(by=INES, group=1, text="Risk: …"))
    room.wish(cmd.EndBreakouts(by=BRUNO), 41)
    room.wish(cmd.RecordAction(by=HUGO, text="Draft", owner=CHEN, due="2025-04-01"), 42)
    room.wish(cmd.RecordAction(by=HUGO, text="Draft 4.2", action=1, owner=DANA, due="2025-04-02"), 43)
    room.do(cmd.ParkPoint(by=HUGO, title="Annex B"), cmd.ParkWord(by=CHEN, word="risk"))
    room.do(cmd.ParkWord(by=INES, word="Risk"), cmd.AskSlower(by=INES))
    room.wish(cmd.LeaveSeat(by=INES, seat=INES), 44)
    room.wish(cmd.WriteNote(by=HUGO, text="Wants yearly reviews", note=1, seat=CHEN), 44)
    room.wish(cmd.CloseMeeting(by=BRUNO), 45)
    return room


def taken() -> Minutes:
    return minutes(afternoon().log, lambda number: f"{number}/2025")


def test_every_item_has_its_section_with_its_time() -> None:
    found = taken()

    assert (found.opened, found.closed, found.opened_by) == (after(0), after(45), AMINA)
    assert [
        (each.number, each.title, each.standing, each.planned, each.spent) for each in found.sections
    ] == [
        (1, "Scope", "closed", 30 * MINUTE, 35 * MINUTE),
        (2, "Clause 4.2", "closed", 20 * MINUTE, 10 * MINUTE),
        (3, "Next meeting", "planned", 5 * MINUTE, timedelta()),
    ]
    assert [(each.seat, each.time) for each in found.sections[0].turns] == [(CHEN, 5 * MINUTE)]
    assert found.sections[0].points == (Point(number=1, title="Reviews", item=1, at=after(1)),)


def test_a_corrected_note_stays_with_the_item_on_which_it_was_first_written() -> None:
    assert taken().sections[0].notes == (
        Note(number=1, text="Wants yearly reviews", item=1, seat=CHEN, at=after(2), by=HUGO),
    )


def test_decisions_are_numbered_as_the_group_numbers_them() -> None:
    assert taken().decisions == (
        Decision(
            number=1,
            label="1/2025",
            text="It shall review when risks change.",
            item=1,
            call=1,
            at=after(33),
            by=AMINA,
        ),
    )


def test_actions_have_an_owner_and_a_day_and_parked_words_stand_once() -> None:
    section = taken().sections[1]

    assert section.actions == (
        Action(number=1, text="Draft 4.2", owner=DANA, due="2025-04-02", item=2, at=after(42)),
    )
    assert section.parked == (Parked(text="Annex B", item=2, at=after(43)),)
    assert section.words == (Parked(text="risk", item=2, at=after(43)),)


def test_a_call_is_told_from_the_frozen_text_to_what_was_declared() -> None:
    assert taken().calls == (
        CallRecord(
            number=1,
            item=1,
            at=after(7),
            clause="4.2",
            text="It shall review.",
            final_text="It shall review when risks change.",
            substantial=True,
            stage="declared",
            answered=3,
            present=4,
            tally=Tally(
                counts={"support": 1, "live-with": 1, "oppose": 1},
                by_body={"AFNOR": {"live-with": 1}, "DIN": {"oppose": 1}, "SAC": {"support": 1}},
                by_interest={
                    "consumers": {"oppose": 1},
                    "government": {"live-with": 1},
                    "industry": {"support": 1},
                },
            ),
            objections=(
                ObjectionRecord(
                    seat=DANA,
                    reason="Small bodies cannot do it",
                    clause="4.2",
                    remedy="Say “should”",
                    why="It costs a week",
                    gist="Too much for small bodies",
                    confirmed=True,
                    ended="withdrawn",
                ),
            ),
            options=(Option(number=1, text="It shall review when risks change.", tested=True),),
            outcome="reservations",
            next_step="",
            decision=1,
            declared_by=AMINA,
            ended=after(33),
        ),
    )


def test_a_poll_says_who_was_present_voted_and_was_absent() -> None:
    assert taken().sections[1].polls == (
        PollRecord(
            number=1,
            item=2,
            at=after(36),
            question="Which title?",
            options=("A", "B"),
            several=False,
            counts=(0, 1),
            voted=1,
            present=4,
            absent=0,
        ),
    )


def test_changes_of_the_chair_and_the_groups_text_are_in_the_minutes() -> None:
    section = taken().sections[1]

    assert section.chair == (ChairChange(seat=BRUNO, before=AMINA, item=2, at=after(36)),)
    assert section.breakouts == (
        BreakoutRecord(
            number=1,
            title="Terms",
            task="",
            chair=CHEN,
            recorder=INES,
            seats=(CHEN, INES),
            text="Risk: …",
            item=2,
        ),
    )


def test_attendance_counts_parts_bodies_and_modes() -> None:
    there = taken().attendance

    assert (there.by_part, there.by_mode, there.missing) == (
        {"convenor": 2, "expert": 3, "mentee": 1, "secretary": 1},
        {"remote": 2, "room": 5},
        (),
    )
    assert there.people[-1] == Attendee(
        seat=INES,
        part="expert",
        body="AFNOR",
        interest="government",
        modes=("remote",),
        came=after(0),
        left=after(44),
    )


def test_a_double_counts_once_and_whoever_did_not_come_is_missed() -> None:
    log = [*OPENED, ev.SeatSetUp(at=after(0), seat=8), ev.SeatMerged(at=after(9), seat=DANA, into=INES)]

    there = attendance(steps(log))

    assert [each.seat for each in there.people] == [AMINA, BRUNO, CHEN, EMIL, HUGO, INES]
    assert there.missing == (8,)


def test_what_happened_outside_every_item_stands_first() -> None:
    log = [*seated(HUGO), ev.NoteWritten(at=after(0), by=HUGO, note=1, text="Coffee at ten")]

    (section,) = minutes(log).sections

    assert (section.number, [each.text for each in section.notes]) == (0, ["Coffee at ten"])
    assert minutes([]).sections == ()


def test_private_notes_on_conduct_are_in_no_reader_but_their_own() -> None:
    log = afternoon().log

    assert conduct_notes(log) == (ConductNote(text=PRIVATE, seat=CHEN, by=HUGO, at=after(6)),)
    assert PRIVATE not in str((minutes(log), debrief(log), summary(log)))


def test_the_debrief_starts_the_answers_of_the_handout() -> None:
    looked = debrief(afternoon().log)

    assert looked.for_question("q1") == (told("debrief-attendance", people=7, room=5, remote=2),)
    assert looked.for_question("q5") == (
        told("debrief-call-reservations", about="4.2"),
        told("debrief-objection-withdrawn", seat=DANA, reason="Too much for small bodies"),
    )
    assert looked.for_question("q6") == (
        told("debrief-overran", item="Scope", planned=30, over=5),
        told("debrief-not-reached", item="Next meeting", planned=5),
    )
    assert looked.for_question("q7") == (
        told("debrief-slower-asked", count=1),
        told("debrief-words", words="risk"),
    )
    assert looked.for_question("q4") == (
        told("voice-few", few=1, people=3, percent=100),
        told("voice-silent", silent=2, people=3),
        told("voice-remote", whose="remote", percent=0, of_people=67),
        told("voice-body", whose="SAC", percent=100, of_people=33),
        told("voice-interest", whose="industry", percent=100, of_people=33),
        told("debrief-most", seat=CHEN, percent=100),
        told("debrief-was-silent", seat=DANA),
        told("debrief-was-silent", seat=INES),
    )
    assert looked.for_question("q11") == ()
    assert time_led(looked, BRUNO) == 4 * MINUTE


def test_a_summary_is_ready_for_json_and_says_the_order_at_every_moment() -> None:
    room = Room()
    room.wish(cmd.RaiseHand(by=CHEN, seat=CHEN), 1)
    room.wish(cmd.RaiseHand(by=DANA, seat=DANA, kind="order"), 2)
    room.wish(cmd.GiveFloor(by=AMINA), 3)

    read = json.loads(json.dumps(summary(room.log)))

    assert [[each["seat"] for each in moment["waiting"]] for moment in read["order"]] == [
        [CHEN],
        [DANA, CHEN],
        [CHEN],
    ]
    assert [moment["at"] for moment in read["order"]] == [after(n).isoformat() for n in (1, 2, 3)]
    assert (read["events"], read["turns"][0]["seat"], read["turns"][0]["ended"]) == (
        len(room.log),
        DANA,
        None,
    )


def test_a_summary_says_speaking_time_shares_and_decisions() -> None:
    read = summary(afternoon().log)

    assert read["speaking_time"] == {str(CHEN): {"seconds": 300.0, "turns": 1}}
    assert [each["label"] for each in read["decisions"]] == ["1"]
    assert [each["percent"] for each in read["voice"]["persons"]] == [100]


def test_the_meeting_stands_at_any_moment_as_it_stood_then() -> None:
    log = afternoon().log

    assert at(log, 0) == Meeting()
    assert at(log, len(log)) == replay(log)
    assert at(log, after(20)) == replay(event for event in log if event.at <= after(20))
    assert [step.after for step in steps(log)][9] == at(log, 10)
