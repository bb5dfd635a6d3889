"""A pair on its way: Emil learns in WG 57, Fatou accompanies him, nothing is read or written yet."""

from dataclasses import dataclass

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import Subject
from convenor.apps.learning.models import Enrolment, PairKey
from convenor.apps.learning.pairs import Pair, pair_of
from convenor.apps.learning.programmes import current
from convenor.apps.mentoring.access.journey import load_enrolment
from convenor.apps.mentoring.models import Journey, Mentor, Nomination, Pairing
from convenor.apps.outbox.seal import new_wrapped_key
from convenor.domain.programme.definition import HandoutForm
from world import NOW, World


@dataclass(kw_only=True)
class Learner:
    """Emil's journey, and the addresses of its pages."""

    journey: Journey
    enrolment: Enrolment
    pairing: Pairing | None

    def at(self, rest: str) -> str:
        """An address below the enrolment."""
        return f"/learning/{self.enrolment.pk}/{rest}"

    def form(self, key: str) -> HandoutForm:
        """A handout of the programme."""
        return current().handout(key)

    def pair(self, reader: Person) -> Pair:
        """The pair, as ``reader`` stands to it."""
        return pair_of(self.subject(reader))

    def subject(self, reader: Person) -> Subject:
        """What the gate finds."""
        found = load_enrolment(reader, {"enrolment": self.enrolment.pk})
        assert found is not None
        return found


def make_learner(world: World, mentee: Person | None = None, *, mentor: bool = True) -> Learner:
    """A confirmed nomination with its journey, and a pair unless ``mentor`` is False."""
    mentee = mentee or world.emil
    programme = current()
    nomination = Nomination.objects.create(
        person=mentee,
        body=mentee.body,
        group=world.wg57,
        statement="Has led national mirror committees.",
        nominated_by=world.ines,
        made_at=NOW,
        state="confirmed",
        changed_at=NOW,
        declared_at=NOW,
    )
    enrolment = Enrolment.objects.create(
        person=mentee, programme=programme.key, version=programme.version, begun_at=NOW
    )
    journey = Journey.objects.create(
        nomination=nomination, enrolment=enrolment, mentee=mentee, group=world.wg57, begun_at=NOW
    )
    pairing = pair_up(world, journey, world.fatou) if mentor else None
    return Learner(journey=journey, enrolment=enrolment, pairing=pairing)


def pair_up(world: World, journey: Journey, mentor: Person) -> Pairing:
    """An active pair with a key of its own."""
    key = PairKey.objects.create(enrolment=journey.enrolment, wrapped=new_wrapped_key(), made_at=NOW)
    return Pairing.objects.create(
        journey=journey,
        mentor=Mentor.objects.get(person=mentor),
        state="active",
        proposed_by=world.hugo,
        proposed_at=NOW,
        mentor_accepted_at=NOW,
        mentee_accepted_at=NOW,
        active_at=NOW,
        key=key,
    )
