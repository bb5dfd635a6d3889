"""Working groups: who reads about them, who writes down what."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
from convenor.apps.committees.queries import shelved
from convenor.apps.mentoring.models import Attendance, Journey, Nomination
from learners import make_learner
from world import World

SINCE = date(2020, 1, 1)
FACTS = {
    "name": "WG 70",
    "title": "Validation and verification",
    "document": "ISO/IEC 17029",
    "document_title": "General principles and requirements for validation and verification bodies",
    "kind": "revision",
    "size": "12",
    "track": "sdt-24",
    "secretary": "",
}
MEETING = {
    "title": "4th meeting",
    "time_zone": "Europe/Zurich",
    "starts_at": "2027-03-10T09:00",
    "ends_at": "2027-03-12T16:00",
    "mode": "hybrid",
    "place": "Bern",
    "in_room": "14",
    "remote": "6",
}


@pytest.mark.parametrize("name", ["amina", "bruno", "chen", "dana", "hugo"])
def test_members_secretary_and_secretariat_read_who_sits_in_the_group(
    client: Client, world: World, name: str
) -> None:
    client.force_login(world.everybody()[name])

    page = client.get(f"/groups/{world.wg57.pk}/")

    assert page.status_code == 200
    assert "Dana Weber" in page.text


@pytest.mark.parametrize("name", ["greta", "fatou", "karin", "emil"])
def test_whoever_has_nothing_to_do_with_the_group_finds_no_such_page(
    client: Client, world: World, name: str
) -> None:
    client.force_login(world.everybody()[name])

    assert client.get(f"/groups/{world.wg57.pk}/").status_code == 404


def test_the_list_holds_the_own_groups_and_all_for_the_secretariat(client: Client, world: World) -> None:
    found = {}
    for who in (world.chen, world.greta, world.hugo):
        client.force_login(who)
        found[who.short] = [each.name for each in client.get("/groups/").context["groups"]]

    assert {name: sorted(groups) for name, groups in found.items()} == {
        "Chen": ["WG 57"],
        "Greta": ["WG 61"],
        "Hugo": ["WG 57", "WG 61"],
    }


def test_the_list_takes_the_same_queries_for_fifty_groups(
    client: Client, world: World, django_assert_num_queries: Any
) -> None:
    for number in range(50):
        WorkingGroup.objects.create(**{**FACTS, "name": f"WG {100 + number}", "size": 12, "secretary": None})
    client.force_login(world.hugo)

    with django_assert_num_queries(5):  # session, reader, roles, groups, convenors
        client.get("/groups/")


def test_the_track_is_told_in_the_words_of_the_programme(client: Client, world: World) -> None:
    client.force_login(world.chen)

    page = client.get(f"/groups/{world.wg57.pk}/").text

    assert "36 months to publication, 24 to the draft for voting" in page


def test_the_times_of_a_meeting_are_told_on_the_readers_clock_and_on_its_own(
    client: Client, world: World
) -> None:
    Meeting.objects.filter(pk=world.meeting.pk).update(
        starts_at=datetime(2027, 1, 20, 8, tzinfo=UTC), ends_at=datetime(2027, 1, 20, 16, tzinfo=UTC)
    )
    client.force_login(world.chen)  # in Shanghai

    page = client.get(f"/groups/{world.wg57.pk}/").text

    assert "16:00 to" in page
    assert "There it begins at 09:00 and ends at 17:00 (Europe/Zurich)." in page


def test_the_secretariat_writes_down_a_group(client: Client, world: World) -> None:
    client.force_login(world.hugo)

    answer = client.post("/groups/new/", FACTS)

    made = WorkingGroup.objects.get(name="WG 70")
    assert answer["Location"] == f"/groups/{made.pk}/"
    assert (made.size, made.track, made.secretary) == (12, "sdt-24", None)


def test_a_name_that_is_taken_is_told_and_what_was_typed_stays(client: Client, world: World) -> None:
    client.force_login(world.hugo)

    answer = client.post("/groups/new/", FACTS | {"name": "wg 57"})

    assert answer.status_code == 422
    assert "There is a group of this name already." in answer.text
    assert 'value="Validation and verification"' in answer.text


def test_a_new_secretary_is_set_with_the_facts(client: Client, world: World) -> None:
    client.force_login(world.hugo)

    client.post(f"/groups/{world.wg61.pk}/edit/", FACTS | {"name": "WG 61", "secretary": world.karin.pk})

    assert WorkingGroup.objects.get(pk=world.wg61.pk).secretary == world.karin


@pytest.mark.parametrize("who", ["amina", "hugo"])
def test_convenor_and_secretary_write_down_a_meeting_on_its_own_clock(
    client: Client, world: World, who: str
) -> None:
    client.force_login(world.everybody()[who])

    client.post(f"/groups/{world.wg57.pk}/meetings/new/", MEETING)

    made = Meeting.objects.get(title="4th meeting")
    assert made.starts_at == datetime(2027, 3, 10, 8, 0, tzinfo=UTC)
    assert (made.place, made.in_room, made.remote) == ("Bern", 14, 6)


def test_an_expert_plans_no_meeting(client: Client, world: World) -> None:
    client.force_login(world.chen)

    assert client.get(f"/groups/{world.wg57.pk}/meetings/new/").status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ends_at": "2027-03-10T08:00"}, "The meeting ends before it begins"),
        ({"starts_at": "tomorrow"}, "Write day and time as in"),
        ({"starts_at": "2027-03-28T02:30"}, "this hour does not exist"),
        ({"starts_at": "0001-01-01T00:00"}, "Write a year between 1990 and 2100."),
        ({"mode": "in-person"}, "Nobody is remote when all meet in person"),
        ({"mode": "virtual"}, "Nobody is in a room when the meeting is virtual"),
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice"),
    ],
)
def test_a_mistake_in_a_meeting_is_told_and_nothing_is_written(
    client: Client, world: World, change: dict[str, str], words: str
) -> None:
    client.force_login(world.amina)

    answer = client.post(f"/groups/{world.wg57.pk}/meetings/new/", MEETING | change)

    assert answer.status_code == 422
    assert words in answer.text
    assert Meeting.objects.count() == 1


def test_a_double_click_writes_one_meeting(client: Client, world: World) -> None:
    client.force_login(world.amina)

    answers = [client.post(f"/groups/{world.wg57.pk}/meetings/new/", MEETING) for _each in range(2)]

    assert [each.status_code for each in answers] == [302, 422]
    assert Meeting.objects.filter(title="4th meeting").count() == 1


def test_a_meeting_is_corrected_and_reads_as_it_was_written(client: Client, world: World) -> None:
    client.force_login(world.amina)
    path = f"/groups/{world.wg57.pk}/meetings/{world.meeting.pk}/"
    shown = client.get(path).context["form"].initial

    client.post(path, {**shown, "place": "Lausanne"})

    changed = Meeting.objects.get(pk=world.meeting.pk)
    assert (changed.place, changed.starts_at, changed.ends_at) == (
        "Lausanne",
        world.meeting.starts_at,
        world.meeting.ends_at,
    )


def test_a_meeting_of_another_group_is_not_found_under_ones_own(client: Client, world: World) -> None:
    client.force_login(world.greta)

    assert client.get(f"/groups/{world.wg61.pk}/meetings/{world.meeting.pk}/").status_code == 404


def test_a_closed_group_takes_no_meeting_and_is_closed_once(client: Client, world: World) -> None:
    client.force_login(world.hugo)

    answers = [
        client.post(f"/groups/{world.wg57.pk}/close/"),
        client.post(f"/groups/{world.wg57.pk}/close/"),
        client.post(f"/groups/{world.wg57.pk}/meetings/new/", MEETING),
    ]

    assert [each.status_code for each in answers] == [302, 409, 409]


def test_a_mentee_and_the_member_body_read_the_page_without_the_experts(
    client: Client, world: World, learns: None
) -> None:
    pages = []
    for who in (world.emil, world.ines):
        client.force_login(who)
        pages.append(client.get(f"/groups/{world.wg57.pk}/"))

    assert [page.status_code for page in pages] == [200, 200]
    assert ["Amina Haddad" in page.text and "Dana Weber" not in page.text for page in pages] == [True, True]


@pytest.fixture
def learns(world: World) -> None:
    from convenor.apps.learning.models import Enrolment
    from convenor.apps.mentoring.models import Journey

    now = timezone.now() - timedelta(days=1)
    nomination = Nomination.objects.create(
        person=world.emil, body=world.ines.body, group=world.wg57, statement="…", nominated_by=world.ines,
        made_at=now, state="confirmed", changed_at=now,
    )  # fmt: skip
    enrolment = Enrolment.objects.create(person=world.emil, programme="casco", version="1", begun_at=now)
    Journey.objects.create(
        nomination=nomination, enrolment=enrolment, mentee=world.emil, group=world.wg57, begun_at=now
    )


def test_a_closed_group_is_opened_again_once(client: Client, world: World) -> None:
    client.force_login(world.hugo)
    page = f"/groups/{world.wg57.pk}/"
    client.post(f"{page}close/")

    answers = [client.post(f"{page}reopen/").status_code for _ in range(2)]

    assert (answers, WorkingGroup.objects.get(pk=world.wg57.pk).closed_at) == ([302, 409], None)
    assert client.post(f"{page}meetings/new/", MEETING).status_code == 302


def test_a_meeting_that_will_not_be_is_removed_by_those_who_plan(client: Client, world: World) -> None:
    page = f"/groups/{world.wg57.pk}/meetings/{world.meeting.pk}/"
    client.force_login(world.chen)
    answers = [client.post(f"{page}remove/").status_code]
    client.force_login(world.amina)

    answers += [client.post(f"{page}remove/", follow=True) for _ in range(2)]

    assert (answers[0], Meeting.objects.filter(pk=world.meeting.pk).exists()) == (404, False)
    assert "The meeting is removed." in answers[1].text
    assert "The meeting was removed already." in answers[2].text


def test_a_meeting_at_which_somebody_was_stays(client: Client, world: World, learns: None) -> None:
    Attendance.objects.create(
        journey=Journey.objects.get(),
        kind="attended",
        meeting=world.meeting,
        held_on=world.meeting.starts_at.date(),
        claimed_at=timezone.now(),
    )
    client.force_login(world.amina)

    answer = client.post(f"/groups/{world.wg57.pk}/meetings/{world.meeting.pk}/remove/")

    assert (answer.status_code, Meeting.objects.filter(pk=world.meeting.pk).exists()) == (409, True)
    assert "Somebody has said to have been at" in answer.text


def crowded(world: World, number: int) -> list[Membership]:
    """WG 57 with ``number`` more experts, called after the alphabet."""
    people = [
        Person.objects.create_user(f"e{at}@example.org", f"{chr(65 + at % 26)}xpert {at:02}")
        for at in range(number)
    ]
    rows = [Membership(group=world.wg57, person=each, part="expert", since=SINCE) for each in people]
    return Membership.objects.bulk_create(rows)


def test_many_experts_stand_folded_by_initials_whole_letters_together(world: World) -> None:
    seats = crowded(world, 60)

    shelves = shelved(seats)

    assert [(each.label, len(each.seats)) for each in shelves] == [
        ("A – E", 15), ("F – K", 15), ("L – R", 14), ("S – Y", 14), ("Z", 2),
    ]  # fmt: skip


def test_an_expert_is_found_by_name_and_member_body_without_accents(world: World) -> None:
    world.chen.name = "Renée Ångström"
    world.chen.save()
    seats = list(Membership.objects.filter(group=world.wg57, part="expert").select_related("person__body"))

    found = {sought: [seat.person.name for shelf in shelved(seats, sought) for seat in shelf.seats]
             for sought in ("renee", "ANGSTROM", str(world.chen.body), "nobody")}  # fmt: skip

    assert found == {
        "renee": ["Renée Ångström"],
        "ANGSTROM": ["Renée Ångström"],
        str(world.chen.body): ["Renée Ångström"],
        "nobody": [],
    }


def test_only_the_seat_asked_for_opens_its_form(client: Client, world: World) -> None:
    seat = crowded(world, 60)[7]
    client.force_login(world.hugo)
    path = f"/groups/{world.wg57.pk}/"

    pages = [
        client.get(path).text,
        client.get(f"{path}?end={seat.pk}").text,
        client.get(f"{path}?end=x").text,
    ]

    ends = f'action="/memberships/{seat.pk}/end/"'
    assert [(page.count("/end/"), page.count(ends)) for page in pages] == [(0, 0), (1, 1), (0, 0)]


def test_only_the_secretariat_ends_seats(client: Client, world: World) -> None:
    seat = crowded(world, 60)[7]
    client.force_login(world.amina)

    assert "/end/" not in client.get(f"/groups/{world.wg57.pk}/?end={seat.pk}").text


def test_those_who_lead_a_group_find_the_way_to_whoever_learns_there(client: Client, world: World) -> None:
    way = f'href="/journeys/{make_learner(world).journey.pk}/"'
    found = {}
    for name in ("amina", "hugo", "chen", "emil", "ines"):
        client.force_login(world.everybody()[name])
        found[name] = way in client.get(f"/groups/{world.wg57.pk}/").text

    assert found == {"amina": True, "hugo": True, "chen": False, "emil": False, "ines": False}


def test_the_way_that_a_convenor_opens_holds_attendance_alone(client: Client, world: World) -> None:
    journey = make_learner(world).journey
    client.force_login(world.amina)

    page = client.get(f"/journeys/{journey.pk}/").text

    assert ("What concerns your group" in page, "Take the self-test" in page) == (True, False)
