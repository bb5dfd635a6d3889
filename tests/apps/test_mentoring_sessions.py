"""A talk is offered, agreed, moved, held; both clocks are told, and nothing counts before both say so."""

from datetime import timedelta

import pytest
from django.test import Client

from convenor.apps.learning.typed import Stale, Typed
from convenor.apps.mentoring.actions import assignments, sessions
from convenor.apps.mentoring.models import AgendaPoint, Pairing, Session
from convenor.apps.mentoring.queries.sessions import session_page, suggestions
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Refused, Role
from journey_steps import AFTER, THURSDAY, agreed, begun, held, offered
from world import NOW, World

LATER = THURSDAY + timedelta(days=1)


@pytest.fixture
def pairing(world: World) -> Pairing:
    """Emil and Fatou have begun."""
    return begun(world)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def calendars(pairing: Pairing) -> list[tuple[str, str]]:
    """Method and sequence of every calendar file that Fatou got, in order."""
    letters = [read(each) for each in Letter.objects.filter(to=pairing.mentor.person).order_by("pk")]
    return [
        (each.calendar_method, each.calendar.split("SEQUENCE:")[1].split("\r\n")[0])
        for each in letters
        if each.calendar
    ]


def test_the_suggested_times_lie_in_the_hours_of_both(world: World, pairing: Pairing) -> None:
    found = suggestions(world.emil, world.fatou, 60, NOW)

    hours = {(each.start.hour, each.start.hour) for each in found}
    assert len(found) == 6
    assert all(9 <= hour < 15 for hour, _ in hours)  # 10 to 16 in Oslo, 9 to 15 in Dakar


def test_the_other_reads_of_the_offer_in_a_letter(world: World, pairing: Pairing) -> None:
    offered(pairing)

    letters = Letter.objects.filter(template="session-proposed")
    assert [each.to for each in letters] == [world.fatou]


def test_the_same_form_sent_twice_is_one_offer(pairing: Pairing) -> None:
    assert offered(pairing) == offered(pairing)
    assert Letter.objects.filter(template="session-proposed").count() == 1


def test_nobody_accepts_the_own_offer(world: World, pairing: Pairing) -> None:
    session = offered(pairing)

    with pytest.raises(Refused) as refused:
        sessions.accept(session, THURSDAY, by=world.emil, at=NOW)

    assert code_of(refused) == "session-accept-already"


def test_a_time_that_was_not_offered_cannot_be_agreed(world: World, pairing: Pairing) -> None:
    session = offered(pairing)

    with pytest.raises(Refused) as refused:
        sessions.accept(session, LATER, by=world.fatou, at=NOW)

    assert code_of(refused) == "session-time-not-offered"


def test_agreeing_invites_both_calendars(world: World, pairing: Pairing) -> None:
    session = agreed(pairing)

    readers = {each.to for each in Letter.objects.filter(template="session-agreed")}
    assert (session.state, readers, calendars(pairing)) == (
        "agreed",
        {world.emil, world.fatou},
        [("REQUEST", "0")],
    )


def test_a_moved_talk_keeps_its_uid_and_raises_its_sequence(world: World, pairing: Pairing) -> None:
    session = agreed(pairing)
    moved = sessions.move(session, [LATER], by=world.fatou, at=NOW)
    again = sessions.accept(moved, LATER, by=world.emil, at=NOW)

    assert (again.uid, again.starts_at, calendars(pairing)) == (
        session.uid,
        LATER,
        [("REQUEST", "0"), ("REQUEST", "1")],
    )


def test_a_cancelled_talk_leaves_both_calendars(world: World, pairing: Pairing) -> None:
    sessions.cancel(agreed(pairing), "I am ill.", by=world.emil, at=NOW)

    assert calendars(pairing) == [("REQUEST", "0"), ("CANCEL", "1")]


def test_cancelling_says_why(world: World, pairing: Pairing) -> None:
    session = agreed(pairing)

    with pytest.raises(Refused) as refused:
        sessions.cancel(session, " ", by=world.emil, at=NOW)

    assert code_of(refused) == "session-cancel-needs-words"


def test_nobody_confirms_before_it_began(world: World, pairing: Pairing) -> None:
    session = agreed(pairing)

    with pytest.raises(Refused) as refused:
        sessions.confirm(session, by=world.emil, at=NOW)

    assert code_of(refused) == "session-not-yet-begun"


def test_it_is_held_when_both_have_said_so(world: World, pairing: Pairing) -> None:
    once = sessions.confirm(agreed(pairing), by=world.emil, at=AFTER)
    twice = sessions.confirm(once, by=world.fatou, at=AFTER)

    assert (once.state, twice.state) == ("agreed", "held")


@pytest.mark.parametrize(
    ("starts", "code"),
    [
        ([], "session-needs-times"),
        ([NOW - timedelta(hours=1)], "session-time-is-over"),
        ([NOW + timedelta(days=400)], "session-time-too-far"),
        ([NOW + timedelta(days=day) for day in (1, 2, 3, 4)], "session-too-many-times"),
    ],
)
def test_times_that_cannot_be_offered(world: World, pairing: Pairing, starts: list, code: str) -> None:
    with pytest.raises(Refused) as refused:
        sessions.propose(pairing, "first-call", starts, once="x", by=world.emil, at=NOW)

    assert (code_of(refused), Session.objects.count()) == (code, 0)


def test_a_second_open_talk_for_the_same_is_refused(world: World, pairing: Pairing) -> None:
    offered(pairing)

    with pytest.raises(Refused) as refused:
        sessions.propose(pairing, "first-call", [LATER], once="other", by=world.fatou, at=NOW)

    assert code_of(refused) == "session-open-already"


def test_shared_notes_are_sealed_and_read_by_both(world: World, pairing: Pairing) -> None:
    session = held(pairing)
    sessions.save_notes(session, "shared", Typed("Chairs stay calm.", 0), by=world.emil, at=AFTER)

    row = Session.objects.select_related("pairing__journey", "pairing__mentor__person", "pairing__key").get()
    row.pairing.journey = pairing.journey
    seen = [
        session_page(row, who, {role}, AFTER).shared
        for who, role in ((world.emil, Role.MENTEE), (world.fatou, Role.MENTOR))
    ]
    assert (seen, b"calm" in bytes(row.shared_notes)) == (["Chairs stay calm."] * 2, False)


def test_a_stale_page_of_notes_is_told_what_stands_there(world: World, pairing: Pairing) -> None:
    session = held(pairing)
    sessions.save_notes(session, "shared", Typed("First.", 0), by=world.emil, at=AFTER)

    with pytest.raises(Stale) as stale:
        sessions.save_notes(session, "shared", Typed("Second.", 0), by=world.fatou, at=AFTER)

    assert (stale.value.text, stale.value.revision) == ("First.", 1)


def test_private_notes_are_the_mentors_alone(world: World, pairing: Pairing, client: Client) -> None:
    session = held(pairing)
    sessions.save_notes(session, "private", Typed("He doubts himself.", 0), by=world.fatou, at=AFTER)
    with pytest.raises(Refused) as refused:
        sessions.save_notes(session, "private", Typed("x", 1), by=world.emil, at=AFTER)
    client.force_login(world.emil)
    page = client.get(f"/sessions/{session.pk}/").content.decode()

    assert (code_of(refused), "doubts" in page) == ("private-notes-are-the-mentors", False)


def test_the_agenda_takes_own_points_once(world: World, pairing: Pairing) -> None:
    session = agreed(pairing)
    for _ in range(2):
        sessions.add_point(session, "How to open", by=world.emil, at=NOW)

    assert [b"open" in bytes(each.words) for each in AgendaPoint.objects.all()] == [False]


def test_only_the_writer_takes_a_point_off(world: World, pairing: Pairing) -> None:
    session = agreed(pairing)
    point = sessions.add_point(session, "How to open", by=world.emil, at=NOW)
    sessions.remove_point(session, point.pk, by=world.fatou)

    assert AgendaPoint.objects.count() == 1


def test_the_pages_take_a_talk_from_offer_to_agreement(
    world: World, pairing: Pairing, client: Client
) -> None:
    client.force_login(world.emil)
    where = f"/journeys/{pairing.journey_id}/sessions/new/"
    start = THURSDAY.isoformat()
    data = {"once": "a1", "activity": "first-call", "starts": [start], "minutes": "45", "place": "Room 4"}
    first = client.post(where, data)
    session = Session.objects.get()
    client.force_login(world.fatou)
    client.post(f"/sessions/{session.pk}/accept/", {"start": start})
    again = client.post(f"/sessions/{session.pk}/accept/", {"start": start})
    session.refresh_from_db()

    assert (first.status_code, session.state, session.place, again.status_code) == (
        302,
        "agreed",
        "Room 4",
        409,
    )


def test_what_was_typed_survives_a_mistake(world: World, pairing: Pairing, client: Client) -> None:
    client.force_login(world.emil)
    where = f"/journeys/{pairing.journey_id}/sessions/new/"
    answer = client.post(
        where, {"once": "a", "activity": "first-call", "minutes": "45", "place": "The blue room"}
    )

    page = answer.content.decode()
    assert ("The blue room" in page, "Choose at least one time" in page, Session.objects.count()) == (
        True,
        True,
        0,
    )


def test_notes_are_saved_while_typing(world: World, pairing: Pairing, client: Client) -> None:
    session = held(pairing)
    client.force_login(world.fatou)
    where = f"/sessions/{session.pk}/notes/"
    first = client.post(where, {"field": "shared", "text": "One.", "revision": "0"})
    stale = client.post(where, {"field": "shared", "text": "Two.", "revision": "0"})

    assert (first.json()["revision"], stale.status_code, stale.json()["text"]) == (1, 409, "One.")


def test_a_talk_that_was_held_keeps_its_points_and_asks_for_no_more(
    world: World, pairing: Pairing, client: Client
) -> None:
    sessions.add_point(agreed(pairing), "How to open", by=world.emil, at=NOW)
    session = Session.objects.get()
    assignments.set_assignment(pairing, "report", "A report", "Draft it.", None, by=world.fatou, at=NOW)
    client.force_login(world.emil)
    before = client.get(f"/sessions/{session.pk}/").content.decode()
    for who in (world.emil, world.fatou):
        sessions.confirm(session, by=who, at=AFTER)

    after = client.get(f"/sessions/{session.pk}/").content.decode()

    said = ("How to open", "A report", "Add to the agenda")
    assert [[each in page for each in said] for page in (before, after)] == [[True] * 3, [True, False, False]]


def test_a_mentor_reads_whom_the_talk_is_with(world: World, pairing: Pairing, client: Client) -> None:
    session, found = agreed(pairing), {}
    for name in ("emil", "fatou"):
        client.force_login(world.everybody()[name])
        found[name] = "<h1>Talk with Emil</h1>" in client.get(f"/sessions/{session.pk}/").content.decode()

    assert found == {"emil": False, "fatou": True}
