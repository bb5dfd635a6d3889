"""``convenor check-pack DIR``: say what a content pack holds, or what to put right in it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from convenor.content.pack import Report, check_pack


class Command(BaseCommand):
    """Print one line per mistake and end with 1, or print what the pack holds."""

    help = "Check a content pack; say of each mistake where it is, what is wrong and what would be right."
    requires_system_checks = ()  # a pack can be checked before the site is set up

    def add_arguments(self, parser: CommandParser) -> None:
        """One argument: the folder."""
        parser.add_argument("directory", type=Path, help="the folder that holds programme.yaml")

    def handle(self, *args: object, **options: object) -> None:
        """Check the folder and tell."""
        report = check_pack(Path(str(options["directory"])))
        for mistake in report.mistakes:
            self.stdout.write(str(mistake))
        if report.mistakes:
            found = len(report.mistakes)
            words = "1 thing to put right." if found == 1 else f"{found} things to put right."
            raise CommandError(words, returncode=1)
        self._tell(report)

    def _tell(self, report: Report) -> None:
        programme = report.programme
        if programme is None:
            return
        languages = ", ".join(programme.languages)
        self.stdout.write(
            f"{programme.key}, version {programme.version}, in {languages}: nothing to put right."
        )
        for what, count in report.counts.items():
            self.stdout.write(f"{count:4} {what}")
        for item in report.errata:
            printed, right = ", ".join(sorted(item.printed_key or ())), ", ".join(sorted(item.right))
            self.stdout.write(f"Erratum, item {item.number}: printed key {printed}, key here {right}.")
            if item.erratum:
                self.stdout.write(f"     {item.erratum.in_language('en')}")
