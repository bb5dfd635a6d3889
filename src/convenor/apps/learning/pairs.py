"""Mentee and mentor, and the key that seals what stays between them."""

from dataclasses import dataclass

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.table import Subject
from convenor.apps.committees.models import WorkingGroup
from convenor.apps.learning.models import Enrolment, PairKey
from convenor.apps.outbox import seal
from convenor.domain.kernel import Refused, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Who learns, with whom, in which group, and what the reader of a page is to them."""

    enrolment: Enrolment
    mentee: Person
    mentor: Person | None
    key: PairKey | None
    group: WorkingGroup
    roles: frozenset[Role]
    journey: int

    @property
    def is_mentee(self) -> bool:
        """Whether the page is the mentee's own."""
        return Role.MENTEE in self.roles

    @property
    def is_pair(self) -> bool:
        """Whether the reader is mentee or mentor."""
        return bool(self.roles & {Role.MENTEE, Role.MENTOR})

    def opens(self, key_id: int) -> bool:
        """Whether the reader may open what that key sealed.

        The mentee opens everything; a mentor only what was written within this pair, never what an
        earlier mentor was told.
        """
        return self.is_mentee or (self.key is not None and self.key.pk == key_id)

    def needs_key(self) -> PairKey:
        """The key of the pair; refused while there is no mentor."""
        if self.key is None:
            raise Refused("no-mentor-yet")
        return self.key


def pair_of(subject: Subject) -> Pair:
    """The pair that the gate found."""
    more = subject.more
    return Pair(
        enrolment=more["journey"].enrolment,
        mentee=more["mentee"],
        mentor=more["mentor"],
        key=more["key"],
        group=more["group"],
        roles=subject.roles,
        journey=more["journey"].pk,
    )


def sealed(text: str, key: PairKey, about: str) -> bytes:
    """``text`` sealed by the pair's key."""
    return seal.seal(text, seal.unwrap(key.wrapped), about)


def opened(raw: bytes | memoryview, key: PairKey, about: str) -> str:
    """What ``key`` sealed."""
    return seal.unseal(raw, seal.unwrap(key.wrapped), about)


def sealed_for_oneself(text: str, about: str) -> bytes:
    """``text`` sealed by the key outside the database: for its writer alone."""
    return seal.seal(text, seal.outer_key(), about)


def opened_for_oneself(raw: bytes | memoryview, about: str) -> str:
    """What was sealed for its writer alone."""
    return seal.unseal(raw, seal.outer_key(), about)
