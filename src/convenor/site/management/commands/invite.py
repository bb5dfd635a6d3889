"""``convenor invite EMAIL --name NAME``: the way in for the first people, from the machine itself."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from convenor.apps.accounts.actions import VALID_FOR, add_person, give_seat, invite
from convenor.apps.accounts.forms import PersonForm
from convenor.apps.accounts.models import Person, Seat
from convenor.apps.accounts.queries import person_known_as


class Command(BaseCommand):
    """Write somebody down, give a seat, print the link that opens the account once."""

    help = (
        "Write somebody down and print the link that opens the account, once, within fourteen days. "
        "Run again for somebody who is known: a seat is added, and a fresh link replaces the one before."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and which seats."""
        parser.add_argument("email", help="the address that signs in and that letters go to")
        parser.add_argument("--name", default="", help="full name; needed for somebody new")
        parser.add_argument("--secretariat", action="store_true", help="give a seat in the secretariat")
        parser.add_argument(
            "--confidant", action="store_true", help="make the person the confidant outside every pair"
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """All of it, or nothing."""
        at = timezone.now()
        person = person_known_as(options["email"]) or self.add(options["email"], options["name"])
        for kind in Seat.Kind:
            if options[kind.value]:
                give_seat(person, kind, by=None)
                self.stdout.write(f"{person.name} has a seat: {kind}.")
        if person.has_usable_password():
            self.stdout.write(f"{person.name} has an account already: {settings.ADDRESS}/account/login/")
            return
        link = settings.ADDRESS + invite(person, by=None, at=at)
        self.stdout.write(
            f"{person.name} opens the account here, once, before {date_format(at + VALID_FOR)}:"
        )
        self.stdout.write(link)

    def add(self, email: str, name: str) -> Person:
        """Somebody new, held to what the secretariat's own form asks."""
        form = PersonForm({"email": email, "name": name})
        if not form.is_valid():
            wrong = (f"{field}: {' '.join(map(str, words))}" for field, words in form.errors.items())
            raise CommandError("\n".join(wrong))
        return add_person(form.cleaned_data["email"], form.cleaned_data["name"], by=None)
