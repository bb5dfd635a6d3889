"""The CASCO pack beside the handbook: the same facts, none of its sentences."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from test_pack import every_text

from convenor.content.pack import casco, load_pack
from convenor.domain.programme.definition import ItemKind, Programme

HANDBOOK = Path(__file__).parents[3] / "shared" / "handbook.txt"
LONGEST_RUN = 9

pytestmark = pytest.mark.skipif(
    not HANDBOOK.exists(), reason="the handbook (© ISO) does not lie beside the product"
)


@pytest.fixture(scope="module")
def programme() -> Programme:
    """The CASCO programme."""
    return load_pack(casco())


@pytest.fixture(scope="module")
def handbook() -> str:
    """The handbook's text."""
    return HANDBOOK.read_text(encoding="utf-8")


def between(text: str, start: str, end: str) -> str:
    """What stands between two headings, at their last occurrence as a line."""
    return text.rpartition(f"\n{start}\n")[2].partition(f"\n{end}\n")[0]


def bullets(text: str) -> list[str]:
    """The entries of a list."""
    return re.findall(r"^- (.+)$", text, re.M)


def plain(text: str) -> list[str]:
    """The bare words."""
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "'"))


def test_as_many_requirements_objectives_and_activities_as_the_handbook_lists(
    programme: Programme, handbook: str
) -> None:
    listed = bullets(between(handbook, "Background and objectives", "Essential reading"))
    activities = bullets(between(handbook, "Mentorship activities", "References"))

    assert len(programme.declarations) == len([each for each in listed if each.startswith("They ")]) == 3
    assert len(programme.objectives) == len([each for each in listed if each.startswith("Demonstrate ")]) == 5
    assert len(programme.activities) == len(activities) == 13


@pytest.mark.parametrize(
    ("group", "start", "end", "many"),
    [
        ("iso-rules", "ISO rules and role of convenor", "CASCO rules and procedures", 6),
        ("casco-rules", "CASCO rules and procedures", "Self-test your knowledge", 4),
        ("reference", "References", "A P P E N D I X", 3),
    ],
)
def test_the_same_documents_in_the_same_groups_and_order(
    programme: Programme, handbook: str, group: str, start: str, end: str, many: int
) -> None:
    listed = [" ".join(plain(each)) for each in bullets(between(handbook, start, end))]
    ours = [
        " ".join(plain(each.title.by_language["en"])) for each in programme.readings if each.group == group
    ]

    assert len(ours) == len(listed) == many
    assert [title for title, entry in zip(ours, listed, strict=True) if title not in entry] == []


def printed_keys(handbook: str) -> dict[int, frozenset[str]]:
    """The answers as the handbook prints them."""
    answers = handbook.partition("Check your answers to the above questions:")[2]
    found = re.findall(r"^- (\d+)\. ([a-f](?:, [a-f])*)$", answers, re.M)
    return {int(number): frozenset(letters.split(", ")) for number, letters in found}


def test_the_key_is_the_handbooks_except_where_it_errs(programme: Programme, handbook: str) -> None:
    printed = printed_keys(handbook)
    ours = {item.number: item.right for item in programme.self_test.items}

    assert sorted(printed) == sorted(ours) == list(range(1, 16))
    assert {
        number: (printed[number], ours[number]) for number in ours if printed[number] != ours[number]
    } == {6: (frozenset("c"), frozenset("a"))}
    assert {item.number: item.printed_key for item in programme.self_test.items if item.printed_key} == {
        6: printed[6]
    }


def test_each_item_has_as_many_options_and_the_same_kind(programme: Programme, handbook: str) -> None:
    questions = handbook.partition("Circle the correct answer(s):")[2].partition("Check your answers")[0]
    starts = [each.start() for each in re.finditer(r"^(?:- )?\**\d+\. ", questions, re.M)]
    blocks = [questions[one:other] for one, other in pairwise([*starts, len(questions)])]
    listed = [(tuple(re.findall(r"^ *- ([a-f])\. ", block, re.M)), "select all" in block) for block in blocks]

    assert listed == [
        (tuple(option.key for option in item.options), item.kind is ItemKind.ALL_THAT_APPLY)
        for item in programme.self_test.items
    ]


def test_the_handouts_ask_as_many_questions(programme: Programme, handbook: str) -> None:
    second = handbook.rpartition("Post-meeting questionnaire")[2]
    first = handbook.rpartition("Meeting preparation questionnaire")[2].removesuffix(second)
    listed = [re.findall(r"^(?:- )?\**(\d+)\. ", each, re.M) for each in (first, second)]

    assert [
        [str(each.number) for each in form.questions if each.number] for form in programme.handouts
    ] == listed
    assert [form.questions[-1].number for form in programme.handouts] == [None, None]


def test_the_tracks_have_the_handbooks_months(programme: Programme, handbook: str) -> None:
    listed = re.findall(r"SDT – (\d+) \((\d+) months to produce the DIS and (\d+) months", handbook)
    months = {f"sdt-{track}": (int(dis), int(published)) for track, dis, published in listed if track != "12"}

    assert {each.key: (each.months_to_dis, each.months_to_publication) for each in programme.tracks} == months


def test_no_sentence_of_the_handbook_stands_in_the_pack(programme: Programme, handbook: str) -> None:
    theirs = plain(handbook)
    runs = {tuple(theirs[at : at + LONGEST_RUN + 1]) for at in range(len(theirs))}
    titles = {id(reading.title) for reading in programme.readings}
    copied = [
        " ".join(run)
        for words in every_text(programme)
        if id(words) not in titles
        for ours in [plain(words.by_language["en"])]
        for at in range(len(ours) - LONGEST_RUN)
        if (run := tuple(ours[at : at + LONGEST_RUN + 1])) in runs
    ]

    assert copied == []
