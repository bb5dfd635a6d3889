"""Words of the content pack and times of day, in the reader's language and zone."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from convenor.apps.accounts.days import dated
from convenor.domain.kernel import Refused, Words
from convenor.site.refusals import say

register = template.Library()


@register.filter
def words(text: Words | str | None) -> str:
    """The text in the reader's language; plain strings pass, nothing stays empty."""
    if text is None:
        return ""
    return text.in_language(get_language() or "en") if isinstance(text, Words) else str(text)


@register.filter
def refusal(refused: Refused) -> str:
    """The sentence for a refusal, in the reader's language."""
    return say(refused.code, refused.values)


@register.filter(expects_localtime=True)
def day(moment: date | None) -> str:
    """ "Thursday 26 November", with the year when it is another one."""
    if moment is None:
        return ""
    same_year = moment.year == timezone.localdate().year
    return dated(moment, "l j F" if same_year else "l j F Y")


@register.filter(expects_localtime=True)
def short_day(moment: date | None) -> str:
    """ "26 Nov", with the year when it is another one."""
    if moment is None:
        return ""
    same_year = moment.year == timezone.localdate().year
    return dated(moment, "j M" if same_year else "j M Y")


@register.filter(expects_localtime=True)
def clock(moment: datetime | None) -> str:
    """ "15:00" on the reader's clock."""
    return "" if moment is None else dated(moment, "H:i")


@register.filter(expects_localtime=True)
def when(moment: datetime | None) -> str:
    """ "Thursday 26 November, 15:00" on the reader's clock."""
    if moment is None:
        return ""
    return _("%(day)s, %(clock)s") % {"day": day(moment), "clock": clock(moment)}
