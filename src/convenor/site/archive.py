"""Backup and restore: one zip of JSON lines per table, with counts and digests, free of any one database's format."""

import base64
import datetime
import hashlib
import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from convenor import __version__

FORMAT = 1
LEFT_OUT = {"sessions.Session", "contenttypes.ContentType", "auth.Permission", "accounts.Tries"}
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError)


class CannotRestore(Exception):
    """Why a backup was not put back; nothing was changed."""


class Exact(DjangoJSONEncoder):
    """Times to the microsecond: Django's own encoder cuts them to milliseconds."""

    def default(self, o: Any) -> Any:
        """Write a time whole."""
        return o.isoformat() if isinstance(o, datetime.datetime | datetime.time) else super().default(o)


def tables() -> list[type[models.Model]]:
    """The models to keep, those that others point at first."""
    known = [each for each in apps.get_models() if each._meta.label not in LEFT_OUT and each._meta.managed]
    return serializers.sort_dependencies(
        [
            (config, [each for each in known if each._meta.app_config is config])
            for config in apps.get_app_configs()
        ]
    )


def key_mark() -> str:
    """A mark by which the outer key can be recognised, not found."""
    return hashlib.sha256(b"convenor seal " + base64.urlsafe_b64decode(settings.SEAL_KEY)).hexdigest()[:16]


def shape() -> list[str]:
    """The last migration of every app: two databases of one shape have the same tables and columns."""
    return sorted(".".join(each) for each in MigrationLoader(None).graph.leaf_nodes())


def lines(model: type[models.Model]) -> Iterator[str]:
    """A table's rows as JSON lines, in the order of their keys; the same rows give the same lines anywhere."""
    rows = model._base_manager.order_by("pk").iterator(chunk_size=500)
    for row in rows:
        yield serializers.serialize("jsonl", [row], cls=Exact, sort_keys=True, ensure_ascii=True)


def digest(model: type[models.Model]) -> tuple[int, str]:
    """How many rows a table has, and a digest over all of them."""
    count, mark = 0, hashlib.sha256()
    for line in lines(model):
        count += 1
        mark.update(line.encode())
    return count, mark.hexdigest()


@contextmanager
def one_moment() -> Iterator[None]:
    """Read the whole database as it is at one moment, without keeping anybody from writing."""
    usual = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # a reader's snapshot, no lock
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = usual  # type: ignore[attr-defined]


def backup(path: Path) -> dict[str, int]:
    """Write everything to ``path``, as it is at one moment; the rows per table. A file half written is not left."""
    manifest: dict[str, tuple[int, str]] = {}
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    try:
        part.touch(mode=0o600)
        with one_moment(), zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file:
            for model in tables():
                manifest[model._meta.label] = _write(file, model)
            about = {"format": FORMAT, "version": __version__, "shape": shape(), "key": key_mark()}
            file.writestr("manifest.json", json.dumps({**about, "tables": manifest}, indent=1))
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return {label: count for label, (count, _) in manifest.items()}


def _write(file: zipfile.ZipFile, model: type[models.Model]) -> tuple[int, str]:
    count, mark = 0, hashlib.sha256()
    with file.open(f"{model._meta.label}.jsonl", "w") as out:
        for line in lines(model):
            out.write(line.encode())
            mark.update(line.encode())
            count += 1
    return count, mark.hexdigest()


def restore(path: Path) -> dict[str, int]:
    """Load ``path`` into an empty database and compare every table; the rows per table."""
    try:
        with zipfile.ZipFile(path) as file:
            about = json.loads(file.read("manifest.json"))
            _check(about)
            with transaction.atomic():
                for model in tables():
                    _load(file, model)
                _compare(about["tables"])
    except (*BROKEN, DeserializationError, IntegrityError) as broken:
        raise CannotRestore(f"{path} is not a whole backup ({broken}). Nothing was changed.") from broken
    except OSError as closed:
        raise CannotRestore(f"{path} cannot be read: {closed.strerror}. Nothing was changed.") from closed
    return {label: count for label, (count, _) in about["tables"].items()}


def _check(about: dict[str, Any]) -> None:
    if about["format"] != FORMAT:
        raise CannotRestore(
            f"The backup has format {about['format']}; this release reads format {FORMAT}. Nothing was changed."
        )
    if about["shape"] != shape():
        raise CannotRestore(
            f"The backup was made by release {about['version']}, whose tables differ from those of {__version__}."
            " Restore it with the release that made it, then upgrade. Nothing was changed."
        )
    if about["key"] != key_mark():
        raise CannotRestore(
            "The backup was sealed by another outer key. Set CONVENOR_SEAL_KEY to that one: without it nobody can read"
            " what mentees and mentors wrote. Nothing was changed."
        )
    if any(model._base_manager.exists() for model in tables()):
        raise CannotRestore("This database is not empty. Restore into a new one. Nothing was changed.")


def _load(file: zipfile.ZipFile, model: type[models.Model]) -> None:
    with file.open(f"{model._meta.label}.jsonl") as raw:
        text: IO[str] = io.TextIOWrapper(raw, "utf-8")
        for line in text:
            for row in serializers.deserialize("jsonl", line):
                row.save()
    for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
        connection.cursor().execute(statement)


def _compare(wanted: dict[str, list[Any]]) -> None:
    for model in tables():
        label = model._meta.label
        if list(digest(model)) != wanted[label]:
            raise CannotRestore(f"The table {label} did not arrive as it was. Nothing was changed.")
