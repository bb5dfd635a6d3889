"""What may happen next: a wish becomes events, or is refused with a reason.

A button asks ``why_not``, its action asks ``decide``: both ask the same rules, so that they cannot disagree.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.kernel import Refused
from convenor.domain.meeting.commands import Wish
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.rules import (
    agenda,
    breakouts,
    chair,
    consensus,
    course,
    floor,
    language,
    may,
    people,
    polls,
    record,
    rounds,
    when,
)
from convenor.domain.meeting.state import Meeting

Rule = Callable[[Meeting, Any, datetime], tuple[Fact, ...]]

RULES: Mapping[type[Wish], Rule] = {
    **course.RULES,
    **people.RULES,
    **agenda.RULES,
    **chair.RULES,
    **floor.RULES,
    **rounds.RULES,
    **consensus.RULES,
    **polls.RULES,
    **record.RULES,
    **language.RULES,
    **breakouts.RULES,
}


def decide(meeting: Meeting, command: Wish, *, at: datetime) -> tuple[Fact, ...]:
    """What happens when ``command`` is granted now; raises Refused when it is not."""
    may.check(meeting, command)
    when.check(meeting, command)
    return RULES[type(command)](meeting, command, at)


def why_not(meeting: Meeting, command: Wish, *, at: datetime) -> Refused | None:
    """The reason why ``command`` would be refused now; None when it would not."""
    try:
        decide(meeting, command, at=at)
    except Refused as refused:
        return refused
    return None


__all__ = ["RULES", "decide", "why_not"]
