"""A participant's board in words, as it stands when the page is made: what a reader without scripts sees."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from convenor.apps.meetings.clocks import WORDS
from convenor.apps.meetings.words import clock, reason, say

MINUTE = 60_000
LISTENERS = ("observer", "mentee", "secretary", "staff")


class Seen:
    """One seat's view of a board; every property is a sentence or a fact for the template."""

    def __init__(
        self, board: dict[str, Any], sheet: dict[str, Any], mine: dict[str, Any], seat: int, zone: str
    ) -> None:
        self.board, self.sheet, self.mine, self.seat, self.zone = board, sheet, mine, seat, zone

    @property
    def item(self) -> dict[str, Any] | None:
        """The item under discussion, as the agenda has it."""
        number = self.board.get("item", {}).get("n")
        return next((each for each in self.sheet["agenda"] if each["n"] == number), None)

    @property
    def item_time(self) -> str:
        """How much of its time the item has used."""
        item = self.board.get("item")
        if item is None:
            return ""
        running = self.board["now"] - item["since"] if item["since"] else 0
        spent = (running + item["spent"]) // MINUTE
        return say("item-time" if item["minutes"] else "item-no-time", spent=spent, minutes=item["minutes"])

    @property
    def stage(self) -> str:
        """What everybody does now, where it is not the meeting itself."""
        board = self.board
        if board["stage"] == "break":
            return say("stage-break", clock=self._clock(board.get("until")))
        if "breakouts" in board:
            return say("stage-apart", clock=self._clock(board["breakouts"]["until"]))
        return "" if board["stage"] == "open" else say(f"stage-{board['stage']}")

    @property
    def speaker(self) -> str:
        """Who has the floor."""
        who = self.board.get("speaker")
        if who is None:
            return say("nobody-speaks") if self.board["stage"] == "open" else ""
        return say("has-floor-expert" if who["hat"] == "expert" else "has-floor", name=who["name"])

    @property
    def point(self) -> str:
        """What the discussion has turned to."""
        point = self.board.get("point")
        return say("point", point=point[1]) if point else ""

    @property
    def spoken(self) -> str:
        """For how long."""
        who = self.board.get("speaker")
        if who is None:
            return ""
        return clock(((who.get("held_since") or self.board["now"]) - who["since"] - who["held"]) // 1000)

    @property
    def then(self) -> str:
        """Who comes after."""
        you = say("you")
        names = ", ".join(
            you if each["seat"] == self.seat else each["name"] for each in self.board["queue"][:2]
        )
        return say("then", names=names) if names else ""

    @property
    def hands(self) -> list[dict[str, Any]]:
        """Everybody who waits, each with the reason in words."""
        return [
            {
                **each,
                "kind_words": say(f"kind-{each.get('kind', 'new')}"),
                "mode_words": say(f"mode-{each.get('mode', 'room')}"),
                "why": reason(each["reason"], each.get("values", {})),
                "mine": each["seat"] == self.seat,
            }
            for each in self.board["queue"]
        ]

    @property
    def place(self) -> int:
        """The reader's place in the queue from 1; 0 is none."""
        order = [*(each["seat"] for each in self.board["queue"]), *self.board["waiting"]]
        return order.index(self.seat) + 1 if self.seat in order else 0

    @property
    def speaks(self) -> bool:
        """Whether the reader has the floor."""
        return bool(self.board.get("speaker", {}).get("seat") == self.seat)

    @property
    def chairs(self) -> bool:
        """Whether the reader has the chair."""
        return bool(self.board["chair"][0] == self.seat)

    @property
    def listens(self) -> bool:
        """Whether the reader's part is to listen."""
        return self.mine.get("part") in LISTENERS

    @property
    def state(self) -> str:
        """What the reader is to the floor: speaks, waits, chairs, listens, or nothing of it."""
        told = {
            "speaks": self.speaks,
            "waits": bool(self.place),
            "chairs": self.chairs,
            "listens": self.listens,
        }
        return next((name for name, is_so in told.items() if is_so), "silent")

    @property
    def sentence(self) -> str:
        """The reader's place, in words."""
        place = self.place
        told = {
            "speaks": "you-speak",
            "waits": f"place-{place}" if place <= 10 else "place-more",
            "chairs": "you-chair",
            "listens": "you-watch",
            "silent": "hand-down",
        }
        return say(told[self.state], n=place)

    @property
    def why(self) -> str:
        """Why this place, told to the reader."""
        if self.state != "waits":
            return "" if self.board["open"] or self.state != "silent" else say("queue-closed")
        hand = next((each for each in self.board["queue"] if each["seat"] == self.seat), None)
        return reason(hand["reason"], hand.get("values", {}), mine=True) if hand else ""

    @property
    def waiting(self) -> str:
        """How many wait to speak."""
        count = len(self.board["queue"]) + len(self.board["waiting"])
        return say("who-waits", n=count) if count else say("nobody-waits")

    @property
    def order(self) -> str:
        """How the next is found."""
        return say(f"order-{self.board['order']}")

    @property
    def more(self) -> str:
        """How many wait behind those who are listed."""
        count = len(self.board["waiting"])
        return say("waits-more", n=count) if count else ""

    def _clock(self, milliseconds: int | None) -> str:
        """A moment of the board on the clock of the meeting's place, by the name of its zone."""
        if milliseconds is None:
            return ""
        there = f"{datetime.fromtimestamp(milliseconds / 1000, ZoneInfo(self.zone)):%H:%M}"
        return str(WORDS["clock-there"]) % {"there": there, "zone": self.zone}
