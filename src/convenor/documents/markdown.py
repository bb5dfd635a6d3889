"""An outline as Markdown (CommonMark, tables as GitHub has them): every text stays text."""

import re

from convenor.documents.outline import (
    Answer,
    Block,
    Bullets,
    Heading,
    KeyValues,
    Outline,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    one_line,
    paragraphs_of,
)

_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>&|~$#])")
_BEGINS_SOMETHING = re.compile(r"^([-+=:])")
_COUNTS = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def to_markdown(outline: Outline) -> str:
    """The outline as Markdown; the same outline always gives the same text."""
    steady = outline.without_gaps()
    parts = [f"# {_line(steady.title)}"]
    if one_line(steady.subtitle):
        parts.append(f"*{_line(steady.subtitle)}*")
    parts += [_drawn(block) for block in steady.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _drawn(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {_line(text)}"
        case Paragraph(text, soft):
            return _soft(text) if soft else _text(text)
        case Answer(text):
            return _barred(_text(text))
        case Quote(text, by):
            return _barred(
                "\n\n".join(each for each in (_text(text), f"— {_line(by)}" if by else "") if each)
            )
        case Bullets(items, numbered):
            marks = (f"{at}." if numbered else "-" for at in range(1, len(items) + 1))
            return "\n".join(f"{mark} {_line(item)}" for mark, item in zip(marks, items, strict=True))
        case Table():
            return _table(block)
        case KeyValues(pairs):
            return "\n".join(f"- **{_line(key)}**: {_cell(value)}" for key, value in pairs)
        case PageBreak():
            return "---"


def _soft(text: str) -> str:
    return "\n\n".join(f"*{each}*" for each in _text(text).split("\n\n") if each)


def _barred(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _table(block: Table) -> str:
    lines = [_row(block.header), _row(("---",) * len(block.header), plain=True)]
    lines += [_row(row) for row in block.full_rows()]
    caption = [f"*{_line(block.caption)}*", ""] if one_line(block.caption) else []
    return "\n".join([*caption, *lines])


def _row(cells: tuple[str, ...], *, plain: bool = False) -> str:
    return f"| {' | '.join(each if plain else _cell(each) for each in cells)} |"


def _cell(text: str) -> str:
    return "<br>".join(_line(line) for lines in paragraphs_of(text) for line in lines)


def _text(text: str) -> str:
    return "\n\n".join("\\\n".join(_line(line) for line in lines) for lines in paragraphs_of(text))


def _line(text: str) -> str:
    """One line in which no character means anything to Markdown."""
    plain = _MEANS_SOMETHING.sub(r"\\\1", one_line(text))
    return _COUNTS.sub(r"\1\\\2", _BEGINS_SOMETHING.sub(r"\\\1", plain))
