"""What the crowd has done so far: for every activity done, the rows that show it."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from bench import crowd
from convenor.apps.audit.models import Entry
from convenor.apps.committees.models import Meeting
from convenor.apps.learning.models import (
    Answer,
    Asked,
    Attempt,
    Comment,
    Handout,
    ReadingMark,
    Ticked,
    Version,
)
from convenor.apps.learning.programmes import current
from convenor.apps.learning.queries.handouts import about_answer, about_comment, about_version
from convenor.apps.learning.queries.reading import about_question
from convenor.apps.mentoring.models import Attendance, Journey, ObjectiveStanding, Pairing, Session
from convenor.apps.outbox import seal
from convenor.apps.outbox.models import Letter
from convenor.domain.programme.definition import ItemKind
from convenor.site.demo.cast import World

TEXT = "What the group has agreed on so far, and what is still open between the two largest delegations. " * 4
LETTERS, LINES = 12, 40  # of each mentee


class Walk:
    """One journey with its pair, and how far it is."""

    def __init__(self, place: int, journey: Journey, pairing: Pairing | None, now: datetime) -> None:
        self.place, self.journey, self.pairing, self.now = place, journey, pairing, now
        self.done = crowd.stage_of(place)
        self.key = seal.unwrap(pairing.key.wrapped) if pairing and pairing.key else b""

    def at(self, activity: int) -> datetime:
        """When an activity was done."""
        return self.now - timedelta(days=390 - 25 * activity, minutes=self.place % 600)


def begin(journeys: list[Journey], pairings: list[Pairing | None], world: World, now: datetime) -> None:
    """Write everything that everybody has done."""
    walks = [
        Walk(place, each, pairings[place], now) for place, each in enumerate(journeys) if pairings[place]
    ]
    _readings(walks)
    _questions(walks)
    _tests(walks)
    _handouts(walks)
    _sessions(walks)
    _attendances(walks, world)
    _objectives(walks, world)
    _letters(walks)
    _audit(walks)


def _readings(walks: list[Walk]) -> None:
    readings = [each.key for each in current().readings if each.essential]
    ReadingMark.objects.bulk_create(
        ReadingMark(
            enrolment=walk.journey.enrolment,
            reading=key,
            status="read",
            changed_at=walk.at(3),
            read_at=walk.at(3),
        )
        for walk in walks
        if walk.done >= 2
        for key in (readings if walk.done >= 3 else readings[: walk.place % 9])
    )


def _questions(walks: list[Walk]) -> None:
    readings = [each.key for each in current().readings]
    Asked.objects.bulk_create(
        Asked(
            enrolment=walk.journey.enrolment,
            key=walk.pairing.key,
            reading=readings[number],
            words=seal.seal(TEXT, walk.key, about_question(walk.journey.enrolment, f"q{number}")),
            asked_at=walk.at(3),
            answered_at=walk.at(4) if number else None,
            once=f"q{number}",
        )
        for walk in walks
        if walk.pairing
        for number in range(3)
    )


def _tests(walks: list[Walk]) -> None:
    items, version = current().self_test.items, current().self_test.version
    submitted = [walk for walk in walks if walk.done >= 5]
    attempts = Attempt.objects.bulk_create(
        Attempt(
            enrolment=walk.journey.enrolment,
            number=1,
            key_version=version,
            formula="balanced-1",
            begun_at=walk.at(5),
            submitted_at=walk.at(5),
            points=Decimal("9.5"),
            whole_points=8,
            out_of=len(items),
        )
        for walk in submitted
    )
    Ticked.objects.bulk_create(
        (
            Ticked(
                attempt=attempt,
                item=item.key,
                options=[option.key for option in item.options][
                    : 1 + (place + number) % 2 * (item.kind is not ItemKind.SINGLE)
                ],
                saved_at=attempt.begun_at,
            )
            for place, attempt in enumerate(attempts)
            for number, item in enumerate(items)
        ),
        batch_size=5000,
    )


def _handouts(walks: list[Walk]) -> None:
    for form, done in (("preparing", 6), ("after", 10)):
        questions = [each.key for each in current().handout(form).questions]
        given = [walk for walk in walks if walk.done >= done]
        _papers(form, questions, given, done)
        drafts = [walk for walk in walks if walk.done == done - 1]
        _papers(form, questions[:3], drafts, 0)


def _papers(form: str, questions: list[str], walks: list[Walk], done: int) -> None:
    handouts = Handout.objects.bulk_create(
        Handout(
            enrolment=walk.journey.enrolment,
            form=form,
            begun_at=walk.at(done - 1),
            submitted_at=walk.at(done) if done else None,
        )
        for walk in walks
    )
    both = [(walk, each) for walk, each in zip(walks, handouts, strict=True) if walk.pairing]
    Answer.objects.bulk_create(
        (
            Answer(
                handout=each,
                question=key,
                key=walk.pairing.key,
                text=seal.seal(TEXT, walk.key, about_answer(each, key)),
                revision=9,
                saved_at=walk.at(done),
            )
            for walk, each in both
            if walk.pairing
            for key in questions
        ),
        batch_size=5000,
    )
    if not done:
        return
    words = json.dumps(dict.fromkeys(questions, TEXT))
    Version.objects.bulk_create(
        Version(
            handout=each,
            number=1,
            key=walk.pairing.key,
            answers=seal.seal(words, walk.key, about_version(each, 1)),
            submitted_at=walk.at(done),
        )
        for walk, each in both
        if walk.pairing
    )
    Comment.objects.bulk_create(
        Comment(
            handout=each,
            question=key,
            key=walk.pairing.key,
            version=1,
            author=walk.pairing.mentor.person,
            words=seal.seal(TEXT, walk.key, about_comment(each, f"c-{key}")),
            at=walk.at(done),
            once=f"c-{key}",
        )
        for walk, each in both
        if walk.pairing
        for key in questions[:3]
    )


def _sessions(walks: list[Walk]) -> None:
    talks = (
        ("first-call", 2),
        ("reading-talk", 4),
        ("prepare-talk", 8),
        ("afterwards-talk", 11),
        ("keep-going", 12),
    )
    Session.objects.bulk_create(each for walk in walks for each in _talks_of(walk, talks))


def _talks_of(walk: Walk, talks: tuple[tuple[str, int], ...]) -> Iterator[Session]:
    held: Callable[[int], bool] = lambda number: walk.done >= number  # noqa: E731 - one line says it
    for activity, number in talks:
        if held(number) or held(number - 1):
            start = walk.at(number) if held(number) else walk.now + timedelta(days=5)
            yield Session(
                pairing=walk.pairing,
                activity=activity,
                state="held" if held(number) else "agreed",
                proposed_by=walk.journey.mentee,
                made_at=walk.at(number - 1),
                starts_at=start,
                uid=f"bench-{walk.place}-{activity}",
                mentee_confirmed_at=start if held(number) else None,
                mentor_confirmed_at=start if held(number) else None,
            )
    if walk.place < crowd.PER_MENTOR and walk.done not in (3, 7, 10):  # those measured have a talk ahead
        yield Session(
            pairing=walk.pairing,
            activity="keep-going",
            state="agreed",
            proposed_by=walk.journey.mentee,
            made_at=walk.now - timedelta(days=1),
            starts_at=walk.now + timedelta(days=6),
            uid=f"bench-{walk.place}-ahead",
        )


def _attendances(walks: list[Walk], world: World) -> None:
    meetings: dict[int, list[Meeting]] = {}
    for meeting in Meeting.objects.order_by("starts_at"):
        meetings.setdefault(meeting.group_id, []).append(meeting)
    rows = []
    for walk in walks:
        past = meetings[walk.journey.group_id]
        claims = [
            ("prepared", None, 7),
            ("attended", past[0], 9),
            ("attended", past[1], 12),
            ("attended", past[2], 12),
        ]
        rows += [
            Attendance(
                journey=walk.journey,
                kind=kind,
                meeting=meeting,
                held_on=walk.at(number).date(),
                claimed_at=walk.at(number),
                confirmed_by=world.amina if walk.done >= number else None,
                confirmed_at=walk.at(number) if walk.done >= number else None,
            )
            for kind, meeting, number in claims
            if walk.done >= number - (walk.place % 4 == 0)
        ]
    Attendance.objects.bulk_create(rows)


def _objectives(walks: list[Walk], world: World) -> None:
    keys = [each.key for each in current().objectives]
    ObjectiveStanding.objects.bulk_create(
        ObjectiveStanding(
            journey=walk.journey,
            objective=key,
            own_level="growing",
            own_at=walk.at(8),
            signed_by=walk.pairing.mentor.person if walk.done >= 12 and number < 4 + walk.done - 12 else None,
            signed_at=walk.at(12) if walk.done >= 12 and number < 4 + walk.done - 12 else None,
            confirmed_by=world.hugo if walk.done >= 13 else None,
            confirmed_at=walk.at(13) if walk.done >= 13 else None,
        )
        for walk in walks
        if walk.pairing and walk.done >= 8
        for number, key in enumerate(keys)
    )
    graduated = [walk.journey for walk in walks if walk.done >= 13]
    for each in graduated:
        each.graduated_at, each.graduated_by = walks[0].now - timedelta(days=30), world.hugo
        each.certificate = f"bench-{each.pk}"
    Journey.objects.bulk_update(graduated, ["graduated_at", "graduated_by", "certificate"], batch_size=200)


def _letters(walks: list[Walk]) -> None:
    Letter.objects.bulk_create(
        (
            Letter(
                key=f"bench:{walk.place}:{number}",
                to=walk.journey.mentee,
                template="session-agreed",
                language="en",
                sealed=bytes(900),
                made_at=walk.at(number),
                next_try_at=walk.at(number),
                sent_at=walk.at(number),
            )
            for walk in walks
            for number in range(LETTERS)
        ),
        batch_size=5000,
    )


def _audit(walks: list[Walk]) -> None:
    Entry.objects.bulk_create(
        (
            Entry(
                at=walk.at(number // 4),
                actor=walk.journey.mentee_id,
                action="handout.answer-kept",
                subject_type="learning.Answer",
                subject="0",
            )
            for walk in walks
            for number in range(LINES)
        ),
        batch_size=5000,
    )
