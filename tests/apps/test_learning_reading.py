"""Reading: how far, notes for oneself, questions to the mentor."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from convenor.apps.learning import queries
from convenor.apps.learning.models import Asked, ReadingMark
from convenor.apps.outbox.models import Letter
from convenor.apps.outbox.seal import outer_key, unseal
from convenor.apps.outbox.words import unpacked
from learners import Learner, make_learner
from world import World

JSON = {"HTTP_ACCEPT": "application/json"}
BOOK = "iso-iec-17007"


@pytest.fixture
def learner(world: World) -> Learner:
    return make_learner(world)


@pytest.fixture
def emil(world: World, client: Client) -> Client:
    client.force_login(world.emil)
    return client


@pytest.fixture
def fatou(world: World) -> Client:
    client = Client()
    client.force_login(world.fatou)
    return client


def words_of(letter: Letter) -> str:
    written = unpacked(unseal(letter.sealed, outer_key(), f"letter:{letter.key}"))
    return f"{written.subject} {written.text} {written.html}"


def test_one_tap_says_that_a_document_is_read(emil: Client, learner: Learner) -> None:
    answer = emil.post(learner.at(f"reading/{BOOK}/mark/"), {"status": "read"})

    assert answer["Location"] == learner.at(f"reading/#{BOOK}")
    assert list(ReadingMark.objects.values_list("reading", "status")) == [(BOOK, "read")]


def test_a_tap_with_scripts_answers_with_the_line_and_the_progress(emil: Client, learner: Learner) -> None:
    answer = emil.post(
        learner.at(f"reading/{BOOK}/mark/"), {"status": "read"}, headers={"HX-Request": "true"}
    )

    page = answer.content.decode()
    assert "<html" not in page
    assert f'<li id="{BOOK}"' in page
    assert "1 of 10 essential documents read" in page


def test_what_was_read_can_be_taken_back(emil: Client, learner: Learner) -> None:
    for status in ("read", "read", "reading"):
        emil.post(learner.at(f"reading/{BOOK}/mark/"), {"status": status})

    mark = ReadingMark.objects.get()
    assert (mark.status, mark.read_at) == ("reading", None)


@pytest.mark.parametrize("status", ["", "devoured"])
def test_an_unknown_status_is_refused_in_words(emil: Client, learner: Learner, status: str) -> None:
    answer = emil.post(learner.at(f"reading/{BOOK}/mark/"), {"status": status})

    assert answer.status_code == 409
    assert "not begun, being read, or read" in answer.content.decode()


def test_a_document_that_is_not_in_the_programme_cannot_be_marked(emil: Client, learner: Learner) -> None:
    answer = emil.post(learner.at("reading/the-hobbit/mark/"), {"status": "read"})

    assert answer.status_code == 409
    assert ReadingMark.objects.count() == 0


def save_notes(client: Client, learner: Learner, text: str, revision: int) -> Any:
    data = {"field": "notes", "text": text, "revision": revision}
    return client.post(learner.at(f"reading/{BOOK}/notes/"), data, headers={"Accept": "application/json"})


def test_notes_are_saved_while_they_are_written(emil: Client, learner: Learner) -> None:
    first = save_notes(emil, learner, "Clause 5", 0)
    second = save_notes(emil, learner, "Clause 5 and 6", 1)

    assert (first.json()["revision"], second.json()["revision"]) == (1, 2)
    assert "Clause 5 and 6" in emil.get(learner.at(f"reading/{BOOK}/")).content.decode()


def test_notes_changed_in_another_window_are_handed_over_to_choose_from(
    emil: Client, learner: Learner
) -> None:
    save_notes(emil, learner, "From the desk", 0)

    answer = save_notes(emil, learner, "From the phone", 0)

    assert answer.status_code == 409
    assert (answer.json()["text"], answer.json()["revision"]) == ("From the desk", 1)


def test_without_scripts_two_windows_show_both_texts(emil: Client, learner: Learner) -> None:
    save_notes(emil, learner, "From the desk", 0)

    answer = emil.post(learner.at(f"reading/{BOOK}/notes/"), {"notes": "From the phone", "revision": "0"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "From the desk" in page
    assert "From the phone" in page


def test_notes_are_for_the_mentee_alone(emil: Client, fatou: Client, learner: Learner) -> None:
    save_notes(emil, learner, "I doubt clause 5.", 0)

    assert "I doubt clause 5." not in fatou.get(learner.at(f"reading/{BOOK}/")).content.decode()


def ask(client: Client, learner: Learner, words: str, once: str = "one") -> Any:
    return client.post(learner.at(f"reading/{BOOK}/ask/"), {"words": words, "once": once})


def test_a_question_reaches_the_mentor_without_its_words_in_the_letter(
    world: World, emil: Client, fatou: Client, learner: Learner
) -> None:
    ask(emil, learner, "May I quote the guide?")

    letter = Letter.objects.get(template="question-asked")
    assert letter.to == world.fatou
    assert "May I quote" not in words_of(letter)
    assert "May I quote the guide?" in fatou.get(learner.at(f"reading/{BOOK}/")).content.decode()


def test_a_question_sent_twice_is_asked_once(emil: Client, learner: Learner) -> None:
    ask(emil, learner, "May I quote the guide?")
    ask(emil, learner, "May I quote the guide?")

    assert (Asked.objects.count(), Letter.objects.count()) == (1, 1)


def test_another_question_by_the_same_form_is_another_question(emil: Client, learner: Learner) -> None:
    ask(emil, learner, "May I quote the guide?")
    ask(emil, learner, "May I quote the guide in a meeting?")

    assert Asked.objects.count() == 2


def test_an_empty_question_keeps_the_page(emil: Client, learner: Learner) -> None:
    assert ask(emil, learner, "  ").status_code == 422


def test_a_question_that_is_too_long_stays_on_the_page(emil: Client, learner: Learner) -> None:
    answer = ask(emil, learner, "why? " * 20_000)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("why?") == 20_000
    assert "please shorten it" in page


def test_before_there_is_a_mentor_the_page_says_when_one_can_ask(world: World, client: Client) -> None:
    learner = make_learner(world, mentor=False)
    client.force_login(world.emil)

    page = client.get(learner.at(f"reading/{BOOK}/")).content.decode()
    answer = ask(client, learner, "Anybody there?")

    assert "You can ask as soon as you have a mentor." in page
    assert answer.status_code == 409
    assert "Anybody there?" not in page
    assert Asked.objects.count() == 0


def test_the_mentor_answers_once(world: World, emil: Client, fatou: Client, learner: Learner) -> None:
    ask(emil, learner, "May I quote the guide?")
    number = Asked.objects.get().pk
    address = learner.at(f"reading/{BOOK}/answer/")

    fatou.post(address, {"question": number, "words": "Yes, with care."})
    again = fatou.post(address, {"question": number, "words": "No, on second thoughts."})

    page = emil.get(learner.at(f"reading/{BOOK}/")).content.decode()
    assert again.status_code == 409
    assert "No, on second thoughts." in again.content.decode()  # kept for copying
    assert "Yes, with care." in page
    assert "second thoughts" not in page
    assert Letter.objects.get(template="question-answered").to == world.emil


def test_open_questions_stand_ready_for_the_agenda(emil: Client, fatou: Client, learner: Learner) -> None:
    ask(emil, learner, "May I quote the guide?", "one")
    ask(emil, learner, "Is annex A in force?", "two")
    fatou.post(
        learner.at(f"reading/{BOOK}/answer/"), {"question": Asked.objects.earliest("pk").pk, "words": "Yes."}
    )

    assert [each.words for each in queries.open_questions(learner.enrolment)] == ["Is annex A in force?"]


def test_the_secretariat_sees_how_far_and_no_question(world: World, emil: Client, learner: Learner) -> None:
    emil.post(learner.at(f"reading/{BOOK}/mark/"), {"status": "read"})
    ask(emil, learner, "Is the secretariat always this slow?")
    client = Client()
    client.force_login(world.hugo)

    page = client.get(learner.at("reading/")).content.decode()

    assert "1 of 10 essential documents read" in page
    assert "question" not in page.split("<main")[1].split("</main")[0].replace("questions wait", "")


def test_the_list_asks_the_database_a_fixed_number_of_times(
    emil: Client, learner: Learner, django_assert_num_queries: Any
) -> None:
    for reading in ("my-iso-job", BOOK, "proc-01"):
        emil.post(learner.at(f"reading/{reading}/mark/"), {"status": "read"})
        emil.post(learner.at(f"reading/{reading}/ask/"), {"words": f"About {reading}?", "once": reading})

    emil.get(learner.at("reading/"))  # shows the messages, which are then forgotten

    with django_assert_num_queries(7):
        emil.get(learner.at("reading/"))
    with django_assert_num_queries(7):
        emil.get(learner.at(f"reading/{BOOK}/"))


def test_the_newer_edition_is_named(emil: Client, learner: Learner) -> None:
    assert "2009" in emil.get(learner.at("reading/")).content.decode()


def test_reading_shows_in_the_evidence_and_in_what_is_under_way(emil: Client, learner: Learner) -> None:
    emil.post(learner.at("reading/my-iso-job/mark/"), {"status": "read"})
    emil.post(learner.at(f"reading/{BOOK}/mark/"), {"status": "reading"})

    shown = [(each.kind, each.ref) for each in queries.evidence(learner.enrolment)]
    pending = [(each.code, each.ref) for each in queries.pending(learner.enrolment)]

    assert shown == [("readings-read", "my-iso-job")]
    assert pending == [("pending-reading-begun", BOOK)]


def test_nothing_is_asked_after_the_pair_has_ended(world: World, emil: Client, learner: Learner) -> None:
    assert learner.pairing
    learner.pairing.ended_at = learner.pairing.proposed_at + timedelta(days=30)
    learner.pairing.state = "ended"
    learner.pairing.save()

    assert ask(emil, learner, "Still there?").status_code == 409
