"""Each file is read in a process of its own: whatever it does, it costs only itself."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from convenor.documents.comment_form import apart
from convenor.documents.comment_form.apart import fill_apart, read_apart
from convenor.documents.comment_form.reader import read_file
from convenor.documents.package import CannotBeRead
from documents.comments.forged import cell, form, row
from documents.comments.real import COMMENTS, needs_real_files

FULL = ("DE-001", "", "3.1", "Note 1", "te", "Unclear é 𝒜.", "Say more.", "Accepted")
MERGED = cell("x", '<w:gridSpan w:val="2"/>')


def test_what_is_read_apart_is_what_is_read() -> None:
    made = form(row(*FULL), row(*FULL[:5], MERGED, ""))

    assert read_apart("it.docx", made) == read_file("it.docx", made)


@needs_real_files
def test_every_real_file_is_read_apart_from_threads_as_it_is_read_here() -> None:
    files = [(each.name, each.read_bytes()) for each in sorted(COMMENTS.iterdir()) if each.suffix != ".md"]
    with ThreadPoolExecutor(2) as threads:
        read = list(threads.map(lambda each: read_apart(*each), files))

    assert read == [read_file(*each) for each in files]


def test_a_refusal_comes_through_with_its_values() -> None:
    with pytest.raises(CannotBeRead) as refused:
        read_apart("x", form("<w:broken>"))

    assert (refused.value.code, refused.value.values) == ("file-part-damaged", {"part": "word/document.xml"})


def test_observations_are_written_apart() -> None:
    filled, lacking = fill_apart(form(row(*FULL)), {(0, 0): "Noted.", (5, 5): "x"})

    assert read_file("x", filled).rows[0].texts["observation"] == "Noted."
    assert lacking == ((5, 5),)


PROBE = """
import socket, sys
from convenor.documents.comment_form import child
import ctypes
child.give_up()
told = []
for way in (
    lambda: open("/etc/passwd"),
    lambda: open("/tmp/convenor-probe", "w"),
    lambda: socket.socket(),
    lambda: __import__("os").pipe(),
    lambda: bytearray(900 << 20),
):
    try:
        way()
        told.append("could")
    except (OSError, MemoryError):
        told.append("could not")
sys.stdout.write(" ".join(told))
"""


def test_the_child_can_open_nothing_write_nothing_and_connect_to_nothing() -> None:
    said = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=True)

    assert said.stdout.decode() == " ".join(["could not"] * 5)


def test_the_child_gets_no_secret_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVENOR_SECRET", "kanari")

    assert not {key for key in os.environ if key.startswith("CONVENOR_")} & set(apart.KEPT)


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.001)

    with pytest.raises(CannotBeRead) as refused:
        read_apart("x", form(row(*FULL)))

    assert refused.value.code == "file-too-slow"


def test_a_file_too_large_is_not_even_taken() -> None:
    with pytest.raises(CannotBeRead) as refused:
        read_apart("x", bytes(33 << 20))

    assert (refused.value.code, refused.value.values) == ("file-too-large", {"megabytes": 32})


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "x" * 300, "a\r\nb.docx", "a\"b'.docx", "\u202excod.docx", "CON.docx", ""]
)
def test_names_of_files_are_only_names(name: str) -> None:
    assert read_apart(name, form(row(*FULL))).name == name
