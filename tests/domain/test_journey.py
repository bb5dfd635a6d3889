"""Where a mentee stands, from evidence alone."""

from small_programme import END, MEET, PAIR, READ, SMALL, TALK, day

from convenor.domain.kernel import Role
from convenor.domain.programme.definition import EvidenceKind
from convenor.domain.programme.journey import (
    Evidence,
    Missing,
    Pending,
    Progress,
    Standing,
    StandingState,
    current,
    next_for,
    progress,
    standings,
)

DONE, OPEN, LATER = StandingState.DONE, StandingState.OPEN, StandingState.LATER
PAIRED = Evidence(kind=EvidenceKind.PAIRED, at=day(1))
ONE_READ = Evidence(kind=EvidenceKind.READINGS_READ, ref="one", at=day(2))
TWO_READ = Evidence(kind=EvidenceKind.READINGS_READ, ref="two", at=day(3))
TALKED = Evidence(kind=EvidenceKind.SESSION_HELD, ref="talk", at=day(4))
MET = Evidence(kind=EvidenceKind.MEETING_ATTENDED, ref="m1", at=day(5))
MET_AGAIN = Evidence(kind=EvidenceKind.MEETING_ATTENDED, ref="m2", at=day(6))


def states(*evidence: Evidence) -> list[StandingState]:
    """The states of all activities."""
    return [each.state for each in standings(SMALL, evidence)]


def test_at_the_beginning_it_is_the_secretariats_turn_to_find_a_mentor() -> None:
    first, *others = standings(SMALL, [])

    assert first == Standing(
        activity=PAIR,
        state=OPEN,
        missing=(Missing(kind=EvidenceKind.PAIRED, ref="", have=0, need=1, code="missing-paired"),),
        turn=Role.SECRETARIAT,
    )
    assert [(each.state, each.turn, each.waits_for) for each in others] == [
        (LATER, None, ("pair",)),
        (LATER, None, ("read",)),
        (LATER, None, ("talk",)),
        (LATER, None, ("meet",)),
    ]


def test_an_activity_says_how_much_is_there_and_how_much_is_needed() -> None:
    read = standings(SMALL, [PAIRED, ONE_READ])[1]

    assert read.missing == (
        Missing(kind=EvidenceKind.READINGS_READ, ref="", have=1, need=2, code="missing-readings-read"),
    )
    assert (read.state, read.turn) == (OPEN, Role.MENTEE)


def test_reading_is_done_when_each_essential_document_is_read_once() -> None:
    again = Evidence(kind=EvidenceKind.READINGS_READ, ref="one", at=day(9))
    aside = Evidence(kind=EvidenceKind.READINGS_READ, ref="aside", at=day(9))

    assert states(PAIRED, ONE_READ, again, aside)[1] == OPEN
    assert standings(SMALL, [PAIRED, again, TWO_READ, ONE_READ])[1] == Standing(
        activity=READ, state=DONE, done_at=day(3)
    )


def test_an_activity_is_open_when_all_before_it_is_done() -> None:
    assert states(PAIRED, ONE_READ, TWO_READ) == [DONE, DONE, OPEN, LATER, LATER]


def test_evidence_that_came_early_counts() -> None:
    assert states(TALKED, PAIRED) == [DONE, OPEN, DONE, OPEN, LATER]


def test_a_session_counts_for_the_activity_that_it_was_held_for() -> None:
    other = Evidence(kind=EvidenceKind.SESSION_HELD, ref="something-else", at=day(4))

    assert states(PAIRED, ONE_READ, TWO_READ, other)[2] == OPEN
    assert states(PAIRED, ONE_READ, TWO_READ, TALKED)[2] == DONE


def test_what_is_needed_twice_is_done_with_the_second() -> None:
    once = standings(SMALL, [PAIRED, ONE_READ, TWO_READ, TALKED, MET])[3]
    twice = standings(SMALL, [PAIRED, ONE_READ, TWO_READ, TALKED, MET_AGAIN, MET])[3]

    assert [(each.have, each.need) for each in once.missing] == [(1, 2)]
    assert twice == Standing(activity=MEET, state=DONE, done_at=day(6))


def test_what_is_under_way_says_whose_turn_it_is() -> None:
    proposed = Pending(
        kind=EvidenceKind.SESSION_HELD, ref="talk", code="pending-session-proposed", turn=Role.MENTOR
    )

    talk = standings(SMALL, [PAIRED, ONE_READ, TWO_READ], [proposed])[2]

    assert (talk.activity, talk.turn, talk.pending) == (TALK, Role.MENTOR, (proposed,))


def test_several_things_under_way_are_several_peoples_turn() -> None:
    every = [PAIRED, ONE_READ, TWO_READ, TALKED, MET, MET_AGAIN]
    to_sign = Pending(
        kind=EvidenceKind.OBJECTIVES_CONFIRMED,
        ref="lead",
        code="pending-objective-to-sign",
        turn=Role.MENTOR,
    )
    to_confirm = Pending(
        kind=EvidenceKind.OBJECTIVES_CONFIRMED,
        ref="understand",
        code="pending-objective-signed",
        turn=Role.SECRETARIAT,
    )

    stand = standings(SMALL, every, [to_sign, to_confirm])

    assert [next_for(role, stand) for role in (Role.MENTOR, Role.SECRETARIAT)] == [stand[4], stand[4]]
    assert next_for(Role.MENTEE, stand) is None


def test_once_every_objective_is_confirmed_the_secretariat_graduates() -> None:
    every = [PAIRED, ONE_READ, TWO_READ, TALKED, MET, MET_AGAIN]
    confirmed = [
        Evidence(kind=EvidenceKind.OBJECTIVES_CONFIRMED, ref=ref, at=day(8)) for ref in ("lead", "understand")
    ]

    before = standings(SMALL, every)[4]
    after = standings(SMALL, [*every, *confirmed])[4]

    assert (before.activity, before.turn) == (END, Role.MENTOR)
    assert after.turn == Role.SECRETARIAT
    assert [each.code for each in after.missing] == ["missing-graduated"]


def test_nobody_is_asked_about_an_activity_that_is_later_or_done() -> None:
    stray = Pending(kind=EvidenceKind.MEETING_ATTENDED, code="pending-attendance-claimed", turn=Role.CONVENOR)

    stand = standings(SMALL, [PAIRED], [stray])

    assert next_for(Role.CONVENOR, stand) is None


def test_progress_and_the_current_activity_follow_from_the_standings() -> None:
    stand = standings(SMALL, [PAIRED, ONE_READ, TWO_READ])

    assert progress(stand) == Progress(done=2, of=5)
    assert current(stand) == stand[2]
    assert next_for(Role.MENTEE, stand) == stand[2]


def test_at_the_end_nothing_is_current() -> None:
    whole = [
        PAIRED,
        ONE_READ,
        TWO_READ,
        TALKED,
        MET,
        MET_AGAIN,
        Evidence(kind=EvidenceKind.OBJECTIVES_CONFIRMED, ref="lead", at=day(8)),
        Evidence(kind=EvidenceKind.OBJECTIVES_CONFIRMED, ref="understand", at=day(9)),
        Evidence(kind=EvidenceKind.GRADUATED, at=day(10)),
    ]

    stand = standings(SMALL, whole)

    assert (progress(stand), current(stand)) == (Progress(done=5, of=5), None)
    assert stand[4].done_at == day(10)
