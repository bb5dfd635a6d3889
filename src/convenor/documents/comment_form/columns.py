"""Which column is which: by its heading in English or French, however it is spelt; else by what stands in it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from convenor.domain.ballot.sheet import COLUMNS, Column

LONGEST_HEADING = 120
ALIKE = 0.82  # of a misspelt heading

PROPOSED = r"propos|suggest|recommend|changement|modification|^change\b|proposition|requested change"
ANSWERED = (
    r"observation|secretar|disposition|resolution|resolved|\bresponse|reponse|decision|comment resolution"
)
# In this order: the first that fits wins, so "type of comment" is a type and "comment number" an id.
RULES: tuple[tuple[Column, int, str], ...] = (
    ("type", 3, r"^types?\b|\btype (of|de|du)\b|^categor|^nature\b|^te ge ed$|^ge te ed$|^kind\b|^severity"),
    ("id", 3, r"^(mb|nc|nb|cm|cn)\b|member body|national (body|committee)|comite (membre|national)"),
    ("id", 3, r"organisme (membre|national)|^membre\b|^sc ?\d+ member"),
    (
        "id",
        2,
        r"^(source|from|body|country|pays|commenter|submitter|organi[sz]ation|auteur|author|company)\b",
    ),
    ("id", 1, r"^(comment )?(id|no|nr|number|num|numero|item)$|^comment (id|no|number)\b|^numero (du|de) "),
    ("line", 3, r"\blines?\b|\blignes?\b"),
    ("change", 3, rf"^(?!.*({ANSWERED})).*({PROPOSED})"),
    ("observation", 3, ANSWERED),
    ("comment", 3, r"^comments?\b|^commentaires?\b|^justification|^remarques?\b|^remarks?\b"),
    ("comment", 2, r"comment|^description|^rationale|^issue$|^observation$"),
    ("clause", 3, r"clause|\barticle|\bsections?\b|\bchapitre|\bchapter"),
    ("element", 3, r"paragraph|alinea|figure|tableau|\btable\b|\belement|list item|\bnotes?\b|^locality"),
)
COMPILED = tuple((column, sure, re.compile(pattern)) for column, sure, pattern in RULES)
SPELT: Mapping[str, Column] = {
    "mb nc": "id",
    "line number": "line",
    "clause subclause": "clause",
    "paragraph figure table": "element",
    "type of comment": "type",
    "comments": "comment",
    "proposed change": "change",
    "observations of the secretariat": "observation",
    "numero de ligne": "line",
    "article paragraphe": "clause",
    "alinea figure tableau": "element",
    "type de commentaire": "type",
    "commentaires": "comment",
    "modification proposee": "change",
    "observations du secretariat": "observation",
}
BY_POSITION: Mapping[int, tuple[Column, ...]] = {
    8: COLUMNS,
    7: tuple(each for each in COLUMNS if each != "line"),
}
FORM_WIDTHS: Mapping[int, tuple[int, ...]] = {
    8: (606, 908, 1209, 1209, 1115, 4177, 4233, 2419),
    7: (606, 1508, 1209, 1115, 4477, 4233, 2728),
}

A_TYPE = re.compile(
    r"\s*(ge|te|ed|general|technical|editorial|g[eé]n[eé]ral|technique|[eé]ditorial)\b[\s./,;&]*", re.I
)
AN_ID = re.compile(r"\s*(\*\*|[A-Z]{2}\d?\b|[A-Z]{2,8}\b)[^.!?]{0,24}$")
A_CLAUSE = re.compile(
    r"\s*(\d+(\.\d+)*|[A-Z](\.\d+)+|Annex|Annexe|General|Intro|Foreword|Scope|Avant|Title)\b", re.I
)


def plain(heading: str) -> str:
    """A heading without what differs from form to form: examples in brackets, accents, marks, case."""
    bare = re.sub(r"\([^)]*\)", " ", heading)
    bare = bare if re.search(r"\w", bare) else heading
    letters = unicodedata.normalize("NFKD", bare.replace("_", " ").casefold())
    letters = "".join(each for each in letters if not unicodedata.combining(each))
    letters = re.sub(r"(?<=[a-z])-\s*(?=[a-z])", "", letters)
    return " ".join(re.sub(r"(?<=[a-z])\d+\b|[^a-z0-9]+", " ", letters).split())


def column_of(heading: str) -> tuple[Column, int] | None:
    """The column that a heading means, and how surely (3 is sure)."""
    if len(heading) > LONGEST_HEADING or not (words := plain(heading)):
        return None
    said = next(((column, sure) for column, sure, pattern in COMPILED if pattern.search(words)), None)
    if said and said[1] == 3:
        return said
    for spelt, column in SPELT.items():
        if abs(len(spelt) - len(words)) <= 4 and SequenceMatcher(None, spelt, words).ratio() >= ALIKE:
            return column, 2
    return said


def columns_by_heading(headings: Sequence[str]) -> dict[int, Column]:
    """Place to column, for headings that are known; of two for one column the surer, then the first."""
    found: dict[Column, tuple[int, int]] = {}
    for place, heading in enumerate(headings):
        known = column_of(heading)
        if known and known[1] > found.get(known[0], (0, 0))[0]:
            found[known[0]] = (known[1], place)
    return {place: column for column, (_, place) in sorted(found.items(), key=lambda each: each[1][1])}


def are_headings(texts: Sequence[str]) -> bool:
    """Whether a row of texts is the heading of a form."""
    filled = [each for each in texts if each.strip()]
    if len(filled) < 3 or any(len(each) > LONGEST_HEADING for each in filled):
        return False
    columns = columns_by_heading(texts)
    return (
        len(columns) >= 3
        and bool({"comment", "change"} & set(columns.values()))
        and (3 * len(columns) >= len(filled))
    )


def are_numbers(texts: Iterable[str]) -> bool:
    """Whether a row only numbers the columns, as the form of 2001 does."""
    filled = [re.sub(r"\W", "", each) for each in texts if each.strip()]
    return len(filled) >= 3 and filled == [str(number) for number in range(1, len(filled) + 1)]


def fit(rows: Sequence[Sequence[str]], columns: Mapping[int, Column]) -> float:
    """How well what stands in the columns is what one would expect there, from 0 to 3."""
    tests = {"type": A_TYPE.fullmatch, "id": AN_ID.match, "clause": A_CLAUSE.match}
    total = 0.0
    for place, column in columns.items():
        if column in tests:
            texts = [row[place] for row in rows if place < len(row) and row[place].strip()]
            total += sum(1 for each in texts if tests[column](each)) / len(texts) if texts else 0.0
    return total


def squeezed(wanted: Sequence[Column], rows: Sequence[Sequence[str]], count: int) -> dict[int, Column]:
    """Columns laid over rows that have more or fewer cells than there are headings, where their contents fit best."""
    few, many = sorted((len(wanted), count))
    best: tuple[float, dict[int, Column]] = (-1.0, {})
    for kept in combinations(range(many), few):
        laid = (
            dict(zip(kept, wanted, strict=True))
            if count >= len(wanted)
            else {place: wanted[each] for place, each in enumerate(kept)}
        )
        score = fit(rows, laid)
        if score > best[0] + 1e-9:
            best = (score, laid)
    return best[1]


def columns_by_position(
    rows: Sequence[Sequence[str]], count: int, widths: Sequence[float]
) -> dict[int, Column]:
    """The columns of the form, where nothing is headed but the shape or the contents are the form's; else none."""
    wanted = BY_POSITION.get(count)
    if wanted is None:
        return {}
    columns = dict(enumerate(wanted))
    if fit(rows, columns) >= 1.5 or _shaped_alike(widths, FORM_WIDTHS[count]):
        return columns
    return {}


def _shaped_alike(widths: Sequence[float], usual: Sequence[float]) -> bool:
    if len(widths) != len(usual) or sum(widths) <= 0:
        return False
    return sum(abs(a / sum(widths) - b / sum(usual)) for a, b in zip(widths, usual, strict=True)) < 0.12
