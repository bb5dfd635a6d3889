"""What a comparison says: how comments were cut, how answers go together, what deserves a second look."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from convenor.domain.ballot.comparing import Agreement, Cut
from convenor.domain.ballot.pointers import Pointer, Why

AGREEMENTS: Mapping[Agreement, Any] = {
    Agreement.SAME: _("answered alike"),
    Agreement.NEAR: _("answered nearly alike"),
    Agreement.OTHER: _("answered otherwise"),
    Agreement.NONE: _("not answered by you"),
}
TONES: Mapping[str, str] = {Agreement.SAME: "done", Agreement.NEAR: "now", Agreement.OTHER: "attend"}
"""The colour of a mark; the words say the same."""
CUTS: Mapping[Cut, Any] = {
    Cut.SAME: _("the same comments together"),
    Cut.SPLIT: _("several issues made of one"),
    Cut.MERGED: _("put together with another"),
    Cut.MIXED: _("cut across the issues of the working group"),
    Cut.NOT_PLACED: _("not made an issue by you"),
}


def told(pointer: Pointer, title: str) -> str:
    """What to look at, and why, in one sentence."""
    count = pointer.count
    match pointer.why:
        case Why.HIDDEN:
            words = ngettext(
                "%(count)s technical comment stayed in your editorial batch: somebody called it editorial, and it is not.",
                "%(count)s technical comments stayed in your editorial batch: somebody called them editorial, and they are not.",
                count,
            )
        case Why.OPPOSED:
            words = ngettext(
                "“%(title)s”: you answered otherwise than the working group, and %(count)s comment is against. Whom would your answer have satisfied?",
                "“%(title)s”: you answered otherwise than the working group, and %(count)s comments are against. Whom would your answer have satisfied?",
                count,
            )
        case Why.ANSWERED_OTHERWISE:
            words = gettext(
                "“%(title)s”: you answered otherwise than the working group. Read its reason beside yours."
            )
        case Why.UNEXPLAINED:
            words = gettext(
                "“%(title)s”: you did not say why. A member body that reads only “noted” asks again."
            )
        case Why.MERGED:
            words = ngettext(
                "“%(title)s”: you put %(count)s comment of another matter beside it. Would one answer do for both?",
                "“%(title)s”: you put %(count)s comments of another matter beside it. Would one answer do for both?",
                count,
            )
        case Why.SPLIT:
            words = ngettext(
                "“%(title)s”: you have %(count)s issue where the working group had one. Could two answers contradict each other?",
                "“%(title)s”: you have %(count)s issues where the working group had one. Could two answers contradict each other?",
                count,
            )
        case Why.MISREAD:
            words = ngettext(
                "“%(title)s”: you read %(count)s comment for another side than the one it is on.",
                "“%(title)s”: you read %(count)s comments for another side than the one they are on.",
                count,
            )
        case Why.LOOSE:
            words = ngettext(
                "“%(title)s”: %(count)s comment stands in no issue of yours.",
                "“%(title)s”: %(count)s comments stand in no issue of yours.",
                count,
            )
    return words % {"count": count, "title": title}
