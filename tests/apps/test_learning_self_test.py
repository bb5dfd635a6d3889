"""The self-test: every change saved at once, marked once, attempts kept apart."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from convenor.apps.learning import queries
from convenor.apps.learning.actions import self_test as actions
from convenor.apps.learning.models import Attempt, Ticked
from convenor.apps.learning.programmes import current
from convenor.domain.kernel import Refused
from learners import Learner, make_learner
from world import NOW, World

ITEMS = current().self_test.items


@pytest.fixture
def learner(world: World) -> Learner:
    return make_learner(world)


@pytest.fixture
def emil(world: World, client: Client) -> Client:
    client.force_login(world.emil)
    return client


@pytest.fixture
def attempt(world: World, learner: Learner) -> Attempt:
    return actions.begin(learner.enrolment, by=world.emil, at=NOW)


def page(attempt: Attempt, rest: str = "") -> str:
    return f"/learning/attempts/{attempt.pk}/{rest}"


def save(client: Client, attempt: Attempt, item: str, options: str) -> Any:
    data = {"field": item, "text": options, "revision": "0"}
    return client.post(page(attempt, "save/"), data, headers={"Accept": "application/json"})


def answer_all(world: World, attempt: Attempt) -> None:
    for item in ITEMS:
        actions.tick(attempt, item.key, item.right, by=world.emil, at=NOW)


def test_beginning_leads_to_the_first_question(emil: Client, learner: Learner) -> None:
    answer = emil.post(learner.at("self-test/begin/"))

    assert answer["Location"] == page(Attempt.objects.get(), "1/")


def test_beginning_twice_goes_on_with_the_same_attempt(emil: Client, learner: Learner) -> None:
    emil.post(learner.at("self-test/begin/"))
    emil.post(learner.at("self-test/begin/"))

    assert Attempt.objects.count() == 1


def test_a_tick_is_saved_at_once(emil: Client, attempt: Attempt) -> None:
    assert save(emil, attempt, "iso-activity", "c").status_code == 200
    assert Ticked.objects.get().options == ["c"]


def test_a_reload_shows_what_was_ticked(emil: Client, attempt: Attempt) -> None:
    save(emil, attempt, "iso-activity", "c")

    assert 'value="c" checked' in emil.get(page(attempt, "1/")).content.decode()


def test_without_scripts_the_button_saves_and_goes_on(emil: Client, attempt: Attempt) -> None:
    answer = emil.post(page(attempt, "1/answer/"), {"iso-activity": "c", "was": "", "go": "2"})

    assert answer["Location"] == page(attempt, "2/")
    assert Ticked.objects.get().options == ["c"]


def test_a_page_that_is_older_than_the_answer_does_not_take_it_back(emil: Client, attempt: Attempt) -> None:
    save(emil, attempt, "iso-activity", "c")

    emil.post(page(attempt, "1/answer/"), {"was": "", "go": "2"})

    assert Ticked.objects.get().options == ["c"]


def test_a_tick_taken_away_is_taken_away(emil: Client, attempt: Attempt) -> None:
    save(emil, attempt, "iso-activity", "c")

    emil.post(page(attempt, "1/answer/"), {"was": "c", "go": "2"})

    assert Ticked.objects.get().options == []


def test_signing_in_again_comes_back_to_the_question(
    world: World, client: Client, attempt: Attempt, learner: Learner
) -> None:
    actions.tick(attempt, "iso-activity", ["c"], by=world.emil, at=NOW)

    asked = client.get(page(attempt, "2/"))
    client.force_login(world.emil)
    back = client.get(page(attempt))

    assert asked["Location"].endswith(f"next={page(attempt, '2/')}")
    assert back["Location"] == page(attempt, "2/")


def test_two_answers_to_a_question_with_one_are_refused(emil: Client, attempt: Attempt) -> None:
    answer = save(emil, attempt, "iso-activity", "b c")

    assert answer.status_code == 422
    assert answer.json()["words"].startswith("Question 1 takes one answer only.")


@pytest.mark.parametrize(("item", "options"), [("iso-activity", "z"), ("no-such-item", "a")])
def test_what_the_test_does_not_offer_is_refused(
    emil: Client, attempt: Attempt, item: str, options: str
) -> None:
    assert save(emil, attempt, item, options).status_code == 422
    assert Ticked.objects.count() == 0


@pytest.mark.parametrize("number", [0, 16, 9999])
def test_there_is_no_other_question(emil: Client, attempt: Attempt, number: int) -> None:
    assert emil.get(page(attempt, f"{number}/")).status_code == 404


def test_the_review_lists_what_has_no_answer(world: World, emil: Client, attempt: Attempt) -> None:
    answer_all(world, attempt)
    actions.tick(attempt, ITEMS[4].key, [], by=world.emil, at=NOW)

    shown = emil.get(page(attempt, "review/")).content.decode()

    assert "1 question has no answer." in shown
    assert page(attempt, "5/") in shown.split("Your answers")[0]


def test_handing_in_marks_what_is_saved(world: World, emil: Client, attempt: Attempt) -> None:
    answer_all(world, attempt)

    emil.post(page(attempt, "hand-in/"))

    row = Attempt.objects.get()
    assert (row.points, row.whole_points, row.out_of) == (Decimal(15), 15, 15)
    assert (row.formula, row.key_version) == ("balanced-1", current().self_test.version)


def test_handing_in_twice_has_one_effect(world: World, emil: Client, attempt: Attempt) -> None:
    answer_all(world, attempt)
    first = actions.hand_in(attempt, by=world.emil, at=NOW)

    answer = emil.post(page(attempt, "hand-in/"))

    assert answer["Location"] == page(attempt)
    assert Attempt.objects.get().submitted_at == first.submitted_at


def test_an_attempt_without_any_answer_is_not_handed_in(emil: Client, attempt: Attempt) -> None:
    answer = emil.post(page(attempt, "hand-in/"))

    assert answer.status_code == 409
    assert "Answer at least one" in answer.content.decode()


def test_nothing_is_ticked_after_handing_in(world: World, emil: Client, attempt: Attempt) -> None:
    answer_all(world, attempt)
    actions.hand_in(attempt, by=world.emil, at=NOW)

    answer = save(emil, attempt, "iso-activity", "a")

    assert answer.status_code == 422
    assert "handed in" in answer.json()["words"]
    assert emil.get(page(attempt, "3/"))["Location"] == page(attempt)


def test_ticking_everything_where_several_are_right_earns_nothing(
    world: World, emil: Client, attempt: Attempt
) -> None:
    for item in ITEMS:
        if item.kind == "all-that-apply":
            every = [option.key for option in item.options]
            actions.tick(attempt, item.key, every, by=world.emil, at=NOW)

    assert actions.hand_in(attempt, by=world.emil, at=NOW).points == 0


def test_the_result_says_what_was_right_and_why(world: World, emil: Client, attempt: Attempt) -> None:
    answer_all(world, attempt)
    actions.tick(attempt, "iso-activity", ["a"], by=world.emil, at=NOW)
    actions.hand_in(attempt, by=world.emil, at=NOW)

    shown = emil.get(page(attempt)).content.decode()

    assert "14 of 15 points" in shown
    assert "All-or-nothing: 14 of 15." in shown
    assert "Ticked, and not right" in shown
    assert "Right, and not ticked" in shown
    assert "Read again:" in shown
    assert "Certification bodies do that, and they are independent of ISO." in shown


def test_the_erratum_is_for_mentor_and_secretariat(world: World, emil: Client, attempt: Attempt) -> None:
    answer_all(world, attempt)
    actions.hand_in(attempt, by=world.emil, at=NOW)
    fatou, hugo = Client(), Client()
    fatou.force_login(world.fatou)
    hugo.force_login(world.hugo)
    title = "The printed key errs here"
    world.fatou.language = "en"
    world.fatou.save()

    assert title not in emil.get(page(attempt)).content.decode()
    assert fatou.get(page(attempt)).content.decode().count(title) == 1
    assert "6. " in hugo.get("/programme/errata/").content.decode()


def test_retakes_are_kept_apart(world: World, emil: Client, learner: Learner, attempt: Attempt) -> None:
    answer_all(world, attempt)
    actions.hand_in(attempt, by=world.emil, at=NOW)
    second = actions.begin(learner.enrolment, by=world.emil, at=NOW)
    actions.tick(second, "iso-activity", ["c"], by=world.emil, at=NOW)
    actions.hand_in(second, by=world.emil, at=NOW)

    shown = emil.get(learner.at("self-test/")).content.decode()

    assert list(Attempt.objects.values_list("number", "points")) == [(1, 15), (2, 1)]
    assert "From 15 points in the first attempt to 1 in the last, of 15." in shown


def test_the_mentor_does_not_look_over_the_shoulder(world: World, attempt: Attempt, learner: Learner) -> None:
    client = Client()
    client.force_login(world.fatou)

    assert client.get(page(attempt))["Location"] == learner.at("self-test/")
    assert client.get(page(attempt, "1/")).status_code == 404


def test_the_secretariat_sees_that_it_is_done_and_no_points(
    world: World, attempt: Attempt, learner: Learner
) -> None:
    answer_all(world, attempt)
    actions.hand_in(attempt, by=world.emil, at=NOW)
    client = Client()
    client.force_login(world.hugo)

    shown = client.get(learner.at("self-test/")).content.decode()

    assert "has handed in the self-test once." in shown
    assert "15 of 15" not in shown
    assert client.get(page(attempt)).status_code == 404


def test_an_attempt_on_an_older_pack_is_gone_on_with(world: World, attempt: Attempt, emil: Client) -> None:
    Attempt.objects.update(key_version="1999")

    assert emil.get(page(attempt, "1/")).status_code == 200


def test_of_two_beginnings_at_once_one_begins(world: World, learner: Learner) -> None:
    made = [actions.begin(learner.enrolment, by=world.emil, at=NOW) for _ in range(2)]

    assert made[0] == made[1]


def test_the_test_shows_in_the_evidence_and_in_what_is_under_way(
    world: World, learner: Learner, attempt: Attempt
) -> None:
    actions.tick(attempt, "iso-activity", ["c"], by=world.emil, at=NOW)
    under_way = queries.pending(learner.enrolment)
    actions.hand_in(attempt, by=world.emil, at=NOW)

    assert [(each.code, each.values) for each in under_way] == [
        ("pending-self-test-begun", {"answered": 1, "of": 15})
    ]
    assert [(each.kind, each.ref) for each in queries.evidence(learner.enrolment)] == [
        ("self-test-submitted", "1")
    ]
    assert queries.pending(learner.enrolment) == []


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    world: World, emil: Client, learner: Learner, attempt: Attempt, django_assert_num_queries: Any
) -> None:
    answer_all(world, attempt)

    with django_assert_num_queries(7):
        emil.get(page(attempt, "7/"))
    with django_assert_num_queries(7):
        emil.get(learner.at("self-test/"))
    actions.hand_in(attempt, by=world.emil, at=NOW)
    with django_assert_num_queries(7):
        emil.get(page(attempt))


def test_a_refused_tick_changes_nothing(world: World, attempt: Attempt) -> None:
    actions.tick(attempt, "iso-activity", ["c"], by=world.emil, at=NOW)

    with pytest.raises(Refused):
        actions.tick(attempt, "iso-activity", ["c", "d"], by=world.emil, at=NOW)

    assert Ticked.objects.get().options == ["c"]
