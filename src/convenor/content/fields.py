"""The fields of one mapping of a pack, read by type; what is missing or strange is noted with its line."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from convenor.content.mistakes import Notebook, Place, nearest, suggestion
from convenor.content.source import first_odd_character
from convenor.domain.kernel import Role, Words

Choice = TypeVar("Choice", bound=StrEnum)
Built = TypeVar("Built")
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NULL = "tag:yaml.org,2002:null"
NO_WORDS = Words({})


class Fields:
    """One mapping. Ask for each field by its type, then ``close``: what nobody asked for is noted."""

    def __init__(self, node: MappingNode, file: str, what: str, notebook: Notebook) -> None:
        self.what, self.notebook = what, notebook
        self.place = Place(file, node.start_mark.line + 1)
        self._nodes: dict[str, Node] = {}
        self._lines: dict[str, Place] = {}
        self._asked: dict[str, bool] = {}  # name of a field -> must it be there
        for key, value in node.value:
            self._take(key, value)

    def _take(self, key: Node, value: Node) -> None:
        place = self._place_of(key)
        name = key.value if isinstance(key, ScalarNode) else ""
        if not name:
            self.notebook.note(place, f"a field of {self.what} has no name", "write “name: value”")
        elif name in self._nodes:
            first = self._lines[name].line
            self.notebook.note(
                place,
                f"“{name}” stands twice in {self.what}",
                f"keep one; the first is on line {first}",
            )
        else:
            self._nodes[name], self._lines[name] = value, place

    def _place_of(self, node: Node) -> Place:
        return Place(self.place.file, node.start_mark.line + 1)

    def line_of(self, name: str) -> Place:
        """Where the field stands, or where its mapping begins."""
        return self._lines.get(name, self.place)

    def has(self, name: str) -> bool:
        """Whether the optional field is there."""
        self._asked.setdefault(name, False)
        return name in self._nodes

    def _node(self, name: str, *, required: bool = True) -> Node | None:
        self._asked[name] = required or self._asked.get(name, False)
        return self._nodes.get(name)

    def _note(self, name: str, wrong: str, right: str) -> None:
        self.notebook.note(self.line_of(name), wrong, right)

    def text(self, name: str, default: str | None = None) -> str:
        """One text that is the same in every language, such as a key, an edition or an address."""
        node = self._node(name, required=default is None)
        if node is None:
            return default or ""
        return self._scalar(node, f"“{name}” of {self.what}", self.line_of(name))

    def key(self, kind: str) -> str:
        """The name by which other files speak of this; remembered as defined."""
        key = self.text("key")
        if key and not KEY.fullmatch(key):
            self._note(
                "key",
                f"“{key}” cannot be a key",
                "use small letters, digits and single hyphens: “first-call”",
            )
        self.notebook.define(kind, key, self.line_of("key"))
        self.what = f"{kind} “{key}”" if key else self.what
        return key

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number from 1 to 999; 0 stands for one that cannot be read."""
        node = self._node(name, required=default is None)
        if node is None:
            return default or 0
        written = node.value if isinstance(node, ScalarNode) else ""
        if not re.fullmatch(r"[1-9][0-9]{0,2}", written):
            self._note(
                name,
                f"“{name}” of {self.what} is not a whole number above 0",
                "write digits, such as 12",
            )
            return 0
        return int(written)

    def flag(self, name: str, default: bool | None = None) -> bool:
        """Yes or no."""
        node = self._node(name, required=default is None)
        if node is None:
            return bool(default)
        written = node.value if isinstance(node, ScalarNode) else ""
        if written not in ("true", "false"):
            self._note(
                name,
                f"“{name}” of {self.what} is neither true nor false",
                "write true or false",
            )
        return bool(written == "true")

    def words(self, name: str) -> Words:
        """One text in each of the pack's languages; paragraphs are parted by a blank line."""
        node = self._node(name)
        return NO_WORDS if node is None else self._words(name, node)

    def words_or_none(self, name: str) -> Words | None:
        """As ``words``, where the field may be absent."""
        node = self._node(name, required=False)
        return None if node is None else self._words(name, node)

    def _words(self, name: str, node: Node) -> Words:
        what = f"“{name}” of {self.what}"
        if not isinstance(node, MappingNode):
            beneath = ", ".join(f"“{each}: …”" for each in self.notebook.languages)
            self._note(
                name,
                f"{what} is not given by language",
                f"beneath “{name}:” write {beneath}",
            )
            return NO_WORDS
        texts = Fields(node, self.place.file, what, self.notebook)
        found = {each: reflowed(texts.text(each)) for each in self.notebook.languages}
        texts.close_languages(self.line_of(name))
        return Words(found)

    def close_languages(self, place: Place) -> None:
        """Note the languages that the pack has and this text lacks, and the reverse."""
        for language in self._asked:
            if language not in self._nodes:
                self.notebook.note(
                    place,
                    f"{self.what} has no text in “{language}”",
                    f"add “{language}: …”",
                )
        for language in self._nodes:
            if language not in self._asked:
                self._note(
                    language,
                    f"{self.what} is given in “{language}”, which is not a language of this pack",
                    "add it to “languages” in programme.yaml, or take it out",
                )

    def names(self, name: str, *, required: bool = True) -> tuple[tuple[str, Place], ...]:
        """A list of short texts, each with its place; the same one twice is a mistake."""
        found: dict[str, Place] = {}
        for node in self._items(name, required=required):
            place = self._place_of(node)
            each = self._scalar(node, f"an entry of “{name}” of {self.what}", place)
            if each in found:
                self.notebook.note(
                    place,
                    f"“{each}” stands twice in “{name}” of {self.what}",
                    "keep one",
                )
            elif each:
                found[each] = place
        return tuple(found.items())

    def mentions(self, name: str, kind: str, *, required: bool = True) -> tuple[str, ...]:
        """A list of keys of things defined elsewhere; checked when the whole pack is read."""
        names = self.names(name, required=required)
        for key, place in names:
            self.notebook.mention(kind, key, place)
        return tuple(key for key, _ in names)

    def known(self, name: str, known: Iterable[str], *, required: bool = True) -> tuple[str, ...]:
        """A list of words out of a fixed set."""
        allowed = tuple(known)
        names = self.names(name, required=required)
        for each, place in names:
            if each not in allowed:
                self.notebook.note(
                    place,
                    f"“{each}” cannot stand in “{name}”",
                    suggestion(each, allowed),
                )
        return tuple(each for each, _ in names if each in allowed)

    def roles(self, name: str, among: Iterable[Role]) -> tuple[Role, ...]:
        """Who acts or reads: at least one of ``among``."""
        allowed = tuple(among)
        found = self.known(name, allowed)
        if not found and self.is_empty_list(name):
            self._note(
                name, f"“{name}” of {self.what} is empty", f"name at least one of: {', '.join(allowed)}"
            )
        return tuple(Role(each) for each in found)

    def is_empty_list(self, name: str) -> bool:
        """Whether the field is a list with nothing in it."""
        node = self._nodes.get(name)
        return isinstance(node, SequenceNode) and not node.value

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """One out of a fixed set."""
        written = self.text(name)
        if written in tuple(kind):
            return kind(written)
        if written:
            self._note(
                name,
                f"“{written}” cannot be “{name}” of {self.what}",
                suggestion(written, tuple(kind)),
            )
        return next(iter(kind))

    def each(
        self,
        name: str,
        what: str,
        build: Callable[["Fields"], Built],
        *,
        least: int = 1,
    ) -> tuple[Built, ...]:
        """A list of mappings, each read by ``build`` and closed."""
        built = []
        nodes = self._items(name)
        for node in nodes:
            if isinstance(node, MappingNode):
                fields = Fields(node, self.place.file, what, self.notebook)
                built.append(build(fields))
                fields.close()
            else:
                self.notebook.note(
                    self._place_of(node),
                    f"{what} has no fields",
                    "write them beneath it, each as “name: …”",
                )
        if name in self._nodes and not nodes and least:
            self._note(name, f"“{name}” is empty", f"write at least {least} entry")
        return tuple(built)

    def part(self, name: str, what: str, build: Callable[["Fields"], Built]) -> Built | None:
        """One mapping within this one."""
        node = self._node(name)
        if not isinstance(node, MappingNode):
            if node is not None:
                self._note(
                    name,
                    f"“{name}” has no fields",
                    "write its fields beneath it, indented",
                )
            return None
        fields = Fields(node, self.place.file, what, self.notebook)
        built = build(fields)
        fields.close()
        return built

    def _items(self, name: str, *, required: bool = True) -> list[Node]:
        node = self._node(name, required=required)
        if isinstance(node, SequenceNode):
            return list(node.value)
        if node is not None:
            self._note(
                name,
                f"“{name}” of {self.what} is not a list",
                "write one entry per line, each after “- ”",
            )
        return []

    def _scalar(self, node: Node, what: str, place: Place) -> str:
        if not isinstance(node, ScalarNode):
            self.notebook.note(
                place,
                f"{what} is not a text",
                "write one text, in quotes if it contains a colon",
            )
            return ""
        value = "" if node.tag == _NULL else node.value.strip()
        if not value:
            self.notebook.note(place, f"{what} is empty", "write the words, or take the field out")
        odd = first_odd_character(value)
        if odd is not None:
            self.notebook.note(
                place,
                f"{what} contains a control character (U+{ord(value[odd]):04X})",
                "delete it",
            )
        return str(value)

    def close(self) -> None:
        """Note fields that are missing and fields that nobody knows."""
        missing = [name for name, must in self._asked.items() if must and name not in self._nodes]
        for name in [each for each in self._nodes if each not in self._asked]:
            meant = nearest(name, missing)
            if meant:
                missing.remove(meant)
            free = [each for each in self._asked if each not in self._nodes]
            right = f"did you mean “{meant}”?" if meant else suggestion(name, free or self._asked)
            self._note(name, f"{self.what} has no field “{name}”", right)
        for name in missing:
            self.notebook.note(self.place, f"{self.what} lacks “{name}”", f"add “{name}: …”")


def reflowed(text: str) -> str:
    """Lines of one paragraph joined; paragraphs, parted by blank lines, kept."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(each.split("\n")).strip() for each in paragraphs)
