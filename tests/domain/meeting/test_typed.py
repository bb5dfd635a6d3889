"""What is typed instead of pressed: lines of the Zakim bot."""

import pytest

from convenor.domain.kernel import Refused
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.typed import read_line

ME = 6
NAMES = {
    1: "Amina Diallo",
    2: "Bruno Keller",
    3: "Chen Wei",
    4: "Dana Núñez",
    5: "Mary O'Brien",
    6: "Hugo Petit",
    7: "Mary-Ann Li",
    8: "Łukasz Żak",
    9: "Tom Neworder",
}


def hand(seat: int, kind: str = "new", note: str = "") -> cmd.RaiseHand:
    return cmd.RaiseHand(by=ME, seat=seat, kind=kind, note=note, way="typed")


@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("q+", hand(ME)),
        ("  Q +  ", hand(ME)),
        ("q+ bruno", hand(2)),
        ("q+ to ask about clause 4", hand(ME, note="ask about clause 4")),
        ("q+ pour demander", hand(ME, note="demander")),
        ("q+ reply", hand(ME, "reply")),
        ("q+ chen reply to the note", hand(3, "reply", "the note")),
        ("q+ chen wei order", hand(3, "order")),
        ("q+ nunez précision: le terme", hand(4, "clarification", "le terme")),
        ("q+ Amina réponse", hand(1, "reply")),
        ("q+ amina nouveau", hand(1)),
        ("q+ bruno scope of clause 4", hand(2, note="scope of clause 4")),
        ("q+ obrien", hand(5)),
        ("q+ mary-ann", hand(7)),
        ("q+ mary ann ordre", hand(7, "order")),
        ("q+ lukasz", hand(8)),
        ("q+ neword", hand(9)),
        ("q-", cmd.LowerHand(by=ME, seat=ME)),
        ("q- bruno", cmd.LowerHand(by=ME, seat=2)),
        ("q- later", cmd.DeferHand(by=ME, seat=ME)),
        ("q- plus tard", cmd.DeferHand(by=ME, seat=ME)),
        ("q- bruno later", cmd.DeferHand(by=ME, seat=2)),
        ("chen later", cmd.DeferHand(by=ME, seat=3)),
        ("chen plus tard", cmd.DeferHand(by=ME, seat=3)),
        ("give chen the last word", cmd.GiveLastWord(by=ME, seat=3)),
        ("donner le dernier mot à chen wei", cmd.GiveLastWord(by=ME, seat=3)),
        ("ack chen", cmd.GiveFloor(by=ME, seat=3)),
        ("ack next", cmd.GiveFloor(by=ME)),
        ("close queue", cmd.CloseQueue(by=ME)),
        ("fermer la file", cmd.CloseQueue(by=ME)),
        ("open the queue", cmd.OpenQueue(by=ME)),
        ("reopen queue", cmd.OpenQueue(by=ME)),
        ("rouvrir la file", cmd.OpenQueue(by=ME)),
    ],
)
def test_a_line_says_what_is_wished(line: str, wish: cmd.Wish) -> None:
    assert read_line(line, NAMES, ME) == (wish,)


@pytest.mark.parametrize(
    ("line", "code", "values"),
    [
        ("q+ mary", "which-person", {"names": "Mary O'Brien, Mary-Ann Li"}),
        ("q+ zoe", "nobody-called", {"name": "zoe"}),
        ("ack chen bruno", "nobody-called", {"name": "chen bruno"}),
        ("q+ ,", "nobody-called", {"name": ","}),
        ("hello", "line-not-understood", {"line": "hello"}),
        ("", "line-not-understood", {"line": ""}),
        ("q+ to " + "a" * 201, "note-too-long", {"most": 200}),
    ],
)
def test_a_line_that_means_nobody_or_several_asks_back(
    line: str, code: str, values: dict[str, object]
) -> None:
    with pytest.raises(Refused) as refused:
        read_line(line, NAMES, ME)

    assert (refused.value.code, refused.value.values) == (code, values)


def test_a_whole_name_goes_before_names_that_only_begin_so() -> None:
    assert read_line("q+ ann", {1: "Ann Lee", 2: "Anna Roth"}, 1) == (
        cmd.RaiseHand(by=1, seat=1, way="typed"),
    )
