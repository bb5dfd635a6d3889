"""Bad input gets words that say what happened and what to do, and nothing typed is lost.

The first tests tell each case once, by the page on which it is likeliest; the sweep at the end tries every
form that takes words.
"""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import timezone

from convenor.apps.accounts.actions import invite
from convenor.apps.accounts.models import Person
from convenor.apps.mentoring.models import Alarm, Attendance, Journey, Nomination, Pairing
from convenor.apps.outbox.models import Letter
from convenor.content.pack import casco
from joining_steps import accepted, mentor, nominated, paired
from journey_steps import agreed, fresh
from world import NOW, World

LONG = "A long answer. " * 6_667  # 100,005 characters
UNSEEN = "Fine\x00 \x07words\u202e here"


def signed_in(person: Person) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


# one test for each case


def test_a_broken_pack_stops_the_start_and_names_the_line_and_the_remedy(tmp_path: Path) -> None:
    pack = Path(copytree(casco(), tmp_path / "pack"))
    text = (pack / "programme.yaml").read_text("utf-8")
    (pack / "programme.yaml").write_text(text.replace("kind: paired", "kind: pared", 1), "utf-8")

    with override_settings(PACK=str(pack)), pytest.raises(CommandError) as stopped:
        call_command("serve", bind="127.0.0.1:8000")

    assert "did you mean “paired”?" in str(stopped.value)
    assert "programme.yaml:" in str(stopped.value)


def test_an_impossible_move_is_told_and_changes_nothing(world: World) -> None:
    made = nominated(world)  # Emil has not answered yet

    answer = signed_in(world.hugo).post(
        f"/nominations/{made.pk}/confirm/", {"words": "Welcome to the group."}
    )

    assert answer.status_code == 409
    assert "That was not done" in answer.text
    assert "Welcome to the group." in answer.text
    assert Nomination.objects.get().state == "invited"


def test_a_double_click_has_one_effect_and_the_second_says_so(world: World) -> None:
    made, hugo = accepted(world), signed_in(world.hugo)

    answers = [hugo.post(f"/nominations/{made.pk}/confirm/") for _ in range(2)]

    assert [each.status_code for each in answers] == [302, 409]
    assert "This nomination is confirmed already." in answers[1].text
    assert Journey.objects.count() == 1


def test_a_stale_form_in_a_second_tab_writes_nothing_over_and_keeps_its_words(world: World) -> None:
    pairing, json = paired(world), {"Accept": "application/json"}
    talk = f"/sessions/{agreed(fresh(pairing)).pk}/notes/"
    emil, fatou = signed_in(world.emil), signed_in(world.fatou)
    emil.post(talk, {"field": "shared", "text": "From Emil.", "revision": 0}, headers=json)

    answer = fatou.post(talk, {"field": "shared", "text": "From Fatou.", "revision": 0}, headers=json)

    assert (answer.status_code, answer.json()["text"], answer.json()["revision"]) == (409, "From Emil.", 1)
    assert "choose which text stays" in answer.json()["words"]


def test_a_link_used_twice_says_so_and_leads_to_the_sign_in(world: World) -> None:
    link = invite(world.emil, by=world.hugo, at=NOW)
    Client().post(link, {"password": "a boat on the fjord"})

    answer = Client().get(link)

    assert answer.status_code == 410
    assert "This link has done its work" in answer.text
    assert "/account/login/" in answer.text
    assert Person.objects.get(pk=world.emil.pk).check_password("a boat on the fjord")


def test_a_person_nominated_twice_is_named_with_what_stands_and_the_statement_stays(world: World) -> None:
    nominated(world)
    form = {
        "body": world.ines.body_id,
        "person": world.emil.pk,
        "group": world.wg57.pk,
        "statement": "He listens, I say it again.",
    }

    answer = signed_in(world.ines).post("/nominations/new/", form)

    assert answer.status_code == 409
    assert "He listens, I say it again." in answer.text
    assert (Nomination.objects.count(), Letter.objects.filter(to=world.emil).count()) == (1, 1)


def test_a_person_invited_twice_has_one_link_that_works(world: World) -> None:
    hugo = signed_in(world.hugo)

    answers = [hugo.post(f"/people/{world.emil.pk}/invite/", follow=True) for _ in range(2)]

    assert ["is on its way" in each.text for each in answers] == [True, True]
    assert sum(each.expires_at > timezone.now() for each in world.emil.invitations.all()) == 1


def test_a_mentor_removed_while_paired_stays_and_the_words_say_with_whom(world: World) -> None:
    paired(world)

    answer = signed_in(world.hugo).post(f"/mentors/{mentor(world.fatou).pk}/leave/")

    assert answer.status_code == 409
    assert "while paired with somebody: Emil Nordahl." in answer.text
    assert Pairing.objects.get().state == "active"


def test_a_name_with_control_characters_is_kept_without_them(world: World) -> None:
    form = {"name": "Olga\x00 \u202ePetrova\x07", "email": "olga@example.org"}

    signed_in(world.hugo).post("/people/new/", form)

    assert Person.objects.get(email="olga@example.org").name == "Olga Petrova"


def test_an_answer_of_100_000_characters_is_told_by_how_much_it_is_too_long(world: World) -> None:
    made = accepted(world)

    answer = signed_in(world.hugo).post(f"/nominations/{made.pk}/defer/", {"words": LONG})

    assert answer.status_code == 422
    assert "characters long and" in answer.text
    assert LONG.strip() in answer.text
    assert Nomination.objects.get().state == "accepted"


# every form that takes words


def forms_of(world: World) -> dict[str, tuple[Person, str, dict[str, Any], str]]:
    """Who writes where; the last is the field for the words."""
    pairing = fresh(paired(world))
    journey, learning = f"/journeys/{pairing.journey_id}", f"/learning/{pairing.journey.enrolment_id}"
    talk = f"/sessions/{agreed(pairing).pk}"
    claim = Attendance.objects.create(
        journey=pairing.journey, kind="prepared", held_on=NOW.date(), claimed_at=NOW
    )
    alarm = Alarm.objects.create(pairing=pairing, rule="rule-same-wg", group=world.wg57, raised_at=NOW)
    emil, fatou, hugo, amina = world.emil, world.fatou, world.hugo, world.amina
    fatou_entry = f"/mentors/{pairing.mentor_id}/"
    return {
        "a nomination": (
            world.ines,
            "/nominations/new/",
            {"body": world.ines.body_id, "name": "A", "email": "a@example.org", "group": world.wg57.pk},
            "statement",
        ),
        "a point of the agenda": (emil, f"{talk}/points/", {}, "words"),
        "a talk called off": (emil, f"{talk}/cancel/", {}, "reason"),
        "a claim": (
            emil,
            f"{journey}/attendance/claim/",
            {"prepared-held_on": str(NOW.date())},
            "prepared-words",
        ),
        "a claim declined": (amina, f"/attendance/{claim.pk}/decline/", {}, "reason"),
        "an assignment": (fatou, f"{journey}/assignments/new/", {"kind": "report", "title": "A"}, "brief"),
        "a title": (fatou, f"{journey}/assignments/new/", {"kind": "report", "brief": "A"}, "title"),
        "one's own view": (emil, f"{journey}/objectives/lead/own/", {"level": "growing"}, "words"),
        "a signature": (fatou, f"{journey}/objectives/lead/sign/", {}, "words"),
        "a question": (emil, f"{learning}/reading/my-iso-job/ask/", {"once": "a"}, "words"),
        "an end asked for": (emil, f"/pairings/{pairing.pk}/end/", {"confidant": world.karin.pk}, "words"),
        "a pair closed": (hugo, f"/pairings/{pairing.pk}/close/", {}, "reason"),
        "an alarm settled": (hugo, f"/alarms/{alarm.pk}/settle/", {}, "words"),
        "a mentor's entry": (fatou, fatou_entry, {"capacity": 2}, "about"),
        "a conflict": (fatou, f"{fatou_entry}conflicts/", {}, "who"),
        "a person": (hugo, "/people/new/", {"email": "b@example.org"}, "name"),
        "a member body": (hugo, "/member-bodies/", {"acronym": "B"}, "name"),
        "a group": (
            hugo,
            f"/groups/{world.wg57.pk}/edit/",
            {"name": "WG 57", "title": "A"},
            "document_title",
        ),
        "a meeting": (amina, f"/groups/{world.wg57.pk}/meetings/new/", {}, "title"),
    }


NAMES = (
    "a nomination", "a point of the agenda", "a talk called off", "a claim", "a claim declined", "an assignment",
    "a title", "one's own view", "a signature", "a question", "an end asked for", "a pair closed",
    "an alarm settled", "a mentor's entry", "a conflict", "a person", "a member body", "a group", "a meeting",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_100_000_characters_are_refused_in_words_and_shown_again(world: World, name: str) -> None:
    who, path, data, field = forms_of(world)[name]

    answer = signed_in(who).post(path, {**data, field: LONG})

    assert answer.status_code in (200, 409, 422)  # never a redirect: nothing was saved
    assert "characters long and" in answer.text or "too long" in answer.text
    assert LONG.strip() in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_characters_that_nobody_can_see_break_no_form(world: World, name: str) -> None:
    who, path, data, field = forms_of(world)[name]

    answer = signed_in(who).post(path, {**data, field: UNSEEN})

    assert answer.status_code in (200, 302, 409, 422)


def test_the_sweep_knows_every_form_that_it_names(world: World) -> None:
    assert tuple(forms_of(world)) == NAMES
