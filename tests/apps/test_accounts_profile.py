"""A profile is saved whole or not at all, and nothing typed is lost on the way."""

from datetime import time

from django.test import Client

from convenor.apps.accounts.models import Availability, Person, SpokenLanguage
from world import World


def form_of(client: Client, **changes: str) -> dict[str, str]:
    page = client.get("/profile/").context["profile"]
    data = dict(page.form.initial)
    for kind, rows in page.rows.items():
        data[f"{kind}-TOTAL_FORMS"], data[f"{kind}-INITIAL_FORMS"] = str(len(rows.forms)), "0"
        for place, row in enumerate(rows.forms):
            data |= {f"{kind}-{place}-{name}": str(value) for name, value in row.initial.items()}
    return {"press": "save", "seen": page.seen, **data, **changes}


def languages_of(person: Person) -> list[tuple[str, str]]:
    return list(SpokenLanguage.objects.filter(person=person).values_list("code", "level"))


def test_saving_without_a_change_changes_nothing(client: Client, world: World) -> None:
    client.force_login(world.emil)
    before = list(Availability.objects.filter(person=world.emil).values_list("weekday", "start", "end"))

    answer = client.post("/profile/", form_of(client))

    assert answer.status_code == 302
    assert (
        list(Availability.objects.filter(person=world.emil).values_list("weekday", "start", "end")) == before
    )
    assert languages_of(world.emil) == [("en", "C1")]


def test_names_are_cleaned_of_control_characters(client: Client, world: World) -> None:
    client.force_login(world.emil)

    client.post("/profile/", form_of(client, name="Emil\x00 \u202eNordahl", called="\x07Em", said="EH-meel"))

    assert Person.objects.filter(pk=world.emil.pk).values_list("name", "called", "said").get() == (
        "Emil Nordahl", "Em", "EH-meel",
    )  # fmt: skip


def test_a_row_is_added_without_saving_and_what_was_typed_stays(client: Client, world: World) -> None:
    client.force_login(world.emil)

    answer = client.post("/profile/", form_of(client, press="add:languages", called="Emmy"))

    page = answer.context["profile"]
    assert [each.initial for each in page.rows["languages"].forms] == [{"code": "en", "level": "C1"}, {}]
    assert page.form.initial["called"] == "Emmy"
    assert Person.objects.get(pk=world.emil.pk).called == ""


def test_a_row_is_removed_on_saving(client: Client, world: World) -> None:
    client.force_login(world.fatou)
    data = form_of(client)

    shown = client.post("/profile/", {**data, "press": "remove:languages:0"}).context["profile"]
    answer = client.post("/profile/", {**data, "languages-TOTAL_FORMS": "1", "languages-0-code": "fr",
                                       "languages-0-level": "C2"})  # fmt: skip

    assert [each.initial["code"] for each in shown.rows["languages"].forms] == ["fr"]
    assert answer.status_code == 302
    assert languages_of(world.fatou) == [("fr", "C2")]


def test_a_row_left_empty_is_left_out(client: Client, world: World) -> None:
    client.force_login(world.emil)
    empty = {"languages-TOTAL_FORMS": "2", "languages-1-code": "", "languages-1-level": ""}

    client.post("/profile/", form_of(client, **empty))

    assert languages_of(world.emil) == [("en", "C1")]


def test_hours_past_midnight_are_kept_as_written(client: Client, world: World) -> None:
    client.force_login(world.emil)
    late = {
        "windows-TOTAL_FORMS": "1",
        "windows-0-weekday": "0",
        "windows-0-start": "22:00",
        "windows-0-end": "01:00",
    }

    client.post("/profile/", form_of(client, **late))

    assert list(Availability.objects.filter(person=world.emil).values_list("weekday", "start", "end")) == [
        (0, time(22), time(1))
    ]


def test_one_mistake_saves_nothing_and_shows_everything_again(client: Client, world: World) -> None:
    client.force_login(world.emil)
    twice = {"languages-TOTAL_FORMS": "2", "languages-1-code": "en", "languages-1-level": "B2"}

    answer = client.post("/profile/", form_of(client, called="Emmy", **twice))

    assert answer.status_code == 422
    assert "One language stands here twice" in answer.text
    assert 'value="Emmy"' in answer.text
    assert Person.objects.get(pk=world.emil.pk).called == ""


def test_a_stale_form_of_a_second_tab_is_told_and_keeps_what_was_typed(client: Client, world: World) -> None:
    client.force_login(world.emil)
    stale = form_of(client, called="Second tab")
    client.post("/profile/", form_of(client, called="First tab"))

    answer = client.post("/profile/", stale)
    again = client.post("/profile/", {**stale, "seen": answer.context["profile"].seen})

    assert answer.status_code == 422
    assert "changed in another window" in answer.text
    assert 'value="Second tab"' in answer.text
    assert again.status_code == 302
    assert Person.objects.get(pk=world.emil.pk).called == "Second tab"


def test_a_name_of_a_thousand_characters_is_answered_in_words(client: Client, world: World) -> None:
    client.force_login(world.emil)

    answer = client.post("/profile/", form_of(client, name="E" * 1000))

    assert "This is 1000 characters long and 120 fit: please shorten it by 880 characters." in answer.text


def test_the_member_body_and_the_address_cannot_be_posted(client: Client, world: World) -> None:
    client.force_login(world.emil)

    client.post("/profile/", form_of(client, email="x@example.org", body=str(world.greta.body_id)))

    kept = Person.objects.get(pk=world.emil.pk)
    assert (kept.email, kept.body_id) == ("emil@example.org", world.ines.body_id)


def test_a_profile_takes_five_queries_of_its_own(
    client: Client, world: World, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    client.force_login(world.emil)

    with django_assert_num_queries(6):  # session, reader, roles, languages, hours, member body
        client.get("/profile/")
