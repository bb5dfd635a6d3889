"""The sentence for a code that the rules give, in pages."""

from typing import Any

from django import template
from django.utils.dates import WEEKDAYS

from convenor.domain.kernel import Refused
from convenor.domain.programme.journey import Missing, Pending
from convenor.domain.programme.objectives import Gap
from convenor.domain.programme.pairing import Forbidden, Reason
from convenor.site import floor_words, meeting_words
from convenor.site.refusals import say, say_language

register = template.Library()


@register.filter
def sentence(told: Refused | Reason | Forbidden | Missing | Pending | Gap | None) -> str:
    """Say in words what was refused, what speaks for or against, what is missing or under way."""
    values: dict[str, Any]
    match told:
        case None:
            return ""
        case Forbidden(rule=code, values=given):
            values = dict(given)
        case Refused():
            code, values = told.code, dict(told.values)
        case Missing(code=code):
            values = {"have": told.have, "need": told.need}
        case (
            Reason(code=code, values=given) | Pending(code=code, values=given) | Gap(code=code, values=given)
        ):
            values = dict(given)
    return say(code, values)


@register.filter
def language_name(code: str) -> str:
    """Name a language in the reader's own; the code where it is not known."""
    return say_language(code)


@register.filter
def weekday(number: int) -> str:
    """Name a day of the week; Monday is 0."""
    return str(WEEKDAYS[number])


@register.simple_tag
def reasons_of_a_meeting() -> dict[str, str]:
    """Why a button of a console may be off: every sentence about a meeting that needs no values."""
    told = {**floor_words.WORDS, **meeting_words.WORDS}
    return {code: str(words) for code, words in told.items() if "%(" not in str(words)}
