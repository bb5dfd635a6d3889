"""A member body nominates, the nominee answers, the secretariat decides: each step once, each told in words."""

import pytest
from django.test import Client
from django.urls import reverse

from convenor.apps.accounts.models import Person
from convenor.apps.audit.models import Entry
from convenor.apps.learning.models import Enrolment
from convenor.apps.learning.programmes import current
from convenor.apps.mentoring.actions import joining
from convenor.apps.mentoring.models import Journey, Nomination
from convenor.apps.mentoring.queries import joining as reading
from convenor.domain.kernel import Refused, Role
from joining_steps import DECLARED, LATER, accepted, journey_of, letters_to, link_to, nominated, text_to
from world import NOW, World


def test_the_nominee_makes_all_three_declarations(world: World, client: Client) -> None:
    made = nominated(world)
    client.force_login(world.emil)

    client.post(f"/nominations/{made.pk}/accept/", {"declared": DECLARED})

    made.refresh_from_db()
    assert (made.state, made.declared_at is not None) == ("accepted", True)
    assert letters_to(world.hugo) == ["nomination-accepted"]
    assert letters_to(world.ines) == ["nomination-accepted"]


def test_a_missing_declaration_is_named_and_the_ticks_stay(world: World, client: Client) -> None:
    made = nominated(world)
    client.force_login(world.emil)

    answer = client.post(f"/nominations/{made.pk}/accept/", {"declared": ["attend"]})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "still open: 2" in page
    assert (page.count("Still open"), 'value="attend" checked' in page) == (2, True)
    assert Nomination.objects.get().state == "invited"


def test_the_nominee_declines_and_the_member_body_reads_why(world: World, client: Client) -> None:
    made = nominated(world)
    client.force_login(world.emil)

    client.post(f"/nominations/{made.pk}/decline/", {"words": "My daughter is born in spring."})

    client.force_login(world.ines)
    assert "My daughter is born in spring." in client.get(f"/nominations/{made.pk}/").content.decode()
    assert letters_to(world.ines) == ["nomination-declined"]


def test_confirming_begins_a_journey_on_the_current_pack(world: World, client: Client) -> None:
    made = accepted(world)
    client.force_login(world.hugo)

    client.post(f"/nominations/{made.pk}/confirm/")

    journey = Journey.objects.get()
    enrolment = Enrolment.objects.get()
    assert (journey.mentee, journey.group, journey.enrolment) == (world.emil, world.wg57, enrolment)
    assert (enrolment.programme, enrolment.version) == (current().key, current().version)
    assert letters_to(world.emil) == ["nomination-invites", "nomination-confirmed"]
    assert link_to(world.emil, "nomination-confirmed") == "/home/"
    assert letters_to(world.ines) == ["nomination-accepted", "nomination-confirmed"]


def test_a_double_click_confirms_once_and_says_so(world: World, client: Client) -> None:
    made = accepted(world)
    client.force_login(world.hugo)

    first = client.post(f"/nominations/{made.pk}/confirm/")
    second = client.post(f"/nominations/{made.pk}/confirm/")

    assert (first.status_code, second.status_code) == (302, 409)
    assert "This nomination is confirmed already." in second.content.decode()
    assert (Journey.objects.count(), len(letters_to(world.ines))) == (1, 2)


def test_a_stale_tab_is_told_what_has_happened_since_and_keeps_its_words(
    world: World, client: Client
) -> None:
    made = accepted(world)
    joining.withdraw(made, by=world.ines, at=LATER)
    client.force_login(world.hugo)

    answer = client.post(f"/nominations/{made.pk}/defer/", {"words": "Not before the plenary in spring."})

    assert answer.status_code == 409
    assert "has withdrawn this nomination" in answer.content.decode()
    assert "Not before the plenary in spring." in answer.content.decode()


@pytest.mark.parametrize("verb", ["ask-more", "defer", "refuse"])
def test_the_secretariat_gives_a_reason_where_the_table_asks_for_one(
    world: World, client: Client, verb: str
) -> None:
    made = accepted(world)
    client.force_login(world.hugo)

    answer = client.post(f"/nominations/{made.pk}/{verb}/", {"words": "  "})

    assert answer.status_code == 409
    assert Nomination.objects.get().state == "accepted"
    assert letters_to(world.ines) == ["nomination-accepted"]


def test_a_question_goes_to_the_member_body_and_the_answer_back(world: World) -> None:
    made = accepted(world)

    joining.ask_more(made, by=world.hugo, at=NOW, words="Has he chaired before?")
    joining.answer(made, by=world.ines, at=LATER, words="Two national committees.")

    made.refresh_from_db()
    assert made.state == "accepted"
    assert "Has he chaired before?" in text_to(world.ines, "nomination-more-asked")
    assert "Two national committees." in text_to(world.hugo, "nomination-answered")
    assert letters_to(world.emil) == ["nomination-invites"]


def test_the_nominee_does_not_read_what_the_offices_ask_each_other(world: World, client: Client) -> None:
    made = accepted(world)
    joining.ask_more(made, by=world.hugo, at=NOW, words="Has he chaired before?")
    client.force_login(world.emil)

    page = client.get(f"/nominations/{made.pk}/").content.decode()

    assert "Has he chaired before?" not in page
    assert "asked the member body a question" in page


def test_each_question_is_a_letter_of_its_own(world: World) -> None:
    made = accepted(world)
    for words in ("Has he chaired?", "Can he travel?"):
        joining.ask_more(made, by=world.hugo, at=NOW, words=words)
        joining.answer(made, by=world.ines, at=LATER, words="Yes.")

    assert letters_to(world.ines).count("nomination-more-asked") == 2


def test_what_was_put_off_is_taken_up_again(world: World) -> None:
    made = accepted(world)

    joining.defer(made, by=world.hugo, at=NOW, words="The group meets in spring.")
    joining.take_up(made, by=world.hugo, at=LATER)

    made.refresh_from_db()
    assert made.state == "accepted"
    assert letters_to(world.emil)[1:] == ["nomination-deferred", "nomination-taken-up"]


def test_a_no_is_told_to_both_with_its_reason(world: World) -> None:
    joining.refuse(accepted(world), by=world.hugo, at=NOW, words="The group closes this year.")

    assert "The group closes this year." in text_to(world.emil, "nomination-refused")
    assert "The group closes this year." in text_to(world.ines, "nomination-refused")


def test_the_member_body_withdraws_and_the_nominee_is_told(world: World) -> None:
    joining.withdraw(nominated(world), by=world.ines, at=NOW)

    assert letters_to(world.emil) == ["nomination-invites", "nomination-withdrawn"]
    assert letters_to(world.hugo) == []


def test_every_step_leaves_a_line_that_says_who_did_what(world: World) -> None:
    journey_of(world)

    lines = Entry.objects.filter(action__startswith="nomination.").order_by("pk")
    assert list(lines.values_list("action", "actor")) == [
        ("nomination.made", world.ines.pk),
        ("nomination.accepted", world.emil.pk),
        ("nomination.confirmed", world.hugo.pk),
    ]


def test_a_refused_step_leaves_nothing(world: World) -> None:
    made = nominated(world)

    with pytest.raises(Refused):
        joining.confirm(made, by=world.hugo, at=NOW)

    assert Entry.objects.filter(action="nomination.confirmed").count() == 0
    assert made.steps.count() == 1


@pytest.mark.parametrize(
    ("who", "button", "absent"),
    [
        ("emil", "I declare this and accept", "Withdraw"),
        ("ines", "Withdraw", "I declare this and accept"),
        ("hugo", "has been written to", "I declare this and accept"),
    ],
)
def test_a_page_offers_what_the_table_allows_its_reader(
    world: World, client: Client, who: str, button: str, absent: str
) -> None:
    made = nominated(world)
    client.force_login(getattr(world, who))

    page = client.get(f"/nominations/{made.pk}/").content.decode()

    assert (button in page, absent in page) == (True, False)


def test_everybody_sees_where_it_stands_and_what_is_theirs(world: World, client: Client) -> None:
    nominated(world)
    seen = {}
    for name in ("emil", "ines", "hugo"):
        client.force_login(getattr(world, name))
        page = client.get("/nominations/").content.decode()
        seen[name] = "your turn" if "your turn" in page else "waits for the nominee" in page

    assert seen == {"emil": "your turn", "ines": True, "hugo": True}


def test_the_turns_name_what_waits_for_each(world: World) -> None:
    made = nominated(world)

    def titles(person: Person, *roles: Role) -> list[str]:
        return [each.title for each in reading.turns(person, {Role.PERSON, *roles})]

    assert titles(world.emil) == ["Answer your nomination for WG 57"]
    assert titles(world.hugo, Role.SECRETARIAT) == []
    joining.accept(made, by=world.emil, at=NOW, declared=DECLARED)
    assert titles(world.hugo, Role.SECRETARIAT) == ["Decide on Emil Nordahl for WG 57"]
    joining.ask_more(made, by=world.hugo, at=NOW, words="Has he chaired?")
    assert titles(world.ines, Role.MEMBER_BODY) == ["Answer the secretariat about Emil Nordahl"]
    joining.answer(made, by=world.ines, at=NOW, words="Yes.")
    joining.confirm(made, by=world.hugo, at=NOW)
    assert titles(world.hugo, Role.SECRETARIAT) == ["Choose a mentor for Emil Nordahl"]


def many(world: World, number: int) -> None:
    """As many nominations of the body, each of another person."""
    for place in range(number):
        person = Person.objects.create_user(
            f"nominee{place}@example.org", f"Nominee {place}", body=world.emil.body
        )
        joining.nominate(world.emil.body, person, world.wg57, "Good.", by=world.ines, at=NOW)


@pytest.mark.parametrize("number", [1, 9])
def test_the_list_asks_the_same_few_questions_however_long_it_is(
    world: World, client: Client, django_assert_num_queries: object, number: int
) -> None:
    many(world, number)
    client.force_login(world.ines)

    with django_assert_num_queries(7):  # type: ignore[operator]
        client.get("/nominations/")


def test_a_long_list_comes_in_pages(world: World, client: Client) -> None:
    many(world, 26)
    client.force_login(world.hugo)

    assert "Page 2 of 2" in client.get("/nominations/?page=2").content.decode()


ROUTES = [
    ("get", "nominations", ()),
    ("get", "nomination-new", ()),
    ("post", "nomination-new", ()),
    ("get", "nomination", (1,)),
    *(("post", f"nomination-{verb}", (1,)) for verb in joining.BY_VERB),
]


@pytest.mark.parametrize(("method", "route", "args"), ROUTES, ids=lambda each: str(each))
def test_greta_sees_nothing(
    world: World, client: Client, method: str, route: str, args: tuple[int, ...]
) -> None:
    made = nominated(world)
    client.force_login(world.greta)

    address = reverse(route, args=[made.pk] if args else [])

    assert getattr(client, method)(address).status_code == 404
