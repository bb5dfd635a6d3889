"""People who read and write without rest, and remember every save that the server acknowledged."""

import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bench.client import Answer, Client


@dataclass(kw_only=True)
class User:
    """One mentee with a handout to write, a self-test to answer, questions to ask, and pages to read."""

    client: Client
    about: dict[str, Any]
    pack: dict[str, list[str]]
    dice: random.Random
    acknowledged: dict[str, tuple[int, str]] = field(default_factory=dict)  # field: revision, text
    sent: dict[str, str] = field(default_factory=dict)  # field: the last text that left, answered or not
    asked: dict[str, bool] = field(default_factory=dict)  # the form's mark: acknowledged
    statuses: Counter[int] = field(default_factory=Counter)
    turn: int = 0

    def __post_init__(self) -> None:
        learner, attempt = (
            f"/learning/{self.about['enrolment']}",
            f"/learning/attempts/{self.about['attempt']}",
        )
        self.desk, self.test = f"{learner}/handouts/preparing", attempt
        self.shelf = f"{learner}/reading"
        self.pages = (
            "/home/",
            f"/journeys/{self.about['journey']}/",
            f"{learner}/reading/",
            f"{self.desk}/write/",
            f"{attempt}/{self.dice.randint(1, len(self.pack['items']))}/",
        )

    async def save(self) -> Answer:
        """Write, tick, note or ask; nothing is read."""
        return await self.dice.choice((self.write, self.write, self.tick, self.note, self.ask))()

    async def read(self) -> Answer:
        """Read one of the pages that a mentee has open."""
        return self._told(await self.client.get(self.dice.choice(self.pages)))

    async def write(self) -> Answer:
        """Save one answer of the handout, with the revision that was seen last."""
        return await self._keep(f"{self.desk}/save/", self.dice.choice(self.pack["questions"]))

    async def note(self) -> Answer:
        """Save the notes on one reading."""
        reading = self.dice.choice(self.pack["readings"])
        return await self._keep(f"{self.shelf}/{reading}/notes/", f"notes {reading}")

    async def tick(self) -> Answer:
        """Tick an option of the self-test."""
        name, text = f"item {self.dice.choice(self.pack['items'])}", self.dice.choice("abc")
        self.sent[name] = text
        answer = self._told(
            await self.client.post(f"{self.test}/save/", field=name.removeprefix("item "), text=text)
        )
        if answer.status == 200:
            self.acknowledged[name] = (0, text)
        return answer

    async def ask(self) -> Answer:
        """Ask the mentor something; a form that got no answer is sent again, as it is."""
        unsure = [once for once, sure in self.asked.items() if not sure]
        once = unsure[0] if unsure else f"once-{self.about['journey']}-{len(self.asked)}"
        self.asked.setdefault(once, False)
        path = f"{self.shelf}/{self.pack['readings'][0]}/ask/"
        answer = self._told(await self.client.post(path, words=f"Question {once}", once=once))
        self.asked[once] = answer.status in (200, 302)
        return answer

    async def _keep(self, path: str, name: str) -> Answer:
        self.turn += 1
        revision, _ = self.acknowledged.get(name, (0, ""))
        text = (
            f"{name}, turn {self.turn}: "
            + "what was agreed, and what is still open. " * self.dice.randint(1, 12)
        )
        self.sent[name] = text
        answer = self._told(await self.client.post(path, field=name, text=text, revision=revision))
        if answer.status in (200, 409):
            told = json.loads(answer.body)
            self.acknowledged[name] = (told["revision"], told.get("text", text))
        return answer

    def _told(self, answer: Answer) -> Answer:
        self.statuses[answer.status] += 1
        return answer

    def books(self) -> dict[str, Any]:
        """What this person believes to be stored, for comparing with what is."""
        return {**self.about, "acknowledged": self.acknowledged, "sent": self.sent, "asked": self.asked}


def users(port: int, told: dict[str, Any], count: int, *, patient: bool = True) -> list[User]:
    """The first ``count`` people of what ``bench.prepare`` told."""
    return [
        User(
            client=Client(port=port, session=each["session"], patient=patient),
            about=each,
            pack={key: told[key] for key in ("questions", "readings", "items")},
            dice=random.Random(place),
        )
        for place, each in enumerate(told["users"][:count])
    ]
