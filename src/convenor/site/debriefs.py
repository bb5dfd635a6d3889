"""The facts of a meeting offered to the handout about it: two neighbours of one storey meet here."""

from collections.abc import Mapping

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import WorkingGroup
from convenor.apps.meetings.queries.debriefed import LookedBack, looked_back
from convenor.apps.meetings.queries.told import who
from convenor.apps.meetings.words import interest
from convenor.domain.meeting.readings.telling import Told
from convenor.site.refusals import say

TOPICS = {
    "meeting_attendance": ("attendance",),
    "meeting_leading": ("leading",),
    "meeting_voices": ("voices", "conduct"),
    "meeting_agreement": ("agreement",),
    "meeting_time": ("time",),
    "meeting_language": ("language",),
}


def facts_of_meeting(group: WorkingGroup, person: Person) -> Mapping[str, str]:
    """What is known of the last meeting that somebody was at, as sentences by the name of the fact."""
    found = looked_back(group, person)
    if found is None:
        return {}
    return {
        name: " ".join(_said(each, found) for topic in topics for each in found.topics[topic])
        for name, topics in TOPICS.items()
    }


def _said(told: Told, found: LookedBack) -> str:
    values: dict[str, object] = dict(told.values)
    if "seat" in values:
        values["name"] = who(int(str(values["seat"])), found.names)
    if told.code == "voice-interest":
        values["whose"] = interest(str(values["whose"]))
    return say(told.code, values)
