"""What was done on many journeys at once, and what is under way: the evidence that progress is computed from.

The number of queries does not depend on the number of journeys.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

from convenor.apps.learning.queries import evidence_for, pending_for
from convenor.apps.mentoring.models import Attendance, Journey, ObjectiveStanding, Pairing, Session
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import EvidenceKind, Programme
from convenor.domain.programme.journey import Evidence, Pending
from convenor.domain.programme.sessions import Session as Talk
from convenor.domain.programme.sessions import SessionState, waits_for


@dataclass(slots=True, kw_only=True)
class Trail:
    """The rows of one journey that show something."""

    journey: Journey
    pairing: Pairing | None = None  # active
    proposed: Pairing | None = None  # a mentor is proposed
    sessions: list[Session] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    objectives: list[ObjectiveStanding] = field(default_factory=list)
    learned: list[Evidence] = field(default_factory=list)
    learning: list[Pending] = field(default_factory=list)


def trails(journeys: Iterable[Journey]) -> dict[int, Trail]:
    """The trail of each journey, by its id: ten queries, however many there are."""
    found = {each.pk: Trail(journey=each) for each in journeys}
    _pairings(found)
    for session in Session.objects.filter(pairing__journey__in=found).select_related("pairing"):
        trail = found[session.pairing.journey_id]
        session.pairing.journey = trail.journey
        trail.sessions.append(session)
    for claim in Attendance.objects.filter(journey__in=found).select_related("meeting"):
        found[claim.journey_id].attendances.append(claim)
    standings = ObjectiveStanding.objects.filter(journey__in=found)
    for standing in standings.annotate(links=Count("evidence")).order_by("pk"):
        found[standing.journey_id].objectives.append(standing)
    enrolments = [each.journey.enrolment for each in found.values()]
    learned, learning = evidence_for(enrolments), pending_for(enrolments)
    for trail in found.values():
        trail.learned = learned.get(trail.journey.enrolment_id, [])
        trail.learning = learning.get(trail.journey.enrolment_id, [])
    return found


def _pairings(found: Mapping[int, Trail]) -> None:
    rows = Pairing.objects.filter(journey__in=found, state__in=("active", "proposed"))
    for pairing in rows.select_related("mentor__person"):
        trail = found[pairing.journey_id]
        pairing.journey = trail.journey
        if pairing.state == "active":
            trail.pairing = pairing
        else:
            trail.proposed = pairing


def evidence_of(trail: Trail) -> Iterator[Evidence]:
    """Everything that was done."""
    pairing, journey = trail.pairing, trail.journey
    if pairing and pairing.active_at:
        yield Evidence(kind=EvidenceKind.PAIRED, ref=str(pairing.pk), at=pairing.active_at)
    elif journey.graduated_at:
        yield Evidence(kind=EvidenceKind.PAIRED, at=journey.begun_at)
    yield from _talks(trail.sessions)
    yield from trail.learned
    for claim in trail.attendances:
        if claim.confirmed_at:
            prepared = claim.kind == Attendance.Kind.PREPARED
            kind = EvidenceKind.PREPARED_WITH_CONVENORS if prepared else EvidenceKind.MEETING_ATTENDED
            yield Evidence(kind=kind, ref=str(claim.pk), at=claim.confirmed_at)
    for each in trail.objectives:
        if each.confirmed_at:
            yield Evidence(kind=EvidenceKind.OBJECTIVES_CONFIRMED, ref=each.objective, at=each.confirmed_at)
    if journey.graduated_at:
        yield Evidence(kind=EvidenceKind.GRADUATED, at=journey.graduated_at)


def _talks(sessions: Iterable[Session]) -> Iterator[Evidence]:
    for each in sessions:
        said = [at for at in (each.mentee_confirmed_at, each.mentor_confirmed_at) if at]
        if each.state == SessionState.HELD:
            yield Evidence(kind=EvidenceKind.SESSION_HELD, ref=each.activity, at=max(said))


def under_way(trail: Trail, programme: Programme, now: datetime) -> Iterator[Pending]:
    """Everything that was begun, and whose turn it is."""
    if trail.proposed:
        answers = (
            (Role.MENTEE, trail.proposed.mentee_accepted_at),
            (Role.MENTOR, trail.proposed.mentor_accepted_at),
        )
        for role in (role for role, at in answers if at is None):
            yield Pending(kind=EvidenceKind.PAIRED, code="pending-pairing-proposed", turn=role)
    yield from _talks_under_way(trail.sessions, now)
    yield from trail.learning
    for claim in trail.attendances:
        if claim.confirmed_at is None and claim.declined_at is None:
            prepared = claim.kind == Attendance.Kind.PREPARED
            kind = EvidenceKind.PREPARED_WITH_CONVENORS if prepared else EvidenceKind.MEETING_ATTENDED
            yield Pending(kind=kind, code="pending-attendance-claimed", turn=Role.CONVENOR)
    yield from _objectives_under_way(trail.objectives, programme)
    if trail.journey.graduated_at is None:
        yield from _graduation_under_way(trail, programme)


def talk_of(session: Session) -> Talk:
    """The session as the rules see it."""
    confirmed = ((Role.MENTEE, session.mentee_confirmed_at), (Role.MENTOR, session.mentor_confirmed_at))
    mentee = session.pairing.journey.mentee_id
    return Talk(
        state=SessionState(session.state),
        proposed_by=Role.MENTEE if session.proposed_by_id == mentee else Role.MENTOR,
        confirmed_by=frozenset(role for role, at in confirmed if at),
        begins=session.starts_at,
    )


def _talks_under_way(sessions: Sequence[Session], now: datetime) -> Iterator[Pending]:
    for each in sessions:
        if each.state not in (SessionState.PROPOSED, SessionState.AGREED) or each.pairing.state != "active":
            continue
        turns = waits_for(talk_of(each), now=now) or (Role.MENTEE,)
        begun = each.starts_at is not None and each.starts_at <= now
        code = "to-confirm" if begun else "agreed"
        if each.state == SessionState.PROPOSED:
            code = "proposed"
        values = {"when": each.starts_at} if each.starts_at else {}
        for role in turns:
            yield Pending(
                kind=EvidenceKind.SESSION_HELD,
                ref=each.activity,
                code=f"pending-session-{code}",
                values=values,
                turn=role,
            )


def _graduation_under_way(trail: Trail, programme: Programme) -> Iterator[Pending]:
    """With all objectives confirmed the mentor's word is next, and then the secretariat's."""
    confirmed = {each.objective for each in trail.objectives if each.confirmed_at}
    if trail.journey.asked_at:
        yield Pending(kind=EvidenceKind.GRADUATED, code="pending-graduation-asked", turn=Role.SECRETARIAT)
    elif confirmed >= set(programme.graduation.objectives):
        yield Pending(kind=EvidenceKind.GRADUATED, code="pending-graduation-open", turn=Role.MENTOR)


def _objectives_under_way(rows: Sequence[ObjectiveStanding], programme: Programme) -> Iterator[Pending]:
    titles = {each.key: each.title for each in programme.objectives}
    for each in rows:
        if each.confirmed_at or each.objective not in titles or not (each.signed_at or _links(each)):
            continue
        code, turn = ("signed", Role.SECRETARIAT) if each.signed_at else ("to-sign", Role.MENTOR)
        yield Pending(
            kind=EvidenceKind.OBJECTIVES_CONFIRMED,
            ref=each.objective,
            code=f"pending-objective-{code}",
            values={"objective": titles[each.objective]},
            turn=turn,
        )


def _links(standing: ObjectiveStanding) -> int:
    return int(getattr(standing, "links", 0))
