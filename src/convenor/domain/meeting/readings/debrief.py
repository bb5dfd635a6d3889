"""Facts for looking back on a meeting: they start the answers of the post-meeting handout, and replace none.

Each topic holds sentences as codes and values. The handout's questions that they start, by key: q1 ``attendance``;
q4 ``voices`` and ``conduct``; q5 ``agreement``; q6 ``time``; q7 ``language``; q3 ``leading`` of whoever led a part.
Private notes on conduct are not among them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.readings.attendance import Attendance
from convenor.domain.meeting.readings.calls import CallRecord
from convenor.domain.meeting.readings.minutes import Minutes, Section, minutes
from convenor.domain.meeting.readings.neutrality import Neutrality, neutrality
from convenor.domain.meeting.readings.replaying import people_by_seat, steps
from convenor.domain.meeting.readings.telling import MINUTE, Told, told
from convenor.domain.meeting.readings.telling import minutes as in_minutes
from convenor.domain.meeting.readings.turns import turns_of
from convenor.domain.meeting.readings.voice import Voice, of_turns
from convenor.domain.meeting.readings.written import parked_words
from convenor.domain.meeting.state.meeting import Meeting
from convenor.domain.meeting.state.voices import has_voice

TOPICS = ("attendance", "voices", "conduct", "agreement", "time", "language", "leading")
LONGEST = 80  # of a text that stands for its call
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "q1": ("attendance",),
    "q3": ("leading",),
    "q4": ("voices", "conduct"),
    "q5": ("agreement",),
    "q6": ("time",),
    "q7": ("language",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """What there is to say of each topic, and the readings that it comes from."""

    topics: Mapping[str, tuple[Told, ...]]
    voice: Voice
    neutrality: Neutrality
    minutes: Minutes

    def for_question(self, key: str) -> tuple[Told, ...]:
        """What starts the answer to a question of the post-meeting handout."""
        return tuple(each for topic in QUESTIONS.get(key, ()) for each in self.topics[topic])


def debrief(events: Iterable[ev.Fact]) -> Debrief:
    """The facts of a meeting that is over (or, so far, of one that runs)."""
    log = tuple(events)
    taken, chairing, heard = minutes(log), neutrality(log), voice_of_meeting(log)
    return Debrief(
        topics={
            "attendance": _attendance(taken.attendance),
            "voices": _voices(heard),
            "conduct": _conduct(log),
            "agreement": tuple(each for call in taken.calls for each in _agreement(call)),
            "time": tuple(each for part in taken.sections for each in _time(part)),
            "language": _language(log),
            "leading": chairing.facts,
        },
        voice=heard,
        neutrality=chairing,
        minutes=taken,
    )


def voice_of_meeting(log: tuple[ev.Fact, ...]) -> Voice:
    """The share of voice of everybody who was there with a voice, or spoke; whoever only led is not counted."""
    walked = tuple(steps(log))
    spoken = turns_of(walked, people_by_seat(log))
    people = (walked[-1].after if walked else Meeting()).people
    chaired = {step.after.chair.seat for step in walked}
    heard = {turn.seat for turn in spoken}
    counted = [
        seat
        for seat in people.seats.values()
        if seat.number in heard
        or (seat.standing in ("present", "left") and has_voice(seat) and seat.number not in chaired)
    ]
    return of_turns(spoken, counted)


def _attendance(there: Attendance) -> tuple[Told, ...]:
    remote = there.by_mode.get("remote", 0)
    people = len(there.people)
    found = [told("debrief-attendance", people=people, room=people - remote, remote=remote)]
    if there.missing:
        found.append(told("debrief-missing", people=len(there.missing)))
    return tuple(found)


def _voices(voice: Voice) -> tuple[Told, ...]:
    """What can be said of the shares, who spoke most, and who did not speak."""
    if not voice.time:
        return ()
    most = voice.persons[0]
    return (
        *voice.facts,
        told("debrief-most", seat=most.seat, percent=most.percent),
        *(told("debrief-was-silent", seat=seat) for seat in voice.silent),
    )


def _conduct(log: tuple[ev.Fact, ...]) -> tuple[Told, ...]:
    reminded = sum(isinstance(each, ev.ConductReminded) for each in log)
    return (told("debrief-reminded", count=reminded),) if reminded else ()


def _agreement(call: CallRecord) -> tuple[Told, ...]:
    """How a call ended, and each objection to it."""
    ended = call.outcome or ("taken-back" if call.stage == "taken-back" else "open")
    ended = f"{ended}-{call.next_step}" if call.next_step else ended
    about = call.clause or _begin_of(call.text)
    objections = (
        told(f"debrief-objection-{each.ended}", seat=each.seat, reason=each.gist or each.reason or each.why)
        for each in call.objections
    )
    return (told(f"debrief-call-{ended}", about=about), *objections)


def _begin_of(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _time(part: Section) -> tuple[Told, ...]:
    if not part.number or not part.planned:
        return ()
    over, planned = part.spent - part.planned, in_minutes(part.planned)
    if part.standing == "planned":
        return (told("debrief-not-reached", item=part.title, planned=planned),)
    if over < MINUTE:
        return ()
    return (told("debrief-overran", item=part.title, planned=planned, over=in_minutes(over)),)


def _language(log: tuple[ev.Fact, ...]) -> tuple[Told, ...]:
    happened = Counter(type(each) for each in log)
    words = parked_words(log)
    found = (
        told("debrief-restate-asked", count=happened[ev.RestateAsked]) if happened[ev.RestateAsked] else None,
        told("debrief-slower-asked", count=happened[ev.SlowerAsked]) if happened[ev.SlowerAsked] else None,
        told("debrief-gists", count=happened[ev.GistRestated]) if happened[ev.GistRestated] else None,
        told("debrief-words", words=", ".join(each.text for each in words)) if words else None,
    )
    return tuple(each for each in found if each)


def time_led(debriefed: Debrief, seat: int) -> timedelta:
    """How long a seat had the chair: what a mentee who led a part asks first."""
    return sum((each.time for each in debriefed.neutrality.chairings if each.seat == seat), timedelta())
