"""``convenor meeting``: carry the log of a meeting out, in, or read it without any database."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.actions.carried import take_in
from convenor.apps.meetings.carrying import CannotStand, read_lines, refuse
from convenor.apps.meetings.queries.exported import whole_log
from convenor.domain.kernel import Refused
from convenor.domain.meeting.events import Fact
from convenor.site.reading import said
from convenor.site.refusals import say

MOST_DOUBTS = 10


def in_words(refused: Refused) -> str:
    """What is wrong; of a line that cannot stand, the reason as well."""
    words = [say(refused.code, refused.values)]
    if isinstance(refused, CannotStand):
        words.append(say(refused.why.code, refused.why.values))
    return "\n".join(words)


class Command(BaseCommand):
    """Export, import or read a log of JSON lines."""

    help = (
        "Carry the log of a meeting: export writes it as JSON lines, import gives it to a meeting that has none, "
        "read says what follows from it (turns, speaking time, shares, order, decisions) without any database. "
        "A line that cannot have happened after those above it is refused by import; read warns, and reads on. "
        "What a line says: docs/reference/meeting-log.md."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own name; reading needs no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do, with which meeting or file."""
        parser.add_argument("what", choices=("export", "import", "read"), help="what to do with the log")
        parser.add_argument(
            "it",
            metavar="ID_OR_FILE",
            help="export: the number of the meeting; else the file (- is what comes in)",
        )
        parser.add_argument(
            "--into", type=int, metavar="ID", help="import: the number of the meeting that gets the log"
        )
        parser.add_argument("--json", action="store_true", help="read: everything, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or tell in words what hinders it."""
        try:
            getattr(self, f"do_{options['what']}")(options)
        except Refused as refused:
            raise CommandError(in_words(refused)) from refused

    def do_export(self, options: dict[str, Any]) -> None:
        """Write the whole log of a meeting to standard output."""
        self.stdout.write(whole_log(self.meeting(options["it"])), ending="")

    def do_import(self, options: dict[str, Any]) -> None:
        """Give a log to a meeting that has none."""
        if options["into"] is None:
            raise CommandError("Say which meeting gets the log: --into ID. Its number stands in its address.")
        meeting, facts = self.meeting(options["into"]), self.facts(options["it"])
        take_in(meeting, facts, by=None, at=timezone.now())
        self.stdout.write(f"{meeting} has a log of {len(facts)} events now.")

    def do_read(self, options: dict[str, Any]) -> None:
        """Say what follows from a log."""
        doubts: list[Refused] = []
        facts = self.facts(options["it"], doubts.append)
        self.warn(doubts)
        for line in said(facts, as_json=options["json"]):
            self.stdout.write(line)

    def meeting(self, given: str | int) -> Meeting:
        """The meeting of this number."""
        found = (
            Meeting.objects.select_related("group").filter(pk=given).first()
            if str(given).isdecimal()
            else None
        )
        if found is None:
            raise CommandError(f"There is no meeting with the number {given}.")
        return found

    def warn(self, doubts: list[Refused]) -> None:
        """What a log says that cannot have happened: it is read all the same, as what somebody wrote."""
        for each in doubts[:MOST_DOUBTS]:
            self.stderr.write(in_words(each))
        if len(doubts) > MOST_DOUBTS:
            self.stderr.write(say("log-has-more-doubts", {"count": f"{len(doubts) - MOST_DOUBTS:,}"}))

    def facts(self, name: str, doubtful: Callable[[Refused], None] = refuse) -> list[Fact]:
        """The events in a file of JSON lines."""
        if name == "-":
            return read_lines(sys.stdin, doubtful)
        try:
            with Path(name).open(encoding="utf-8") as file:
                return read_lines(file, doubtful)
        except (OSError, UnicodeDecodeError) as lacking:
            raise CommandError(f"{name} cannot be read: {lacking}") from lacking
