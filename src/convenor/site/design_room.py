"""The parts of a running meeting for the page of the look: an invented board, read by what reads the real ones."""

from typing import Any

from django.utils.translation import gettext as _

from convenor.apps.meetings.asked import Asked
from convenor.apps.meetings.console_words import VOICE, for_console
from convenor.apps.meetings.seen import Seen
from convenor.apps.meetings.words import CONNECTION, clock, say

MINUTE = 60_000
READER = 9  # Dana's phone
QUEUE: list[dict[str, Any]] = [
    {"seat": 5, "name": "Chen Li", "body": "SAC", "kind": "clarification", "reason": "clarification"},
    {"seat": 9, "name": "Dana Weber", "body": "DIN", "mode": "remote", "reason": "not-yet-heard"},
    {"seat": 2, "name": "Bruno Rossi", "body": "UNI", "reason": "heard-already", "values": {"seconds": 95}},
]
COUNTS = {"support": 11, "live-with": 8, "clarify": 1, "oppose": 2, "abstain": 1}
BOARD: dict[str, Any] = {
    "now": 26 * MINUTE,
    "stage": "open",
    "chair": [1, "Amina Haddad"],
    "item": {"n": 2, "since": 14 * MINUTE, "spent": 0, "minutes": 45},
    "speaker": {
        "seat": 7,
        "name": "Ines Berg",
        "hat": "",
        "since": 26 * MINUTE - 72_000,
        "held": 0,
        "mode": "room",
        "body": "SN",
    },
    "queue": QUEUE,
    "waiting": [],
    "open": True,
    "order": "not-yet-heard",
    "call": {
        "n": 1,
        "stage": "revealed",
        "clause": "9.2",
        "answered": 23,
        "present": 25,
        "counts": COUNTS,
        "testing": 0,
        "outcome": "",
        "next_step": "",
        "decision": 0,
    },
}


def room() -> dict[str, Any]:
    """Everything that the specimens of the room are filled with, in the reader's language."""
    text = _("The assessor shall be named on the application form.")
    sheet = {
        "agenda": [{"n": 2, "title": "9.2", "minutes": 45, "standing": "open"}],
        "call_text": text,
        "call": {
            "n": 1,
            "by_interest": {"industry": {"support": 7, "live-with": 4}},
            "by_body": {"DIN": {"oppose": 2}},
            "objections": [],
            "options": [],
        },
        "groups": [],
    }
    seen = Seen(BOARD, sheet, {"part": "expert"}, READER, "UTC")
    return {
        "seen": seen,
        "asked": Asked(BOARD, sheet, {"part": "expert"}, READER),
        "face": {"board": BOARD, "sheet": sheet, "seat": READER},
        "hands": [
            {**each, "place": place, "about": f"{each['kind_words']} · {each['mode_words']} · {each['body']}"}
            for place, each in enumerate(seen.hands, start=1)
        ],
        "shares": _shares(),
        "heard": say("voice-few", VOICE, n=1, people=25, percent=41),
        "lost": CONNECTION["connection-lost"],
        "waits": CONNECTION["connection-waiting"],
        "speaks": {"name": "Ines Berg", "clock": clock(72)},
    }


def _shares() -> list[dict[str, Any]]:
    percent = for_console()["percent"]
    parts = (("Ines Berg", 41), ("Bruno Rossi", 19), ("Chen Li", 8))
    return [
        {"name": name, "share": percent.replace("{n}", str(n)), "width": 100 * n // 41} for name, n in parts
    ]
