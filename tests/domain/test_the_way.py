"""The whole way of one mentee on the real programme, through the rules alone.

Read it beside the list of activities in the handbook: thirteen steps, each done by the people who do it,
each followed by what comes next. Emil learns in WG 57, which Amina and Bruno convene; Fatou is his mentor.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import pytest

from convenor.content.pack import casco, load_pack
from convenor.domain.kernel import Role
from convenor.domain.programme import joining, pairs, sessions
from convenor.domain.programme.definition import EvidenceKind, Programme
from convenor.domain.programme.joining import NominationState
from convenor.domain.programme.journey import Evidence, Pending, Progress, current, progress, standings
from convenor.domain.programme.objectives import (
    ObjectiveState,
    graduation_gate,
    state_of,
    why_not_confirm,
    why_not_sign,
)
from convenor.domain.programme.pairing import Convened, Language, Level, Mentor, Need, ProjectKind, rank
from convenor.domain.programme.pairs import PairingState
from convenor.domain.programme.schedule import Weekly, Window, common_slots
from convenor.domain.programme.self_test import result
from convenor.domain.programme.sessions import Session, SessionState
from convenor.domain.programme.visibility import may_read

EMIL = frozenset({Role.MENTEE})
FATOU = frozenset({Role.MENTOR})
HUGO = frozenset({Role.SECRETARIAT})
INES = frozenset({Role.MEMBER_BODY})
NOMINEE = frozenset({Role.NOMINEE})
HOUR = timedelta(hours=1)


@dataclass
class Diary:
    """What has been done so far, and what day it is."""

    programme: Programme
    now: datetime
    evidence: list[Evidence] = field(default_factory=list)

    def done(self, kind: EvidenceKind, ref: str = "") -> None:
        """Something was done today."""
        self.evidence.append(Evidence(kind=kind, ref=ref, at=self.now))
        self.now += timedelta(days=3)

    def next(self, *pending: Pending) -> tuple[str, Role | None]:
        """The activity that is next, and whose turn it is."""
        standing = current(standings(self.programme, self.evidence, pending))
        return (standing.activity.key, standing.turn) if standing else ("", None)

    def talk(self, activity: str) -> None:
        """Emil proposes a time, Fatou accepts, they meet, both confirm."""
        (slot,) = common_slots(EMILS_WEEK, FATOUS_WEEK, self.now, 14, HOUR, limit=1)
        session = Session(state=SessionState.PROPOSED, proposed_by=Role.MENTEE, begins=slot.start)
        for verb, who in (("accept", FATOU), ("confirm", EMIL), ("confirm", FATOU)):
            confirmed = session.confirmed_by | (who if verb == "confirm" else frozenset())
            state = sessions.move(session, verb, who, now=slot.end)
            session = Session(state=state, proposed_by=Role.MENTEE, begins=slot.start, confirmed_by=confirmed)
        assert session.state == SessionState.HELD
        self.now = slot.end
        self.done(EvidenceKind.SESSION_HELD, activity)


def week(zone: str) -> Weekly:
    """Free on three afternoons."""
    return Weekly(
        zone=zone, windows=tuple(Window(weekday=day, start=time(14), end=time(18)) for day in (1, 2, 3))
    )


EMILS_WEEK, FATOUS_WEEK = week("Europe/Oslo"), week("Africa/Dakar")


@pytest.fixture(scope="module")
def programme() -> Programme:
    """The programme that ships with the product."""
    return load_pack(casco())


def test_a_mentee_goes_from_nomination_to_graduation(programme: Programme) -> None:
    # Ines nominates Emil, who declares what is asked; Hugo confirms.
    asked = {each.key for each in programme.declarations}
    nomination = joining.move(NominationState.INVITED, "accept", NOMINEE, declared=asked, required=asked)
    nomination = joining.move(nomination, "ask-more", HUGO, reason="Which meetings can Emil attend?")
    nomination = joining.move(nomination, "answer", INES, reason="All of them, two on the spot.")
    nomination = joining.move(nomination, "confirm", HUGO)
    assert nomination == NominationState.CONFIRMED
    diary = Diary(programme, now=datetime(2026, 10, 1, 8, tzinfo=UTC))
    assert diary.next() == ("selected", Role.SECRETARIAT)

    # 1. Emil is selected and a mentor assigned: Fatou, since Bruno sits in Emil's own group.
    ranking = rank(EMILS_NEED, [BRUNO_AS_MENTOR, FATOU_AS_MENTOR], on=date(2026, 10, 1))
    assert [each.mentor.id for each in ranking.allowed] == ["fatou"]
    assert [(each.mentor.id, each.rule) for each in ranking.forbidden] == [("bruno", "rule-same-wg")]
    pair = pairs.move(PairingState.PROPOSED, "accept", FATOU)
    pair = pairs.move(pair, "accept", EMIL, accepted=FATOU)
    assert pair == PairingState.ACTIVE
    diary.done(EvidenceKind.PAIRED)

    # 2. Emil and Fatou have a first call.
    assert diary.next() == ("first-call", Role.MENTEE)
    proposed = Pending(
        kind=EvidenceKind.SESSION_HELD, ref="first-call", code="pending-session-proposed", turn=Role.MENTOR
    )
    assert diary.next(proposed) == ("first-call", Role.MENTOR)
    diary.talk("first-call")

    # 3. Emil reads the essential documents, all ten.
    assert diary.next() == ("reading", Role.MENTEE)
    essential = [each.key for each in programme.readings if each.essential]
    assert len(essential) == 10
    for key in essential:
        assert diary.next() == ("reading", Role.MENTEE)
        diary.done(EvidenceKind.READINGS_READ, key)

    # 4. They talk about what he has read.
    assert diary.next() == ("reading-talk", Role.MENTEE)
    diary.talk("reading-talk")

    # 5. Emil takes the self-test. Ticking everything would earn nothing on the items that ask for all that apply.
    assert diary.next() == ("self-test", Role.MENTEE)
    outcome = result(programme.self_test, {item.key: item.right for item in programme.self_test.items})
    assert (outcome.points, outcome.out_of, outcome.reread) == (15, 15, ())
    diary.done(EvidenceKind.SELF_TEST_SUBMITTED)

    # 6. Emil completes the handout for his first meeting; Hugo does not read what he writes of the co-convenors.
    assert diary.next() == ("prepare", Role.MENTEE)
    on_co_convenors = programme.handout("preparing").questions[0]
    assert [may_read(on_co_convenors, who) for who in (EMIL, FATOU, HUGO, INES)] == [True, True, False, False]
    diary.done(EvidenceKind.HANDOUT_SUBMITTED, "preparing")

    # 7. Emil meets Amina and Bruno; one of them confirms it.
    assert diary.next() == ("co-convenors", Role.MENTEE)
    told = Pending(
        kind=EvidenceKind.PREPARED_WITH_CONVENORS, code="pending-attendance-claimed", turn=Role.CONVENOR
    )
    assert diary.next(told) == ("co-convenors", Role.CONVENOR)
    diary.done(EvidenceKind.PREPARED_WITH_CONVENORS)

    # 8. They talk the handout through.
    assert diary.next() == ("prepare-talk", Role.MENTEE)
    diary.talk("prepare-talk")

    # 9. Emil attends the meeting of WG 57.
    assert diary.next() == ("meeting", Role.MENTEE)
    diary.done(EvidenceKind.MEETING_ATTENDED, "first-meeting")

    # 10. Emil completes the handout after the meeting.
    assert diary.next() == ("afterwards", Role.MENTEE)
    diary.done(EvidenceKind.HANDOUT_SUBMITTED, "after")

    # 11. They talk about the meeting.
    assert diary.next() == ("afterwards-talk", Role.MENTEE)
    diary.talk("afterwards-talk")

    # 12. Emil goes on: another talk, another meeting.
    assert diary.next() == ("keep-going", Role.MENTEE)
    diary.talk("keep-going")
    assert diary.next() == ("keep-going", Role.MENTEE)
    diary.done(EvidenceKind.MEETING_ATTENDED, "second-meeting")

    # 13. Fatou signs the five objectives on evidence, Hugo confirms them, and Emil graduates.
    assert diary.next() == ("graduation", Role.MENTOR)
    states = dict.fromkeys(programme.graduation.objectives, ObjectiveState.EVIDENCE_IN)
    gaps = graduation_gate(programme, standings(programme, diary.evidence), states)
    assert [gap.code for gap in gaps] == ["gap-objective-evidence-in"] * 5
    for objective in programme.objectives:
        assert why_not_sign(objective, diary.evidence[-1:], "I saw it in the second meeting.") is None
        signed = state_of(evidence=diary.evidence[-1:], signed=True, confirmed=False)
        assert why_not_confirm(objective, signed) is None
        states[objective.key] = state_of(evidence=diary.evidence[-1:], signed=True, confirmed=True)
        diary.done(EvidenceKind.OBJECTIVES_CONFIRMED, objective.key)
    assert graduation_gate(programme, standings(programme, diary.evidence), states) == ()
    assert diary.next() == ("graduation", Role.SECRETARIAT)
    diary.done(EvidenceKind.GRADUATED)

    assert diary.next() == ("", None)
    assert progress(standings(programme, diary.evidence)) == Progress(done=13, of=13)


EMILS_NEED = Need(
    mentee="emil",
    member_body="SN",
    wg="57",
    wg_name="WG 57",
    size=25,
    kind=ProjectKind.REVISION,
    languages=(Language(code="en", level=Level.B2), Language(code="fr", level=Level.B1)),
    availability=EMILS_WEEK,
)
FATOU_AS_MENTOR = Mentor(
    id="fatou",
    name="Fatou",
    member_body="ASN",
    convened=(Convened(name="WG 49", size=30, kind=ProjectKind.REVISION),),
    memberships=frozenset({"49"}),
    capacity=2,
    load=1,
    languages=(Language(code="en", level=Level.C1), Language(code="fr", level=Level.C2)),
    availability=FATOUS_WEEK,
)
BRUNO_AS_MENTOR = Mentor(
    id="bruno",
    name="Bruno",
    member_body="UNI",
    convened=(Convened(name="WG 44", size=25, kind=ProjectKind.REVISION),),
    memberships=frozenset({"57"}),
    capacity=2,
    load=0,
    languages=(Language(code="en", level=Level.C1),),
    availability=EMILS_WEEK,
)
