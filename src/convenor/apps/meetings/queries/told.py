"""What just happened, in a sentence: every event of a meeting in the reader's words.

Who takes a position, casts a vote or asks for a slower pace is never said. A private note on conduct is told to
those who convene and write alone, and what stands in it to nobody here.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from convenor.apps.meetings.words import KINDS, NEXT_STEPS, ORDERS, OUTCOMES
from convenor.domain.meeting import events as ev

WORDS: Mapping[type[ev.Fact], Promise] = {
    # the course
    ev.MeetingOpened: _("%(by)s opens the meeting."),
    ev.BreakStarted: _("Break of %(minutes)s minutes."),
    ev.BreakEnded: _("The meeting goes on."),
    ev.MeetingClosed: _("%(by)s closes the meeting."),
    ev.VoiceShown: _("It is decided who sees the shares of voice."),
    # people
    ev.SeatSetUp: _("A seat is set up for %(seat)s."),
    ev.SeatClaimed: _("%(seat)s is at the door."),
    ev.SeatAdmitted: _("%(seat)s comes in."),
    ev.SeatTurnedAway: _("Somebody at the door is not let in."),
    ev.SeatLeft: _("%(seat)s leaves."),
    ev.SeatMoved: _("%(seat)s takes part from elsewhere now."),
    ev.SeatMerged: _("Two seats were one person: %(into)s."),
    ev.SeatRemoved: _("A guest’s seat is taken away."),
    # the agenda
    ev.ItemPlanned: _("Item %(item)s is planned: %(title)s"),
    ev.ItemDropped: _("Item %(item)s leaves the agenda."),
    ev.ItemOpened: _("Item %(item)s is taken up."),
    ev.ItemClosed: _("Item %(item)s is done for now."),
    ev.ItemRetimed: _("Item %(item)s has %(minutes)s minutes now."),
    ev.PointOpened: _("The point is now: %(title)s"),
    ev.PointParked: _("Put aside for later: %(title)s"),
    ev.TextShown: _("The text under discussion is on screen."),
    # the chair
    ev.ChairOffered: _("%(by)s offers the chair to %(to)s."),
    ev.ChairOfferEnded: _("The chair stays where it was."),
    ev.ChairTaken: _("%(seat)s has the chair."),
    # the floor
    ev.HandRaised: _("%(seat)s raises a hand: %(kind)s."),
    ev.HandChanged: _("%(seat)s changes a hand: %(kind)s."),
    ev.HandLowered: _("%(seat)s takes a hand down."),
    ev.HandDeferred: _("%(seat)s lets others go first."),
    ev.FloorGiven: _("%(seat)s has the floor."),
    ev.FloorYielded: _("%(seat)s is done."),
    ev.FloorHeld: _("The speaking clock stands still."),
    ev.FloorResumed: _("The speaking clock runs again."),
    ev.QueueClosed: _("The queue is closed."),
    ev.QueueOpened: _("The queue is open again."),
    ev.OrderChosen: _("The order of the queue: %(order)s"),
    ev.LimitSet: _("Everybody has %(seconds)s seconds."),
    ev.BudgetSet: _("Every delegation has %(seconds)s seconds on this item."),
    ev.LastWordGiven: _("%(seat)s has the last word."),
    ev.RoundStarted: _("A round of the table begins, %(seconds)s seconds each."),
    ev.RoundPassed: _("%(seat)s passes."),
    ev.RoundEnded: _("The round is over."),
    # consensus
    ev.CallOpened: _("A text is put to the group; nobody sees the answers for now."),
    ev.PositionTaken: _("Somebody says where they stand."),
    ev.CallRevealed: _("The answers are shown to everybody."),
    ev.ObjectionAsked: _("What lies under the objection of %(seat)s: %(why)s"),
    ev.ObjectionRestated: _("The chair says the objection of %(seat)s in other words: %(gist)s"),
    ev.ObjectionConfirmed: _("%(seat)s answers whether that is what was meant."),
    ev.OptionProposed: _("Another text is proposed."),
    ev.OptionTested: _("Who cannot live with option %(option)s?"),
    ev.OptionUnlivable: _("%(seat)s cannot live with it: %(reason)s"),
    ev.OptionAdopted: _("Option %(option)s becomes the text."),
    ev.ObjectionWithdrawn: _("%(seat)s can live with it now."),
    ev.ObjectionSustained: _("%(seat)s keeps the objection."),
    ev.CallTakenBack: _("The text is taken back without a result."),
    # polls
    ev.PollOpened: _("Straw poll: %(question)s"),
    ev.VoteCast: _("Somebody answers the straw poll."),
    ev.PollClosed: _("The straw poll is closed."),
    ev.PollPutAway: _("The result of the straw poll is put away."),
    # the record
    ev.NoteWritten: _("The secretary writes: %(text)s"),
    ev.DecisionRecorded: _("Decision %(number)s: %(text)s"),
    ev.ActionRecorded: _("Action %(action)s, %(owner)s: %(text)s"),
    # being understood
    ev.RestateAsked: _("Somebody asks to hear it in other words."),
    ev.SlowerAsked: _("Somebody asks to speak more slowly."),
    ev.GistRestated: _("What %(seat)s said, in other words: %(text)s"),
    ev.GistConfirmed: _("Whoever was restated answers whether it was meant so."),
    ev.WordParked: _("A word for the glossary: %(word)s"),
    ev.ConductReminded: _("The chair recalls the code of conduct."),
    ev.ConductNoted: _("A private note on conduct is written down."),
    # groups apart
    ev.BreakoutPlanned: _("A group is planned: %(title)s"),
    ev.BreakoutDropped: _("A planned group is taken off."),
    ev.BreakoutsStarted: _("The groups work apart for %(minutes)s minutes."),
    ev.BreakoutReported: _("A group brings its text back."),
    ev.BreakoutsEnded: _("All groups are back."),
}
PRIVATE = (ev.ConductNoted, ev.VoiceShown)
SEATS = ("by", "seat", "to", "into", "owner")


def told(fact: ev.Fact, names: Mapping[int, str], *, private: bool) -> str:
    """What happened, in one sentence; nothing where the reader may not know."""
    if isinstance(fact, PRIVATE) and not private:
        return ""
    if isinstance(fact, ev.CallDeclared):
        return _declared(fact)
    words = WORDS.get(type(fact))
    return str(words) % _values(fact, names) if words else ""


def who(seat: int, names: Mapping[int, str]) -> str:
    """Who sits at a seat; its number where nobody is known any more."""
    if not seat:
        return gettext("the product")
    return names.get(seat) or gettext("Seat %(number)s") % {"number": seat}


def _declared(fact: ev.CallDeclared) -> str:
    said = str(OUTCOMES.get(fact.outcome, ""))
    then = str(NEXT_STEPS.get(fact.next_step, ""))
    return f"{said} {then}".strip()


def _values(fact: ev.Fact, names: Mapping[int, str]) -> dict[str, Any]:
    values = {each.name: getattr(fact, each.name) for each in fields(fact)}
    for name in SEATS:
        if name in values:
            nobody = name == "owner" and not values[name]
            values[name] = gettext("nobody yet") if nobody else who(values[name], names)
    if "kind" in values:
        values["kind"] = str(KINDS.get(values["kind"], values["kind"]))
    if "order" in values:
        values["order"] = str(ORDERS.get(values["order"], values["order"]))
    return values
