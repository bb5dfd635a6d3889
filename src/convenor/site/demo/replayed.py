"""How WG 61 met for two hours and came to a text for clause 5.4: played, act by act, in a hall."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.events import Fact
from convenor.site.demo import remote_talk as talk
from convenor.site.demo.hall import Chair, Hall

GRETA, LUCIA, PRIYA = 1, 2, 3
FINDER = 12  # who comes in twice, and finds the third option
SEED = 61


def played(begins: datetime, chairs: Sequence[Chair], seed: int = SEED) -> list[Fact]:
    """The log of the meeting. Seats 1 and 2 convene, seat 3 is the secretary."""
    hall = Hall(begins - timedelta(minutes=14), seed)
    _doors(hall, chairs)
    for act in (_opening, _report, _clause, _break, _annex, _terms, _next):
        act(hall)
    return hall.log


def _doors(hall: Hall, chairs: Sequence[Chair]) -> None:
    """The room is set up, and people come in; one has two devices, and one is at the wrong door."""
    for each in chairs:
        hall.chairs[each.seat] = each
        fields = ("seat", "part", "body", "interest", "mode", "spot", "first_time")
        hall.wish(cmd.SetUpSeat(**{name: getattr(each, name) for name in fields}))
    for title, minutes, purpose, expected in talk.AGENDA:
        hall.wish(cmd.PlanItem(title=title, minutes=minutes, purpose=purpose, expected=expected, lead=GRETA))
    coming = [each.seat for each in chairs if each.seat > LUCIA]
    hall.dice.shuffle(coming)
    for seat in (GRETA, LUCIA, PRIYA, *(each for each in coming if each != PRIYA)):
        hall.wish(cmd.AdmitSeat(seat=seat), after=hall.dice.uniform(2, 22))
    for welcome in (True, False):
        hall.wish(cmd.SetUpSeat(part="guest", mode="remote"))
        guest = hall.meeting.people.last
        hall.wish(cmd.ClaimSeat(seat=guest, mode="remote"), after=20)
        hall.wish(
            cmd.AdmitSeat(by=PRIYA, seat=guest) if welcome else cmd.TurnAway(by=PRIYA, seat=guest), after=15
        )
        if welcome:
            hall.wish(cmd.MergeSeats(by=PRIYA, seat=guest, into=FINDER), after=30)


def _item(hall: Hall, number: int, key: str, minutes: float) -> None:
    """One item: opened, talked about in two stretches, with the secretary's notes between."""
    if hall.meeting.agenda.current != number:
        hall.wish(cmd.OpenItem(by=hall.chair, item=number), after=8)
    notes = list(talk.NOTES[key])
    parts = max(1, len(notes))
    hands = list(talk.HANDS[key])
    for part in range(parts):
        mine = [hands.pop(0) for _each in range(-(-len(hands) // (parts - part)))]
        hall.discuss(mine, minutes / parts)
        if notes:
            heard = hall.meeting.floor.previous if part % 3 else 0
            hall.wish(cmd.WriteNote(by=PRIYA, text=notes.pop(0), seat=heard), after=2)


def _opening(hall: Hall) -> None:
    hall.wish(cmd.OpenMeeting(by=GRETA), after=20)
    hall.wish(cmd.ChooseOrder(by=GRETA, order="not-yet-heard"), after=5)
    hall.wish(cmd.SetLimit(by=GRETA, seconds=120), after=4)
    hall.wish(cmd.OpenItem(by=GRETA, item=1), after=30)
    hall.wish(cmd.RemindConduct(by=GRETA, text="We listen to the end, in the room and on screen."), after=90)
    _item(hall, 1, "opening", 4)


def _report(hall: Hall) -> None:
    _item(hall, 2, "report", 11)


def _clause(hall: Hall) -> None:
    """The split: a poll, a chair who argues with another hat on, a call, and an option nobody had thought of."""
    hall.wish(cmd.OpenItem(by=GRETA, item=3), after=10)
    hall.wish(cmd.ShowText(by=PRIYA, text=talk.BEFORE, clause=talk.CLAUSE), after=4)
    hall.wish(cmd.OpenPoint(by=GRETA, title="Is half of the time the right measure?"), after=12)
    _poll(hall)
    _item(hall, 3, "clause", 19)
    _changes_hats(hall)
    hall.wish(cmd.ChooseOrder(by=GRETA, order="room-remote"), after=6)
    hall.discuss(["What would an assessor look at?", "Could somebody outside the team look at it?"], 4)
    _first_call(hall)


def _poll(hall: Hall) -> None:
    hall.wish(cmd.OpenPoll(by=GRETA, question=talk.SHARES, options=talk.SHARE_ANSWERS), after=15)
    for each in hall.voices():
        if hall.dice.random() < 0.93:
            chosen = (hall.dice.choices(range(4), weights=(14, 22, 16, 5))[0],)
            vote = cmd.CastVote(by=each.seat, poll=1, seat=each.seat, chosen=chosen)
            hall.wish(vote, after=hall.dice.uniform(0.2, 1.6))
    hall.wish(cmd.ClosePoll(by=GRETA, poll=1), after=6)


def _changes_hats(hall: Hall) -> None:
    """Greta wants to argue: she hands the chair to Lucía first, and takes it back afterwards."""
    hall.wish(cmd.OfferChair(by=GRETA, to=LUCIA), after=15)
    hall.wish(cmd.TakeChair(by=LUCIA), after=9)
    hall.wish(
        cmd.RaiseHand(by=GRETA, seat=GRETA, kind="new", note="As an expert, not as your chair"), after=4
    )
    hall.wish(cmd.GiveFloor(by=LUCIA, seat=GRETA), after=6)
    hall.wish(cmd.WriteNote(by=PRIYA, text=talk.AS_EXPERT, seat=GRETA), after=70)
    hall.wish(cmd.YieldFloor(by=GRETA), after=12)
    hall.discuss(["A question to Greta, as an expert"], 3)
    hall.wish(cmd.OfferChair(by=LUCIA, to=GRETA), after=10)
    hall.wish(cmd.TakeChair(by=GRETA), after=7)


def _first_call(hall: Hall) -> None:
    """A blind round, four objections worked one by one, two options tested; the second reconciles both camps."""
    hall.wish(cmd.CloseQueue(by=GRETA), after=10)
    hall.wish(cmd.OpenCall(by=GRETA, text=talk.BEFORE, clause=talk.CLAUSE), after=20)
    against = _positions(hall, 1, talk.OPPOSED, (26, 14, 6, 3))
    hall.wish(cmd.RevealCall(by=GRETA, call=1), after=12)
    for seat, (_reason, _remedy, why, gist) in zip(against, talk.OPPOSED, strict=True):
        hall.wish(cmd.GiveFloor(by=GRETA, seat=seat), after=6)
        hall.wish(cmd.AskObjection(by=PRIYA, call=1, seat=seat, why=why), after=38)
        hall.wish(cmd.YieldFloor(by=seat), after=6)
        hall.wish(cmd.RestateObjection(by=GRETA, call=1, seat=seat, gist=gist), after=14)
        hall.wish(cmd.ConfirmObjection(by=seat, call=1, seat=seat), after=6)
    hall.wish(cmd.ProposeOption(by=PRIYA, call=1, text=talk.FIRST_OPTION), after=30)
    hall.wish(cmd.TestOption(by=GRETA, call=1, option=1), after=15)
    for seat, reason in zip(against, talk.STILL_UNLIVABLE, strict=False):
        hall.wish(cmd.CannotLive(by=seat, call=1, option=1, seat=seat, reason=reason), after=5)
    hall.wish(cmd.OpenQueue(by=GRETA), after=12)
    hall.discuss(["Criteria, and a second pair of eyes"], 5)
    hall.wish(cmd.ProposeOption(by=FINDER, call=1, text=talk.THIRD_OPTION), after=20)
    hall.wish(cmd.TestOption(by=GRETA, call=1, option=2), after=35)
    hall.wish(cmd.AdoptOption(by=GRETA, call=1, option=2), after=40)
    for seat in against:
        hall.wish(cmd.WithdrawObjection(by=seat, call=1, seat=seat), after=9)
    hall.wish(cmd.DeclareCall(by=GRETA, call=1, outcome="consensus"), after=15)
    hall.wish(cmd.ShowText(by=PRIYA, text=talk.THIRD_OPTION, clause=talk.CLAUSE), after=5)


def _positions(
    hall: Hall, call: int, opposed: Sequence[tuple[str, ...]], weights: tuple[int, int, int, int]
) -> list[int]:
    """Everybody says where they stand, unseen; whoever opposes says why and what would resolve it."""
    voices = hall.voices()
    against = [
        each.seat for each in hall.dice.sample([each for each in voices if each.seat != FINDER], len(opposed))
    ]
    words = dict(zip(against, opposed, strict=True))
    for each in voices:
        seat = each.seat
        if seat in words:
            reason, remedy = words[seat][:2]
            wish = cmd.TakePosition(
                by=seat,
                call=call,
                seat=seat,
                position="oppose",
                reason=reason,
                remedy=remedy,
                clause=talk.CLAUSE,
            )
        elif hall.dice.random() < 0.95:
            kinds = ("support", "live-with", "clarify", "abstain")
            position = hall.dice.choices(kinds, weights=weights)[0]
            if hall.dice.random() < 0.2:  # a first thought, before the last word
                first = hall.dice.choice([each for each in kinds if each != position])
                hall.wish(cmd.TakePosition(by=seat, call=call, seat=seat, position=first))
            wish = cmd.TakePosition(by=seat, call=call, seat=seat, position=position)
        else:
            continue
        hall.wish(wish, after=hall.dice.uniform(0.4, 2.4))
    return against


def _break(hall: Hall) -> None:
    hall.wish(cmd.StartBreak(by=GRETA, minutes=10), after=10)
    hall.wish(cmd.NoteConduct(by=PRIYA, text=talk.CONDUCT), after=200)
    hall.wish(cmd.EndBreak(by=GRETA), after=420)


def _annex(hall: Hall) -> None:
    """A round of the table, three groups apart, and a call that ends with a reservation on the record."""
    hall.wish(cmd.OpenItem(by=GRETA, item=4), after=8)
    hall.wish(cmd.OfferChair(by=GRETA, to=LUCIA), after=6)
    hall.wish(cmd.TakeChair(by=LUCIA), after=5)
    hall.wish(cmd.ShowText(by=PRIYA, text=talk.ANNEX, clause="Annex B"), after=5)
    hall.wish(cmd.OpenPoint(by=LUCIA, title="What has failed in your audits?"), after=10)
    _round(hall)
    _groups(hall)
    _item(hall, 4, "annex", 9)
    _second_call(hall)


def _round(hall: Hall) -> None:
    """Twenty seconds each, from the side opposite to whoever spoke most."""
    most = max(hall.meeting.floor.spoken, key=lambda seat: hall.meeting.floor.spoken[seat])
    hall.wish(cmd.StartRound(by=LUCIA, seconds=20, opposite=most), after=20)
    while hall.meeting.floor.round:
        if hall.may(cmd.CallNext(by=LUCIA), after=1.2) and hall.meeting.floor.speaker:
            seat = hall.meeting.floor.speaker.seat
            if hall.dice.random() < 0.27:
                hall.wish(cmd.PassRound(by=seat, seat=seat), after=2)
            else:
                hall.wish(cmd.YieldFloor(by=seat), after=hall.dice.uniform(5, 17))


def _groups(hall: Hall) -> None:
    seats = [each.seat for each in hall.voices()]
    hall.dice.shuffle(seats)
    third = len(seats) // 3
    for number, (title, task) in enumerate(talk.GROUPS):
        mine = tuple(seats[number * third : (number + 1) * third])
        hall.wish(
            cmd.PlanBreakout(by=PRIYA, title=title, task=task, chair=mine[0], recorder=mine[1], seats=mine),
            after=5,
        )
    hall.wish(cmd.StartBreakouts(by=LUCIA, minutes=8), after=15)
    for number, text in enumerate(talk.BROUGHT_BACK, start=1):
        recorder = hall.meeting.breakouts.groups[number].recorder
        hall.wish(cmd.ReportBreakout(by=recorder, group=number, text=text), after=130)
    hall.wish(cmd.EndBreakouts(by=LUCIA), after=70)


def _second_call(hall: Hall) -> None:
    hall.wish(cmd.OpenCall(by=LUCIA, text=talk.ANNEX, clause="Annex B", substantial=False), after=10)
    reason, remedy, why, gist = talk.NOT_CONVINCED
    [seat] = _positions(hall, 2, ((reason, remedy),), (34, 12, 2, 2))
    hall.wish(cmd.RevealCall(by=LUCIA, call=2), after=10)
    hall.wish(cmd.AskObjection(by=PRIYA, call=2, seat=seat, why=why), after=40)
    hall.wish(cmd.RestateObjection(by=LUCIA, call=2, seat=seat, gist=gist), after=15)
    hall.wish(cmd.ConfirmObjection(by=seat, call=2, seat=seat), after=6)
    hall.wish(cmd.SustainObjection(by=seat, call=2, seat=seat), after=12)
    hall.wish(cmd.DeclareCall(by=LUCIA, call=2, outcome="reservations"), after=15)


def _terms(hall: Hall) -> None:
    """Words that mean two things: what was said is said back, and put aside for the glossary."""
    hall.wish(cmd.OpenItem(by=LUCIA, item=5), after=10)
    hall.wish(cmd.ShowText(by=PRIYA, text=""), after=3)
    _item(hall, 5, "terms", 7)
    for place, word in enumerate(talk.WORDS):
        hall.wish(cmd.ParkWord(by=PRIYA, word=word), after=12)
        if place == 0 and (seat := hall.meeting.floor.previous):
            gist = "In your language one word stands for a site on screen and for a site that does not exist."
            hall.wish(cmd.RestateGist(by=LUCIA, seat=seat, text=gist), after=8)
            hall.wish(cmd.ConfirmGist(by=seat, gist=hall.meeting.language.gist), after=6)


def _next(hall: Hall) -> None:
    hall.wish(cmd.OpenItem(by=LUCIA, item=6), after=10)
    _item(hall, 6, "next", 3)
    owners = [each.seat for each in hall.voices()][:40:8]
    for (text, days), owner in zip(talk.ACTIONS, owners, strict=True):
        due = (hall.now + timedelta(days=days)).date().isoformat()
        hall.wish(cmd.RecordAction(by=PRIYA, text=text, owner=owner, due=due), after=14)
    for title in talk.PARKED:
        hall.wish(cmd.ParkPoint(by=PRIYA, title=title), after=9)
    hall.wish(
        cmd.RecordDecision(by=PRIYA, text="The group meets again before the draft goes out for voting."),
        after=12,
    )
    hall.wish(cmd.CloseMeeting(by=LUCIA), after=40)
