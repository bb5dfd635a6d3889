"""Whose turn it is, and why. Chen and Bruno sit in the room, Dana and Ines are remote."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.domain.speaking import KINDS, ORDERS, Hand, Heard, Place, Voice, speaking_order, table_round

NINE = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)
AMINA, BRUNO, CHEN, DANA, INES = 1, 2, 3, 4, 5
ROOM, REMOTE = "room", "remote"


def hand(seat: int, minute: int, kind: str = "new", point: int = 0, behind: int | None = None) -> Hand:
    """A hand that went up so many minutes after nine; ``behind``: deferred at that minute."""
    deferred = None if behind is None else NINE + timedelta(minutes=behind)
    return Hand(seat=seat, at=NINE + timedelta(minutes=minute), kind=kind, point=point, behind=deferred)


def told(order: str, *hands: Hand, heard: Heard | None = None, point: int = 0) -> list[tuple[int, str]]:
    """Who is called in which order, and for which reason."""
    turns = speaking_order(hands, order=order, heard=heard or Heard(), point=point)
    return [(turn.hand.seat, turn.reason) for turn in turns]


def test_who_came_first_is_called_first() -> None:
    assert told("first-come", hand(DANA, 2), hand(CHEN, 1)) == [(CHEN, "first-come"), (DANA, "first-come")]


def test_points_of_order_go_first_then_clarifications_then_replies() -> None:
    waiting = (hand(CHEN, 1), hand(DANA, 2, "reply", point=3), hand(INES, 3, "clarification"))

    assert told("first-come", *waiting, hand(BRUNO, 4, "order"), point=3) == [
        (BRUNO, "order"),
        (INES, "clarification"),
        (DANA, "first-come"),
        (CHEN, "first-come"),
    ]


def test_a_reply_to_an_earlier_point_waits_among_the_new_points() -> None:
    waiting = (hand(CHEN, 1), hand(DANA, 2, "reply", point=3))

    assert told("first-come", *waiting, point=4) == [(CHEN, "first-come"), (DANA, "first-come")]


def test_who_defers_goes_behind_all_that_waited_then_and_before_those_who_came_later() -> None:
    waiting = (hand(CHEN, 1, behind=5), hand(DANA, 2), hand(INES, 6))

    assert told("first-come", *waiting) == [(DANA, "first-come"), (CHEN, "deferred"), (INES, "first-come")]


def test_a_deferred_point_of_order_lets_everybody_go_who_waited() -> None:
    waiting = (hand(CHEN, 1, "order", behind=5), hand(DANA, 2), hand(INES, 6, "order"))

    assert told("first-come", *waiting) == [(INES, "order"), (DANA, "first-come"), (CHEN, "deferred")]


def test_who_deferred_and_finds_all_others_gone_is_called_in_the_usual_order() -> None:
    heard = Heard(voices={CHEN: Voice(seconds=300), DANA: Voice(seconds=10)})

    assert told("least-heard", hand(CHEN, 1, behind=2), hand(DANA, 3), heard=heard) == [
        (DANA, "least-heard"),
        (CHEN, "least-heard"),
    ]


def test_two_who_defer_keep_the_order_in_which_they_deferred() -> None:
    waiting = (hand(CHEN, 1, behind=5), hand(DANA, 2, behind=4), hand(INES, 3))

    assert [seat for seat, _ in told("first-come", *waiting)] == [INES, DANA, CHEN]


def test_not_yet_heard_on_the_item_goes_before_heard_already() -> None:
    heard = Heard(voices={CHEN: Voice(seconds=90, seconds_on_item=90), DANA: Voice(seconds=500)})
    turns = speaking_order([hand(CHEN, 1), hand(DANA, 2)], order="not-yet-heard", heard=heard)

    assert [(each.hand.seat, each.reason, each.values) for each in turns] == [
        (DANA, "not-yet-heard", ()),
        (CHEN, "heard-already", (("seconds", 90),)),
    ]


def test_the_least_heard_in_the_meeting_goes_first_and_the_reason_says_how_long() -> None:
    heard = Heard(voices={CHEN: Voice(seconds=90), DANA: Voice(seconds=30)})
    turns = speaking_order([hand(CHEN, 1), hand(DANA, 2), hand(INES, 3)], order="least-heard", heard=heard)

    assert [(each.hand.seat, each.values) for each in turns] == [
        (INES, (("seconds", 0),)),
        (DANA, (("seconds", 30),)),
        (CHEN, (("seconds", 90),)),
    ]


def test_room_and_remote_take_turns_after_whoever_spoke_last() -> None:
    voices = {CHEN: Voice(mode=ROOM), BRUNO: Voice(mode=ROOM), DANA: Voice(mode=REMOTE)}
    waiting = (hand(CHEN, 1), hand(BRUNO, 2), hand(DANA, 3))

    assert told("room-remote", *waiting, heard=Heard(voices=voices, mode=ROOM)) == [
        (DANA, "remote-after-room"),
        (CHEN, "room-after-remote"),
        (BRUNO, "only-room-waits"),
    ]


def test_before_anybody_spoke_the_first_hand_says_where_turns_begin() -> None:
    voices = {CHEN: Voice(mode=ROOM), DANA: Voice(mode=REMOTE)}

    assert told("room-remote", hand(CHEN, 2), hand(DANA, 1), heard=Heard(voices=voices)) == [
        (DANA, "first-come"),
        (CHEN, "room-after-remote"),
    ]


def test_member_bodies_take_turns_the_one_heard_longest_ago_first() -> None:
    voices = {
        CHEN: Voice(body="SAC"),
        BRUNO: Voice(body="UNI"),
        DANA: Voice(body="SAC"),
        INES: Voice(body="AFNOR"),
    }
    heard = Heard(voices=voices, bodies={"SAC": 2_000, "UNI": 1_000})
    waiting = (hand(CHEN, 1), hand(DANA, 2), hand(BRUNO, 3), hand(INES, 4))

    assert told("body", *waiting, heard=heard) == [
        (INES, "body-not-yet-heard"),
        (BRUNO, "body-heard-before"),
        (CHEN, "body-heard-before"),
        (DANA, "body-again"),
    ]


def test_interests_take_turns_and_the_reason_names_the_interest() -> None:
    voices = {CHEN: Voice(interest="industry"), DANA: Voice(interest="consumers")}
    heard = Heard(voices=voices, interests={"industry": 1_000})
    turns = speaking_order([hand(CHEN, 1), hand(DANA, 2)], order="interest", heard=heard)

    assert [(each.hand.seat, each.reason, each.values) for each in turns] == [
        (DANA, "interest-not-yet-heard", (("interest", "consumers"),)),
        (CHEN, "interest-heard-before", (("interest", "industry"),)),
    ]


def test_delegations_over_their_budget_go_last() -> None:
    voices = {CHEN: Voice(body="SAC"), DANA: Voice(body="DIN")}
    heard = Heard(voices=voices, spent={"SAC": 130, "DIN": 50}, budget=120)
    turns = speaking_order([hand(CHEN, 1), hand(DANA, 2)], order="budget", heard=heard)

    assert [(each.hand.seat, each.reason, each.values) for each in turns] == [
        (DANA, "within-budget", (("body", "DIN"), ("seconds", 70))),
        (CHEN, "over-budget", (("body", "SAC"), ("seconds", 10))),
    ]


def test_without_a_budget_who_came_first_is_called_first() -> None:
    assert told("budget", hand(CHEN, 1)) == [(CHEN, "first-come")]


HANDS = st.lists(
    st.builds(
        hand,
        seat=st.integers(1, 9),
        minute=st.integers(0, 20),
        kind=st.sampled_from(KINDS),
        point=st.integers(0, 2),
        behind=st.none() | st.integers(20, 30),
    ),
    unique_by=lambda each: each.seat,
)
VOICES = st.dictionaries(
    st.integers(1, 9),
    st.builds(
        Voice,
        mode=st.sampled_from([ROOM, REMOTE]),
        body=st.sampled_from(["", "DIN", "SAC"]),
        seconds=st.integers(0, 99),
        seconds_on_item=st.none() | st.integers(0, 99),
    ),
)


@given(HANDS, VOICES, st.sampled_from(sorted(ORDERS)), st.integers(0, 90))
def test_in_every_order_everybody_is_called_once_and_the_deferred_behind_all_that_waited(
    hands: list[Hand], voices: dict[int, Voice], order: str, budget: int
) -> None:
    heard = Heard(voices=voices, mode=ROOM, budget=budget, spent={"DIN": 50})
    turns = speaking_order(hands, order=order, heard=heard, point=1)
    places = {turn.hand.seat: place for place, turn in enumerate(turns)}

    assert sorted(places) == sorted(each.seat for each in hands)
    for late in (each for each in hands if each.behind):
        before = [each for each in hands if (each.behind or each.at) < late.behind]
        assert all(places[each.seat] < places[late.seat] for each in before)


# the round of the table

TABLE = [Place(seat, ROOM, seat) for seat in range(1, 9)]


def test_a_round_starts_across_the_table_so_that_the_named_one_comes_half_way() -> None:
    assert table_round(TABLE, opposite=TABLE[0]) == (5, 6, 7, 8, 1, 2, 3, 4)
    assert table_round(TABLE, opposite=TABLE[2]) == (7, 8, 1, 2, 3, 4, 5, 6)


def test_a_round_can_go_the_other_way() -> None:
    assert table_round(TABLE, opposite=TABLE[0], clockwise=False) == (5, 4, 3, 2, 1, 8, 7, 6)


def test_without_anybody_opposite_a_round_starts_at_the_head_of_the_table() -> None:
    assert table_round(TABLE) == (1, 2, 3, 4, 5, 6, 7, 8)
    assert table_round(TABLE, clockwise=False) == (1, 8, 7, 6, 5, 4, 3, 2)


def test_a_round_opposite_to_the_chair_leaves_the_chair_out() -> None:
    assert table_round(TABLE[1:], opposite=TABLE[0]) == (5, 6, 7, 8, 2, 3, 4)


def test_remote_people_come_evenly_in_between() -> None:
    remote = [Place(11, REMOTE), Place(12, REMOTE)]

    assert table_round([*TABLE, *remote]) == (1, 2, 11, 3, 4, 5, 6, 12, 7, 8)


def test_somebody_remote_comes_half_way_as_well() -> None:
    remote = [Place(seat, REMOTE) for seat in (11, 12, 13, 14)]

    assert table_round([*TABLE[:4], *remote], opposite=remote[0]) == (1, 13, 2, 14, 3, 11, 4, 12)


def test_who_has_no_place_on_the_map_comes_after_those_who_have() -> None:
    assert table_round([Place(3), Place(9, ROOM, 2), Place(1), Place(8, ROOM, 1)]) == (8, 9, 1, 3)


@pytest.mark.parametrize("clockwise", [True, False])
@given(room=st.sets(st.integers(1, 30)), remote=st.sets(st.integers(31, 60)), named=st.integers(1, 60))
def test_everybody_is_asked_once_and_the_named_one_about_half_way(
    room: set[int], remote: set[int], named: int, clockwise: bool
) -> None:
    places = [Place(seat, ROOM, seat) for seat in room] + [Place(seat, REMOTE) for seat in remote]
    opposite = next((each for each in places if each.seat == named), None)
    asked = table_round(places, opposite=opposite, clockwise=clockwise)

    assert sorted(asked) == sorted(room | remote)
    if opposite:
        assert abs(asked.index(named) - len(asked) / 2) <= max(
            2, len(asked) / len(room if named in room else remote)
        )
