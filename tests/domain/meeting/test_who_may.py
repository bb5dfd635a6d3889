"""Whose wish is granted, and when: tables over all commands, and the pictures drawn from them."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from at_the_table import AMINA, BRUNO, CHEN, EMIL, HUGO, NINE, TABLE, Room, after

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.rules import RULES, decide, may, moves, when, why_not
from convenor.domain.meeting.rules.may import Who
from convenor.domain.moves import Table

ROOT = Path(__file__).resolve().parents[3]
GUEST = 8
AWAY = 9
SEATED = (
    *TABLE,
    ev.SeatSetUp(at=NINE, seat=GUEST, part="guest"),
    ev.SeatAdmitted(at=NINE, seat=GUEST),
    ev.SeatSetUp(at=NINE, seat=AWAY, part="expert"),
    ev.MeetingOpened(at=NINE, by=AMINA),
    ev.ChairTaken(at=NINE, by=AMINA, seat=AMINA),
    ev.ItemPlanned(at=NINE, item=1, title="Scope"),
    ev.FloorGiven(at=NINE, by=AMINA, seat=CHEN),
)
ALL = {AMINA, BRUNO, CHEN, EMIL, HUGO, GUEST, AWAY}
SOMEBODY = {AMINA, BRUNO, CHEN, EMIL, HUGO, GUEST}
SIDE = {AMINA, BRUNO, HUGO}
# whose wish it may be, said by hand: somebody of each part, wishing something about Chen's seat
ABOUT_CHEN = {
    Who.ANY: ALL,
    Who.PRESENT: SOMEBODY,
    Who.VOICES: SOMEBODY - {EMIL},
    Who.OWN_SEAT: {*SIDE, CHEN},
    Who.OWN_WORD: {HUGO, CHEN},
    Who.SPEAKER: {*SIDE, CHEN},
    Who.ENTERERS: SIDE,
    Who.RECORD: SIDE,
    Who.CONVENORS: {AMINA, BRUNO},
    Who.CHAIR: {AMINA},
}
FILLED = {"seat": CHEN, "into": AMINA, "to": BRUNO}
USUAL = {int: 1, str: "a", bool: True, tuple[int, ...]: (1,), tuple[str, ...]: ("a", "b")}


def wish_of(kind: type[cmd.Wish], by: int) -> cmd.Wish:
    """A wish of this kind with something in every field."""
    hints = {
        each: hint
        for base in reversed(kind.__mro__)
        for each, hint in getattr(base, "__annotations__", {}).items()
    }
    values = {name: FILLED.get(name, USUAL[hint]) for name, hint in hints.items() if hint in USUAL}
    return kind(**{**values, "by": by})


def is_let(kind: type[cmd.Wish], by: int) -> bool:
    try:
        may.check(Room(*SEATED).meeting, wish_of(kind, by))
    except Refused:
        return False
    return True


def test_every_command_has_its_rule_its_persons_and_its_time() -> None:
    commands = set(cmd.COMMANDS.values())

    assert (set(RULES), set(may.WHO), set(when.STAGES)) == (commands, commands, commands)


@pytest.mark.parametrize("kind", cmd.COMMANDS.values(), ids=list(cmd.COMMANDS))
def test_a_wish_is_granted_to_those_of_the_table_and_nobody_else(kind: type[cmd.Wish]) -> None:
    assert {seat for seat in ALL if is_let(kind, seat)} == ABOUT_CHEN[may.WHO[kind]]


@pytest.mark.parametrize("kind", cmd.COMMANDS.values(), ids=list(cmd.COMMANDS))
def test_the_product_itself_may_wish_everything(kind: type[cmd.Wish]) -> None:
    assert is_let(kind, 0)


def test_who_left_amends_the_record_of_a_closed_meeting_and_nothing_else() -> None:
    room = Room(*SEATED).do(cmd.CloseMeeting(by=AMINA))
    room.log += [ev.SeatLeft(at=after(1), seat=HUGO)]
    left = Room(*room.log)

    assert left.refusal(cmd.WriteNote(by=HUGO, text="Corrected")) is None
    assert left.refusal(cmd.LeaveSeat(by=HUGO, seat=CHEN)) == "not-present"
    assert left.refusal(cmd.ParkWord(by=HUGO, word="risk")) == "not-present"


STAGES = {
    "planned": TABLE,
    "open": SEATED,
    "break": (*SEATED, ev.BreakStarted(at=NINE, minutes=15)),
    "closed": (*SEATED, ev.MeetingClosed(at=NINE)),
}


@pytest.mark.parametrize("stage", STAGES)
def test_outside_its_time_a_wish_is_refused_with_the_stage(stage: str) -> None:
    room = Room(*STAGES[stage])
    others = [kind for kind, stages in when.STAGES.items() if stage not in stages]

    assert {room.refusal(wish_of(kind, 0)) for kind in others} <= {f"meeting-is-{stage}"}


CHEN_WAITS = ev.HandRaised(at=NINE, by=CHEN, seat=CHEN)
CHEN_SPEAKS = ev.FloorGiven(at=NINE, by=AMINA, seat=CHEN)
START = SEATED[:-1]
HELD = (*START, CHEN_SPEAKS, ev.FloorHeld(at=NINE))
OPENED_ITEM, CLOSED_ITEM = ev.ItemOpened(at=NINE, item=1), ev.ItemClosed(at=NINE, item=1)
OFFERED = (*START, ev.ChairOffered(at=NINE, to=BRUNO))
ROUND = ev.RoundStarted(at=NINE, round=1, seats=(GUEST,))
# for each table: a meeting in each of its states
IN_STATE: list[tuple[Table[moves.Stage], str, tuple[ev.Fact, ...]]] = [
    *((moves.MEETING_TABLE, stage, events) for stage, events in STAGES.items()),
    (moves.ITEM_TABLE, "planned", START),
    (moves.ITEM_TABLE, "open", (*START, OPENED_ITEM)),
    (moves.ITEM_TABLE, "closed", (*START, OPENED_ITEM, CLOSED_ITEM)),
    (moves.FLOOR_TABLE, "free", (*START, ROUND)),
    (moves.FLOOR_TABLE, "taken", (*START, ROUND, CHEN_SPEAKS)),
    (moves.FLOOR_TABLE, "held", (*HELD, ROUND)),
    (moves.HAND_TABLE, "down", START),
    (moves.HAND_TABLE, "waiting", (*START, CHEN_WAITS)),
    (moves.HAND_TABLE, "speaking", (*START, CHEN_SPEAKS)),
    (moves.CHAIR_TABLE, "vacant", (*START, ev.SeatLeft(at=NINE, seat=AMINA))),
    (moves.CHAIR_TABLE, "held", START),
    (moves.CHAIR_TABLE, "offered", OFFERED),
]
WISHES: dict[str, cmd.Wish] = {
    each.name: each
    for each in (
        cmd.OpenMeeting(),
        cmd.StartBreak(),
        cmd.EndBreak(),
        cmd.CloseMeeting(),
        cmd.PlanItem(item=1, title="Scope and more"),
        cmd.RetimeItem(item=1, minutes=5),
        cmd.DropItem(item=1),
        cmd.MoveItem(item=1),
        cmd.OpenItem(item=1),
        cmd.CloseItem(),
        cmd.GiveFloor(seat=CHEN),
        cmd.CallNext(),
        cmd.HoldFloor(),
        cmd.ResumeFloor(),
        cmd.YieldFloor(),
        cmd.RaiseHand(seat=CHEN, note="more"),
        cmd.DeferHand(seat=CHEN),
        cmd.LowerHand(seat=CHEN),
        cmd.OfferChair(to=BRUNO),
        cmd.EndOffer(),
        cmd.TakeChair(by=BRUNO),
    )
}
NOT_OF_THE_HAND = {("down", "yield-floor"), ("waiting", "yield-floor"), ("speaking", "lower-hand")}


def verbs(table: Table[moves.Stage]) -> Iterable[str]:
    return dict.fromkeys(move.verb for move in table.moves)


@pytest.mark.parametrize(
    ("table", "state", "events"), IN_STATE, ids=[f"{table.name}-{state}" for table, state, _ in IN_STATE]
)
def test_the_rules_grant_what_the_pictures_show(
    table: Table[moves.Stage], state: str, events: tuple[ev.Fact, ...]
) -> None:
    room = Room(*events)
    shown = {move.verb for move in table.moves if move.before == state}
    granted = {verb for verb in verbs(table) if room.refusal(WISHES[verb]) is None}
    elsewhere = {verb for named, verb in NOT_OF_THE_HAND if table.name == "hand" and named == state}

    assert granted - elsewhere == shown


def test_the_pages_show_the_legal_moves() -> None:
    pages = {
        "agenda-item-states.md": moves.item_page(),
        "chair-states.md": moves.chair_page(),
        "floor-states.md": moves.floor_page(),
        "hand-states.md": moves.hand_page(),
        "meeting-states.md": moves.meeting_page(),
    }

    assert {name: (ROOT / "docs" / "reference" / name).read_text("utf-8") for name in pages} == pages


def test_a_button_and_its_action_ask_the_same_rule() -> None:
    meeting = Room(*SEATED).meeting
    wish = cmd.RaiseHand(by=AMINA, seat=AMINA)
    refused = why_not(meeting, wish, at=NINE)

    with pytest.raises(Refused) as raised:
        decide(meeting, wish, at=NINE)
    assert refused and (refused.code, refused.values) == (raised.value.code, raised.value.values)
