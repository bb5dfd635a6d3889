"""Backup and restore: one zip of JSON lines per table, with counts and digests, free of any one database's format."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, models, transaction

from convenor import __version__
from convenor.apps.accounts.models import Person

FORMAT = 1
LEFT_OUT = {"sessions.Session", "contenttypes.ContentType", "auth.Permission", "accounts.Tries"}


class CannotRestore(Exception):
    """Why a backup was not put back; nothing was changed."""


def tables() -> list[type[models.Model]]:
    """The models to keep, those that others point at first."""
    known = [each for each in apps.get_models() if each._meta.label not in LEFT_OUT and each._meta.managed]
    return serializers.sort_dependencies(
        [
            (config, [each for each in known if each._meta.app_config is config])
            for config in apps.get_app_configs()
        ]
    )  # type: ignore[no-any-return]


def key_mark() -> str:
    """A mark by which the outer key can be recognised, not found."""
    return hashlib.sha256(b"convenor seal " + settings.SEAL_KEY.encode()).hexdigest()[:16]


def lines(model: type[models.Model]) -> Iterator[str]:
    """A table's rows as JSON lines, in the order of their keys."""
    rows = model._default_manager.order_by("pk").iterator(chunk_size=500)
    for row in rows:
        yield serializers.serialize("jsonl", [row])


def digest(model: type[models.Model]) -> tuple[int, str]:
    """How many rows a table has, and a digest over all of them."""
    count, mark = 0, hashlib.sha256()
    for line in lines(model):
        count += 1
        mark.update(line.encode())
    return count, mark.hexdigest()


def backup(path: Path) -> dict[str, int]:
    """Write everything to ``path``, as it is at one moment; the rows per table."""
    manifest: dict[str, tuple[int, str]] = {}
    with transaction.atomic():
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for model in tables():
                manifest[model._meta.label] = _write(file, model)
            about = {"format": FORMAT, "version": __version__, "key": key_mark(), "tables": manifest}
            file.writestr("manifest.json", json.dumps(about, indent=1))
    path.chmod(0o600)
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
                    if model._meta.label in about["tables"]:
                        _load(file, model)
                _compare(about)
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError) as broken:
        raise CannotRestore(f"{path} is not a whole backup ({broken}). Nothing was changed.") from broken
    except FileNotFoundError as missing:
        raise CannotRestore(f"There is no file {path}.") from missing
    return {label: count for label, (count, _) in about["tables"].items()}


def _check(about: dict[str, object]) -> None:
    if about["format"] != FORMAT:
        raise CannotRestore(f"The backup has format {about['format']}; this release reads format {FORMAT}.")
    if about["key"] != key_mark():
        raise CannotRestore(
            "The backup was sealed by another outer key. Set CONVENOR_SEAL_KEY to that one: without it nobody can read"
            " what mentees and mentors wrote. Nothing was changed."
        )
    if Person.objects.exists():
        raise CannotRestore("This database is not empty. Restore into a new one. Nothing was changed.")


def _load(file: zipfile.ZipFile, model: type[models.Model]) -> None:
    with file.open(f"{model._meta.label}.jsonl") as raw:
        text: IO[str] = io.TextIOWrapper(raw, "utf-8")
        for line in text:
            for row in serializers.deserialize("jsonl", line, ignorenonexistent=True):
                row.save()
    for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
        connection.cursor().execute(statement)


def _compare(about: dict[str, object]) -> None:
    wanted = about["tables"]
    assert isinstance(wanted, dict)  # noqa: S101 - the manifest is ours
    by_label = {each._meta.label: each for each in tables()}
    for label, expected in wanted.items():
        if label in by_label and list(digest(by_label[label])) != list(expected):
            raise CannotRestore(f"The table {label} did not arrive as it was. Nothing was changed.")
