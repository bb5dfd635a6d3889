"""The documentation is true: every command, setting, target and file that it names exists."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

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
