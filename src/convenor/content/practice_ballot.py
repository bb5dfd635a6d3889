"""A ballot of any size on an invented standard, in the shapes of real ones, with what the WG decided kept apart.

The sentences stand in ``ballots/repair_workshops.yaml``. The shapes are those of the real files (standards process,
1.3, and the labelled DIS): who comments how much, types as people write them, acronyms and persons in the ids, two
ids in a cell, comments word for word from several bodies, empty proposed changes, a long tail of small issues.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal

import yaml

from convenor.domain.ballot.clause_reading import read_clauses
from convenor.domain.ballot.sheet import COLUMNS, Column, Mapped, RawRow, SheetFile

SENTENCES = Path(__file__).parent / "ballots" / "repair_workshops.yaml"
Side = Literal["for", "against", "other"]
SIDES: tuple[Side, ...] = ("for", "against", "other")

BEFORE = (
    "", "", "", "", "This was commented on at the CD stage already. ", "Our mirror committee has discussed this. ",
    "This concerns many of our members. ", "A point of principle for us. ", "Experience with the present practice: ",
)  # fmt: skip
AFTER = (
    "", "", "", "", "", " This is one of the reasons for our vote.", " We ask for a discussion at the meeting.",
    " Several of our certification bodies have reported this.", " See also our comments on related clauses.",
)  # fmt: skip
PROPOSED = ("", "", "", "", "Proposal: ", "We suggest the following. ", "Change the text as follows. ")
ADDED = (
    "", "", "", "", "", " Adapt other clauses accordingly.", " The wording is left to the project editor.",
    " Align the rest of the document.",
)  # fmt: skip
FRENCH_BEFORE = ("", "", "Nos experts jugent ce point important. ", "Cela a déjà été dit au stade CD. ")
FRENCH_ADDED = (
    "",
    "",
    " Adapter le reste du document.",
    " La rédaction exacte est laissée au responsable du projet.",
)
TYPED = {
    "te": ("te",) * 12 + ("Te", "Te", "TE", "GE/Te", "Ed/te", ""),
    "ge": ("ge",) * 6 + ("Ge", "GE", ""),
    "ed": ("Ed",) * 12 + ("ed", "ed", "ed", "Ed.", "Ed.", ""),
    "Ed/te": ("Ed/te", "Ed/te", "Te/ed", "te"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The shares of a ballot; counted over the real files where they can be counted there."""

    editors: float = 0.42  # of ISO/CS
    members_editorial: float = 0.15
    french: float = 0.7  # of the comments of French-speaking bodies, where there are French sentences
    copies: float = 0.25  # word for word from another body
    no_change: float = 0.06
    two_ids: float = 0.01
    only_french: bool = False  # a ballot in French, as far as there are French sentences
    mistyped: float = 0.0  # technical comments whose body calls them editorial


SHAPE = Shape()
FRENCH_SPEAKING = frozenset({"FR", "CA", "CH"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is hidden from whoever practises: the issue of a row, its side, and what the WG decided."""

    issue: str
    title: str
    side: Side
    decided: str
    answer: str
    batched: bool = False  # the WG settled it with the editorial batch


@dataclass(frozen=True, slots=True)
class MadeBallot:
    """A sheet to work on, and the truth about each of its rows, in the same order."""

    sheet: SheetFile
    truths: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    body: str
    clause: str
    element: str
    kind: str
    comment: str
    change: str
    truth: Truth


@cache
def _sentences() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return loaded


def make_ballot(count: int, dice: Random, shape: Shape = SHAPE) -> MadeBallot:
    """``count`` comments, collated by clause and numbered through, as a secretariat receives them."""
    maker = _Maker(dice, shape)
    made = sorted((maker.one() for _ in range(count)), key=lambda each: read_clauses(each.clause).sort_key)
    numbers = itertools.count(1)
    rows = tuple(_row(at, each, _id(each.body, numbers, dice, shape), dice) for at, each in enumerate(made))
    said = _sentences()
    sheet = SheetFile(
        name="practice ballot",
        form="iso-2012",
        about={"document": str(said["document"]), "project": str(said["title"]), "date": ""},
        mapping=tuple(
            Mapped(column=column, at=at, heading="", by="position") for at, column in enumerate(COLUMNS)
        ),
        rows=rows,
    )
    return MadeBallot(sheet, tuple(each.truth for each in made))


class _Maker:
    """Throws the dice for one comment after the other; a body keeps to its side of an issue."""

    def __init__(self, dice: Random, shape: Shape) -> None:
        self.dice, self.shape, self.said = dice, shape, _sentences()
        self.issues: Sequence[Mapping[str, Any]] = [
            each for each in self.said["issues"] if "fr" in each or not shape.only_french
        ]
        self.tail = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(self.issues))))
        self.order = dice.sample(range(len(self.issues)), len(self.issues))
        self.bodies = [*self.said["bodies"], *self.said["liaisons"]]
        self.busy = list(itertools.accumulate(1 / (rank + 1) for rank in range(len(self.bodies))))
        self.places = [clause for issue in self.issues for clause in issue["clauses"][:1]]
        self.sides: dict[tuple[str, str], Side] = {}
        self.earlier: dict[tuple[str, Side], list[_Made]] = {}

    def one(self) -> _Made:
        if self.dice.random() < self.shape.editors:
            return self.editorial("**")
        body = self.dice.choices(self.bodies, cum_weights=self.busy)[0]
        return (
            self.editorial(body)
            if self.dice.random() < self.shape.members_editorial
            else self.technical(body)
        )

    def editorial(self, body: str) -> _Made:
        """A remark on the drafting rules, or on spelling."""
        kinds = self.said["editorial"]
        kind = self.dice.choices(kinds, weights=[each["weight"] for each in kinds])[0]
        number, pick = self.dice.randint(1, 9), self.dice.randrange(len(kind["comment"]))
        change = kind["change"][
            pick if kind["key"] == "spelling" else self.dice.randrange(len(kind["change"]))
        ]
        truth = Truth(
            issue=kind["key"], title=kind["title"], side="for", decided="accepted", answer="", batched=True
        )
        comment, element = (
            kind[name] if name == "element" else kind[name][pick] for name in ("comment", "element")
        )
        return _Made(
            body,
            self.dice.choice(self.places),
            element.format(n=number),
            "ed",
            comment.format(n=number),
            change,
            truth,
        )

    def technical(self, body: str) -> _Made:
        """A position on an issue, in own words or in those of another body."""
        issue = self.issues[self.order[self.dice.choices(range(len(self.order)), cum_weights=self.tail)[0]]]
        side = self.sides.setdefault((issue["key"], body), self.side(issue))
        others = self.earlier.setdefault((issue["key"], side), [])
        if others and self.dice.random() < self.shape.copies:
            return replace(self.dice.choice(others), body=body)
        made = self.in_own_words(body, issue, side)
        others.append(made)
        return made

    def side(self, issue: Mapping[str, Any]) -> Side:
        sides = [side for side in SIDES if side in issue and (side == "for" or not self.shape.only_french)]
        return self.dice.choices(
            sides, weights=[{"for": 6, "against": 2, "other": 1}[each] for each in sides]
        )[0]

    def in_own_words(self, body: str, issue: Mapping[str, Any], side: Side) -> _Made:
        french = side == "for" and "fr" in issue and self.speaks_french(body)
        comment, change = self.french(issue["fr"]) if french else self.english(issue[side])
        told = {name: issue[name] for name in ("title", "decided", "answer")}
        truth = Truth(issue=issue["key"], side=side, **told)
        change = "" if self.dice.random() < self.shape.no_change else change
        element = issue.get("element", "") if self.dice.random() < 0.5 else ""
        clause, kind = self.dice.choice(issue["clauses"]), issue["type"]
        if self.shape.mistyped and kind == "te" and self.dice.random() < self.shape.mistyped:
            kind = "ed"
        return _Made(body, clause, element, kind, comment, change, truth)

    def speaks_french(self, body: str) -> bool:
        """Some members write either language."""
        return self.shape.only_french or (body in FRENCH_SPEAKING and self.dice.random() < self.shape.french)

    def english(self, words: Mapping[str, Sequence[str]]) -> tuple[str, str]:
        """Mostly one reason; now and then all of them."""
        many = self.dice.choices(range(1, len(words["why"]) + 1), weights=(8, 4, 1)[: len(words["why"])])[0]
        why = " ".join(self.dice.sample(words["why"], many))
        pick = self.dice.choice
        return f"{pick(BEFORE)}{why}{pick(AFTER)}", f"{pick(PROPOSED)}{pick(words['change'])}{pick(ADDED)}"

    def french(self, words: Mapping[str, Sequence[str]]) -> tuple[str, str]:
        pick = self.dice.choice
        return f"{pick(FRENCH_BEFORE)}{pick(words['why'])}", f"{pick(words['change'])}{pick(FRENCH_ADDED)}"


def _row(at: int, made: _Made, source: str, dice: Random) -> RawRow:
    texts: dict[Column, str] = {
        "id": source,
        "line": "",
        "clause": made.clause,
        "element": made.element,
        "type": dice.choice(TYPED[made.kind]),
        "comment": made.comment,
        "change": made.change,
        "observation": "",
    }
    return RawRow(table=0, row=at, texts=texts)


def _id(body: str, numbers: Iterator[int], dice: Random, shape: Shape) -> str:
    """Some bodies write their acronym, some number their people, and now and then two ids share a cell."""
    name = _sentences()["acronyms"].get(body, body) if dice.random() < 0.5 else body
    first = f"{name}-{next(numbers):03}"
    second = f"\n-{next(numbers):03}" if body != "**" and dice.random() < shape.two_ids else ""
    return first + second
