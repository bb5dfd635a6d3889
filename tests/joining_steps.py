"""The steps of joining, as the standing characters take them; each test stands on as many as it needs."""

from datetime import timedelta

from convenor.apps.accounts.models import Person
from convenor.apps.mentoring.actions import joining, pairs
from convenor.apps.mentoring.models import Journey, Mentor, Nomination, Pairing
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from world import NOW, World

DECLARED = ("nominated", "attend", "read-and-meet")
LATER = NOW + timedelta(days=1)
TODAY = NOW.date()
SOON = NOW + timedelta(days=3)


def nominated(world: World) -> Nomination:
    """Ines has nominated Emil for WG 57."""
    return joining.nominate(
        world.emil.body, world.emil, world.wg57, "He listens before he speaks.", by=world.ines, at=NOW
    )


def accepted(world: World) -> Nomination:
    """Emil has made the declarations."""
    return joining.accept(nominated(world), by=world.emil, at=NOW, declared=DECLARED)


def journey_of(world: World) -> Journey:
    """Hugo has confirmed: Emil is a mentee."""
    return joining.confirm(accepted(world), by=world.hugo, at=NOW).journey


def mentor(person: Person) -> Mentor:
    """Somebody's place on the roster."""
    return Mentor.objects.get(person=person)


def proposed(world: World) -> Pairing:
    """Hugo has proposed Fatou."""
    return pairs.propose(journey_of(world), mentor(world.fatou), by=world.hugo, at=NOW)


def paired(world: World) -> Pairing:
    """Both have said yes."""
    pairing = pairs.accept(proposed(world), by=world.fatou, at=NOW)
    return pairs.accept(pairing, by=world.emil, at=LATER)


def letters_to(person: Person) -> list[str]:
    """Which letters somebody got, in the order in which they were written."""
    return list(Letter.objects.filter(to=person).order_by("pk").values_list("template", flat=True))


def text_to(person: Person, template: str) -> str:
    """What the last letter of a kind says."""
    letter = Letter.objects.filter(to=person, template=template).order_by("-pk")[0]
    return read(letter).text


def link_to(person: Person, template: str) -> str:
    """Where the button of the last letter of a kind leads."""
    letter = Letter.objects.filter(to=person, template=template).order_by("-pk")[0]
    return read(letter).link
