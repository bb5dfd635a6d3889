"""A programme full of people: any number of mentees, spread over all stages, written in bulk.

The people who are measured stand at the same stage, with the same number of rows, however many others there are.
"""

import django

django.setup()

from datetime import UTC, datetime, timedelta  # noqa: E402 - after Django's set-up

from django.contrib.auth.hashers import make_password  # noqa: E402 - after Django's set-up

from bench.trails import begin  # noqa: E402 - after Django's set-up
from convenor.apps.accounts.models import Availability, MemberBody, Person  # noqa: E402 - after Django's set-up
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup  # noqa: E402 - after Django's set-up
from convenor.apps.learning.models import Enrolment, PairKey  # noqa: E402 - after Django's set-up
from convenor.apps.learning.programmes import current  # noqa: E402 - after Django's set-up
from convenor.apps.mentoring.models import (  # noqa: E402 - after Django's set-up
    Experience,
    Journey,
    Mentor,
    Nomination,
    NominationStep,
    Pairing,
)
from convenor.apps.outbox.seal import new_wrapped_key  # noqa: E402 - after Django's set-up
from convenor.site.demo.cast import World, make_world  # noqa: E402 - after Django's set-up

STAGES = 14  # activities done: none to all thirteen
PER_GROUP, PER_MENTOR, PER_BODY = 10, 4, 20
MEASURED = 8  # activities that Emil has done: both handouts' pages, talks and results have something to show
NOW = datetime.now(UTC).replace(microsecond=0)


def fill(mentees: int) -> World:
    """Write ``mentees`` journeys; the first is Emil's, and Fatou accompanies it."""
    world = make_world(NOW)
    bodies = _bodies(mentees, world)
    people = [world.emil, *_people("Mentee", mentees - 1, bodies)]
    groups = _groups(mentees, world)
    mentors = _mentors(mentees, bodies)
    journeys = _journeys(people, groups, bodies, world)
    pairings = _pairings(journeys, mentors, world)
    begin(journeys, pairings, world, NOW)
    _waiting(_people("Nominee", max(4, mentees // 5), bodies), groups, world)
    return world


def stage_of(place: int) -> int:
    """How many activities the mentee at this place has done. Emil and those beside him stand in the middle."""
    return MEASURED + place % 3 if place < PER_MENTOR else place * 5 % STAGES


def _bodies(mentees: int, world: World) -> list[MemberBody]:
    more = [
        MemberBody(acronym=f"B{each:03}", name=f"Standards body {each}", country="XX")
        for each in range(mentees // PER_BODY)
    ]
    assert world.emil.body
    return [world.emil.body, *MemberBody.objects.bulk_create(more)]


def _people(kind: str, count: int, bodies: list[MemberBody]) -> list[Person]:
    nobody = make_password(None)
    made = Person.objects.bulk_create(
        Person(
            email=f"{kind.lower()}{each}@example.org",
            name=f"{kind}{each} Somebody",
            body=bodies[each % len(bodies)],
            time_zone="Europe/Zurich",
            password=nobody,
            joined_at=NOW,
        )
        for each in range(count)
    )
    Availability.objects.bulk_create(
        Availability(person=each, weekday=day, start=NOW.time().replace(8, 0), end=NOW.time().replace(17, 0))
        for each in made
        for day in (0, 2)
    )
    return made


def _groups(mentees: int, world: World) -> list[WorkingGroup]:
    convenor, since = world.bruno, NOW.date() - timedelta(days=900)
    more = WorkingGroup.objects.bulk_create(
        WorkingGroup(
            name=f"WG {100 + each}",
            title=f"Subject {each}",
            document=f"ISO/IEC 17{each:03}",
            document_title=f"Requirements for subject {each}",
            kind=("revision", "new")[each % 2],
            size=(12, 25, 60)[each % 3],
            track="sdt-36",
        )
        for each in range(max(1, mentees // PER_GROUP))
    )
    Membership.objects.bulk_create(
        Membership(group=each, person=convenor, part="convenor", since=since) for each in more[:2]
    )
    groups = [world.wg57, *more]
    Meeting.objects.bulk_create(
        Meeting(
            group=group,
            title=f"{number}. meeting",
            starts_at=NOW - timedelta(days=days),
            ends_at=NOW - timedelta(days=days - 2),
            mode="hybrid",
            place="Geneva",
        )
        for group in groups
        for number, days in ((1, 300), (2, 200), (3, 100))
    )
    return groups


def _mentors(mentees: int, bodies: list[MemberBody]) -> list[Mentor]:
    fatou, greta = Mentor.objects.select_related("person").order_by("pk")
    people = _people("Mentor", mentees // PER_MENTOR, bodies)
    more = Mentor.objects.bulk_create(Mentor(person=each, capacity=PER_MENTOR + 1) for each in people)
    Experience.objects.bulk_create(
        Experience(mentor=each, group="WG 40", size=25, kind="revision", from_year=2010, to_year=2013)
        for each in more
    )
    return [fatou, *more, greta]


def _journeys(
    people: list[Person], groups: list[WorkingGroup], bodies: list[MemberBody], world: World
) -> list[Journey]:
    programme = current()
    days = [400 if stage_of(place) else 3 + place % 20 for place in range(len(people))]
    begun = [NOW - timedelta(days=each) for each in days]
    nominations = Nomination.objects.bulk_create(
        Nomination(
            person=each,
            body=each.body or bodies[0],
            group=groups[place // PER_GROUP % len(groups)],
            statement="Has led the national mirror committee for four years.",
            nominated_by=world.ines,
            made_at=begun[place],
            state="confirmed",
            changed_at=begun[place],
            declared_at=begun[place],
        )
        for place, each in enumerate(people)
    )
    NominationStep.objects.bulk_create(
        NominationStep(nomination=each, verb=verb, state=state, by=by, at=each.made_at)
        for each in nominations
        for verb, state, by in (
            ("nominate", "invited", world.ines),
            ("accept", "accepted", each.person),
            ("confirm", "confirmed", world.hugo),
        )
    )
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(person=each, programme=programme.key, version=programme.version, begun_at=begun[place])
        for place, each in enumerate(people)
    )
    return Journey.objects.bulk_create(
        Journey(nomination=one, enrolment=other, mentee=one.person, group=one.group, begun_at=one.made_at)
        for one, other in zip(nominations, enrolments, strict=True)
    )


def _pairings(journeys: list[Journey], mentors: list[Mentor], world: World) -> list[Pairing | None]:
    """A pair for everybody but those who have done nothing yet."""
    active = NOW - timedelta(days=390)
    keys = PairKey.objects.bulk_create(
        PairKey(enrolment=each.enrolment, wrapped=new_wrapped_key(), made_at=active) for each in journeys
    )
    made = Pairing.objects.bulk_create(
        Pairing(
            journey=journey,
            mentor=mentors[place // PER_MENTOR],
            state="active",
            proposed_by=world.hugo,
            proposed_at=active,
            mentor_accepted_at=active,
            mentee_accepted_at=active,
            active_at=active,
            key=keys[place],
        )
        for place, journey in enumerate(journeys)
        if stage_of(place)
    )
    by_journey = {each.journey_id: each for each in made}
    return [by_journey.get(each.pk) for each in journeys]


def _waiting(people: list[Person], groups: list[WorkingGroup], world: World) -> None:
    """Nominations on which somebody still has to decide."""
    states = ("invited", "accepted", "more-asked", "deferred", "declined")
    made = Nomination.objects.bulk_create(
        Nomination(
            person=each,
            body=each.body,
            group=groups[place % len(groups)],
            statement="Convenes the national group on testing.",
            nominated_by=world.ines,
            made_at=NOW - timedelta(days=place % 50),
            state=states[place % len(states)],
            changed_at=NOW - timedelta(days=place % 20),
        )
        for place, each in enumerate(people)
    )
    NominationStep.objects.bulk_create(
        NominationStep(nomination=each, verb="nominate", state="invited", by=world.ines, at=each.made_at)
        for each in made
    )
