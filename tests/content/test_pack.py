"""The pack that ships with the product, and another organisation's, load into the domain."""

from dataclasses import fields, is_dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from convenor.content.pack import casco, check_pack, load_pack, packs
from convenor.content.vocabulary import FACTS, LETTERS
from convenor.domain.kernel import Role, Words
from convenor.domain.programme.definition import EvidenceKind, EvidenceRule, Programme

TINY = Path(__file__).parent / "tiny_pack"
BETWEEN_THE_TWO = (Role.MENTEE, Role.MENTOR)
WITH_THE_SECRETARIAT = (Role.MENTEE, Role.MENTOR, Role.SECRETARIAT)


@pytest.fixture(scope="module")
def programme() -> Programme:
    """The CASCO programme."""
    return load_pack(casco())


def every_text(thing: object) -> list[Words]:
    """All the words anywhere inside ``thing``."""
    if isinstance(thing, Words):
        return [thing]
    if isinstance(thing, tuple):
        return [words for each in thing for words in every_text(each)]
    if is_dataclass(thing):
        return [words for each in fields(thing) for words in every_text(getattr(thing, each.name))]
    return []


def test_the_shipped_pack_has_no_mistake_and_says_what_it_holds() -> None:
    report = check_pack(casco())

    assert report.mistakes == ()
    assert report.counts == {
        "declarations": 3,
        "objectives": 5,
        "activities": 13,
        "essential readings": 10,
        "reference readings": 3,
        "self-test items": 15,
        "handouts": 2,
        "tracks": 4,
        "letters": 49,
    }
    assert [item.number for item in report.errata] == [6]


def test_the_casco_pack_is_among_those_that_ship() -> None:
    assert casco() in packs()


def test_every_text_is_there_in_english_and_in_french(programme: Programme) -> None:
    texts = every_text(programme)

    assert len(texts) > 300
    assert {tuple(words.by_language) for words in texts} == {("en", "fr")}
    assert [words for words in texts if not all(words.by_language.values())] == []


def test_no_english_text_stands_in_for_french(programme: Programme) -> None:
    ours = [
        *every_text(programme.activities),
        *every_text(programme.handouts),
        *every_text(programme.letters),
    ]
    same = {words.by_language["en"] for words in ours if words.by_language["en"] == words.by_language["fr"]}

    assert same == {"Notes"}


def test_french_signs_do_not_part_from_their_words(programme: Programme) -> None:
    french = [words.by_language["fr"] for words in every_text(programme)]

    assert [text for text in french for sign in "?!;:»" if f" {sign}" in text or "« " in text] == []


def test_the_thirteen_activities_carry_the_keys_and_the_evidence(programme: Programme) -> None:
    held = EvidenceKind.SESSION_HELD
    assert {activity.key: activity.fulfilled_by for activity in programme.activities} == {
        "selected": (EvidenceRule(kind=EvidenceKind.PAIRED),),
        "first-call": (EvidenceRule(kind=held, ref="first-call"),),
        "reading": (EvidenceRule(kind=EvidenceKind.READINGS_READ),),
        "reading-talk": (EvidenceRule(kind=held, ref="reading-talk"),),
        "self-test": (EvidenceRule(kind=EvidenceKind.SELF_TEST_SUBMITTED),),
        "prepare": (EvidenceRule(kind=EvidenceKind.HANDOUT_SUBMITTED, ref="preparing"),),
        "co-convenors": (EvidenceRule(kind=EvidenceKind.PREPARED_WITH_CONVENORS),),
        "prepare-talk": (EvidenceRule(kind=held, ref="prepare-talk"),),
        "meeting": (EvidenceRule(kind=EvidenceKind.MEETING_ATTENDED),),
        "afterwards": (EvidenceRule(kind=EvidenceKind.HANDOUT_SUBMITTED, ref="after"),),
        "afterwards-talk": (EvidenceRule(kind=held, ref="afterwards-talk"),),
        "keep-going": (
            EvidenceRule(kind=held, ref="keep-going"),
            EvidenceRule(kind=EvidenceKind.MEETING_ATTENDED, count=2),
        ),
        "graduation": (
            EvidenceRule(kind=EvidenceKind.OBJECTIVES_CONFIRMED),
            EvidenceRule(kind=EvidenceKind.GRADUATED),
        ),
    }
    assert [activity.key for activity in programme.activities if activity.repeats] == ["keep-going"]


def test_graduation_asks_for_every_activity_before_it_and_every_objective(programme: Programme) -> None:
    before = tuple(activity.key for activity in programme.activities[:-1])

    assert programme.graduation.activities == before
    assert programme.graduation.objectives == ("understand", "plan", "lead", "review", "report")


@pytest.mark.parametrize(
    ("handout", "candid"),
    [
        ("preparing", {"q1", "q2", "q6", "q7", "notes"}),
        ("after", {"q2", "q3", "q4", "q5", "q8", "q10", "q11", "q12", "notes"}),
    ],
)
def test_what_is_said_about_people_stays_between_mentee_and_mentor(
    programme: Programme, handout: str, candid: set[str]
) -> None:
    seen_by = {question.key: question.seen_by for question in programme.handout(handout).questions}

    assert seen_by == {key: BETWEEN_THE_TWO if key in candid else WITH_THE_SECRETARIAT for key in seen_by}


def test_every_fact_of_a_working_group_starts_an_answer(programme: Programme) -> None:
    used = {fact for form in programme.handouts for question in form.questions for fact in question.prefill}

    assert used == set(FACTS)


def test_every_letter_is_there_and_has_a_button(programme: Programme) -> None:
    assert tuple(letter.key for letter in programme.letters) == LETTERS
    assert [letter.key for letter in programme.letters if letter.button is None] == []


def test_a_reason_is_told_only_where_it_was_written_for_the_reader(programme: Programme) -> None:
    assert [each.key for each in programme.letters if "{reason}" in each.body.by_language["en"]] == [
        "nomination-more-asked",
        "nomination-answered",
        "nomination-deferred",
        "nomination-refused",
        "independence-alarm",
        "session-cancelled",
        "attendance-declined",
    ]


def test_each_item_says_why_and_what_to_read_again(programme: Programme) -> None:
    essential = {reading.key for reading in programme.readings}

    assert [item.number for item in programme.self_test.items if not set(item.readings) <= essential] == []
    assert [item.number for item in programme.self_test.items if not item.readings] == []


def test_the_edition_of_2009_says_that_a_newer_one_exists(programme: Programme) -> None:
    assert [reading.key for reading in programme.readings if reading.newer_edition] == ["iso-iec-17007"]


def test_another_organisation_in_other_languages_is_another_folder() -> None:
    choir = load_pack(TINY)

    assert choir.name == Words({"en": "Choir leaders", "pt": "Regentes de coro"})
    assert [(each.key, each.after, each.fulfilled_by) for each in choir.activities] == [
        ("paired", (), (EvidenceRule(kind=EvidenceKind.PAIRED),)),
        ("talk", ("paired",), (EvidenceRule(kind=EvidenceKind.SESSION_HELD, ref="talk"),)),
    ]
    assert choir.tracks == ()
    assert "casco" not in repr(choir).lower()


def test_the_command_tells_what_a_sound_pack_holds_and_its_errata() -> None:
    out = StringIO()

    call_command("check_pack", str(casco()), stdout=out)

    lines = out.getvalue().splitlines()
    assert lines[0] == "casco, version 2026.1, in en, fr: nothing to put right."
    assert lines[1:10] == [
        "   3 declarations",
        "   5 objectives",
        "  13 activities",
        "  10 essential readings",
        "   3 reference readings",
        "  15 self-test items",
        "   2 handouts",
        "   4 tracks",
        "  49 letters",
    ]
    assert lines[10] == "Erratum, item 6: printed key c, key here a."


def test_the_command_prints_each_mistake_and_ends_with_one(tmp_path: Path) -> None:
    out = StringIO()

    with pytest.raises(CommandError) as ended:
        call_command("check_pack", str(tmp_path / "nowhere"), stdout=out)

    assert ended.value.returncode == 1
    assert out.getvalue() == (
        f"{tmp_path}/nowhere:0: there is no such folder — name the folder that holds programme.yaml\n"
    )
