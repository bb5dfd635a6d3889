import re

import pytest
from hostile import HOSTILE
from sample import HANDOUT

from convenor.documents.markdown import to_markdown
from convenor.documents.outline import Bullets, KeyValues, Outline, Paragraph, Table

GOLDEN = """\
# Preparing for your first meeting

*Emil Østergaard, WG 57*

- **Working group**: WG 57
- **Mentor**: Fatou Diallo

## Before the meeting

*You may leave any question open.*

### Who shares the chair?

> Amina in the morning.\\
> Bruno after lunch.
>
> They hand over in words.

> Ask who speaks when both are remote.
>
> — Fatou, 21 November

- Part 1
- Part 2

1. Scope
2. Terms

*Comments to raise*

| Clause | Comment |
| --- | --- |
| 4.1 | Too wide. |
| 4.2 |  |

---

## Notes

مرحبا بكم
"""


def test_every_kind_of_part_has_its_markdown() -> None:
    assert to_markdown(HANDOUT) == GOLDEN


def unescaped(markdown: str) -> str:
    return re.sub(r"\\([^\n])", r"\1", markdown)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_becomes_markup(name: str) -> None:
    drawn = to_markdown(Outline("T", "en", blocks=(Paragraph(HOSTILE[name]),)))
    said = drawn.removeprefix("# T\n\n").rstrip("\n")

    assert unescaped(said) == HOSTILE[name]
    assert re.findall(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~$#]", said) == []


@pytest.mark.parametrize(
    "words", ["- not a list", "+ nor this", "1. nor this", "2) nor this", "=== nor a title", "# nor this"]
)
def test_no_line_begins_a_list_or_a_title(words: str) -> None:
    drawn = to_markdown(Outline("T", "en", blocks=(Paragraph(words),)))

    assert re.search(r"^(?:[-+=#]|\d+[.)])", drawn.split("\n\n", 1)[1], re.M) is None


def test_a_bar_or_a_line_break_never_ends_a_cell() -> None:
    table = Table(("A", "B"), (("x | y", "one\ntwo"),))

    assert to_markdown(Outline("T", "en", blocks=(table,))).splitlines()[-1] == r"| x \| y | one<br>two |"


def test_a_list_item_stays_one_item() -> None:
    outline = Outline("T", "en", blocks=(Bullets(("one\n- two",)), KeyValues((("k", "v\n\nw"),))))

    assert to_markdown(outline).splitlines()[2:] == ["- one - two", "", "- **k**: v<br>w"]
