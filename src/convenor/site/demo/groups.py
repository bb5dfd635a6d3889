"""The three working groups of the demo: 12, 25 and 60 experts, their secretaries, and when they meet."""

import unicodedata
from dataclasses import dataclass, field
from datetime import timedelta

from convenor.apps.accounts import actions as accounts
from convenor.apps.accounts.models import MemberBody, Person, Seat
from convenor.apps.committees import actions as committees
from convenor.apps.committees.models import Meeting, WorkingGroup
from convenor.apps.mentoring.actions import independence
from convenor.site.demo import experts
from convenor.site.demo.cast import World
from convenor.site.demo.days import Days, on
from convenor.site.demo.people import OFFICE, Somebody

PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "’": "", "'": "", "Ø": "o"}
)


@dataclass(kw_only=True)
class Houses:
    """Where everybody sits: groups, bodies and people by the name by which the story calls them."""

    days: Days
    world: World
    people: dict[str, Person]
    bodies: dict[str, MemberBody] = field(default_factory=dict)
    groups: dict[str, WorkingGroup] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)


def build(days: Days, world: World) -> Houses:
    """Add to the standing characters everything that a committee has around it."""
    houses = Houses(days=days, world=world, people=world.everybody())
    _bodies(houses)
    office = settle(houses, OFFICE)
    accounts.give_seat(office, Seat.Kind.SECRETARIAT, by=world.hugo)
    _groups(houses, office)
    _meetings_of_57(houses)
    _meetings_of_61(houses)
    _meetings_of_59(houses)
    return houses


def address_of(name: str) -> str:
    """An invented address, made of a name in any script of Europe."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(PLAIN)).encode("ascii", "ignore").decode()
    return f"{'.'.join(plain.split())}@example.org"


def settle(houses: Houses, who: Somebody, *, speaks_for: bool = False) -> Person:
    """Write down somebody new, with a profile; ``speaks_for`` the body or only comes from it."""
    body = houses.bodies[who.body]
    person = accounts.add_person(
        address_of(who.name),
        who.name,
        body=body,
        speaks_for=[body] if speaks_for else [],
        by=houses.world.hugo,
        time_zone=experts.BODIES[who.body].zone,
    )
    houses.people[who.key] = person
    return introduce(person, who)


def introduce(person: Person, who: Somebody) -> Person:
    """Fill in a profile: names, how they are said, languages, hours of the week."""
    profile = {
        "name": who.name,
        "called": who.called,
        "said": who.said,
        "time_zone": person.time_zone,
        "language": who.language,
    }
    languages = [{"code": code, "level": level} for code, level in who.speaks]
    windows = [{"weekday": day, "start": start, "end": end} for day, start, end in who.hours]
    return accounts.change_profile(person, profile, languages, windows, by=person)


def _bodies(houses: Houses) -> None:
    """The bodies that are there get their names in full; the others are added."""
    there = {each.acronym: each for each in MemberBody.objects.all()}
    for acronym, home in experts.BODIES.items():
        body = there.get(acronym)
        if body is None:
            body = accounts.add_body(acronym, home.name, home.country, by=houses.world.hugo)
        houses.bodies[acronym] = body


def _groups(houses: Houses, office: Person) -> None:
    """WG 59 is new here; WG 57 and WG 61 get their secretaries and everybody who sits in them."""
    world = houses.world
    facts = {
        "name": "WG 59",
        "title": "Reference material producers",
        "document": "ISO 17034",
        "document_title": "General requirements for the competence of reference material producers",
        "kind": "revision",
        "size": 12,
        "track": "sdt-36",
        "secretary": world.hugo,
    }
    wg59 = committees.open_group(facts, by=world.hugo)
    committees.change_group(world.wg61, {"name": "WG 61", "secretary": office}, by=world.hugo)
    houses.groups |= {"WG 57": world.wg57, "WG 59": wg59, "WG 61": world.wg61}
    new = {
        name: _expert(houses, name, body) for name, body in _listed(experts.WG57, experts.WG61, experts.WG59)
    }
    names57, names61, names59 = (
        [name for name, _ in _listed(each)] for each in (experts.WG57, experts.WG61, experts.WG59)
    )
    _seat(houses, "WG 57", [new[each] for each in names57], since=-430)
    _seat(houses, "WG 61", [new[each] for each in (*names61, *experts.IN_BOTH)], since=-300)
    _seat(houses, "WG 59", [new[each] for each in names59[:2]], since=-480, part="convenor")
    _seat(houses, "WG 59", [new[each] for each in (*names59[2:], *experts.IN_TWO)], since=-480)


def _listed(*texts: str) -> list[tuple[str, str]]:
    lines = (line.rpartition(" ") for text in texts for line in text.strip().splitlines())
    return [(name, body) for name, _, body in lines]


def _expert(houses: Houses, name: str, body: str) -> Person:
    home = experts.BODIES[body]
    by = houses.world.hugo
    person = accounts.add_person(address_of(name), name, body=houses.bodies[body], by=by, time_zone=home.zone)
    if name in experts.SAID:
        person.said = experts.SAID[name]
        person.save(update_fields=["said"])
    houses.people[name] = person
    return person


def _seat(houses: Houses, group: str, people: list[Person], *, since: int, part: str = "expert") -> None:
    for each in people:
        take_seat(houses, group, each, since, part)


def take_seat(houses: Houses, group: str, person: Person, since: int, part: str = "expert") -> None:
    """Give somebody a seat, as the secretariat does: every pair that this touches is checked."""
    days = houses.days
    independence.add_member(
        houses.groups[group], person, part, days.day(since), by=houses.world.hugo, at=days.at(since)
    )


def _plan(
    houses: Houses,
    group: str,
    title: str,
    begins: tuple[int, str, str],
    lasts: int,
    hours: int,
    **facts: object,
) -> None:
    """Plan a meeting: ``lasts`` working days, each of ``hours`` hours, on the clocks of its place."""
    day, clock, zone = begins
    first = houses.days.week_for(day, lasts)
    starts_at = on(first, clock, zone)
    ends_at = on(first + timedelta(days=lasts - 1), clock, zone) + timedelta(hours=hours)
    row = {"title": title, "starts_at": starts_at, "ends_at": ends_at, "time_zone": zone, **facts}
    meeting = committees.plan_meeting(houses.groups[group], row, by=houses.world.hugo)
    houses.meetings[f"{group} {title}"] = meeting


def _meetings_of_57(houses: Houses) -> None:
    geneva = houses.world.meeting
    first = houses.days.week_for(13, 3)
    starts_at = on(first, "09:00", "Europe/Zurich")
    moved = {"starts_at": starts_at, "ends_at": starts_at + timedelta(days=2, hours=8)}
    houses.meetings["WG 57 3rd meeting"] = committees.change_meeting(geneva, moved, by=houses.world.hugo)
    _plan(houses, "WG 57", "1st meeting", (-190, "13:00", "Europe/Zurich"), 2, 4, mode="virtual", remote=23)
    _plan(
        houses,
        "WG 57",
        "2nd meeting",
        (-76, "09:00", "Europe/Rome"),
        3,
        8,
        mode="hybrid",
        place="Milan, at UNI",
        in_room=15,
        remote=7,
    )
    _plan(houses, "WG 57", "4th meeting", (75, "12:00", "Europe/Zurich"), 3, 4, mode="virtual", remote=25)


def _meetings_of_61(houses: Houses) -> None:
    _plan(
        houses,
        "WG 61",
        "1st meeting",
        (-290, "09:00", "Europe/Berlin"),
        3,
        8,
        mode="hybrid",
        place="Berlin, at DIN",
        in_room=31,
        remote=24,
    )
    _plan(houses, "WG 61", "2nd meeting", (-205, "12:00", "UTC"), 4, 3, mode="virtual", remote=52)
    _plan(
        houses,
        "WG 61",
        "3rd meeting",
        (-120, "09:00", "Asia/Tokyo"),
        3,
        8,
        mode="hybrid",
        place="Tokyo, at JISC",
        in_room=26,
        remote=29,
    )
    _plan(houses, "WG 61", "4th meeting", (-28, "12:00", "UTC"), 4, 3, mode="virtual", remote=57)
    _plan(
        houses,
        "WG 61",
        "5th meeting",
        (41, "09:00", "Africa/Johannesburg"),
        4,
        8,
        mode="hybrid",
        place="Pretoria, at SABS",
        in_room=28,
        remote=32,
    )


def _meetings_of_59(houses: Houses) -> None:
    _plan(
        houses,
        "WG 59",
        "1st meeting",
        (-400, "09:00", "America/New_York"),
        3,
        8,
        mode="in-person",
        place="Gaithersburg",
        in_room=12,
    )
    _plan(houses, "WG 59", "2nd meeting", (-310, "08:00", "UTC"), 2, 4, mode="virtual", remote=11)
    _plan(
        houses,
        "WG 59",
        "3rd meeting",
        (-210, "09:00", "Asia/Tokyo"),
        3,
        7,
        mode="hybrid",
        place="Tsukuba",
        in_room=8,
        remote=4,
    )
    _plan(houses, "WG 59", "4th meeting", (-110, "08:00", "UTC"), 2, 4, mode="virtual", remote=12)
    _plan(
        houses,
        "WG 59",
        "5th meeting",
        (-35, "09:00", "Europe/Prague"),
        3,
        7,
        mode="in-person",
        place="Brno",
        in_room=12,
    )
    _plan(
        houses,
        "WG 59",
        "6th meeting",
        (48, "09:00", "Europe/Istanbul"),
        3,
        7,
        mode="hybrid",
        place="Ankara, at TSE",
        in_room=9,
        remote=3,
    )
