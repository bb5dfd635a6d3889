"""What a report needs to stand on: a meeting of WG 57 that was held, and its report brought to a point."""

from collections.abc import Sequence
from datetime import timedelta

from convenor.apps.committees.models import Meeting
from convenor.apps.learning import programmes
from convenor.apps.meetings.actions import carried, passages, report
from convenor.apps.meetings.models import Passage, Report, Room, Sitting
from convenor.apps.meetings.typed import Typed
from convenor.domain.kernel import Role
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.rules import decide
from convenor.domain.meeting.state import Meeting as State
from convenor.domain.meeting.state import evolve
from world import NOW, World

AMINA, BRUNO, HUGO, CHEN, DANA, EMIL, LATE = range(1, 8)
CONVENES = frozenset({Role.CONVENOR, Role.EXPERT})
WRITES = frozenset({Role.SECRETARIAT, Role.SECRETARY})
MINUTE = timedelta(minutes=1)
TEXT = "The body shall review its impartiality at planned intervals."

SEATS = (
    cmd.SetUpSeat(part="convenor", body="ASN", spot=1),
    cmd.SetUpSeat(part="convenor", body="UNI", spot=2),
    cmd.SetUpSeat(part="secretary"),
    cmd.SetUpSeat(part="expert", body="SAC", interest="industry", spot=3),
    cmd.SetUpSeat(part="expert", body="DIN", interest="government", mode="remote"),
    cmd.SetUpSeat(part="mentee", body="SN"),
    cmd.SetUpSeat(part="expert", body="BSI"),
)
COURSE = (
    cmd.PlanItem(title="Clause 4.1: impartiality", minutes=1, expected="one text"),
    cmd.PlanItem(title="Next meeting", minutes=5),
    *(cmd.AdmitSeat(seat=seat) for seat in (AMINA, BRUNO, HUGO, CHEN, DANA, EMIL)),
    cmd.OpenMeeting(by=AMINA),
    cmd.OpenItem(by=AMINA, item=1),
    cmd.RaiseHand(by=CHEN, seat=CHEN, note="Say how often"),
    cmd.GiveFloor(by=AMINA),
    cmd.WriteNote(by=HUGO, text="Intervals should be planned.", seat=CHEN),
    cmd.YieldFloor(by=CHEN),
    cmd.NoteConduct(by=HUGO, text="Chen was interrupted by Dana."),
    cmd.OpenPoll(by=AMINA, question="Who plans them today?", options=("we do", "we do not")),
    cmd.CastVote(by=CHEN, poll=1, seat=CHEN, chosen=(1,)),
    cmd.CastVote(by=DANA, poll=1, seat=DANA, chosen=(0,)),
    cmd.ClosePoll(by=AMINA, poll=1),
    cmd.OfferChair(by=AMINA, to=BRUNO),
    cmd.TakeChair(by=BRUNO),
    cmd.OpenCall(by=BRUNO, text=TEXT, clause="4.1"),
    cmd.TakePosition(by=CHEN, call=1, seat=CHEN, position="support"),
    cmd.TakePosition(
        by=DANA, call=1, seat=DANA, position="oppose", reason="“Planned” says nothing.", remedy="Say yearly."
    ),
    cmd.RevealCall(by=BRUNO, call=1),
    cmd.AskObjection(by=HUGO, call=1, seat=DANA, why="Nobody checked for five years."),
    cmd.RestateObjection(by=BRUNO, call=1, seat=DANA, gist="It must not be left to chance."),
    cmd.ConfirmObjection(by=DANA, call=1, seat=DANA),
    cmd.WithdrawObjection(by=DANA, call=1, seat=DANA),
    cmd.DeclareCall(by=BRUNO, call=1, outcome="consensus"),
    cmd.RecordAction(by=HUGO, text="Send the text to the editor", owner=CHEN, due="2030-05-04"),
    cmd.ParkPoint(by=HUGO, title="Remuneration of examiners"),
    cmd.ParkWord(by=HUGO, word="impartial"),
)  # fmt: skip


def log_of(wishes: Sequence[cmd.Wish], *, close: bool = True) -> list[Fact]:
    """The log that the rules make of these wishes, one a minute."""
    state, log, at = State(), list[Fact](), NOW - timedelta(days=1)
    for wish in (*wishes, *((cmd.CloseMeeting(by=BRUNO),) if close else ())):
        at += MINUTE
        for fact in decide(state, wish, at=at):
            state = evolve(state, fact)
            log.append(fact)
    return log


def held(world: World) -> Meeting:
    """The third meeting of WG 57 is over: all six were there, somebody of BSI was expected and did not come."""
    carried.take_in(world.meeting, log_of((*SEATS, *COURSE)), by=None, at=NOW)
    people = (world.amina, world.bruno, world.hugo, world.chen, world.dana, world.emil)
    for seat, person in enumerate(people, start=1):
        Sitting.objects.create(meeting=world.meeting, seat=seat, person=person)
    day = (NOW + timedelta(days=100)).date()
    Room.objects.filter(meeting=world.meeting).update(delete_after=day, purpose="Fair turns.")
    return world.meeting


def drafted(world: World, language: str = "en") -> Report:
    """Hugo has drafted the report."""
    return report.draft(held(world), language, by=world.hugo, at=NOW)


def in_review(world: World) -> Report:
    """It is with the convenors."""
    return report.hand_over(drafted(world), programmes.current(), roles=WRITES, by=world.hugo, at=NOW)


def accepted(world: World) -> Report:
    """Amina has accepted every passage."""
    found = in_review(world)
    passages.accept(found, {each.pk: each.revision for each in found.passages.all()}, by=world.amina, at=NOW)
    return found


def amending(world: World, days: int = 14) -> Report:
    """It is open to amendments."""
    found = accepted(world)
    return report.open_round(found, days, programmes.current(), roles=CONVENES, by=world.amina, at=NOW)


def noted(found: Report) -> Passage:
    """The passage that tells what Chen said."""
    return found.passages.get(text__contains="Intervals should be planned")


def typed(passage: Passage, text: str) -> Typed:
    """Other words for a passage, from a page that shows it as it is."""
    return Typed(text, passage.revision)
