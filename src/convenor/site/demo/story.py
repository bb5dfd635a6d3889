"""What has happened in the demo so far: told through the same actions that people use."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from convenor.apps.accounts.models import Invitation, Person
from convenor.apps.accounts.queries import digest_of
from convenor.apps.mentoring.actions import roster
from convenor.apps.mentoring.models import Experience, Mentor
from convenor.apps.outbox.models import Letter
from convenor.site.demo import ballot57, early, finished, late, people, practised, room57
from convenor.site.demo.cast import World, make_world
from convenor.site.demo.days import Days
from convenor.site.demo.groups import Houses, build, introduce, settle, take_seat

UNOPENED = ("signe.aas@example.org", "eitan.shalev@example.org", "nguyen.van.hung@example.org")
"""Whose accounts wait for the link in a letter, or were never invited."""


@transaction.atomic
def fill(at: datetime) -> World:
    """Everybody in their places, and the story up to ``at``."""
    world = make_world(at)
    houses = build(Days(at), world)
    for each in people.STANDING:
        introduce(houses.people[each.key], each)
    _newcomers(houses)
    _seats_of_mentors(houses)
    _roster(houses)
    late.tell(houses)
    early.tell(houses)
    finished.tell(houses)
    _lucia_pauses(houses)
    room57.tell(houses)
    ballot57.tell(houses)
    practised.tell(houses)
    _post_went_out(at)
    _accounts_are_open(houses)
    return world


def _newcomers(houses: Houses) -> None:
    """Mentees, nominees, mentors, and those who speak for the bodies that nominate."""
    for each in (*people.MENTEES, *people.NOMINEES, *people.MENTORS):
        settle(houses, each)
    for each in people.SPEAKERS:
        settle(houses, each, speaks_for=True)


def _seats_of_mentors(houses: Houses) -> None:
    """Mentors sit in groups too; Tomás joins WG 57 later, and that is what raises the alarm."""
    take_seat(houses, "WG 61", houses.people["lucia"], -300, "convenor")
    for group, since, names in (
        ("WG 57", -430, ("kenji", "nomvula", "padraig")),
        ("WG 59", -480, ("rajesh",)),
        ("WG 61", -300, ("hana", "tomas")),
    ):
        for name in names:
            take_seat(houses, group, houses.people[name], since)


def _roster(houses: Houses) -> None:
    """Who accompanies: room, own words, groups convened; Rajesh declares a conflict."""
    hugo = houses.world.hugo
    for guide in people.GUIDES:
        person, at = houses.people[guide.key], houses.days.at(-500, "10:00", hugo.time_zone)
        terms = roster.Terms(capacity=guide.capacity, about=guide.about)
        known = Mentor.objects.filter(person=person).first()
        mentor = (
            roster.change(known, terms, by=person, at=at)
            if known
            else roster.add(person, terms, by=hugo, at=at)
        )
        for row in Experience.objects.filter(mentor=mentor):
            roster.drop_experience(mentor, row.pk, by=person, at=at)  # the demo tells it in full
        for group, document, size, kind, first, last in guide.convened:
            convened = roster.Convened(
                group=group, document=document, size=size, kind=kind, from_year=first, to_year=last
            )
            roster.add_experience(mentor, convened, by=person, at=at)
    rajesh = houses.people["rajesh"]
    roster.declare_conflict(rajesh.mentor, "Emil Nordahl", by=rajesh, at=houses.days.at(-60))


def _lucia_pauses(houses: Houses) -> None:
    """A mentor who takes a pause until the new year."""
    lucia = houses.people["lucia"]
    guide = next(each for each in people.GUIDES if each.key == "lucia")
    days = houses.days
    terms = roster.Terms(
        capacity=guide.capacity, about=guide.about, paused_from=days.day(-20), paused_until=days.day(50)
    )
    roster.change(lucia.mentor, terms, by=lucia, at=days.at(-22, "10:00", lucia.time_zone))


def _post_went_out(at: datetime) -> None:
    """Letters left within seconds, and those of more than four days ago have been read.

    In one statement each: the delivery knows no other moment than the present.
    """
    Letter.objects.update(sent_at=F("made_at") + timedelta(seconds=3), next_try_at=F("made_at"))
    Letter.objects.filter(made_at__lt=at - timedelta(days=4)).update(
        read_at=F("made_at") + timedelta(hours=5)
    )


def _accounts_are_open(houses: Houses) -> None:
    """Everybody has followed the link of a letter; nobody has a password, since the demo asks for none."""
    opened = Person.objects.exclude(email__in=UNOPENED)
    Invitation.objects.filter(person__in=opened, used_at=None).update(
        used_at=F("made_at") + timedelta(hours=7)
    )
    long_ago = houses.days.at(-505, "09:00", "Europe/Zurich")
    Invitation.objects.bulk_create(
        Invitation(
            person=each,
            digest=digest_of(secrets.token_urlsafe(32)),
            made_by=houses.world.hugo,
            made_at=long_ago,
            expires_at=long_ago + timedelta(days=14),
            used_at=long_ago + timedelta(hours=30),
        )
        for each in opened.filter(invitations=None)
    )
