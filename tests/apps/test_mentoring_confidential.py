"""Either of a pair may ask to end it, in confidence: one named person reads the words, and nobody else."""

import io
import json

import pytest
from django.core.management import call_command
from django.test import Client

from convenor.apps.accounts.models import Seat
from convenor.apps.audit.models import Entry
from convenor.apps.mentoring.actions import pairs
from convenor.apps.mentoring.models import EndRequest, Pairing
from convenor.apps.mentoring.queries import pairs as reading
from convenor.apps.mentoring.queries.joining import turns
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Refused, Role
from joining_steps import LATER, letters_to, link_to, paired, proposed
from world import NOW, World

WORDS = "She talks over me in every call and I dread the next one."


def asked(world: World) -> EndRequest:
    """Emil has written to Karin."""
    return pairs.ask_to_end(paired(world), WORDS, world.karin, by=world.emil, at=LATER)


def test_the_form_says_by_name_who_reads_it(world: World, client: Client) -> None:
    pairing = paired(world)
    client.force_login(world.emil)

    page = client.get(f"/pairings/{pairing.pk}/end/").content.decode()

    assert "<strong>Karin Sutter</strong>" in page
    assert "The other of your pair" in page


def test_the_confidant_gets_a_letter_without_the_words(world: World, client: Client) -> None:
    pairing = paired(world)
    client.force_login(world.emil)

    client.post(f"/pairings/{pairing.pk}/end/", {"confidant": world.karin.pk, "words": WORDS})

    letter = read(Letter.objects.get(to=world.karin))
    assert (letters_to(world.karin), letter.link) == (["end-asked"], "/confidential/")
    assert all(word not in letter.packed() for word in (WORDS, "Emil", "Fatou"))


def test_the_confidant_reads_the_words(world: World, client: Client) -> None:
    asked(world)
    client.force_login(world.karin)

    page = client.get("/confidential/").content.decode()

    assert WORDS in page
    assert "Emil Nordahl" in page


@pytest.mark.parametrize("who", ["hugo", "fatou", "ines", "amina", "greta"])
def test_nobody_else_comes_near_the_words(world: World, client: Client, who: str) -> None:
    request = asked(world)
    client.force_login(getattr(world, who))

    assert client.get("/confidential/").status_code == 404
    assert client.post(f"/confidential/{request.pk}/", {"answer": "end", "reason": "x"}).status_code == 404
    for address in (f"/pairings/{request.pairing_id}/", "/alarms/", "/mentors/", "/home/"):
        assert WORDS not in client.get(address).content.decode()


@pytest.mark.parametrize("who", ["hugo", "fatou"])
def test_nobody_sees_that_it_was_asked(world: World, client: Client, who: str) -> None:
    request = asked(world)
    client.force_login(getattr(world, who))

    page = client.get(f"/pairings/{request.pairing_id}/").content.decode()

    assert "You have asked" not in page
    assert Pairing.objects.get().state == "active"
    assert [each for each in letters_to(getattr(world, who)) if each.startswith("end-")] == []


def test_a_dump_of_the_database_holds_none_of_the_words(world: World) -> None:
    asked(world)
    out = io.StringIO()

    call_command("dumpdata", "mentoring", "outbox", "audit", stdout=out)

    assert WORDS not in out.getvalue()
    assert len(json.loads(out.getvalue())) > 5


def test_a_second_confidant_does_not_read_what_was_asked_of_the_first(world: World, client: Client) -> None:
    Seat.objects.create(person=world.bruno, kind=Seat.Kind.CONFIDANT)
    request = asked(world)
    client.force_login(world.bruno)

    assert WORDS not in client.get("/confidential/").content.decode()
    assert client.post(f"/confidential/{request.pk}/", {"answer": "go-on"}).status_code == 404


def test_with_several_confidants_the_asker_chooses_one(world: World, client: Client) -> None:
    Seat.objects.create(person=world.bruno, kind=Seat.Kind.CONFIDANT)
    pairing = paired(world)
    client.force_login(world.emil)

    page = client.get(f"/pairings/{pairing.pk}/end/").content.decode()
    client.post(f"/pairings/{pairing.pk}/end/", {"confidant": world.bruno.pk, "words": WORDS})

    assert ("Bruno Rossi" in page, "Karin Sutter" in page) == (True, True)
    assert EndRequest.objects.get().asked_of == world.bruno
    assert letters_to(world.karin) == []


def test_a_confidant_who_is_of_the_pair_is_not_offered(world: World, client: Client) -> None:
    Seat.objects.update_or_create(kind=Seat.Kind.CONFIDANT, defaults={"person": world.fatou})
    pairing = paired(world)
    client.force_login(world.emil)

    page = client.get(f"/pairings/{pairing.pk}/end/").content.decode()
    answer = client.post(f"/pairings/{pairing.pk}/end/", {"confidant": world.fatou.pk, "words": WORDS})

    assert "At present nobody outside your pair can be asked here." in page
    assert answer.status_code == 422
    with pytest.raises(Refused) as refused:
        pairs.ask_to_end(pairing, WORDS, world.fatou, by=world.emil, at=NOW)
    assert refused.value.code == "confidant-inside-the-pair"


def test_asking_twice_is_answered_in_words_and_keeps_what_was_written(world: World, client: Client) -> None:
    request = asked(world)
    client.force_login(world.emil)

    answer = client.post(
        f"/pairings/{request.pairing_id}/end/",
        {"confidant": world.karin.pk, "words": "Please hurry, it is bad."},
    )

    assert answer.status_code == 409
    assert "You have asked already" in answer.content.decode()
    assert "Please hurry, it is bad." in answer.content.decode()
    assert letters_to(world.karin) == ["end-asked"]


def test_the_confidant_ends_the_pair_and_the_others_are_told_only_that(world: World, client: Client) -> None:
    request = asked(world)
    client.force_login(world.karin)

    client.post(f"/confidential/{request.pk}/", {"answer": "end", "reason": "The pair has ended."})

    request.refresh_from_db()
    assert (Pairing.objects.get().state, request.ended, request.answered_by) == ("ended", True, world.karin)
    for person in (world.emil, world.fatou, world.hugo):
        assert letters_to(person)[-1] == "pairing-ended"
    assert link_to(world.hugo, "pairing-ended") == f"/journeys/{request.pairing.journey_id}/pairing/"
    client.force_login(world.fatou)
    page = client.get(f"/pairings/{request.pairing_id}/").content.decode()
    assert ("The pair has ended." in page, "Karin" in page, WORDS in page) == (True, False, False)


def test_the_secretariat_is_led_to_choose_another_mentor(world: World) -> None:
    pairs.answer_request(asked(world), ends=True, by=world.karin, at=LATER, reason="The pair has ended.")

    titles = [each.title for each in turns(world.hugo, {Role.PERSON, Role.SECRETARIAT})]

    assert titles == ["Choose a mentor for Emil Nordahl"]


def test_the_pair_goes_on_and_only_the_asker_is_told(world: World, client: Client) -> None:
    request = asked(world)
    before = {person.name: letters_to(person) for person in (world.fatou, world.hugo)}
    client.force_login(world.karin)

    client.post(f"/confidential/{request.pk}/", {"answer": "go-on"})

    request.refresh_from_db()
    assert (Pairing.objects.get().state, request.ended) == ("active", False)
    assert letters_to(world.emil)[-1] == "end-answered"
    assert {person.name: letters_to(person) for person in (world.fatou, world.hugo)} == before
    client.force_login(world.emil)
    assert "the pair goes on" in client.get(f"/pairings/{request.pairing_id}/").content.decode()


def test_ending_needs_words_that_the_others_may_read(world: World, client: Client) -> None:
    request = asked(world)
    client.force_login(world.karin)

    answer = client.post(f"/confidential/{request.pk}/", {"answer": "end", "reason": " "})

    assert answer.status_code == 409
    assert "Leave out what was told to you in confidence." in answer.content.decode()
    assert Pairing.objects.get().state == "active"


def test_a_double_click_answers_once(world: World, client: Client) -> None:
    request = asked(world)
    client.force_login(world.karin)

    client.post(f"/confidential/{request.pk}/", {"answer": "go-on"})
    again = client.post(f"/confidential/{request.pk}/", {"answer": "end", "reason": "Over."})

    assert again.status_code == 409
    assert "This request is answered already." in again.content.decode()
    assert Pairing.objects.get().state == "active"


def test_both_may_ask_and_neither_learns_of_the_other(world: World) -> None:
    request = asked(world)
    other = pairs.ask_to_end(request.pairing, "He never reads.", world.karin, by=world.fatou, at=LATER)

    pairs.answer_request(request, ends=True, by=world.karin, at=LATER, reason="It has ended.")
    pairs.answer_request(other, ends=True, by=world.karin, at=LATER, reason="It has ended.")

    assert [each.ended for each in EndRequest.objects.all()] == [True, True]
    assert letters_to(world.fatou).count("pairing-ended") == 1


def test_what_is_asked_in_confidence_is_the_confidants_turn(world: World) -> None:
    asked(world)

    turn = turns(world.karin, {Role.PERSON, Role.CONFIDANT})[0]

    assert (turn.url, "Emil" in turn.title + turn.words) == ("/confidential/", False)


def test_a_pair_that_is_only_proposed_is_declined_not_ended(world: World, client: Client) -> None:
    pairing = proposed(world)
    client.force_login(world.emil)

    assert client.get(f"/pairings/{pairing.pk}/end/").status_code == 409


def test_the_line_in_the_audit_holds_no_words(world: World) -> None:
    request = asked(world)

    line = Entry.objects.get(action="end.asked")

    assert (line.subject, line.detail) == (str(request.pk), {})


def test_the_words_come_back_only_for_their_own_request(world: World) -> None:
    request = asked(world)

    assert reading.words_of(request) == WORDS
    request.pk += 1
    with pytest.raises(Refused) as refused:
        reading.words_of(request)
    assert refused.value.code == "seal-broken"


@pytest.mark.parametrize("number", [1, 4])
def test_the_page_asks_the_same_few_questions_however_many_asked(
    world: World, client: Client, django_assert_num_queries: object, number: int
) -> None:
    request = asked(world)
    for _ in range(number - 1):
        EndRequest.objects.create(
            pairing=request.pairing,
            asked_by=world.emil,
            asked_of=world.karin,
            words=b"",
            asked_at=NOW,
            answered_at=NOW,
            answered_by=world.karin,
            ended=False,
        )
    client.force_login(world.karin)

    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get("/confidential/")
