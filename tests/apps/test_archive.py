"""A backup holds everything, comes back as it was, and comes back nowhere else."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from convenor.apps.accounts.actions import change_profile, invite
from convenor.apps.accounts.models import Person
from convenor.apps.accounts.queries import invitation_behind
from convenor.apps.audit.models import Entry
from convenor.apps.learning.models import Asked, Enrolment, PairKey
from convenor.apps.outbox import seal
from convenor.apps.outbox.actions import post
from convenor.domain.kernel import Words
from convenor.domain.programme.definition import LetterTemplate
from convenor.site import archive
from world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
MOMENT = datetime(2026, 3, 29, 0, 59, 59, 123456, tzinfo=UTC)
CANDID = "My co-convenor\u2028interrupts: “whoever” pays \U0001f3bb\r\n\ttalks."
OTHER_KEY = "b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyMTI="


@pytest.fixture
def world() -> World:
    """The world, with a pair's sealed words, a letter with a link, and audit lines."""
    world = make_world()
    enrolment = Enrolment.objects.create(
        person=world.emil, programme="casco", version="2026.1", begun_at=MOMENT
    )
    key = PairKey.objects.create(enrolment=enrolment, wrapped=seal.new_wrapped_key(), made_at=MOMENT)
    words = seal.seal(CANDID, seal.unwrap(key.wrapped), "asked:1")
    Asked.objects.create(enrolment=enrolment, key=key, words=words, asked_at=MOMENT, once="1")
    invite(world.chen, by=world.hugo, at=MOMENT)
    profile = {"name": CANDID, "called": "", "said": "", "time_zone": "Asia/Kathmandu", "language": "fr"}
    change_profile(world.dana, profile, [], [], by=world.dana)
    _write_to(world.emil)
    return world


def _write_to(person: Person) -> None:
    hello = LetterTemplate(
        key="invitation", subject=Words({"en": "Hello"}), body=Words({"en": "…"}), button=None
    )
    post(person, hello, {}, key="hello", at=MOMENT)
    Entry.objects.update(detail={"zeta": 1, "a": [1, None, "ü"], "middle": 2.5})


def manifest(path: Path) -> dict[str, object]:
    """What a backup says of itself."""
    with zipfile.ZipFile(path) as file:
        found: dict[str, object] = json.loads(file.read("manifest.json"))
        return found


def convenor(*arguments: str, data: Path, key: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in an installation of its own, with a new SQLite database."""
    given = {name: text for name, text in os.environ.items() if not name.startswith(("CONVENOR_", "DJANGO_"))}
    ours = {"CONVENOR_DATA": str(data), "CONVENOR_SEAL_KEY": key or settings.SEAL_KEY}
    return subprocess.run(
        [sys.executable, "-c", "from convenor.site.cli import main; main()", *arguments],
        env={**given, **ours},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def saved(world: World, tmp_path: Path) -> Iterator[Path]:
    """A backup of the world."""
    path = tmp_path / "world.zip"
    archive.backup(path)
    yield path


def test_a_backup_comes_back_in_a_new_database_and_is_the_same_when_taken_again(
    saved: Path, tmp_path: Path
) -> None:
    back = convenor("restore", str(saved), data=tmp_path / "new")
    again = convenor("backup", str(tmp_path / "again.zip"), data=tmp_path / "new")

    assert (back.returncode, back.stderr, again.returncode) == (0, "", 0)
    assert manifest(tmp_path / "again.zip") == manifest(saved)
    with zipfile.ZipFile(saved) as first, zipfile.ZipFile(tmp_path / "again.zip") as second:
        assert {name: second.read(name) for name in first.namelist()} == {
            name: first.read(name) for name in first.namelist()
        }


def test_every_row_is_back_to_the_microsecond_and_new_rows_follow_the_old(saved: Path) -> None:
    before = {model._meta.label: archive.digest(model) for model in archive.tables()}
    last = max(Person.objects.values_list("pk", flat=True))
    call_command("flush", interactive=False, verbosity=0)

    archive.restore(saved)

    asked = Asked.objects.get()
    assert {model._meta.label: archive.digest(model) for model in archive.tables()} == before
    assert asked.asked_at == MOMENT
    assert seal.unseal(asked.words, seal.unwrap(asked.key.wrapped), "asked:1") == CANDID
    assert Person.objects.get(email="dana@example.org").name == CANDID
    assert Person.objects.create_user("new@example.org", "Somebody New").pk > last


def test_the_digests_do_not_depend_on_the_order_of_a_details_names(saved: Path) -> None:
    before = archive.digest(Entry)

    Entry.objects.update(detail={"middle": 2.5, "zeta": 1, "a": [1, None, "ü"]})

    assert archive.digest(Entry) == before


def test_a_backup_holds_neither_private_words_nor_the_outer_key_nor_a_browsers_sign_in(saved: Path) -> None:
    with zipfile.ZipFile(saved) as file:
        everything = b"".join(file.read(name) for name in file.namelist())
        names = file.namelist()

    assert b"interrupts" not in everything.replace(
        json.dumps(CANDID)[1:-1].encode(), b""
    )  # Dana's name apart
    assert settings.SEAL_KEY.encode() not in everything
    assert [name for name in names if name.startswith(("sessions.", "accounts.Tries"))] == []
    assert saved.stat().st_mode & 0o777 == 0o600


def test_a_backup_sealed_by_another_key_is_refused(saved: Path, tmp_path: Path) -> None:
    refused = convenor("restore", str(saved), data=tmp_path / "new", key=OTHER_KEY)

    assert refused.returncode == 1
    assert refused.stderr.startswith("CommandError: The backup was sealed by another outer key.")


def test_a_database_that_holds_people_is_refused_and_stays_as_it_is(saved: Path) -> None:
    Person.objects.filter(email="greta@example.org").update(called="G.")

    with pytest.raises(archive.CannotRestore, match="This database is not empty"):
        archive.restore(saved)

    assert Person.objects.get(email="greta@example.org").called == "G."


def test_a_file_that_is_no_backup_is_refused(world: World, tmp_path: Path) -> None:
    for name, content in (("text.zip", b"not a zip"), ("empty.zip", b"")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(archive.CannotRestore, match="is not a whole backup"):
            archive.restore(tmp_path / name)
    with pytest.raises(archive.CannotRestore, match="cannot be read: No such file"):
        archive.restore(tmp_path / "nowhere.zip")


def test_half_a_backup_is_refused(saved: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.zip"
    half.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    call_command("flush", interactive=False, verbosity=0)

    with pytest.raises(archive.CannotRestore, match="is not a whole backup"):
        archive.restore(half)


def changed(saved: Path, name: str, change: object) -> Path:
    """The backup with one of its files changed by ``change`` (text to text), or left out (None)."""
    other = saved.with_name("changed.zip")
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(other, "w") as new:
        for each in old.namelist():
            text = old.read(each).decode()
            if each != name or callable(change):
                new.writestr(each, change(text) if each == name and callable(change) else text)
    return other


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        (
            "accounts.Person.jsonl",
            lambda text: text.replace("Greta", "Gerta"),
            "The table accounts.Person did not",
        ),
        (
            "accounts.Person.jsonl",
            lambda text: text.split("\n", 1)[1],
            "is not a whole backup|did not arrive",
        ),
        ("accounts.Person.jsonl", lambda text: text.replace('"email"', '"emial"'), "is not a whole backup"),
        ("accounts.Person.jsonl", None, "is not a whole backup"),
        ("manifest.json", None, "is not a whole backup"),
        ("manifest.json", lambda text: "[]", "is not a whole backup"),
        (
            "manifest.json",
            lambda text: text.replace('"format": 1', '"format": 2'),
            "this release reads format 1",
        ),
        ("manifest.json", lambda text: text.replace("audit.0", "audit.9"), "whose tables differ"),
    ],
)
def test_a_spoilt_backup_changes_nothing(saved: Path, name: str, change: object, words: str) -> None:
    spoilt = changed(saved, name, change)
    call_command("flush", interactive=False, verbosity=0)

    with pytest.raises(archive.CannotRestore, match=words):
        archive.restore(spoilt)

    assert [model._meta.label for model in archive.tables() if model._base_manager.exists()] == []


def test_a_backup_that_cannot_be_written_says_so_and_leaves_no_half(world: World, tmp_path: Path) -> None:
    refused = convenor("backup", str(tmp_path / "no" / "folder.zip"), data=tmp_path / "new")

    assert refused.returncode == 1
    assert refused.stderr.strip().endswith("folder.zip cannot be written: No such file or directory.")


def test_a_failed_backup_leaves_the_last_one_in_place(saved: Path) -> None:
    good = saved.read_bytes()

    with override_settings(SEAL_KEY="x"), pytest.raises(ValueError, match="base64"):
        archive.backup(saved)

    assert saved.read_bytes() == good
    assert [each.name for each in saved.parent.glob("*.part")] == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's readers lock nobody out")
def test_people_go_on_writing_while_a_backup_is_made(world: World) -> None:
    usual = connection.transaction_mode

    with archive.one_moment():
        count = Person.objects.count()
        inside = connection.transaction_mode

    assert (count, inside, connection.transaction_mode, usual) == (10, "DEFERRED", "IMMEDIATE", "IMMEDIATE")


def test_an_invitation_still_opens_its_account_after_a_restore(world: World, tmp_path: Path) -> None:
    link = invite(world.bruno, by=world.hugo, at=datetime.now(UTC) - timedelta(days=1))
    archive.backup(tmp_path / "one.zip")
    call_command("flush", interactive=False, verbosity=0)
    archive.restore(tmp_path / "one.zip")

    found = invitation_behind(link.split("/")[2], datetime.now(UTC))

    assert found.person.email == "bruno@example.org"
