"""Text that people type: cleaned of what no reader can see, and told in words when it is too long."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from convenor.domain.unseen import seen


def cleaned(text: str, *, lines: bool = False) -> str:
    """``text`` without control characters, lone surrogates, turned directions and other unseen characters.

    With ``lines``, line ends and tabs stay; without, every run of white space becomes one space.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        text = " ".join(text.split())
    kept = (each for each in text if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", seen("".join(kept))).strip()


class PlainText(forms.CharField):
    """A field for a person's own words. What cannot be seen is left out; what is too long is said, and kept.

    ``lines=True`` makes it a box of several lines. The browser never cuts off what is pasted.
    """

    def __init__(self, *, most: int, lines: bool = False, **kwargs: Any) -> None:
        self.most, self.lines = most, lines
        kwargs.setdefault("widget", forms.Textarea if lines else forms.TextInput)
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """The cleaned text; the null character is taken out before Django would refuse it."""
        text = super().to_python(value)
        return cleaned(text, lines=self.lines) if text else ""

    def validate(self, value: Any) -> None:
        """Refuse what is too long, with the number to take away."""
        super().validate(value)
        if len(value) > self.most:
            over = len(value) - self.most
            raise ValidationError(
                ngettext(
                    "This is %(length)s characters long and %(most)s fit: please shorten it by %(over)s character.",
                    "This is %(length)s characters long and %(most)s fit: please shorten it by %(over)s characters.",
                    over,
                )
                % {"length": len(value), "most": self.most, "over": over},
                code="too-long",
            )
