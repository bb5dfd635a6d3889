"""What leaves a ballot: the very file with its answers, reports, the editor's list, and every comment as a row."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from ballot_steps import a_form, came, collated, issue_of, signed_in
from pytest_django import DjangoAssertNumQueries

from convenor.apps.ballots.models import Ballot, CommentFile
from convenor.apps.ballots.queries import reported
from convenor.documents.comment_form.reader import read_file
from convenor.documents.outline import Heading, Table
from world import World, make_world

pytestmark = pytest.mark.django_db
FORM = a_form(
    ("DE-001", "3.1", "te", "Unclear."),
    ("DE-002", "3.10", "ed", "Comma."),
    ("FR-003", "A.1", "te", "Too much."),
)
DECIDED = {
    "state": "decided", "disposition": "in-principle", "reason": "See 3.2.", "text": "New words.",
    "decided_kind": "meeting", "decided_name": "3rd meeting",
}  # fmt: skip


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def ballot(world: World) -> Ballot:
    return collated(world)


@pytest.fixture
def file(ballot: Ballot) -> CommentFile:
    found = came(ballot, FORM)
    issue_of(ballot, 1, "The term", 1, 2, **DECIDED)
    issue_of(ballot, 2, "The annex", 3, state="proposed", disposition="not-accepted", reason="It is needed.")
    return found


def test_the_very_file_comes_back_with_its_last_column_filled(
    world: World, ballot: Ballot, file: CommentFile
) -> None:
    page = signed_in(world.chen).get(f"/ballots/{ballot.pk}/out/files/{file.pk}/answered")

    assert page["Content-Disposition"] == 'attachment; filename="DIN Kommentare.docx"'
    said = [each.texts["observation"] for each in read_file("x", page.content).rows]
    assert said == ["Accepted in principle\nSee 3.2.\nNew words."] * 2 + [""]
    before, after = ZipFile(BytesIO(FORM)), ZipFile(BytesIO(page.content))
    changed = [each for each in before.namelist() if before.read(each) != after.read(each)]
    assert changed == ["word/document.xml"]


def test_with_the_proposals_too_each_says_that_it_is_one(
    world: World, ballot: Ballot, file: CommentFile
) -> None:
    page = signed_in(world.amina).get(f"/ballots/{ballot.pk}/out/files/{file.pk}/answered?proposals")

    said = [each.texts["observation"] for each in read_file("x", page.content).rows]
    assert said[2] == "Proposed: Not accepted\nIt is needed."


def test_a_file_without_a_place_for_answers_says_so(world: World, ballot: Ballot) -> None:
    file = ballot.files.create(
        name="a.csv", content=b"id,comment", sha256="2", form="csv", came_at=ballot.made_at
    )

    page = signed_in(world.amina).get(f"/ballots/{ballot.pk}/out/files/{file.pk}/answered")

    assert page.status_code == 409
    assert "This file has no column for observations" in page.content.decode()


def test_answers_go_into_the_column_that_somebody_chose(
    world: World, ballot: Ballot, file: CommentFile
) -> None:
    file.columns = {"id": "of:id", "comment": "of:comment", "observation": "of:change"}
    file.save()

    page = signed_in(world.chen).get(f"/ballots/{ballot.pk}/out/files/{file.pk}/answered")

    rows = read_file("x", page.content).rows
    assert [each.texts["change"].split("\n")[0] for each in rows] == [
        "Accepted in principle", "Accepted in principle", "Change Too much.",
    ]  # fmt: skip
    assert {each.texts["observation"] for each in rows} == {""}


def test_a_list_of_lines_comes_back_with_its_answers(world: World, ballot: Ballot) -> None:
    lines = b"MB;Clause;Type;Comments;Proposed change;Observations;Budget\nDE-001;3;te;Unclear.;Say;;7\n"
    file = came(ballot, lines, "din.csv")
    issue_of(ballot, 1, "The term", 1, **DECIDED)

    page = signed_in(world.chen).get(f"/ballots/{ballot.pk}/out/files/{file.pk}/answered")

    answer = b'"Accepted in principle\nSee 3.2.\nNew words."'
    assert page.content == lines.replace(b";;7", b";" + answer + b";7")
    assert page["Content-Type"] == "text/csv"


def test_a_file_of_another_ballot_is_not_found(world: World, ballot: Ballot) -> None:
    theirs = came(
        Ballot.objects.create(group=world.wg57, title="B", stage="cd", made_at=ballot.made_at), FORM
    )

    assert (
        signed_in(world.amina).get(f"/ballots/{ballot.pk}/out/files/{theirs.pk}/answered").status_code == 404
    )


def parts(ballot: Ballot, order: str) -> list[str]:
    return [each.text for each in reported.report(ballot, order).blocks if isinstance(each, Heading)]


def test_the_report_stands_in_three_orders(ballot: Ballot, file: CommentFile) -> None:
    assert parts(ballot, "clause") == ["Clause 3", "Annex A"]
    assert parts(ballot, "issue") == ["1 The term", "2 The annex"]
    assert parts(ballot, "body") == ["DE", "FR"]


def test_every_comment_stands_in_every_order_of_the_report(ballot: Ballot, file: CommentFile) -> None:
    for order in reported.ORDERS:
        tables = [each for each in reported.report(ballot, order).blocks if isinstance(each, Table)]
        assert sorted(row[0] for table in tables for row in table.rows) == [
            "DE-001 · 3.1", "DE-002 · 3.10", "FR-003 · A.1",
        ]  # fmt: skip


def test_the_editor_sees_each_decided_change_once_and_whether_it_is_made(
    ballot: Ballot, file: CommentFile
) -> None:
    [table] = [each for each in reported.editors_list(ballot).blocks if isinstance(each, Table)]

    assert table.rows == (
        ("3.1\n3.10", "New words.", "accepted in principle\n3rd meeting", "DE-001, DE-002", ""),
    )


@pytest.mark.parametrize("what", ["report-clause", "report-issue", "report-body", "editor"])
@pytest.mark.parametrize(("kind", "begin"), [("docx", b"PK"), ("pdf", b"%PDF"), ("md", b"#")])
def test_every_document_is_drawn(
    world: World, ballot: Ballot, file: CommentFile, what: str, kind: str, begin: bytes
) -> None:
    page = signed_in(world.chen).get(f"/ballots/{ballot.pk}/out/{what}.{kind}")

    assert page.status_code == 200
    assert page.content.startswith(begin)


def test_the_rows_hold_what_the_reader_understands(world: World, ballot: Ballot, file: CommentFile) -> None:
    data = signed_in(world.hugo).get(f"/ballots/{ballot.pk}/out/comments.csv").content

    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert [(each["Member body and id"], each["State"], each["Disposition"]) for each in rows] == [
        ("DE-001", "decided", "accepted in principle"),
        ("DE-002", "decided", "accepted in principle"),
        ("FR-003", "proposed", "not accepted"),
    ]


def test_the_workbook_and_the_json_hold_the_same_comments(
    world: World, ballot: Ballot, file: CommentFile
) -> None:
    hugo = signed_in(world.hugo)

    book = ZipFile(BytesIO(hugo.get(f"/ballots/{ballot.pk}/out/comments.xlsx").content))
    kept = json.loads(hugo.get(f"/ballots/{ballot.pk}/out/comments.json").content)

    assert [each["id"] for each in kept["comments"]] == ["DE-001", "DE-002", "FR-003"]
    assert kept["comments"][0]["disposition"] == "in-principle"
    assert b"FR-003" in book.read("xl/sharedStrings.xml")


def test_nothing_leaves_before_the_collation_but_to_those_who_work(world: World, ballot: Ballot) -> None:
    Ballot.objects.update(collated_at=None)

    codes = {
        name: signed_in(person).get(f"/ballots/{ballot.pk}/out/comments.csv").status_code
        for name, person in world.everybody().items()
    }
    assert {name for name, code in codes.items() if code == 200} == {"amina", "bruno", "hugo"}


def test_the_page_of_documents_asks_a_fixed_number_of_questions(
    world: World, ballot: Ballot, file: CommentFile, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world.chen)

    with django_assert_num_queries(8):
        assert client.get(f"/ballots/{ballot.pk}/out/").status_code == 200


def test_the_ballot_in_numbers(world: World, ballot: Ballot, file: CommentFile) -> None:
    page = signed_in(world.chen).get(f"/ballots/{ballot.pk}/figures/").context["page"]

    assert (page.comments, page.batched, page.bodies, page.half) == (3, 1, 2, 1)
    assert [(each.words, each.count) for each in page.by_end] == [("accepted in principle", 2)]
    assert [(each.words, each.count) for each in page.by_state] == [("proposed", 1), ("decided", 2)]
    assert [(each.words, each.count, each.width) for each in page.by_body] == [("DE", 2, 100), ("FR", 1, 50)]
    assert [each.words for each in page.by_part] == ["Clause 3", "Annex A"]


def test_a_ballot_without_comments_says_so_in_numbers(world: World, ballot: Ballot) -> None:
    assert (
        "No comments are in yet."
        in signed_in(world.chen).get(f"/ballots/{ballot.pk}/figures/").content.decode()
    )
