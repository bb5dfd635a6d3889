"""Bring the catalogues up to date with the code's sentences, and compile them. No system tool is needed.

Usage: python tools/translations.py            add new sentences, drop those gone, compile
       python tools/translations.py --check    fail if any sentence is missing, empty, or has other placeholders
       python tools/translations.py --missing  print what has no translation yet
"""

import ast
import fcntl
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import django
import polib
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "convenor"
LOCALE = SOURCE / "site" / "locale"
LANGUAGES = ("fr",)
SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]")


class Sentence(NamedTuple):
    """What is to be translated."""

    text: str
    plural: str = ""
    context: str | None = None


def in_python(code: str) -> Iterator[Sentence]:
    """Sentences in calls of gettext and its kin."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        texts = [
            each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ]
        if name in SINGULAR and texts:
            yield Sentence(texts[0])
        elif name in PLURAL and len(texts) > 1:
            yield Sentence(texts[0], texts[1])
        elif name in CONTEXT and len(texts) > 1:
            yield Sentence(texts[1], context=texts[0])


CALL = re.compile(
    r"(?<![\w.])(_|n?p?gettext)\(((?:[^()'\"]|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")*)\)", re.S
)


def in_template(text: str) -> Iterator[Sentence]:
    """Sentences in a template's translate and blocktranslate tags."""
    for name, arguments in CALL.findall(templatize(text)):
        strings = re.findall(r"u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")", arguments, re.S)
        texts = [ast.literal_eval(each.replace("\n", "\\n")) for each in strings]
        if not texts:
            continue
        context = texts.pop(0) if "p" in name.removeprefix("n")[:1] else None
        yield Sentence(texts[0], texts[1] if name.startswith("n") else "", context)


def sentences() -> dict[Sentence, list[str]]:
    """Every sentence of the product, with the files that say it."""
    found: dict[Sentence, list[str]] = {}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in (".py", ".html", ".txt") or "migrations" in path.parts:
            continue
        read = in_python if path.suffix == ".py" else in_template
        for each in read(path.read_text()):
            found.setdefault(each, []).append(str(path.relative_to(SOURCE)))
    return found


def catalogue(language: str) -> polib.POFile:
    """The catalogue of ``language``, or a new one."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        return polib.pofile(str(path), wrapwidth=110)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = polib.POFile(wrapwidth=110)
    new.fpath = str(path)
    new.metadata = {
        "Project-Id-Version": "convenor",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n > 1);",
    }
    return new


def same(entry: polib.POEntry) -> Sentence:
    """The sentence that an entry translates."""
    return Sentence(entry.msgid, entry.msgid_plural or "", entry.msgctxt)


def bring_up_to_date(book: polib.POFile) -> None:
    """Add what is new, drop what is gone, keep every translation."""
    wanted = sentences()
    kept = {same(entry): entry for entry in book if same(entry) in wanted}
    book[:] = []
    for each in sorted(wanted, key=lambda one: (wanted[one][0], one.text)):
        entry = kept.get(each) or polib.POEntry(
            msgid=each.text,
            msgid_plural=each.plural,
            msgctxt=each.context,
            msgstr_plural={0: "", 1: ""} if each.plural else {},
        )
        entry.occurrences = [(name, "") for name in dict.fromkeys(wanted[each])]
        entry.flags = ["python-format"] if PLACEHOLDER.search(each.text) else []
        book.append(entry)


def translations_of(entry: polib.POEntry) -> list[str]:
    """What an entry says, in each of its forms."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def wrong(book: polib.POFile) -> list[str]:
    """What is missing or does not fit."""
    held = {same(each) for each in book}
    found = [f"not in the catalogue: {each.text!r}" for each in sentences() if each not in held]
    for entry in book:
        for text in translations_of(entry):
            allowed = set(PLACEHOLDER.findall(entry.msgid)) | set(
                PLACEHOLDER.findall(entry.msgid_plural or "")
            )
            if not text.strip():
                found.append(f"not translated: {entry.msgid!r}")
            elif not set(PLACEHOLDER.findall(text)) <= allowed or (
                not entry.msgid_plural and set(PLACEHOLDER.findall(text)) != allowed
            ):
                found.append(f"other placeholders: {entry.msgid!r} → {text!r}")
    return found


def replace(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever reads it meanwhile finds the old one or the new one, whole."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(content)
    os.replace(new, path)


def main(arguments: list[str]) -> int:
    """Update and compile, or check, or list; one after another, where several are started at once."""
    with Path(__file__).open("rb") as one:
        fcntl.flock(one, fcntl.LOCK_EX)
        return at_work(arguments)


def at_work(arguments: list[str]) -> int:
    """What :func:`main` does while nobody else does it."""
    settings.configure(USE_I18N=True)
    django.setup()
    failures = []
    for language in LANGUAGES:
        book = catalogue(language)
        compiled = Path(book.fpath).with_suffix(".mo")
        if not arguments:
            bring_up_to_date(book)
            replace(Path(book.fpath), str(book).encode())
            replace(compiled, book.to_binary())
        faults = wrong(book)
        if arguments == ["--check"] and not faults and compiled.read_bytes() != book.to_binary():
            faults.append("the compiled catalogue is older: run python tools/translations.py")
        failures += [f"{language}: {each}" for each in faults]
    print("\n".join(failures[:400]) or "Every sentence is translated.")
    return 1 if failures and arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
