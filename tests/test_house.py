"""The house rules that can be measured. An exception stands here, with its reason."""

import ast
import inspect
import statistics
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "convenor"
FILES = sorted(each for each in SOURCE.rglob("*.py") if "migrations" not in each.parts)
DOMAIN = SOURCE / "domain"
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[FunctionNode]:
    """Every function and method in a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, FunctionNode):
            yield node


def length(node: FunctionNode) -> int:
    """Lines of a function without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def percentile(values: list[int], share: float) -> int:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def test_domain_functions_are_short() -> None:
    lengths = [length(each) for path in DOMAIN.rglob("*.py") for each in functions(path)]

    assert statistics.median(lengths) <= 8
    assert percentile(lengths, 0.9) <= 22
    assert max(lengths) <= 40


def test_files_answer_one_question() -> None:
    lengths = {path.relative_to(SOURCE): len(path.read_text().splitlines()) for path in FILES}

    assert {path: lines for path, lines in lengths.items() if lines > 400} == {}
    assert percentile(list(lengths.values()), 0.9) <= 250


def view_files() -> list[Path]:
    return [each for each in FILES if each.stem == "views" or each.parent.name == "views"]


def test_views_translate_call_once_and_translate_back() -> None:
    long = {
        f"{path.relative_to(SOURCE)}:{node.name}": length(node)
        for path in view_files()
        for node in functions(path)
        if length(node) > 25
    }

    assert long == {}


def test_every_public_thing_of_the_domain_is_explained() -> None:
    missing = []
    for path in DOMAIN.rglob("*.py"):
        tree = ast.parse(path.read_text())
        for node in [tree, *ast.walk(tree)]:
            if not isinstance(node, FunctionNode | ast.ClassDef | ast.Module):
                continue
            name = getattr(node, "name", "module")
            if not name.startswith("_") and not ast.get_docstring(node):
                missing.append(f"{path.relative_to(SOURCE)}:{name}")

    assert missing == []


def action_modules() -> list[str]:
    names = []
    for path in FILES:
        module = ".".join(("convenor", *path.relative_to(SOURCE).with_suffix("").parts))
        if "apps" in path.parts and ("actions" in path.parts or path.stem == "actions"):
            names.append(module.removesuffix(".__init__"))
    return [each for each in names if each != "convenor.apps.audit.actions"]


@pytest.mark.parametrize("name", action_modules())
def test_every_write_leaves_an_audit_line(name: str) -> None:
    module = import_module(name)
    public = {
        each: function
        for each, function in vars(module).items()
        if inspect.isfunction(function) and not each.startswith("_") and function.__module__ == name
    }

    unmarked = [each for each, function in public.items() if not hasattr(function, "audit_action")]
    without_actor = [
        each for each, function in public.items() if "by" not in inspect.signature(function).parameters
    ]

    assert (unmarked, without_actor) == ([], [])


def test_only_meetings_opens_its_log() -> None:
    readers = [
        path.relative_to(SOURCE)
        for path in FILES
        if "convenor.apps.meetings.log" in path.read_text() and "meetings" not in path.parts
    ]

    assert readers == []


def test_no_room_is_named_after_nothing() -> None:
    empty_names = {"common", "core", "utils", "util", "helpers", "helper", "misc"}
    named = {part for path in FILES for part in path.relative_to(SOURCE).with_suffix("").parts}

    assert named & empty_names == set()


def test_the_domain_is_told_the_time() -> None:
    words = ("datetime.now", "date.today", "timezone.now", "utcnow", "import random", "time.time(")
    tellers = [
        (path.name, word) for path in DOMAIN.rglob("*.py") for word in words if word in path.read_text()
    ]

    assert tellers == []


def test_every_module_can_be_imported() -> None:
    import convenor

    names = [
        each.name for each in walk_packages(convenor.__path__, "convenor.") if ".management." not in each.name
    ]

    assert [name for name in names if import_module(name) is None] == []
