"""The invented ballot for practice: its shapes, its sentences, and what is kept from whoever practises."""

from collections import Counter
from random import Random

import yaml

from convenor.content.bodies import load_bodies
from convenor.content.practice_ballot import SENTENCES, SIDES, Shape, make_ballot
from convenor.domain.ballot.bodies import BodyKind
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.reading import read_comments

MADE = make_ballot(600, Random(19156))
COMMENTS = read_comments(MADE.sheet, load_bodies())


def test_the_same_dice_make_the_same_ballot() -> None:
    assert make_ballot(600, Random(19156)) == MADE


def test_each_row_has_its_truth_and_is_numbered_through() -> None:
    assert (len(MADE.sheet.rows), len(MADE.truths)) == (600, 600)
    assert [each.row for each in MADE.sheet.rows] == list(range(600))


def test_no_row_tells_what_was_decided() -> None:
    assert {row.texts["observation"] for row in MADE.sheet.rows} == {""}


def test_all_bodies_clauses_and_types_are_ones_that_people_write() -> None:
    unknown = [
        each.source.typed for each in COMMENTS if any(b.kind is BodyKind.UNKNOWN for b in each.source.bodies)
    ]
    unread = [each.clauses.typed for each in COMMENTS if not each.clauses.is_understood]

    assert (unknown, unread) == ([], [])
    assert {"te", "Ed", "Ed/te", ""} <= {each.kinds.typed for each in COMMENTS}


def test_the_shares_are_those_of_real_ballots() -> None:
    editors = sum(each.is_by_editors for each in COMMENTS) / 600
    texts = Counter((each.comment, each.change) for each in COMMENTS if not each.is_by_editors)
    copied = sum(count for count in texts.values() if count > 1)

    assert (0.35 < editors < 0.5, copied > 60, any("\n" in each.source.typed for each in COMMENTS)) == (
        True,
        True,
        True,
    )


def test_a_body_keeps_to_its_side_of_an_issue() -> None:
    sides = {
        (each.bodies, truth.issue): truth.side
        for each, truth in zip(COMMENTS, MADE.truths, strict=True)
        if truth.answer
    }
    changed = [
        truth
        for each, truth in zip(COMMENTS, MADE.truths, strict=True)
        if truth.answer and sides[each.bodies, truth.issue] != truth.side
    ]

    assert changed == []


def test_every_sentence_is_a_whole_one() -> None:
    said = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    texts = [
        text
        for issue in said["issues"]
        for side in (*SIDES, "fr")
        for texts in issue.get(side, {}).values()
        for text in texts
    ]

    assert [
        text
        for text in texts
        if not (text[0].isupper() or text[0] == "“") or text.rstrip('"”')[-1] not in ".)"
    ] == []
    assert len({issue["key"] for issue in said["issues"]}) >= 30


def test_each_issue_has_its_title_and_what_is_editorial_is_settled_in_the_batch() -> None:
    titled = {each.issue: each.title for each in MADE.truths}

    assert all(titled.values()) and len(set(titled.values())) == len(titled)
    assert {each.batched for each in MADE.truths if each.answer} == {False}
    assert {each.batched for each in MADE.truths if not each.answer} == {True}


def test_some_bodies_call_a_technical_comment_editorial_where_the_shape_says_so() -> None:
    made = make_ballot(600, Random(19156), Shape(mistyped=0.1))
    read = read_comments(made.sheet, load_bodies())
    hidden = [
        each.number
        for each, truth in zip(read, made.truths, strict=True)
        if each.lane is Lane.BATCH and not truth.batched
    ]

    assert 5 < len(hidden) < 60
