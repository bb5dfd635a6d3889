"""The minutes of a meeting over issues, one click to its plan, and what the meeting decides lands on each comment."""

from datetime import timedelta
from typing import Any

import pytest
from ballot_steps import a_form, came, collated, issue_of, signed_in
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from convenor.apps.ballots.actions import bulk
from convenor.apps.ballots.models import Ballot, Comment, Issue
from convenor.apps.ballots.queries.batch import chosen, shown
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.actions import plan_opened
from convenor.apps.meetings.actions.room import arrive, ask
from convenor.apps.meetings.models import Item, Plan
from convenor.apps.meetings.queries.decided import minutes_free
from convenor.apps.meetings.queries.rooms import seat_of
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.resolution import Step
from convenor.domain.kernel import Role
from convenor.domain.meeting import commands as cmd
from world import NOW, World, make_world

pytestmark = pytest.mark.django_db
FORM = a_form(
    ("DE-001", "7.1", "te", "Too strict."), ("FR-002", "3.1", "te", "Unclear."),
    ("JP-003", "9.2", "te", "Wrong."), ("US-004", "5.1", "ed", "Comma."),
)  # fmt: skip


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def ballot(world: World) -> Ballot:
    ballot = collated(world)
    came(ballot, FORM)
    issue_of(ballot, 1, "Audit time", 1, minutes=30)
    issue_of(ballot, 2, "The term", 2, minutes=20)
    issue_of(ballot, 3, "Records", 3, minutes=25)
    ballot.votes.create(body="JP", choice="against", comments=[3])
    return ballot


@pytest.fixture
def meeting(world: World) -> Meeting:
    begins = timezone.now() + timedelta(days=30)
    return Meeting.objects.create(
        group=world.wg57,
        title="4th meeting",
        starts_at=begins,
        ends_at=begins + timedelta(hours=4),
        mode="hybrid",
    )


def titles(page: object) -> tuple[list[str], list[str]]:
    shown = page.context["page"]  # type: ignore[attr-defined]
    return [each.line.title for each in shown.rows], [each.line.title for each in shown.left]


def test_negatives_come_first_then_definitions_and_what_will_not_fit_is_said(
    world: World, ballot: Ballot
) -> None:
    page = signed_in(world.chen).get(f"/ballots/{ballot.pk}/agenda/?minutes=60")

    assert titles(page) == (["Records", "The term", ""], ["Audit time"])
    html = page.content.decode()
    assert "First, because a vote against rests on it." in html
    assert "1 issue will not fit; it would take 30 minutes more." in html


@pytest.mark.parametrize("typed", ["0", "an hour", "99999", "-5"])
def test_minutes_that_are_none_are_refused_and_stay_typed(world: World, ballot: Ballot, typed: str) -> None:
    page = signed_in(world.amina).get(f"/ballots/{ballot.pk}/agenda/", {"minutes": typed})

    assert page.status_code == 409
    assert "Write the minutes as a whole number" in page.content.decode()


def test_an_issue_gets_its_minutes_unless_somebody_changed_it(world: World, ballot: Ballot) -> None:
    amina, address = signed_in(world.amina), f"/ballots/{ballot.pk}/agenda/issues/1/minutes/"

    assert amina.post(address, {"minutes": "45", "revision": "1"}).status_code == 302
    assert amina.post(address, {"minutes": "50", "revision": "1"}).status_code == 409

    assert Issue.objects.get(number=1).minutes == 45


def test_one_click_makes_items_of_the_plan_and_a_second_adds_nothing(
    world: World, ballot: Ballot, meeting: Meeting
) -> None:
    amina, wish = signed_in(world.amina), {"meeting": meeting.pk, "minutes": "60"}

    amina.post(f"/ballots/{ballot.pk}/agenda/plan/", wish)
    amina.post(f"/ballots/{ballot.pk}/agenda/plan/", wish)

    items = list(Item.objects.filter(plan__meeting=meeting))
    assert [(each.title, each.minutes, each.way) for each in items] == [
        ("Records", 25, "decide"), ("The term", 20, "decide"), ("Decision on the batch", 10, "decide"),
    ]  # fmt: skip
    assert Issue.objects.get(title="Records").item == items[0].pk
    assert minutes_free(meeting) == 240 - 55


def test_a_meeting_of_another_group_is_no_choice(world: World, ballot: Ballot, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(group=world.wg61)

    page = signed_in(world.amina).post(
        f"/ballots/{ballot.pk}/agenda/plan/", {"meeting": meeting.pk, "minutes": "60"}
    )

    assert page.status_code == 409
    assert Plan.objects.count() == 0


def open_the_room(meeting: Meeting, world: World) -> None:
    """What is planned becomes a room, and the meeting begins."""
    plan = Plan.objects.get(meeting=meeting)
    plan_opened.open_the_room(plan, anyway=True, by=world.hugo, at=NOW)
    ask(meeting, cmd.OpenMeeting(), by=None)


def first_item(meeting: Meeting) -> Item:
    return Item.objects.filter(plan__meeting=meeting)[0]


def decided_at(meeting: Meeting, world: World, text: str) -> None:
    """The meeting opens its room and takes a decision on its first item."""
    open_the_room(meeting, world)
    ask(meeting, cmd.RecordDecision(text=text, item=first_item(meeting).number), by=None)


def test_what_the_meeting_decides_lands_on_each_comment(
    world: World, ballot: Ballot, meeting: Meeting
) -> None:
    amina, hugo = signed_in(world.amina), signed_in(world.hugo)
    amina.post(f"/ballots/{ballot.pk}/agenda/plan/", {"meeting": meeting.pk, "minutes": "60"})
    decided_at(meeting, world, "Not accepted: records are needed.")

    [taken] = hugo.get(f"/ballots/{ballot.pk}/agenda/").context["taken"]
    assert (taken.issue.title, taken.disposition, taken.reason) == (
        "Records",
        "not-accepted",
        "records are needed.",
    )
    sent = {"revision": taken.issue.revision, "disposition": taken.disposition, "reason": taken.reason}
    hugo.post(f"/ballots/{ballot.pk}/agenda/issues/3/take/", sent)

    comment = ballot.comments.get(number=3)
    assert (comment.state, comment.disposition, comment.reason) == (
        "decided",
        "not-accepted",
        "records are needed.",
    )
    assert (comment.decided_kind, comment.decided_name) == ("meeting", "4th meeting")
    assert hugo.get(f"/ballots/{ballot.pk}/agenda/").context["taken"] == []


def test_a_meeting_that_settled_nothing_leaves_the_issue_waiting(
    world: World, ballot: Ballot, meeting: Meeting
) -> None:
    amina, hugo = signed_in(world.amina), signed_in(world.hugo)
    amina.post(f"/ballots/{ballot.pk}/agenda/plan/", {"meeting": meeting.pk, "minutes": "60"})
    decided_at(meeting, world, "Postponed.")
    [taken] = hugo.get(f"/ballots/{ballot.pk}/agenda/").context["taken"]

    sent = {"revision": taken.issue.revision, "do": "leave"}
    page = hugo.post(f"/ballots/{ballot.pk}/agenda/issues/3/take/", sent, follow=True)

    assert "Nothing was recorded. “Records” waits for another decision." in page.content.decode()
    assert page.context["taken"] == []
    issue = ballot.issues.get(number=3)
    assert (issue.meeting, issue.item, ballot.comments.get(number=3).state) == (None, None, "grouped")


def test_a_text_on_which_consensus_was_found_becomes_the_text_of_the_issue(
    world: World, ballot: Ballot, meeting: Meeting
) -> None:
    signed_in(world.amina).post(
        f"/ballots/{ballot.pk}/agenda/plan/", {"meeting": meeting.pk, "minutes": "60"}
    )
    open_the_room(meeting, world)
    item = first_item(meeting)
    everybody = [getattr(world, name) for name in ("amina", "bruno", "chen", "dana")]
    for person in everybody:
        arrive(meeting, by=person)
    ask(meeting, cmd.OpenItem(item=item.number), by=None)
    ask(meeting, cmd.OpenCall(text="Records are kept for six years."), by=None)
    for person in everybody:
        ask(meeting, cmd.TakePosition(call=1, seat=seat_of(meeting, person), position="support"), by=person)
    ask(meeting, cmd.RevealCall(call=1), by=None)
    ask(meeting, cmd.DeclareCall(call=1, outcome="consensus"), by=None)

    hugo = signed_in(world.hugo)
    [taken] = hugo.get(f"/ballots/{ballot.pk}/agenda/").context["taken"]
    assert (taken.words, taken.reason, taken.text) == (
        "Records are kept for six years.",
        "",
        "Records are kept for six years.",
    )
    sent = {"revision": taken.issue.revision, "disposition": "with-modifications", "text": taken.text}
    hugo.post(f"/ballots/{ballot.pk}/agenda/issues/3/take/", sent)
    comment = ballot.comments.select_related("issue").get(number=3)
    assert (comment.state, comment.issue and comment.issue.text) == (
        "decided",
        "Records are kept for six years.",
    )


def the_batch_is_decided(world: World, ballot: Ballot, meeting: Meeting) -> None:
    """What is in the batch has an answer, a meeting has it on its agenda, and decides."""
    ballot.comments.filter(lane="batch").update(state="proposed", disposition="accepted")
    signed_in(world.amina).post(
        f"/ballots/{ballot.pk}/agenda/plan/", {"meeting": meeting.pk, "minutes": "60"}
    )
    open_the_room(meeting, world)
    item = Item.objects.get(plan__meeting=meeting, title="Decision on the batch")
    ask(meeting, cmd.RecordDecision(text="The batch is accepted.", item=item.number), by=None)


def take_batch(client: Client, ballot: Ballot, do: str = "record") -> Any:
    batch = client.get(f"/ballots/{ballot.pk}/agenda/").context["batch"]
    sent = {"mark": batch.table.mark, "do": do}
    return client.post(f"/ballots/{ballot.pk}/agenda/batch/take/", sent, follow=True)


def test_the_one_decision_on_the_batch_lands_on_what_nobody_pulled(
    world: World, ballot: Ballot, meeting: Meeting
) -> None:
    came(ballot, a_form(("US-005", "6.1", "ed", "Word."), ("US-006", "6.2", "ed", "Dot.")), "US.docx")
    ballot.comments.filter(lane="batch").update(state="proposed", disposition="accepted")
    the_batch_is_decided(world, ballot, meeting)
    signed_in(world.chen).post(f"/ballots/{ballot.pk}/comments/5/pull/")
    hugo = signed_in(world.hugo)

    page = take_batch(hugo, ballot)

    assert "2 comments of the batch are decided." in page.content.decode()
    stand = {each.number: (each.state, each.decided_name) for each in ballot.comments.filter(kinds="ed")}
    assert stand == {4: ("decided", "4th meeting"), 5: ("proposed", ""), 6: ("decided", "4th meeting")}
    assert page.context["batch"] is None


def test_a_decision_on_the_batch_does_not_land_on_what_was_proposed_later(
    world: World, ballot: Ballot, meeting: Meeting
) -> None:
    came(ballot, a_form(("US-005", "6.1", "ed", "Word.")), "US.docx")
    the_batch_is_decided(world, ballot, meeting)
    ballot.comments.filter(number=5).update(state="open", disposition="")
    step = Step(verb="propose", roles={Role.CONVENOR}, disposition=Disposition.ACCEPTED)
    mark = shown(list(chosen(ballot, "open")), step).mark
    bulk.take_step(ballot, "open", step, mark, by=world.amina, at=timezone.now())

    page = take_batch(signed_in(world.hugo), ballot)

    assert "1 comment of the batch is decided." in page.content.decode()
    assert ballot.comments.get(number=5).state == "proposed"


def test_nobody_records_more_of_the_batch_than_the_page_said(
    world: World, ballot: Ballot, meeting: Meeting
) -> None:
    the_batch_is_decided(world, ballot, meeting)
    hugo = signed_in(world.hugo)
    mark = hugo.get(f"/ballots/{ballot.pk}/agenda/").context["batch"].table.mark
    signed_in(world.chen).post(f"/ballots/{ballot.pk}/comments/4/pull/")

    page = hugo.post(f"/ballots/{ballot.pk}/agenda/batch/take/", {"mark": mark, "do": "record"})

    assert page.status_code == 409
    assert ballot.comments.get(number=4).state == "proposed"


def test_a_meeting_that_did_not_accept_the_batch_leaves_it_waiting(
    world: World, ballot: Ballot, meeting: Meeting
) -> None:
    the_batch_is_decided(world, ballot, meeting)

    page = take_batch(signed_in(world.hugo), ballot, do="leave")

    assert "Nothing was recorded. The batch waits for another decision." in page.content.decode()
    assert ballot.comments.get(number=4).state == "proposed"
    again = signed_in(world.hugo).post(f"/ballots/{ballot.pk}/agenda/batch/take/", {"do": "record"})
    assert "No meeting has decided on the batch." in again.content.decode()


def test_what_was_refused_for_one_issue_stays_typed_there_and_nowhere_else(
    world: World, ballot: Ballot
) -> None:
    sent = {"minutes": "long", "revision": "1", "back": "minutes=90"}

    page = signed_in(world.amina).post(f"/ballots/{ballot.pk}/agenda/issues/1/minutes/", sent)

    html = page.content.decode()
    assert html.count('value="long"') == 1
    assert page.context["minutes"] == 90


def test_only_the_secretary_records_what_was_decided(world: World, ballot: Ballot) -> None:
    sent = {"revision": "1", "disposition": "accepted"}

    assert signed_in(world.amina).post(f"/ballots/{ballot.pk}/agenda/issues/1/take/", sent).status_code == 404
    page = signed_in(world.hugo).post(f"/ballots/{ballot.pk}/agenda/issues/1/take/", sent)
    assert page.status_code == 409
    assert "is on the agenda of no meeting" in page.content.decode()


def test_the_agenda_asks_a_fixed_number_of_questions(
    world: World, ballot: Ballot, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world.chen)

    with django_assert_num_queries(12):
        client.get(f"/ballots/{ballot.pk}/agenda/")


def test_the_agenda_says_for_how_many_comments_no_time_is_set_aside(world: World, ballot: Ballot) -> None:
    Comment.objects.filter(ballot=ballot, number=2).update(issue=None, state="open")

    page = signed_in(world.amina).get(f"/ballots/{ballot.pk}/agenda/")

    assert (page.context["page"].loose, page.context["page"].is_empty) == (1, False)
    told = page.content.decode()
    assert "1 comment for discussion is in no issue." in told
    assert "Everything fits" not in told
