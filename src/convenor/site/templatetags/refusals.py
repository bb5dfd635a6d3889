"""The sentence for a code that the rules give, in pages."""

from typing import Any

from django import template

from convenor.domain.kernel import Refused
from convenor.domain.programme.pairing import Forbidden, Reason
from convenor.site.refusals import say

register = template.Library()


@register.filter
def sentence(told: Refused | Reason | Forbidden | None) -> str:
    """Say in words what was refused, what speaks for or against, or which rule forbids."""
    values: dict[str, Any]
    match told:
        case None:
            return ""
        case Forbidden(rule=code, values=given):
            values = dict(given)
        case Refused():
            code, values = told.code, dict(told.values)
        case Reason(code=code, values=given):
            values = dict(given)
    return say(code, values)
