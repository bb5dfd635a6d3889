"""What stays between mentee and mentor is found nowhere: no table, no letter, no audit line, no log."""

import logging

import pytest

from canaries import CANARIES, disguises, everything_in_the_database, write_everything
from convenor.apps.learning.models import Asked, PairKey
from convenor.apps.outbox.models import Letter
from convenor.apps.outbox.seal import outer_key, unseal, unwrap
from convenor.domain.kernel import Refused
from learners import Learner, make_learner
from world import World


@pytest.fixture
def learner(world: World) -> Learner:
    return make_learner(world)


def test_a_dump_of_the_database_holds_no_secret(world: World, learner: Learner) -> None:
    write_everything(world, learner)

    found = [
        (table, column, name)
        for table, column, raw in everything_in_the_database()
        for name, word in CANARIES.items()
        if any(each in raw for each in disguises(word))
    ]

    assert found == []


def test_the_search_for_secrets_would_find_one(world: World, learner: Learner) -> None:
    learner.journey.nomination.statement = CANARIES["answer"]
    learner.journey.nomination.save()

    found = [table for table, _, raw in everything_in_the_database() if CANARIES["answer"].encode() in raw]

    assert found == ["mentoring_nomination"]


def test_no_letter_carries_a_secret(world: World, learner: Learner) -> None:
    write_everything(world, learner)

    texts = [unseal(each.sealed, outer_key(), f"letter:{each.key}") for each in Letter.objects.all()]

    assert len(texts) == 12
    assert [name for name, word in CANARIES.items() for text in texts if word in text] == []


def test_no_log_carries_a_secret(world: World, learner: Learner, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        write_everything(world, learner)

    assert [name for name, word in CANARIES.items() if word in caplog.text] == []


def test_a_sealed_text_cannot_be_moved_to_another_row(world: World, learner: Learner) -> None:
    write_everything(world, learner)
    row = Asked.objects.get()
    key = unwrap(PairKey.objects.get().wrapped)

    assert unseal(row.words, key, f"question:{learner.enrolment.pk}:{row.once}") == CANARIES["question"]
    with pytest.raises(Refused):
        unseal(row.words, key, f"question:{learner.enrolment.pk + 1}:{row.once}")
