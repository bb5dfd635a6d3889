"""The bag of files: what came in, what was put right, and what a later collation changed."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ballot_files import FRENCH, NORWEGIAN, collated, form, opened, with_files
from ballot_rows import REAL
from convenor.apps.audit.models import Entry
from convenor.apps.ballots.actions import repairs
from convenor.apps.ballots.bag import plain_name, read_bag
from convenor.apps.ballots.models import Ballot, Comment, CommentFile
from world import World


def bring(client: Client, ballot: Ballot, **files: bytes) -> Any:
    given = [SimpleUploadedFile(f"{name}.csv", content) for name, content in files.items()]
    return client.post(f"/ballots/{ballot.pk}/files/", {"files": given})


def stands(ballot: Ballot, *names: str) -> list[Any]:
    return list(ballot.comments.order_by("place").values_list(*names, flat=len(names) == 1))


def test_a_bag_with_a_broken_file_costs_only_that_file(client: Client, world: World) -> None:
    ballot = opened(world)
    client.force_login(world.amina)

    bring(client, ballot, norway=form(NORWEGIAN), broken=b"PK\x03\x04broken", france=form(FRENCH))

    told = {each.name: (each.failure, each.comments.count()) for each in ballot.files.all()}
    page = client.get(f"/ballots/{ballot.pk}/files/").text
    assert told == {"norway.csv": ("", 2), "broken.csv": ("file-damaged", 0), "france.csv": ("", 3)}
    assert "This file is damaged" in page


def test_comments_stand_in_the_order_of_the_document(world: World) -> None:
    ballot = with_files(world)

    assert stands(ballot, "clause", "body") == [
        ("", "FR"),
        ("3.2", "FR"),
        ("3.10", "NO"),
        ("4.1", "NO"),
        ("4.1", "FR"),
    ]


def test_the_same_file_twice_is_not_counted_twice(client: Client, world: World) -> None:
    ballot = with_files(world)
    client.force_login(world.amina)

    bring(client, ballot, again=form(NORWEGIAN))

    assert ballot.comments.count() == 5
    assert "again.csv" in client.get(f"/ballots/{ballot.pk}/files/").text


def test_one_click_puts_a_missing_clause_right_and_the_file_keeps_what_it_says(
    client: Client, world: World
) -> None:
    ballot = with_files(world)
    row = ballot.comments.get(source="FR-002")
    client.force_login(world.amina)

    client.post(
        f"/ballots/{ballot.pk}/comments/{row.number}/repair/",
        {"column": "clause", "take": "Whole document", "revision": row.revision},
    )

    row.refresh_from_db()
    assert (row.clause, row.typed, row.questions, row.revision) == ("Whole document", {"clause": ""}, 0, 2)


def test_a_type_put_right_gives_the_comment_its_lane(world: World) -> None:
    ballot = with_files(world)
    row = ballot.comments.get(source="FR-003")

    after = repairs.put_right(ballot, row.number, "type", "ed", row.revision, by=world.amina)

    assert (row.lane, after.lane, after.kinds, after.questions) == ("discussion", "batch", "ed", 0)


def test_a_doubt_left_as_it_is_does_not_come_back(world: World) -> None:
    ballot = with_files(world)
    row = ballot.comments.get(source="FR-003")

    left = repairs.leave(ballot, row.number, 0, row.revision, by=world.amina)
    after = repairs.put_right(ballot, row.number, "clause", "3.3", left.revision, by=world.amina)

    assert (after.questions, after.clause) == (0, "3.3")


def test_whoever_was_overtaken_is_told_and_keeps_what_was_typed(client: Client, world: World) -> None:
    ballot = with_files(world)
    row = ballot.comments.get(source="FR-002")
    repairs.put_right(ballot, row.number, "clause", "5", row.revision, by=world.bruno)
    client.force_login(world.amina)

    page = client.post(
        f"/ballots/{ballot.pk}/comments/{row.number}/repair/",
        {"column": "clause", "text": "Annex B", "revision": row.revision},
    )

    row.refresh_from_db()
    assert (page.status_code, row.clause, "Annex B" in page.text) == (409, "5", True)


def test_a_later_collation_tells_new_changed_and_gone_and_keeps_the_work(
    client: Client, world: World
) -> None:
    ballot = collated(world)
    kept = ballot.comments.get(source="NO-001")
    Comment.objects.filter(pk=kept.pk).update(state="proposed", disposition="accepted")
    later = (
        "NO-007 | 12 | 4.1 | | te | Risks should be reviewed more often. | Replace “regularly” by “at planned intervals”.",
        "FR-010 | 12 | 4.1 | | te | The interval of reviews is not said. | Replace “regularly” by “every year”.",
        "FR-011 | | | | te | The draft needs a figure. | Add a figure.",
        "FR-012 | 20 | 3.2 | | | The term is used twice. | Merge both.",
        "DE-001 | | 8 | | te | Clause 8 is too long. | Split it.",
    )
    client.force_login(world.amina)

    client.post(
        f"/ballots/{ballot.pk}/files/",
        {"files": [SimpleUploadedFile("later.csv", form(later))], "as": "later"},
    )

    told = {
        each.source: (each.state, each.since, each.changed_in, each.gone) for each in ballot.comments.all()
    }
    assert told == {
        "NO-007": ("proposed", 1, None, False),
        "FR-010": ("open", 1, 2, False),
        "FR-011": ("open", 1, None, False),
        "FR-012": ("open", 1, None, False),
        "DE-001": ("open", 2, None, False),
        "NO-002": ("open", 1, None, True),
    }
    assert ballot.comments.get(source="NO-007").number == kept.number
    assert ballot.comments.get(source="FR-010").was == {
        "change": "Replace “regularly” by “at planned intervals”."
    }


def test_a_repair_stays_when_a_later_collation_says_the_same_as_before(world: World, client: Client) -> None:
    ballot = collated(world)
    row = ballot.comments.get(source="FR-003")
    repairs.put_right(ballot, row.number, "type", "ed", row.revision, by=world.amina)
    client.force_login(world.amina)

    later = form([*NORWEGIAN, *(each.replace("FR-", "FR-1") for each in FRENCH)])
    client.post(
        f"/ballots/{ballot.pk}/files/", {"files": [SimpleUploadedFile("l.csv", later)], "as": "later"}
    )

    row.refresh_from_db()
    assert (row.source, row.typed_kinds, row.lane, row.changed_in) == ("FR-1003", "ed", "batch", None)


def test_a_later_collation_with_a_broken_file_changes_nothing(client: Client, world: World) -> None:
    ballot = collated(world)
    client.force_login(world.amina)

    page = client.post(
        f"/ballots/{ballot.pk}/files/",
        {"files": [SimpleUploadedFile("later.csv", b"PK\x03\x04broken")], "as": "later"},
    )

    assert (page.status_code, ballot.comments.filter(gone=True).count()) == (422, 0)
    assert "later.csv" in page.text


def test_columns_put_right_are_read_again(client: Client, world: World) -> None:
    ballot = opened(world)
    headings = ("MB", "Ligne", "Section", "Where", "Type of comment", "What I think", "Comment", "Answer")
    client.force_login(world.amina)
    bring(client, ballot, odd=form(NORWEGIAN, headings))
    file = ballot.files.get()
    keys = {each["heading"]: each["key"] for each in file.headings}

    client.post(
        f"/ballots/{ballot.pk}/files/{file.pk}/columns/",
        {"id": keys["MB"], "clause": keys["Section"], "type": keys["Type of comment"]}
        | {"comment": keys["What I think"], "change": keys["Comment"]},
    )

    row = ballot.comments.get(source="NO-002")
    assert (row.clause, row.comment, row.change) == (
        "3.10",
        "A comma is missing.",
        "Add a comma after “body”.",
    )


def test_a_column_chosen_twice_is_refused_and_the_choice_stays(client: Client, world: World) -> None:
    ballot = with_files(world)
    file = ballot.files.first()
    assert file is not None
    client.force_login(world.amina)

    page = client.post(
        f"/ballots/{ballot.pk}/files/{file.pk}/columns/", {"comment": "of:comment", "change": "of:comment"}
    )

    assert (page.status_code, "chosen twice" in page.text) == (422, True)


def test_a_file_with_work_on_its_comments_stays(client: Client, world: World) -> None:
    ballot = with_files(world)
    file = ballot.files.get(name="norway.csv")
    file.comments.update(state="proposed")
    client.force_login(world.amina)

    page = client.post(f"/ballots/{ballot.pk}/files/{file.pk}/out/")

    assert (page.status_code, CommentFile.objects.filter(pk=file.pk).exists()) == (422, True)


def test_a_file_taken_out_goes_with_its_comments_and_leaves_a_line(client: Client, world: World) -> None:
    ballot = with_files(world)
    file = ballot.files.get(name="norway.csv")
    client.force_login(world.amina)

    client.post(f"/ballots/{ballot.pk}/files/{file.pk}/out/")

    assert stands(ballot, "body") == ["FR", "FR", "FR"]
    assert Entry.objects.filter(action="ballot.file-taken-out").count() == 1


def test_an_empty_bag_is_told(client: Client, world: World) -> None:
    client.force_login(world.amina)

    page = client.post(f"/ballots/{opened(world).pk}/files/", {})

    assert (page.status_code, "No file was chosen" in page.text) == (422, True)


def test_the_names_of_files_have_no_folders_and_nothing_unseen() -> None:
    assert plain_name("C:\\votes\\\u202egnp.docx") == "gnp.docx"


def test_the_very_file_comes_back(client: Client, world: World) -> None:
    ballot = with_files(world)
    file = ballot.files.get(name="norway.csv")
    client.force_login(world.bruno)

    assert client.get(f"/ballots/{ballot.pk}/files/{file.pk}/original").content == form(NORWEGIAN)


@pytest.mark.parametrize("name", ["chen", "dana", "emil"])
def test_the_group_reads_comments_once_they_are_collated(client: Client, world: World, name: str) -> None:
    ballot = with_files(world)
    client.force_login(world.everybody()[name])
    address = f"/ballots/{ballot.pk}/clauses/"
    before = client.get(address).status_code

    client.force_login(world.amina)
    client.post(f"/ballots/{ballot.pk}/collate/")
    client.force_login(world.everybody()[name])

    expected = (404, 404) if name == "emil" else (409, 200)  # Emil is no mentee of the group yet
    assert (before, client.get(address).status_code) == expected


def test_a_member_body_sees_its_own_comments_before_the_collation(client: Client, world: World) -> None:
    ballot = with_files(world)
    client.force_login(world.ines)

    page = client.get(f"/ballots/{ballot.pk}/clauses/").text

    french = ballot.comments.get(source="FR-001")
    assert ("NO-001" in page, "FR-001" in page) == (True, False)
    assert client.get(f"/ballots/{ballot.pk}/comments/{french.number}/").status_code == 404


def test_greta_finds_no_page_of_the_ballot(client: Client, world: World) -> None:
    ballot = collated(world)
    file, number = ballot.files.first(), ballot.comments.values_list("number", flat=True).first()
    assert file is not None
    client.force_login(world.greta)

    pages = (
        "",
        "files/",
        f"files/{file.pk}/",
        f"files/{file.pk}/original",
        "clauses/",
        f"comments/{number}/",
    )
    assert {client.get(f"/ballots/{ballot.pk}/{each}").status_code for each in pages} == {404}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("clause=3", ["FR-003", "NO-002"]),
        ("body=NO", ["NO-002", "NO-001"]),
        ("kind=ed", ["NO-002"]),
        ("kind=none", ["FR-003"]),
        ("lane=batch", ["NO-002"]),
        ("only=question", ["FR-002", "FR-003"]),
        ("q=planned+reviewed", ["NO-001"]),
        ("q=%00&state=decided", []),
        ("page=99&clause=4.1", ["NO-001", "FR-001"]),
    ],
)
def test_filters_show_what_is_sought(client: Client, world: World, asked: str, found: list[str]) -> None:
    ballot = with_files(world)
    client.force_login(world.amina)

    page = client.get(f"/ballots/{ballot.pk}/clauses/?{asked}")

    assert [each.source for each in page.context["page"]] == found


def test_filters_stay_on_the_page_as_they_were_chosen(client: Client, world: World) -> None:
    ballot = with_files(world)
    client.force_login(world.amina)

    page = client.get(f"/ballots/{ballot.pk}/clauses/?clause=3&kind=ed").text

    assert ('value="3"' in page, 'value="ed" selected' in page, "1 comment fits" in page) == (True,) * 3


def test_the_table_asks_few_questions(client: Client, world: World, django_assert_num_queries: Any) -> None:
    ballot = with_files(world)
    client.force_login(world.amina)

    # session, reader, roles, ballot, group, bodies of the reader, drafter, count, comments, bodies
    with django_assert_num_queries(10):
        client.get(f"/ballots/{ballot.pk}/clauses/")


def test_the_bag_asks_few_questions(client: Client, world: World, django_assert_num_queries: Any) -> None:
    ballot = with_files(world)
    client.force_login(world.amina)

    # session, reader, roles, ballot, group, bodies of the reader, drafter, files,
    # what their comments say, last collation
    with django_assert_num_queries(10):
        client.get(f"/ballots/{ballot.pk}/files/")


def test_reading_a_bag_gives_each_file_its_own_answer() -> None:
    told = read_bag([("a.csv", form(NORWEGIAN)), ("b.pdf", b"%PDF-1.4")])

    assert [(each.name, each.failure, each.sheet is None) for each in told] == [
        ("a.csv", "", False),
        ("b.pdf", "file-pdf", True),
    ]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
def test_a_real_ballot_that_was_collated_twice_keeps_its_work(client: Client, world: World) -> None:
    ballot = opened(world)
    earlier, later = (REAL / name for name in ("dis19156_collated_119.doc", "dis19156_resolved_126.docx"))
    client.force_login(world.amina)
    with earlier.open("rb") as file:
        client.post(f"/ballots/{ballot.pk}/files/", {"files": [file]})
    ballot.comments.update(state="proposed", disposition="noted")

    with later.open("rb") as file:
        client.post(f"/ballots/{ballot.pk}/files/", {"files": [file], "as": "later"})

    there = ballot.comments.filter(gone=False)
    worked = there.filter(state="proposed").count()
    assert (there.count(), worked, there.filter(since=2).count()) == (126, 119, 7)
    assert not ballot.comments.filter(gone=True).exists()
    assert there.exclude(observation="").count() == 126


UNKNOWN = b"Wer;Wo;Was\xc3\xa4;Antwort\nNO;3.10;A comma is missing.;\nNO;4;The term is used twice.;\n;;;\nSE;A.1;Too much.;\n"


def test_a_table_that_nobody_knows_is_shown_and_its_columns_are_chosen_by_hand(
    client: Client, world: World
) -> None:
    ballot = opened(world)
    client.force_login(world.amina)
    bring(client, ballot, unknown=UNKNOWN)
    file = ballot.files.get()

    page = client.get(f"/ballots/{ballot.pk}/files/{file.pk}/").text
    came = (file.failure, ballot.comments.count())
    keys = {each["heading"]: each["key"] for each in file.headings}
    client.post(
        f"/ballots/{ballot.pk}/files/{file.pk}/columns/",
        {"id": keys["Wer"], "clause": keys["Wo"], "comment": keys["Wasä"], "observation": keys["Antwort"]},
    )

    assert came == ("", 0)
    assert "The term is used twice." in page
    assert "its rows (3) become comments" in page
    assert sorted(ballot.comments.values_list("source", "clause", "comment")) == [
        ("NO", "3.10", "A comma is missing."),
        ("NO", "4", "The term is used twice."),
        ("SE", "A.1", "Too much."),
    ]
    assert "How the table begins" not in client.get(f"/ballots/{ballot.pk}/files/{file.pk}/").text
