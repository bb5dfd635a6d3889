"""What a meeting asks of one seat, and what the group has said, as it stands when the page is made: for readers without scripts."""

from typing import Any

from convenor.apps.meetings.seen import LISTENERS
from convenor.apps.meetings.words import NEXT_STEPS, OUTCOMES, POSITIONS, interest, say

REMINDED = 2 * 60_000  # milliseconds that a reminder is shown


class Asked:
    """One seat's questions and the group's answers; every property is a sentence or a fact for the template."""

    def __init__(self, board: dict[str, Any], sheet: dict[str, Any], mine: dict[str, Any], seat: int) -> None:
        self.board, self.sheet, self.mine, self.seat = board, sheet, mine, seat
        self.together = board["stage"] == "open" and "breakouts" not in board
        self.has_voice = mine.get("part") not in LISTENERS

    @property
    def reminder(self) -> str:
        """What the chair reminded of in the last two minutes."""
        at, words = self.board.get("reminder") or (0, "")
        return str(words) if self.board["now"] - at < REMINDED else ""

    @property
    def round(self) -> dict[str, Any] | None:
        """A round of the table, and when it is the reader's turn."""
        told = self.board.get("round")
        if told is None:
            return None
        turn = told["to_come"].index(self.seat) if self.seat in told["to_come"] else -1
        before = turn + ("speaker" in self.board)
        words = (
            say("round-done") if turn < 0 else say("round-place", n=before) if before else say("round-now")
        )
        speaks = self.board.get("speaker", {}).get("seat") == self.seat
        return {
            "words": f"{say('round', seconds=told['seconds'])} · {say('round-left', n=told['left'])}",
            "place": "" if speaks else words,
            "passes": turn >= 0,
        }

    @property
    def gist(self) -> str:
        """A restatement of what the reader said that waits for a yes."""
        waiting = self.board.get("gist", {})
        if (waiting.get("seat"), waiting.get("standing")) != (self.seat, "waiting"):
            return ""
        return str(self.sheet["gist"]["text"])

    @property
    def call(self) -> bool:
        """Whether the reader is asked where they stand."""
        return self.has_voice and self.board.get("call", {}).get("stage") == "blind"

    @property
    def clause(self) -> str:
        """The clause that an objection is about, before anything else is typed."""
        taken: dict[str, str] = self.mine.get("position") or {}
        return str(taken.get("clause") or self.board.get("call", {}).get("clause", ""))

    @property
    def answered(self) -> str:
        """How many have answered a call."""
        call = self.board.get("call")
        return say("answered", n=call["answered"], of=call["present"]) if call else ""

    @property
    def position(self) -> str:
        """How the reader answered the call."""
        call, taken = self.board.get("call"), self.mine.get("position")
        if not call or not taken or self.mine.get("call") != call["n"]:
            return ""
        return say("you-said", position=POSITIONS[taken["position"]])

    @property
    def shown(self) -> dict[str, Any] | None:
        """A call whose answers everybody sees."""
        call, told = self.board.get("call"), self.sheet.get("call")
        if not call or not told or not self.together:
            return None
        return {**call, **told} if call["stage"] != "blind" and told["n"] == call["n"] else None

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """How many took which position; once it is declared, the numbers did not decide."""
        return _counted(self.shown["counts"]) if self.shown and self.shown["stage"] == "revealed" else []

    @property
    def most(self) -> int:
        """The longest of the bars beside these counts."""
        return max((n for _position, _label, n in self.counts), default=1)

    @property
    def groups(self) -> list[tuple[str, str]]:
        """The same by interest and member body, each in one line."""
        told = self.shown or {"by_interest": {}, "by_body": {}}
        interests = [(interest(code), counts) for code, counts in told["by_interest"].items()]
        each = [*interests, *told["by_body"].items()]
        return [
            (name, " · ".join(f"{n} {label}" for _position, label, n in _counted(counts)))
            for name, counts in each
            if name
        ]

    @property
    def outcome(self) -> str:
        """What the convenor declared."""
        outcome = self.shown and self.shown.get("outcome")
        if not self.shown or not outcome:
            return ""
        return f"{OUTCOMES[outcome]} {NEXT_STEPS.get(self.shown.get('next_step', ''), '')}".strip()

    @property
    def decision(self) -> str:
        """The number that an outcome has as a decision."""
        number = self.shown and self.shown.get("decision")
        return say("decision", n=number) if number else ""

    @property
    def options(self) -> list[dict[str, str]]:
        """Other texts that were proposed, and who can live with them."""
        if not self.shown or self.shown["stage"] != "revealed":
            return []
        return [{"text": each["text"], "words": _tested(each)} for each in self.shown["options"]]

    @property
    def objection(self) -> dict[str, Any] | None:
        """The reader's own objection while it is worked."""
        if not self.shown or self.shown["stage"] != "revealed":
            return None
        mine = next((each for each in self.shown["objections"] if each["seat"] == self.seat), None)
        if mine is None:
            return None
        answers = bool(mine["gist"]) and not mine["confirmed"] and not mine["refused"]
        return {
            **mine,
            "words": say(f"my-standing-{mine['standing']}"),
            "answers": answers and mine["standing"] == "open",
            "ends": mine["standing"] != "withdrawn",
            "sustained": mine["standing"] == "sustained",
            "why_not": "" if mine["confirmed"] else say("keep-needs-gist"),
        }

    @property
    def testing(self) -> dict[str, Any] | None:
        """A text of which is asked who cannot live with it."""
        number = self.shown and self.shown.get("testing")
        options = self.shown["options"] if self.shown else []
        option = next((each for each in options if each["n"] == number), None)
        if option is None:
            return None
        said = any(seat == self.seat for seat, *_rest in option["unlivable"])
        told = say("you-cannot-live") if said else ""
        return {
            **option,
            "words": say("option-no", n=number),
            "said": told,
            "asks": self.has_voice and not said,
        }

    @property
    def poll(self) -> bool:
        """Whether the reader is asked in a straw poll."""
        return self.has_voice and self.together and bool(self.board.get("poll", {}).get("open"))

    @property
    def voted(self) -> str:
        """Whether the reader's answer is in, and how many have answered."""
        poll = self.board.get("poll")
        if not poll or self.mine.get("poll") != poll["n"] or self.mine.get("vote") is None:
            return ""
        return say("you-voted")

    @property
    def result(self) -> dict[str, Any] | None:
        """A straw poll that is closed: how many chose what."""
        poll, told = self.board.get("poll"), self.sheet.get("poll")
        if not poll or not told or poll["open"] or not self.together:
            return None
        return {
            "question": told["question"],
            "counts": list(zip(told["options"], poll["counts"], strict=False)),
            "words": say("poll-result", **{key: poll[key] for key in ("voted", "present", "absent")}),
        }

    @property
    def group(self) -> dict[str, Any] | None:
        """The reader's group while groups work apart."""
        if "breakouts" not in self.board:
            return None
        for each in self.sheet["groups"]:
            heads = (each["chair"][0], each["recorder"][0])
            if self.seat in (*each["seats"], *heads):
                return {**each, "who": ", ".join(each["names"]), "writes": self.seat in heads}
        return None

    @property
    def types(self) -> bool:
        """Whether there is something to fill in, so that the page must not load itself anew."""
        return bool(
            self.call or self.poll or self.objection or self.testing or (self.group and self.group["writes"])
        )


def _counted(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(each, say(f"counted-{each}"), counts[each]) for each in POSITIONS if counts.get(each)]


def _tested(option: dict[str, Any]) -> str:
    if not option["tested"]:
        return ""
    against = len(option["unlivable"])
    return say("unlivable", n=against) if against else say("all-live")
