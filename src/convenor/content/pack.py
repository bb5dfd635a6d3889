"""A mentoring programme read from a folder of YAML files, with every mistake found at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import MappingNode

from convenor.content.build import FILES, build_programme, read_languages
from convenor.content.fields import Fields
from convenor.content.mistakes import Mistake, Notebook, PackErrors, Place, suggestion
from convenor.content.order import check_order
from convenor.content.source import EMPTY, read_tree
from convenor.domain.programme.definition import Item, Programme

__all__ = [
    "Mistake",
    "PackErrors",
    "Report",
    "casco",
    "check_pack",
    "load_pack",
    "packs",
]

PACKS = Path(__file__).parent / "packs"
CASCO = PACKS / "casco"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check of a pack found. The programme is None while there are mistakes."""

    directory: Path
    mistakes: tuple[Mistake, ...]
    programme: Programme | None
    errata: tuple[Item, ...]  # items whose printed key errs
    counts: Mapping[str, int]


def casco() -> Path:
    """The folder of the pack that ships with the product."""
    return CASCO


def packs() -> tuple[Path, ...]:
    """The folders of all packs that ship with the product, by name."""
    return tuple(sorted(each.parent for each in PACKS.glob("*/programme.yaml")))


def load_pack(directory: Path) -> Programme:
    """Read the programme, or raise PackErrors with all that is wrong."""
    programme, mistakes = _read(directory)
    if programme is None or mistakes:
        raise PackErrors(mistakes)
    return programme


def check_pack(directory: Path) -> Report:
    """Read the pack and say what it holds and what is wrong with it."""
    programme, mistakes = _read(directory)
    sound = None if mistakes else programme
    return Report(
        directory=directory,
        mistakes=mistakes,
        programme=sound,
        errata=tuple(item for item in sound.self_test.items if item.erratum) if sound else (),
        counts=_counts(sound) if sound else {},
    )


def _read(directory: Path) -> tuple[Programme | None, tuple[Mistake, ...]]:
    notebook = Notebook()
    programme = None
    if directory.is_dir():
        _check_names(directory, notebook)
        programme = _read_files(directory, notebook)
    else:
        notebook.note(
            Place(str(directory), 0), "there is no such folder", "name the folder that holds programme.yaml"
        )
    return programme, tuple(sorted(set(notebook.mistakes)))


def _read_files(directory: Path, notebook: Notebook) -> Programme | None:
    """A file that cannot be read stays out; the others are still read, but not held against each other."""
    trees = {name: read_tree(directory / name, notebook) for name in FILES}
    head = trees["programme.yaml"]
    if head is None or not _learn_languages(head, notebook):
        return None
    unread = Notebook(languages=notebook.languages)
    programme = build_programme(
        {
            name: Fields(tree or EMPTY, name, name, notebook if tree else unread)
            for name, tree in trees.items()
        }
    )
    if all(trees.values()):
        notebook.check_mentions()
        check_order(programme, notebook)
    return programme


def _learn_languages(head: MappingNode, notebook: Notebook) -> bool:
    """Note what is wrong with the languages; the same notes at the second reading count once."""
    fields = Fields(head, "programme.yaml", "programme.yaml", notebook)
    notebook.languages = read_languages(fields)
    if not notebook.languages:
        notebook.note(
            fields.line_of("languages"), "the pack names no language", "write “languages: [en, fr]”"
        )
    return bool(notebook.languages)


def _check_names(directory: Path, notebook: Notebook) -> None:
    for path in sorted(directory.glob("*.y*ml")):
        if path.name not in FILES:
            notebook.note(
                Place(path.name, 0),
                "a pack has no file of this name",
                suggestion(path.name, FILES),
            )


def _counts(programme: Programme) -> dict[str, int]:
    return {
        "declarations": len(programme.declarations),
        "objectives": len(programme.objectives),
        "activities": len(programme.activities),
        "essential readings": sum(reading.essential for reading in programme.readings),
        "reference readings": sum(not reading.essential for reading in programme.readings),
        "self-test items": len(programme.self_test.items),
        "handouts": len(programme.handouts),
        "tracks": len(programme.tracks),
        "letters": len(programme.letters),
    }
