"""Signs of fonts of signs, as letters that every reader has."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SYMBOLS = dict(
    zip(
        "abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW",
        "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
        strict=True,
    )
)


def sign(element: Any) -> str:
    """Greek letters are known, others stay what they are."""
    code = element.get(W + "char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    plain = chr(number - 0xF000) if 0xF020 <= number <= 0xF0FF else ""
    is_greek = element.get(W + "font", "").casefold() == "symbol"
    return SYMBOLS.get(plain, plain) if is_greek else (plain or _character(number))


def _character(number: int) -> str:
    return chr(number) if 0 <= number < 0xD800 or 0xDFFF < number < 0x110000 else ""
