"""Ticked comments of the table: what one step would do to each, the step, and back again."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from test_ballots_work_pages import signed_in, words

from ballot_rows import comments
from convenor.apps.ballots.actions import bulk, drafting, grouping, many
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries import many as queries
from convenor.apps.ballots.queries.table import sieve_of
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.kernel import Refused
from worked_ballot import LEADS, NOW, READS, ballot_with, numbered
from world import World

SAID = comments(
    "FR-001 | 4.1 | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "DE-001 | 4.1 | te | Risks are reviewed too rarely. | Review them at planned intervals.",
    "US-001 | 4.2 | te | Reviews cost too much. | Delete the clause.",
    "GB-001 | 7.2 | ed | Spelling of the word organisation. | organization",
    "GB-002 | 7.3 | ed | A comma is missing. | Add it.",
)
ACCEPTED = queries.Asked(verb="propose", disposition=Disposition.ACCEPTED)


@pytest.fixture
def ballot(world: World) -> Ballot:
    return ballot_with(world.wg57, *SAID)


@pytest.fixture
def amina(world: World) -> Client:
    return signed_in(world.amina)


def refusal(code: str) -> "pytest.RaisesExc[Refused]":
    return pytest.raises(Refused, check=lambda refused: refused.code == code)


def seen(ballot: Ballot, *numbers: int) -> dict[str, int]:
    return queries.ticked(ballot, numbers).seen


def do(ballot: Ballot, world: World, asked: queries.Asked, *numbers: int) -> None:
    shown = seen(ballot, *numbers)
    if asked.issue:
        issue = Issue.objects.get(ballot=ballot, number=asked.issue)
        shown[f"i{issue.pk}"] = issue.revision
    many.take(ballot, asked, shown, roles=LEADS, by=world.amina, at=NOW)


def undo(ballot: Ballot, world: World) -> None:
    bulk.undo(ballot.batches.all()[0], roles=LEADS, by=world.amina, at=NOW)


def stand(ballot: Ballot) -> dict[int, tuple[str, str]]:
    rows = Comment.objects.filter(ballot=ballot).select_related("issue").order_by("number")
    return {each.number: (each.state, each.issue.title if each.issue else "") for each in rows}


OPEN = ("open", "")


def test_ticked_comments_become_one_issue_and_none_again(ballot: Ballot, world: World) -> None:
    do(ballot, world, queries.Asked(verb="new", text="How often"), 1, 2)
    assert stand(ballot) == {
        1: ("grouped", "How often"), 2: ("grouped", "How often"), 3: OPEN, 4: OPEN, 5: OPEN
    }  # fmt: skip

    undo(ballot, world)
    assert (set(stand(ballot).values()), Issue.objects.count()) == ({OPEN}, 0)


def test_comments_go_into_an_issue_and_back_into_the_one_that_they_emptied(
    ballot: Ballot, world: World
) -> None:
    grouping.confirm(ballot, [1], "How often", roles=LEADS, by=world.amina, at=NOW)
    grouping.confirm(ballot, [2], "The same", roles=LEADS, by=world.amina, at=NOW)

    do(ballot, world, queries.Asked(verb="join", issue=1), 2, 3)
    assert [each.title for each in Issue.objects.all()] == ["How often"]
    assert stand(ballot)[3] == ("grouped", "How often")

    undo(ballot, world)
    assert (stand(ballot)[2], stand(ballot)[3]) == (("grouped", "The same"), OPEN)


def test_an_answer_is_proposed_for_ticked_comments_and_their_whole_issue_follows(
    ballot: Ballot, world: World
) -> None:
    grouping.confirm(ballot, [1, 2], "How often", roles=LEADS, by=world.amina, at=NOW)

    do(ballot, world, ACCEPTED, 1, 2, 3)

    issue = Issue.objects.get()
    assert (issue.state, issue.disposition) == ("proposed", "accepted")
    assert [each for each, _ in stand(ballot).values()] == ["proposed"] * 3 + ["open"] * 2


def test_an_issue_is_not_torn_apart_by_an_answer_for_some_of_its_comments(
    ballot: Ballot, world: World
) -> None:
    grouping.confirm(ballot, [1, 2], "How often", roles=LEADS, by=world.amina, at=NOW)
    found = queries.ticked(ballot, [1, 3])

    would = queries.foreseen(ballot, found, queries.wish_of(ballot, ACCEPTED, LEADS), {})

    assert [each.row.number for each in would.changing.lines] == [3]
    assert [(each.refused and each.refused.code, each.count) for each in would.refused] == [
        ("many-issue-partly", 1)
    ]


def test_a_technical_comment_never_goes_into_the_batch(ballot: Ballot, world: World) -> None:
    found = queries.ticked(ballot, [3, 4])

    wish = queries.wish_of(ballot, queries.Asked(verb="lane", lane=Lane.BATCH), LEADS)
    would = queries.foreseen(ballot, found, wish, {})

    assert [each.refused and each.refused.code for each in would.refused] == ["many-technical-is-discussed"]
    assert [each.row.number for each in would.unchanged.lines] == [4]


def test_editorial_comments_are_sent_to_the_discussion_and_back(ballot: Ballot, world: World) -> None:
    do(ballot, world, queries.Asked(verb="lane", lane=Lane.DISCUSSION), 4, 5)
    assert {numbered(ballot, 4).lane, numbered(ballot, 5).lane} == {"discussion"}

    undo(ballot, world)
    assert {numbered(ballot, 4).lane, numbered(ballot, 5).lane} == {"batch"}


def test_issues_of_ticked_comments_are_given_to_somebody(ballot: Ballot, world: World) -> None:
    grouping.confirm(ballot, [1, 2], "How often", roles=LEADS, by=world.amina, at=NOW)
    drafting.add_drafter(ballot, world.chen.pk, by=world.amina)

    do(ballot, world, queries.Asked(verb="assign", person=world.chen.pk), 1, 3)
    assert Issue.objects.get().assignee == world.chen

    undo(ballot, world)
    assert Issue.objects.get().assignee is None


def test_a_note_stands_below_what_others_noted(ballot: Ballot, world: World) -> None:
    many.note(ballot, 1, "Ask France.", 1, by=world.bruno)

    do(ballot, world, queries.Asked(verb="note", text="For Geneva."), 1, 2)
    assert (numbered(ballot, 1).note, numbered(ballot, 2).note) == (
        "Ask France.\n\nFor Geneva.",
        "For Geneva.",
    )

    undo(ballot, world)
    assert (numbered(ballot, 1).note, numbered(ballot, 2).note) == ("Ask France.", "")


def test_a_type_is_put_right_and_the_file_keeps_what_it_says(ballot: Ballot, world: World) -> None:
    do(ballot, world, queries.Asked(verb="type", text="te"), 4, 5)
    row = numbered(ballot, 4)
    assert (row.kinds, row.lane, row.typed) == ("te", "discussion", {"type": "ed"})

    undo(ballot, world)
    row = numbered(ballot, 4)
    assert (row.kinds, row.lane, row.typed) == ("ed", "batch", {})


def test_a_clause_is_put_right_and_comments_move_in_the_document(ballot: Ballot, world: World) -> None:
    do(ballot, world, queries.Asked(verb="clause", text="3.1"), 4, 5)

    first = ballot.comments.order_by("place").values_list("number", flat=True)[:2]
    assert (list(first), numbered(ballot, 5).clause) == ([4, 5], "3.1")


def test_what_somebody_changed_since_the_preview_is_not_touched(ballot: Ballot, world: World) -> None:
    shown = seen(ballot, 1, 2, 3)
    many.note(ballot, 2, "Ask Germany first.", 1, by=world.bruno)

    with refusal("many-changed-meanwhile"):
        many.take(ballot, ACCEPTED, shown, roles=LEADS, by=world.amina, at=NOW)
    assert queries.changed_since(queries.ticked(ballot, [1, 2, 3]), shown) == [2]
    assert {state for state, _ in stand(ballot).values()} == {"open"}


def test_an_issue_that_changed_since_the_preview_takes_nothing_in(ballot: Ballot, world: World) -> None:
    issue = grouping.confirm(ballot, [1], "How often", roles=LEADS, by=world.amina, at=NOW)
    shown = seen(ballot, 2) | {f"i{issue.pk}": issue.revision - 1}

    with refusal("issue-changed-meanwhile"):
        asked = queries.Asked(verb="join", issue=1)
        many.take(ballot, asked, shown, roles=LEADS, by=world.amina, at=NOW)


def test_taking_back_leaves_what_somebody_went_on_with(ballot: Ballot, world: World) -> None:
    do(ballot, world, ACCEPTED, 1, 2)
    do(ballot, world, queries.Asked(verb="withdraw"), 2)

    bulk.undo(ballot.batches.order_by("pk")[0], roles=LEADS, by=world.amina, at=NOW)

    assert [each for each, _ in stand(ballot).values()][:2] == ["open", "grouped"]


def test_an_expert_may_not_take_a_step_for_many(ballot: Ballot, world: World) -> None:
    with refusal("only-convenor-or-drafter"):
        many.take(ballot, ACCEPTED, seen(ballot, 1), roles=READS, by=world.chen, at=NOW)


def test_all_that_the_filters_show_are_meant(ballot: Ballot) -> None:
    assert queries.numbers_that_fit(ballot, sieve_of({"clause": "4"})) == [1, 2, 3]


def test_the_page_asks_shows_does_and_takes_back_and_filters_stay(ballot: Ballot, amina: Client) -> None:
    step = reverse("ballot-many", args=(ballot.pk,))
    table = reverse("ballot-clauses", args=(ballot.pk,))
    form = {"verb": "propose", "filters": "clause=4&page=1", "number": ["1", "2"]}

    asks = amina.post(step, form)
    assert "2 comments are ticked." in words(asks.content)

    given = {**form, "picked": "1 2", "look": "1", "disposition": "accepted", "reason": "Agreed."}
    preview = amina.post(step, given)
    assert "2 comments would change" in words(preview.content)
    assert "State: open → proposed" in words(preview.content)
    assert numbered(ballot, 1).state == "open"

    kept = re.search(r'name="seen" value="([^"]+)"', preview.content.decode())
    assert kept is not None
    done = amina.post(step, {**given, "seen": kept[1], "do": "1"})
    assert done["Location"] == f"{table}?clause=4&page=1&did={ballot.batches.get().pk}"
    assert (numbered(ballot, 2).reason, numbered(ballot, 3).state) == ("Agreed.", "open")

    page = amina.get(done["Location"])
    assert "Proposed: 2 comments" in words(page.content)
    back = amina.post(
        reverse("ballot-batch-undo", args=(ballot.pk, ballot.batches.get().pk)), {"back": f"{table}?clause=4"}
    )
    assert (back["Location"], numbered(ballot, 1).state) == (f"{table}?clause=4", "open")


def test_a_stale_preview_shows_what_stands_there_and_goes_through_knowingly(
    ballot: Ballot, world: World, amina: Client
) -> None:
    step = reverse("ballot-many", args=(ballot.pk,))
    shown = " ".join(f"{key}.{each}" for key, each in seen(ballot, 1, 2).items())
    many.note(ballot, 2, "Ask Germany first.", 1, by=world.bruno)

    given = {"verb": "propose", "disposition": "accepted", "reason": "Agreed.", "look": "1", "do": "1"}
    answer = amina.post(step, {**given, "seen": shown})

    told = words(answer.content)
    assert (answer.status_code, numbered(ballot, 1).state) == (409, "open")
    assert "Ask Germany first." in told
    assert "changed since you looked" in told
    kept = re.search(r'name="seen" value="([^"]+)"', answer.content.decode())
    assert kept is not None
    amina.post(step, {**given, "seen": kept[1]})
    assert (numbered(ballot, 2).state, numbered(ballot, 2).reason) == ("proposed", "Agreed.")


def test_what_was_typed_stays_when_something_is_missing(ballot: Ballot, amina: Client) -> None:
    step = reverse("ballot-many", args=(ballot.pk,))

    answer = amina.post(
        step, {"verb": "propose", "picked": "1", "look": "1", "disposition": "not-accepted", "text": ""}
    )

    assert (answer.status_code, "“Not accepted” needs a reason" in words(answer.content)) == (409, True)
    assert '<option value="not-accepted" selected>' in answer.content.decode()


def test_nothing_ticked_comes_back_to_the_table(ballot: Ballot, amina: Client) -> None:
    answer = amina.post(
        reverse("ballot-many", args=(ballot.pk,)), {"verb": "new", "filters": "kind=ed"}, follow=True
    )

    assert answer.redirect_chain == [(f"{reverse('ballot-clauses', args=(ballot.pk,))}?kind=ed", 302)]
    assert "Tick at least one comment first." in words(answer.content)


def test_an_expert_sees_no_boxes_and_nobody_elsewhere_anything(ballot: Ballot, world: World) -> None:
    table, step = reverse("ballot-clauses", args=(ballot.pk,)), reverse("ballot-many", args=(ballot.pk,))

    assert b'name="number"' not in signed_in(world.chen).get(table).content
    assert signed_in(world.chen).post(step, {"verb": "new", "number": "1"}).status_code == 404
    assert signed_in(world.greta).post(step, {"verb": "new", "number": "1"}).status_code == 404


def test_a_comment_stands_beside_the_table_by_its_address(ballot: Ballot, amina: Client) -> None:
    table = reverse("ballot-clauses", args=(ballot.pk,))

    beside = words(amina.get(table, {"comment": "3"}).content)
    last = words(amina.get(table, {"comment": "last"}).content)

    assert ("Comment 3 Close" in beside, "Delete the clause." in beside) == (True, True)
    assert "Comment 5 Close" in last


def test_the_part_that_stands_beside_leads_back_to_the_table_as_it_was(ballot: Ballot, amina: Client) -> None:
    page = reverse("ballot-comment", args=(ballot.pk, 3))

    part = amina.get(page, {"part": "panel", "table": "clause=4&comment=1"}).content.decode()

    assert part.lstrip().startswith("<aside")
    back = f"{reverse('ballot-clauses', args=(ballot.pk,))}?clause=4&amp;comment=3#r3"
    assert f'name="back" value="{back}"' in part


def test_a_note_is_for_those_who_work_on_the_comments(ballot: Ballot, world: World, amina: Client) -> None:
    page = reverse("ballot-comment", args=(ballot.pk, 3))

    amina.post(reverse("ballot-comment-note", args=(ballot.pk, 3)), {"note": "Ask them.", "revision": "1"})

    assert "Ask them." in words(amina.get(page).content)
    assert b"Ask them." not in signed_in(world.chen).get(page).content


def test_a_note_that_somebody_overtook_stays_typed(ballot: Ballot, world: World, amina: Client) -> None:
    many.note(ballot, 3, "Bruno’s note.", 1, by=world.bruno)

    answer = amina.post(
        reverse("ballot-comment-note", args=(ballot.pk, 3)), {"note": "Amina’s note.", "revision": "1"}
    )

    assert (answer.status_code, numbered(ballot, 3).note) == (409, "Bruno’s note.")
    assert ("Bruno’s note." in words(answer.content), "Amina’s note." in words(answer.content)) == (
        True,
        True,
    )


def test_an_open_page_learns_who_changed_what_it_shows(ballot: Ballot, world: World, amina: Client) -> None:
    issue = grouping.confirm(ballot, [1, 2], "How often", roles=LEADS, by=world.amina, at=NOW)
    ask = reverse("ballot-now", args=(ballot.pk,))
    shown = {"seen": f"3.1 i{issue.pk}.{issue.revision}"}

    assert amina.get(ask, shown).status_code == 204
    many.note(ballot, 3, "Ask them.", 1, by=world.bruno)
    assert "Bruno Rossi changed this meanwhile." in amina.get(ask, shown).content.decode()
    assert (signed_in(world.bruno).get(ask, shown).content.decode().count("You changed this")) == 1
    assert signed_in(world.greta).get(ask, shown).status_code == 404
