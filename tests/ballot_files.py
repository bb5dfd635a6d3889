"""A ballot of WG 57 for the tests: opened by Amina, its files as a member body sends them."""

import csv
from collections.abc import Iterable
from io import StringIO

from convenor.apps.ballots.actions import ballots, files
from convenor.apps.ballots.bag import read_bag
from convenor.apps.ballots.models import Ballot
from world import NOW, World

HEADINGS = ("MB/NC", "Line number", "Clause/ Subclause", "Paragraph/ Figure/ Table", "Type of comment")
HEADINGS = (*HEADINGS, "Comments", "Proposed change", "Observations of the secretariat")
NORWEGIAN = (
    "NO-001 | 12 | 4.1 | | te | Risks should be reviewed more often. | Replace “regularly” by “at planned intervals”.",
    "NO-002 | 14 | 3.10 | | ed | A comma is missing. | Add a comma after “body”.",
)
FRENCH = (
    "FR-001 | 12 | 4.1 | | te | The interval of reviews is not said. | Replace “regularly” by “at planned intervals”.",
    "FR-002 | | | | te | The draft needs a figure. | Add a figure.",
    "FR-003 | 20 | 3.2 | | | The term is used twice. | Merge both.",
)


def form(rows: Iterable[str], headings: Iterable[str] = HEADINGS) -> bytes:
    """A file of comments, from ``id | line | clause | element | type | comment | change``."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([part.strip() for part in f"{each} | ".split("|")] for each in rows)
    return out.getvalue().encode()


def opened(world: World) -> Ballot:
    """A ballot without a file."""
    facts = {"title": "DIS 17024", "stage": "dis", "closed_on": None, "p_members": 40}
    return ballots.open_ballot(world.wg57, facts, by=world.amina, at=NOW)


def with_files(world: World, **bag: Iterable[str]) -> Ballot:
    """A ballot with these files, or with the Norwegian and the French one."""
    ballot = opened(world)
    given = bag or {"norway": NORWEGIAN, "france": FRENCH}
    read = read_bag((f"{name}.csv", form(rows)) for name, rows in given.items())
    files.take_in(ballot, read, by=world.amina, at=NOW)
    return ballot


def collated(world: World, **bag: Iterable[str]) -> Ballot:
    """The same, when everybody of the group reads it."""
    return files.collate(with_files(world, **bag), by=world.amina, at=NOW)
