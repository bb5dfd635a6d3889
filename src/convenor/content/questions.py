"""The self-test's items and the handouts' questions."""

from convenor.content.fields import Fields
from convenor.content.vocabulary import FACTS, READERS
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import (
    HandoutForm,
    Item,
    ItemKind,
    Option,
    Question,
    SelfTest,
)


def build_self_test(file: Fields) -> SelfTest:
    """The whole of self_test.yaml."""
    return SelfTest(
        version=file.text("version"),
        title=file.words("title"),
        intro=file.words("intro"),
        items=file.each("items", "an item", _item),
    )


def _item(fields: Fields) -> Item:
    key = fields.key("item")
    options = fields.each("options", "an option", lambda option: _option(option, key))
    offered = [option.key for option in options if option.key]
    item = Item(
        key=key,
        number=fields.number("number"),
        kind=fields.choice("kind", ItemKind),
        stem=fields.words("stem"),
        options=options,
        right=frozenset(fields.known("right", offered)),
        why=fields.words("why"),
        readings=fields.mentions("readings", "reading"),
        printed_key=_printed_key(fields, offered),
        erratum=fields.words_or_none("erratum"),
        section=fields.text("section"),
    )
    _check_key(item, fields)
    _check_erratum(item, fields)
    return item


def _option(fields: Fields, item: str) -> Option:
    fields.notebook.define(f"item “{item}”, option", key := fields.text("key"), fields.line_of("key"))
    fields.what = f"item “{item}”, option “{key}”"
    return Option(key=key, words=fields.words("words"), why=fields.words_or_none("why"))


def _printed_key(fields: Fields, offered: list[str]) -> frozenset[str] | None:
    return frozenset(fields.known("printed_key", offered)) if fields.has("printed_key") else None


def _check_key(item: Item, fields: Fields) -> None:
    place, note = fields.line_of("right"), fields.notebook.note
    named = f"item “{item.key}”"
    if fields.is_empty_list("right"):
        note(place, f"{named} has no right option", "name its key, such as “right: [a]”")
    elif item.kind is ItemKind.SINGLE and len(item.right) > 1:
        note(
            place,
            f"{named} is single but has {len(item.right)} right options",
            "keep one, or make it all-that-apply",
        )
    elif item.right and len(item.right) == len(item.options):
        note(
            place,
            f"every option of {named} is right",
            "add a wrong one: ticking everything must earn nothing",
        )


def _check_erratum(item: Item, fields: Fields) -> None:
    note = fields.notebook.note
    if item.printed_key is not None and item.erratum is None:
        note(
            fields.line_of("printed_key"),
            "a printed key stands without its erratum",
            "add “erratum:” saying why it errs",
        )
    elif item.erratum is not None and item.printed_key is None:
        note(
            fields.line_of("erratum"),
            "an erratum stands without the printed key",
            "add “printed_key:” as in the source",
        )
    elif item.printed_key is not None and item.printed_key == item.right:
        note(
            fields.line_of("printed_key"),
            "the printed key is the same as the right one",
            "take out it and the erratum",
        )


def build_handouts(file: Fields) -> tuple[HandoutForm, ...]:
    """The whole of handouts.yaml."""
    return file.each("handouts", "a handout", _handout)


def _handout(fields: Fields) -> HandoutForm:
    key = fields.key("handout")
    handout = HandoutForm(
        key=key,
        title=fields.words("title"),
        intro=fields.words("intro"),
        questions=fields.each("questions", "a question", lambda question: _question(question, key)),
    )
    numbers = [each.number for each in handout.questions if each.number is not None]
    if numbers != list(range(1, len(numbers) + 1)):
        written = ", ".join(str(each) for each in numbers)
        fields.notebook.note(
            fields.line_of("questions"),
            f"the questions of handout “{key}” are numbered {written}",
            f"number them 1 to {len(numbers)} in order",
        )
    return handout


def _question(fields: Fields, handout: str) -> Question:
    key = fields.text("key")
    fields.notebook.define(f"handout “{handout}”, question", key, fields.line_of("key"))
    fields.what = f"handout “{handout}”, question “{key}”"
    seen_by = fields.roles("seen_by", READERS)
    if seen_by and Role.MENTEE not in seen_by:
        fields.notebook.note(
            fields.line_of("seen_by"),
            f"the mentee could not read their own answer to “{key}”",
            "add mentee to “seen_by”",
        )
    return Question(
        key=key,
        number=fields.number("number") if fields.has("number") else None,
        prompt=fields.words("prompt"),
        help=fields.words("help"),
        prefill=fields.known("prefill", FACTS, required=False),
        seen_by=seen_by,
        section=fields.text("section"),
    )
