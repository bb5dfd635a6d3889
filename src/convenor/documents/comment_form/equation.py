"""An equation of a Word document on one line, as it would be typed."""

from collections.abc import Callable, Mapping
from typing import Any

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATHS = (MATH + "oMath", MATH + "oMathPara")
W_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def equation(element: Any) -> str:
    """The equation as text: fractions as (a)/(b), powers as a^(b), roots as √(a)."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag in (MATH + "t", W_TEXT):
        return element.text or ""
    if tag.startswith(MATH) and tag.endswith("Pr"):
        return ""
    shape = SHAPES.get(tag.removeprefix(MATH)) if tag.startswith(MATH) else None
    return shape(element) if shape else "".join(equation(child) for child in element)


def _of(element: Any, name: str) -> str:
    part = element.find(MATH + name)
    return "" if part is None else equation(part)


def _grouped(text: str) -> str:
    return text if len(text) <= 1 else f"({text})"


def _sign(element: Any, properties: str, name: str, usual: str) -> str:
    found = element.find(f"{MATH}{properties}/{MATH}{name}")
    return usual if found is None else found.get(MATH + "val", usual)


def _fraction(element: Any) -> str:
    return f"{_grouped(_of(element, 'num'))}/{_grouped(_of(element, 'den'))}"


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


SHAPES: Mapping[str, Callable[[Any], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "rad": _root,
    "nary": _sum,
    "d": _fenced,
    "m": _matrix,
}
