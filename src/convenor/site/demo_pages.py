"""The demo's front: who the people are, a story to follow, and signing in as anybody."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import login
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.committees.models import Membership
from convenor.apps.mentoring.models import Journey, Nomination
from convenor.site.demo.cast import BALLOT, CAST, SITTING, TOUR

Tour = tuple[tuple[str, Promise], ...]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody of the demo: who that is, and for the main people what waits for them."""

    person: Person
    sentences: tuple[str, ...]
    line: str = ""
    place: int = len(CAST)

    @property
    def first(self) -> bool:
        """Whether this is one of the main people."""
        return self.place < len(CAST)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the story: whose it is, and what happens."""

    person: Person
    what: str


def players() -> list[Player]:
    """Everybody of the demo, the main people first; seven queries, however many there are."""
    main = {each.email: (str(each.role), place) for place, each in enumerate(CAST)}
    everybody = (
        Player(each, tuple(who_is(each)), *main.get(each.email, ("", len(CAST)))) for each in _people()
    )
    return sorted(everybody, key=lambda each: (each.place, each.person.name))


def steps(everybody: Iterable[Player], tour: Tour = TOUR) -> list[Step]:
    """The steps of a tour whose people are there."""
    by_email = {each.person.email: each.person for each in everybody}
    return [Step(by_email[email], str(what)) for email, what in tour if email in by_email]


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
    everybody = players()
    told = {"players": everybody, "story": steps(everybody), "sitting": steps(everybody, SITTING)}
    told |= {"ballot_story": steps(everybody, BALLOT)}
    return render(request, "site/demo.html", told)


def demo_sign_in(request: SignedInRequest, person: int) -> HttpResponse:
    """Go on as somebody of the demo."""
    login(request, request.subject.thing, backend=BACKEND)
    return redirect("home")
