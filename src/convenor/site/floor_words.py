"""The words for what the rules of a meeting's course, seats, agenda, chair and floor refuse."""

from django.utils.translation import gettext_lazy as _

WHO: dict[str, object] = {
    "not-present": _("You are not in this meeting now. Say at the door which seat is yours."),
    "only-chair": _("Only whoever has the chair can do this."),
    "only-convenors": _("Only a convenor can do this."),
    "only-enterers": _("Only a convenor, the secretary or the staff can do this."),
    "only-own-seat": _("You can do this for yourself. For others, a convenor or the secretary enters it."),
    "only-own-word": _("Only the person concerned can say this, or the secretary, who writes it down."),
    "only-present": _("Only somebody who is present can do this."),
    "only-record": _("Only a convenor, the secretary or the staff keep the record."),
    "only-speaker": _("Only whoever speaks can end the turn, or the convenors' side."),
    "only-voices": _("Whoever watches or learns does not take part in this."),
}

COURSE: dict[str, object] = {
    "break-needs-minutes": _("Say how many minutes the break takes: from 1 to %(most)s."),
    "meeting-is-break": _("The meeting has a break. This is possible again after it."),
    "meeting-is-closed": _("The meeting is closed. Only its record can be amended."),
    "meeting-is-open": _("The meeting is under way already. Nothing was changed."),
    "meeting-is-planned": _("The meeting is not open yet. A convenor opens it."),
    # the chair
    "chair-is-held": _("Nobody was offered the chair. Whoever has it can offer it first."),
    "chair-is-offered": _("The chair is offered already, and the answer is awaited."),
    "chair-is-vacant": _("Nobody has the chair. Take the chair first."),
    "chair-must-hand-over-first": _(
        "Whoever has the chair stays neutral and does not speak. Hand the chair over first, then speak as an expert."
    ),
    "chair-offered-to-another": _("The chair is offered to another convenor."),
    "has-the-chair-already": _("This convenor has the chair already."),
    "only-convenors-may-chair": _("Only a convenor of the group can have the chair."),
}

SEATS: dict[str, object] = {
    "no-such-spot": _("There is no such place on the seat map."),
    "nobody-claims-this-seat": _("Nobody at the door says that this seat is theirs."),
    "only-guests-are-removed": _(
        "Only a guest's seat can be taken away. A member of the group leaves instead."
    ),
    "seat-is-claimed": _("Somebody says already that this seat is theirs. Ask a convenor."),
    "seat-is-taken": _("Somebody sits there already. If this is your seat, ask a convenor."),
    "seats-are-the-same": _("This is one and the same seat. Choose two."),
    "spot-is-taken": _("Another seat stands at place %(spot)s of the map. Choose a free one."),
    "unknown-mode": _("One takes part in the room or remotely. Choose one of the two."),
    "unknown-part": _("There is no such part in a meeting. Choose one from the list."),
}

AGENDA: dict[str, object] = {
    "item-is-closed": _("This item is closed. Take it up again first."),
    "item-is-dropped": _("This item is not on the agenda any more."),
    "item-is-open": _("This item was taken up already, so it stays on the agenda."),
    "item-is-planned": _("This item was not taken up yet."),
    "item-minutes-out-of-range": _("An item takes from 0 to %(most)s minutes."),
    "item-needs-title": _("Write what the item is about."),
    "no-item-is-open": _("No item of the agenda is open."),
    "no-such-item": _("There is no such item on the agenda. The page shows how it stands now."),
    "point-needs-title": _("Write what the point is."),
}

FLOOR: dict[str, object] = {
    "already-speaks": _("Whoever is next speaks already. End the turn first."),
    "budget-out-of-range": _("A delegation has from 0 to %(most)s minutes; 0 is no budget."),
    "floor-is-free": _("Nobody has the floor now."),
    "floor-is-held": _("The clock stands still. Let it run first."),
    "floor-is-taken": _("Somebody has the floor now."),
    "hand-is-down": _("This hand is not raised."),
    "hand-is-speaking": _("Whoever speaks does not wait as well. Raise the hand once the turn is over."),
    "hand-is-waiting": _("This hand is raised already."),
    "limit-out-of-range": _("A turn takes from 0 to %(most)s minutes; 0 is no limit."),
    "no-point-to-reply-to": _("No point is under discussion that could be replied to. Make it a new point."),
    "nobody-waits": _("Nobody waits to speak."),
    "point-has-moved-on": _(
        "The discussion has turned to another point since. Raise your hand for a new point instead."
    ),
    "queue-is-closed": _("The queue is closed. Only a point of order is still taken."),
    "unknown-kind": _("A hand is for a point of order, a clarification, a reply or a new point."),
    "unknown-order": _("There is no such way of finding who is next. Choose one from the list."),
    "unknown-way": _("There is no such way of raising a hand."),
    # a round of the table
    "no-round-is-under-way": _("No round of the table is under way."),
    "no-turn-to-pass": _("There is no turn to pass: this seat was asked already, or is not in the round."),
    "nobody-to-ask": _("Nobody is present whom a round could ask."),
    "round-is-under-way": _("A round of the table is under way. End it first."),
    "round-needs-seconds": _("Give everybody from 1 to %(most)s seconds."),
    # a line that is typed
    "line-not-understood": _("“%(line)s” is not understood. Try “q+”, “q+ name”, “q-” or “ack next”."),
    "nobody-called": _("Nobody here is called “%(name)s”."),
    "note-too-long": _("What it is about takes at most %(most)s characters. Shorten it."),
    "which-person": _("Several are called so: %(names)s. Type more of the name."),
    # a log that is read
    "bad-event": _("This log has a line that cannot be read (%(field)s). Nothing was taken over."),
    "unknown-event": _("This log has a line of an unknown kind (%(name)s). Nothing was taken over."),
}

WORDS: dict[str, object] = {**WHO, **COURSE, **SEATS, **AGENDA, **FLOOR}
