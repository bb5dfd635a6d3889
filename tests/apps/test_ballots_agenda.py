"""The minutes of a meeting over issues, one click to its plan, and what the meeting decides lands on each comment."""

from datetime import timedelta

import pytest
from ballot_steps import a_form, came, collated, issue_of, signed_in
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from convenor.apps.ballots.models import Ballot, Issue
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.actions import plan_opened
from convenor.apps.meetings.actions.room import ask
from convenor.apps.meetings.models import Item, Plan
from convenor.apps.meetings.queries.decided import minutes_free
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


def decided_at(meeting: Meeting, world: World, text: str) -> None:
    """The meeting opens its room and takes a decision on its first item."""
    plan = Plan.objects.get(meeting=meeting)
    room = plan_opened.open_the_room(plan, anyway=True, by=world.hugo, at=NOW)
    assert room is not None
    item = Item.objects.filter(plan=plan).first()
    assert item is not None
    ask(meeting, cmd.OpenMeeting(), by=None)
    ask(meeting, cmd.RecordDecision(text=text, item=item.number), by=None)


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

    with django_assert_num_queries(11):
        client.get(f"/ballots/{ballot.pk}/agenda/")
