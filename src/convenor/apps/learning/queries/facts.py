"""What is known about the working group, as sentences that can start an answer."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
from convenor.apps.learning.pairs import Pair
from convenor.apps.learning.programmes import programme_of
from convenor.apps.learning.queries.said import listed
from convenor.domain.programme.definition import Question, Track

Source = Callable[[WorkingGroup, Person], Mapping[str, str]]
_SOURCES: dict[tuple[str, ...], Source] = {}


def also_from(names: tuple[str, ...], source: Source) -> None:
    """Let ``source`` tell the facts of these names: it is asked only where a question is to start with one."""
    _SOURCES[names] = source


def offers(pair: Pair, questions: tuple[Question, ...], at: datetime) -> dict[str, str]:
    """For each question that has any, the sentences that it could start with. Three queries for the group itself."""
    wanted = {fact for each in questions for fact in each.prefill}
    facts = {**_about_group(pair), **_about_people(pair), **_about_meeting(pair.group, at)} if wanted else {}
    for names, source in _SOURCES.items():
        facts |= source(pair.group, pair.mentee) if wanted.intersection(names) else {}
    found = {each.key: " ".join(facts.get(fact, "") for fact in each.prefill).split() for each in questions}
    return {key: " ".join(words) for key, words in found.items() if words}


def _about_group(pair: Pair) -> dict[str, str]:
    group = pair.group
    tracks = {each.key: each for each in programme_of(pair.enrolment).tracks}
    kinds = {
        WorkingGroup.Kind.REVISION: _("It is a revision of an existing document."),
        WorkingGroup.Kind.NEW: _("It is a new document."),
    }
    document = _("%(group)s works on %(document)s, %(title)s.")
    return {
        "document": document
        % {"group": group.name, "document": group.document, "title": group.document_title},
        "kind": kinds.get(WorkingGroup.Kind(group.kind), ""),
        "size": ngettext("%(group)s has %(count)s expert.", "%(group)s has %(count)s experts.", group.size)
        % {"group": group.name, "count": group.size},
        "track": _track(tracks[group.track]) if group.track in tracks else "",
    }


def _track(track: Track) -> str:
    months = _(
        "By the plan the draft goes out for enquiry (DIS) after %(dis)s months and is published after %(end)s."
    )
    return months % {"dis": track.months_to_dis, "end": track.months_to_publication}


def _about_people(pair: Pair) -> dict[str, str]:
    convenors = Membership.objects.filter(
        group=pair.group, part=Membership.Part.CONVENOR, until=None
    ).select_related("person__body")
    names = [_with_body(each.person) for each in convenors if each.person_id != pair.mentee.pk]
    secretary = Person.objects.filter(secretary_of=pair.group).first()
    return {
        "co_convenors": ngettext("The convenor is %(names)s.", "The convenors are %(names)s.", len(names))
        % {"names": listed(names)}
        if names
        else "",
        "secretary": _("The secretary of the group is %(name)s.") % {"name": secretary.name}
        if secretary
        else "",
    }


def _with_body(person: Person) -> str:
    return f"{person.name} ({person.body.acronym})" if person.body else person.name


def _about_meeting(group: WorkingGroup, at: datetime) -> dict[str, str]:
    """The meeting nearest in time: the next one while preparing, the last one when looking back."""
    meetings = Meeting.objects.filter(group=group, between=False)
    meeting = min(meetings, key=lambda each: abs(each.starts_at - at), default=None)
    if meeting is None:
        return {}
    modes = {
        Meeting.Mode.IN_PERSON: _("It is held in person."),
        Meeting.Mode.HYBRID: _("It is held in the room and on screen."),
        Meeting.Mode.VIRTUAL: _("It is held on screen."),
    }
    room = ngettext("%(count)s person in the room.", "%(count)s people in the room.", meeting.in_room)
    screen = ngettext("%(count)s person on screen.", "%(count)s people on screen.", meeting.remote)
    return {
        "meeting_when": _("The meeting is from %(start)s to %(end)s.")
        % {"start": _day(meeting.starts_at), "end": _day(meeting.ends_at)},
        "meeting_where": _("Place: %(place)s.") % {"place": meeting.place} if meeting.place else "",
        "meeting_mode": modes.get(Meeting.Mode(meeting.mode), ""),
        "in_room": room % {"count": meeting.in_room} if meeting.in_room else "",
        "remote": screen % {"count": meeting.remote} if meeting.remote else "",
    }


def _day(moment: datetime) -> str:
    return dated(timezone.localtime(moment), "j F Y")
