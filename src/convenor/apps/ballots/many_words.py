"""What is said about one step for ticked comments: its name, what it asks for, and what becomes of a comment by it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from convenor.apps.ballots.words import DISPOSITIONS, LANES, STATES
from convenor.domain.ballot.many import Stand

Said = Mapping[str, Any]
Names = Mapping[str, Mapping[int, str]]

DOES: Said = {
    "new": _("Make one issue of them"),
    "join": _("Put them into an issue"),
    "leave": _("Take them out of their issues"),
    "propose": _("Propose an answer"),
    "withdraw": _("Withdraw what is proposed"),
    "lane": _("Send them another way"),
    "assign": _("Give them to somebody"),
    "note": _("Note something"),
    "type": _("Put the type right"),
    "clause": _("Put the clause right"),
}
"""What one may choose to do with ticked comments, in this order."""
DONE: Said = {
    "new": _("Made one issue"),
    "join": _("Put into an issue"),
    "leave": _("Taken out of issues"),
    "lane": _("Sent another way"),
    "assign": _("Given to somebody"),
    "note": _("Noted"),
    "type": _("Type put right"),
    "clause": _("Clause put right"),
}
"""What was done, in the list of last steps."""
NOTHING = "–"


def differences(before: Stand, after: Stand, names: Names) -> tuple[tuple[str, str, str], ...]:
    """What of a comment would be otherwise: what it is, how it is now and how it would be."""
    was, becomes = _told(before, names), _told(after, names)
    return tuple((label, was[label], becomes[label]) for label in was if was[label] != becomes[label])


def _told(stand: Stand, names: Names) -> dict[str, str]:
    return dict(_all(stand, names))


def _all(stand: Stand, names: Names) -> Iterator[tuple[str, str]]:
    how = stand.resolution
    yield _now("State"), str(STATES[how.state])
    yield _now("Answer"), str(DISPOSITIONS[how.disposition]) if how.disposition else NOTHING
    yield _now("Reason"), how.reason or NOTHING
    yield _now("Way"), str(LANES[how.lane])
    yield _now("Issue"), names["issue"].get(stand.issue, NOTHING)
    yield _now("Taken care of by"), names["assignee"].get(stand.assignee, NOTHING)
    yield _now("Note"), stand.note or NOTHING
    yield _now("Type"), stand.type or NOTHING
    yield _now("Clause"), stand.clause or NOTHING
