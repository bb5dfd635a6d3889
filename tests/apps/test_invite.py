"""The first people come in from the machine itself: ``convenor invite``."""

import io
import re
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from convenor.apps.accounts.models import Invitation, Person, Seat
from convenor.apps.accounts.queries import invitation_behind
from convenor.apps.audit.models import Entry
from convenor.domain.kernel import Refused, Role
from convenor.site import access
from world import World

pytestmark = pytest.mark.django_db


def invited(*arguments: str) -> list[str]:
    """What the command prints, line by line."""
    out = io.StringIO()
    call_command("invite", *arguments, stdout=out)
    return out.getvalue().splitlines()


def token(lines: list[str]) -> str:
    """The token in the link on the last line."""
    found = re.fullmatch(r"http://localhost:8000/welcome/([\w-]+)/", lines[-1])
    assert found
    return found[1]


def test_the_first_person_of_the_secretariat_gets_a_seat_and_a_link_that_works() -> None:
    lines = invited("Hugo.Favre@Example.org", "--name", "Hugo Favre", "--secretariat")

    hugo = Person.objects.get()
    assert invitation_behind(token(lines), datetime.now(UTC)).person == hugo
    assert (hugo.email, hugo.name, hugo.has_usable_password()) == (
        "hugo.favre@example.org",
        "Hugo Favre",
        False,
    )
    assert access.general_roles(hugo) == {Role.PERSON, Role.SECRETARIAT}
    assert lines[0] == "Hugo Favre has a seat: secretariat."


def test_every_step_leaves_its_line_and_says_that_nobody_signed_in_did_it() -> None:
    invited("hugo@example.org", "--name", "Hugo Favre", "--secretariat")

    assert list(Entry.objects.order_by("pk").values_list("action", "actor")) == [
        ("person.added", None),
        ("seat.given", None),
        ("person.invited", None),
    ]


def test_a_second_invitation_replaces_the_first_and_adds_nobody() -> None:
    first = token(invited("karin@example.org", "--name", "Karin Sutter"))
    second = token(invited("KARIN@example.org", "--confidant"))

    with pytest.raises(Refused, match="link-expired"):
        invitation_behind(first, datetime.now(UTC))
    assert invitation_behind(second, datetime.now(UTC)).person == Person.objects.get()
    assert list(Seat.objects.values_list("kind", flat=True)) == ["confidant"]


def test_somebody_with_an_account_gets_the_seat_and_no_link(world: World) -> None:
    world.ines.set_password("a long enough pass phrase")
    world.ines.save()

    lines = invited("ines@example.org", "--secretariat")

    assert lines == [
        "Ines Berg has a seat: secretariat.",
        "Ines Berg has an account already: http://localhost:8000/account/login/",
    ]
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("hugo@example.org",), "name: This field is required."),
        (("hugo", "--name", "Hugo"), "email: Enter a valid email address."),
        (("hugo@example.org", "--name", "\x00\u202e"), "name: This field is required."),
    ],
)
def test_what_is_wrong_is_told_and_nobody_is_added(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(CommandError) as told:
        invited(*arguments)

    assert str(told.value) == words
    assert (Person.objects.count(), Entry.objects.count()) == (0, 0)
