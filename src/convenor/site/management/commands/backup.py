"""``convenor backup FILE``: everything that the database holds, as one file that any database can take back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from convenor.site import archive


class Command(BaseCommand):
    """Write a backup while people work: it shows one moment."""

    help = "Write everything the database holds to FILE (a zip). The outer key is not in it: keep it apart."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to write."""
        parser.add_argument(
            "file",
            type=Path,
            help="the zip to write; one that is there already is replaced when the new one is whole",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, then say what is in it."""
        try:
            counts = archive.backup(options["file"])
        except OSError as closed:
            raise CommandError(f"{options['file']} cannot be written: {closed.strerror}.") from closed
        self.stdout.write(f"{sum(counts.values())} rows of {len(counts)} tables are in {options['file']}.")
        self.stdout.write("The outer key is not in it. Keep a copy of it elsewhere: docs/how-to/back-up.md")
