"""How the member bodies voted: a list is read row by row, the rules answer in numbers, a vote against is answered."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from convenor.apps.ballots.models import Ballot, CommentFile, Vote
from convenor.apps.ballots.queries.standing import bodies
from world import NOW, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def ballot(world: World) -> Ballot:
    return Ballot.objects.create(
        group=world.wg57, stage="dis", title="DIS", made_at=NOW, made_by=world.amina, collated_at=NOW
    )


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def send(client: Client, ballot: Ballot, text: str) -> Any:
    file = SimpleUploadedFile("votes.csv", text.encode(), "text/csv")
    return client.post(f"/ballots/{ballot.pk}/votes/list/", {"list": file})


def said(ballot: Ballot, body: str, number: int, state: str = "open") -> None:
    file, _ = CommentFile.objects.get_or_create(
        ballot=ballot, name="a.docx", sha256="1", content=b"", came_at=NOW
    )
    ballot.comments.create(
        number=number, file=file, table=0, row=number, place=number, body=body, source=f"{body}-{number}",
        comment=f"Words {number}.", state=state,
    )  # fmt: skip


def typed(**more: Any) -> dict[str, Any]:
    facts = {"body": "DE", "choice": "against", "is_p_member": "on", "names_expert": "False", "seen": ""}
    return facts | more


def test_a_list_is_taken_over_and_each_bad_row_gets_its_reason(world: World, ballot: Ballot) -> None:
    page = send(
        signed_in(world.amina), ballot, "Member body,Vote\nDIN,Approval\nRuritania,Approval\nFR,perhaps\n"
    )

    assert [(each.body, each.choice) for each in ballot.votes.all()] == [("DE", "for")]
    html = page.content.decode()
    assert "Nobody of the name “Ruritania” is in the table of member bodies." in html
    assert "“perhaps” is neither for, nor against, nor an abstention." in html
    assert "Row 3" in html
    assert "Row 4" in html


def test_a_later_list_changes_the_vote_and_keeps_what_was_answered(world: World, ballot: Ballot) -> None:
    ballot.votes.create(body="DE", choice="against", reasons="Scope.", response="It is narrower now.")

    send(signed_in(world.hugo), ballot, "Member body;Vote\nDE;Approval\n")

    vote = ballot.votes.get()
    assert (vote.choice, vote.reasons, vote.response) == ("for", "Scope.", "It is narrower now.")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rest", b"one line without headings", b"\x00\x01"])
def test_a_file_that_is_no_list_changes_nothing(world: World, ballot: Ballot, data: bytes) -> None:
    file = SimpleUploadedFile("votes.csv", data, "text/csv")

    page = signed_in(world.amina).post(f"/ballots/{ballot.pk}/votes/list/", {"list": file})

    assert page.status_code == 422
    assert Vote.objects.count() == 0


def test_twenty_four_to_twelve_is_told_in_numbers(world: World, ballot: Ballot) -> None:
    codes = sorted(bodies().countries)[:36]
    Vote.objects.bulk_create(
        Vote(ballot=ballot, body=each, choice="for" if at < 24 else "against", reasons="r" if at < 36 else "")
        for at, each in enumerate(codes)
    )

    html = signed_in(world.chen).get(f"/ballots/{ballot.pk}/votes/").content.decode()

    assert "In favour: 24 of 36 votes of P-members that count; at least 24 must be." in html
    assert "Against: 12 of 36 votes that count; at most 9 may be." in html
    assert "By the numbers, the ballot has not passed." in html


def test_a_vote_against_is_answered_and_only_the_member_says_it_is_satisfied(
    world: World, ballot: Ballot
) -> None:
    said(ballot, "DE", 1)
    said(ballot, "FR", 2)
    amina = signed_in(world.amina)
    amina.post(f"/ballots/{ballot.pk}/votes/new/", typed(reasons="The scope."))
    vote = ballot.votes.get()
    seen = amina.get(f"/ballots/{ballot.pk}/votes/{vote.pk}/").context["seen"]

    amina.post(
        f"/ballots/{ballot.pk}/votes/{vote.pk}/",
        typed(seen=seen, reasons="The scope.", comments=["1"], response="Narrowed.", satisfied="yes"),
    )

    vote.refresh_from_db()
    assert (vote.comments, vote.response, vote.satisfied) == ([1], "Narrowed.", True)
    assert "satisfied since: 1" in amina.get(f"/ballots/{ballot.pk}/votes/").content.decode()


def test_two_people_do_not_write_over_each_other(world: World, ballot: Ballot) -> None:
    vote = ballot.votes.create(body="DE", choice="against", reasons="Scope.")
    amina = signed_in(world.amina)
    seen = amina.get(f"/ballots/{ballot.pk}/votes/{vote.pk}/").context["seen"]
    Vote.objects.update(response="Bruno was faster.")

    page = amina.post(f"/ballots/{ballot.pk}/votes/{vote.pk}/", typed(seen=seen, response="Amina’s words."))

    assert page.status_code == 422
    html = page.content.decode()
    assert "Bruno was faster." in html
    assert "Amina’s words." in html
    vote.refresh_from_db()
    assert vote.response == "Bruno was faster."


def test_a_vote_that_is_there_already_is_shown_before_it_is_replaced(world: World, ballot: Ballot) -> None:
    amina = signed_in(world.amina)
    amina.post(f"/ballots/{ballot.pk}/votes/new/", typed(reasons="The scope."))

    page = amina.post(f"/ballots/{ballot.pk}/votes/new/", typed(choice="for"))

    assert page.status_code == 422
    assert "The vote of DE is written down already." in page.content.decode()
    amina.post(f"/ballots/{ballot.pk}/votes/new/", typed(choice="for", seen=page.context["seen"]))
    assert ballot.votes.get(body="DE").choice == "for"


def test_a_vote_that_was_never_cast_is_taken_off(world: World, ballot: Ballot) -> None:
    vote = ballot.votes.create(body="DE", choice="for")
    amina = signed_in(world.amina)
    seen = amina.get(f"/ballots/{ballot.pk}/votes/{vote.pk}/").context["seen"]

    amina.post(f"/ballots/{ballot.pk}/votes/{vote.pk}/drop/", {"seen": seen})

    assert not ballot.votes.exists()


def test_the_page_of_votes_asks_a_fixed_number_of_questions(
    world: World, ballot: Ballot, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number, body in enumerate(("DE", "FR", "JP"), start=1):
        said(ballot, body, number)
        ballot.votes.create(body=body, choice="against", comments=[number])
    client = signed_in(world.chen)

    with django_assert_num_queries(9):
        client.get(f"/ballots/{ballot.pk}/votes/")


def voted(stage: str, world: World, favour: int, against: int) -> Ballot:
    """A ballot at a stage with so many votes of P-members for and against, each with reasons and an expert."""
    ballot = Ballot.objects.create(
        group=world.wg57, stage=stage, title=stage, made_at=NOW, made_by=world.amina, collated_at=NOW
    )
    codes = sorted(bodies().countries)[: favour + against]
    Vote.objects.bulk_create(
        Vote(
            ballot=ballot,
            body=each,
            choice="for" if at < favour else "against",
            reasons="r",
            names_expert=True,
        )
        for at, each in enumerate(codes)
    )
    return ballot


TWO_THIRDS = "In favour: 24 of 36 votes of P-members that count; at least 24 must be."
PASSED, JUDGED = (
    "By the numbers, the ballot has passed.",
    "The numbers do not decide this one: consensus does.",
)


@pytest.mark.parametrize(
    ("stage", "favour", "against", "said"),
    [
        ("np", 24, 12, (TWO_THIRDS, "name an expert: 24; 5 are needed in a committee of 36", PASSED)),
        ("cd", 24, 12, (TWO_THIRDS, JUDGED, "discussed at a meeting")),
        ("dis", 9, 3, ("Against: 3 of 12 votes that count; at most 3 may be.", PASSED)),
        ("fdis", 9, 3, ("Against: 3 of 12 votes that count; at most 3 may be.", PASSED)),
    ],
)
def test_each_stage_says_its_own_rules_in_numbers(
    world: World, stage: str, favour: int, against: int, said: tuple[str, ...]
) -> None:
    ballot = voted(stage, world, favour, against)

    html = signed_in(world.hugo).get(f"/ballots/{ballot.pk}/votes/").text

    assert [each for each in said if each not in html] == []
