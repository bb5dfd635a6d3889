"""Draw what follows from the code: whole reference pages, and the tables between marks in written ones.

Usage: python tools/draw_reference.py [--check]
A table in a written page stands between `<!-- drawn: NAME -->` and `<!-- end of NAME -->`.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
if "DJANGO_SETTINGS_MODULE" not in os.environ:
    os.environ["DJANGO_SETTINGS_MODULE"] = "convenor.site.settings"
    os.environ["CONVENOR_DATA"] = tempfile.mkdtemp(prefix="convenor-docs-")

import django  # noqa: E402 - after the settings are named

django.setup()

from django.core.management import get_commands, load_command_class  # noqa: E402 - after Django's set-up
from django.core.management.base import DjangoHelpFormatter  # noqa: E402 - after Django's set-up

from convenor.apps.accounts.limits import LIMITS  # noqa: E402 - after Django's set-up
from convenor.content import vocabulary  # noqa: E402 - after Django's set-up
from convenor.content.pack import casco, load_pack  # noqa: E402 - after Django's set-up
from convenor.domain.programme.definition import EvidenceKind, Question  # noqa: E402 - after Django's set-up
from convenor.domain.programme.visibility import PAIR, is_candid, readers  # noqa: E402 - after Django's set-up
from convenor.site import access  # noqa: E402 - after Django's set-up
from convenor.site.environment import SETTINGS  # noqa: E402 - after Django's set-up

sys.path.insert(0, str(Path(__file__).parent))
from draw_meeting import meeting_commands, meeting_events, schema, table, text_lengths  # noqa: E402 - after the path
from reference_words import EVIDENCE, FACTS, PLACEHOLDERS  # noqa: E402 - after the path

COMMANDS = (
    *("serve", "migrate", "invite", "check-pack", "backup", "restore"),
    *("meeting", "comments", "forget-sittings", "remove-second-step", "erase-person", "demo"),
)
ONLY = {"migrate": ("--plan", "--check")}  # of Django's own arguments, those that an operator may want
AGAIN = "This page is drawn; after a change run `python tools/draw_reference.py`."


def code(names: Iterable[str]) -> str:
    """Names as code, parted by commas."""
    return ", ".join(f"`{each}`" for each in names)


def settings_page() -> str:
    """Every variable of the environment."""
    rows = (
        (f"`{each.name}`", f"`{each.default}`" if each.default else "empty", each.says) for each in SETTINGS
    )
    return (
        "# Settings\n\nEvery setting comes from the environment. What production needs: "
        f"[run it for real](../how-to/run-for-real.md). {AGAIN}\n\n"
        f"{table('Variable | When not set | What it says', rows)}\n"
    )


def permissions_page() -> str:
    """The permission table: who may use which address, by which method, in which state."""
    rows = (
        (
            f"`{each.route}`",
            each.method,
            each.on,
            ", ".join(sorted(each.roles)),
            ", ".join(sorted(each.states)) or "any",
            each.limit,
        )
        for each in sorted(access.ROWS, key=lambda row: (row.route, row.method, sorted(row.roles)))
    )
    limits = "\n".join(
        f"- `{name}`: {most} in {seconds} seconds" for name, (most, seconds) in sorted(LIMITS.items())
    )
    return (
        "# Permissions\n\nOne table decides every request: an address without a row is closed. Somebody who has none of "
        "the roles on the thing gets 404, as if it did not exist. The tests are generated from the same table, and from "
        f"a second one that says by hand who is what. {AGAIN}\n\n"
        f"{table('Address | Method | Thing | Roles | States | Rate limit', rows)}"
        f"\n\n## Rate limits, per address of the reader\n\n{limits}\n"
    )


def commands_page() -> str:
    """What each command does and takes, as its own help says."""
    return (
        "# Commands\n\n`convenor COMMAND`; in a clone `.venv/bin/convenor COMMAND`. Every command reads the "
        "[settings](settings.md) from the environment, and tells in words what hinders its start. "
        f"`convenor COMMAND --help` tells all of a command's arguments. {AGAIN}\n\n"
        + "\n".join(map(command, COMMANDS))
    )


def command(name: str) -> str:
    """One command: its help, how it is written, its arguments."""
    known = name.replace("-", "_")
    parser = load_command_class(get_commands()[known], known).create_parser("convenor", name)
    always = set(DjangoHelpFormatter.show_last)
    ours = [
        each
        for each in parser._actions
        if not always.intersection(each.option_strings)
        and not isinstance(each, argparse._HelpAction)
        and (name not in ONLY or set(ONLY[name]).intersection(each.option_strings))
    ]
    rows = [(f"`{_written(each)}`", " ".join(str(each.help or "").split())) for each in ours]
    usage = " ".join(["convenor", name, *(_in_usage(each) for each in ours)])
    arguments = f"\n{table('Argument | What it says', rows)}\n" if rows else ""
    return f"## {name}\n\n    {usage}\n\n{' '.join(str(parser.description).split())}\n{arguments}"


def _written(action: argparse.Action) -> str:
    value = action.metavar or "|".join(action.choices or ()) or action.dest.upper()
    if not action.option_strings:
        return str(value)
    return action.option_strings[-1] if action.nargs == 0 else f"{action.option_strings[-1]} {value}"


def _in_usage(action: argparse.Action) -> str:
    needed = not action.option_strings and action.nargs != "?"
    return _written(action) if needed else f"[{_written(action)}]"


def evidence() -> str:
    """The kinds of evidence."""
    rows = ((f"`{kind}`", EVIDENCE[kind][0], EVIDENCE[kind][1]) for kind in EvidenceKind)
    return table("`kind` | `ref` names | Exists when", rows)


def facts() -> str:
    """The facts of a working group."""
    return table("Name | Says", ((f"`{each}`", FACTS[each]) for each in vocabulary.FACTS))


def letters() -> str:
    """The letters, each with the subject that CASCO's has."""
    pack = load_pack(casco())
    rows = ((f"`{each}`", pack.letter(each).subject.in_language("en")) for each in vocabulary.LETTERS)
    return table("`key` | Its subject in the CASCO pack", rows)


def placeholders() -> str:
    """What may stand in braces."""
    return table(
        "Placeholder | Stands for",
        ((f"`{{{each}}}`", PLACEHOLDERS[each]) for each in vocabulary.PLACEHOLDERS),
    )


def actors() -> str:
    """Who may act in an activity."""
    return f"`actors` are out of: {code(vocabulary.ACTORS)}."


def seen_by() -> str:
    """Who may be let in to read an answer."""
    return f"`seen_by` is out of: {code(vocabulary.READERS)}."


def answers() -> str:
    """Who may read the answer to each question of CASCO's handouts."""
    parts = []
    for form in load_pack(casco()).handouts:
        rows = (
            (
                _number(each),
                each.prompt.in_language("en"),
                ", ".join(readers(each)),
                "yes" if is_candid(each) else "",
            )
            for each in form.questions
        )
        title = form.title.in_language("en")
        parts.append(
            f"### {title}\n\n{table('No. | Question | Who may read the answer | The pair alone', rows)}"
        )
    return "\n\n".join(parts)


def _number(question: Question) -> str:
    return str(question.number or "–")


def pair_alone() -> str:
    """The addresses that open to nobody but mentee and mentor."""
    routes = sorted({each.route for each in access.ROWS})
    alone = [
        route
        for route in routes
        if PAIR.issuperset(role for each in access.ROWS if each.route == route for role in each.roles)
    ]
    return code(alone) + "."


PAGES: dict[str, Callable[[], str]] = {
    "reference/settings.md": settings_page,
    "reference/permissions.md": permissions_page,
    "reference/commands.md": commands_page,
    "reference/meeting-log.schema.json": schema,
}
TABLES: dict[str, Callable[[], str]] = {
    each.__name__.replace("_", "-"): each
    for each in (
        *(evidence, facts, letters, placeholders, actors, seen_by, answers, pair_alone),
        *(meeting_events, meeting_commands, text_lengths),
    )
}


def with_tables(text: str) -> str:
    """A written page with its tables drawn anew."""
    marked = re.compile(r"<!-- drawn: ([a-z-]+) -->\n.*?<!-- end of \1 -->", re.DOTALL)
    return marked.sub(
        lambda found: f"<!-- drawn: {found[1]} -->\n{TABLES[found[1]]()}\n<!-- end of {found[1]} -->", text
    )


def drawn() -> dict[str, str]:
    """Every page that is drawn, whole or in part, as it should be."""
    written = {str(path.relative_to(DOCS)): path.read_text() for path in sorted(DOCS.rglob("*.md"))}
    in_part = {name: with_tables(text) for name, text in written.items() if "<!-- drawn: " in text}
    return {**in_part, **{name: draw() for name, draw in PAGES.items()}}


def stale() -> list[str]:
    """The pages that do not say what the code says."""
    return [
        name
        for name, text in drawn().items()
        if not (DOCS / name).exists() or (DOCS / name).read_text() != text
    ]


def main(check: bool) -> int:
    """Write the pages, or say which are out of date."""
    old, pages = stale(), drawn()
    for name in () if check else old:
        (DOCS / name).write_text(pages[name])
    if check and old:
        print(f"Out of date: {', '.join(old)}. Run: python tools/draw_reference.py")
    return 1 if check and old else 0


if __name__ == "__main__":
    ended = main("--check" in sys.argv)
    if Path(os.environ["CONVENOR_DATA"]).name.startswith("convenor-docs-"):
        shutil.rmtree(os.environ["CONVENOR_DATA"], ignore_errors=True)
    sys.exit(ended)
