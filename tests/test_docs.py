"""The documentation is true: every command, setting, target and file that it names exists."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from django.core.management import get_commands

from convenor.content.pack import check_pack
from convenor.site import environment
from convenor.site.environment import SETTINGS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))


def named(pattern: str) -> list[tuple[str, str]]:
    """Everything that the pages name by ``pattern``: (page, name)."""
    return [
        (str(page.relative_to(ROOT)), name)
        for page in PAGES
        for name in re.findall(pattern, page.read_text())
    ]


def test_every_command_that_the_docs_name_exists() -> None:
    known = {name.replace("_", "-") for name in get_commands()}

    assert [each for each in named(r"`(?:\.venv/bin/)?convenor ([a-z][a-z-]+)") if each[1] not in known] == []


def test_every_make_target_that_the_docs_name_exists() -> None:
    assert [each for each in named(r"`make ([a-z-]+)`") if each[1] not in TARGETS] == []


def test_every_setting_that_the_docs_name_exists() -> None:
    known = {each.name for each in SETTINGS}

    assert [each for each in named(r"\b(CONVENOR_[A-Z_]+)\b") if each[1] not in known] == []


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/reference/settings.md").read_text()

    assert [each.name for each in SETTINGS if each.name not in page] == []


def test_every_file_that_the_docs_link_to_exists() -> None:
    links = [(page, target.split("#")[0]) for page, target in named(r"\]\(((?!https?:|mailto:|#)[^)]+)\)")]

    assert [(page, to) for page, to in links if not (ROOT / page).parent.joinpath(to).exists()] == []


@pytest.mark.parametrize(
    "name", ["LICENSE", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "GLOSSARY.md", "SECURITY.md"]
)
def test_the_house_has_its_papers(name: str) -> None:
    assert (ROOT / name).stat().st_size > 300


def test_every_decision_says_why() -> None:
    records = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))

    assert records
    assert [each.name for each in records if "## Why" not in each.read_text()] == []


@pytest.fixture(scope="module")
def drawing() -> ModuleType:
    """The tool that draws reference pages from the code."""
    spec = importlib.util.spec_from_file_location("draw_reference", ROOT / "tools/draw_reference.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def test_every_drawn_page_says_what_the_code_says(drawing: ModuleType) -> None:
    assert drawing.stale() == []


def test_every_command_of_ours_is_on_the_page_of_commands(drawing: ModuleType) -> None:
    ours = {name.replace("_", "-") for name, app in get_commands().items() if app == "convenor.site"}

    assert ours - set(drawing.COMMANDS) == set()


def test_every_table_in_a_written_page_is_one_that_is_drawn(drawing: ModuleType) -> None:
    begun = [name for _, name in named(r"<!-- drawn: ([a-z-]+) -->")]

    assert begun == [name for _, name in named(r"<!-- end of ([a-z-]+) -->")]
    assert set(begun) == set(drawing.TABLES)


def test_what_the_check_of_a_pack_prints_in_the_docs_is_what_it_prints(tmp_path: Path) -> None:
    page = (ROOT / "docs/how-to/write-a-pack.md").read_text()
    report = check_pack(ROOT / "tests/content/tiny_pack")

    assert [str(each) for each in check_pack(tmp_path).mistakes if f"    {each}\n" not in page] == []
    assert [each for each in report.counts.items() if f"    {each[1]:4} {each[0]}\n" not in page] == []


def test_what_production_lacks_is_told_in_the_docs_as_it_is_told() -> None:
    page = (ROOT / "docs/how-to/run-for-real.md").read_text()
    told = environment.problems({"CONVENOR_MODE": "production"})

    assert [each for each in told if f"    {each}\n" not in page] == []


def test_the_settings_in_the_docs_are_enough_to_start() -> None:
    page = (ROOT / "docs/how-to/run-for-real.md").read_text()
    given = dict(re.findall(r"^    (CONVENOR_[A-Z_]+)=(.+)$", page, re.M))

    assert environment.problems({**given, "CONVENOR_SECRET": "x" * 64}) == []
