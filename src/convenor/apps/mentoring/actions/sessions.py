"""Agreeing on a talk, moving it, cancelling it, and saying that it took place."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.learning.models import PairKey
from convenor.apps.learning.pairs import opened, sealed
from convenor.apps.learning.programmes import activity_of, programme_of
from convenor.apps.learning.typed import Typed, fit, is_new
from convenor.apps.mentoring.journey_letters import calendar_of, tell
from convenor.apps.mentoring.models import AgendaPoint, Pairing, ProposedTime, Session
from convenor.apps.mentoring.queries.trail import talk_of
from convenor.domain.kernel import Refused, Role
from convenor.domain.programme import sessions as rules
from convenor.domain.programme.definition import EvidenceKind

MOST_TIMES = 3


@audited("session.proposed")
def propose(
    pairing: Pairing,
    activity: str,
    starts: Sequence[datetime],
    *,
    minutes: int = 45,
    place: str = "",
    once: str,
    by: Person,
    at: datetime,
) -> Session:
    """Offer up to three times for a talk. The same form sent twice is one offer."""
    _check_pair(pairing, by)
    _check_activity(pairing, activity)
    uid = f"session-{pairing.pk}-{once}@convenor"
    if sent := Session.objects.filter(uid=uid).first():
        return sent
    if Session.objects.filter(pairing=pairing, activity=activity, state__in=("proposed", "agreed")).exists():
        raise Refused("session-open-already")
    session = Session.objects.create(
        pairing=pairing,
        activity=activity,
        state=rules.SessionState.PROPOSED,
        proposed_by=by,
        made_at=at,
        minutes=minutes,
        place=place,
        uid=uid,
    )
    _offer(session, starts, at)
    _tell_offer(session, by, at)
    return session


@audited("session.agreed")
def accept(session: Session, start: datetime, *, by: Person, at: datetime) -> Session:
    """Agree to one of the times that the other offered; both get the invitation for their calendars."""
    session = _locked(session)
    state = rules.move(talk_of(session), "accept", _roles(session, by), now=at)
    if not session.times.filter(starts_at=start).exists():
        raise Refused("session-time-not-offered")
    if start <= at:
        raise Refused("session-time-is-over")
    again = session.starts_at is not None
    session.state, session.starts_at = state, start
    session.sequence += again
    session.save(update_fields=["state", "starts_at", "sequence"])
    _tell_both(session, "session-moved" if again else "session-agreed", at)
    return session


@audited("session.moved")
def move(session: Session, starts: Sequence[datetime], *, by: Person, at: datetime) -> Session:
    """Offer other times instead. A time agreed before stays in the calendars until the new one is agreed."""
    session = _locked(session)
    session.state = rules.move(talk_of(session), "move", _roles(session, by), now=at)
    session.proposed_by = by
    session.save(update_fields=["state", "proposed_by"])
    _offer(session, starts, at)
    _tell_offer(session, by, at)
    return session


@audited("session.cancelled")
def cancel(session: Session, reason: str, *, by: Person, at: datetime) -> Session:
    """Call a talk off, with a reason for the other; it leaves both calendars."""
    session = _locked(session)
    session.state = rules.move(talk_of(session), "cancel", _roles(session, by), now=at)
    if not reason.strip():
        raise Refused("session-cancel-needs-words")
    session.reason, session.cancelled_at = reason.strip()[:300], at
    session.sequence += session.starts_at is not None
    session.save(update_fields=["state", "reason", "cancelled_at", "sequence"])
    _tell_both(session, "session-cancelled", at)
    return session


@audited("session.confirmed")
def confirm(session: Session, *, by: Person, at: datetime) -> Session:
    """Say that the talk took place. With the second of the two it counts."""
    session = _locked(session)
    role = next(iter(_roles(session, by)), Role.PERSON)
    session.state = rules.move(talk_of(session), "confirm", {role}, now=at)
    field = "mentee_confirmed_at" if role is Role.MENTEE else "mentor_confirmed_at"
    setattr(session, field, at)
    session.save(update_fields=["state", field])
    return session


@audited("session.noted")
def save_notes(session: Session, field: str, typed: Typed, *, by: Person, at: datetime) -> Session:
    """Save the notes ("shared", or "private" for the mentor alone) unless somebody saved before."""
    if field not in ("shared", "private"):
        raise Refused("unknown-field")
    if field == "private" and Role.MENTOR not in _roles(session, by):
        raise Refused("private-notes-are-the-mentors")
    about, column, counter = f"session:{session.pk}:{field}", f"{field}_notes", f"{field}_revision"
    fresh, key = _locked(session), _key(session.pairing)
    stored = opened(getattr(fresh, column), key, about)
    text = fit(typed.text)
    if is_new(typed, text, stored, getattr(fresh, counter), at):
        setattr(fresh, column, sealed(text, key, about))
        setattr(fresh, counter, typed.revision + 1)
        fresh.save(update_fields=[column, counter])
    return fresh


@audited("session.point-added")
def add_point(session: Session, words: str, *, by: Person, at: datetime) -> AgendaPoint:
    """Put a point on the agenda; the same words twice are one point."""
    _roles_or_refuse(session, by)
    if not words.strip():
        raise Refused("agenda-point-needs-words")
    key = _key(session.pairing)
    for each in AgendaPoint.objects.filter(session=session, by=by):
        if opened(each.words, key, f"agenda-point:{each.pk}") == words.strip():
            return each
    point = AgendaPoint.objects.create(session=session, words=b"", by=by, at=at)
    point.words = sealed(fit(words.strip()), key, f"agenda-point:{point.pk}")
    point.save(update_fields=["words"])
    return point


@audited("session.point-removed")
def remove_point(session: Session, point: int, *, by: Person) -> Session:
    """Take one's own point from the agenda; one that is gone already is no fault."""
    AgendaPoint.objects.filter(session=session, pk=point, by=by).delete()
    return session


def _locked(session: Session) -> Session:
    """The session as it stands now, held until the change is written; what was read for the page is kept."""
    fresh = Session.objects.select_for_update().get(pk=session.pk)
    fresh.pairing = session.pairing
    return fresh


def _roles(session: Session, person: Person) -> Collection[Role]:
    pairing = session.pairing
    if person.pk == pairing.journey.mentee_id:
        return {Role.MENTEE}
    return {Role.MENTOR} if person.pk == pairing.mentor.person_id and pairing.state == "active" else set()


def _roles_or_refuse(session: Session, by: Person) -> None:
    if refused := rules.why_not_propose(_roles(session, by)):
        raise refused


def _check_pair(pairing: Pairing, by: Person) -> None:
    if pairing.state != "active":
        raise Refused("no-active-pair")
    if refused := rules.why_not_propose(_roles(Session(pairing=pairing), by)):
        raise refused


def _check_activity(pairing: Pairing, activity: str) -> None:
    talks = {
        each.key
        for each in programme_of(pairing.journey.enrolment).activities
        if any(rule.kind is EvidenceKind.SESSION_HELD for rule in each.fulfilled_by)
    }
    if activity not in talks:
        raise Refused("session-activity-unknown")


def _offer(session: Session, starts: Sequence[datetime], at: datetime) -> None:
    """Replace the times on offer; three at most, all to come."""
    offered = sorted(set(starts))
    if not offered:
        raise Refused("session-needs-times")
    if len(offered) > MOST_TIMES:
        raise Refused("session-too-many-times", most=MOST_TIMES)
    if any(each <= at for each in offered):
        raise Refused("session-time-is-over")
    if any(each > at + timedelta(days=366) for each in offered):
        raise Refused("session-time-too-far")
    session.times.all().delete()
    ProposedTime.objects.bulk_create([ProposedTime(session=session, starts_at=each) for each in offered])


def _key(pairing: Pairing) -> PairKey:
    if pairing.key is None:
        raise Refused("no-active-pair")
    return pairing.key


def _tell_offer(session: Session, by: Person, at: datetime) -> None:
    journey, mentor = session.pairing.journey, session.pairing.mentor.person
    to = mentor if by.pk == journey.mentee_id else journey.mentee
    offered = list(session.times.values_list("starts_at", flat=True))
    tell(
        to,
        "session-proposed",
        journey,
        key=f"session-proposed:{session.pk}:{at.isoformat()}",
        at=at,
        path=f"/sessions/{session.pk}/",
        mentor=mentor,
        other=by,
        what=activity_of(journey.enrolment, session.activity).title,
        when=offered[0],
        by=by,
    )


def _tell_both(session: Session, letter: str, at: datetime) -> None:
    journey, mentor = session.pairing.journey, session.pairing.mentor.person
    when = session.starts_at or session.times.values_list("starts_at", flat=True).first()
    for to, other in ((journey.mentee, mentor), (mentor, journey.mentee)):
        tell(
            to,
            letter,
            journey,
            key=f"{letter}:{session.pk}:{session.sequence}",
            at=at,
            path=f"/sessions/{session.pk}/",
            mentor=mentor,
            other=other,
            what=activity_of(journey.enrolment, session.activity).title,
            when=when,
            reason=session.reason,
            calendar=calendar_of(session, journey, to, at),
        )
