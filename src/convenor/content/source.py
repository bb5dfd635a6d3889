"""One file of a pack as a tree of YAML nodes that know their lines. Nothing is constructed, nothing runs."""

import re
from pathlib import Path

import yaml
from yaml.nodes import MappingNode

from convenor.content.mistakes import Notebook, Place

LARGEST_FILE = 1_000_000
DEEPEST = 12
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EMPTY = MappingNode("tag:yaml.org,2002:map", [], yaml.Mark("", 0, 0, 0, None, 0))
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_tree(path: Path, notebook: Notebook) -> MappingNode | None:
    """The file's top-level mapping, or None with the reason noted."""
    text = _read_text(path, notebook)
    if text is None or not _is_plain(path.name, text, notebook):
        return None
    try:
        if not _is_simple(path.name, text, notebook):
            return None
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        _note_syntax(path.name, error, notebook)
        return None
    if not isinstance(root, MappingNode):
        notebook.note(
            Place(path.name, 1),
            "the file holds no fields",
            "write fields such as “title:” at its left edge",
        )
        return None
    return root


def first_odd_character(text: str) -> int | None:
    """Where the first control character or text-turning mark stands. Line feeds are not odd."""
    found = _ODD.search(text)
    return found.start() if found else None


def _read_text(path: Path, notebook: Notebook) -> str | None:
    whole_file = Place(path.name, 0)
    if not path.is_file():
        notebook.note(
            whole_file,
            "the file is missing",
            "add it; a pack has six files, see the CASCO pack for each",
        )
        return None
    if path.stat().st_size > LARGEST_FILE:
        notebook.note(
            whole_file,
            "the file is larger than 1 MB",
            "keep the words and leave everything else out",
        )
        return None
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        notebook.note(Place(path.name, line), "this is not UTF-8 text", "save the file as UTF-8")
        return None


def _is_plain(file: str, text: str, notebook: Notebook) -> bool:
    position = first_odd_character(text)
    if position is None:
        return True
    place = Place(file, text.count("\n", 0, position) + 1)
    if text[position] == "\t":
        notebook.note(place, "there is a tab", "use spaces")
    else:
        notebook.note(
            place,
            f"there is a control character (U+{ord(text[position]):04X})",
            "delete it",
        )
    return False


def _is_simple(file: str, text: str, notebook: Notebook) -> bool:
    """Refuse, before a tree is built, what could make it larger or deeper than its text."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        place = Place(file, event.start_mark.line + 1 if event.start_mark else 0)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if getattr(event, "anchor", None):
            notebook.note(
                place,
                "anchors (&) and aliases (*) are not read",
                "write the words out, or put them in quotes",
            )
            return False
        if tag := getattr(event, "tag", None):
            notebook.note(
                place,
                f"the tag {tag} is not read",
                "write a plain text, in quotes if it begins with “!”",
            )
            return False
        if documents > 1:
            notebook.note(
                place,
                "a second document begins here (---)",
                "keep one document per file",
            )
            return False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            notebook.note(
                place,
                "the fields are nested too deeply",
                "see the CASCO pack for the form of this file",
            )
            return False
    return True


def _note_syntax(file: str, error: yaml.YAMLError, notebook: Notebook) -> None:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 0
    problem = getattr(error, "problem", None) or "it cannot be read"
    notebook.note(Place(file, line), f"this is not YAML: {problem}", _remedy(problem))


def _remedy(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put a text that contains a colon in quotes, and check the indentation"
    return "check quotes, brackets and indentation on this line and the one above"
