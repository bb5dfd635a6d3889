"""How somebody of the demo joins: nominated, accepted, confirmed, given a mentor."""

from convenor.apps.accounts.models import Person
from convenor.apps.mentoring.actions import joining, pairs
from convenor.apps.mentoring.models import Journey, Nomination, Pairing
from convenor.site.demo.groups import Houses
from convenor.site.demo.telling import Way

DECLARED = ("nominated", "attend", "read-and-meet")


def nominated(houses: Houses, who: str, by: str, group: str, statement: str, day: int) -> Nomination:
    """A member body writes down whom it proposes, and why."""
    mentee, speaker = houses.people[who], houses.people[by]
    if mentee.body is None:
        raise ValueError(f"{who} comes from no member body")
    return joining.nominate(
        mentee.body,
        mentee,
        houses.groups[group],
        statement,
        by=speaker,
        at=houses.days.at(day, "11:10", speaker.time_zone),
    )


def accepted(houses: Houses, nomination: Nomination, day: int) -> Nomination:
    """The nominee makes the three declarations."""
    person = nomination.person
    at = houses.days.at(day, "09:25", person.time_zone)
    return joining.accept(nomination, declared=DECLARED, by=person, at=at)


def confirmed(houses: Houses, nomination: Nomination, day: int) -> Journey:
    """The secretariat makes the nominee a mentee."""
    hugo = houses.world.hugo
    at = houses.days.at(day, "14:40", hugo.time_zone)
    row = joining.confirm(nomination, by=hugo, at=at)
    rows = Journey.objects.select_related("mentee", "group", "enrolment", "nomination__body")
    return rows.get(nomination=row)


def proposed(houses: Houses, journey: Journey, mentor: str, day: int) -> Pairing:
    """The secretariat asks a mentor and the mentee; the mentee says yes the day after."""
    hugo, mentee = houses.world.hugo, journey.mentee
    at = houses.days.at(day, "15:30", hugo.time_zone)
    pairing = pairs.propose(journey, houses.people[mentor].mentor, by=hugo, at=at)
    return pairs.accept(pairing, by=mentee, at=houses.days.at(day + 1, "10:45", mentee.time_zone))


def paired(
    houses: Houses, who: str, by: str, group: str, statement: str, mentor: str, *, day: int, pair: int
) -> Way:
    """The whole of it: nominated on ``day``, a pair on ``pair``."""
    nomination = nominated(houses, who, by, group, statement, day)
    journey = confirmed(houses, accepted(houses, nomination, day + 3), min(day + 7, pair - 4))
    pairing = proposed(houses, journey, mentor, pair - 2)
    guide: Person = houses.people[mentor]
    begun = pairs.accept(pairing, by=guide, at=houses.days.at(pair, "11:30", guide.time_zone))
    return Way(houses=houses, journey=begun.journey, pairing=begun)
