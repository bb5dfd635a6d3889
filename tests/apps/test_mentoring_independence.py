"""A mentor has no seat in the mentee's group: a change that breaks this alarms the secretariat, once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.apps.mentoring.actions import independence, pairs, roster
from convenor.apps.mentoring.models import Alarm, Pairing
from convenor.apps.mentoring.queries.joining import turns
from convenor.domain.kernel import Refused, Role
from joining_steps import LATER, TODAY, letters_to, link_to, mentor, paired, proposed, text_to
from world import NOW, World

NEXT_WEEK = TODAY + timedelta(days=8)


def seated(world: World) -> Membership:
    """Fatou joins Emil's group."""
    return independence.add_member(world.wg57, world.fatou, "expert", TODAY, by=world.hugo, at=LATER)


def test_a_seat_in_the_mentees_group_alarms_the_secretariat(world: World, client: Client) -> None:
    pairing = paired(world)
    client.force_login(world.hugo)

    answer = client.post(
        f"/groups/{world.wg57.pk}/members/",
        {"person": world.fatou.pk, "part": "expert", "since": f"{TODAY}"},
    )

    alarm = Alarm.objects.get()
    assert answer.url == f"/groups/{world.wg57.pk}/"
    assert (alarm.pairing, alarm.rule, alarm.group, alarm.settled_at) == (
        pairing,
        "rule-same-wg",
        world.wg57,
        None,
    )
    assert letters_to(world.hugo)[-1] == "independence-alarm"
    assert "Fatou Diop now sits in WG 57, the group of Emil Nordahl." in text_to(
        world.hugo, "independence-alarm"
    )
    assert link_to(world.hugo, "independence-alarm") == f"/pairings/{pairing.pk}/"


def test_everybody_in_the_secretariat_is_written_to_in_their_language(world: World) -> None:
    Seat.objects.create(person=world.karin, kind=Seat.Kind.SECRETARIAT)
    paired(world)

    seated(world)

    assert [letters_to(each)[-1] for each in (world.hugo, world.karin)] == ["independence-alarm"] * 2
    assert Pairing.objects.get().state == "active"


def test_an_alarm_is_raised_once_however_often_seats_change(world: World) -> None:
    paired(world)
    seated(world)

    independence.add_member(world.wg61, world.fatou, "expert", TODAY, by=world.hugo, at=LATER)

    assert Alarm.objects.count() == 1
    assert letters_to(world.hugo).count("independence-alarm") == 1


def test_the_alarm_stands_first_on_home_on_the_pair_and_in_the_list(world: World, client: Client) -> None:
    pairing = paired(world)
    seated(world)
    client.force_login(world.hugo)

    first = turns(world.hugo, {Role.PERSON, Role.SECRETARIAT})[0]

    assert (first.title, first.weight) == ("A mentor is no longer independent", 100)
    for address in (f"/pairings/{pairing.pk}/", "/alarms/"):
        assert "Fatou Diop now sits in WG 57" in client.get(address).content.decode()


def test_mentor_and_mentee_do_not_see_the_alarm(world: World, client: Client) -> None:
    pairing = paired(world)
    seated(world)

    for person in (world.emil, world.fatou):
        client.force_login(person)
        assert "no longer independent" not in client.get(f"/pairings/{pairing.pk}/").content.decode()


def test_the_alarm_is_settled_when_the_seat_ends(world: World, client: Client) -> None:
    paired(world)
    seat = seated(world)
    client.force_login(world.hugo)

    client.post(f"/memberships/{seat.pk}/end/", {"until": f"{NEXT_WEEK}"})

    alarm = Alarm.objects.get()
    assert (alarm.settled_by, alarm.words) == (world.hugo, "")


def test_the_alarm_is_settled_when_the_pair_ends(world: World) -> None:
    pairing = paired(world)
    seated(world)

    pairs.close(pairing, by=world.hugo, at=LATER, reason="Fatou has joined the group.")

    assert Alarm.objects.filter(settled_at=None).count() == 0


def test_the_secretariat_settles_an_alarm_with_words(world: World, client: Client) -> None:
    paired(world)
    seated(world)
    alarm = Alarm.objects.get()
    client.force_login(world.hugo)

    without = client.post(f"/alarms/{alarm.pk}/settle/", {"words": " "})
    client.post(f"/alarms/{alarm.pk}/settle/", {"words": "She leaves the group on Monday."})
    again = client.post(f"/alarms/{alarm.pk}/settle/", {"words": "Twice."})

    alarm.refresh_from_db()
    assert (without.status_code, again.status_code) == (422, 409)
    assert (alarm.words, alarm.settled_by) == ("She leaves the group on Monday.", world.hugo)


def test_an_alarm_settled_with_words_is_not_raised_again_by_another_change(world: World) -> None:
    paired(world)
    seated(world)
    independence.settle(Alarm.objects.get(), "She only listens until Monday.", by=world.hugo, at=LATER)

    elsewhere = independence.add_member(world.wg61, world.fatou, "expert", TODAY, by=world.hugo, at=LATER)
    independence.end_membership(elsewhere, NEXT_WEEK, by=world.hugo, at=LATER)

    assert Alarm.objects.count() == 1
    assert letters_to(world.hugo).count("independence-alarm") == 1


def test_a_seat_left_and_taken_again_is_a_new_alarm_though_the_first_was_settled(world: World) -> None:
    paired(world)
    seat = seated(world)
    independence.settle(Alarm.objects.get(), "She only listens until Monday.", by=world.hugo, at=LATER)
    independence.end_membership(seat, NEXT_WEEK, by=world.hugo, at=LATER)

    seated(world)

    assert list(Alarm.objects.order_by("pk").values_list("words", flat=True)) == [
        "She only listens until Monday.",
        "",
    ]


def test_a_new_seat_after_a_settled_alarm_raises_another(world: World) -> None:
    paired(world)
    seat = seated(world)
    independence.end_membership(seat, NEXT_WEEK, by=world.hugo, at=LATER)

    seated(world)

    assert Alarm.objects.count() == 2
    assert letters_to(world.hugo).count("independence-alarm") == 2


def test_a_proposal_that_breaks_the_rule_is_declined_and_says_which(world: World, client: Client) -> None:
    pairing = proposed(world)

    seated(world)

    pairing.refresh_from_db()
    assert (pairing.state, pairing.reason, Alarm.objects.count()) == ("declined", "rule-same-wg", 0)
    for person in (world.emil, world.fatou):
        client.force_login(person)
        assert "Sits in WG 57" in client.get(f"/pairings/{pairing.pk}/").content.decode()
        assert letters_to(person)[-1] == "pairing-forbidden"


def test_a_conflict_declared_later_alarms_too(world: World, client: Client) -> None:
    pairing = paired(world)

    roster.declare_conflict(mentor(world.fatou), "Emil Nordahl", by=world.fatou, at=LATER)

    assert [each.rule for each in Alarm.objects.all()] == ["rule-conflict"]
    client.force_login(world.hugo)
    assert (
        "A conflict of interest between Fatou Diop and Emil Nordahl"
        in client.get(f"/pairings/{pairing.pk}/").content.decode()
    )


def test_a_seat_in_another_group_alarms_nobody(world: World) -> None:
    paired(world)

    independence.add_member(world.wg61, world.fatou, "expert", TODAY, by=world.hugo, at=LATER)

    assert Alarm.objects.count() == 0


def facts(group: WorkingGroup, secretary: Person) -> dict[str, object]:
    """The group's form as it stands, with this secretary."""
    names = ("name", "title", "document", "document_title", "kind", "size", "track")
    return {**{each: getattr(group, each) for each in names}, "secretary": secretary.pk}


def test_a_mentor_who_becomes_secretary_of_the_group_alarms_and_no_longer_so_settles(
    world: World, client: Client
) -> None:
    pairing = paired(world)
    client.force_login(world.hugo)
    page = f"/groups/{world.wg57.pk}/edit/"

    answer = client.post(page, facts(world.wg57, world.fatou))
    raised = Alarm.objects.get(pairing=pairing)
    client.post(page, facts(world.wg57, world.hugo))

    assert (answer.status_code, raised.rule, raised.settled_at) == (302, "rule-same-wg", None)
    assert Alarm.objects.get().settled_by == world.hugo


def test_the_mentee_may_take_a_seat_in_the_group(world: World) -> None:
    paired(world)

    independence.add_member(world.wg57, world.emil, "expert", TODAY, by=world.hugo, at=LATER)

    assert Alarm.objects.count() == 0


def test_a_seat_given_twice_is_answered_in_words(world: World, client: Client) -> None:
    seated(world)
    client.force_login(world.hugo)

    answer = client.post(
        f"/groups/{world.wg57.pk}/members/",
        {"person": world.fatou.pk, "part": "expert", "since": f"{TODAY}"},
    )

    assert answer.status_code == 422
    assert Membership.objects.filter(person=world.fatou, until=None).count() == 1
    with pytest.raises(Refused) as refused:
        seated(world)
    assert refused.value.code == "member-already"


def test_a_seat_ended_twice_is_answered_in_words(world: World, client: Client) -> None:
    seat = seated(world)
    client.force_login(world.hugo)

    first = client.post(f"/memberships/{seat.pk}/end/", {"until": f"{NEXT_WEEK}"})
    second = client.post(f"/memberships/{seat.pk}/end/", {"until": f"{NEXT_WEEK}"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "This seat has ended already." in second.content.decode()


def test_a_day_that_is_none_is_answered_in_words(world: World, client: Client) -> None:
    seat = seated(world)
    client.force_login(world.hugo)

    assert client.post(f"/memberships/{seat.pk}/end/", {"until": "2026-13-40"}).status_code == 422
    assert client.post(f"/memberships/{seat.pk}/end/", {"until": "2020-01-01"}).status_code == 409
    assert Membership.objects.get(pk=seat.pk).until is None


@pytest.mark.parametrize("who", ["greta", "emil", "fatou", "ines", "amina", "karin"])
@pytest.mark.parametrize("route", ["alarms", "alarm-settle", "member-add", "member-end"])
def test_nobody_but_the_secretariat_comes_near(world: World, client: Client, who: str, route: str) -> None:
    paired(world)
    seat = seated(world)
    things = {"alarm-settle": Alarm.objects.get().pk, "member-add": world.wg57.pk, "member-end": seat.pk}
    client.force_login(getattr(world, who))

    if route == "alarms":
        assert client.get("/alarms/").status_code == 404
    else:
        assert client.post(reverse(route, args=[things[route]])).status_code == 404


@pytest.mark.parametrize("settled", [0, 5])
def test_the_list_of_alarms_asks_the_same_few_questions_however_long_it_is(
    world: World, client: Client, django_assert_num_queries: object, settled: int
) -> None:
    pairing = paired(world)
    seated(world)
    for _ in range(settled):
        Alarm.objects.create(
            pairing=pairing,
            rule="rule-same-wg",
            group=world.wg57,
            raised_at=NOW,
            settled_at=NOW,
            settled_by=world.hugo,
        )
    client.force_login(world.hugo)

    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get("/alarms/")
