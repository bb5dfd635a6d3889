"""An equation of a Word document on one line, as it would be typed."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from convenor.documents.comment_form.signs import W, sign

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATHS = (MATH + "oMath", MATH + "oMathPara")
GONE = frozenset((W + "del", W + "moveFrom", W + "rPr"))
BREAKS = frozenset((W + "br", W + "cr"))
AN_OLD_ONE = re.compile(r"\s*EQ\s+(.*)", re.S | re.I)
OLD_FRACTION = re.compile(r"\\f\(([^(),;]*)[,;]([^(),;]*)\)", re.I)


def equation(element: Any) -> str:
    """The equation as text: fractions as (a)/(b), powers as a^(b), roots as √(a)."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag in (MATH + "t", W + "t"):
        return element.text or ""
    if tag == W + "sym":
        return sign(element)
    if tag in BREAKS:
        return "\n"
    if tag in GONE or (tag == MATH + "r" and _was_deleted(element)):
        return ""
    if tag.startswith(MATH) and tag.endswith("Pr"):
        return ""
    shape = SHAPES.get(tag.removeprefix(MATH)) if tag.startswith(MATH) else None
    return shape(element) if shape else "".join(equation(child) for child in element)


def _was_deleted(run: Any) -> bool:
    return run.find(f"{W}rPr/{W}del") is not None


def typed_formula(told: str) -> str:
    """What a field of the oldest kind of formulas (EQ) shows; they keep nothing but what was typed."""
    old = AN_OLD_ONE.fullmatch(told)
    return (
        OLD_FRACTION.sub(lambda each: f"{_grouped(each[1])}/{_grouped(each[2])}", old[1].strip())
        if old
        else ""
    )


def _of(element: Any, name: str) -> str:
    part = element.find(MATH + name)
    return "" if part is None else equation(part)


def _grouped(text: str) -> str:
    return text if len(text) <= 1 else f"({text})"


def _sign(element: Any, properties: str, name: str, usual: str) -> str:
    found = element.find(f"{MATH}{properties}/{MATH}{name}")
    return usual if found is None else found.get(MATH + "val", usual)


def _fraction(element: Any) -> str:
    over = "¦" if _sign(element, "fPr", "type", "bar") == "noBar" else "/"
    return f"{_grouped(_of(element, 'num'))}{over}{_grouped(_of(element, 'den'))}"


def _scripts(element: Any) -> str:
    below, above = _of(element, "sub"), _of(element, "sup")
    return (
        _of(element, "e")
        + (f"_{_grouped(below)}" if below else "")
        + (f"^{_grouped(above)}" if above else "")
    )


def _root(element: Any) -> str:
    degree = _of(element, "deg")
    return f"{degree}√{_grouped(_of(element, 'e'))}"


def _sum(element: Any) -> str:
    below, above = _of(element, "sub"), _of(element, "sup")
    limits = (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")
    return f"{_sign(element, 'naryPr', 'chr', '∫')}{limits} {_of(element, 'e')}"


def _fenced(element: Any) -> str:
    inner = _sign(element, "dPr", "sepChr", "|").join(equation(each) for each in element.findall(MATH + "e"))
    return f"{_sign(element, 'dPr', 'begChr', '(')}{inner}{_sign(element, 'dPr', 'endChr', ')')}"


def _matrix(element: Any) -> str:
    rows = (
        ", ".join(equation(each) for each in row.findall(MATH + "e")) for row in element.findall(MATH + "mr")
    )
    return "; ".join(rows)


def _function(element: Any) -> str:
    return f"{_of(element, 'fName')} {_of(element, 'e')}"


def _limit(element: Any) -> str:
    mark = "_" if element.tag == MATH + "limLow" else "^"
    return f"{_of(element, 'e')}{mark}{_grouped(_of(element, 'lim'))}"


def _accent(element: Any) -> str:
    return _grouped(_of(element, "e")) + _sign(element, "accPr", "chr", "\u0302")


def _bar(element: Any) -> str:
    above = _sign(element, "barPr", "pos", "bot") == "top"
    return _grouped(_of(element, "e")) + ("\u0305" if above else "\u0332")


def _before(element: Any) -> str:
    below, above = _of(element, "sub"), _of(element, "sup")
    return f"_{_grouped(below)}^{_grouped(above)} {_of(element, 'e')}"


def _lines(element: Any) -> str:
    return "\n".join(filter(None, map(equation, element)))


def _phantom(element: Any) -> str:
    return "" if _sign(element, "phantPr", "show", "1") in ("0", "false", "off") else _of(element, "e")


SHAPES: Mapping[str, Callable[[Any], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "rad": _root,
    "nary": _sum,
    "d": _fenced,
    "m": _matrix,
    "func": _function,
    "limLow": _limit,
    "limUpp": _limit,
    "acc": _accent,
    "bar": _bar,
    "sPre": _before,
    "eqArr": _lines,
    "oMathPara": _lines,
    "phant": _phantom,
}
