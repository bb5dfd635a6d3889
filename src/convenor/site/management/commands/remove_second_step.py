"""``convenor remove-second-step EMAIL --reason WORDS``: for when nobody of the secretariat can sign in any more."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from convenor.apps.accounts.queries import person_known_as
from convenor.apps.outbox.actions import take_second_step
from convenor.domain.kernel import Refused
from convenor.site.refusals import say


class Command(BaseCommand):
    """Take a second step of signing in away, from the machine itself."""

    help = (
        "Take away every second step of signing in of somebody who lost them all: passkeys, codes from an app, codes on "
        "paper. The person is signed out everywhere and told by letter. For the last of the secretariat; for anybody "
        "else the secretariat does it on the page of the person."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, and why."""
        parser.add_argument("email", help="the address that signs in")
        parser.add_argument(
            "--reason", required=True, help="why, in words that the person reads in the letter"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it away, or say why not."""
        person = person_known_as(options["email"])
        if person is None:
            raise CommandError(f"Nobody has the address {options['email']}. Nothing was changed.")
        try:
            take_second_step(person, options["reason"], by=None, at=timezone.now())
        except Refused as refusal:
            raise CommandError(say(refusal.code, refusal.values)) from None
        self.stdout.write(f"{person.name} has no second step any more, and signs in with the password alone.")
