"""The secretariat proposes a mentor, both say yes, and the pair begins with a key of its own."""

import pytest
from django.test import Client
from django.urls import reverse

from convenor.apps.accounts.models import Person
from convenor.apps.audit.models import Entry
from convenor.apps.committees.models import Membership
from convenor.apps.learning.models import PairKey
from convenor.apps.mentoring.actions import pairs, roster
from convenor.apps.mentoring.models import Experience, Mentor, Pairing
from convenor.apps.mentoring.queries import pairs as reading
from convenor.apps.mentoring.queries.joining import turns
from convenor.apps.outbox import seal
from convenor.domain.kernel import Refused, Role
from joining_steps import (
    LATER,
    TODAY,
    journey_of,
    letters_to,
    link_to,
    mentor,
    paired,
    proposed,
)
from world import NOW, World


def names(candidates: tuple[reading.Candidate, ...]) -> list[str]:
    return [each.entry.person.name for each in candidates]


def test_the_allowed_mentors_are_ranked_with_reasons_in_words(world: World, client: Client) -> None:
    journey = journey_of(world)
    client.force_login(world.hugo)

    page = client.get(f"/journeys/{journey.pk}/pairing/").content.decode()

    assert names(reading.choice_for(journey, None, TODAY).allowed) == ["Fatou Diop", "Greta Lind"]
    assert "Both speak English (C1 or better)." in page
    assert "Has convened a group that revised a document." in page
    assert "Propose Fatou" in page


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("rule-same-wg", "Sits in WG 57, the mentee&#x27;s own working group."),
        ("rule-paused", "Is taking a pause from mentoring."),
        ("rule-conflict", "A conflict of interest with the mentee is declared."),
        ("rule-capacity", "Has no room: accompanies 0 of at most 0."),
        ("rule-never-convened", "Has never convened a working group."),
    ],
)
def test_every_other_mentor_stands_with_the_rule_that_forbids(
    world: World, client: Client, rule: str, words: str
) -> None:
    journey = journey_of(world)
    row = mentor(world.fatou)
    if rule == "rule-same-wg":
        Membership.objects.create(group=world.wg57, person=world.fatou, part="expert", since=TODAY)
    if rule == "rule-paused":
        Mentor.objects.filter(pk=row.pk).update(paused_from=TODAY)
    if rule == "rule-conflict":
        roster.declare_conflict(row, "emil@example.org", by=world.fatou, at=NOW)
    if rule == "rule-capacity":
        Mentor.objects.filter(pk=row.pk).update(capacity=0)
    if rule == "rule-never-convened":
        Experience.objects.filter(mentor=row).delete()
    client.force_login(world.hugo)

    page = client.get(f"/journeys/{journey.pk}/pairing/").content.decode()

    choice = reading.choice_for(journey, None, TODAY)
    assert (names(choice.allowed), [each.forbidden.rule for each in choice.forbidden if each.forbidden]) == (
        ["Greta Lind"],
        [rule],
    )
    assert words in page


def test_whoever_is_secretary_of_the_group_is_not_independent_of_it(world: World) -> None:
    journey = journey_of(world)
    world.wg57.secretary = world.fatou
    world.wg57.save()

    assert names(reading.choice_for(journey, None, TODAY).forbidden) == ["Fatou Diop"]


def test_a_proposal_is_written_to_both(world: World, client: Client) -> None:
    journey = journey_of(world)
    client.force_login(world.hugo)

    answer = client.post(f"/journeys/{journey.pk}/pairing/", {"mentor": mentor(world.fatou).pk})

    made = Pairing.objects.get()
    assert (answer.url, made.state, made.key) == (f"/pairings/{made.pk}/", "proposed", None)
    assert letters_to(world.fatou) == ["pairing-proposed"]
    assert letters_to(world.emil)[-1] == "pairing-proposed"
    assert link_to(world.fatou, "pairing-proposed") == f"/pairings/{made.pk}/"


def test_a_double_click_proposes_once(world: World, client: Client) -> None:
    journey = journey_of(world)
    client.force_login(world.hugo)
    address = f"/journeys/{journey.pk}/pairing/"

    client.post(address, {"mentor": mentor(world.fatou).pk})
    second = client.post(address, {"mentor": mentor(world.fatou).pk})

    assert second.status_code == 409
    assert "A mentor is proposed already" in second.content.decode()
    assert (Pairing.objects.count(), letters_to(world.fatou)) == (1, ["pairing-proposed"])


def test_a_mentor_who_may_no_longer_be_asked_is_refused_with_the_rule(world: World, client: Client) -> None:
    journey = journey_of(world)
    Membership.objects.create(group=world.wg57, person=world.fatou, part="expert", since=TODAY)
    client.force_login(world.hugo)

    answer = client.post(f"/journeys/{journey.pk}/pairing/", {"mentor": mentor(world.fatou).pk})

    assert answer.status_code == 409
    assert "Fatou Diop cannot be asked" in answer.content.decode()
    assert "Sits in WG 57" in answer.content.decode()
    assert Pairing.objects.count() == 0


@pytest.mark.parametrize("chosen", ["", "999", "x"])
def test_a_mentor_who_is_not_there_is_answered_in_words(world: World, client: Client, chosen: str) -> None:
    journey = journey_of(world)
    client.force_login(world.hugo)

    answer = client.post(f"/journeys/{journey.pk}/pairing/", {"mentor": chosen})

    assert "Choose a mentor from the list." in answer.content.decode()


@pytest.mark.parametrize("first", ["emil", "fatou"])
def test_the_pair_begins_with_the_second_yes_in_either_order(
    world: World, client: Client, first: str
) -> None:
    pairing = proposed(world)
    second = {"emil": "fatou", "fatou": "emil"}[first]

    client.force_login(getattr(world, first))
    client.post(f"/pairings/{pairing.pk}/accept/")
    pairing.refresh_from_db()
    halfway = pairing.state
    client.force_login(getattr(world, second))
    client.post(f"/pairings/{pairing.pk}/accept/")
    pairing.refresh_from_db()

    assert (halfway, pairing.state) == ("proposed", "active")
    assert letters_to(world.fatou) == ["pairing-proposed", "pairing-active"]
    assert letters_to(world.emil)[-1] == "pairing-active"


def test_the_pair_gets_a_key_of_its_own_that_the_outer_key_opens(world: World) -> None:
    pairing = paired(world)

    key = PairKey.objects.get()
    assert (pairing.key, key.enrolment) == (key, pairing.journey.enrolment)
    assert len(seal.unwrap(key.wrapped)) == 32
    assert reading.active_pairing(pairing.journey) == pairing


def test_a_second_yes_of_the_same_person_is_answered_in_words(world: World, client: Client) -> None:
    pairing = proposed(world)
    client.force_login(world.fatou)

    client.post(f"/pairings/{pairing.pk}/accept/")
    again = client.post(f"/pairings/{pairing.pk}/accept/")

    assert again.status_code == 409
    assert "You have accepted already." in again.content.decode()
    assert Pairing.objects.get().state == "proposed"


def test_a_seat_taken_meanwhile_closes_the_proposal_at_the_last_yes(world: World, client: Client) -> None:
    pairing = pairs.accept(proposed(world), by=world.fatou, at=NOW)
    Membership.objects.create(group=world.wg57, person=world.fatou, part="expert", since=TODAY)
    client.force_login(world.emil)

    answer = client.post(f"/pairings/{pairing.pk}/accept/", follow=True)

    pairing.refresh_from_db()
    assert (pairing.state, pairing.reason, PairKey.objects.count()) == ("declined", "rule-same-wg", 0)
    assert "Sits in WG 57" in answer.content.decode()
    assert letters_to(world.fatou)[-1] == letters_to(world.hugo)[-1] == "pairing-forbidden"


def test_one_who_declines_is_read_by_the_secretariat_alone(world: World, client: Client) -> None:
    pairing = proposed(world)
    client.force_login(world.fatou)

    client.post(f"/pairings/{pairing.pk}/decline/", {"reason": "I know his employer too well."})

    seen = {}
    for name in ("hugo", "emil", "fatou"):
        client.force_login(getattr(world, name))
        page = client.get(f"/pairings/{pairing.pk}/").content.decode()
        seen[name] = "I know his employer too well." in page
    assert seen == {"hugo": True, "emil": False, "fatou": True}
    assert letters_to(world.emil)[-1] == letters_to(world.hugo)[-1] == "pairing-declined"
    assert link_to(world.hugo, "pairing-declined") == f"/journeys/{pairing.journey_id}/pairing/"


def test_after_a_no_another_mentor_is_proposed(world: World) -> None:
    declined = pairs.decline(proposed(world), by=world.emil, at=NOW)

    again = pairs.propose(declined.journey, mentor(world.greta), by=world.hugo, at=LATER)

    assert again.state == "proposed"


def test_the_secretariat_ends_a_pair_with_words_that_both_read(world: World, client: Client) -> None:
    pairing = paired(world)
    client.force_login(world.hugo)

    without = client.post(f"/pairings/{pairing.pk}/close/", {"reason": ""})
    client.post(f"/pairings/{pairing.pk}/close/", {"reason": "Fatou retires in December."})

    pairing.refresh_from_db()
    assert (without.status_code, pairing.state) == (409, "ended")
    for person in (world.emil, world.fatou):
        client.force_login(person)
        assert "Fatou retires in December." in client.get(f"/pairings/{pairing.pk}/").content.decode()
        assert letters_to(person)[-1] == "pairing-ended"


def test_an_ended_pair_says_so_to_whoever_still_answers(world: World, client: Client) -> None:
    pairing = proposed(world)
    pairs.close(pairing, by=world.hugo, at=NOW, reason="Asked too early.")
    client.force_login(world.fatou)

    answer = client.post(f"/pairings/{pairing.pk}/accept/")

    assert answer.status_code == 409
    assert "This pair has ended." in answer.content.decode()


def test_neither_a_mentee_nor_a_mentor_ends_a_pair_alone(world: World) -> None:
    with pytest.raises(Refused) as refused:
        pairs.close(paired(world), by=world.emil, at=NOW, reason="No.")

    assert refused.value.code == "only-secretariat-or-confidant"


def test_who_has_to_answer_is_told_so_first(world: World) -> None:
    pairing = proposed(world)

    def titles(person: Person) -> list[str]:
        return [each.title for each in turns(person, {Role.PERSON})]

    assert titles(world.emil) == ["Say whether you would like to work with Fatou Diop"]
    assert titles(world.fatou) == ["Say whether you would like to work with Emil Nordahl"]
    pairs.accept(pairing, by=world.fatou, at=NOW)
    assert titles(world.fatou) == []


def test_each_step_of_a_pair_leaves_its_line(world: World) -> None:
    paired(world)

    lines = Entry.objects.filter(action__startswith="pairing.").order_by("pk")
    assert [(each.action, each.actor) for each in lines] == [
        ("pairing.proposed", world.hugo.pk),
        ("pairing.accepted", world.fatou.pk),
        ("pairing.checked", world.emil.pk),
        ("pairing.accepted", world.emil.pk),
    ]


@pytest.mark.parametrize("more", [0, 8])
def test_the_choice_asks_the_same_few_questions_for_two_mentors_as_for_ten(
    world: World, client: Client, django_assert_num_queries: object, more: int
) -> None:
    journey = journey_of(world)
    for place in range(more):
        person = Person.objects.create_user(f"mentor{place}@example.org", f"Mentor {place}")
        row = Mentor.objects.create(person=person, capacity=2)
        Experience.objects.create(mentor=row, group="WG 1", size=20, kind="new")
    client.force_login(world.hugo)

    with django_assert_num_queries(17):  # type: ignore[operator]
        client.get(f"/journeys/{journey.pk}/pairing/")


@pytest.mark.parametrize(
    ("method", "route"),
    [
        ("get", "pairing-choose"),
        ("post", "pairing-choose"),
        ("get", "pairing"),
        ("post", "pairing-accept"),
        ("post", "pairing-decline"),
        ("post", "pairing-close"),
        ("get", "pairing-end"),
        ("post", "pairing-end"),
    ],
)
def test_greta_sees_nothing(world: World, client: Client, method: str, route: str) -> None:
    pairing = paired(world)
    client.force_login(world.greta)

    pk = pairing.journey_id if route == "pairing-choose" else pairing.pk

    assert getattr(client, method)(reverse(route, args=[pk])).status_code == 404


@pytest.mark.parametrize("who", ["emil", "fatou", "ines", "amina", "karin"])
def test_only_the_secretariat_sees_the_choice_of_mentors(world: World, client: Client, who: str) -> None:
    pairing = paired(world)
    client.force_login(getattr(world, who))

    assert client.get(f"/journeys/{pairing.journey_id}/pairing/").status_code == 404
