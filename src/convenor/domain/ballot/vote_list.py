"""A list of votes as a spreadsheet has it: each row becomes a vote, or says why it does not.

The result sheet of a ballot names its columns in many ways, and often has a country beside the member body; the
columns are found by their headings, in English and French. Nothing is guessed: a row that is not understood is
handed back with its reason, and all others are read.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from convenor.domain.ballot.bodies import Body, BodyKind, BodyTable, body_of, plain
from convenor.domain.ballot.vote_words import read_choice
from convenor.domain.ballot.votes import Choice
from convenor.domain.kernel import Refused

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "body": (
        *("memberbody", "nationalbody", "nationalcommittee", "body", "member", "nsb", "country", "acronym"),
        *("comitemembre", "comitenational", "organisme", "membre", "pays"),
    ),
    "choice": ("vote", "yourvote", "choice", "position", "answer", "response", "reponse", "decision"),
    "status": ("status", "membership", "participation", "po", "statut", "qualite"),
    "reasons": (
        *("reasons", "reason", "justification", "statement", "comments", "comment", "technicalreasons"),
        *("motifs", "motif", "raisons", "commentaires", "commentaire"),
    ),
    "expert": ("expert", "experts", "namesexpert", "expertnamed", "expertnomme", "nommeunexpert"),
}
_P, _O = (
    ("p", "pmember", "participating", "membrep", "participant"),
    (*("o", "omember", "observer", "observing", "membreo", "observateur"),),
)
_NO = frozenset({"", "no", "non", "n", "none", "0", "aucun", "false"})
_IN_BRACKETS = re.compile(r"^(?P<country>[^()]*)\((?P<acronym>[^()]+)\)$")
FIRST_LINES = 10  # in which the headings stand


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedVote:
    """One row that was understood."""

    line: int  # from 1, as a spreadsheet counts
    body: str
    choice: Choice
    is_p_member: bool = True
    names_expert: bool = False
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """One row that was not, and why; ``typed`` is what stood there."""

    line: int
    typed: str
    why: Refused


@dataclass(frozen=True, slots=True)
class VoteList:
    """All that was read of one list."""

    votes: tuple[ListedVote, ...]
    unread: tuple[Unread, ...]


def read_vote_list(lines: Sequence[Sequence[str]], table: BodyTable) -> VoteList:
    """The votes of a list; refuses one in which no column says who voted, or none says how."""
    begin, columns = _columns(lines)
    votes: list[ListedVote] = []
    unread: list[Unread] = []
    for number, cells in enumerate(lines[begin:], start=begin + 1):
        if not any(each.strip() for each in cells):
            continue
        try:
            votes.append(_vote(number, cells, columns, table))
        except Refused as why:
            unread.append(_unread(number, cells, why))
    twice = _twice(votes)
    unread += [
        _unread(each.line, lines[each.line - 1], Refused("vote-twice", body=each.body)) for each in twice
    ]
    once = tuple(each for each in votes if each not in twice)
    return VoteList(once, tuple(sorted(unread, key=lambda each: each.line)))


def member_of(name: str, table: BodyTable) -> Body:
    """The member body that votes under ``name``; refuses what is none."""
    if not name.strip():
        raise Refused("vote-body-missing")
    found, *_ = _readings(name.strip(), table)
    if found.kind is BodyKind.UNKNOWN:
        raise Refused("vote-body-unknown", name=name.strip())
    if found.kind is not BodyKind.MEMBER:
        raise Refused("vote-body-has-none", name=name.strip())
    if found.instead and "(" in name:
        raise Refused("vote-body-ambiguous", name=found.typed, country=found.code, other=found.instead)
    return found


def _unread(line: int, cells: Sequence[str], why: Refused) -> Unread:
    return Unread(line, " · ".join(filter(None, map(str.strip, cells))), why)


def _twice(votes: Sequence[ListedVote]) -> list[ListedVote]:
    """Votes of a body that votes more than once: the first counts only where all say the same."""
    several: dict[str, list[ListedVote]] = {}
    for each in votes:
        several.setdefault(each.body, []).append(each)
    alike = {body: len({replace(each, line=0) for each in rows}) == 1 for body, rows in several.items()}
    return [each for body, rows in several.items() for each in rows[alike[body] :]]


def _readings(name: str, table: BodyTable) -> list[Body]:
    """Whom a cell names: “Germany (DIN)” may be known by either part, and by none where the parts disagree."""
    whole, parts = body_of(name, table), _IN_BRACKETS.match(name)
    if whole.kind is not BodyKind.UNKNOWN or parts is None:
        return [whole]
    found = [body_of(each.strip(), table) for each in (parts["acronym"], parts["country"])]
    known = [each for each in found if each.kind is not BodyKind.UNKNOWN]
    sure = {each.code for each in known if not each.instead}
    if len(sure) > 1 or not known:
        return [whole]
    return [each for each in known if not each.instead] or [replace(each, typed=name) for each in known]


def _columns(lines: Sequence[Sequence[str]]) -> tuple[int, Mapping[str, list[int]]]:
    for number, cells in enumerate(lines[:FIRST_LINES]):
        found: dict[str, list[int]] = {}
        for at, cell in enumerate(cells):
            for name in (name for name, words in HEADINGS.items() if plain(cell) in words):
                found.setdefault(name, []).append(at)
        if {"body", "choice"} <= found.keys():
            return number + 1, found
    raise Refused("vote-list-no-columns")


def _vote(
    number: int, cells: Sequence[str], columns: Mapping[str, Sequence[int]], table: BodyTable
) -> ListedVote:
    said = {name: [cells[at].strip() for at in places if at < len(cells)] for name, places in columns.items()}
    return ListedVote(
        line=number,
        body=_body(said["body"], table).code,
        choice=_choice(next(iter(said["choice"]), "")),
        is_p_member=_is_p(next(iter(said.get("status", [])), "")),
        names_expert=plain(" ".join(said.get("expert", []))) not in _NO,
        reasons="\n".join(filter(None, said.get("reasons", []))),
    )


def _body(names: Sequence[str], table: BodyTable) -> Body:
    """The first of the names that is surely a member body: a country may stand beside it."""
    found = (each for name in names for each in _readings(name, table))
    known = [each for each in found if each.kind is BodyKind.MEMBER]
    sure = [each for each in known if not each.instead]
    if sure:
        return sure[0]
    for each in known:
        raise Refused("vote-body-ambiguous", name=each.typed, country=each.code, other=each.instead)
    return member_of(next(filter(None, names), ""), table)


def _choice(typed: str) -> Choice:
    if not typed:
        raise Refused("vote-choice-missing")
    found = read_choice(typed)
    if found is None:
        raise Refused("vote-choice-unknown", typed=typed[:60])
    return found


def _is_p(typed: str) -> bool:
    """A list without a status is one of P-members."""
    word = plain(typed)
    if word and word not in (*_P, *_O):
        raise Refused("vote-status-unknown", typed=typed[:60])
    return word not in _O
