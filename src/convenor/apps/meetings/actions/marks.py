"""The mentee's seat: consent given and taken back, and the marks that stay between mentee and mentor."""

import json
from datetime import datetime

from django.db import transaction

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import direct
from convenor.apps.meetings.models import ShadowConsent, ShadowMark
from convenor.apps.meetings.queries.rooms import state_of
from convenor.apps.meetings.queries.shadow import about, consent_for, key_of_pair, mentees_of
from convenor.apps.meetings.typed import fit
from convenor.apps.outbox import seal
from convenor.domain.kernel import Refused
from convenor.domain.meeting.readings.compared import KINDS

MOST = 1_000  # characters of one mark
MOST_HOW = 300


@audited("meeting.shadow-agreed")
def agree(meeting: Meeting, mentee: int, how: str, *, by: Person, at: datetime) -> ShadowConsent:
    """Write down that the group agreed to somebody looking on, and how it was asked. Said twice, it stands once."""
    person = next((each for each in mentees_of(meeting) if each.pk == mentee), None)
    if person is None:
        raise Refused("not-a-mentee-here")
    told = fit(how, MOST_HOW)
    if not told:
        raise Refused("consent-needs-how")
    transaction.on_commit(lambda: direct.tell(meeting.pk))
    return consent_for(meeting, person) or ShadowConsent.objects.create(
        meeting=meeting, mentee=person, how=told, given_by=by, given_at=at
    )


@audited("meeting.shadow-ended")
def end_agreement(meeting: Meeting, mentee: int, *, by: Person, at: datetime) -> Meeting:
    """The group does not agree any more; what the mentee has marked stays the mentee's."""
    standing = ShadowConsent.objects.filter(meeting=meeting, mentee=mentee, ended_at=None)
    standing.update(ended_at=at, ended_by=by)
    transaction.on_commit(lambda: direct.tell(meeting.pk))
    return meeting


@audited("meeting.shadow-marked")
def mark(
    meeting: Meeting, kind: str, words: str, place: int, once: str, *, by: Person, at: datetime
) -> ShadowMark:
    """Keep what the mentee would do now, sealed; the same press is kept once."""
    if consent_for(meeting, by) is None:
        raise Refused("shadow-needs-consent")
    if kind not in KINDS:
        raise Refused("unknown-mark")
    told = fit(words, MOST)
    if kind == "other" and not told:
        raise Refused("mark-needs-words")
    standing, _names = state_of(meeting.pk)
    key = key_of_pair(meeting, by)
    row = ShadowMark(
        meeting=meeting, mentee=by, key=key, place=min(place, standing.place), at=at, once=once[:40]
    )
    inside = json.dumps({"kind": kind, "words": told}, ensure_ascii=False)
    row.words = seal.seal(inside, seal.unwrap(key.wrapped) if key else seal.outer_key(), about(row))
    found, _made = ShadowMark.objects.get_or_create(
        meeting=meeting,
        mentee=by,
        once=row.once,
        defaults={"key": key, "place": row.place, "at": at, "words": row.words},
    )
    return found
