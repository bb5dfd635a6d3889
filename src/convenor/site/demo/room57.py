"""The room of WG 57: a working session that is open now and can be joined, and the plan of the meeting in Geneva."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from convenor.apps.accounts.models import Person
from convenor.apps.committees import actions as committees
from convenor.apps.committees.models import Meeting
from convenor.apps.learning.programmes import current
from convenor.apps.meetings.actions import plan as plans
from convenor.apps.meetings.actions import plan_agreed, plan_dates, plan_opened, plan_table
from convenor.apps.meetings.models import Place, Plan
from convenor.apps.meetings.planned import Typed
from convenor.site.demo.groups import Houses
from convenor.site.demo.papers57 import GENEVA, GENEVA_ITEMS, GROUPS, HOMEWORK, TODAY, TODAY_ITEMS

QUARTER = timedelta(minutes=15)
INTERESTS = {
    **dict.fromkeys(("ANSI", "BSI", "DIN", "JISC", "KATS", "SAC"), "conformity-assessment"),
    **dict.fromkeys(("AFNOR", "SNV", "NEN", "SIS"), "accreditation"),
    **dict.fromkeys(("BIS", "SABS", "ABNT", "TISI"), "industry"),
    **dict.fromkeys(("ASN", "KEBS", "MOIAT", "UNI"), "authority"),
    **dict.fromkeys(("SCC", "SA", "NSAI"), "consumers"),
}
"""The interest for which the experts of a member body speak, where the demo says one."""


def tell(houses: Houses) -> None:
    """Geneva is planned and not agreed by both; today's session is agreed, and its room is open."""
    _geneva(houses)
    _today(houses)


def _geneva(houses: Houses) -> None:
    meeting = houses.meetings["WG 57 3rd meeting"]
    amina, bruno, hugo = (houses.people[each] for each in ("amina", "bruno", "hugo"))
    at = houses.days.at(-50, "10:00", amina.time_zone)
    plan = plans.begin(meeting, by=amina, at=at)
    _write(plan, GENEVA, amina, at)
    _items(plan, GENEVA_ITEMS, houses, amina, at)
    _groups(plan, houses, amina, at)
    _who_comes(plan, amina, at)
    plan_table.seat_by_name(plan, by=amina)
    plan_table.share_out(plan, by=amina)
    _homework(plan, bruno, at)
    letter = current().letter
    plan_agreed.agree(plan, "consensus", letter("plan-agreed"), by=amina, at=houses.days.at(-32))
    plan_agreed.agree(plan, "consensus", letter("plan-agreed"), by=bruno, at=houses.days.at(-31))
    plan_dates.call_the_group(plan, letter, by=hugo, at=houses.days.at(-19, "14:00", hugo.time_zone))
    plan_dates.send_deadlines(plan, letter, by=hugo, at=houses.days.at(-19, "14:05", hugo.time_zone))
    plans.tick(plan, "deadline-documents", True, by=hugo, at=houses.days.at(-18))
    for key in ("room-booked", "breakout-booked", "reach", "cameras"):
        plans.tick(plan, key, True, by=hugo, at=houses.days.at(-12))
    plan_agreed.agree(plan, "plan", letter("plan-agreed"), by=bruno, at=houses.days.at(-2))


def _today(houses: Houses) -> None:
    """A working session between two meetings: it began a few minutes ago by its clock, and the chair has yet to open it."""
    amina, bruno = houses.people["amina"], houses.people["bruno"]
    begins = _quarter(houses.days.now)
    facts = {
        "title": "Drafting session on clause 9",
        "starts_at": begins,
        "ends_at": begins + timedelta(hours=3),
        "time_zone": "Europe/Zurich",
        "mode": "hybrid",
        "place": "Geneva, and on screen",
        "in_room": 14,
        "remote": 11,
        "between": True,
    }
    meeting: Meeting = committees.plan_meeting(houses.groups["WG 57"], facts, by=houses.world.hugo)
    houses.meetings["WG 57 today"] = meeting
    at = houses.days.at(-4, "11:00", amina.time_zone)
    plan = plans.begin(meeting, by=amina, at=at)
    _write(plan, TODAY, amina, at)
    _items(plan, TODAY_ITEMS, houses, amina, at)
    _who_comes(plan, amina, at)
    plan_table.seat_by_name(plan, by=amina)
    letter = current().letter("plan-agreed")
    for about in ("consensus", "plan"):
        for who, day in ((amina, -3), (bruno, -2)):
            plan_agreed.agree(plan, about, letter, by=who, at=houses.days.at(day, "16:00", who.time_zone))
    plan_opened.open_the_room(plan, anyway=False, by=houses.world.hugo, at=houses.days.now)


def _quarter(moment: datetime) -> datetime:
    """The quarter of an hour that has just begun."""
    minutes = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment - minutes


def _write(plan: Plan, words: Mapping[str, str], by: Person, at: datetime) -> None:
    """Fields, each for the first time; a refusal is a mistake of the story."""
    sent = {name: Typed(text, 0) for name, text in words.items()}
    for refusal in plans.keep_all(plan, sent, by=by, at=at).values():
        raise refusal


def _items(plan: Plan, items: tuple[dict[str, str], ...], houses: Houses, by: Person, at: datetime) -> None:
    for facts in items:
        row = plans.add(plan, "item", by=by, at=at)
        lead = houses.people[facts["lead"]] if "lead" in facts else None
        chair = houses.people[facts["chair"]] if "chair" in facts else None
        words = {
            **facts,
            **({"lead": str(lead.pk)} if lead else {}),
            **({"chair": str(chair.pk)} if chair else {}),
        }
        _write(plan, {f"item-{row.pk}-{name}": text for name, text in words.items()}, by, at)


def _groups(plan: Plan, houses: Houses, by: Person, at: datetime) -> None:
    people = [each.person for each in plan.places.select_related("person") if each.mode != Place.Mode.ABSENT]
    experts = [
        each
        for each in people
        if each.email not in ("amina@example.org", "bruno@example.org", "hugo@example.org")
    ]
    for number, (title, task) in enumerate(GROUPS):
        row = plans.add(plan, "group", by=by, at=at)
        words = {"title": title, "task": task, "room": f"Room {number + 2}"}
        words |= {"chair": str(experts[2 * number + 1].pk), "recorder": str(experts[2 * number + 2].pk)}
        _write(plan, {f"group-{row.pk}-{name}": text for name, text in words.items()}, by, at)


def _who_comes(plan: Plan, by: Person, at: datetime) -> None:
    """About a third is remote, those far from Geneva first; interests as their member bodies have them."""
    far = ("Asia/", "America/", "Australia/", "Pacific/")
    rows = list(plan.places.select_related("person__body"))
    remote = [each for each in rows if each.person.time_zone.startswith(far)][: plan.meeting.remote]
    dana = next(each for each in rows if each.person.email == "dana@example.org")
    chen = next(each for each in rows if each.person.email == "chen@example.org")
    for place in rows:
        away = (place in remote and place != chen) or place == dana
        interest = INTERESTS.get(place.person.body.acronym if place.person.body else "", "other")
        words = {"mode": "remote" if away else "room", "interest": interest}
        _write(plan, {f"place-{place.pk}-{name}": text for name, text in words.items()}, by, at)


def _homework(plan: Plan, by: Person, at: datetime) -> None:
    for words, whom, found, state in HOMEWORK:
        row = plans.add(plan, "home", by=by, at=at)
        sent = {"words": words, "whom": whom, "found": found, "state": state, "person": str(by.pk)}
        typed = {f"home-{row.pk}-{name}": Typed(text, 0) for name, text in sent.items()}
        for refusal in plans.keep_all(plan, typed, private=True, by=by, at=at).values():
            raise refusal
