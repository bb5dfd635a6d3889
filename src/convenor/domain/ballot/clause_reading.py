"""Reading the clause column from the left, for as long as it is understood; English and French.

Source: what real files write there (standards process, 1.3): ``3.13 & 3.14``, ``6.1 and throughout``,
``Whole document``, ``General``, ``Annex A.1``, ``C.4.3``, ``Introduction``, nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from convenor.domain.ballot.clause import Clauses, Place, Span, Zone, at

_NAMED: tuple[tuple[str, Place], ...] = (
    (
        r"(?:the\s+)?(?:whole|entire)\s+(?:document|text|standard)|ensemble\s+du\s+document|tout\s+le\s+document"
        r"|document\s+entier|all\s+clauses|toutes?\s+les\s+articles|general(?:ites|e)?|document|global|all|tout",
        Place(Zone.WHOLE),
    ),
    (r"cover(?:\s+page)?|title(?:\s+page)?|page\s+de\s+(?:titre|couverture)|titre", Place(Zone.COVER)),
    (r"(?:table\s+of\s+)?contents|table\s+des\s+matieres|sommaire", Place(Zone.CONTENTS)),
    (r"foreword|avant-?\s?propos", Place(Zone.FOREWORD)),
    (r"intro(?:duction)?", Place(Zone.INTRODUCTION)),
    (r"scope|domaine\s+d['’]application", Place(Zone.CLAUSE, numbers=(1,))),
    (r"normative\s+references?|references?\s+normatives?", Place(Zone.CLAUSE, numbers=(2,))),
    (r"(?:terms\s+and\s+|termes\s+et\s+)?definitions?", Place(Zone.CLAUSE, numbers=(3,))),
    (r"bibliograph(?:y|ie)", Place(Zone.BIBLIOGRAPHY)),
    (r"index", Place(Zone.INDEX)),
)
MOST_WORDS = 400  # of one cell; the rest is kept as not understood
_END = r"(?![^\W_])"  # no letter or figure follows
_DOTTED = r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,11}"
_THROUGHOUT = r"(?:et\s+|and\s+)?(?:throughout|everywhere|passim|partout)(?:\s+(?:the|dans\s+le)\s+(?:document|text|texte))?"
_TOKENS = re.compile(
    "|".join(
        (
            rf"(?P<throughout>{_THROUGHOUT}){_END}",
            *(rf"(?P<named{at_}>{words}){_END}" for at_, (words, _) in enumerate(_NAMED)),
            rf"(?P<element>(?:tab(?:le|leau)|fig(?:ure)?)s?\.?\s*(?:[a-z]\.)?{_DOTTED}){_END}",
            rf"(?:annex(?:es?)?|appendix|appendice)\s*(?P<annex>(?-i:[A-Z]{{1,2}})|[a-z])(?P<inside>(?:\.[0-9]{{1,4}}){{0,11}})\.?{_END}",
            rf"(?P<letter>(?-i:[A-Z]))(?P<under>(?:\.[0-9]{{1,4}}){{1,11}})\.?{_END}",
            r"(?P<alone>(?-i:[A-Z]))(?=\s*(?:$|[,;&/\n–—-]|and\b|et\b|to\b|[àa]\b))",
            r"(?:(?:sub)?clauses?|cl\.|(?:sous-)?articles?|paragraphes?|sections?|§+)?\s*"
            rf"(?P<number>{_DOTTED})\.?(?P<item>[a-z](?![^\W_])\)?|\s*\(?[a-z]\))?{_END}",
            rf"(?P<to>[-–—‑−]|(?:to|through|a|until|jusqu['’]a){_END})",
            rf"(?P<between>[,;&/+.()]|(?:and|et|und){_END})",
        )
    ),
    re.IGNORECASE,
)


_TITLED = re.compile(
    rf"\s*(?P<number>(?:[A-Z]\.)?{_DOTTED})\.?\s+(?P<title>[^\W\d_](?<=[^a-zß-ÿ])[^\d,;&/\n]{{0,200}})$"
)
_POINTS_ELSEWHERE = re.compile(
    r"\b(?:see|voir|annex\w*|tables?|tableaux?|figures?|clauses?|articles?|throughout|partout)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Reading:
    """What has been read so far, from the left."""

    spans: list[Span] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    throughout: bool = False
    to: bool = False  # the last thing read was a dash between two places

    def take(self, token: re.Match[str], shown: str) -> None:
        """Take one more token in."""
        if token["to"] or token["between"]:
            self.to = bool(token["to"]) and bool(self.spans)
        elif token["throughout"]:
            self.throughout = True
        elif token["element"]:
            self.elements.append(" ".join(shown.split()))
        else:
            self.place(_place(token))

    def place(self, place: Place) -> None:
        """Add a place, or end the range that has begun."""
        ended = _ended(self.spans[-1], place) if self.to and self.spans else None
        if ended:
            self.spans[-1] = ended
        else:
            self.spans.append(at(place))
        self.to = False


def read_clauses(typed: str) -> Clauses:
    """The places that are named in ``typed``, read from the left until something is not understood.

    A number with the title of its clause (``6.2.2. Storage of data``) is the clause.
    """
    read = _read(typed)
    titled = _TITLED.match(typed) if read.rest else None
    if titled and not _POINTS_ELSEWHERE.search(_plain(titled["title"])):
        return replace(_read(titled["number"]), typed=typed, title=titled["title"].strip())
    return read


def _read(typed: str) -> Clauses:
    reading, end = _Reading(), 0
    plain = _plain(typed)
    for token in islice(_tokens(plain), MOST_WORDS):
        reading.take(token, typed[token.start() : token.end()])
        end = end if token["to"] or token["between"] else token.end()
    if reading.throughout and not reading.spans:
        reading.spans.append(at(Place(Zone.WHOLE)))
    return Clauses(
        typed=typed,
        spans=tuple(sorted(dict.fromkeys(reading.spans), key=lambda each: each.sort_key)),
        throughout=reading.throughout,
        elements=tuple(dict.fromkeys(reading.elements)),
        rest=_rest(typed[end:]),
    )


def _tokens(plain: str) -> Iterator[re.Match[str]]:
    """One token after the other; ends before the first word that is none."""
    at_ = _after_spaces(plain, 0)
    while found := _TOKENS.match(plain, at_):
        yield found
        at_ = _after_spaces(plain, found.end())


def _after_spaces(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _place(token: re.Match[str]) -> Place:
    if token["number"]:
        item = (token["item"] or "").strip(" ()\t\n").lower()
        return Place(Zone.CLAUSE, numbers=_numbers(token["number"]), item=item)
    letter = token["annex"] or token["letter"] or token["alone"]
    if letter:
        return Place(Zone.ANNEX, letter.upper(), _numbers(token["inside"] or token["under"] or ""))
    return next(place for number, (_, place) in enumerate(_NAMED) if token[f"named{number}"])


def _ended(begun: Span, last: Place) -> Span | None:
    """The range from ``begun`` to ``last``; ``13.1-3`` is short for 13.1 to 13.3; None where it runs backwards."""
    first = begun.first
    if begun.first != begun.last or Zone.WHOLE in (first.zone, last.zone):
        return None
    short = Place(first.zone, first.annex, (*first.numbers[:-1], *last.numbers))
    for end in (last, short):
        if end.zone is first.zone and end.sort_key > first.sort_key:
            return Span(first, end)
    return Span(first, last) if last.sort_key > first.sort_key else None


def _numbers(dotted: str) -> tuple[int, ...]:
    return tuple(int(each) for each in dotted.split(".") if each)


def _rest(left: str) -> str:
    """What is left, unless it is nothing but dashes and stops."""
    words = " ".join(left.split()).lstrip(",;&/+. ")
    return words if any(each.isalnum() for each in words) else ""


def _plain(text: str) -> str:
    """Without accents, letter for letter, so that a place in it is the same place in the text as typed."""
    return "".join(_bare(each) for each in text)


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter)[:1] if letter.isalpha() else letter
