"""The dates of a meeting: due by the rules, in people's calendars, moved and taken out with the meeting."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from convenor.apps.learning.programmes import current
from convenor.apps.meetings.actions import plan as actions
from convenor.apps.meetings.actions import plan_agreed, plan_dates, plan_opened
from convenor.apps.meetings.models import CalendarEntry, Plan
from convenor.apps.meetings.planned import Typed
from convenor.apps.meetings.queries import plan as queries
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Refused
from world import NOW, World

LETTER = current().letter


@pytest.fixture
def plan(world: World) -> Plan:
    """A meeting ten weeks ahead, planned."""
    world.meeting.starts_at += timedelta(weeks=8)
    world.meeting.ends_at += timedelta(weeks=8)
    world.meeting.save()
    begun = actions.begin(world.meeting, by=world.amina, at=NOW)
    return actions.start_with_the_usual(begun, by=world.amina, at=NOW)


def calendars(template: str) -> list[str]:
    return [read(each).calendar for each in Letter.objects.filter(template=template).order_by("pk")]


def uids(calendar: str) -> tuple[str, str, str]:
    facts = dict(
        line.split(":", 1) for line in calendar.splitlines() if line.startswith(("UID", "SEQ", "METH"))
    )
    return facts["UID"], facts["SEQUENCE"], facts["METHOD"]


def test_the_deadlines_go_to_both_convenors_and_the_secretary_once(plan: Plan, world: World) -> None:
    for _again in range(2):
        plan_dates.send_deadlines(plan, LETTER, by=world.amina, at=NOW)

    told = [(each.to.short, each.template) for each in Letter.objects.select_related("to").order_by("pk")]
    assert told == [(name, "meeting-deadline") for _kind in range(3) for name in ("Amina", "Bruno", "Hugo")]


def test_a_meeting_that_moves_takes_its_dates_along(plan: Plan, world: World) -> None:
    plan_dates.send_deadlines(plan, LETTER, by=world.amina, at=NOW)
    before = queries.deadlines_of(world.meeting)
    later = {each: getattr(world.meeting, each) + timedelta(days=7) for each in ("starts_at", "ends_at")}

    moved = plan_dates.change_meeting(world.meeting, later, LETTER, by=world.hugo, at=NOW)

    after = {each.kind: each.starts_at.date() for each in CalendarEntry.objects.all()}
    assert after == {kind: day + timedelta(days=7) for kind, day in before.items()}
    assert queries.deadlines_of(moved) == after
    first, again = calendars("meeting-deadline")[0], calendars("meeting-deadline-moved")[0]
    assert (uids(first), uids(again)) == (
        (f"meeting-{moved.pk}-agenda@localhost", "0", "REQUEST"),
        (f"meeting-{moved.pk}-agenda@localhost", "1", "REQUEST"),
    )


def test_another_mode_asks_for_other_days(plan: Plan, world: World) -> None:
    plan_dates.send_deadlines(plan, LETTER, by=world.amina, at=NOW)

    plan_dates.change_meeting(world.meeting, {"mode": "virtual"}, LETTER, by=world.hugo, at=NOW)

    assert len(calendars("meeting-deadline-moved")) == 2 * 3  # agenda and documents; the report stays
    due = {each.kind: each.weeks for each in queries.due_of(world.meeting, plan, NOW.date())}
    assert due == {"agenda": 4, "documents": 4, "report": 4}


def test_a_meeting_that_falls_away_takes_its_dates_out_of_the_calendars(plan: Plan, world: World) -> None:
    plan_dates.send_deadlines(plan, LETTER, by=world.amina, at=NOW)
    plan_dates.call_the_group(plan, LETTER, by=world.hugo, at=NOW)

    assert plan_dates.remove_meeting(world.wg57, world.meeting.pk, LETTER, by=world.hugo, at=NOW)

    gone = [*calendars("meeting-deadline-cancelled"), *calendars("meeting-cancelled")]
    assert {uids(each)[1:] for each in gone} == {("1", "CANCEL")}
    assert len(gone) == 3 * 3 + 5


def test_a_meeting_whose_room_was_opened_stays_and_nobody_is_told_otherwise(plan: Plan, world: World) -> None:
    plan_dates.send_deadlines(plan, LETTER, by=world.amina, at=NOW)
    plan_opened.open_the_room(plan, anyway=True, by=world.amina, at=NOW)

    with pytest.raises(Refused):
        plan_dates.remove_meeting(world.wg57, world.meeting.pk, LETTER, by=world.hugo, at=NOW)

    assert calendars("meeting-deadline-cancelled") == []


def test_a_meeting_that_becomes_a_session_between_two_has_no_deadlines_any_more(
    plan: Plan, world: World
) -> None:
    plan_dates.send_deadlines(plan, LETTER, by=world.amina, at=NOW)

    changed = plan_dates.change_meeting(world.meeting, {"between": True}, LETTER, by=world.hugo, at=NOW)

    assert queries.due_of(changed, plan, NOW.date()) == ()
    assert len(calendars("meeting-deadline-cancelled")) == 9


def test_after_the_meeting_only_the_report_is_still_asked_for(plan: Plan, world: World) -> None:
    after = world.meeting.ends_at.date() + timedelta(days=1)

    assert [each.kind for each in queries.due_of(world.meeting, plan, after)] == ["report"]


def test_the_group_is_called_with_the_meeting_for_its_calendars_and_the_agenda_counts_as_sent(
    plan: Plan, world: World
) -> None:
    plan_dates.call_the_group(plan, LETTER, by=world.hugo, at=NOW)

    letters = Letter.objects.filter(template="meeting-called").select_related("to")
    assert sorted(each.to.short for each in letters) == ["Amina", "Bruno", "Chen", "Dana", "Hugo"]
    assert all(read(each).calendar.count("ATTENDEE") == 1 for each in letters)
    assert queries.due_of(world.meeting, queries.plan_of(world.meeting), NOW.date())[0].standing == "met"


def test_nobody_is_called_to_an_empty_agenda(world: World) -> None:
    empty = actions.begin(world.meeting, by=world.amina, at=NOW)

    with pytest.raises(Refused, match="plan-no-agenda-yet"):
        plan_dates.call_the_group(empty, LETTER, by=world.hugo, at=NOW)


def test_what_is_late_is_shown_as_late(client: Client, world: World) -> None:
    actions.begin(world.meeting, by=world.amina, at=NOW)  # in seventeen days; the agenda was due long ago
    client.force_login(world.amina)

    page = client.get(reverse("meeting-plan", kwargs={"meeting": world.meeting.pk}))

    assert [each.standing for each in page.context["dues"]] == ["late", "late", "coming"]
    assert page.text.count("tag conflict") == 2


def test_a_round_is_reckoned_for_whoever_is_expected(plan: Plan, world: World) -> None:
    item = plan.items.filter(way="decide").first()
    assert item is not None
    actions.keep_all(
        plan,
        {
            f"item-{item.pk}-way": Typed("round", 0),
            f"item-{item.pk}-minutes": Typed("20", 0),
            "limit": Typed("60", 0),
        },
        by=world.amina,
        at=NOW,
    )

    told = queries.forecast(queries.plan_of(world.meeting))

    (line,) = [each for each in told.lines if each.item.pk == item.pk]
    assert (line.fit.speakers, line.fit.talk, line.fit.fits) == (25, 25, False)  # 16 in the room, 9 remote


@pytest.mark.parametrize(
    ("facilitation", "named"), [("item", ["Bruno"]), ("day", ["Amina"]), ("period", ["Bruno"])]
)
def test_who_facilitates_is_told_by_item_by_day_or_by_period(
    plan: Plan, world: World, facilitation: str, named: list[str]
) -> None:
    first = plan.items.first()
    day, morning = (actions.add(plan, "shift", by=world.amina, at=NOW) for _ in range(2))
    amina, bruno = str(world.amina.pk), str(world.bruno.pk)
    words = {
        "facilitation": facilitation,
        f"item-{first.pk}-chair": bruno,
        f"shift-{day.pk}-begins": "13:00",
        f"shift-{day.pk}-person": amina,
        f"shift-{morning.pk}-ends": "13:00",
        f"shift-{morning.pk}-person": bruno,
    }
    refused = actions.keep_all(
        plan, {name: Typed(text, 0) for name, text in words.items()}, by=world.amina, at=NOW
    )

    line = queries.forecast(queries.plan_of(world.meeting)).lines[0]

    assert refused == {}
    assert [line.chair.short if line.chair else ""] == named


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Agenda of the 3rd meeting"), ("fr", "Ordre du jour")]
)
def test_the_agenda_is_a_word_file_and_a_pdf_in_both_languages(
    client: Client, world: World, plan: Plan, language: str, title: str
) -> None:
    client.force_login(world.chen)

    word, pdf = (
        client.get(
            reverse(f"meeting-agenda-{kind}", kwargs={"meeting": world.meeting.pk}), {"language": language}
        )
        for kind in ("word", "pdf")
    )

    assert title in Document(BytesIO(word.content)).paragraphs[0].text
    assert title in PdfReader(BytesIO(pdf.content)).pages[0].extract_text()


def test_name_tents_are_for_those_in_the_room(client: Client, world: World, plan: Plan) -> None:
    dana = plan.places.get(person=world.dana)
    actions.keep(plan, f"place-{dana.pk}-mode", Typed("remote", 0), by=world.amina, at=NOW)
    client.force_login(world.amina)

    drawn = client.get(reverse("meeting-plan-tents", kwargs={"meeting": world.meeting.pk}))

    text = [each.extract_text() for each in PdfReader(BytesIO(drawn.content)).pages]
    assert (len(text), any("Dana" in each for each in text)) == (4, False)


@pytest.mark.parametrize(
    ("name", "stage", "title"),
    [
        ("amina", "nothing", "Begin the plan"),
        ("chen", "nothing", "The meeting is being prepared"),
        ("ines", "nothing", "404"),
        ("amina", "begun", "Go on planning"),
        ("bruno", "agreed", "The plan waits for your word"),
        ("chen", "begun", "The agenda is there to read"),
        ("amina", "open", "Convene from the console"),
        ("hugo", "open", "Take the record"),
        ("chen", "open", "Take part"),
    ],
)
def test_the_meetings_page_says_what_is_next_for_each(
    client: Client, world: World, name: str, stage: str, title: str
) -> None:
    if stage != "nothing":
        plan = actions.begin(world.meeting, by=world.amina, at=NOW)
        actions.start_with_the_usual(plan, by=world.amina, at=NOW)
    if stage == "agreed":
        plan_agreed.agree(plan, "plan", LETTER("plan-agreed"), by=world.amina, at=NOW)
    if stage == "open":
        plan_opened.open_the_room(plan, anyway=True, by=world.amina, at=NOW)
    client.force_login(world.everybody()[name])

    page: Any = client.get(reverse("meeting", kwargs={"meeting": world.meeting.pk}))

    assert (page.context["page"].next.title if page.status_code == 200 else "404") == title


def test_the_code_is_shown_to_the_group_while_the_room_is_open(client: Client, world: World) -> None:
    plan = actions.begin(world.meeting, by=world.amina, at=NOW)
    actions.start_with_the_usual(plan, by=world.amina, at=NOW)
    room = plan_opened.open_the_room(plan, anyway=True, by=world.amina, at=NOW)
    client.force_login(world.chen)

    assert room.code in client.get(reverse("meeting", kwargs={"meeting": world.meeting.pk})).text
