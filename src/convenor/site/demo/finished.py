"""The meeting of WG 61 that is over: its log is played, its people have their seats, its report is in review."""

from datetime import timedelta
from random import Random

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting, Membership
from convenor.apps.learning import programmes
from convenor.apps.meetings.actions import carried, passages, report
from convenor.apps.meetings.models import Room, Sitting
from convenor.apps.meetings.typed import Typed
from convenor.domain.kernel import Role
from convenor.site.demo.days import on
from convenor.site.demo.groups import Houses
from convenor.site.demo.hall import Chair
from convenor.site.demo.replayed import GRETA, LUCIA, PRIYA, SEED, played

TITLE = "Meeting on clause 5.4"
DAY, CLOCK, ZONE = -9, "13:00", "Europe/Zurich"
IN_ROOM = 37
INTERESTS = (
    "conformity-assessment",
    "industry",
    "accreditation",
    "authority",
    "consumers",
    "academia",
)
CONVENOR = frozenset({Role.CONVENOR, Role.EXPERT})
OFFICE = frozenset({Role.SECRETARIAT, Role.SECRETARY})


def tell(houses: Houses) -> Meeting:
    """Hold the meeting nine working days ago, and bring its report to the convenors."""
    meeting = _planned(houses)
    people = _people(houses)
    begins = meeting.starts_at
    carried.take_in(meeting, played(begins, chairs(people)), by=None, at=meeting.ends_at)
    _seated(meeting, people)
    _reported(houses, meeting)
    return meeting


def chairs(people: list[Person]) -> list[Chair]:
    """Where everybody sits, for whom they speak, and how they talk: a few talk much, many little."""
    dice = Random(SEED)  # noqa: S311 - a story, no secret
    parts = {GRETA: "convenor", LUCIA: "convenor", PRIYA: "secretary", len(people): "mentee"}
    remote = set(dice.sample(range(5, len(people)), len(people) - IN_ROOM))
    found = []
    for seat, person in enumerate(people, start=1):
        mode = "remote" if seat in remote else "room"
        found.append(
            Chair(
                seat=seat,
                part=parts.get(seat, "expert"),
                body=person.body.acronym if person.body else "",
                interest=INTERESTS[dice.choices(range(6), weights=(9, 6, 5, 4, 2, 2))[0]],
                mode=mode,
                spot=seat if mode == "room" else 0,
                first_time=dice.random() < 0.12,
                eager=min(dice.paretovariate(1.05), 14) * (1 if mode == "room" else 0.7),
                wordy=dice.uniform(0.6, 1.7),
            )
        )
    return found


def _planned(houses: Houses) -> Meeting:
    starts_at = on(houses.days.day(DAY), CLOCK, ZONE)
    meeting = Meeting.objects.create(
        group=houses.groups["WG 61"],
        title=TITLE,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2, minutes=30),
        time_zone=ZONE,
        mode=Meeting.Mode.HYBRID,
        place="Geneva",
        in_room=IN_ROOM,
        remote=24,
    )
    houses.meetings[f"WG 61 {TITLE}"] = meeting
    return meeting


def _people(houses: Houses) -> list[Person]:
    """The convenors, the secretary, every expert, and last the mentee who shadows."""
    group = houses.groups["WG 61"]
    rows = Membership.objects.filter(group=group, until=None).select_related("person__body").order_by("pk")
    first = [houses.people["greta"], houses.people["lucia"], houses.people["priya"]]
    known = {each.pk for each in first}
    experts = [each.person for each in rows if each.person_id not in known]
    mentee = houses.people["minjun"]
    return [*first, *(each for each in experts if each.pk != mentee.pk), mentee]


def _seated(meeting: Meeting, people: list[Person]) -> None:
    Sitting.objects.bulk_create(
        Sitting(meeting=meeting, seat=seat, person=person) for seat, person in enumerate(people, start=1)
    )
    Room.objects.filter(meeting=meeting).update(
        purpose="So that everybody is heard, and nobody takes over the meeting.",
        delete_after=(meeting.ends_at + timedelta(days=180)).date(),
    )


def _reported(houses: Houses, meeting: Meeting) -> None:
    """Priya drafts and corrects; Greta accepts half of it, asks once, and says one passage in other words."""
    priya, greta = houses.people["priya"], houses.people["greta"]
    at = houses.days.at
    draft = report.draft(meeting, "en", by=priya, at=at(-7, "10:00"))
    rows = list(draft.passages.all())
    noted = [each for each in rows if each.kind == "text" and ": " in each.text]
    better = noted[1].text.rstrip(".") + ", as the paper on screen showed."
    passages.correct(noted[1], Typed(better, 1), "", roles=OFFICE, by=priya, at=at(-7, "10:40"))
    report.hand_over(draft, programmes.current(), roles=OFFICE, by=priya, at=at(-6, "09:30"))
    rows = list(draft.passages.all())
    read = {each.pk: each.revision for each in rows[: len(rows) * 3 // 5]}
    passages.accept(draft, read, by=greta, at=at(-4, "16:10"))
    asked = passages.ask(
        noted[4], "Was this said of all schemes, or of those in Europe?", "demo", by=greta, at=at(-4, "16:20")
    )
    passages.answer(asked, "Of all: I have checked my notes of the day.", by=priya, at=at(-3, "09:05"))
    passages.ask(noted[6], "Is this the wording that was on screen?", "demo", by=greta, at=at(-2, "15:45"))
    shorter = Typed(noted[2].text.replace("already", "today"), noted[2].revision)
    passages.correct(noted[2], shorter, "They do, today.", roles=CONVENOR, by=greta, at=at(-2, "15:50"))
