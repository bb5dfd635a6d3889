"""Events as lines of the log and wishes on the wire, and back."""

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_type_hints

import pytest
from at_the_table import AMINA, CHEN, NINE
from hypothesis import given
from hypothesis import strategies as st

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.codec import from_json, to_json, wish_from_json, wish_to_json
from convenor.domain.meeting.state import replay

NUMBERS = st.integers(-(10**9), 10**9)
WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=40)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    int: NUMBERS,
    bool: st.booleans(),
    str: WORDS,
    datetime: st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    tuple[int, ...]: st.lists(NUMBERS, max_size=5).map(tuple),
    tuple[str, ...]: st.lists(WORDS, max_size=5).map(tuple),
}


def anything(kind: type[Any]) -> st.SearchStrategy[Any]:
    """An event or a wish of this kind with anything in its fields."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{each.name: VALUES[hints[each.name]] for each in fields(kind)})


EVENTS = st.sampled_from(list(ev.EVENTS.values())).flatmap(anything)
WISHES = st.sampled_from(list(cmd.COMMANDS.values())).flatmap(anything)


def sent(told: dict[str, Any]) -> dict[str, Any]:
    """What arrives after it was JSON."""
    return dict(json.loads(json.dumps(told)))


@given(EVENTS)
def test_an_event_survives_the_log(event: ev.Fact) -> None:
    assert from_json(sent(to_json(event))) == event


@given(WISHES)
def test_a_wish_survives_the_wire(wish: cmd.Wish) -> None:
    assert wish_from_json(sent(wish_to_json(wish)), by=wish.by) == wish


@given(st.lists(EVENTS, max_size=30))
def test_any_log_survives_encode_decode_and_replay(log: list[ev.Fact]) -> None:
    read = [from_json(sent(to_json(event))) for event in log]

    assert (read, replay(read)) == (log, replay(log))


def test_a_line_holds_only_what_is_not_as_usual() -> None:
    given_floor = ev.FloorGiven(at=NINE, by=AMINA, seat=CHEN, out_of_turn=True)

    assert to_json(given_floor) == {
        "name": "floor.given",
        "at": "2025-03-04T09:00:00.000000Z",
        "by": AMINA,
        "seat": CHEN,
        "out_of_turn": True,
    }
    assert to_json(ev.RoundStarted(at=NINE, round=1, seats=(3, 4)))["seats"] == [3, 4]


def test_moments_are_kept_in_universal_time() -> None:
    in_delhi = datetime(2025, 3, 4, 14, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))

    assert to_json(ev.MeetingOpened(at=in_delhi))["at"] == "2025-03-04T09:00:00.000000Z"
    assert from_json({"name": "meeting.opened", "at": "2025-03-04T14:30:00+05:30"}).at == NINE


def test_fields_of_a_later_version_are_left_alone() -> None:
    told = {**to_json(ev.SeatLeft(at=NINE, seat=CHEN)), "mood": "good"}

    assert from_json(told) == ev.SeatLeft(at=NINE, seat=CHEN)


@pytest.mark.parametrize(
    ("told", "code", "values"),
    [
        ({}, "unknown-event", {"name": "None"}),
        ({"name": "seat.flew"}, "unknown-event", {"name": "seat.flew"}),
        ({"name": ["seat.left"]}, "unknown-event", {"name": "['seat.left']"}),
        ({"name": "seat.left", "at": "2025-03-04T09:00:00Z"}, "bad-event", {"field": "seat"}),
        ({"name": "seat.left", "at": "2025-03-04T09:00:00", "seat": 3}, "bad-event", {"field": "at"}),
        ({"name": "seat.left", "at": "noon", "seat": 3}, "bad-event", {"field": "at"}),
        ({"name": "seat.left", "at": 12, "seat": 3}, "bad-event", {"field": "at"}),
        ({"name": "seat.left", "at": "9999-12-31T23:59:59-01:00", "seat": 3}, "bad-event", {"field": "at"}),
    ],
)
def test_a_line_that_cannot_be_read_is_refused(
    told: dict[str, Any], code: str, values: dict[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        from_json(told)

    assert (refused.value.code, refused.value.values) == (code, values)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "do"),
        ({"do": "fly"}, "do"),
        ({"do": {"raise": "hand"}}, "do"),
        ({"do": "raise-hand"}, "seat"),
        ({"do": "raise-hand", "seat": "3"}, "seat"),
        ({"do": "raise-hand", "seat": 3.0}, "seat"),
        ({"do": "raise-hand", "seat": True}, "seat"),
        ({"do": "raise-hand", "seat": 10**30}, "seat"),
        ({"do": "raise-hand", "seat": 3, "note": 7}, "note"),
        ({"do": "show-voice", "to_all": 1}, "to_all"),
        ({"do": "cast-vote", "poll": 1, "seat": 3, "chosen": [0, "1"]}, "chosen"),
        ({"do": "cast-vote", "poll": 1, "seat": 3, "chosen": {"0": 1}}, "chosen"),
        ({"do": "cast-vote", "poll": 1, "seat": 3, "chosen": [0] * 6_000}, "chosen"),
    ],
)
def test_what_a_client_may_not_send_is_refused_with_the_field(told: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        wish_from_json(told, by=CHEN)

    assert (refused.value.code, refused.value.values) == ("bad-command", {"field": field})


def test_nobody_wishes_in_another_s_name() -> None:
    told = {"do": "raise-hand", "seat": CHEN, "by": 0}

    assert wish_from_json(told, by=CHEN) == cmd.RaiseHand(by=CHEN, seat=CHEN)


def test_control_characters_and_halves_of_characters_are_taken_out() -> None:
    told = {"do": "raise-hand", "seat": CHEN, "note": "the\x00 \ud800scope\r\nof\tit"}
    text = {"do": "show-text", "text": "one\r\ntwo\x07\u2028three"}

    assert wish_from_json(told, by=CHEN) == cmd.RaiseHand(by=CHEN, seat=CHEN, note="the scope of it")
    assert wish_from_json(text, by=AMINA) == cmd.ShowText(by=AMINA, text="one\ntwo\nthree")


@pytest.mark.parametrize(
    ("field", "most"), [("note", 200), ("title", 200), ("reason", 1_000), ("text", 8_000)]
)
def test_a_text_is_as_long_as_its_field_allows(field: str, most: int) -> None:
    kinds = {
        "note": {"do": "raise-hand", "seat": CHEN},
        "title": {"do": "park-point"},
        "reason": {"do": "take-position", "call": 1, "seat": CHEN, "position": "oppose"},
        "text": {"do": "show-text"},
    }
    assert getattr(wish_from_json({**kinds[field], field: "a" * most}, by=CHEN), field) == "a" * most

    with pytest.raises(Refused) as refused:
        wish_from_json({**kinds[field], field: "a" * (most + 1)}, by=CHEN)
    assert (refused.value.code, refused.value.values["over"]) == ("text-too-long", "1")
