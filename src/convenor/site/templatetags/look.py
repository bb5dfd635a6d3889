"""Rendering of fields and of the picture of the way."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

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
    return field.as_widget(attrs=attrs)
