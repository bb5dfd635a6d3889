"""Every address, every method, every person: the permission table against a second one, written by hand.

The product's table says which roles may; the tables below say who is what. A cell is one request by one person;
whoever has none of the row's roles must get 404, whoever has one must not.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import joining_steps
import journey_steps
import report_steps
from convenor.apps.accounts.models import MemberBody, Person, Representative
from convenor.apps.accounts.table import Row
from convenor.apps.ballots.models import Ballot, Grouping
from convenor.apps.committees.models import Membership
from convenor.apps.learning import programmes
from convenor.apps.meetings.actions import amendments, passages
from convenor.apps.meetings.actions import plan as plans
from convenor.apps.meetings.actions import report as reports
from convenor.apps.meetings.planned import Typed
from convenor.apps.mentoring.actions import assignments, attendance, pairs, sessions
from convenor.apps.mentoring.models import Alarm, Conflict
from convenor.apps.outbox.models import Letter
from convenor.apps.practice import actions as practising
from convenor.apps.practice.models import Practice
from convenor.domain.kernel import Role
from convenor.site import access
from documents.comments.forged import Member, zipped
from world import NOW, World, make_world

# pytest-django makes the database only where a test that was chosen asks for it: here each does, whichever runs alone.
pytestmark = pytest.mark.django_db

R = Role
OFFICE = {R.SECRETARIAT}
GENERAL: dict[str, set[Role]] = {
    "stranger": {R.STRANGER},
    "amina": {R.PERSON, R.CONVENOR, R.EXPERT},
    "bruno": {R.PERSON, R.CONVENOR, R.EXPERT},
    "chen": {R.PERSON, R.EXPERT},
    "dana": {R.PERSON, R.EXPERT},
    "emil": {R.PERSON, R.MENTEE},
    "fatou": {R.PERSON, R.MENTOR},
    "greta": {R.PERSON, R.MENTOR, R.CONVENOR, R.EXPERT},
    "hugo": {R.PERSON, R.SECRETARIAT, R.SECRETARY},
    "ines": {R.PERSON, R.MEMBER_BODY},
    "karin": {R.PERSON, R.CONFIDANT},
    "otto": {R.PERSON, R.MEMBER_BODY},  # speaks for another member body
}
ON_THE_WAY = {
    "emil": {R.MENTEE},
    "fatou": {R.MENTOR},
    "ines": {R.MEMBER_BODY},
    "amina": {R.CONVENOR},
    "bruno": {R.CONVENOR},
    "hugo": {R.SECRETARY},
}
THE_PAIR = {"emil": {R.MENTEE}, "fatou": {R.MENTOR}}
IN_THE_GROUP = {
    "amina": {R.CONVENOR, R.EXPERT},
    "bruno": {R.CONVENOR, R.EXPERT},
    "chen": {R.EXPERT},
    "dana": {R.EXPERT},
    "emil": {R.MENTEE},
    "ines": {R.MEMBER_BODY},
    "hugo": {R.SECRETARY},
}
ANYBODY = {name: {R.STRANGER} for name in GENERAL}
THINGS: dict[str, dict[str, set[Role]]] = {
    "journey": ON_THE_WAY,
    "enrolment": ON_THE_WAY,
    "handout": ON_THE_WAY,
    "attempt": ON_THE_WAY,
    "attendance": ON_THE_WAY,
    "session": THE_PAIR,
    "assignment": THE_PAIR,
    "pairing": THE_PAIR,
    "journey-pairing": {},
    "confidential": {"karin": {R.CONFIDANT}},
    "alarm": {},
    "membership": {},
    "group-to-join": {},
    "group": IN_THE_GROUP,
    "group-meeting": IN_THE_GROUP,
    "meeting-report": IN_THE_GROUP,
    "own-sitting": {name: {R.SELF} for name in ("amina", "bruno", "hugo", "chen", "dana", "emil")},
    "meeting": IN_THE_GROUP,
    "ballot": {**IN_THE_GROUP, "otto": {R.MEMBER_BODY}},  # whose body has commented
    "practice": {"emil": {R.SELF}},
    "meeting-shadowed": {"emil": {R.MENTEE}, "fatou": {R.MENTOR}},
    "mentor": {"fatou": {R.SELF}},
    "nomination": {"emil": {R.NOMINEE}, "ines": {R.MEMBER_BODY}},
    "nominations": {"emil": {R.NOMINEE}, "ines": {R.MEMBER_BODY}, "otto": {R.MEMBER_BODY}},
    "letter": {"emil": {R.SELF}},
    "person": {},
    "demo": ANYBODY,
    "demo-letter": ANYBODY,
    "demo-person": ANYBODY,
}
# Pages of the reader's own things: the address is the same, the thing differs, so the roles on it do too.
OWN_PAGE = {"mentor-me": {"fatou": {R.SELF}, "greta": {R.SELF}}}
# Nobody in the story has a second step of sign-in yet: these show what one has, and have nothing to show.
NEEDS_A_SECOND_STEP = {
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}


@dataclass
class Story:
    """The world with everything in it that an address can name."""

    people: dict[str, Person]
    kwargs: dict[str, Any]
    pk: dict[str, int]


def make_story() -> Story:
    """Emil is under way; one of each thing exists, and all of it is his."""
    world: World = make_world()
    din = MemberBody.objects.get(acronym="DIN")
    otto = Person.objects.create_user("otto@example.org", "Otto Kern", body=din)
    Representative.objects.create(person=otto, body=din)
    pairing = journey_steps.fresh(joining_steps.paired(world))
    journey = pairing.journey
    session = sessions.add_point(
        journey_steps.agreed(pairing), "The order of the day.", by=world.emil, at=NOW
    )
    attempt = journey_steps.tested(journey)
    write_and_submit(world, journey.enrolment_id)
    claim = attendance.say_prepared(journey, NOW.date(), "With both.", by=world.emil, at=NOW)
    work = assignments.set_assignment(
        pairing, "report", "A report", "Draft it.", None, by=world.fatou, at=NOW
    )
    asked = pairs.ask_to_end(pairing, "I would rather not say.", world.karin, by=world.emil, at=NOW)
    alarm = Alarm.objects.create(pairing=pairing, rule="same-wg", group=world.wg57, raised_at=NOW)
    mentor = pairing.mentor
    conflict = Conflict.objects.create(
        mentor=mentor, person=world.dana, declared_by=world.fatou, declared_at=NOW
    )
    plan_the_meeting(world)
    passage, question, proposal = amended(world)
    ballot = balloted(world)
    practice = practised(world)
    letter = Letter.objects.get(to=world.emil, template="session-agreed")
    pk = {
        "nomination": journey.nomination_id,
        "pairing": pairing.pk,
        "confidential": asked.pk,
        "alarm": alarm.pk,
        "mentor": mentor.pk,
        "membership": Membership.objects.get(person=world.chen).pk,
    }
    kwargs = {
        "person": world.emil.pk,
        "letter": letter.pk,
        "group": world.wg57.pk,
        "meeting": world.meeting.pk,
        "ballot": ballot.pk,
        "vote": ballot.votes.get().pk,
        "issue": 1,
        "comment": 1,
        "batch": ballot.batches.get().pk,
        "sheet": ballot.files.get().pk,
        "place": 0,  # of a picture
        "practice": practice.pk,
        "matter": practice.truths.exclude(batched=True)[0].issue,
        "order": "clause",
        "passage": passage,
        "asked": question,
        "proposal": proposal,
        "kind": "md",
        "file": "csv",
        "enrolment": journey.enrolment_id,
        "reading": "my-iso-job",
        "attempt": attempt.pk,
        "number": 1,
        "form": "preparing",
        "part": "agenda",
        "journey": journey.pk,
        "session": session.session_id,
        "point": session.pk,
        "attendance": claim.pk,
        "assignment": work.pk,
        "objective": "understand",
        "token": "never-made",
        "row": conflict.pk,
        "uidb36": "1",
        "code": "NOCODE",
        "slip": "never-made",
        "key": "never-made",
    }
    return Story({**world.everybody(), "otto": otto}, kwargs, pk)


def balloted(world: World) -> Ballot:
    """A ballot of the group whose comments are collated: everybody of the group reads them."""
    ballot = Ballot.objects.create(
        group=world.wg57, stage="dis", title="DIS ballot", made_at=NOW, made_by=world.amina, collated_at=NOW
    )
    content = zipped([Member("a.png", b"\x89PNG\r\n\x1a\n")])
    ballot.files.create(name="DE.docx", content=content, sha256="1", came_at=NOW)
    ballot.issues.create(number=1, title="The scope", made_at=NOW, made_by=world.amina)
    ballot.votes.create(body="DE", choice="against", reasons="The scope of clause 1 is too wide.")
    said = {"comment": "The scope is too wide.", "kinds": "ed", "lane": "batch"}
    ballot.comments.create(
        number=1, file=ballot.files.get(), table=0, row=0, place=0, body="DE", pictures=["a.png"], **said
    )
    ballot.batches.create(verb="propose", changes=[], at=NOW, by=world.amina)
    Grouping.objects.create(ballot=ballot, at=NOW, by=world.amina)
    return ballot


def practised(world: World) -> Practice:
    """Emil practises, and has looked at everything."""
    practice = practising.begin(60, "en", Random(57), by=world.emil, at=NOW)
    return practising.finish(practice, by=world.emil, at=NOW)


def plan_the_meeting(world: World) -> None:
    """The co-convenors have begun a plan; their homework is theirs alone."""
    plan = plans.begin(world.meeting, by=world.amina, at=NOW)
    plans.start_with_the_usual(plan, by=world.amina, at=NOW)
    home = plans.add(plan, "home", by=world.amina, at=NOW)
    words = Typed("Clause 8 split the group in 2012.", 0)
    plans.keep(plan, f"home-{home.pk}-found", words, private=True, by=world.amina, at=NOW)


def amended(world: World) -> tuple[int, int, int]:
    """The report of the meeting: somebody asked about a passage, and somebody would amend it."""
    report = report_steps.accepted(world)
    row = report_steps.noted(report)
    asked = passages.ask(row, "Of all bodies?", "once", by=world.amina, at=NOW)
    passages.answer(asked, "Of all.", by=world.hugo, at=NOW)
    reports.open_round(report, 14, programmes.current(), roles=report_steps.CONVENES, by=world.amina, at=NOW)
    words = report_steps.typed(row, "Chen Li: yearly.")
    proposal = amendments.propose(row, words, "I said so.", "once", by=world.chen, at=NOW)
    return row.pk, asked.pk, proposal.pk


def write_and_submit(world: World, enrolment: int) -> None:
    """Emil writes one candid answer and hands the form to Fatou."""
    client, form = Client(), {"enrolment": enrolment, "form": "preparing"}
    client.force_login(world.emil)
    answer = {"field": "q1", "text": "Amina interrupts people.", "revision": "0"}
    assert client.post(reverse("handout-save", kwargs=form), answer).status_code == 200
    assert client.post(reverse("handout-submit", kwargs=form), {"anyway": "on"}).status_code == 302


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    """Built once; every cell is taken back, and so is the story at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_story()
        transaction.set_rollback(True)


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def patterns(found: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every address: its name and its pattern."""
    for each in found:
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns, prefix + str(each.pattern))
        else:
            yield str(each.name), prefix + str(each.pattern)


ADDRESSES = dict(patterns(get_resolver().url_patterns))
CELLS = sorted({(each.route, each.method) for each in access.ROWS})


def path_of(route: str, thing: str, story: Story) -> str:
    """The address of Emil's thing."""

    def fill(found: re.Match[str]) -> str:
        name = found["name"] or found["group"]
        return str(story.pk.get(thing, 0) if name == "pk" else story.kwargs[name])

    pattern = ADDRESSES[route].replace("^", "").replace("$", "")
    return "/" + re.sub(r"<\w+:(?P<name>\w+)>|\(\?P<(?P<group>\w+)>[^)]*\)", fill, pattern)


def roles_of(name: str, route: str, thing: str) -> set[Role]:
    """What somebody is to the thing, by the tables above."""
    general = GENERAL[name]
    if not thing:
        return general
    here = OWN_PAGE.get(route) or THINGS[thing]
    return here.get(name, set()) | (general & {R.PERSON, R.STRANGER, R.SECRETARIAT, R.CONFIDANT})


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert {each.route for each in access.ROWS} == set(ADDRESSES)


def test_every_thing_has_a_loader_and_a_table_here() -> None:
    named = {each.on for each in access.ROWS if each.on}

    assert named == set(access.LOADERS) == set(THINGS)


def test_every_address_that_signs_in_is_limited() -> None:
    open_posts = [each for each in access.ROWS if each.method == "POST" and R.STRANGER in each.roles]

    assert [each.route for each in open_posts if not each.limit] in ([], ["account_logout"])


def test_nobody_signed_in_changes_nothing_but_their_own_way_in() -> None:
    open_posts = {each.route for each in access.ROWS if each.method == "POST" and R.STRANGER in each.roles}

    assert open_posts <= {
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_reset_password_from_key",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "welcome",
        "demo-sign-in",
        "set-language",
        "join",
        "join-code",
        "join-history",
        "join-press",
        "join-report-link",
        "join-report-propose",
    }


@pytest.mark.parametrize(("route", "method"), CELLS)
def test_the_gate_keeps_the_table(route: str, method: str, story: Story) -> None:
    rows: list[Row] = [each for each in access.ROWS if (each.route, each.method) == (route, method)]
    thing = rows[0].on
    wrong = []
    for name in GENERAL:
        status = answer(story, name, method, path_of(route, thing, story))
        may = any(each.roles & roles_of(name, route, thing) for each in rows)
        if name == "stranger" and not may:
            fits = status in (302, 204)
        else:
            fits = (status != 404) if may and route not in NEEDS_A_SECOND_STEP else (status == 404)
        if not fits or status >= 500:
            wrong.append((name, status, "may" if may else "may not"))

    assert wrong == []


def answer(story: Story, name: str, method: str, path: str) -> int:
    """The status that ``name`` gets; nothing of it stays."""
    client = Client(raise_request_exception=False)
    with taken_back():
        if name != "stranger":
            client.force_login(story.people[name])
        return client.generic(method, path).status_code


def test_no_page_that_greta_can_open_holds_a_private_word(story: Story) -> None:
    canaries = (
        "Amina interrupts",
        "I would rather not say",
        "The order of the day",
        "Emil Nordahl",
        "With both.",
        "Chen Li: yearly.",
        "Intervals should be planned",
        "Clause 8 split",
        "clause 1 is too wide",
    )
    found = []
    for route, method in CELLS:
        if method != "GET" or route in ("demo", "demo-letters", "demo-letter"):
            continue
        rows = [each for each in access.ROWS if (each.route, each.method) == (route, method)]
        client = Client(raise_request_exception=False)
        with taken_back():
            client.force_login(story.people["greta"])
            page = client.get(path_of(route, rows[0].on, story)).content.decode(errors="replace")
        found += [(route, each) for each in canaries if each in page]

    assert found == []


def test_an_empty_product_opens_to_nobody(client: Client) -> None:
    assert client.get("/home/").status_code == 302
