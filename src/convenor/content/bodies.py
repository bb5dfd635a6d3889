"""The table of member bodies and liaisons: ``bodies.yaml``, or another file of the same form."""

from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from convenor.content.mistakes import Notebook, PackErrors, Place
from convenor.content.source import read_tree
from convenor.domain.ballot.bodies import BodyTable, plain

BODIES = Path(__file__).parent / "bodies.yaml"


def load_bodies(path: Path = BODIES) -> BodyTable:
    """The table in ``path``; raises PackErrors with every mistake in it."""
    notebook = Notebook()
    tree = read_tree(path, notebook)
    fields = {key.value: value for key, value in tree.value} if tree else {}
    for name in fields.keys() - {"countries", "acronyms", "liaisons"}:
        place = _place(path, fields[name])
        notebook.note(place, f"“{name}” is not known here", "write countries, acronyms or liaisons")
    reader = _Reader(path, notebook)
    countries = reader.countries(fields.get("countries"))
    table = BodyTable(
        countries, reader.acronyms(fields.get("acronyms"), countries), reader.liaisons(fields.get("liaisons"))
    )
    if notebook.mistakes:
        raise PackErrors(sorted(notebook.mistakes))
    return table


class _Reader:
    """Reads one file; what is wrong is noted with its line."""

    def __init__(self, path: Path, notebook: Notebook) -> None:
        self.path, self.notebook = path, notebook

    def countries(self, node: Node | None) -> frozenset[str]:
        codes = node.value.split() if isinstance(node, ScalarNode) else []
        if not codes:
            self.note(
                node, "there are no countries", "write the codes after “countries:”, with spaces between"
            )
        for code in codes:
            if not (len(code) == 2 and code.isascii() and code.isupper()):
                self.note(node, f"“{code}” is no country code", "write two capital letters, such as FR")
        return frozenset(codes)

    def acronyms(self, node: Node | None, countries: frozenset[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for code, names in node.value if isinstance(node, MappingNode) else ():
            if code.value not in countries:
                self.note(code, f"“{code.value}” is not among the countries", "add it there, or correct it")
            for name in self.names(names):
                self.keep(found, name, code.value)
        return found

    def liaisons(self, node: Node | None) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in self.names(node):
            self.keep(found, name, name.value)
        return found

    def names(self, node: Node | None) -> list[ScalarNode]:
        names = node.value if isinstance(node, SequenceNode) else []
        if not isinstance(node, SequenceNode) or not all(isinstance(each, ScalarNode) for each in names):
            self.note(node, "this is no list of names", "write [ONE, TWO]")
            return []
        return list(names)

    def keep(self, found: dict[str, str], name: ScalarNode, meaning: str) -> None:
        known = found.setdefault(plain(name.value), meaning)
        if known != meaning:
            self.note(name, f"“{name.value}” stands for {known} already", "keep one of the two")

    def note(self, node: Node | None, wrong: str, right: str) -> None:
        self.notebook.note(_place(self.path, node), wrong, right)


def _place(path: Path, node: Node | None) -> Place:
    return Place(path.name, node.start_mark.line + 1 if node else 0)
