"""The same comments in several files of one ballot: the page says so, and nothing goes by itself."""

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from ballot_files import FRENCH, NORWEGIAN, opened, with_files
from ballot_rows import REAL
from convenor.apps.ballots.models import Ballot
from convenor.apps.ballots.queries.files import bag_of
from world import World

RENUMBERED = tuple(each.replace("NO-00", "NO-01") for each in NORWEGIAN)
COPIED_WORD_FOR_WORD = tuple(each.replace("NO-", "SE-") for each in NORWEGIAN)
MORE = "NO-003 | 3 | 5.1 | | te | The term is not defined. | Add a definition."
IN_SEVERAL = "Some comments stand in more than one file"


def told(ballot: Ballot) -> dict[str, list[tuple[str, int]]]:
    return {each.file.name: [(other.name, other.count) for other in each.also] for each in bag_of(ballot)}


def page_of(client: Client, person: Any, ballot: Ballot) -> str:
    client.force_login(person)
    return re.sub(r"<[^>]+>", "", client.get(f"/ballots/{ballot.pk}/files/").text)


def test_each_file_says_how_many_of_its_comments_stand_in_another(client: Client, world: World) -> None:
    ballot = with_files(world, norway=NORWEGIAN, collated=(*RENUMBERED, MORE), france=FRENCH)

    page = page_of(client, world.amina, ballot)

    assert told(ballot) == {
        "collated.csv": [("norway.csv", 2)],
        "france.csv": [],
        "norway.csv": [("collated.csv", 2)],
    }
    assert re.findall(r"\d of its \d comments[^.]+\.csv\.", page) == [
        "2 of its 3 comments also stand in norway.csv.",
        "2 of its 2 comments also stand in collated.csv.",
    ]
    assert (IN_SEVERAL in page, page.count("Take the file out"), ballot.comments.count()) == (True, 2, 8)


def test_what_two_member_bodies_say_alike_is_told_nowhere(client: Client, world: World) -> None:
    ballot = with_files(world, norway=NORWEGIAN, sweden=COPIED_WORD_FOR_WORD)

    assert (told(ballot), IN_SEVERAL in page_of(client, world.amina, ballot)) == (
        {"norway.csv": [], "sweden.csv": []},
        False,
    )


def test_of_many_files_the_first_are_named_and_the_others_counted(client: Client, world: World) -> None:
    bag = {name: (*NORWEGIAN, MORE.replace("5.1", f"5.{at}")) for at, name in enumerate("abcdef")}

    page = page_of(client, world.amina, with_files(world, **bag))

    assert page.count("of its 3 comments also stand in") == 6 * 3
    assert page.count("Some stand in 2 other files too.") == 6


def test_a_file_with_work_on_its_comments_is_not_offered_to_be_taken_out(
    client: Client, world: World
) -> None:
    ballot = with_files(world, norway=NORWEGIAN, collated=RENUMBERED)
    ballot.files.get(name="norway.csv").comments.update(state="proposed")

    page = page_of(client, world.amina, ballot)

    assert page.count("Take the file out") == 1
    assert page.count("Work on its comments has begun, so it stays.") == 1


def test_taken_out_and_dropped_in_as_a_later_collation_it_is_matched(client: Client, world: World) -> None:
    ballot = with_files(world, norway=NORWEGIAN, collated=(*RENUMBERED, MORE))
    client.force_login(world.amina)
    file = ballot.files.get(name="collated.csv")
    content = bytes(file.content)

    client.post(f"/ballots/{ballot.pk}/files/{file.pk}/out/")
    again = ContentFile(content, name="collated.csv")
    client.post(f"/ballots/{ballot.pk}/files/", {"files": [again], "as": "later"})

    assert told(ballot) == {"norway.csv": [], "collated.csv": []}
    assert (ballot.comments.count(), IN_SEVERAL in page_of(client, world.amina, ballot)) == (3, False)


def test_the_page_says_it_in_french(client: Client, world: World) -> None:
    ballot = with_files(world, norway=NORWEGIAN, collated=(*RENUMBERED, MORE))
    world.amina.language = "fr"
    world.amina.save()

    page = page_of(client, world.amina, ballot)

    assert "2 de ses 3 observations se trouvent aussi dans norway.csv." in page


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
def test_a_real_ballot_dropped_in_three_times_is_told(client: Client, world: World) -> None:
    ballot = opened(world)
    client.force_login(world.amina)
    earlier, later, table = (
        "dis19156_collated_119.doc",
        "dis19156_resolved_126.docx",
        "dis19156_labelled.csv",
    )
    bag = [ContentFile((REAL / name).read_bytes(), name=name) for name in (earlier, later, table)]

    client.post(f"/ballots/{ballot.pk}/files/", {"files": bag})

    assert (ballot.comments.count(), told(ballot)) == (
        371,
        {
            earlier: [(table, 118), (later, 118)],
            table: [(later, 126), (earlier, 118)],
            later: [(table, 126), (earlier, 118)],
        },
    )
