"""The demo's front: who the people are, a story to follow, and signing in as anybody."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import login
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.committees.models import Membership
from convenor.apps.mentoring.models import Journey, Nomination

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
STORY = (
    ("ines", gettext_lazy("speaks for a member body and nominates somebody for a working group.")),
    ("emil", gettext_lazy("reads the letter, makes the declarations and accepts.")),
    (
        "hugo",
        gettext_lazy("confirms for the secretariat, and proposes a mentor who is independent of the group."),
    ),
    ("fatou", gettext_lazy("says yes to being the mentor; the mentee says yes too, and the pair begins.")),
    ("emil", gettext_lazy("reads, takes the self-test and writes the first handout.")),
    (
        "fatou",
        gettext_lazy("reads the handout, comments answer by answer, and both agree on a time to talk."),
    ),
    ("amina", gettext_lazy("convenes the group and confirms that the mentee attended its meeting.")),
    ("fatou", gettext_lazy("signs each objective with what shows it.")),
    ("hugo", gettext_lazy("confirms the objectives and the graduation: the certificate is ready.")),
    (
        "greta",
        gettext_lazy("belongs to another group: whatever address she opens, she sees nothing of all this."),
    ),
)


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody of the demo, and who that is in one line."""

    person: Person
    sentences: tuple[str, ...]
    first: bool  # one of the story's people


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the story: whose it is, and what happens."""

    person: Person
    what: str


def cast() -> list[Player]:
    """Everybody of the demo, the story's people first; seven queries, however many there are."""
    told = {key: place for place, (key, _what) in reversed(list(enumerate(STORY)))}
    players = [Player(each, tuple(who_is(each)), key_of(each) in told) for each in _people()]
    return sorted(players, key=lambda each: (told.get(key_of(each.person), 99), each.person.name))


def story(players: Iterable[Player]) -> list[Step]:
    """The steps whose people are there."""
    by_key = {key_of(each.person): each.person for each in reversed(list(players))}
    return [Step(by_key[key], str(what)) for key, what in STORY if key in by_key]


def key_of(person: Person) -> str:
    """The first name, as it stands in the address."""
    return person.email.partition("@")[0].partition(".")[0]


def _people() -> QuerySet[Person]:
    sits = Membership.objects.filter(until=None).select_related("group")
    return (
        Person.objects.filter(is_active=True)
        .select_related("body", "mentor")
        .prefetch_related(
            "seats",
            "represents__body",
            Prefetch("memberships", sits),
            Prefetch("journeys", Journey.objects.select_related("group")),
            Prefetch("nominations", Nomination.objects.select_related("group")),
            "secretary_of",
        )
    )


def who_is(person: Person) -> list[str]:
    """What somebody is, a sentence for each relation; read from prefetched rows."""
    said = [str(SEATS[each.kind]) for each in person.seats.all()]
    said += [_("speaks for %(body)s") % {"body": each.body} for each in person.represents.all()]
    said += [_seat(each) for each in person.memberships.all()]
    said += [_("secretary of %(wg)s") % {"wg": each.name} for each in person.secretary_of.all()]
    if hasattr(person, "mentor") and person.mentor.left_at is None:
        said.append(_("mentor"))
    journeys = list(person.journeys.all())
    said += [_learns(each) for each in journeys]
    if not journeys:
        said += [_("nominated for %(wg)s") % {"wg": each.group.name} for each in person.nominations.all()[:1]]
    return said or [_("waits to be nominated")]


SEATS = {
    Seat.Kind.SECRETARIAT.value: gettext_lazy("works in the secretariat"),
    Seat.Kind.CONFIDANT.value: gettext_lazy("the confidant outside every pair"),
}


def _seat(membership: Membership) -> str:
    if membership.part == Membership.Part.CONVENOR:
        return _("convenes %(wg)s") % {"wg": membership.group.name}
    return _("expert of %(wg)s") % {"wg": membership.group.name}


def _learns(journey: Journey) -> str:
    if journey.graduated_at is not None:
        return _("graduated as mentee in %(wg)s") % {"wg": journey.group.name}
    return _("mentee in %(wg)s") % {"wg": journey.group.name}


def demo(request: HttpRequest) -> HttpResponse:
    """Who is who, and what to try; in production there is no such page."""
    players = cast()
    return render(request, "site/demo.html", {"players": players, "story": story(players)})


def demo_sign_in(request: SignedInRequest, person: int) -> HttpResponse:
    """Go on as somebody of the demo."""
    login(request, request.subject.thing, backend=BACKEND)
    return redirect("home")
