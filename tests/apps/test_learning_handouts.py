"""Handouts: saved while typed, submitted in versions, talked about, taken away."""

from typing import Any

import pytest
from django.test import Client

from convenor.apps.learning import queries
from convenor.apps.learning.models import Answer, Comment, Handout, Version
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from learners import Learner, make_learner, pair_up
from world import World

PREPARING = "handouts/preparing/"


@pytest.fixture
def learner(world: World) -> Learner:
    world.fatou.language = "en"
    world.fatou.save()
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


@pytest.fixture
def hugo(world: World) -> Client:
    client = Client()
    client.force_login(world.hugo)
    return client


def save(client: Client, learner: Learner, question: str, text: str, revision: int = 0) -> Any:
    data = {"field": question, "text": text, "revision": revision}
    return client.post(learner.at(f"{PREPARING}save/"), data, headers={"Accept": "application/json"})


def submit(client: Client, learner: Learner) -> Any:
    return client.post(learner.at(f"{PREPARING}submit/"), {"anyway": "on"})


def comment(client: Client, learner: Learner, words: str, question: str = "q1", once: str = "one") -> Any:
    data = {"question": question, "words": words, "once": once}
    return client.post(learner.at(f"{PREPARING}comment/"), data)


def shown(client: Client, learner: Learner, rest: str = "") -> str:
    return client.get(learner.at(f"{PREPARING}{rest}")).content.decode()


def test_an_answer_is_saved_while_it_is_written(emil: Client, learner: Learner) -> None:
    first = save(emil, learner, "q1", "Amina and Bruno.")
    second = save(emil, learner, "q1", "Amina and Bruno, from Dakar and Rome.", 1)

    assert (first.json()["revision"], second.json()["revision"]) == (1, 2)
    assert "Amina and Bruno, from Dakar and Rome." in shown(emil, learner, "write/")


def test_the_same_text_again_changes_nothing(emil: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Amina and Bruno.")

    again = save(emil, learner, "q1", "Amina and Bruno.", 0)  # its first answer was lost on the way

    assert (again.status_code, again.json()["revision"]) == (200, 1)


def test_a_stale_tab_gets_the_other_text_to_choose_from(emil: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "From the desk")

    answer = save(emil, learner, "q1", "From the phone", 0)

    told = answer.json()
    assert answer.status_code == 409
    assert (told["text"], told["revision"]) == ("From the desk", 1)
    assert told["words"] == "Changed in another window: choose which text stays."


def test_an_answer_of_100_000_characters_is_told_its_length(emil: Client, learner: Learner) -> None:
    answer = save(emil, learner, "q1", "x" * 100_000)

    assert answer.status_code == 422
    assert answer.json()["words"].startswith("This is 100,000 characters long and 20,000 fit")
    assert Answer.objects.count() == 0


def test_control_characters_are_left_out(emil: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Am\x00ina\x07 and\r\nBruno")

    assert "Amina and\nBruno" in shown(emil, learner, "write/")


def test_a_question_that_the_form_does_not_have_is_refused(emil: Client, learner: Learner) -> None:
    assert save(emil, learner, "q99", "Anything").status_code == 422


def test_before_there_is_a_mentor_the_questions_are_shown_and_nothing_is_taken(
    world: World, client: Client
) -> None:
    learner = make_learner(world, mentor=False)
    client.force_login(world.emil)

    assert "it can begin once you have one" in shown(client, learner, "write/")
    assert save(client, learner, "q1", "Amina").status_code == 422


def test_without_scripts_one_button_saves_everything(emil: Client, learner: Learner) -> None:
    data = {"q1": "Amina", "revision-q1": "0", "q5": "25 experts", "revision-q5": "0"}

    answer = emil.post(learner.at(f"{PREPARING}keep/"), data)

    assert answer["Location"] == learner.at(f"{PREPARING}write/")
    page = shown(emil, learner, "write/")
    assert ("Amina" in page, "25 experts" in page) == (True, True)


def test_without_scripts_a_stale_page_keeps_both_texts_and_saves_the_rest(
    emil: Client, learner: Learner
) -> None:
    save(emil, learner, "q1", "From the desk")
    data = {"q1": "From the phone", "revision-q1": "0", "q5": "25 experts", "revision-q5": "0"}

    answer = emil.post(learner.at(f"{PREPARING}keep/"), data)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "From the desk" in page
    assert "From the phone</textarea>" in page
    assert 'name="revision-q1" data-revision-of="q1" value="1"' in page
    assert "25 experts" in shown(emil, learner, "write/")


def test_without_scripts_a_text_that_is_too_long_stays_in_its_box(emil: Client, learner: Learner) -> None:
    answer = emil.post(learner.at(f"{PREPARING}keep/"), {"q1": "x" * 100_000, "revision-q1": "0"})

    page = answer.content.decode()
    assert "x" * 100_000 in page
    assert "This is 100,000 characters long" in page


def test_what_is_known_of_the_group_is_offered_and_not_inserted(emil: Client, learner: Learner) -> None:
    page = shown(emil, learner, "write/")

    offer = "The convenors are Amina Haddad (ASN) and Bruno Rossi (UNI)."
    assert f"We know: “{offer}”" in page
    assert f"{offer}</textarea>" not in page


def test_the_offer_starts_the_answer_when_asked_for(emil: Client, learner: Learner) -> None:
    emil.post(learner.at(f"{PREPARING}keep/"), {"q2": "We had a call.", "revision-q2": "0", "use": "q2"})

    page = shown(emil, learner, "write/")
    assert "We had a call.\n\nThe secretary of the group is Hugo Favre.</textarea>" in page


def test_the_line_who_sees_this_names_people(emil: Client, fatou: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Amina")
    submit(emil, learner)

    writing, reading = shown(emil, learner, "write/"), shown(fatou, learner)

    assert writing.count("Only you and Fatou see this answer.") == 5
    assert writing.count("You, Fatou and the secretariat see this answer.") == 3
    assert reading.count("Only Emil and you see this answer.") == 5
    assert reading.count("Emil, you and the secretariat see this answer.") == 3


def test_nothing_is_submitted_without_a_word(emil: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "")

    answer = submit(emil, learner)

    assert answer.status_code == 422
    assert "Answer at least one question before you submit." in answer.content.decode()


def test_gaps_are_named_and_may_be_left_by_ticking(emil: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Amina")

    without = emil.post(learner.at(f"{PREPARING}submit/"))
    ticked = submit(emil, learner)

    assert "no answer yet: 2, 3, 4, 5, 6, 7." in without.content.decode()
    assert ticked["Location"] == learner.at(PREPARING)
    assert Version.objects.count() == 1


def test_submitting_twice_makes_one_version_and_one_letter(emil: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Amina")
    submit(emil, learner)
    submit(emil, learner)

    assert Version.objects.count() == 1
    assert Letter.objects.filter(template="handout-submitted").count() == 1


def test_the_mentor_sees_what_was_submitted_and_never_the_draft(
    emil: Client, fatou: Client, learner: Learner
) -> None:
    save(emil, learner, "q1", "Amina talks too much.")
    before = shown(fatou, learner)
    submit(emil, learner)
    save(emil, learner, "q1", "Amina talks at length.", 1)

    assert "has not submitted this handout yet" in before
    assert "too much" not in before
    assert "Amina talks too much." in shown(fatou, learner)
    assert "at length" not in shown(fatou, learner)


def test_a_change_after_submitting_makes_the_next_version(
    emil: Client, fatou: Client, learner: Learner
) -> None:
    save(emil, learner, "q1", "Amina talks too much.")
    submit(emil, learner)
    save(emil, learner, "q1", "Amina talks at length.", 1)
    changed = shown(emil, learner, "write/")
    submit(emil, learner)

    page = shown(fatou, learner, "versions/")
    assert "You have changed something since" in changed
    assert "What changed from version 1 to version 2." in page
    assert "too much. " in page.replace("</span>too much.<span", "too much. ")
    assert page.count("<ins>") == 1
    assert page.count("<del>") == 1


def test_the_secretariat_sees_only_what_the_pack_lets_it_see(
    emil: Client, hugo: Client, learner: Learner
) -> None:
    save(emil, learner, "q1", "Bruno interrupts.")
    save(emil, learner, "q3", "A revision.")
    submit(emil, learner)

    page = shown(hugo, learner)

    assert "A revision." in page
    assert "Bruno interrupts." not in page
    assert "5 questions are between Emil and the mentor alone." in page


@pytest.mark.parametrize("file", ["handout.docx", "handout.pdf"])
def test_a_file_holds_what_its_reader_may_read(
    emil: Client, fatou: Client, hugo: Client, learner: Learner, file: str
) -> None:
    save(emil, learner, "q1", "Bruno interrupts.")
    save(emil, learner, "q3", "Examiners divide.")
    submit(emil, learner)

    texts = {}
    for name, client in {"emil": emil, "fatou": fatou, "hugo": hugo}.items():
        answer = client.get(learner.at(f"{PREPARING}{file}"))
        texts[name] = text_of(answer.content, file)
        assert answer["Content-Disposition"] == (
            f'attachment; filename="preparing-for-your-first-meeting-emil-nordahl.{file[-4:].strip(".")}"'
        )

    assert {name: "Bruno interrupts." in text for name, text in texts.items()} == {
        "emil": True,
        "fatou": True,
        "hugo": False,
    }
    assert all("Examiners divide." in text for text in texts.values())


def text_of(data: bytes, name: str) -> str:
    from io import BytesIO

    from docx import Document
    from pypdf import PdfReader

    if name.endswith("pdf"):
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return " ".join(each.text for each in Document(BytesIO(data)).paragraphs)


def test_there_is_no_file_before_something_is_submitted(emil: Client, hugo: Client, learner: Learner) -> None:
    save(emil, learner, "q3", "A draft.")

    assert hugo.get(learner.at(f"{PREPARING}handout.pdf")).status_code == 404


def test_the_mentor_comments_and_the_mentee_replies(emil: Client, fatou: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Amina and Bruno.")
    submit(emil, learner)
    comment(fatou, learner, "Ask Bruno how he likes to be interrupted.")
    comment(emil, learner, "I will, on Monday.", once="two")

    page = shown(fatou, learner)
    assert page.index("Ask Bruno how") < page.index("I will, on Monday.")


def test_a_comment_sent_twice_is_said_once_and_several_make_one_letter_a_day(
    world: World, emil: Client, fatou: Client, learner: Learner
) -> None:
    save(emil, learner, "q1", "Amina and Bruno.")
    submit(emil, learner)
    comment(fatou, learner, "Good.")
    comment(fatou, learner, "Good.")
    comment(fatou, learner, "Good, and short.")
    comment(fatou, learner, "Good.", question="q2")

    assert Comment.objects.count() == 3
    assert [each.to for each in Letter.objects.filter(template="handout-commented")] == [world.emil]


def test_replies_make_one_letter_a_day_to_the_mentor_and_carry_no_word(
    world: World, emil: Client, fatou: Client, learner: Learner
) -> None:
    save(emil, learner, "q1", "Amina and Bruno.")
    submit(emil, learner)
    comment(fatou, learner, "Who speaks first?")
    comment(emil, learner, "Bruno, I believe.")
    comment(emil, learner, "No: Amina.")

    letter = Letter.objects.get(template="comment-replied")
    assert letter.to == world.fatou
    assert "Bruno" not in read(letter).text
    assert "replied" in read(letter).text


def test_there_is_nothing_to_comment_on_before_it_is_submitted(
    emil: Client, fatou: Client, learner: Learner
) -> None:
    save(emil, learner, "q1", "Amina and Bruno.")

    answer = comment(fatou, learner, "May I see what you have so far?")

    assert answer.status_code == 409
    assert "May I see what you have so far?" in answer.content.decode()


def test_an_empty_comment_keeps_the_page(emil: Client, fatou: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Amina and Bruno.")
    submit(emil, learner)

    assert comment(fatou, learner, " ").status_code == 422


def test_the_secretariat_never_sees_a_comment(
    emil: Client, fatou: Client, hugo: Client, learner: Learner
) -> None:
    save(emil, learner, "q3", "A revision.")
    submit(emil, learner)
    comment(fatou, learner, "The secretariat will not like it.", question="q3")

    assert "will not like it" not in shown(hugo, learner)


def discuss(client: Client, learner: Learner, question: str, discussed: str = "yes") -> None:
    client.post(learner.at(f"{PREPARING}discussed/"), {"question": question, "discussed": discussed})


def test_the_handout_is_discussed_when_every_answer_is(emil: Client, fatou: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Amina and Bruno.")
    save(emil, learner, "q3", "A revision.")
    submit(emil, learner)

    discuss(fatou, learner, "q1")
    half = Handout.objects.get().discussed_at
    discuss(emil, learner, "q3")
    whole = Handout.objects.get().discussed_at
    discuss(emil, learner, "q3", "no")

    assert (half, whole is not None, Handout.objects.get().discussed_at) == (None, True, None)


def test_a_changed_answer_has_to_be_talked_about_again(emil: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Amina and Bruno.")
    save(emil, learner, "q3", "A revision.")
    submit(emil, learner)
    discuss(emil, learner, "q1")
    discuss(emil, learner, "q3")
    save(emil, learner, "q3", "A large revision.", 1)
    submit(emil, learner)

    marked = Answer.objects.exclude(discussed_at=None).values_list("question", flat=True)
    assert list(marked) == ["q1"]


def test_a_new_mentor_reads_only_what_is_submitted_to_the_new_pair(
    world: World, emil: Client, fatou: Client, learner: Learner
) -> None:
    save(emil, learner, "q1", "Fatou knows about Bruno.")
    submit(emil, learner)
    comment(fatou, learner, "Between us.")
    learner.journey.pairings.update(state="ended")
    pair_up(world, learner.journey, world.greta)
    greta = Client()
    greta.force_login(world.greta)

    before = shown(greta, learner)
    submit(emil, learner)
    after = shown(greta, learner)

    assert "submitted this to an earlier mentor" in before
    assert "Fatou knows about Bruno." not in before
    assert "Fatou knows about Bruno." in after
    assert "Between us." not in after
    assert "Between us." in shown(emil, learner)


def test_handouts_show_in_the_evidence_and_in_what_is_under_way(emil: Client, learner: Learner) -> None:
    save(emil, learner, "q1", "Amina and Bruno.")
    under_way = [(each.code, each.ref, each.values) for each in queries.pending(learner.enrolment)]
    submit(emil, learner)

    assert under_way == [("pending-handout-begun", "preparing", {"answered": 1, "of": 7})]
    assert [(each.kind, each.ref) for each in queries.evidence(learner.enrolment)] == [
        ("handout-submitted", "preparing")
    ]
    assert queries.pending(learner.enrolment) == []


def test_evidence_of_many_asks_as_often_as_evidence_of_one(
    world: World, emil: Client, learner: Learner, django_assert_num_queries: Any
) -> None:
    other = make_learner(world, world.chen, mentor=False)
    save(emil, learner, "q1", "Amina and Bruno.")

    for enrolments in ([learner.enrolment], [learner.enrolment, other.enrolment]):
        with django_assert_num_queries(3):
            queries.evidence_for(enrolments)
        with django_assert_num_queries(3):
            found = queries.pending_for(enrolments)

    assert {pk: len(each) for pk, each in found.items()} == {learner.enrolment.pk: 1, other.enrolment.pk: 0}


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    emil: Client, fatou: Client, learner: Learner, django_assert_num_queries: Any
) -> None:
    for question in ("q1", "q3", "q5"):
        save(emil, learner, question, "Some words.")
    submit(emil, learner)
    comment(fatou, learner, "One.")
    comment(fatou, learner, "Two.", question="q3", once="two")
    for client in (emil, fatou):
        shown(client, learner)  # shows the messages, which are then forgotten

    with django_assert_num_queries(11):
        shown(emil, learner, "write/")
    with django_assert_num_queries(9):
        shown(fatou, learner)
    with django_assert_num_queries(7):
        shown(fatou, learner, "versions/")
