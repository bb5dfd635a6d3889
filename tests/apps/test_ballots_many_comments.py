"""Pages of a ballot ask as little of the database for many comments as for few, and stay light with 3,500."""

import gzip
import random
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from test_ballots_work_pages import signed_in

from convenor.apps.ballots.actions import suggesting
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries import many as queries
from convenor.apps.ballots.queries import suggesting as found_queries
from convenor.apps.ballots.queries.table import sieve_of
from worked_ballot import NOW, ballot_with
from world import World

LIGHT = 60_000  # bytes of a page as it travels
BODIES = ("AU", "CA", "CN", "DE", "FR", "GB", "JP", "NO", "US", "ZA")
DRAW = random.Random(57)
WORDS = tuple("".join(DRAW.choices("aeilmnoprstu", k=DRAW.randint(3, 11))) for _ in range(900))
ASKED = {
    "ballot": 10,
    "ballot-files": 9,
    "ballot-clauses": 10,
    "ballot-issues": 13,
    "ballot-issue": 15,
    "ballot-comment": 10,
    "ballot-batch": 11,
    "ballot-suggestions": 12,
    "ballot-drafters": 10,
    "ballot-votes": 8,
    "ballot-agenda": 14,
    "ballot-figures": 8,
    "ballot-out": 8,
}
"""How many questions each page asks, whatever the number of comments."""
OF_ONE = {"ballot-issue", "ballot-comment"}


def filled(ballot: Ballot, count: int, issues: int) -> Ballot:
    """So many comments in the ballot, a third of them in issues, each of which has a proposal."""
    file = ballot.files.get()
    made = [
        Issue.objects.create(
            ballot=ballot, number=at, title=f"Issue {at}", state="proposed", disposition="accepted",
            reason="Agreed.", made_at=NOW,
        )
        for at in range(1, issues + 1)
    ]  # fmt: skip
    Comment.objects.bulk_create(
        [_comment(ballot, file.pk, number, made) for number in range(1, count + 1)], batch_size=500
    )
    return ballot


def _comment(ballot: Ballot, file: int, number: int, issues: list[Issue]) -> Comment:
    issue = issues[number % len(issues)] if number % 3 == 0 else None
    said = "Risks are reviewed too rarely." if number in (1, 2) else " ".join(DRAW.choices(WORDS, k=30))
    kind = ("te", "ed", "te")[number % 3]
    return Comment(
        ballot=ballot, file_id=file, number=number, table=0, row=number, place=number,
        body=BODIES[number % 10], source=f"{BODIES[number % 10]}-{number:04d}", kinds=kind, typed_kinds=kind,
        clause=f"{number % 9 + 1}.{number % 12 + 1}", comment=said, change=said[:90],
        lane="batch" if kind == "ed" else "discussion", issue=issue,
        state="proposed" if issue else "open", disposition="accepted" if issue else "",
        doubts=[{"code": "clause-missing", "severity": "question", "column": "clause"}] if number % 50 == 1 else [],
        questions=int(number % 50 == 1),
    )  # fmt: skip


@pytest.fixture
def amina(world: World) -> Iterator[Client]:
    yield signed_in(world.amina)


def page(route: str, ballot: Ballot) -> str:
    return reverse(route, args=(ballot.pk, 1) if route in OF_ONE else (ballot.pk,))


@pytest.mark.parametrize("route", ASKED)
def test_a_page_asks_as_little_for_many_comments_as_for_few(route: str, world: World, amina: Client) -> None:
    few, many = filled(ballot_with(world.wg57), 6, 2), filled(ballot_with(world.wg57), 400, 60)
    for ballot in (few, many):
        suggesting.keep(ballot, found_queries.find(ballot), by=world.amina, at=NOW)
    amina.get(page(route, few))

    asked = []
    for ballot in (few, many):
        with CaptureQueriesContext(connection) as told:
            assert amina.get(page(route, ballot)).status_code == 200
        asked.append(len(told))

    assert asked == [ASKED[route]] * 2


def test_pages_are_light_with_thirty_five_hundred_comments(world: World, amina: Client) -> None:
    ballot = filled(ballot_with(world.wg57), 3_500, 200)
    suggesting.keep(ballot, found_queries.find(ballot), by=world.amina, at=NOW)
    Comment.objects.filter(ballot=ballot, issue__number=2).update(issue=ballot.issues.get(number=1))
    pages = [page(route, ballot) for route in ASKED]
    pages += [f"{page('ballot-clauses', ballot)}?comment=1"]

    weights = {each: len(gzip.compress(amina.get(each).content, 6)) for each in pages}

    assert {each: weight for each, weight in weights.items() if weight >= LIGHT} == {}


def test_a_step_with_all_of_them_is_light_before_and_asks_little(world: World, amina: Client) -> None:
    ballot = filled(ballot_with(world.wg57), 3_500, 200)
    step = reverse("ballot-many", args=(ballot.pk,))
    form = {"verb": "propose", "all": "1", "filters": "state=open"}

    asks = amina.post(step, form)
    with CaptureQueriesContext(connection) as told:
        preview = amina.post(step, {**form, "disposition": "accepted", "look": "1"})
        asked = len(told)
    seen = queries.ticked(ballot, queries.numbers_that_fit(ballot, sieve_of({"state": "open"}))).seen
    kept = " ".join(f"{key}.{each}" for key, each in seen.items())
    done = amina.post(step, {**form, "disposition": "accepted", "look": "1", "seen": kept, "do": "1"})

    weights = [len(gzip.compress(each.content, 6)) for each in (asks, preview)]
    assert [weight < LIGHT for weight in weights] == [True, True]
    assert asked == 12
    assert (done.status_code, ballot.comments.filter(state="open").count()) == (302, 0)
