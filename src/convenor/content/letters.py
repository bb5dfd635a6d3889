"""The letters: words with placeholders in braces."""

import re

from convenor.content.fields import Fields
from convenor.content.mistakes import suggestion
from convenor.content.vocabulary import LETTERS, PLACEHOLDERS
from convenor.domain.kernel import Words
from convenor.domain.programme.definition import LetterTemplate

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def build_letters(file: Fields) -> tuple[LetterTemplate, ...]:
    """The whole of letters.yaml; each letter that the product sends must be there."""
    letters = file.each("letters", "a letter", _letter)
    written = {letter.key for letter in letters}
    for key in LETTERS:
        if file.has("letters") and key not in written:
            file.notebook.note(
                file.line_of("letters"),
                f"the letter “{key}” is missing",
                f"add “- key: {key}” with its words",
            )
    return letters


def _letter(fields: Fields) -> LetterTemplate:
    key = fields.key("letter")
    if key and key not in LETTERS:
        fields.notebook.note(
            fields.line_of("key"),
            f"nobody sends a letter “{key}”",
            suggestion(key, LETTERS),
        )
    letter = LetterTemplate(
        key=key,
        subject=fields.words("subject"),
        body=fields.words("body"),
        button=fields.words_or_none("button"),
    )
    _check_braces(fields, "subject", letter.subject)
    _check_braces(fields, "body", letter.body)
    if letter.button:
        _check_braces(fields, "button", letter.button)
    elif any("{link}" in text for text in letter.body.by_language.values()):
        fields.notebook.note(
            fields.line_of("body"),
            f"letter “{key}” holds a link without a button",
            "add “button: …”",
        )
    return letter


def _check_braces(fields: Fields, name: str, words: Words) -> None:
    """Only known placeholders, and the same ones in every language."""
    known = {f"{{{each}}}" for each in PLACEHOLDERS}
    used = {}
    for language, text in words.by_language.items():
        if not text:
            continue  # that it is empty is noted already
        used[language] = set(_BRACES.findall(text))
        for written in sorted(used[language] - known):
            fields.notebook.note(
                fields.line_of(name),
                f"“{written}” in “{name}” ({language}) of {fields.what} is not a placeholder",
                suggestion(written, [f"{{{each}}}" for each in PLACEHOLDERS]),
            )
    everywhere: set[str] = set().union(*used.values())
    for language, here in used.items():
        for missing in sorted((everywhere - here) & known):
            fields.notebook.note(
                fields.line_of(name),
                f"“{name}” ({language}) of {fields.what} lacks {missing}, which another language has",
                "say the same in every language",
            )
