"""A moment on the clock of the meeting, and on the reader's own where that shows another time."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.days import dated

WORDS: Mapping[str, Promise] = {
    "clock-there": _("%(there)s (%(zone)s)"),
    "clock-both": _("%(there)s (%(zone)s), %(here)s on your clock"),
}
DAY_AND_HOUR = "j F, H:i"


def on_both(moment: datetime, zone: str) -> str:
    """Day and hour in the meeting's zone, by its name, and in the reader's."""
    there, here = (dated(timezone.localtime(moment, where), DAY_AND_HOUR) for where in (ZoneInfo(zone), None))
    key = "clock-there" if there == here else "clock-both"
    return str(WORDS[key]) % {"there": there, "zone": zone, "here": here}
