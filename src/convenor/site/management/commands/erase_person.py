"""``convenor erase-person EMAIL --name "FULL NAME"``: for whoever asked and cannot sign in, from the machine itself."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from convenor.apps.accounts.queries import person_known_as
from convenor.domain.kernel import Refused
from convenor.site.erasure.actions import erase
from convenor.site.refusals import say


class Command(BaseCommand):
    """Erase somebody, from the machine itself."""

    help = (
        "Erase somebody for good: account, seats, words, letters, and the name wherever it stands. The log of a meeting, "
        "graduations and counts stay without a name. Refused, with what to do first, where somebody still counts on the person."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom, and the name once more."""
        parser.add_argument("email", help="the address that signs in")
        parser.add_argument("--name", required=True, help="the full name, as a confirmation")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, or say why not."""
        person = person_known_as(options["email"])
        if person is None:
            raise CommandError(f"Nobody has the address {options['email']}. Nothing was changed.")
        try:
            erase(person, options["name"], by=None, at=timezone.now())
        except Refused as refusal:
            raise CommandError(say(refusal.code, refusal.values)) from None
        self.stdout.write(f"Erased. What stays points at person {person.pk}, who has no name.")
