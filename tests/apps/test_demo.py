"""The demo: filled once, whole, told through the actions, and never where it has no business."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from convenor.apps.accounts.models import Person
from convenor.apps.audit.models import Entry
from convenor.apps.ballots.models import Ballot
from convenor.apps.ballots.queries.ballots import standing
from convenor.apps.ballots.queries.votes import votes
from convenor.apps.committees.models import Meeting, WorkingGroup
from convenor.apps.learning.models import Asked, Attempt
from convenor.apps.mentoring.models import Alarm, EndRequest, Journey, Nomination, Pairing, Session
from convenor.apps.mentoring.queries.journey import journeys, ways
from convenor.apps.mentoring.queries.roster import entry_of, mentors
from convenor.apps.outbox.delivery import read
from convenor.apps.outbox.models import Letter
from convenor.apps.practice.models import Practice
from convenor.apps.practice.queries import beside
from convenor.domain.ballot.comparing import Agreement, Cut
from convenor.site.demo import story
from convenor.site.demo.cast import CAST, SITTING, TOUR
from convenor.site.demo.days import Days
from world import World

pytestmark = pytest.mark.xdist_group("demo")
SUNDAY_EVENING = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


def test_production_is_not_filled(db: None, settings: Any) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="This is production"):
        call_command("demo", "--fill")

    settings.DEMO_SIGN_IN = False
    with pytest.raises(CommandError, match="nobody signs in without a password"):
        call_command("demo", "--list")
    assert Person.objects.count() == 0


def test_an_empty_demo_says_how_to_fill_it(db: None) -> None:
    with pytest.raises(CommandError, match="convenor demo --fill"):
        call_command("demo", "--list")


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The demo, filled once for all tests of this file, and taken away afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield story.fill(SUNDAY_EVENING)
        transaction.set_rollback(True)


def test_twelve_mentees_stand_at_twelve_places(told: World, db: None) -> None:
    found = {
        way.journey.mentee.email.partition("@")[0]: (
            way.progress.done,
            way.current and way.current.activity.key,
        )
        for way in ways(journeys(), SUNDAY_EVENING)
    }

    assert found == {
        "yusra.al-mansoori": (0, "selected"),
        "tiago.carvalho": (0, "selected"),
        "wanjiru.kamau": (2, "reading"),
        "oskar.wisniewski": (2, "reading"),
        "nguyen.thi.linh": (4, "self-test"),
        "emil": (5, "prepare"),
        "ruth.mensah": (6, "co-convenors"),
        "camille.lefevre": (6, "co-convenors"),
        "sofia.restrepo": (10, "afterwards-talk"),
        "min-jun.park": (11, "keep-going"),
        "ayse.demir": (12, "graduation"),
        "aroha.ngata": (13, None),
    }


def test_emil_is_where_the_sketch_has_him(told: World, db: None) -> None:
    journey = Journey.objects.get(mentee=told.emil)
    handout = journey.enrolment.handouts.get()
    session = Session.objects.get(pairing__journey=journey, state="agreed")

    written = sorted(handout.answers.exclude(text=b"").values_list("question", flat=True))
    assert (handout.form, handout.submitted_at, written) == (
        "preparing",
        None,
        ["q1", "q2", "q3", "q4", "q7"],
    )
    assert [float(each.points) for each in Attempt.objects.filter(enrolment=journey.enrolment)] == [13.8]
    assert Asked.objects.filter(enrolment=journey.enrolment, answered_at=None).count() == 2
    assert session.starts_at == datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
    assert session.pairing.mentor.person == told.fatou


def test_four_nominations_wait_for_four_different_people(told: World, db: None) -> None:
    open_ones = Nomination.objects.exclude(state="confirmed").select_related("person", "group")

    assert {each.person.name: (each.state, each.group.name) for each in open_ones} == {
        "Signe Aas": ("invited", "WG 59"),
        "Paulo Figueira": ("accepted", "WG 57"),
        "Lars Mikkelsen": ("more-asked", "WG 61"),
        "Farah Siddiqui": ("deferred", "WG 59"),
    }


def test_the_groups_have_as_many_experts_as_they_say(told: World, db: None) -> None:
    groups = {each.name: (each.size, each.memberships.count()) for each in WorkingGroup.objects.all()}

    assert groups == {"WG 57": (25, 25), "WG 59": (12, 12), "WG 61": (60, 60)}


def test_the_office_has_something_of_every_kind(told: World, db: None) -> None:
    entries = [entry_of(each, SUNDAY_EVENING.date()) for each in mentors()]

    alarm = Alarm.objects.get(settled_at=None)
    assert (alarm.rule, alarm.pairing.mentor.person.name) == ("rule-same-wg", "Tomás Herrera")
    assert EndRequest.objects.get(answered_at=None).asked_of == told.karin
    assert [each.person.name for each in entries if each.paused] == ["Lucía Fernández"]
    assert [each.person.name for each in entries if each.load >= each.mentor.capacity] == [
        "Fatou Diop",
        "Hana Novotná",
        "Kenji Watanabe",
    ]
    assert Pairing.objects.get(state="proposed").mentor_accepted_at is None


def test_nobody_of_the_main_people_is_missing(told: World, db: None) -> None:
    known = set(Person.objects.values_list("email", flat=True))

    assert {each.email for each in CAST} - known == set()
    assert {email for email, _ in (*TOUR, *SITTING)} - known == set()


def test_letters_have_left_and_can_be_read(told: World, db: None) -> None:
    letters = list(Letter.objects.filter(to=told.emil))

    assert Letter.objects.filter(sent_at=None).count() == 0
    assert Letter.objects.filter(made_at__gt=SUNDAY_EVENING).count() == 0
    assert {each.template for each in letters} >= {"nomination-invites", "pairing-active", "session-agreed"}
    assert all("Emil" in read(each).text for each in letters)


def test_filling_leaves_audit_lines(told: World, db: None) -> None:
    actions = set(Entry.objects.values_list("action", flat=True))

    assert {
        "nomination.made",
        "nomination.confirmed",
        "pairing.accepted",
        "session.confirmed",
        "self-test.submitted",
        "handout.submitted",
        "objective.signed",
        "graduation.confirmed",
        "end.asked",
        "independence.alarm-raised",
    } - actions == set()
    assert not Entry.objects.filter(action="end.asked", detail__words__isnull=False).exists()


def test_nobody_has_a_password(told: World, db: None) -> None:
    assert not any(each.has_usable_password() for each in Person.objects.all())


def test_the_page_of_the_demo_begins_with_the_main_people(told: World, db: None, client: Client) -> None:
    page = client.get("/demo/")

    players = page.context["players"]
    assert [each.person.email for each in players[: len(CAST)]] == [each.email for each in CAST]
    assert [each.line for each in players[: len(CAST)]] == [str(each.role) for each in CAST]
    assert len(page.context["story"]) == len(TOUR)
    assert len(page.context["sitting"]) == len(SITTING)


def test_the_list_says_who_is_who_and_how_to_sign_in(told: World, db: None) -> None:
    out = StringIO()

    call_command("demo", "--list", stdout=out)

    said = out.getvalue()
    assert [each.email for each in CAST if each.email not in said or str(each.role) not in said] == []
    assert "/demo/ and press the button beside the name" in said


def test_a_filled_database_is_left_alone(told: World, db: None) -> None:
    before = Person.objects.count(), Entry.objects.count()

    with pytest.raises(CommandError, match="holds people already, so nothing was written"):
        call_command("demo", "--fill")

    assert (Person.objects.count(), Entry.objects.count()) == before


def test_nothing_of_the_demo_happens_at_a_weekend(told: World, db: None) -> None:
    held = [each.starts_at for each in Session.objects.exclude(starts_at=None) if each.starts_at]
    planned = Meeting.objects.filter(between=False)  # the session that can be joined is always today
    met = [moment for each in planned for moment in (each.starts_at, each.ends_at)]

    assert [each for each in (*held, *met) if each.weekday() > 4] == []


@pytest.mark.parametrize("shift", range(7))
def test_working_days_are_counted_from_any_day_of_the_week(shift: int) -> None:
    days = Days(SUNDAY_EVENING + timedelta(days=shift))
    today = days.now.date()
    found = [days.day(each) for each in range(-12, 13)]

    assert found == sorted(set(found))
    assert [each for each in found if each.weekday() > 4] == []
    assert days.day(-1) < today < days.day(1)
    assert (days.thursday().weekday(), days.thursday() >= today + timedelta(days=2)) == (3, True)
    week = [days.week_for(each, 4) for each in (-40, -3, 41)]
    assert [each.isocalendar()[1] == (each + timedelta(days=3)).isocalendar()[1] for each in week] == [
        True
    ] * 3


def test_a_sunday_counts_from_its_friday() -> None:
    assert Days(SUNDAY_EVENING).day(0) == date(2026, 11, 20)


def test_emil_practises_with_a_ballot_that_is_half_answered_and_half_compared(told: World, db: None) -> None:
    practice = Practice.objects.get()
    lines = beside(practice).lines

    assert (practice.ballot.practice_for, practice.done_at, practice.ballot.issues.count()) == (
        told.emil,
        None,
        4,
    )
    assert [(each.title, each.matter.agreement, each.matter.cut) for each in lines] == [
        ("Whether ISO/IEC 17065 is a normative reference", Agreement.SAME, Cut.SAME),
        ("Years of practice of evaluators", Agreement.SAME, Cut.MERGED),
        ("Competence for each technical area", Agreement.NEAR, Cut.MERGED),
    ]


def test_the_ballot_of_wg_57_stands_mid_way(told: World, db: None) -> None:
    ballot = Ballot.objects.get(practice_for=None)
    far = standing(ballot)
    result = votes(ballot)

    assert (far.comments, far.issues, far.decided, far.is_done) == (300, 11, 33, False)
    assert [(each.row.body, each.standing.value) for each in result.against] == [
        ("DE", "unanswered"),
        ("NL", "unanswered"),
        ("NO", "satisfied"),
    ]
