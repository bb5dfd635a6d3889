"""The agenda: one item at a time, its point, its text, its time."""

from datetime import timedelta

from at_the_table import AMINA, BRUNO, CHEN, HUGO, NINE, Room, after

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev

SECOND = cmd.OpenItem(by=AMINA, item=2)


def order_of(room: Room) -> list[int]:
    return list(room.meeting.agenda.items)


def test_opening_an_item_closes_the_one_before_and_ends_the_turn() -> None:
    room = Room().do(cmd.RaiseHand(by=CHEN, seat=CHEN), cmd.GiveFloor(by=AMINA))

    assert room.wish(SECOND, 5) == (
        ev.FloorYielded(at=after(5), by=AMINA, seat=CHEN),
        ev.ItemClosed(at=after(5), by=AMINA, item=1),
        ev.ItemOpened(at=after(5), by=AMINA, item=2),
    )
    assert (room.meeting.agenda.items[1].spent, room.meeting.agenda.since) == (timedelta(minutes=5), after(5))


def test_a_new_item_opens_the_queue_and_everybody_has_yet_to_be_heard_on_it() -> None:
    room = Room().do(cmd.RaiseHand(by=CHEN, seat=CHEN), cmd.GiveFloor(by=AMINA), cmd.CloseQueue(by=AMINA))
    room.wish(SECOND, 5)
    floor = room.meeting.floor

    assert (floor.open, floor.spoken_on_item, floor.spoken) == (True, {}, {CHEN: timedelta(minutes=5)})


def test_whoever_waits_keeps_the_place_when_the_item_changes() -> None:
    room = Room().do(cmd.RaiseHand(by=CHEN, seat=CHEN), SECOND)

    assert list(room.meeting.floor.hands) == [CHEN]


def test_a_new_item_has_no_point_and_no_text_yet() -> None:
    room = Room().do(
        cmd.OpenPoint(by=AMINA, title="Risk"), cmd.ShowText(by=HUGO, text="The body shall …"), SECOND
    )
    agenda = room.meeting.agenda

    assert (agenda.point, agenda.point_title, agenda.text, agenda.points) == (0, "", "", 1)


def test_opening_the_item_that_is_open_changes_nothing() -> None:
    assert Room().wish(cmd.OpenItem(by=AMINA, item=1)) == ()


def test_an_item_is_closed_and_can_be_taken_up_again() -> None:
    room = Room()
    room.wish(cmd.CloseItem(by=AMINA), 5)
    assert room.refusal(cmd.CloseItem(by=AMINA)) == "no-item-is-open"

    room.wish(cmd.OpenItem(by=AMINA, item=1), 10)
    room.wish(cmd.CloseItem(by=AMINA), 12)
    assert room.meeting.agenda.items[1].spent == timedelta(minutes=7)


def test_a_break_is_not_time_spent_on_the_item() -> None:
    room = Room()
    room.wish(cmd.StartBreak(by=AMINA, minutes=20), 10)
    room.wish(cmd.EndBreak(by=AMINA), 30)
    room.wish(cmd.CloseItem(by=AMINA), 35)

    assert room.meeting.agenda.items[1].spent == timedelta(minutes=15)


def test_an_item_is_planned_before_another_or_at_the_end() -> None:
    room = Room().do(
        cmd.PlanItem(by=HUGO, title="Welcome", before=1), cmd.PlanItem(by=BRUNO, title="Next meeting")
    )
    assert order_of(room) == [3, 1, 2, 4]

    room.do(cmd.PlanItem(by=HUGO, item=4, title="Next meeting", before=2))
    assert order_of(room) == [3, 1, 4, 2]


def test_an_item_is_moved_to_the_very_end_by_one_wish() -> None:
    room = Room().do(cmd.PlanItem(by=BRUNO, title="Next meeting"))
    to_end = cmd.PlanItem(by=HUGO, item=2, title="Clause 4.2", minutes=20, to_end=True)

    assert room.wish(to_end) == (
        ev.ItemPlanned(at=NINE, by=HUGO, item=2, title="Clause 4.2", minutes=20, to_end=True),
    )
    assert order_of(room) == [1, 3, 2]
    assert room.wish(to_end) == ()


def test_the_end_wins_over_a_place_before_another() -> None:
    room = Room().do(cmd.PlanItem(by=HUGO, item=1, title="Scope", minutes=30, before=2, to_end=True))

    assert order_of(room) == [2, 1]


def test_an_item_that_is_to_come_takes_another_place_and_stays_what_it_is() -> None:
    room = Room().do(cmd.PlanItem(by=BRUNO, title="Next meeting", minutes=5, draft="In May"))

    assert room.wish(cmd.MoveItem(by=HUGO, item=3, before=2)) == (
        ev.ItemPlanned(at=NINE, by=HUGO, item=3, title="Next meeting", minutes=5, draft="In May", before=2),
    )
    assert order_of(room) == [1, 3, 2]
    room.do(cmd.MoveItem(by=HUGO, item=3))
    assert order_of(room) == [1, 2, 3]
    assert room.refusal(cmd.MoveItem(by=HUGO, item=1)) == "item-is-open"
    assert room.refusal(cmd.MoveItem(by=HUGO, item=2, before=9)) == "no-such-item"


def test_a_new_item_goes_to_the_end_anyway() -> None:
    room = Room().do(cmd.PlanItem(by=HUGO, title="Next meeting", to_end=True))

    assert order_of(room) == [1, 2, 3]


def test_an_item_said_again_stays_where_it_is_and_keeps_its_standing() -> None:
    changed = cmd.PlanItem(by=HUGO, item=1, title="Scope and field", minutes=45)
    room = Room().do(changed)

    assert (order_of(room), room.meeting.agenda.items[1].standing) == ([1, 2], "open")
    assert room.wish(changed) == ()


def test_an_item_that_was_not_taken_up_can_be_dropped() -> None:
    assert Room().wish(cmd.DropItem(by=HUGO, item=2)) == (ev.ItemDropped(at=NINE, by=HUGO, item=2),)
    assert Room().refusal(cmd.DropItem(by=HUGO, item=1)) == "item-is-open"


def test_a_number_is_never_given_twice() -> None:
    room = Room().do(cmd.DropItem(by=HUGO, item=2))

    assert room.wish(cmd.PlanItem(by=HUGO, title="Other")) == (
        ev.ItemPlanned(at=NINE, by=HUGO, item=3, title="Other"),
    )


def test_an_item_gets_another_timebox_while_it_runs() -> None:
    again = cmd.RetimeItem(by=AMINA, item=1, minutes=40)

    assert Room().wish(again) == (ev.ItemRetimed(at=NINE, by=AMINA, item=1, minutes=40),)
    assert Room().do(again).wish(again) == ()
    assert Room().refusal(cmd.RetimeItem(by=AMINA, item=1, minutes=-1)) == "item-minutes-out-of-range"
    assert Room().do(SECOND).refusal(again) == "item-is-closed"


def test_a_new_point_begins_with_an_open_queue() -> None:
    assert Room().do(cmd.CloseQueue(by=AMINA)).wish(cmd.OpenPoint(by=AMINA, title="Risk")) == (
        ev.PointOpened(at=NINE, by=AMINA, point=1, title="Risk", item=1),
        ev.QueueOpened(at=NINE, by=AMINA),
    )


def test_points_are_parked_with_their_item() -> None:
    assert Room().wish(cmd.ParkPoint(by=HUGO, title="Fees")) == (
        ev.PointParked(at=NINE, by=HUGO, title="Fees", item=1),
    )


def test_the_text_under_discussion_is_shown_once() -> None:
    show = cmd.ShowText(by=HUGO, text="The body shall …", clause="4.2")

    assert Room().wish(show) == (ev.TextShown(at=NINE, by=HUGO, text="The body shall …", clause="4.2"),)
    assert Room().do(show).wish(show) == ()


def test_what_is_empty_or_not_there_is_refused() -> None:
    assert Room().refusal(cmd.PlanItem(by=HUGO, title=" ")) == "item-needs-title"
    assert Room().refusal(cmd.PlanItem(by=HUGO, title="A", item=9)) == "no-such-item"
    assert Room().refusal(cmd.PlanItem(by=HUGO, title="A", before=9)) == "no-such-item"
    assert Room().refusal(cmd.OpenItem(by=AMINA, item=9)) == "no-such-item"
    assert Room().refusal(cmd.OpenPoint(by=AMINA, title="")) == "point-needs-title"
