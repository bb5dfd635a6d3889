"""``convenor demo``: who is in the demo and how to sign in as each; fills an empty database."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from convenor.apps.accounts.models import Person
from convenor.site.demo import story


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
            if Person.objects.exists():
                raise CommandError("The database holds people already. Take away the demo with: make clean")
            story.fill(timezone.now())
        if options["list"] or not options["fill"]:
            self.stdout.write(f"Open {settings.ADDRESS}/demo/ and press the button beside a name.")
            for person in Person.objects.select_related("body"):
                self.stdout.write(f"  {person.name:<24} {person.email:<28} {person.body or ''}")
