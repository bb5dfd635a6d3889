"""Talk time is personal data: whose it is sees it, can leave it out, and it is forgotten; the log stays."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.test import Client

import report_steps as steps
from convenor.apps.learning import programmes
from convenor.apps.meetings import log
from convenor.apps.meetings.actions import amendments, passages, report
from convenor.apps.meetings.actions.talk_time import choose_history, forget_due
from convenor.apps.meetings.models import LoggedEvent, Room, Sitting
from convenor.apps.meetings.queries.presence import people_present
from convenor.apps.meetings.queries.rooms import names
from convenor.apps.meetings.queries.talk_time import history
from report_steps import CHEN, CONVENES
from world import NOW, World

DAY = timedelta(days=1)


def lines(world: World) -> list[tuple[object, ...]]:
    return list(LoggedEvent.objects.filter(meeting=world.meeting).order_by("place").values_list())


def as_(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


def test_everybody_sees_their_own_time_and_what_it_is_kept_for(world: World) -> None:
    steps.held(world)

    [mine] = history(world.chen).meetings
    page = as_(world.chen).get("/talk-time/").content.decode()

    assert (mine.time, mine.turns, mine.percent) == (timedelta(minutes=2), 1, 100)
    assert ("You spoke for 2:00 minutes at one meeting." in page, "Fair turns." in page) == (True, True)
    assert "Your name leaves it on" in page


def test_nobody_else_has_a_page_about_it(world: World) -> None:
    steps.held(world)

    assert "There is nothing to show of you." in as_(world.greta).get("/talk-time/").content.decode()
    assert as_(world.greta).post(f"/talk-time/{world.meeting.pk}/", {"left_out": "yes"}).status_code == 404


def test_a_meeting_that_is_left_out_is_not_even_computed(world: World) -> None:
    steps.held(world)
    as_(world.chen).post(f"/talk-time/{world.meeting.pk}/", {"left_out": "yes"})

    found = history(world.chen)
    assert [(each.left_out, each.time) for each in found.meetings] == [(True, None)]
    assert found.counted == ()

    as_(world.chen).post(f"/talk-time/{world.meeting.pk}/", {"left_out": "no"})
    assert len(history(world.chen).counted) == 1


def test_a_meeting_that_is_not_over_has_no_history(world: World) -> None:
    Sitting.objects.create(meeting=world.meeting, seat=4, person=world.chen)

    assert [each.time for each in history(world.chen).meetings] == [None]


def test_who_sat_where_is_forgotten_at_the_date_and_the_log_stays(world: World) -> None:
    meeting = steps.held(world)
    meeting.starts_at, meeting.ends_at = NOW - 2 * DAY, NOW - DAY
    meeting.save()
    before, until = lines(world), Room.objects.get(meeting=meeting).delete_after
    kept = forget_due(NOW + timedelta(days=100))
    forgotten = forget_due(NOW + timedelta(days=101))

    assert until == (NOW + timedelta(days=100)).date()
    assert (kept, forgotten, Sitting.objects.count()) == (0, 6, 0)
    assert lines(world) == before
    assert (names(meeting.pk), history(world.chen).meetings) == ({}, ())


def test_whoever_left_a_meeting_out_is_forgotten_once_its_report_is_final(world: World) -> None:
    found = steps.amending(world, days=1)
    choose_history(Sitting.objects.get(seat=CHEN), left_out=True, by=world.chen)
    before = forget_due(NOW)
    report.finish(found, programmes.current(), roles=CONVENES, by=world.amina, at=NOW + 2 * DAY)

    assert (before, forget_due(NOW + 2 * DAY)) == (0, 1)
    assert not Sitting.objects.filter(person=world.chen).exists()


def test_the_command_forgets_what_is_due(world: World) -> None:
    meeting = steps.held(world)
    meeting.starts_at, meeting.ends_at = NOW - 9 * DAY, NOW - 8 * DAY
    meeting.save()
    Room.objects.filter(meeting=meeting).update(delete_after=(NOW - 3 * DAY).date())
    out = StringIO()
    call_command("forget_sittings", stdout=out)

    assert out.getvalue() == "Names forgotten: 6.\n"


def test_the_copy_of_everything_about_oneself_holds_it_too(world: World) -> None:
    found = steps.amending(world)
    row = steps.noted(found)
    words = steps.typed(row, "Chen Li: yearly.")
    amendments.propose(row, words, "I said so.", "once", by=world.chen, at=NOW)

    mine, others = (
        as_(each).post("/privacy/mine/", {"as": "json"}).content.decode() for each in (world.chen, world.dana)
    )

    assert [
        each for each in ("2:00", "Fair turns.", "Chen Li: yearly.", "I said so.") if each not in mine
    ] == []
    assert "Chen Li: yearly." not in others


def test_erasing_a_person_never_touches_the_log(world: World) -> None:
    found = steps.accepted(world)
    before, facts = lines(world), log.read(world.meeting.pk)
    pk = world.chen.pk
    world.chen.delete()

    assert (lines(world), log.read(world.meeting.pk)) == (before, facts)
    assert names(world.meeting.pk).get(CHEN, "") == ""
    assert pk not in [each.pk for each in people_present(world.meeting)]
    page = as_(world.amina).get(f"/meetings/{world.meeting.pk}/report/")
    assert (page.status_code, found.passages.count() > 10) == (200, True)


def test_erasing_a_convenor_leaves_the_words_without_a_name(world: World) -> None:
    found = steps.in_review(world)
    row = steps.noted(found)
    passages.correct(row, steps.typed(row, "Other words."), "", roles=CONVENES, by=world.bruno, at=NOW)
    world.bruno.delete()

    page = as_(world.amina).get(f"/meetings/{world.meeting.pk}/report/passages/{row.pk}/").content.decode()
    assert ("Other words." in page, "Somebody who is not here any more" in page) == (True, True)
