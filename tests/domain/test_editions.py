"""Two versions of a programme are compared by the keys of their parts; evidence is read anew by the other."""

from dataclasses import replace

from small_programme import MEET, PAIR, READ, SMALL, TALK, activity, day, item, question, reading, rule, words

from convenor.domain.kernel import Role
from convenor.domain.programme.definition import EvidenceKind, HandoutForm
from convenor.domain.programme.editions import Change, Effect, Part, Piece, changes, effect
from convenor.domain.programme.journey import Evidence, standings

PAIRED = Evidence(kind=EvidenceKind.PAIRED, at=day(1))
ONE_READ = Evidence(kind=EvidenceKind.READINGS_READ, ref="one", at=day(2))
TWO_READ = Evidence(kind=EvidenceKind.READINGS_READ, ref="two", at=day(3))
TALKED = Evidence(kind=EvidenceKind.SESSION_HELD, ref="talk", at=day(4))
FORM = HandoutForm(key="plan", title=words("Plan"), intro=words(""), questions=(question("q1", Role.MENTEE),))


def test_a_version_compared_with_itself_changes_nothing() -> None:
    assert changes(SMALL, SMALL) == ()


def test_words_that_were_mended_are_no_change() -> None:
    mended = replace(SMALL, activities=(replace(PAIR, title=words("Pair up")), *SMALL.activities[1:]))

    assert changes(SMALL, mended) == ()


def test_a_reading_that_took_the_place_of_another_is_added_and_the_other_removed() -> None:
    newer = replace(SMALL, readings=(reading("one"), reading("three"), reading("aside", essential=False)))

    assert changes(SMALL, newer) == (
        Change(
            part=Part.READING,
            added=(Piece(key="three", title=words("three"), mark="three"),),
            removed=(Piece(key="two", title=words("two"), mark="two"),),
        ),
    )


def test_questions_are_told_apart_by_their_handout() -> None:
    newer = replace(SMALL, handouts=(FORM, replace(FORM, key="after", title=words("After"))))

    assert changes(replace(SMALL, handouts=(FORM,)), newer) == (
        Change(
            part=Part.QUESTION,
            added=(Piece(key="after/q1", title=words("q1"), within=words("After")),),
            removed=(),
        ),
    )


def test_items_of_the_self_test_are_compared_too() -> None:
    newer = replace(SMALL, self_test=replace(SMALL.self_test, version="2", items=(item("new", "ab", "a"),)))

    assert [(each.part, [piece.key for piece in each.added]) for each in changes(SMALL, newer)] == [
        (Part.ITEM, ["new"])
    ]


def test_what_was_done_stays_done_opens_again_or_is_no_longer_asked_for() -> None:
    evidence = (PAIRED, ONE_READ, TWO_READ, TALKED)
    more_to_read = replace(SMALL, readings=(*SMALL.readings, reading("three")))
    visit = activity("visit", rule(EvidenceKind.SESSION_HELD), after=("read",), actors=(Role.MENTEE,))
    newer = replace(more_to_read, activities=(PAIR, READ, visit, replace(MEET, after=("visit",))))

    assert effect(standings(SMALL, evidence), standings(newer, evidence)) == Effect(
        kept=(PAIR,), opened=(READ,), dropped=(TALK,)
    )
