"""The gate: nothing passes without a row, nobody learns what is not theirs, no page reaches for a third party."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import ResolverMatch

from convenor.apps.accounts.limits import LIMITS, wait
from convenor.apps.accounts.models import Person
from convenor.apps.learning.models import Enrolment
from convenor.apps.mentoring.models import Nomination
from convenor.domain.kernel import Refused, Role
from convenor.site import access
from convenor.site.errors import too_often
from convenor.site.gate import ROUTES, TABLE, Gate, address, zone_of
from world import World

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
HTML = {"Accept": "text/html"}


def answer_of_the_view(request: HttpRequest) -> HttpResponse:
    """What lies behind the gate in these tests."""
    return HttpResponse("behind the gate")


def at_the_gate(
    reader: Any, route: str, method: str = "GET", headers: dict[str, str] | None = None, **kwargs: Any
) -> HttpResponse | None:
    """What the gate says to ``reader``: None lets the request pass to its view."""
    request = RequestFactory().generic(method, f"/{route}/", headers=headers or {})
    request.user = reader
    request.resolver_match = ResolverMatch(answer_of_the_view, (), kwargs, url_name=route)
    return Gate(answer_of_the_view).process_view(request, answer_of_the_view, (), kwargs)


@pytest.fixture
def nomination(world: World) -> Nomination:
    """Emil is nominated for WG 57, and has not answered yet."""
    return Nomination.objects.create(
        person=world.emil,
        body=world.emil.body,
        group=world.wg57,
        statement="He listens.",
        nominated_by=world.ines,
        made_at=NOW,
        state="invited",
        changed_at=NOW,
    )


# What has no row


def test_an_address_without_a_row_does_not_exist_for_anybody(world: World) -> None:
    for reader in (AnonymousUser(), world.hugo):
        with pytest.raises(Http404):
            at_the_gate(reader, "no-such-route")


def test_a_method_without_a_row_is_answered_with_those_that_have_one(world: World) -> None:
    answer = at_the_gate(world.hugo, "sign-out", "GET")

    assert answer is not None
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_whoever_reads_where_only_forms_arrive_comes_to_the_page_above(world: World, client: Client) -> None:
    client.force_login(world.hugo)

    answer = client.get("/ballots/1/votes/list/", headers=HTML)

    assert (answer.status_code, answer["Location"]) == (302, "/ballots/1/votes/")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_a_method_that_nobody_needs_is_closed_everywhere(world: World, method: str) -> None:
    answers = {at_the_gate(world.hugo, route, method).status_code for route in ROUTES}  # type: ignore[union-attr]

    assert answers == {405}


def test_asking_for_the_head_of_a_page_is_asking_for_the_page(world: World) -> None:
    assert at_the_gate(world.hugo, "people", "HEAD") is None
    with pytest.raises(Http404):
        at_the_gate(world.greta, "people", "HEAD")


# Who is not signed in


def test_a_stranger_is_asked_to_sign_in_before_anything_is_looked_up(
    world: World, nomination: Nomination, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        there = at_the_gate(AnonymousUser(), "nomination", pk=nomination.pk)
        not_there = at_the_gate(AnonymousUser(), "nomination", pk=999_999)

    assert there is not None
    assert not_there is not None
    assert (there.status_code, there["Location"]) == (302, "/account/login/?next=/nomination/")
    assert (not_there.status_code, not_there["Location"]) == (there.status_code, there["Location"])


def test_a_strangers_form_comes_back_to_the_first_page_not_to_the_form(world: World) -> None:
    answer = at_the_gate(AnonymousUser(), "sign-out", "POST")

    assert answer is not None
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/home/")


def test_a_part_of_a_page_sends_the_whole_page_to_the_sign_in() -> None:
    answer = at_the_gate(AnonymousUser(), "profile", headers={"HX-Request": "true"})

    assert answer is not None
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/account/login/")


def test_a_page_for_everybody_lets_a_stranger_pass() -> None:
    assert at_the_gate(AnonymousUser(), "front") is None


# Who has no role


def test_greta_cannot_tell_a_nomination_of_wg_57_from_one_that_never_was(
    world: World, nomination: Nomination
) -> None:
    for pk in (nomination.pk, 999_999):
        with pytest.raises(Http404):
            at_the_gate(world.greta, "nomination", pk=pk)


def test_nobody_without_the_offices_seat_opens_the_offices_pages(world: World) -> None:
    readers = {name: each for name, each in world.everybody().items() if name != "hugo"}

    for reader in readers.values():
        with pytest.raises(Http404):
            at_the_gate(reader, "people")
    assert at_the_gate(world.hugo, "people") is None


def test_the_thing_and_the_readers_roles_are_found_for_the_view(
    world: World, nomination: Nomination, rf: RequestFactory
) -> None:
    request = rf.get("/")
    request.user = world.ines
    kwargs = {"pk": nomination.pk}
    request.resolver_match = ResolverMatch(answer_of_the_view, (), kwargs, url_name="nomination")

    passed = Gate(answer_of_the_view).process_view(request, answer_of_the_view, (), kwargs)

    assert passed is None
    assert request.subject.thing == nomination  # type: ignore[attr-defined]
    assert request.roles == {Role.PERSON, Role.MEMBER_BODY}  # type: ignore[attr-defined]


def test_what_somebody_is_elsewhere_opens_nothing_here(world: World) -> None:
    """Greta is a mentor and a convenor, but to none of WG 57's things."""
    enrolment = Enrolment.objects.create(person=world.emil, programme="casco", version="1", begun_at=NOW)

    assert access.general_roles(world.greta) >= {Role.MENTOR, Role.CONVENOR}
    named = [key for key, rows in TABLE.items() if rows[0].on == "enrolment"]
    assert named
    for route, method in named:
        with pytest.raises(Http404):
            at_the_gate(world.greta, route, method, enrolment=enrolment.pk)


# The wrong moment


def test_the_right_person_at_the_wrong_moment_is_told_so(world: World, nomination: Nomination) -> None:
    early = at_the_gate(world.hugo, "nomination-confirm", "POST", pk=nomination.pk)
    Nomination.objects.filter(pk=nomination.pk).update(state="accepted")
    in_time = at_the_gate(world.hugo, "nomination-confirm", "POST", pk=nomination.pk)

    assert early is not None
    assert early.status_code == 409
    assert in_time is None


def test_the_wrong_person_at_the_wrong_moment_learns_nothing(world: World, nomination: Nomination) -> None:
    for reader in (world.greta, world.ines, world.emil):
        with pytest.raises(Http404):
            at_the_gate(reader, "nomination-confirm", "POST", pk=nomination.pk)


def test_a_refusal_that_no_view_answers_becomes_words_and_loses_nothing_typed(rf: RequestFactory) -> None:
    typed = "A statement that took a long time to write."
    request = rf.post(
        "/nominations/new/", {"statement": typed, "password": "not to be shown, ever, anywhere"}
    )
    request.user = AnonymousUser()

    page = Gate(answer_of_the_view).process_exception(request, Refused("not-at-this-point"))
    other = Gate(answer_of_the_view).process_exception(request, ValueError("a fault of ours"))

    assert page is not None
    assert page.status_code == 409
    assert typed in page.content.decode()
    assert "not to be shown" not in page.content.decode()
    assert other is None


def test_a_script_gets_the_words_of_a_refusal_as_data(rf: RequestFactory) -> None:
    request = rf.post("/", headers={"Accept": "application/json"})

    answer = Gate(answer_of_the_view).process_exception(request, Refused("not-at-this-point"))

    assert answer is not None
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/json")


# Too often


def test_tries_are_counted_by_address_and_the_next_window_begins_anew(world: World) -> None:
    most, _ = LIMITS["reset"]
    tries = [at_the_gate(AnonymousUser(), "account_reset_password", "POST") for _ in range(most + 1)]

    assert [each.status_code if each else None for each in tries] == [*[None] * most, 429]


@pytest.mark.parametrize(
    ("second", "left", "words"),
    [(0, 900, "In 15 minutes"), (1, 899, "In 15 minutes"), (841, 59, "In 1 minute"), (899, 1, "In 1 minute")],
)
def test_whoever_tries_too_often_reads_how_long_to_wait(second: int, left: int, words: str) -> None:
    window = datetime.fromtimestamp(900 * 2_000_000 + second, tz=UTC)

    answer = too_often(RequestFactory().get("/"), wait("reset", window))

    assert (answer.status_code, answer["Retry-After"]) == (429, str(left))
    assert f"{words} you can try again" in answer.content.decode()


def test_every_limit_that_a_row_names_exists_and_every_sign_in_has_one() -> None:
    posts = {route: rows[0].limit for (route, method), rows in TABLE.items() if method == "POST"}
    signs_in = ("account_login", "mfa_authenticate", "mfa_login_webauthn", "mfa_reauthenticate", "welcome")

    assert {row.limit for row in access.ROWS if row.limit} <= set(LIMITS)
    assert [route for route in signs_in if not posts[route]] == []


def test_a_proxys_word_on_the_address_counts_only_behind_a_proxy(rf: RequestFactory) -> None:
    request = rf.get("/", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}, REMOTE_ADDR="192.0.2.1")

    with override_settings(BEHIND_PROXY=False):
        alone = address(request)
    with override_settings(BEHIND_PROXY=True):
        behind = address(request)

    assert (alone, behind) == ("192.0.2.1", "198.51.100.7")


# What every answer carries


def pages() -> list[str]:
    """Pages of the house that need nothing but their reader."""
    return [
        "/",
        "/account/login/",
        "/account/password/reset/",
        "/design/",
        "/welcome/never-given/",
        "/nowhere/",
    ]


@pytest.mark.parametrize("path", pages())
def test_every_page_allows_scripts_by_nonce_alone_and_nothing_from_elsewhere(
    client: Client, path: str
) -> None:
    policy = client.get(path, headers=HTML)["Content-Security-Policy"]

    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert re.fullmatch(r"'self'( 'nonce-[\w+/=-]+')?", parts["script-src"])
    assert re.fullmatch(r"'self'( 'nonce-[\w+/=-]+')?", parts["style-src"])
    assert (parts["default-src"], parts["frame-ancestors"], parts["base-uri"]) == ("'none'",) * 3
    assert [word for word in ("unsafe", "http:", "https:", "*", "blob:") if word in policy] == []


def test_a_nonce_is_used_once(client: Client) -> None:
    """Where a page needs none, none is given."""
    policies = [client.get("/")["Content-Security-Policy"] for _ in range(2)]
    nonces = [found for each in policies for found in re.findall(r"'nonce-([^']+)'", each)]

    assert len(set(nonces)) == len(nonces)


@pytest.mark.parametrize("path", pages())
def test_no_page_asks_a_third_party_for_anything_or_runs_what_stands_in_it(client: Client, path: str) -> None:
    page = client.get(path, headers=HTML).content.decode()

    loaded = re.findall(
        r"<(?:script|img|iframe|source|link|video|audio)\b[^>]*?(?:src|href)=\"([^\"]+)\"", page
    )
    assert [each for each in loaded if not re.match(r"/(?!/)|data:image/", each)] == []
    assert re.findall(r"\son[a-z]+=|\sstyle=|javascript:", page) == []
    inline = re.findall(r"<(?:script|style)\b(?![^>]*(?:src=|nonce=|application/json))[^>]*>", page)
    assert inline == []


def test_what_somebody_signed_in_reads_is_kept_by_no_cache(world: World, client: Client) -> None:
    client.force_login(world.hugo)

    kept = {path: client.get(path, headers=HTML)["Cache-Control"] for path in ("/", "/people/", "/nowhere/")}

    assert set(kept.values()) == {"private, no-store"}


def test_an_answer_to_a_form_is_kept_by_no_cache(client: Client) -> None:
    answer = client.post("/language/", {"language": "fr", "next": "/"})

    assert (answer.status_code, answer["Cache-Control"]) == (302, "private, no-store")


def test_no_page_can_be_framed_and_no_file_guessed(client: Client) -> None:
    answer = client.get("/")

    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"], answer["Referrer-Policy"]) == (
        "DENY",
        "nosniff",
        "same-origin",
    )


# Language and time


def test_a_page_speaks_the_readers_language(world: World, client: Client) -> None:
    world.fatou.language = "fr"
    world.fatou.save()
    client.force_login(world.fatou)

    assert '<html lang="fr"' in client.get("/").content.decode()
    client.force_login(world.hugo)
    assert '<html lang="en"' in client.get("/").content.decode()


def test_the_language_chosen_at_the_foot_stays(world: World, client: Client) -> None:
    client.force_login(world.fatou)

    client.post("/language/", {"language": "fr", "next": "/home/"})

    assert '<html lang="fr"' in client.get("/home/").content.decode()
    world.fatou.refresh_from_db()
    assert world.fatou.language == "fr"


def test_a_language_that_is_not_there_changes_nothing(world: World, client: Client) -> None:
    client.force_login(world.fatou)

    client.post("/language/", {"language": "xx", "next": "/home/"})

    world.fatou.refresh_from_db()
    assert world.fatou.language == "en"


def test_an_unknown_time_zone_is_read_as_utc() -> None:
    assert [str(zone_of(name)) for name in ("Europe/Oslo", "Nowhere/Else", "../../etc/passwd", "")] == [
        "Europe/Oslo",
        "UTC",
        "UTC",
        "UTC",
    ]


def test_a_form_from_elsewhere_is_refused_in_words_and_shows_what_was_typed(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.ines)

    answer = client.post("/nominations/new/", {"statement": "Words that took me half an hour."}, headers=HTML)

    assert answer.status_code == 403
    assert "Words that took me half an hour." in answer.content.decode()


def test_nobody_who_left_stays_signed_in(world: World, client: Client) -> None:
    client.force_login(world.hugo)
    Person.objects.filter(pk=world.hugo.pk).update(is_active=False)

    answer = client.get("/people/")

    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/people/")
