"""Words about a meeting that is planned, in pages."""

from django import template

from convenor.domain.meeting.readings.fitting import Advice
from convenor.site.refusals import say

register = template.Library()


@register.filter
def advice(told: Advice) -> str:
    """Say in words what to change where an agenda does not fit."""
    return say(told.code, dict(told.values))


@register.filter
def of_key(found: dict[object, object], key: object) -> object:
    """What a mapping holds for a key; nothing where it holds none."""
    return found.get(key, "")
