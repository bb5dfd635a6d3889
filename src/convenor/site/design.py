"""The page that documents the look: its figures are read from the stylesheet itself."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from convenor.site.design_room import room

STYLESHEET = Path(__file__).parent / "static" / "convenor" / "look.css"
PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
SIZE = re.compile(r"--(step-[-\d]+|s\d): ([^;]+);")

# Which colour stands on which ground, and how much contrast it needs there.
USES = (
    ("ink", "paper", 4.5),
    ("ink", "sheet", 4.5),
    ("ink", "well", 4.5),
    ("ink", "accent-soft", 4.5),
    ("ink", "attend-soft", 4.5),
    ("ink", "conflict-soft", 4.5),
    ("ink", "done-soft", 4.5),
    ("ink-soft", "paper", 4.5),
    ("ink-soft", "sheet", 4.5),
    ("ink-soft", "well", 4.5),
    ("ink-soft", "accent-soft", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "sheet", 4.5),
    ("accent", "well", 4.5),
    ("accent", "accent-soft", 4.5),
    ("accent-strong", "paper", 4.5),
    ("accent-strong", "well", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-accent", "accent-strong", 4.5),
    ("attend", "sheet", 4.5),
    ("attend", "paper", 4.5),
    ("attend", "attend-soft", 4.5),
    ("conflict", "paper", 4.5),
    ("conflict", "sheet", 4.5),
    ("conflict", "conflict-soft", 4.5),
    ("done", "paper", 4.5),
    ("done", "sheet", 4.5),
    ("done", "done-soft", 4.5),
    ("edge", "paper", 3.0),
    ("edge", "sheet", 3.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """How well one colour reads on a ground, in the light and in the dark."""

    colour: str
    ground: str
    needed: float
    light: float
    dark: float

    @property
    def enough(self) -> bool:
        """Whether both schemes reach what is needed."""
        return min(self.light, self.dark) >= self.needed


@cache
def colours() -> dict[str, tuple[str, str]]:
    """Every colour token with its light and its dark value."""
    return {name: (light, dark) for name, light, dark in PAIR.findall(STYLESHEET.read_text("utf-8"))}


@cache
def sizes() -> dict[str, str]:
    """Every step of type and space."""
    return dict(SIZE.findall(STYLESHEET.read_text("utf-8")))


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` as WCAG 2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def contrasts() -> tuple[Contrast, ...]:
    """Every pair that the look uses, measured."""
    known = colours()
    return tuple(
        Contrast(
            colour=colour,
            ground=ground,
            needed=needed,
            light=contrast(known[colour][0], known[ground][0]),
            dark=contrast(known[colour][1], known[ground][1]),
        )
        for colour, ground, needed in USES
    )


class Specimen(forms.Form):
    """A form with every kind of field."""

    called = forms.CharField(
        max_length=60, label=_("What may we call you?"), help_text=_("As you wish to be called in letters.")
    )
    zone = forms.ChoiceField(
        label=_("Time zone"), choices=[("Europe/Zurich", "Europe/Zurich"), ("Africa/Dakar", "Africa/Dakar")]
    )
    answer = forms.CharField(
        label=_("What do you expect to be difficult?"), widget=forms.Textarea, required=False
    )
    status = forms.ChoiceField(
        label=_("How far are you?"),
        widget=forms.RadioSelect,
        choices=[("not", _("Not begun")), ("reading", _("Reading")), ("read", _("Read"))],
    )
    meeting = forms.DateField(label=_("Day of the meeting"), widget=forms.DateInput(attrs={"type": "date"}))
    declare = forms.BooleanField(label=_("I declare that I can attend the meetings of the working group."))

    answer_seen_by = _("Seen by you and your mentor, nobody else.")


def specimen(*, wrong: bool) -> Specimen:
    """The form as it looks when filled in, or after a mistake."""
    filled = {"called": "Emil", "zone": "Africa/Dakar", "status": "reading", "meeting": "2026-12-11"}
    form = (
        Specimen({"zone": "Africa/Dakar", "called": "E" * 80}, auto_id="wrong_%s")
        if wrong
        else Specimen(initial=filled)
    )
    form.fields["answer"].who_sees = Specimen.answer_seen_by  # type: ignore[attr-defined]
    return form


def strips() -> tuple[tuple[str, str, list[dict[str, str]]], ...]:
    """Three people and where they stand."""
    rows = (
        ("Emil", _("Activity 6 of 13: his turn since 3 days."), ("past",) * 5 + ("now",) + ("later",) * 7),
        (
            "Nour",
            _("Activity 8 of 13: waits for her mentor since 9 days."),
            ("past",) * 7 + ("waits",) + ("later",) * 5,
        ),
        ("Tomás", _("Activity 3 of 13: silent since 41 days."), ("past",) * 2 + ("late",) + ("later",) * 10),
    )
    return tuple(
        (name, str(words), [{"state": each, "title": ""} for each in states]) for name, words, states in rows
    )


def design(request: HttpRequest) -> HttpResponse:
    """Show every token and every part, live."""
    context = {
        "colours": [(name, *pair) for name, pair in colours().items()],
        "contrasts": contrasts(),
        "steps": [(name, size) for name, size in sizes().items() if name.startswith("step")],
        "spaces": [
            (name, size, float(size.removesuffix("rem")) * 16)
            for name, size in sizes().items()
            if name[1:].isdigit()
        ],
        "form": specimen(wrong=False),
        "wrong": specimen(wrong=True),
        "strips": strips(),
        "room": room(),
    }
    return render(request, "site/design.html", context)
