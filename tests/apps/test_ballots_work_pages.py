"""The pages of the work on a ballot: board, issue, suggestions, batch, drafting group."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from ballot_rows import comments
from convenor.apps.accounts.models import Person
from convenor.apps.ballots.actions import deciding, drafting, grouping
from convenor.apps.ballots.landing import Said
from convenor.apps.ballots.models import Ballot, Comment, Issue
from worked_ballot import LEADS, NOW, ballot_with, numbered
from world import World

SAID = comments(
    "FR-001 | 4.1 | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "DE-001 | 4.1 | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "US-001 | 4.1 | te | Reviews cost too much. | Delete the clause.",
    "** | 5.1 | ed | In a note “must” is an external constraint. | Replace must by shall.",
    "** | 6.1 | ed | In a note “must” is an external constraint. | Replace must by shall.",
    "GB-001 | 7.2 | ed | Spelling of the word organisation. | organization",
)


@pytest.fixture
def ballot(world: World) -> Ballot:
    return ballot_with(world.wg57, *SAID)


@pytest.fixture
def issue(ballot: Ballot, world: World) -> Issue:
    return grouping.confirm(
        ballot, [1, 2, 3], "How often risks are reviewed", roles=LEADS, by=world.amina, at=NOW
    )


@pytest.fixture
def as_amina(world: World) -> Client:
    return signed_in(world.amina)


@pytest.fixture
def as_hugo(world: World) -> Iterator[Client]:
    yield signed_in(world.hugo)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def words(page: bytes) -> str:
    main = re.search(r"<main.*</main>", page.decode(), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", main[0] if main else "").split())


def at(route: str, ballot: Ballot, *more: int) -> str:
    return reverse(route, args=(ballot.pk, *more))


def test_the_board_says_first_how_far_the_issues_are(ballot: Ballot, issue: Issue, as_amina: Client) -> None:
    said = words(as_amina.get(at("ballot-issues", ballot)).content)

    assert "1 key issue 0 settled, 0 proposed, 1 open." in said
    assert "How often risks are reviewed" in said
    assert "3 of 3 bodies" in said


def test_the_board_shows_where_member_bodies_stand(
    ballot: Ballot, issue: Issue, world: World, as_amina: Client
) -> None:
    for number, side in ((1, "for"), (2, "for"), (3, "against")):
        deciding.say_stance(issue, number, side, "", by=world.amina)
    ballot.votes.create(body="US", choice="against", comments=[3])

    page = as_amina.get(at("ballot-issues", ballot)).content

    assert "2 for , 1 against" in words(page)
    assert "votes against: US" in words(page)
    assert b'class="side-against" x="66.67" width="33.33"' in page


def test_the_board_asks_as_little_for_many_issues_as_for_one(
    ballot: Ballot,
    issue: Issue,
    world: World,
    as_amina: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    as_amina.get(at("ballot-issues", ballot))
    with django_assert_num_queries(13):
        as_amina.get(at("ballot-issues", ballot))
    for number in (4, 5, 6):
        grouping.confirm(ballot, [number], f"Issue of {number}", roles=LEADS, by=world.amina, at=NOW)
    with django_assert_num_queries(13):
        as_amina.get(at("ballot-issues", ballot))


@pytest.mark.parametrize(
    ("route", "count"), [("ballot-batch", 14), ("ballot-suggestions", 15), ("ballot-drafters", 13)]
)
def test_every_list_asks_a_few_questions(
    route: str,
    count: int,
    ballot: Ballot,
    world: World,
    as_amina: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    as_amina.post(at("ballot-look", ballot))

    with django_assert_num_queries(count):
        as_amina.get(at(route, ballot))


def test_issues_are_found_by_words_and_state(
    ballot: Ballot, issue: Issue, world: World, as_amina: Client
) -> None:
    other = grouping.confirm(ballot, [4, 5], "Must in notes", roles=LEADS, by=world.amina, at=NOW)
    deciding.propose(
        other, Said(revision=other.revision, disposition="accepted"), roles=LEADS, by=world.amina
    )

    proposed = words(as_amina.get(at("ballot-issues", ballot), {"shown": "proposed"}).content)
    costs = words(as_amina.get(at("ballot-issues", ballot), {"words": "cost too much"}).content)

    assert ("Must in notes" in proposed, "How often" in proposed) == (True, False)
    assert ("Must in notes" in costs, "How often" in costs) == (False, True)


def test_an_issue_shows_its_comments_and_what_comes_next(
    ballot: Ballot, issue: Issue, as_amina: Client
) -> None:
    said = words(as_amina.get(at("ballot-issue", ballot, 1)).content)

    assert "Nothing is proposed yet" in said
    assert "Reviews cost too much." in said
    assert "Counting comments is not counting support" in said


def test_a_proposal_is_written_down_from_the_page(ballot: Ballot, issue: Issue, as_amina: Client) -> None:
    form = {
        "revision": issue.revision,
        "disposition": "accepted",
        "reason": "",
        "text": "at planned intervals",
    }

    answer = as_amina.post(at("ballot-issue-propose", ballot, 1), form, follow=True)

    assert "The proposal is written down for each comment of the issue." in words(answer.content)
    assert numbered(ballot, 2).disposition == "accepted"


def test_what_was_typed_stays_when_somebody_was_faster(
    ballot: Ballot, issue: Issue, world: World, as_amina: Client
) -> None:
    seen = issue.revision
    deciding.propose(
        issue, Said(revision=seen, disposition="noted", reason="Bruno’s reason."), roles=LEADS, by=world.bruno
    )

    form = {"revision": seen, "disposition": "not-accepted", "reason": "Amina’s reason.", "text": ""}
    answer = as_amina.post(at("ballot-issue-propose", ballot, 1), form)

    assert answer.status_code == 409
    assert "Bruno’s reason." in words(answer.content)
    assert "Amina’s reason.</textarea>" in answer.content.decode()
    assert Issue.objects.get().reason == "Bruno’s reason."
    revision = Issue.objects.get().revision
    assert f'name="revision" value="{revision}"' in answer.content.decode()


def test_a_convenor_cannot_record_a_decision_and_the_secretary_can(
    ballot: Ballot, issue: Issue, world: World, as_amina: Client, as_hugo: Client
) -> None:
    row = deciding.propose(
        issue, Said(revision=issue.revision, disposition="accepted"), roles=LEADS, by=world.amina
    )
    form = {"revision": row.revision, "kind": "round", "name": "Round of July"}

    assert as_amina.post(at("ballot-issue-decide", ballot, 1), form).status_code == 404
    assert as_hugo.post(at("ballot-issue-decide", ballot, 1), form).status_code == 302
    assert numbered(ballot, 1).decided_name == "Round of July"


def test_a_side_is_noted_and_the_page_comes_back_to_the_comment(
    ballot: Ballot, issue: Issue, as_amina: Client
) -> None:
    answer = as_amina.post(
        at("ballot-issue-stance", ballot, 1), {"comment": "3", "stance": "against", "was": ""}
    )

    assert answer["Location"].endswith("/issues/1/#c3")
    assert numbered(ballot, 3).stance == "against"


def test_comments_are_split_off_merged_and_taken_out_from_the_page(
    ballot: Ballot, issue: Issue, as_amina: Client
) -> None:
    move = at("ballot-issue-comments", ballot, 1)
    as_amina.post(move, {"do": "split", "number": "3", "title": "Costs", "revision": issue.revision})
    assert [each.title for each in Issue.objects.all()] == ["How often risks are reviewed", "Costs"]

    issue.refresh_from_db()
    as_amina.post(move, {"do": "merge", "other": "2", "revision": issue.revision})
    assert Issue.objects.get().comments.count() == 3

    issue.refresh_from_db()
    answer = as_amina.post(move, {"do": "out", "number": ["1", "2", "3"], "revision": issue.revision})
    assert (Issue.objects.count(), answer["Location"]) == (0, at("ballot-issues", ballot))


def test_looking_for_groups_suggests_and_confirms_nothing(ballot: Ballot, as_amina: Client) -> None:
    page = as_amina.post(at("ballot-look", ballot), follow=True)

    said = words(page.content)
    assert "Word for word the same" in said
    assert "2 comments are the same word for word (DE, FR)." in said
    assert Issue.objects.count() == 0


def test_a_group_is_confirmed_without_what_was_unticked(ballot: Ballot, as_amina: Client) -> None:
    as_amina.post(at("ballot-look", ballot))

    as_amina.post(at("ballot-group", ballot), {"do": "confirm", "number": ["1"], "title": "How often"})

    assert [
        (each.number, each.issue_id is not None) for each in Comment.objects.filter(ballot=ballot)[:2]
    ] == [
        (1, True),
        (2, False),
    ]


def test_a_title_that_is_refused_stays_typed(ballot: Ballot, as_amina: Client) -> None:
    as_amina.post(at("ballot-look", ballot))

    form = {"do": "confirm", "number": ["1", "2"], "title": "x" * 300, "place": "0"}
    answer = as_amina.post(at("ballot-group", ballot), form)

    assert (answer.status_code, "x" * 300 in answer.content.decode()) == (409, True)


def test_the_batch_is_proposed_after_a_look_and_taken_back(ballot: Ballot, as_amina: Client) -> None:
    step = at("ballot-batch-step", ballot)
    form = {"stage": "open", "verb": "propose", "disposition": "accepted"}

    preview = as_amina.post(step, form)
    assert "3 comments would change" in words(preview.content)
    assert numbered(ballot, 4).state == "open"

    mark = re.search(r'name="mark" value="(\w+)"', preview.content.decode())
    assert mark is not None
    as_amina.post(step, {**form, "mark": mark[1]})
    assert numbered(ballot, 4).state == "proposed"

    as_amina.post(at("ballot-batch-undo", ballot, ballot.batches.get().pk))
    assert numbered(ballot, 4).state == "open"


def test_an_expert_pulls_a_comment_and_reads_the_batch(
    ballot: Ballot, as_amina: Client, world: World
) -> None:
    issue = grouping.confirm(ballot, [4, 5], "Must", roles=LEADS, by=world.amina, at=NOW)
    deciding.propose(
        issue, Said(revision=issue.revision, disposition="accepted"), roles=LEADS, by=world.amina
    )
    chen = signed_in(world.chen)

    page = chen.get(at("ballot-batch", ballot), {"stage": "proposed"})
    before = chen.get(at("ballot-comment", ballot, 5))
    chen.post(at("ballot-pull", ballot, 5))
    after = chen.get(at("ballot-comment", ballot, 5))

    assert "Pull out" in words(page.content)
    assert numbered(ballot, 5).lane == "discussion"
    assert ["Pull it out" in words(each.content) for each in (before, after)] == [True, False]


def test_the_drafting_group_is_made_and_has_its_work(
    ballot: Ballot, issue: Issue, world: World, as_amina: Client
) -> None:
    as_amina.post(at("ballot-drafter-add", ballot), {"person": world.chen.pk})
    as_amina.post(at("ballot-issue-assign", ballot, 1), {"person": world.chen.pk, "revision": issue.revision})

    said = words(as_amina.get(at("ballot-drafters", ballot)).content)

    assert "1 person of at most 12" in said
    assert f"{world.chen.name} 1 1" in said


def test_a_drafter_proposes_and_an_expert_does_not(ballot: Ballot, issue: Issue, world: World) -> None:
    drafting.add_drafter(ballot, world.chen.pk, by=world.amina)
    form = {"revision": issue.revision, "disposition": "noted"}

    assert signed_in(world.dana).post(at("ballot-issue-propose", ballot, 1), form).status_code == 404
    assert signed_in(world.chen).post(at("ballot-issue-propose", ballot, 1), form).status_code == 302


def test_nobody_elsewhere_sees_an_issue(ballot: Ballot, issue: Issue, world: World) -> None:
    routes = [at("ballot-issues", ballot), at("ballot-issue", ballot, 1), at("ballot-batch", ballot)]

    assert [signed_in(world.greta).get(each).status_code for each in routes] == [404, 404, 404]


def test_history_says_who_did_what(ballot: Ballot, issue: Issue, world: World, as_amina: Client) -> None:
    deciding.propose(issue, Said(revision=issue.revision, disposition="noted"), roles=LEADS, by=world.bruno)

    said = words(as_amina.get(at("ballot-issue", ballot, 1)).content)

    assert f"{world.bruno.name} proposed an answer" in said
    assert f"{world.amina.name} made this issue" in said
