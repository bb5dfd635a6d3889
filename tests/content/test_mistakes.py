"""Each kind of mistake in a pack is named with its file, its line, what is wrong and what would be right."""

from pathlib import Path
from shutil import copytree

import pytest
import yaml

from convenor.content.pack import Mistake, PackErrors, check_pack, load_pack

TINY = Path(__file__).parent / "tiny_pack"
SPOILT = [
    pytest.param(each["file"], each["old"], each["new"], each["said"], id=each["spoil"])
    for each in yaml.safe_load(Path(__file__).with_name("spoilt_packs.yaml").read_text(encoding="utf-8"))
]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A sound pack that a test may spoil."""
    return Path(copytree(TINY, tmp_path / "pack"))


def change(pack: Path, file: str, old: str, new: str) -> None:
    """Replace the first ``old`` in the file, which must be there."""
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text
    (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def found(pack: Path) -> list[str]:
    """The mistakes as the command prints them."""
    return [str(each) for each in check_pack(pack).mistakes]


@pytest.mark.parametrize(("file", "old", "new", "said"), SPOILT)
def test_a_mistake_is_named_with_its_line_and_its_remedy(
    pack: Path, file: str, old: str, new: str, said: list[str]
) -> None:
    change(pack, file, old, new)

    assert found(pack) == said


def test_all_mistakes_are_named_at_once_in_the_order_of_files_and_lines(pack: Path) -> None:
    change(pack, "self_test.yaml", "right: [a]", "right: [c]")
    change(pack, "programme.yaml", "number: 2", "number: 3")
    change(pack, "programme.yaml", "licence: CC BY 4.0", "license: CC BY 4.0")

    with pytest.raises(PackErrors) as refused:
        load_pack(pack)

    assert refused.value.mistakes == (
        Mistake(
            file="programme.yaml",
            line=10,
            wrong="programme “choir” has no field “license”",
            right="did you mean “licence”?",
        ),
        Mistake(
            file="programme.yaml", line=29, wrong="activity “talk” has the number 3", right="number it 2"
        ),
        Mistake(
            file="self_test.yaml", line=14, wrong="“c” cannot stand in “right”", right="use one of: a, b"
        ),
    )


def test_a_missing_file_is_named_and_the_others_are_still_read(pack: Path) -> None:
    (pack / "tracks.yaml").unlink()
    change(pack, "reading.yaml", "essential: true", "essential: maybe")

    assert found(pack) == [
        "reading.yaml:7: “essential” of reading “songbook” is neither true nor false — write true or false",
        "tracks.yaml:0: the file is missing — add it; a pack has six files, see the CASCO pack for each",
    ]


def test_a_misnamed_file_is_recognized(pack: Path) -> None:
    (pack / "hanouts.yaml").write_text("handouts: []", encoding="utf-8")

    assert found(pack) == ["hanouts.yaml:0: a pack has no file of this name — did you mean “handouts.yaml”?"]


def test_text_that_is_not_utf_8_is_refused_with_its_line(pack: Path) -> None:
    (pack / "tracks.yaml").write_bytes(b"# one\n# caf\xe9\ntracks: []\n")

    assert found(pack) == ["tracks.yaml:2: this is not UTF-8 text — save the file as UTF-8"]


def test_a_file_over_a_megabyte_is_refused_unread(pack: Path) -> None:
    (pack / "tracks.yaml").write_bytes(b"#" * 1_000_001)

    assert found(pack) == [
        "tracks.yaml:0: the file is larger than 1 MB — keep the words and leave everything else out"
    ]


def test_an_alias_bomb_is_refused_before_it_grows(pack: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (pack / "tracks.yaml").write_text(bomb, encoding="utf-8")

    assert found(pack) == [
        "tracks.yaml:1: anchors (&) and aliases (*) are not read — write the words out, or put them in quotes"
    ]


def test_a_file_saved_on_windows_is_read_all_the_same(pack: Path) -> None:
    text = (pack / "programme.yaml").read_bytes()
    (pack / "programme.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))

    assert load_pack(pack) == load_pack(TINY)


def test_a_broken_pack_tells_its_mistakes_and_no_programme(pack: Path) -> None:
    change(pack, "tracks.yaml", "tracks: []", "tracks: none")

    report = check_pack(pack)

    assert (report.programme, report.errata, report.counts) == (None, (), {})
    assert len(report.mistakes) == 1


@pytest.mark.parametrize("file", ["programme.yaml", "reading.yaml", "self_test.yaml", "handouts.yaml"])
def test_whichever_line_is_lost_the_check_ends_with_words(pack: Path, file: str) -> None:
    lines = (pack / file).read_text(encoding="utf-8").splitlines(keepends=True)
    unnoticed = []
    for at, line in enumerate(lines):
        (pack / file).write_text("".join(lines[:at] + lines[at + 1 :]), encoding="utf-8")
        if not check_pack(pack).mistakes:
            unnoticed.append(line.strip())

    optional = ("#", "after:", "prefill:", "number:")  # a question without a number is a note
    assert [line for line in unnoticed if not line.startswith(optional)] == []
