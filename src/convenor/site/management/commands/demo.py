"""``convenor demo``: who is in the demo and how to sign in as each; fills an empty database."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from convenor.apps.accounts.models import Person
from convenor.site.demo import story
from convenor.site.demo.cast import CAST


class Command(BaseCommand):
    """List the demo's people, or fill an empty database with them."""

    help = "Show the demo's people and how to sign in as each (--list), or fill an empty database (--fill)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do."""
        parser.add_argument(
            "--list", action="store_true", help="who is in the demo, and how to sign in as each"
        )
        parser.add_argument("--fill", action="store_true", help="fill an empty database")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill, list, or both."""
        if not settings.DEMO_SIGN_IN:
            raise CommandError("This is not a demo: nobody signs in without a password or passkey.")
        if options["fill"]:
            self.fill()
        if options["list"] or not options["fill"]:
            self.list()

    def fill(self) -> None:
        """Fill an empty database; whatever is there is left alone."""
        if not settings.DEMO:
            raise CommandError(
                "This is production: the demo's people have no business here. Nothing was written."
            )
        if Person.objects.exists():
            raise CommandError(
                "The database holds people already, so nothing was written. Start from an empty one: "
                "`make clean`, or another folder in CONVENOR_DATA."
            )
        story.fill(timezone.now())

    def list(self) -> None:
        """The main people with what waits for each, then how to become any of them."""
        people = {each.email: each for each in Person.objects.select_related("body")}
        if not people:
            raise CommandError("The demo is empty. Fill it with: convenor demo --fill")
        for figure in CAST:
            person = people.pop(figure.email, None)
            if person is not None:
                self.stdout.write(f"{person.name} ({person.body}), {person.email}\n    {figure.role}")
        if people:
            self.stdout.write(
                f"and {len(people)} more: experts, mentors, and those who speak for member bodies."
            )
        self.stdout.write(
            f"\nTo sign in as any of them, open {settings.ADDRESS}/demo/ and press the button beside the name. "
            "Nobody here has a password, and no letter leaves the demo."
        )
