"""The steps of the journey, as Emil and Fatou take them: rows are made by the actions, in order."""

from datetime import datetime, timedelta

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.learning.models import Attempt, Handout, ReadingMark
from convenor.apps.learning.programmes import current
from convenor.apps.mentoring.actions import attendance, objectives, sessions
from convenor.apps.mentoring.models import Attendance, Journey, Pairing, Session
from convenor.apps.mentoring.queries.journey import Way, journeys, way_of
from convenor.domain.programme.definition import EvidenceKind
from convenor.domain.programme.journey import StandingState
from learners import make_learner
from world import NOW, World

THURSDAY = (NOW + timedelta(days=4)).replace(hour=14)  # 15:00 in Oslo, 14:00 in Dakar
AFTER = THURSDAY + timedelta(hours=1)


def begun(world: World) -> Pairing:
    """Emil and Fatou are a pair, and nothing else has happened."""
    pairing = make_learner(world).pairing
    assert pairing is not None
    return fresh(pairing)


def fresh(pairing: Pairing) -> Pairing:
    """The pair as a page reads it."""
    return Pairing.objects.select_related(
        "journey__mentee__body",
        "journey__group",
        "journey__enrolment",
        "journey__nomination__body",
        "mentor__person",
        "key",
    ).get(pk=pairing.pk)


def read_again(journey: Journey) -> Journey:
    """The journey as a page reads it."""
    return journeys().get(pk=journey.pk)


def way(journey: Journey, at: datetime = AFTER) -> Way:
    """Where the journey stands."""
    return way_of(read_again(journey), at)


def done(journey: Journey, at: datetime = AFTER) -> list[str]:
    """The activities that are done."""
    return [each.activity.key for each in way(journey, at).standings if each.state is StandingState.DONE]


def offered(pairing: Pairing, activity: str = "first-call", by: Person | None = None) -> Session:
    """Emil offers Thursday."""
    who = by or pairing.journey.mentee
    return sessions.propose(pairing, activity, [THURSDAY], once=f"{activity}-1", by=who, at=NOW)


def agreed(pairing: Pairing, activity: str = "first-call") -> Session:
    """Fatou takes Thursday."""
    return sessions.accept(offered(pairing, activity), THURSDAY, by=pairing.mentor.person, at=NOW)


def held(pairing: Pairing, activity: str = "first-call") -> Session:
    """Both say that they talked."""
    session = sessions.confirm(agreed(pairing, activity), by=pairing.journey.mentee, at=AFTER)
    return sessions.confirm(session, by=pairing.mentor.person, at=AFTER)


def read_everything(journey: Journey) -> None:
    """Every essential document is read."""
    for each in current().readings:
        if each.essential:
            ReadingMark.objects.create(
                enrolment=journey.enrolment, reading=each.key, status="read", changed_at=NOW, read_at=NOW
            )


def tested(journey: Journey) -> Attempt:
    """A self-test is handed in."""
    return Attempt.objects.create(
        enrolment=journey.enrolment,
        number=1,
        key_version=current().self_test.version,
        formula="even",
        begun_at=NOW,
        submitted_at=NOW,
        points=13,
        whole_points=12,
        out_of=15,
    )


def handed_in(journey: Journey, form: str) -> Handout:
    """A handout is submitted."""
    return Handout.objects.create(
        enrolment=journey.enrolment, form=form, begun_at=NOW, submitted_at=NOW, discussed_at=NOW
    )


def prepared(world: World, journey: Journey) -> Attendance:
    """Emil prepared with the convenors; Amina confirms."""
    claim = attendance.say_prepared(journey, NOW.date(), "We went through clause 7.", by=world.emil, at=NOW)
    return attendance.confirm(claim, by=world.amina, at=NOW)


def past_meeting(world: World, number: int = 1) -> Meeting:
    """A meeting of WG 57 that is over."""
    start = NOW - timedelta(days=10 * number)
    return Meeting.objects.create(
        group=world.wg57,
        title=f"Meeting {number}",
        starts_at=start,
        ends_at=start + timedelta(days=2),
        mode="virtual",
    )


def attended(world: World, journey: Journey, number: int) -> Attendance:
    """Emil was there; Bruno confirms."""
    claim = attendance.say_attended(journey, past_meeting(world, number), "", by=world.emil, at=NOW)
    return attendance.confirm(claim, by=world.bruno, at=NOW)


def all_but_objectives(world: World, pairing: Pairing) -> Journey:
    """The twelve activities before graduation."""
    journey = pairing.journey
    for activity in current().activities:
        if any(rule.kind is EvidenceKind.SESSION_HELD for rule in activity.fulfilled_by):
            held(pairing, activity.key)
    read_everything(journey)
    tested(journey)
    for form in ("preparing", "after"):
        handed_in(journey, form)
    prepared(world, journey)
    for number in (1, 2):
        attended(world, journey, number)
    return read_again(journey)


def signed(world: World, pairing: Pairing, objective: str) -> None:
    """Fatou signs one objective, with the talk as evidence."""
    session = Session.objects.filter(pairing=pairing, state="held").first()
    assert session is not None
    words = "He led the discussion calmly."
    objectives.sign(pairing, objective, words, [f"session:{session.pk}"], by=world.fatou, at=AFTER)


def confirmed(world: World, pairing: Pairing) -> Journey:
    """All objectives are signed and confirmed: the gate is open."""
    journey = all_but_objectives(world, pairing)
    for each in current().objectives:
        signed(world, pairing, each.key)
        objectives.confirm(journey, each.key, by=world.hugo, at=AFTER)
    return journey
