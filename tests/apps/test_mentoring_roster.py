"""The roster: who has convened, how much room, when a pause; and nobody leaves while paired."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from convenor.apps.accounts.models import Person
from convenor.apps.mentoring.actions import roster
from convenor.apps.mentoring.models import Conflict, Experience, Mentor
from convenor.apps.mentoring.queries.roster import is_paused
from convenor.domain.kernel import Refused
from joining_steps import mentor, paired, proposed
from world import NOW, World


def test_the_secretariat_adds_a_mentor(world: World, client: Client) -> None:
    client.force_login(world.hugo)

    answer = client.post("/mentors/new/", {"person": world.bruno.pk, "capacity": "3", "about": "I listen."})

    added = mentor(world.bruno)
    assert (answer.url, added.capacity, added.about) == (f"/mentors/{added.pk}/", 3, "I listen.")


def test_adding_somebody_twice_is_answered_in_words(world: World, client: Client) -> None:
    client.force_login(world.hugo)

    answer = client.post("/mentors/new/", {"person": world.fatou.pk, "capacity": "3"})

    assert answer.status_code == 422
    assert "Select a valid choice." in answer.content.decode()
    with pytest.raises(Refused) as refused:
        roster.add(world.fatou, roster.Terms(capacity=1), by=world.hugo, at=NOW)
    assert refused.value.code == "mentor-already"


def test_whoever_left_may_come_back(world: World) -> None:
    roster.leave(mentor(world.fatou), by=world.hugo, at=NOW)

    back = roster.add(world.fatou, roster.Terms(capacity=1), by=world.hugo, at=NOW)

    assert (back.left_at, Mentor.objects.filter(person=world.fatou).count()) == (None, 1)


def test_a_mentor_keeps_the_own_page(world: World, client: Client) -> None:
    client.force_login(world.fatou)
    own = mentor(world.fatou)

    changed = client.post(
        f"/mentors/{own.pk}/",
        {"capacity": "1", "about": "", "paused_from": "2026-12-01", "paused_until": "2027-01-15"},
    )

    own.refresh_from_db()
    assert changed.url == "/mentors/me/"
    assert (own.capacity, own.paused_from, own.paused_until) == (1, date(2026, 12, 1), date(2027, 1, 15))
    assert [is_paused(own, day) for day in (date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 16))] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ("", "2027-01-15", "Say from which day the pause is."),
        ("2027-01-15", "2026-12-01", "The pause ends before it begins."),
    ],
)
def test_a_pause_that_cannot_be_is_answered_in_words(
    world: World, client: Client, begins: str, ends: str, words: str
) -> None:
    client.force_login(world.fatou)

    answer = client.post(
        f"/mentors/{mentor(world.fatou).pk}/",
        {"capacity": "2", "about": "I like short calls.", "paused_from": begins, "paused_until": ends},
    )

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "I like short calls." in answer.content.decode()


def test_a_group_convened_is_added_once_and_taken_off(world: World, client: Client) -> None:
    own = mentor(world.fatou)
    client.force_login(world.fatou)
    written = {
        "group": "WG 29",
        "document": "ISO/IEC 17065",
        "size": "41",
        "kind": "new",
        "from_year": "2009",
    }

    for _ in range(2):
        client.post(f"/mentors/{own.pk}/experience/", written)
    kept = list(own.experience.values_list("group", "size", "kind"))
    row = Experience.objects.get(mentor=own, group="WG 29")
    for _ in range(2):
        client.post(f"/mentors/{own.pk}/experience/{row.pk}/drop/")

    assert kept == [("WG 44", 60, "revision"), ("WG 29", 41, "new")] or len(kept) == 2
    assert list(own.experience.values_list("group", flat=True)) == ["WG 44"]


def test_another_mentors_group_cannot_be_taken_off(world: World, client: Client) -> None:
    client.force_login(world.fatou)
    theirs = Experience.objects.get(mentor__person=world.greta)

    client.post(f"/mentors/{mentor(world.fatou).pk}/experience/{theirs.pk}/drop/")

    assert Experience.objects.filter(pk=theirs.pk).exists()


def test_a_conflict_is_declared_by_name_or_by_address(world: World, client: Client) -> None:
    client.force_login(world.fatou)
    address = f"/mentors/{mentor(world.fatou).pk}/conflicts/"

    for who in ("emil nordahl", "AMINA@example.org", "emil@example.org"):
        client.post(address, {"who": who})

    people = Conflict.objects.order_by("person__name").values_list("person__name", flat=True)
    assert list(people) == ["Amina Haddad", "Emil Nordahl"]


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Nobody Atall", "Nobody here is called Nobody Atall."),
        ("Fatou Diop", "This is the mentor&#x27;s own name."),
        ("Emil Nordahl", "Several people here are called Emil Nordahl."),
    ],
)
def test_a_name_that_does_not_tell_who_is_answered_in_words(
    world: World, client: Client, who: str, words: str
) -> None:
    Person.objects.create_user("other@example.org", "Emil Nordahl")
    client.force_login(world.fatou)

    answer = client.post(f"/mentors/{mentor(world.fatou).pk}/conflicts/", {"who": who})

    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert f'value="{who}"' in answer.content.decode()


def test_a_conflict_is_taken_back(world: World, client: Client) -> None:
    own = mentor(world.fatou)
    conflict = roster.declare_conflict(own, "Emil Nordahl", by=world.fatou, at=NOW)
    client.force_login(world.fatou)

    client.post(f"/mentors/{own.pk}/conflicts/{conflict.pk}/drop/")

    assert Conflict.objects.count() == 0


@pytest.mark.parametrize("step", [proposed, paired])
def test_a_mentor_who_is_paired_is_not_removed_and_the_words_say_who(
    world: World, client: Client, step: object
) -> None:
    step(world)  # type: ignore[operator]
    client.force_login(world.hugo)

    answer = client.post(f"/mentors/{mentor(world.fatou).pk}/leave/")

    assert answer.status_code == 409
    assert "while paired with somebody: Emil Nordahl." in answer.content.decode()
    assert mentor(world.fatou).left_at is None


def test_a_mentor_who_is_free_is_taken_off_and_no_longer_chosen(world: World, client: Client) -> None:
    client.force_login(world.hugo)

    client.post(f"/mentors/{mentor(world.fatou).pk}/leave/")

    assert (
        "Fatou Diop" not in client.get("/mentors/").content.decode().split("</ul>")[-1].split("<tbody>")[-1]
    )
    assert client.get(f"/mentors/{mentor(world.fatou).pk}/").status_code == 404


def test_the_roster_shows_what_is_behind_each_mentor(world: World, client: Client) -> None:
    paired(world)
    client.force_login(world.hugo)

    page = client.get("/mentors/").content.decode()

    assert "(60 experts, revision)" in page
    assert "1 of 2 taken" in page
    assert "WG 61" in page


@pytest.mark.parametrize("more", [0, 8])
def test_the_roster_asks_the_same_few_questions_however_long_it_is(
    world: World, client: Client, django_assert_num_queries: object, more: int
) -> None:
    for place in range(more):
        person = Person.objects.create_user(f"mentor{place}@example.org", f"Mentor {place}")
        Experience.objects.create(
            mentor=Mentor.objects.create(person=person), group="WG 1", size=20, kind="new"
        )
    client.force_login(world.hugo)

    with django_assert_num_queries(11):  # type: ignore[operator]
        client.get("/mentors/")


PAGES = [
    ("get", "mentors", ()),
    ("get", "mentor-new", ()),
    ("post", "mentor-new", ()),
    ("get", "mentor", (0,)),
    ("post", "mentor", (0,)),
    ("post", "mentor-experience", (0,)),
    ("post", "mentor-experience-drop", (0, 1)),
    ("post", "mentor-conflict", (0,)),
    ("post", "mentor-conflict-drop", (0, 1)),
    ("post", "mentor-leave", (0,)),
]


@pytest.mark.parametrize(("method", "route", "args"), PAGES, ids=lambda each: str(each))
def test_greta_sees_no_other_mentors_page(
    world: World, client: Client, method: str, route: str, args: tuple[int, ...]
) -> None:
    client.force_login(world.greta)
    found = [mentor(world.fatou).pk, *args[1:]] if args else []

    assert getattr(client, method)(reverse(route, args=found)).status_code == 404


def test_somebody_who_is_no_mentor_has_no_page_as_one(world: World, client: Client) -> None:
    client.force_login(world.emil)

    assert client.get("/mentors/me/").status_code == 404
