"""``convenor serve``: bring the database and the static files up to date, then serve."""

import json
import os
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from convenor.apps.accounts.models import Person
from convenor.content.pack import PackErrors, load_pack
from convenor.site import environment


class Command(BaseCommand):
    """Serve the product; in the demo, fill an empty database first."""

    help = (
        "Serve the product. Migrates, collects static files and (in the demo) fills an empty database first."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Host and port, when not those of the settings."""
        parser.add_argument(
            "--bind",
            default=environment.value("CONVENOR_BIND"),
            help="host and port to listen on; unless given, CONVENOR_BIND",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare what is missing, then run the server until it is stopped."""
        usual = environment.value("CONVENOR_BIND")
        host, _, port = options["bind"].rpartition(":")
        if not port.isdecimal():
            raise CommandError(
                f"“{options['bind']}” is not a host and a port. Write 127.0.0.1:8000, for instance."
            )
        self.read_packs()
        self.prepare()
        address = settings.ADDRESS if options["bind"] == usual else f"http://localhost:{port}"
        self.say(f"Serving at {address} (stop with Ctrl-C)")
        if settings.DEMO_SIGN_IN:
            self.say(f"Sign in as anybody of the demo: {address}/demo/")
        uvicorn.run(
            "convenor.site.asgi:application",
            host=host or "127.0.0.1",
            port=int(port),
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=2,
            backlog=8192,  # a whole room may come back at once
            proxy_headers=settings.BEHIND_PROXY,
            server_header=False,
        )

    def read_packs(self) -> None:
        """Read every pack that the settings name; a broken one is told now, not to the first reader."""
        for each in filter(None, (settings.PACK, *settings.PACKS)):
            try:
                load_pack(Path(each))
            except PackErrors as broken:
                raise CommandError(f"The pack {each} cannot be used:\n{broken}") from broken

    def prepare(self) -> None:
        """Whatever the last start did already is not done again."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.say("Bringing the database up to date …")
            call_command("migrate", verbosity=0)
        self.collect()
        if settings.DEMO and not Person.objects.exists():
            self.say("Filling the demo …")
            call_command("demo", "--fill")
        connection.close()

    def collect(self) -> None:
        """Collect static files when any of ours is newer than the last collection."""
        stamp = settings.DATA / "static.json"
        ours = Path(__file__).resolve().parents[2] / "static"
        mark = [[str(each.relative_to(ours)), os.path.getmtime(each)] for each in sorted(ours.rglob("*"))]
        if stamp.exists() and json.loads(stamp.read_text()) == mark and settings.STATIC_ROOT.exists():
            return
        self.say("Collecting static files …")
        started = time.perf_counter()
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(json.dumps(mark))
        self.say(f"… {time.perf_counter() - started:.1f} s")

    def say(self, words: str) -> None:
        """Tell what is being done."""
        self.stdout.write(words)
        self.stdout.flush()
