"""``convenor restore FILE``: put a backup into an empty database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from convenor.site import archive


class Command(BaseCommand):
    """Restore, and check that every row arrived as it was."""

    help = "Put a backup into an empty database and check every table against it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to read."""
        parser.add_argument("file", type=Path, help="the zip that backup wrote")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, refuse a database that holds people, load, compare."""
        call_command("migrate", verbosity=0)
        try:
            counts = archive.restore(options["file"])
        except archive.CannotRestore as why:
            raise CommandError(str(why)) from why
        self.stdout.write(
            f"{sum(counts.values())} rows of {len(counts)} tables are back, and equal to the backup."
        )
