"""Practising with a ballot: alone, on the usual pages, and nothing of what was decided before one's own answer stands."""

import html
import re
from io import BytesIO
from itertools import product
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from ballot_steps import signed_in
from django.urls import reverse
from test_permissions import ADDRESSES

import joining_steps
from convenor.apps.ballots.access import ROWS
from convenor.apps.ballots.actions import bulk, deciding, grouping
from convenor.apps.ballots.landing import Said
from convenor.apps.ballots.models import Ballot, Comment, CommentFile, Issue
from convenor.apps.ballots.queries.ballots import ALONE
from convenor.apps.ballots.queries.batch import chosen, shown
from convenor.apps.practice import actions, queries
from convenor.apps.practice.models import Look, Practice, Truth
from convenor.domain.ballot.comparing import Agreement, Cut
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.resolution import IN_PRACTICE, Step
from convenor.domain.kernel import Refused
from convenor.site.erasure.actions import erase
from convenor.site.own_data.views import everything
from world import NOW, World, make_world

pytestmark = pytest.mark.django_db
NAMED: dict[str, list[Any]] = {
    "issue": [1],
    "comment": [1, 2],
    "place": [1],
    "vote": [1],
    "order": ["clause", "issue", "body"],
    "kind": ["md", "docx", "pdf"],
    "file": ["csv", "json", "xlsx"],
}


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def practice(world: World) -> Practice:
    return actions.begin(60, "mixed", Random(17997), by=world.emil, at=NOW)


def by_issue(practice: Practice) -> dict[str, list[int]]:
    """The comments of each issue of the working group; the smallest first."""
    found: dict[str, list[int]] = {}
    for each in practice.truths.filter(batched=False):
        found.setdefault(each.issue, []).append(each.number)
    return dict(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))


def issue_of(practice: Practice, title: str, numbers: list[int], by: Any) -> Issue:
    """An issue of theirs; what is in the batch is pulled out first by calling it technical."""
    Comment.objects.filter(ballot=practice.ballot, number__in=numbers).update(lane="discussion")
    return grouping.confirm(practice.ballot, numbers, title, roles=ALONE, by=by, at=NOW)


def answered(issue: Issue, disposition: str, reason: str, by: Any) -> Issue:
    """Proposed and decided."""
    issue.refresh_from_db()
    said = Said(revision=issue.revision, disposition=disposition, reason=reason)
    issue = deciding.propose(issue, said, roles=ALONE, by=by)
    return deciding.decide(issue, Said(revision=issue.revision), IN_PRACTICE, roles=ALONE, by=by)


def as_the_group_did(practice: Practice, by: Any) -> None:
    """Every issue and the batch, answered as the working group did."""
    for key, numbers in by_issue(practice).items():
        truth = practice.truths.filter(issue=key)[0]
        answered(
            issue_of(practice, truth.title, numbers, by), truth.disposition, truth.reason or "So it is.", by
        )
    rest = list(chosen(practice.ballot, "open"))
    step = Step(verb="propose", roles=ALONE, disposition=Disposition.ACCEPTED)
    bulk.take_step(practice.ballot, "open", step, shown(rest, step).mark, by=by, at=NOW)


def test_a_ballot_is_made_as_a_file_that_came_in(practice: Practice, world: World) -> None:
    ballot = practice.ballot
    file = ballot.files.get()

    assert (ballot.group, ballot.practice_for, ballot.collated_at) == (None, world.emil, NOW)
    assert (file.form, file.failure, bytes(file.content)[:2]) == ("iso-2012", "", b"PK")
    assert (ballot.comments.count(), practice.truths.count(), practice.looks.count()) == (60, 60, 0)


def test_each_comment_has_the_truth_of_its_own_row(practice: Practice) -> None:
    words = dict(practice.ballot.comments.values_list("number", "comment"))
    of_households = [
        words[each.number] for each in practice.truths.filter(issue="scope-households", stance="for")
    ]

    assert all(re.search("repair|répar", each, re.IGNORECASE) for each in of_households)


def test_each_practice_is_another_ballot_with_the_next_number(world: World) -> None:
    first, second = (actions.begin(60, "en", Random(seed), by=world.emil, at=NOW) for seed in (1, 2))
    texts = [list(each.ballot.comments.values_list("comment", flat=True)) for each in (first, second)]

    assert (first.number, second.number, texts[0] == texts[1]) == (1, 2, False)


def test_after_eight_one_has_to_go_first(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST", 1)
    kept = actions.begin(60, "en", Random(1), by=world.emil, at=NOW)

    with pytest.raises(Refused) as refused:
        actions.begin(60, "en", Random(2), by=world.emil, at=NOW)
    actions.drop(kept, by=world.emil)
    again = actions.begin(60, "en", Random(2), by=world.emil, at=NOW)

    assert (refused.value.code, again.number, Ballot.objects.filter(group=None).count()) == (
        "practice-too-many",
        1,
        1,
    )


def test_what_goes_leaves_nothing(practice: Practice, world: World) -> None:
    answered(issue_of(practice, "One", [1, 2], world.emil), "accepted", "", world.emil)
    actions.finish(practice, by=world.emil, at=NOW)
    actions.drop(practice, by=world.emil)

    left = [model.objects.count() for model in (Practice, Truth, Look, Ballot, Comment, CommentFile, Issue)]

    assert left == [0, 0, 0, 0, 0, 0, 0]


def test_nothing_is_shown_before_an_answer_stands(practice: Practice, world: World) -> None:
    issue_of(practice, "One", [1, 2], world.emil)

    with pytest.raises(Refused) as refused:
        actions.look(practice, "1", by=world.emil, at=NOW)

    assert (refused.value.code, practice.looks.count()) == ("practice-answer-first", 0)


def test_what_was_said_before_looking_is_what_is_compared(practice: Practice, world: World) -> None:
    key, numbers = next(iter(by_issue(practice).items()))
    truth = practice.truths.filter(issue=key)[0]
    mine = "noted" if truth.disposition != "noted" else "referred"
    issue = answered(issue_of(practice, "Mine", numbers, world.emil), mine, "As I see it.", world.emil)
    actions.look(practice, "1", by=world.emil, at=NOW)
    issue = deciding.go(
        issue, "reopen", Said(revision=issue.revision, reason="Wiser."), where=IN_PRACTICE, roles=ALONE,
        by=world.emil,
    )  # fmt: skip
    answered(issue, truth.disposition, truth.reason, world.emil)

    (line,) = queries.beside(practice).lines

    assert (line.matter.agreement, line.said, line.changed) == (Agreement.OTHER, (mine,), True)


def test_of_what_was_not_looked_at_nothing_is_told(practice: Practice, world: World) -> None:
    (key, numbers), *others = by_issue(practice).items()
    answered(issue_of(practice, "Half", numbers[:1], world.emil), "accepted", "", world.emil)
    actions.look(practice, "1", by=world.emil, at=NOW)

    page = queries.matter_page(practice, key)

    assert page is not None
    assert ([each.comment.number for each in page.comments], page.elsewhere) == (
        numbers[:1],
        len(numbers) - 1,
    )
    assert queries.matter_page(practice, others[0][0]) is None


def test_who_answers_as_the_group_did_is_told_so(practice: Practice, world: World) -> None:
    as_the_group_did(practice, world.emil)
    found = queries.beside(actions.finish(practice, by=world.emil, at=NOW)).comparison

    assert {(each.agreement, each.cut) for each in found.matters} == {(Agreement.SAME, Cut.SAME)}
    assert (found.closeness.kept_apart, found.closeness.kept_together) == (1.0, 1.0)
    assert (found.batch.hidden, found.batch.other) == ((), ())


def test_a_technical_comment_left_in_the_batch_is_named(practice: Practice, world: World) -> None:
    numbers = next(iter(by_issue(practice).values()))[:2]
    Comment.objects.filter(ballot=practice.ballot, number__in=numbers).update(lane="batch")
    actions.finish(practice, by=world.emil, at=NOW)

    page = signed_in(world.emil).get(reverse("practice", args=(practice.pk,))).content.decode()

    assert [each for each in numbers if f">Comment {each}</a>" in page] == numbers


def test_an_issue_made_of_the_batch_is_told_as_such(practice: Practice, world: World) -> None:
    numbers = list(practice.truths.filter(batched=True).values_list("number", flat=True)[:2])
    answered(issue_of(practice, "Commas", numbers, world.emil), "accepted", "", world.emil)
    client = signed_in(world.emil)
    client.post(reverse("practice-look", args=(practice.pk,)), {"key": "1"})

    page = client.get(reverse("practice", args=(practice.pk,))).content.decode()

    assert "the working group settled in the editorial batch" in page
    assert "You made issues of 2 comments that the working group settled in the batch" in page


def truths_told(practice: Practice) -> list[str]:
    """What only the working group said: its reasons and its titles."""
    return sorted({words for each in practice.truths.all() for words in (each.reason, each.title) if words})


def addresses_of(practice: Practice) -> list[str]:
    """Every address of the ballot that is read, with each order and kind of file."""
    named = {"ballot": [practice.pk], "sheet": [practice.ballot.files.get().pk], **NAMED}
    found = []
    for route in sorted({each.route for each in ROWS if each.method == "GET" and each.on == "ballot"}):
        names = re.findall(r"<\w+:(\w+)>", ADDRESSES[route])
        for chosen_ones in product(*(named[each] for each in names)):
            found.append(reverse(route, kwargs=dict(zip(names, chosen_ones, strict=True))))
    return found


def test_no_page_and_no_file_of_the_ballot_tells_what_was_decided(practice: Practice, world: World) -> None:
    answered(issue_of(practice, "Mine", [1, 2, 3], world.emil), "noted", "Mine.", world.emil)
    client, secrets = signed_in(world.emil), truths_told(practice)
    client.post(reverse("ballot-look", args=(practice.pk,)))
    told = []
    addresses = [*addresses_of(practice), reverse("practice", args=(practice.pk,)), "/home/", "/letters/"]
    for address in [*addresses, *(f"{each}?proposals" for each in addresses if "answered" in each)]:
        answer = client.get(address)
        assert answer.status_code in ((404,) if "/pictures/" in address else (200, 204, 409)), address
        text = unpacked(answer)
        told += [(address, each) for each in secrets if each in text]

    own = client.post(reverse("own-data"))
    told += [("own-data", each) for each in secrets if each in unpacked(own)]

    assert told == []
    assert len(addresses) > 20


def unpacked(answer: Any) -> str:
    """The text of a page or of a file, whatever it is packed in."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if data[:2] == b"PK":
        with ZipFile(BytesIO(data)) as parts:
            data = b"".join(parts.read(each) for each in parts.namelist())
    return html.unescape(data.decode(errors="replace"))


@pytest.mark.parametrize("name", ["fatou", "amina", "hugo", "greta", "chen", "ines"])
def test_a_practice_is_nobody_elses(practice: Practice, world: World, name: str) -> None:
    client = signed_in(world.everybody()[name])
    addresses = [*addresses_of(practice), reverse("practice", args=(practice.pk,))]

    assert {client.get(each).status_code for each in addresses} == {404}


@pytest.mark.parametrize(
    ("route", "method"),
    [
        ("ballot-edit", "get"),
        ("ballot-files", "post"),
        ("ballot-collate", "post"),
        ("ballot-votes", "get"),
        ("ballot-drafters", "get"),
        ("ballot-agenda-plan", "post"),
    ],
)
def test_what_needs_a_group_says_that_there_is_none(
    practice: Practice, world: World, route: str, method: str
) -> None:
    answer = getattr(signed_in(world.emil), method)(reverse(route, args=(practice.pk,)))

    assert (answer.status_code, "it has no group" in answer.content.decode()) == (409, True)


def test_the_whole_of_it_goes_through_the_pages(practice: Practice, world: World) -> None:
    client, pk = signed_in(world.emil), practice.pk
    numbers = next(iter(by_issue(practice).values()))
    issue_of(practice, "Mine", numbers, world.emil)
    propose = {"revision": practice.ballot.issues.get().revision, "disposition": "noted", "reason": "So."}
    proposed = client.post(reverse("ballot-issue-propose", args=(pk, 1)), propose)
    decide = {**propose, "revision": practice.ballot.issues.get().revision}
    decided = client.post(reverse("ballot-issue-decide", args=(pk, 1)), decide)
    looked = client.post(reverse("practice-look", args=(pk,)), {"key": "1"})
    issue = practice.ballot.issues.get()

    assert [each.status_code for each in (proposed, decided, looked)] == [302, 302, 302]
    assert (issue.state, issue.decided_kind, issue.decided_name) == ("decided", "practice", "")
    assert practice.looks.count() == len(numbers)


def test_the_list_asks_as_much_for_one_practice_as_for_many(
    practice: Practice, world: World, django_assert_num_queries: Any
) -> None:
    actions.begin(60, "fr", Random(3), by=world.emil, at=NOW)

    with django_assert_num_queries(2):
        begun = queries.practices(world.emil)
    with django_assert_num_queries(2):
        queries.practice_page(practice)
    actions.finish(practice, by=world.emil, at=NOW)
    with django_assert_num_queries(3):
        queries.practice_page(practice)

    assert [(each.row.number, each.comments, each.answered) for each in begun] == [(2, 60, 0), (1, 60, 0)]


def test_with_the_person_goes_what_they_practised(world: World) -> None:
    practice = actions.begin(60, "en", Random(4), by=world.chen, at=NOW)
    answered(issue_of(practice, "One", [1, 2], world.chen), "accepted", "", world.chen)
    actions.finish(practice, by=world.chen, at=NOW)

    erase(world.chen, "Chen Li", by=world.hugo, at=NOW)

    assert [model.objects.count() for model in (Ballot, Comment, CommentFile, Truth, Look)] == [0, 0, 0, 0, 0]


def test_the_copy_of_ones_data_has_the_own_words_now_and_before_looking(
    practice: Practice, world: World
) -> None:
    issue = answered(issue_of(practice, "Mine", [1, 2], world.emil), "noted", "At first.", world.emil)
    actions.finish(practice, by=world.emil, at=NOW)
    Issue.objects.filter(pk=issue.pk).update(reason="Wiser now.")

    (found,) = (each for each in everything(world.emil) if each.key == "practices")

    told = [(each.title, [str(fact.value) for fact in each.facts][:2]) for each in found.records[1:]]
    assert told == [("Mine", ["noted", "Wiser now."]), ("Mine, before you looked", ["noted", "At first."])]


def test_who_neither_learns_nor_convenes_is_not_asked_to_practise(world: World) -> None:
    joining_steps.paired(world)
    may = {
        name: signed_in(person).get("/practice/").status_code == 200
        for name, person in world.everybody().items()
    }

    assert {name for name, is_so in may.items() if is_so} == {
        "amina",
        "bruno",
        "emil",
        "fatou",
        "greta",
        "hugo",
    }


def test_a_choice_that_is_none_is_refused_in_the_page(world: World) -> None:
    answer = signed_in(world.amina).post("/practice/", {"size": "7", "language": "mixed"})

    assert (answer.status_code, Practice.objects.count()) == (422, 0)


def test_one_press_makes_a_ballot_and_leads_to_it(world: World) -> None:
    answer = signed_in(world.amina).post("/practice/", {"size": "60", "language": "fr"})

    made = Practice.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("ballot", args=(made.pk,)))
    assert made.ballot.practice_for == world.amina
