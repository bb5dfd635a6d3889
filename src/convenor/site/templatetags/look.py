"""Rendering of fields and of the picture of the way."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sin
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString

from convenor.domain.programme.definition import Activity, Programme
from convenor.site.templatetags.words import words

register = template.Library()


@register.filter
def is_check(field: BoundField) -> bool:
    """Say whether the field is one single check box."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_choices(field: BoundField) -> bool:
    """Say whether the field is a set of radio buttons or check boxes."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def described_by(field: BoundField) -> str:
    """The ids of everything that explains the field: help, who sees it, errors."""
    parts = {
        "helptext": field.help_text,
        "who": getattr(field.field, "who_sees", ""),
        "error": field.errors,
    }
    return " ".join(f"{field.auto_id}_{name}" for name, there in parts.items() if there)


@register.simple_tag
def widget(field: BoundField, who_sees: str = "") -> SafeString:
    """Render the control itself, tied to its help, its who-sees line and its errors."""
    attrs: dict[str, Any] = {}
    ids = described_by(field)
    if who_sees and not getattr(field.field, "who_sees", ""):
        ids = f"{ids} {field.auto_id}_who".strip()
    if ids and not field.use_fieldset:
        attrs["aria-describedby"] = ids
    if says_the_label_again(field):
        attrs["placeholder"] = False
    return field.as_widget(attrs=attrs)


def says_the_label_again(field: BoundField) -> bool:
    """Whether the grey words inside the field only repeat what stands above it."""
    inside = str(field.field.widget.attrs.get("placeholder", ""))
    return inside.casefold().startswith(str(field.label).casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One activity on the picture of the way: where its mark stands and how its name is broken."""

    number: int
    x: int
    y: int
    lines: tuple[tuple[str, int], ...]
    repeats: bool
    last: bool


PITCH, MIDDLE, SWING, NAME_WIDTH = 43, 56, 36, 33


def stops(activities: Sequence[Activity]) -> tuple[Stop, ...]:
    """Set the activities along a line that swings from side to side on its way down."""
    return tuple(stop(each, row, last=row == len(activities) - 1) for row, each in enumerate(activities))


def stop(activity: Activity, row: int, *, last: bool) -> Stop:
    """Place one activity; a long name is broken into two lines around its mark."""
    x, y = MIDDLE + round(SWING * sin(row * 0.82)), 24 + row * PITCH
    text = broken(words(activity.title))
    top = y + 5 - 9 * (len(text) - 1)
    lines = tuple((line, top + 18 * place) for place, line in enumerate(text))
    return Stop(number=activity.number, x=x, y=y, lines=lines, repeats=activity.repeats, last=last)


def broken(name: str) -> list[str]:
    """One line, or two of about the same length; what is longer still ends in an ellipsis."""
    half = len(name) // 2 if len(name) > NAME_WIDTH else NAME_WIDTH
    tries = (textwrap.wrap(name, width) for width in range(max(half, 1), NAME_WIDTH + 1))
    even = next((lines for lines in tries if len(lines) <= 2), None)
    return even or textwrap.wrap(name, NAME_WIDTH, max_lines=2, placeholder="…")


def thread(placed: Sequence[Stop]) -> str:
    """The path through all marks, leaving and reaching each one straight downwards."""
    half = PITCH // 2
    start = f"M{placed[0].x} {placed[0].y}" if placed else ""
    pairs = pairwise(placed)
    return start + "".join(f"C{a.x} {a.y + half} {b.x} {b.y - half} {b.x} {b.y}" for a, b in pairs)


@register.inclusion_tag("_way.html")
def way(programme: Programme) -> dict[str, object]:
    """Draw the programme's activities as a way from the first to the last."""
    placed = stops(programme.activities)
    return {"stops": placed, "thread": thread(placed), "height": 48 + (len(placed) - 1) * PITCH}


@register.simple_tag(takes_context=True)
def has_block(context: template.Context, name: str) -> bool:
    """Whether the page fills the block ``name``: known before it is drawn, so that nothing jumps."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    return bool(block and any(getattr(each, "s", "x").strip() for each in block.nodelist))
