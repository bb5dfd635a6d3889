"""The verbs of the story: each does what people do, through the same actions, at a moment in the past."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from convenor.apps.accounts.models import Person
from convenor.apps.learning.actions import handouts, reading, self_test
from convenor.apps.learning.models import Asked, Attempt
from convenor.apps.learning.pairs import Pair
from convenor.apps.learning.programmes import programme_of
from convenor.apps.learning.typed import Typed
from convenor.apps.mentoring.actions import assignments, attendance, objectives, sessions
from convenor.apps.mentoring.models import Assignment, Attendance, Journey, Pairing, Session
from convenor.apps.mentoring.queries.shown import all_shown
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import HandoutForm, Programme
from convenor.site.demo.days import on
from convenor.site.demo.groups import Houses

Texts = Mapping[str, str]
HOUR = timedelta(hours=1)


@dataclass(kw_only=True)
class Way:
    """One mentee's way, told step by step. Days are working days from today, behind us when negative."""

    houses: Houses
    journey: Journey
    pairing: Pairing

    @property
    def mentee(self) -> Person:
        """Who learns."""
        return self.journey.mentee

    @property
    def mentor(self) -> Person:
        """Who accompanies."""
        return self.pairing.mentor.person

    @property
    def programme(self) -> Programme:
        """The programme in the version that the mentee follows."""
        return programme_of(self.journey.enrolment)

    def pair(self, role: Role) -> Pair:
        """The two, as a page would see them that one of them reads."""
        return Pair(
            enrolment=self.journey.enrolment,
            mentee=self.mentee,
            mentor=self.mentor,
            key=self.pairing.key,
            group=self.journey.group,
            roles=frozenset({role}),
            journey=self.journey.pk,
        )

    def at(self, day: int, clock: str, who: Person | None = None) -> datetime:
        """A moment on the clocks of the mentee, or of ``who``."""
        return self.houses.days.at(day, clock, (who or self.mentee).time_zone)

    # Talks

    def offers(self, activity: str, starts: Sequence[datetime], day: int, by: Person, place: str) -> Session:
        """One of the two offers times for a talk."""
        return sessions.propose(
            self.pairing,
            activity,
            starts,
            place=place,
            once=f"{activity}{day}",
            by=by,
            at=self.at(day, "09:10", by),
        )

    def agrees(self, activity: str, start: datetime, day: int, place: str = "") -> Session:
        """The mentee offers a time, and the mentor takes it the day after."""
        starts = (start, start + HOUR, start + timedelta(days=1))
        session = self.offers(activity, starts, day, self.mentee, place)
        session.pairing = self.pairing
        return sessions.accept(session, start, by=self.mentor, at=self.at(day + 1, "09:40", self.mentor))

    def talks(self, activity: str, day: int, clock: str, shared: str = "", private: str = "") -> Session:
        """They talk, note what they agreed, and both confirm that it took place."""
        start = self.at(day, clock)
        session = self.agrees(activity, start, day - 4, "Video call")
        for name, text, by in (("shared", shared, self.mentee), ("private", private, self.mentor)):
            if text:
                session = sessions.save_notes(session, name, Typed(text, 0), by=by, at=start + HOUR)
        session = sessions.confirm(session, by=self.mentee, at=start + HOUR)
        return sessions.confirm(session, by=self.mentor, at=start + 2 * HOUR)

    # Reading and self-test

    def reads(self, readings: Sequence[str], first: int, last: int) -> None:
        """One reading after the other, spread evenly over the days."""
        enrolment = self.journey.enrolment
        for place, each in enumerate(readings):
            day = first + (last - first) * place // max(1, len(readings) - 1)
            reading.mark(enrolment, each, "read", by=self.mentee, at=self.at(day, "16:30"))

    def reads_all(self, first: int, last: int) -> None:
        """Everything on the essential list."""
        self.reads([each.key for each in self.programme.readings if each.essential], first, last)

    def begins_reading(self, key: str, day: int, notes: str = "") -> None:
        """The first pages, with a note for oneself."""
        enrolment, at = self.journey.enrolment, self.at(day, "15:05")
        reading.mark(enrolment, key, "reading", by=self.mentee, at=at)
        self.notes(key, notes, day)

    def notes(self, key: str, words: str, day: int) -> None:
        """A note for oneself on a reading."""
        if words:
            reading.keep_notes(
                self.journey.enrolment, key, Typed(words, 0), by=self.mentee, at=self.at(day, "16:45")
            )

    def asks(self, key: str, words: str, day: int, answer: str = "") -> Asked:
        """A question on a reading; answered two days later where there is an answer."""
        at = self.at(day, "16:50")
        asked = reading.ask(self.pair(Role.MENTEE), key, words, f"{key}{day}", by=self.mentee, at=at)
        if answer:
            later = self.at(day + 2, "08:50", self.mentor)
            reading.answer(self.pair(Role.MENTOR), asked.pk, answer, by=self.mentor, at=later)
        return asked

    def begins_test(self, day: int, ticked: Mapping[str, Collection[str]], only: int = 99) -> Attempt:
        """An attempt: everything right except what ``ticked`` says, up to the item with number ``only``."""
        at = self.at(day, "13:15")
        attempt = self_test.begin(self.journey.enrolment, by=self.mentee, at=at)
        for item in self.programme.self_test.items[:only]:
            at += timedelta(minutes=2)
            options = ticked.get(item.key, item.right)
            self_test.tick(attempt, item.key, options, by=self.mentee, at=at)
        return attempt

    def tests(self, day: int, ticked: Mapping[str, Collection[str]]) -> Attempt:
        """The same, handed in."""
        return self_test.hand_in(self.begins_test(day, ticked), by=self.mentee, at=self.at(day, "13:50"))

    # Handouts

    def form(self, key: str) -> HandoutForm:
        """A form of the programme."""
        return next(each for each in self.programme.handouts if each.key == key)

    def writes(self, form: str, texts: Texts, day: int, *, over: int = 0) -> None:
        """Answers, kept while writing; ``over`` is the revision that they replace."""
        typed = {question: Typed(text, over) for question, text in texts.items()}
        key = self.pair(Role.MENTEE).needs_key()
        refused = handouts.keep_answers(
            self.journey.enrolment, key, self.form(form), typed, by=self.mentee, at=self.at(day, "15:20")
        )
        for each in refused.values():
            raise each

    def submits(self, form: str, texts: Texts, day: int, *, over: int = 0) -> None:
        """Answers, and the handout given to the mentor."""
        self.writes(form, texts, day, over=over)
        pair, at = self.pair(Role.MENTEE), self.at(day, "16:05")
        handouts.submit(pair, self.form(form), anyway=True, by=self.mentee, at=at)

    def comments(self, form: str, remarks: Texts, day: int, *, by_mentee: bool = False) -> None:
        """What one of the two says about answers."""
        by, role = (self.mentee, Role.MENTEE) if by_mentee else (self.mentor, Role.MENTOR)
        at = self.at(day, "11:05", by)
        for question, words in remarks.items():
            at += timedelta(minutes=4)
            once = f"{question}-{day}-{role}"
            handouts.comment(self.pair(role), self.form(form), question, words, once, by=by, at=at)

    def discussed(self, form: str, questions: Collection[str], day: int) -> None:
        """Answers that were talked through."""
        at = self.at(day, "12:00", self.mentor)
        for each in questions:
            handouts.mark_discussed(
                self.journey.enrolment, self.form(form), each, discussed=True, by=self.mentor, at=at
            )

    # The working group

    def prepares(self, day: int, words: str, by: Person | None) -> Attendance:
        """The mentee met the convenors; one of them confirms, or has still to."""
        on_day = self.houses.days.day(day)
        claim = attendance.say_prepared(self.journey, on_day, words, by=self.mentee, at=self.at(day, "17:00"))
        return self._confirmed(claim, day, by)

    def attends(self, title: str, day: int, words: str, by: Person | None) -> Attendance:
        """The mentee was at a meeting; the group confirms, or has still to."""
        meeting = self.houses.meetings[f"{self.journey.group.name} {title}"]
        claim = attendance.say_attended(
            self.journey, meeting, words, by=self.mentee, at=self.at(day, "18:00")
        )
        return self._confirmed(claim, day, by)

    def _confirmed(self, claim: Attendance, day: int, by: Person | None) -> Attendance:
        if by is None:
            return claim
        return attendance.confirm(claim, by=by, at=self.at(day + 1, "09:15", by))

    # Assignments

    def set(self, kind: str, title: str, brief: str, day: int, due: date | None = None) -> Assignment:
        """The mentor asks for a piece of work."""
        at = self.at(day, "10:30", self.mentor)
        return assignments.set_assignment(self.pairing, kind, title, brief, due, by=self.mentor, at=at)

    def hands_in(self, work: Assignment, words: str, day: int) -> Assignment:
        """The mentee hands it in."""
        work.pairing = self.pairing
        return assignments.hand_in(work, Typed(words, 0), by=self.mentee, at=self.at(day, "16:00"))

    def answers(self, work: Assignment, words: str, day: int) -> Assignment:
        """The mentor says what worked, and what to try next."""
        work.pairing = self.pairing
        return assignments.answer(work, words, by=self.mentor, at=self.at(day, "10:00", self.mentor))

    # Objectives

    def assesses(self, objective: str, level: str, words: str, shown: Collection[str], day: int) -> None:
        """How far the mentee sees an objective, and what shows it."""
        objectives.assess(
            self.journey,
            objective,
            level,
            words,
            self.evidence(shown),
            by=self.mentee,
            at=self.at(day, "14:00"),
        )

    def signs(self, objective: str, words: str, shown: Collection[str], day: int) -> None:
        """The mentor signs, with words and what shows it."""
        at = self.at(day, "15:00", self.mentor)
        objectives.sign(self.pairing, objective, words, self.evidence(shown), by=self.mentor, at=at)

    def is_confirmed(self, objective: str, day: int) -> None:
        """The secretariat confirms what was signed."""
        hugo = self.houses.world.hugo
        objectives.confirm(self.journey, objective, by=hugo, at=self.at(day, "11:20", hugo))

    def evidence(self, shown: Collection[str]) -> list[str]:
        """Of each kind, the newest two things that were done."""
        found = all_shown(self.journey)
        return [each.value for kind in shown for each in [it for it in found if it.kind == kind][:2]]

    def thursday(self, clock: str, who: Person) -> datetime:
        """The next Thursday, on the clocks of ``who``."""
        return on(self.houses.days.thursday(), clock, who.time_zone)
