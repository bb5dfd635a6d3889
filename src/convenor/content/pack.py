"""A mentoring programme read from a folder of YAML files, with every mistake found at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from convenor.content.build import FILES, build_programme
from convenor.content.fields import Fields
from convenor.content.mistakes import Mistake, Notebook, PackErrors, Place, suggestion
from convenor.content.order import check_order
from convenor.content.source import read_tree
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
    if not directory.is_dir():
        notebook.note(
            Place(str(directory), 0),
            "there is no such folder",
            "name the folder that holds programme.yaml",
        )
    else:
        _check_names(directory, notebook)
        trees = {name: read_tree(directory / name, notebook) for name in FILES}
        files = {name: Fields(tree, name, name, notebook) for name, tree in trees.items() if tree is not None}
        if len(files) == len(FILES):
            programme = build_programme(files)
            notebook.check_mentions()
            check_order(programme, notebook)
    return programme, tuple(sorted(set(notebook.mistakes)))


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
