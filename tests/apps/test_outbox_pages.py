"""Letters are read in the browser: one's own, as text; in the demo everybody's."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from convenor.apps.accounts.models import Person
from convenor.apps.outbox import actions
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Words
from convenor.domain.programme.definition import LetterTemplate
from world import World

TEMPLATE = LetterTemplate(
    key="test",
    subject=Words({"en": "About {what}"}),
    body=Words({"en": "Dear {name},\n\n{reason}"}),
    button=Words({"en": "Look"}),
)


def letter_to(person: Person, reason: str = "Something happened.", **more: Any) -> Letter:
    count = Letter.objects.count()
    values = {"what": "the talk", "reason": reason}
    return actions.post(
        person, TEMPLATE, values, key=f"t{count}", at=timezone.now(), path="/profile/#hours", **more
    )


def test_the_list_shows_own_letters_and_which_are_not_read(client: Client, world: World) -> None:
    letter = letter_to(world.emil)
    letter_to(world.greta)
    client.force_login(world.emil)

    before = client.get("/letters/")
    client.get(f"/letters/{letter.pk}/")
    after = client.get("/letters/")

    assert [each.letter for each in before.context["letters"]] == [letter]
    assert 'class="unread"' in before.text
    assert 'class="unread"' not in after.text


def test_a_letter_is_text_whatever_was_written_into_it(client: Client, world: World) -> None:
    letter = letter_to(world.emil, "<script>alert(1)</script> & <b>more</b>")
    client.force_login(world.emil)

    page = client.get(f"/letters/{letter.pk}/")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;more&lt;/b&gt;" in page.text
    assert 'href="/profile/#hours"' in page.text


def test_greta_does_not_find_the_letter_of_another(client: Client, world: World) -> None:
    letter = letter_to(world.emil, calendar=("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST"))
    client.force_login(world.greta)

    assert [client.get(f"/letters/{letter.pk}/{rest}").status_code for rest in ("", "invitation.ics")] == [
        404,
        404,
    ]


def test_the_calendar_invitation_can_be_downloaded(client: Client, world: World) -> None:
    letter = letter_to(world.emil, calendar=("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "CANCEL"))
    client.force_login(world.emil)

    answer = client.get(f"/letters/{letter.pk}/invitation.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=CANCEL"
    assert answer.content == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def test_a_letter_without_an_invitation_has_none_to_download(client: Client, world: World) -> None:
    letter = letter_to(world.emil)
    client.force_login(world.emil)

    assert client.get(f"/letters/{letter.pk}/invitation.ics").status_code == 404


def test_a_letter_whose_seal_is_broken_says_so(client: Client, world: World) -> None:
    letter = letter_to(world.emil)
    Letter.objects.update(sealed=b"x" * 60)
    client.force_login(world.emil)

    assert "This letter cannot be opened" in client.get(f"/letters/{letter.pk}/").text
    assert client.get("/letters/").status_code == 200


@pytest.mark.parametrize(("demo", "status"), [(True, 200), (False, 404)])
def test_only_the_demo_shows_everybodys_letters(
    client: Client, world: World, settings: Any, demo: bool, status: int
) -> None:
    letter = letter_to(world.emil)
    settings.DEMO_SIGN_IN = demo
    paths = ("/demo/", "/demo/letters/", f"/demo/letters/{letter.pk}/")

    assert [client.get(path).status_code for path in paths] == [status] * 3
    assert client.post(f"/demo/{world.emil.pk}/").status_code == (302 if demo else 404)


def test_the_demo_signs_in_as_its_people_and_says_who_they_are(client: Client, world: World) -> None:
    page = client.get("/demo/")
    client.post(f"/demo/{world.emil.pk}/")

    said = {each.person.short: each.sentences for each in page.context["players"]}
    assert said["Amina"] == ("convenes WG 57",)
    assert said["Hugo"] == ("works in the secretariat", "secretary of WG 57")
    assert said["Ines"] == ("speaks for SN",)
    assert client.session["_auth_user_id"] == str(world.emil.pk)


def test_a_hundred_letters_take_the_queries_of_one(
    client: Client, world: World, django_assert_num_queries: Any
) -> None:
    for _each in range(100):
        letter_to(world.emil)
    client.force_login(world.emil)

    with django_assert_num_queries(5):  # session, reader, roles, how many, letters
        client.get("/letters/")
