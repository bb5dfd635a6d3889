"""Who sent a comment: the first column of the form, with its ids, and the member body behind it.

Sources: commenting form 2012-03, footnote 1 ("enter the ISO 3166 two-letter country code … comments from the ISO/CS
editing unit are identified by **"); what real files write instead (standards process, 1.3): ``AFNOR-001``,
``JRC (EC)-014``, ``DK1-006``, ``CN-001`` above ``-002``, ``US``. The table of acronyms is an argument: it is data.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from convenor.domain.ballot import sameness

EDITORS = "**"


class BodyKind(StrEnum):
    """What somebody is who comments."""

    MEMBER = "member"  # a member body or national committee, known by its country code
    EDITORS = "editors"  # the editing unit of ISO/CS
    LIAISON = "liaison"  # an organisation in liaison: it comments, and has no vote
    UNKNOWN = "unknown"  # none that the table knows


@dataclass(frozen=True, slots=True)
class Body:
    """One body, under the code by which it is counted once; ``typed`` shows what the file has."""

    code: str
    kind: BodyKind
    typed: str = field(default="", compare=False)
    person: str = field(default="", compare=False)  # ``1`` of DK1: one of several people of one body
    instead: str = field(default="", compare=False)  # whom the same letters might mean


@dataclass(frozen=True, slots=True)
class BodyTable:
    """Acronyms of member bodies and names of liaisons; keys are in the form that :func:`plain` gives."""

    countries: frozenset[str]
    acronyms: Mapping[str, str]  # plain acronym → country code
    liaisons: Mapping[str, str]  # plain name → the name as it is written


@dataclass(frozen=True, slots=True)
class Source:
    """What was read of the first column."""

    typed: str
    ids: tuple[str, ...] = ()  # the file's own, as typed; it numbers anew with each collation
    bodies: tuple[Body, ...] = ()  # nearly always one


_IDS = re.compile(r"^(?P<body>.*?)(?P<ids>(?:\s*[-–_]\s*[0-9]+)*)\s*$", re.DOTALL)
_ID = re.compile(r"[-–_]\s*[0-9]+")
_PERSON = re.compile(r"^(?P<body>[^\d]+?)\s*(?P<person>[0-9]{1,3})$", re.DOTALL)
LONGEST_NAME = 120  # letters; a longer line is a text in the wrong column
_EDITORS = frozenset({"isocs", "iso/cs", "cs"})


def plain(name: str) -> str:
    """A name without case, accents, spaces and signs: ``GOST R`` and ``gost-r`` are the same."""
    return "".join(each for each in sameness.plain(name) if each.isalnum())


def read_source(typed: str, table: BodyTable) -> Source:
    """The ids and the bodies of one cell; a line that begins with a dash belongs to the body above it."""
    ids: list[str] = []
    bodies: list[Body] = []
    for line in filter(None, (each.strip() for each in re.split(r"[\n;,]", typed))):
        name, numbers = _name_and_numbers(line)
        ids += [name + numbers[0], *numbers[1:]] if numbers else []
        bodies += [body_of(name, table)] if name else []
    return Source(typed, tuple(ids), tuple(dict.fromkeys(bodies)))


def with_body(typed: str, name: str, instead: str) -> str:
    """The cell with another name for one body, wherever it stands as a whole; the ids stay as they were typed."""
    return "".join(_renamed(part, name, instead) for part in re.split(r"([\n;,])", typed))


def _renamed(part: str, name: str, instead: str) -> str:
    found, _ = _name_and_numbers(part.strip())
    return part.replace(found, instead, 1) if found and " ".join(found.split()) == name else part


def _name_and_numbers(line: str) -> tuple[str, list[str]]:
    parts = _IDS.match(line) if len(line) <= LONGEST_NAME else None
    return (parts["body"].strip(), _ID.findall(parts["ids"])) if parts else (line, [])


def body_of(name: str, table: BodyTable) -> Body:
    """The body that ``name`` means; the country code wins over an acronym of the same letters."""
    known = _known(name, table)
    if known:
        return known
    several = _PERSON.match(name)
    one = _known(several["body"], table) if several else None
    if several and one:
        return Body(one.code, one.kind, name, several["person"], one.instead)
    return Body(" ".join(name.split()), BodyKind.UNKNOWN, name)


def _known(name: str, table: BodyTable) -> Body | None:
    if name.strip().startswith(EDITORS) or plain(name) in _EDITORS:
        return Body(EDITORS, BodyKind.EDITORS, name)
    country = table.acronyms.get(plain(name), "")
    code = name.strip().upper()
    if code in table.countries:
        return Body(code, BodyKind.MEMBER, name, instead=country if country != code else "")
    if country:
        return Body(country, BodyKind.MEMBER, name)
    liaison = table.liaisons.get(plain(name), "")
    return Body(liaison, BodyKind.LIAISON, name) if liaison else None
