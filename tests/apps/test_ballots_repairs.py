"""What is in question in many comments of a file is settled by one press for each kind."""

from typing import Any

import pytest
from django.test import Client

from ballot_files import with_files
from convenor.apps.audit.models import Entry
from convenor.apps.ballots.models import Ballot, CommentFile
from world import World

SIGNED = (
    "Carl Reed-001 | 12 | 4.1 | | | Risks are reviewed. | ",
    "Carl Reed-002 | 14 | 3.10 | | te | A word is missing. | Add the word.",
    "Carl Reed, Ann Lee | 15 | 5 | | te | Too long. | Split it.",
    "Ann Lee | 16 | | | | Too short. | ",
    "NO-004 | 17 | 6 | | | Too deep. | ",
)


def signed(world: World) -> tuple[Ballot, CommentFile]:
    ballot = with_files(world, signed=SIGNED)
    return ballot, ballot.files.get()


def press(client: Client, file: CommentFile, **given: str) -> Any:
    return client.post(f"/ballots/{file.ballot_id}/repairs/", {"file": file.pk, **given}, follow=True)


def in_doubt(file: CommentFile) -> dict[str, list[str]]:
    rows = file.comments.order_by("row")
    return {each.source: [doubt["code"] for doubt in each.doubts] for each in rows}


def test_a_kind_of_doubt_is_left_in_all_its_comments_by_one_press(client: Client, world: World) -> None:
    _, file = signed(world)
    client.force_login(world.amina)

    page = press(client, file, leave="type-missing")

    assert in_doubt(file) == {
        "Carl Reed-001": ["body-unknown"],
        "Carl Reed-002": ["body-unknown"],
        "Carl Reed, Ann Lee": ["body-several", "body-unknown", "body-unknown"],
        "Ann Lee": ["body-unknown", "clause-missing"],
        "NO-004": [],
    }
    assert list(file.comments.order_by("row").values_list("questions", "revision")) == [
        (1, 2),
        (1, 1),
        (3, 1),
        (2, 2),
        (0, 2),
    ]
    assert "3 comments are left as they are." in page.text
    assert Entry.objects.filter(action="comments.left-as-they-are").count() == 1


def test_what_was_left_in_many_does_not_come_back(client: Client, world: World) -> None:
    ballot, file = signed(world)
    client.force_login(world.amina)
    press(client, file, leave="type-missing")
    row = ballot.comments.get(source="NO-004")

    client.post(
        f"/ballots/{ballot.pk}/comments/{row.number}/repair/",
        {"column": "clause", "text": "7", "revision": row.revision},
    )

    row.refresh_from_db()
    assert (row.clause, row.questions) == ("7", 0)


def test_a_name_in_no_table_is_given_its_body_in_all_its_comments(client: Client, world: World) -> None:
    _, file = signed(world)
    client.force_login(world.bruno)

    page = press(client, file, name="Carl Reed", text=" ansi ")

    rows = file.comments.order_by("row").values_list("source", "body", "typed")
    assert list(rows) == [
        ("ansi-001", "US", {"id": "Carl Reed-001"}),
        ("ansi-002", "US", {"id": "Carl Reed-002"}),
        ("ansi, Ann Lee", "US", {"id": "Carl Reed, Ann Lee"}),
        ("Ann Lee", "Ann Lee", {}),
        ("NO-004", "NO", {}),
    ]
    assert in_doubt(file)["ansi-002"] == []
    assert "3 comments are put right." in page.text


@pytest.mark.parametrize("typed", ["Reed & Co", "", "US, CA"])
def test_a_body_that_nobody_knows_is_refused_and_what_was_typed_stays(
    client: Client, world: World, typed: str
) -> None:
    _, file = signed(world)
    client.force_login(world.amina)
    before = in_doubt(file)

    page = press(client, file, name="Carl Reed", text=typed)

    assert (page.status_code, in_doubt(file)) == (422, before)
    assert f"Nobody of the name “{typed.replace('&', '&amp;')}”" in page.text
    assert f'aria-describedby="whom" value="{typed.replace("&", "&amp;")}"' in page.text


def test_only_what_several_comments_raise_is_offered_for_many(client: Client, world: World) -> None:
    ballot, file = signed(world)
    client.force_login(world.amina)

    page = client.get(f"/ballots/{ballot.pk}/files/{file.pk}/")

    told = [(each.code, each.count, each.suggested) for each in page.context["kinds"]]
    assert told == [("body-unknown", 4, 0), ("type-missing", 3, 0)]
    assert page.context["names"] == [("Carl Reed", 3), ("Ann Lee", 2)]


def test_every_suggestion_of_a_kind_is_taken_by_one_press(client: Client, world: World) -> None:
    ballot = with_files(
        world, norway=("NO-001 | | | | te | One. | Two.", "NO-002 | | | | te | Three. | Four.")
    )
    client.force_login(world.amina)

    press(client, ballot.files.get(), code="clause-missing")

    assert set(ballot.comments.values_list("clause", "questions")) == {("Whole document", 0)}


def test_a_press_touches_no_other_file(client: Client, world: World) -> None:
    ballot = with_files(world, one=SIGNED, two=SIGNED[:2])
    client.force_login(world.amina)

    press(client, ballot.files.get(name="two.csv"), name="Carl Reed", text="US")

    other = ballot.files.get(name="one.csv")
    assert other.comments.filter(body="US").count() == 0


def test_the_page_of_a_file_asks_few_questions(
    client: Client, world: World, django_assert_num_queries: Any
) -> None:
    ballot, file = signed(world)
    client.force_login(world.amina)

    # session, reader, roles, ballot, group, bodies of the reader, drafter, file, comments in question
    with django_assert_num_queries(9):
        client.get(f"/ballots/{ballot.pk}/files/{file.pk}/")
