"""The roster of mentors: who is on it, with what behind them, and with how much room."""

from dataclasses import dataclass
from datetime import date, datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.mentoring.actions import independence
from convenor.apps.mentoring.models import Conflict, Experience, Mentor
from convenor.domain.kernel import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a mentor offers: how many mentees at once, from when to when not."""

    capacity: int
    about: str = ""
    paused_from: date | None = None
    paused_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Convened:
    """A working group that somebody convened."""

    group: str
    document: str
    size: int
    kind: str
    from_year: int | None = None
    to_year: int | None = None


@audited("mentor.added")
def add(person: Person, terms: Terms, *, by: Person, at: datetime) -> Mentor:
    """Put somebody on the roster, or back on it."""
    Person.objects.select_for_update().get(pk=person.pk)
    mentor = Mentor.objects.filter(person=person).first()
    if mentor is not None and mentor.left_at is None:
        raise Refused("mentor-already", name=person.name)
    mentor = mentor or Mentor(person=person)
    mentor.left_at = None
    return _set(mentor, terms)


@audited("mentor.changed")
def change(mentor: Mentor, terms: Terms, *, by: Person, at: datetime) -> Mentor:
    """Change what a mentor offers."""
    return _set(mentor, terms)


def _set(mentor: Mentor, terms: Terms) -> Mentor:
    if terms.paused_until and not terms.paused_from:
        raise Refused("pause-needs-a-start")
    if terms.paused_from and terms.paused_until and terms.paused_until < terms.paused_from:
        raise Refused("pause-ends-too-early")
    mentor.capacity, mentor.about = terms.capacity, terms.about
    mentor.paused_from, mentor.paused_until = terms.paused_from, terms.paused_until
    mentor.save()
    return mentor


@audited("mentor.experience-added")
def add_experience(mentor: Mentor, convened: Convened, *, by: Person, at: datetime) -> Experience:
    """Note a working group that the mentor convened; the same one sent twice is noted once."""
    row, _ = Experience.objects.get_or_create(
        mentor=mentor,
        group=convened.group,
        document=convened.document,
        size=convened.size,
        kind=convened.kind,
        from_year=convened.from_year,
        to_year=convened.to_year,
    )
    return row


@audited("mentor.experience-dropped")
def drop_experience(mentor: Mentor, experience: int, *, by: Person, at: datetime) -> Mentor:
    """Take a group off the mentor's list; taking it off twice does no harm."""
    Experience.objects.filter(mentor=mentor, pk=experience).delete()
    return mentor


@audited("mentor.conflict-declared")
def declare_conflict(mentor: Mentor, who: str, *, by: Person, at: datetime) -> Conflict:
    """Declare a conflict of interest with the person of that e-mail address or full name."""
    person = _meant(who)
    if person.pk == mentor.person_id:
        raise Refused("conflict-with-oneself")
    conflict, _ = Conflict.objects.get_or_create(
        mentor=mentor, person=person, defaults={"declared_by": by, "declared_at": at}
    )
    independence.check_pairs_of(mentor.person, by=by, at=at)
    return conflict


def _meant(who: str) -> Person:
    """The one person whom the typed words name; a list to choose from would show who is here."""
    people = Person.objects.filter(is_active=True)
    found = list(people.filter(email__iexact=who)[:1]) or list(people.filter(name__iexact=who)[:2])
    if not found:
        raise Refused("nobody-of-that-name", who=who)
    if len(found) > 1:
        raise Refused("several-of-that-name", who=who)
    return found[0]


@audited("mentor.conflict-withdrawn")
def withdraw_conflict(mentor: Mentor, conflict: int, *, by: Person, at: datetime) -> Mentor:
    """A declared conflict no longer holds."""
    Conflict.objects.filter(mentor=mentor, pk=conflict).delete()
    independence.check_pairs_of(mentor.person, by=by, at=at)
    return mentor


@audited("mentor.left")
def leave(mentor: Mentor, *, by: Person, at: datetime) -> Mentor:
    """Take a mentor off the roster, unless somebody is paired: then the words say who."""
    row = Mentor.objects.select_for_update().get(pk=mentor.pk)
    if row.left_at is not None:
        raise Refused("mentor-has-left", name=mentor.person.name)
    open_pairs = row.pairings.filter(state__in=("proposed", "active"), journey__graduated_at=None)
    names = [each.journey.mentee.name for each in open_pairs.select_related("journey__mentee")]
    if names:
        raise Refused("mentor-is-paired", name=mentor.person.name, mentees=", ".join(sorted(names)))
    row.left_at = at
    row.save(update_fields=["left_at"])
    return row
