"""The words that the consoles' scripts fill in, and the orders and keys that their pages explain."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from convenor.apps.meetings.words import Said, for_scripts, several

FLOOR: Said = {
    "has-floor": _("Has the floor"),
    "has-the-floor": _("%(name)s has the floor."),
    "hat-expert": _("Has the floor as an expert, not as chair"),
    "hat-chair": _("Speaks from the chair"),
    "floor-free": _("The floor"),
    "nobody-speaks": _("Nobody speaks"),
    "in-room": _("in the room"),
    "remote": _("remote"),
    "kind-order": _("point of order"),
    "kind-clarification": _("clarification"),
    "kind-reply": _("reply"),
    "kind-new": _("new point"),
    "reply-to": _("reply to “%(point)s”"),
    "quoted": _("“%(words)s”"),
    "next": _("Next"),
    "next-is": _("Next: %(name)s"),
    "clock-stands": _("The clock stands still."),
    "left": _("%(time)s left"),
    "over-by": _("%(time)s over the limit"),
    "round-next": _("Next in the round"),
    "round-next-is": _("Next in the round: %(name)s"),
    "round-words": _(
        "A round: %(spoke)s spoke, %(passed)s passed, %(left)s to come; about %(time)s are left."
    ),
    "round-coming": _("Coming: %(names)s"),
    "round-done": _("Everybody was asked."),
    "round-pass": _("%(name)s passes"),
    "pass": _("Passes"),
    "round-forecast": several(
        _("One person: %(time)s at %(seconds)s seconds, until %(end)s."),
        _("%(n)s people at %(seconds)s seconds: %(time)s, until %(end)s; with half the time each, %(half)s."),
    ),
}
COURSE: Said = {
    "stage-planned": _("The meeting is not open yet"),
    "stage-planned-long": _("The meeting is not open yet. Whoever opens it has the chair."),
    "stage-break": _("Break"),
    "break-until": _("Break until %(clock)s."),
    "stage-closed": _("The meeting is closed"),
    "stage-closed-long": _("The meeting is closed. What was written down stays, and the report begins."),
    "apart-until": _("The groups work apart until %(clock)s."),
    "present": several(
        _("One present: %(room)s in the room, %(remote)s remote"),
        _("%(n)s present: %(room)s in the room, %(remote)s remote"),
    ),
    "chair-is": _("chair: %(name)s"),
    "chair-nobody": _("nobody has the chair"),
    "offer-mine": _("%(name)s offers you the chair."),
    "offer-given": _("You have offered the chair to %(name)s. It is yours until it is taken."),
    "offer-other": _("%(name)s has offered the chair to %(to)s."),
    "passes-third": _(
        "%(name)s has had %(percent)s percent of the talk on this point, more than a third. Ask others first?"
    ),
    "restate-asked": _("Somebody asks to hear it again in other words."),
    "slower-asked": _("Somebody asks to speak more slowly."),
    "gist-waiting": _("Restated for %(name)s, who has not confirmed yet:"),
    "gist-refused": _("%(name)s did not mean this:"),
    "connected": pgettext_lazy("the page and the meeting", "connected"),
    "not-connected": pgettext_lazy("the page and the meeting", "not connected"),
}
QUEUE: Said = {
    "waiting": several(_("One waits"), _("%(n)s wait")),
    "waiting-none": _("Waiting"),
    "queue-closed": _("The queue is closed: points of order only."),
    "last-word-is": _("%(name)s has the last word; the queue is closed."),
    "queue-more": several(_("and after them %(names)s"), _("and after them %(names)s")),
    "order-is": _("order: %(order)s"),
    "order-with-budget": _("order: %(order)s, %(time)s min for each delegation on this item"),
    "order-without-budget": _("order: %(order)s, but none is set: hands are called as they went up"),
    "entered-by": _("entered by %(name)s"),
    "way-typed": _("typed"),
    "way-map": _("from the seat map"),
    "way-watcher": _("hand in the video call"),
    "call-now": _("Call %(name)s now"),
    "lower-hand": _("Lower the hand of %(name)s"),
    "tent-speaks": _("speaks"),
    "tent-waits": _("place %(place)s"),
    "tent-chair": _("has the chair"),
    "first-time": _("first time"),
    "not-sent": _("This could not be sent. Nothing has changed; try again."),
    "line-waits": _("Not answered yet. The line is kept, and sent again until it is."),
    "line-not-sent": _("Not sent: there is no connection. Your line is still here; press Enter again."),
    "refused-by": _("%(words)s %(name)s was faster."),
    "done": _("Done."),
}
AGENDA: Said = {
    "minutes": _("%(n)s min"),
    "spent-of": _("%(spent)s of %(n)s min"),
    "point-is": _("the point: %(point)s"),
    "item-closed": _("done"),
    "open": _("Open"),
    "again": _("Again"),
    "open-item": _("Open the item “%(title)s”"),
    "reopen-item": _("Open the item “%(title)s” again"),
    "clause-is": _("Clause %(clause)s"),
    "forecast-now-late": several(
        _("With one in the queue at %(each)s s, this item ends %(late)s min late."),
        _("With %(n)s in the queue at %(each)s s each, this item ends %(late)s min late."),
    ),
    "forecast-now-fits": several(
        _("With one in the queue at %(each)s s, this item ends %(left)s min early."),
        _("With %(n)s in the queue at %(each)s s each, this item ends %(left)s min early."),
    ),
    "forecast-none-late": _("Nobody waits, and this item is %(late)s min over its time."),
    "forecast-none-fits": _("Nobody waits; %(left)s min are left on this item."),
    "forecast-close-queue": _("Close the queue now, and it does not get later."),
    "forecast-limit": _("With %(seconds)s seconds each, all who wait still fit."),
    "forecast-end": _("The agenda ends at about %(clock)s, in time."),
    "forecast-end-late": _("The agenda ends at about %(clock)s, %(late)s min after the meeting’s end."),
    "draft-from-agenda": _("The draft decision of this item, from the agenda."),
    "draft-from-text": _("The text that is under discussion now."),
}
VOICE: Said = {
    "percent": _("%(n)s %%"),
    "seen-by-convenors": _("not shown to the group"),
    "seen-by-all": _("shown to everybody"),
    "voice-nothing": _("Nobody has spoken yet."),
    "voice-few": several(
        _("One of %(people)s people used %(percent)s %% of the time."),
        _("%(n)s of %(people)s people used %(percent)s %% of the time."),
    ),
    "voice-silent": several(_("One has not spoken."), _("%(n)s have not spoken.")),
    "voice-all-heard": _("Everybody was heard."),
    "voice-remote": _("Remote people had %(percent)s %% of the time and are %(of_people)s %% of the people."),
    "voice-body": _("%(whose)s had %(percent)s %% of the time and is %(of_people)s %% of the people."),
    "voice-interest": _("%(whose)s: %(percent)s %% of the time, %(of_people)s %% of the people."),
    "no-body": _("no member body"),
    "no-interest": _("no interest named"),
    "of-the-people": _("of the people"),
    "all-heard": _("Everybody was heard in this meeting."),
    "nobody-here": _("Nobody is here yet."),
    "unheard-more": several(_("%(names)s and one more"), _("%(names)s and %(n)s more")),
    "unheard-wait": _("Somebody of them waits: “not yet heard first” lets them begin."),
    "unheard-remote": _("Most of them are remote: let room and remote take turns."),
    "unheard-round": _("Many are silent: a round that starts opposite to who speaks most gives them time."),
    "unheard-first-time": _("Somebody is here for the first time: a private word in the break helps."),
    "unheard-few": _("Only a few: ask them by name what they see, or have a private word in the break."),
    "chair-led": _("%(name)s had the chair; %(percent)s %% of that time nobody else had the floor."),
    "chair-as-expert": _("%(name)s spoke as an expert, after handing over; times: %(turns)s."),
    "chair-overrides": _("Called out of turn: %(count)s of %(turns)s."),
    "chair-camps": _(
        "Of those for the text, %(pro)s of %(of_pro)s hands were called; of those against it, %(con)s of %(of_con)s."
    ),
    "opposition-words": _(
        "%(open)s being worked, %(sustained)s sustained, %(withdrawn)s can live with it now."
    ),
}
CALL: Said = {
    "substantial": _("substantial"),
    "not-substantial": _("not substantial"),
    "call-answered": _("%(answered)s of %(present)s present have answered."),
    "call-revealed": _("Of %(present)s present: %(counts)s."),
    "call-now-blind": _("A consensus call is open."),
    "call-now-revealed": _("The answers are shown."),
    "call-now-declared": _("The consensus call is declared."),
    "count-support": several(_("one supports it"), _("%(n)s support it")),
    "count-live-with": several(_("one can live with it"), _("%(n)s can live with it")),
    "count-clarify": several(_("one needs it explained"), _("%(n)s need it explained")),
    "count-oppose": several(_("one opposes it"), _("%(n)s oppose it")),
    "count-abstain": several(_("one abstains"), _("%(n)s abstain")),
    "declared-consensus": _("Consensus. It is decision %(n)s."),
    "declared-reservations": _("Consensus with noted reservations. It is decision %(n)s."),
    "declared-none-drafting-group": _("No consensus. A drafting group works on it."),
    "declared-none-parked": _("No consensus. It is parked."),
    "declared-none-next-meeting": _("No consensus. The next meeting takes it up."),
    "objection-open": _("to be worked"),
    "objection-asked": _("waits for the objector’s yes"),
    "objection-confirmed": _("understood, not resolved"),
    "objection-withdrawn": _("can live with it now"),
    "objection-sustained": _("sustained"),
    "option-n": _("Option %(n)s"),
    "option-new": _("not asked yet"),
    "option-asking-none": _("being asked: nobody against it so far"),
    "option-asking": several(
        _("being asked: one cannot live with it"), _("being asked: %(n)s cannot live with it")
    ),
    "option-for-all": _("nobody is against it"),
    "option-not-for-all": several(_("one cannot live with it"), _("%(n)s cannot live with it")),
    "cannot-live": _("%(name)s cannot live with it."),
    "cannot-live-why": _("%(name)s cannot live with it: %(why)s"),
    "poll-open": _(
        "%(voted)s of %(present)s present have answered. The counts are hidden until you close it."
    ),
    "poll-closed": _("%(voted)s of %(present)s present answered; absent: %(absent)s."),
    "poll-count": several(_("1 (%(percent)s)"), _("%(n)s (%(percent)s)")),
}
PEOPLE: Said = {
    "claims-waiting": several(_("one at the door"), _("%(n)s at the door")),
    "no-name": _("without a name"),
    "admit-seat": _("Admit %(name)s"),
    "turn-away": _("Turn %(name)s away"),
    "double": _("%(name)s has seat %(into)s and seat %(seat)s."),
    "first-timers": several(
        _("%(names)s is here for the first time."), _("%(names)s are here for the first time.")
    ),
    "part-convenor": _("convenor"),
    "part-secretary": _("secretary"),
    "part-staff": _("staff"),
    "part-expert": _("expert"),
    "part-observer": _("observer"),
    "part-mentee": _("mentee"),
    "part-guest": _("guest"),
    "standing-expected": _("expected"),
    "standing-claimed": _("at the door"),
    "standing-present": _("present"),
    "standing-left": _("has left"),
    "move-room": _("Is in the room"),
    "move-remote": _("Is remote"),
    "about-seat": _("%(does)s: %(name)s"),
    "code-ended": _("Nobody can join by a code now."),
    "led-by": _("led by %(name)s"),
    "recorded-by": _("%(name)s writes down"),
}
RECORD: Said = {
    "decision-line": _("Decision %(n)s: %(words)s"),
    "action-line": _("Action %(n)s: %(words)s (%(name)s)"),
    "action-line-due": _("Action %(n)s: %(words)s (%(name)s, by %(due)s)"),
    "parked-point": _("Parked: %(words)s"),
    "parked-word": _("For the glossary: %(words)s"),
    "conduct-line": _("Conduct, private: %(words)s (%(name)s)"),
    "nobody-yet": _("nobody yet"),
    "nobody-in-particular": _("nobody in particular"),
    "note-saving": _("Saving…"),
    "note-saved": _("Saved"),
    "note-unsaved": _("Not saved yet: kept in this browser"),
    "note-said": _("said"),
    "note-change": _("Change"),
    "note-keep": _("Keep"),
    "note-no-item": _("Notes outside the agenda"),
    "note-elsewhere": _("Your notes go to “%(title)s”. The open item is “%(open)s”."),
    "note-moved": _("The note stands under “%(title)s” now."),
    "text-shown": _("Shown to everybody at %(clock)s."),
    "marks-count": several(_("One mark so far."), _("%(n)s marks so far.")),
    "mark-kept": _("Your mark is kept."),
    "mark-not-kept": _("Your mark could not be kept. Your words are still here; try again."),
}
WORDS: Said = {**FLOOR, **COURSE, **QUEUE, **AGENDA, **VOICE, **CALL, **PEOPLE, **RECORD}

ORDERS: Mapping[str, tuple[Any, Any]] = {
    "first-come": (_("first come"), _("Who raised a hand first speaks first. Everybody knows it; loud and quick people gain.")),
    "not-yet-heard": (
        _("not yet heard first"),
        _("Who has not spoken on this item comes first; among them, who waited longest. The usual choice for a first discussion."),
    ),
    "least-heard": (
        _("least heard first"),
        _("Who has spoken fewest seconds in the meeting comes first. Good when a few have said much."),
    ),
    "room-remote": (
        _("room and remote in turn"),
        _("One from the room, one remote. Good when the screen is forgotten."),
    ),
    "body": (
        _("member bodies in turn"),
        _("The member body that was heard least recently comes first. Good when several people speak for one."),
    ),
    "interest": (
        _("interests in turn"),
        _("The interest that was heard least recently comes first: users, industry, authorities and the others."),
    ),
    "budget": (
        _("budgets"),
        _("Each delegation has so many seconds on an item; who has used them up comes last. Set the seconds under “Time”."),
    ),
}  # fmt: skip

KEYS: tuple[tuple[str, Any], ...] = (
    ("n", _("call the next")),
    ("d", _("whoever speaks is done")),
    ("h", _("hold the clock, or let it go on")),
    ("l", _("the last word")),
    ("r", _("a round of the table")),
    ("c", _("a consensus call")),
    ("p", _("a straw poll")),
    ("q", _("close the queue, or open it again")),
    ("o", _("choose the order")),
    ("t", _("limits and times")),
    ("b", _("a break")),
    ("m", _("the seat map")),
    ("w", _("the remote people")),
    ("/", _("type who wishes to speak")),
    ("?", _("this list")),
)
SECRETARY_KEYS: tuple[tuple[str, Any], ...] = (
    ("n", _("write a note")),
    ("i", _("choose the item of the notes")),
    *(each for each in KEYS if each[0] in "mw/?"),
)


def for_console() -> dict[str, Any]:
    """The consoles' own words in the reader's language."""
    orders = {f"order-{key}": str(words) for key, (words, _help) in ORDERS.items()}
    return {**for_scripts(WORDS), **orders}


# What a mentee would do now, in the order of a meeting's course.
MARK_KINDS: Mapping[str, Any] = {
    "next": _("call somebody"),
    "close-queue": _("close the queue"),
    "round": _("start a round"),
    "last-word": _("give the last word"),
    "limit": _("change the order or the time"),
    "restate": _("restate what was said"),
    "text": _("show the text or turn to a point"),
    "call": _("open a consensus call"),
    "poll": _("take a straw poll"),
    "park": _("park it"),
    "break": _("take a break or form groups"),
    "hand-over": _("hand over the chair"),
    "remind": _("remind of the code of conduct"),
    "close-item": _("close the item"),
    "wait": _("do nothing, and listen"),
    "other": _("do something else"),
}
# What a convenor did, told after a mark: who did it, and whom it concerned.
STEP_WORDS: Said = {
    "floor.given": _("%(by)s called %(seat)s"),
    "queue.closed": _("%(by)s closed the queue"),
    "round.started": _("%(by)s started a round"),
    "last-word.given": _("%(by)s gave %(seat)s the last word"),
    "limit.set": _("%(by)s set a time limit"),
    "order.chosen": _("%(by)s chose another order"),
    "budget.set": _("%(by)s set a budget for each delegation"),
    "gist.restated": _("%(by)s restated what %(seat)s said"),
    "objection.restated": _("%(by)s restated the objection of %(seat)s"),
    "text.shown": _("%(by)s showed the text"),
    "point.opened": _("%(by)s turned to a point"),
    "call.opened": _("%(by)s opened a consensus call"),
    "poll.opened": _("%(by)s took a straw poll"),
    "point.parked": _("%(by)s parked a point"),
    "word.parked": _("%(by)s parked a word"),
    "break.started": _("%(by)s gave everybody a break"),
    "breakouts.started": _("%(by)s sent groups to work"),
    "chair.offered": _("%(by)s offered the chair to %(seat)s"),
    "conduct.reminded": _("%(by)s reminded of the code of conduct"),
    "item.closed": _("%(by)s closed the item"),
    "item.opened": _("%(by)s opened the next item"),
}
