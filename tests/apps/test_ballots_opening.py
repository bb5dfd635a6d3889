"""A ballot of a group: who opens one, what its page says, and who finds it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from ballot_files import collated, opened, with_files
from convenor.apps.ballots.models import Ballot
from convenor.apps.committees.models import WorkingGroup
from world import NOW, World

FACTS = {"title": "DIS 17024", "stage": "dis", "closed_on": "2026-05-01", "p_members": "40"}


def test_a_convenor_opens_a_ballot_and_the_group_finds_it_on_its_page(client: Client, world: World) -> None:
    client.force_login(world.amina)

    client.post(f"/groups/{world.wg57.pk}/ballots/new/", FACTS)

    made = Ballot.objects.get()
    told = (made.group, made.title, made.stage, made.closed_on, made.p_members, made.made_by)
    client.force_login(world.chen)
    page = client.get(f"/groups/{world.wg57.pk}/").text
    assert told == (world.wg57, "DIS 17024", "dis", date(2026, 5, 1), 40, world.amina)
    assert f'href="/ballots/{made.pk}/"' in page


def test_the_same_ballot_twice_is_refused_and_what_was_typed_stays(client: Client, world: World) -> None:
    opened(world)
    client.force_login(world.amina)

    page = client.post(f"/groups/{world.wg57.pk}/ballots/new/", {**FACTS, "title": "dis 17024"})

    assert (page.status_code, Ballot.objects.count(), "dis 17024" in page.text) == (422, 1, True)


@pytest.mark.parametrize("name", ["chen", "emil", "fatou", "greta", "ines", "karin"])
def test_who_does_not_lead_the_group_opens_no_ballot(client: Client, world: World, name: str) -> None:
    client.force_login(world.everybody()[name])

    assert client.post(f"/groups/{world.wg57.pk}/ballots/new/", FACTS).status_code == 404
    assert not Ballot.objects.exists()


def test_a_closed_group_opens_no_ballot(client: Client, world: World) -> None:
    WorkingGroup.objects.filter(pk=world.wg57.pk).update(closed_at=NOW)
    client.force_login(world.hugo)

    assert client.post(f"/groups/{world.wg57.pk}/ballots/new/", FACTS).status_code == 409


def test_the_facts_of_a_ballot_are_corrected(client: Client, world: World) -> None:
    ballot = opened(world)
    client.force_login(world.hugo)

    client.post(f"/ballots/{ballot.pk}/edit/", {**FACTS, "stage": "fdis", "closed_on": "", "revision": "1"})

    ballot.refresh_from_db()
    assert (ballot.stage, ballot.closed_on, ballot.p_members) == ("fdis", None, 40)


def drafted(world: World) -> Ballot:
    """Every comment has a proposed answer."""
    ballot = collated(world)
    ballot.comments.update(state="proposed", disposition="accepted")
    return ballot


def test_the_page_says_what_comes_next_to_those_who_lead(client: Client, world: World) -> None:
    said = {}
    for name, make in (("empty", opened), ("read", with_files), ("collated", collated), ("drafted", drafted)):
        Ballot.objects.update(title=f"an earlier one, {name}")
        ballot = make(world)
        client.force_login(world.amina)
        page = client.get(f"/ballots/{ballot.pk}/").text
        said[name] = page[page.index("<h2>Next") :].split("</h2>")[0].removeprefix("<h2>")

    assert said == {
        "empty": "Next: drop in the files",
        "read": "Next: look at what is in question, then collate",
        "collated": "Next: answer issue by issue",
        "drafted": "Next: let the working group decide",
    }


def test_the_page_says_what_comes_next_to_those_who_read(client: Client, world: World) -> None:
    ballot = collated(world)
    client.force_login(world.chen)

    page = client.get(f"/ballots/{ballot.pk}/").text

    assert "Next: read before the meeting" in page
    assert "The comments of" not in page  # Chen speaks for no member body


def test_nobody_is_shown_a_tab_that_would_not_open(client: Client, world: World) -> None:
    ballot = with_files(world)
    client.force_login(world.chen)

    tabs = client.get(f"/ballots/{ballot.pk}/").context["tabs"]

    assert {client.get(address).status_code for _, address, _ in tabs} == {200}


def test_the_page_asks_few_questions(client: Client, world: World, django_assert_num_queries: Any) -> None:
    ballot = with_files(world)
    client.force_login(world.amina)

    # session, reader, roles, ballot, group, bodies of the reader, drafter, comments, files, issues
    with django_assert_num_queries(10):
        client.get(f"/ballots/{ballot.pk}/")


def test_every_page_reads_in_french(client: Client, world: World) -> None:
    ballot = with_files(world)
    world.amina.language = "fr"
    world.amina.save(update_fields=["language"])
    client.force_login(world.amina)

    assert "Ce qui a été lu de chaque fichier" in client.get(f"/ballots/{ballot.pk}/files/").text
    assert "dans l’ordre du document" in client.get(f"/ballots/{ballot.pk}/clauses/").text


def test_facts_that_somebody_corrected_meanwhile_are_not_overwritten_unseen(
    client: Client, world: World
) -> None:
    ballot, edit = opened(world), "/ballots/{}/edit/"
    client.force_login(world.bruno)
    client.post(edit.format(ballot.pk), {**FACTS, "title": "DIS 17024, second ballot", "revision": "1"})
    client.force_login(world.amina)

    typed = {**FACTS, "title": "DIS 17024-1"}
    refused = client.post(edit.format(ballot.pk), {**typed, "revision": "1"})

    ballot.refresh_from_db()
    assert (refused.status_code, ballot.title) == (409, "DIS 17024, second ballot")
    assert ("DIS 17024, second ballot</dd>" in refused.text, 'value="DIS 17024-1"' in refused.text) == (
        True,
        True,
    )
    assert 'name="revision" value="2"' in refused.text
    client.post(edit.format(ballot.pk), {**typed, "revision": "2"})
    ballot.refresh_from_db()
    assert (ballot.title, ballot.revision) == ("DIS 17024-1", 3)
