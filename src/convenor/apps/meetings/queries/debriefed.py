"""What there is to say of the last meeting that somebody of a group was at: it starts the answers of a handout."""

from collections.abc import Mapping
from dataclasses import dataclass

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, WorkingGroup
from convenor.apps.meetings import log
from convenor.apps.meetings.models import Sitting
from convenor.apps.meetings.queries.presence import seats_present
from convenor.apps.meetings.queries.rooms import names as names_at
from convenor.apps.meetings.queries.rooms import stage_of
from convenor.apps.meetings.queries.shadow import consent_for
from convenor.domain.meeting.readings.debrief import debrief
from convenor.domain.meeting.readings.telling import Told

MOST_NAMED = 5  # who did not speak: more of them are a number, not names


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """The facts of a meeting by topic, and the names at its seats."""

    meeting: Meeting
    topics: Mapping[str, tuple[Told, ...]]
    names: Mapping[int, str]


def looked_back(group: WorkingGroup, person: Person) -> LookedBack | None:
    """The facts of the last closed meeting of ``group`` that ``person`` was at.

    Who was heard how much is for the convenors; a mentee reads it where the group agreed to be shadowed.
    """
    rows = Sitting.objects.filter(meeting__group=group, person=person).select_related("meeting")
    for sitting in rows.order_by("-meeting__starts_at", "-pk"):
        if stage_of(sitting.meeting_id) != "closed":
            continue
        facts = log.read(sitting.meeting_id)
        if sitting.seat in seats_present(facts):
            topics = dict(debrief(facts).topics)
            shadowed = consent_for(sitting.meeting, person) is not None
            topics["voices"] = _named(topics["voices"]) if shadowed else ()
            return LookedBack(meeting=sitting.meeting, topics=topics, names=names_at(sitting.meeting_id))
    return None


def _named(voices: tuple[Told, ...]) -> tuple[Told, ...]:
    silent = [each for each in voices if each.code == "debrief-was-silent"]
    return tuple(each for each in voices if each not in silent or len(silent) <= MOST_NAMED)
