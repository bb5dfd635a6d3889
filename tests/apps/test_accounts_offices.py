"""The secretariat gives and ends offices, corrects addresses, closes and opens accounts; all of it in words."""

import pytest
from django.test import Client

from convenor.apps.accounts.actions import invite
from convenor.apps.accounts.models import Person, Seat
from convenor.apps.audit.models import Entry
from convenor.apps.mentoring.actions import pairs
from convenor.domain.kernel import Refused
from joining_steps import LATER, mentor, nominated, paired, proposed
from world import World


@pytest.fixture
def hugo(client: Client, world: World) -> Client:
    client.force_login(world.hugo)
    return client


def seats(person: Person) -> list[str]:
    return list(Seat.objects.filter(person=person).values_list("kind", flat=True))


def correction(person: Person, email: str) -> dict[str, object]:
    return {"name": person.name, "email": email, "body": person.body_id or ""}


def test_an_office_is_given_and_ended_and_both_are_written_down(hugo: Client, world: World) -> None:
    page = f"/people/{world.chen.pk}/seats/"

    answers = [
        hugo.post(f"{page}{verb}/", {"kind": "secretariat"}) for verb in ("give", "give", "end", "end")
    ]

    assert [each.status_code for each in answers] == [302, 302, 302, 409]
    assert seats(world.chen) == []
    lines = Entry.objects.filter(action__startswith="seat.").values_list("action", flat=True)
    assert list(lines) == ["seat.given", "seat.given", "seat.ended"]


def test_whoever_was_given_the_office_has_its_pages_until_it_ends(hugo: Client, world: World) -> None:
    chen = Client()
    chen.force_login(world.chen)
    page, found = f"/people/{world.chen.pk}/seats/", []

    for verb in ("give", "end"):
        hugo.post(f"{page}{verb}/", {"kind": "secretariat"})
        found.append(chen.get("/people/").status_code)

    assert found == [200, 404]


def test_nobody_gives_or_ends_an_office_of_ones_own(hugo: Client, world: World) -> None:
    page = f"/people/{world.hugo.pk}/seats/"

    given = hugo.post(f"{page}give/", {"kind": "confidant"})
    ended = hugo.post(f"{page}end/", {"kind": "secretariat"})

    assert (given.status_code, ended.status_code, seats(world.hugo)) == (409, 409, ["secretariat"])
    assert "Nobody gives or ends an office of one&#x27;s own." in given.text


def test_the_last_of_the_secretariat_stays(hugo: Client, world: World) -> None:
    hugo.post(f"/people/{world.chen.pk}/seats/give/", {"kind": "secretariat"})
    Person.objects.filter(pk=world.chen.pk).update(is_active=False)
    greta = Client()
    Seat.objects.create(person=world.greta, kind="secretariat")
    greta.force_login(world.greta)
    first = greta.post(f"/people/{world.hugo.pk}/seats/end/", {"kind": "secretariat"})
    Seat.objects.create(person=world.hugo, kind="secretariat")
    Person.objects.filter(pk=world.greta.pk).update(is_active=False)

    last = Client()
    last.force_login(world.hugo)
    refused = last.post(f"/people/{world.hugo.pk}/seats/end/", {"kind": "secretariat"})

    assert (first.status_code, refused.status_code, seats(world.hugo)) == (302, 409, ["secretariat"])


def test_an_office_that_is_none_is_not_given(hugo: Client, world: World) -> None:
    hugo.post(f"/people/{world.chen.pk}/seats/give/", {"kind": "king"})

    assert seats(world.chen) == []


def test_a_confidant_whose_office_ended_still_answers_what_was_asked(hugo: Client, world: World) -> None:
    pairs.ask_to_end(paired(world), "We do not fit.", world.karin, by=world.emil, at=LATER)
    hugo.post(f"/people/{world.karin.pk}/seats/end/", {"kind": "confidant"})
    karin = Client()
    karin.force_login(world.karin)

    assert "We do not fit." in karin.get("/confidential/").text


def test_an_address_is_corrected_and_letters_to_the_old_one_open_nothing(hugo: Client, world: World) -> None:
    link = invite(world.emil, by=world.hugo, at=LATER.replace(year=LATER.year + 1))

    hugo.post(f"/people/{world.emil.pk}/", correction(world.emil, "Emil.Nordahl@example.org"))

    assert Person.objects.get(pk=world.emil.pk).email == "emil.nordahl@example.org"
    assert Client().get(link).status_code == 410


def test_an_address_of_somebody_else_is_refused_and_what_was_typed_stays(hugo: Client, world: World) -> None:
    data = correction(world.emil, "DANA@example.org") | {"name": "Emil Nordahl-Moe"}

    answer = hugo.post(f"/people/{world.emil.pk}/", data)

    assert answer.status_code == 422
    assert "Dana Weber has this address already." in answer.text
    assert "Emil Nordahl-Moe" in answer.text
    assert Person.objects.get(pk=world.emil.pk).name == "Emil Nordahl"


def test_a_closed_account_is_signed_out_and_can_be_opened_again(hugo: Client, world: World) -> None:
    chen = Client()
    chen.force_login(world.chen)
    found = [chen.get("/home/").status_code]

    hugo.post(f"/people/{world.chen.pk}/deactivate/")
    found.append(chen.get("/home/").status_code)
    hugo.post(f"/people/{world.chen.pk}/reactivate/")
    found.append(chen.get("/home/").status_code)

    assert found == [200, 302, 302]
    assert Person.objects.get(pk=world.chen.pk).is_active


def test_the_link_in_a_letter_does_not_open_a_closed_account(hugo: Client, world: World) -> None:
    link = invite(world.chen, by=world.hugo, at=LATER.replace(year=LATER.year + 1))
    hugo.post(f"/people/{world.chen.pk}/deactivate/")

    assert Client().get(link).status_code == 410
    assert hugo.post(f"/people/{world.chen.pk}/invite/").status_code == 409


def test_somebody_in_a_pair_is_not_closed_out_and_the_words_say_with_whom(hugo: Client, world: World) -> None:
    paired(world)

    for person, other in ((world.emil, "Fatou Diop"), (world.fatou, "Emil Nordahl")):
        answer = hugo.post(f"/people/{person.pk}/deactivate/")
        assert (answer.status_code, other in answer.text) == (409, True)
        assert Person.objects.get(pk=person.pk).is_active


def test_with_an_office_or_oneself_the_account_stays_open(hugo: Client, world: World) -> None:
    answers = [hugo.post(f"/people/{each.pk}/deactivate/").status_code for each in (world.karin, world.hugo)]

    assert answers == [409, 409]


def test_twice_is_said_in_words(hugo: Client, world: World) -> None:
    page = f"/people/{world.chen.pk}/"

    answers = [
        hugo.post(f"{page}{verb}/").status_code
        for verb in ("reactivate", "deactivate", "deactivate", "reactivate")
    ]

    assert answers == [409, 302, 409, 302]


def test_a_mentor_whose_account_is_closed_is_not_proposed(hugo: Client, world: World) -> None:
    pairing = proposed(world)
    pairs.decline(pairing, by=world.fatou, at=LATER)
    hugo.post(f"/people/{world.fatou.pk}/deactivate/")
    page = f"/journeys/{pairing.journey_id}/pairing/"

    assert "Fatou Diop" not in [
        each.entry.mentor.person.name for each in hugo.get(page).context["it"].allowed
    ]
    assert hugo.post(page, {"mentor": mentor(world.fatou).pk}).status_code in (409, 422)


def test_somebody_whose_account_is_closed_is_not_nominated(hugo: Client, world: World) -> None:
    hugo.post(f"/people/{world.emil.pk}/deactivate/")
    world.emil.refresh_from_db()

    with pytest.raises(Refused) as refused:
        nominated(world)

    assert refused.value.code == "person-is-inactive"


@pytest.mark.parametrize("verb", ["seats/give", "seats/end", "deactivate", "reactivate"])
def test_greta_finds_no_such_addresses(client: Client, world: World, verb: str) -> None:
    client.force_login(world.greta)

    assert client.post(f"/people/{world.chen.pk}/{verb}/", {"kind": "secretariat"}).status_code == 404
