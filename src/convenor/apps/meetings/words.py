"""The words of the live faces, for pages and for their scripts: why a place in the queue, kinds, positions, stages.

Sentences carry ``%(name)s``; scripts get them as ``{name}``. Where a count decides, there is one sentence for one and
one for more. Nothing is put together from parts.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from convenor.apps.meetings import clocks
from convenor.apps.meetings.models import Place

Said = Mapping[str, Any]

KINDS: Said = {
    "order": _("point of order"),
    "clarification": _("clarification"),
    "reply": _("reply"),
    "new": _("new point"),
}
MODES: Said = {"room": _("in the room"), "remote": _("remote")}
ORDERS: Said = {
    "first-come": _("Who came first speaks first."),
    "not-yet-heard": _("Who was not yet heard on this item speaks first."),
    "least-heard": _("Who was heard least speaks first."),
    "room-remote": _("Room and remote take turns."),
    "body": _("Member bodies take turns."),
    "interest": _("Interests take turns."),
    "budget": _("Delegations that used up their time speak last."),
}
POSITIONS: Said = {
    "support": _("I support it"),
    "live-with": _("I can live with it"),
    "clarify": _("I need it explained"),
    "oppose": _("I oppose it"),
    "abstain": _("I abstain"),
}
COUNTED: Said = {
    "support": _("support it"),
    "live-with": _("can live with it"),
    "clarify": _("need it explained"),
    "oppose": _("oppose it"),
    "abstain": _("abstain"),
}
STANDINGS: Said = {
    "open": _("being talked through"),
    "withdrawn": _("can live with it now"),
    "sustained": _("kept"),
}
OUTCOMES: Said = {
    "consensus": _("The convenor declared consensus."),
    "reservations": _("The convenor declared consensus, with reservations on the record."),
    "none": _("There is no consensus yet."),
}
NEXT_STEPS: Said = {
    "drafting-group": _("A drafting group takes it on."),
    "parked": _("It is put aside for now."),
    "next-meeting": _("It comes back at the next meeting."),
}
INTERESTS: Said = dict(Place.Interest.choices)
# Why somebody has this place in the queue, told of another: the codes of domain/speaking.py.
REASONS: Said = {
    "order": _("a point of order goes first"),
    "clarification": _("a clarification goes before replies"),
    "first-come": _("in the order of hands"),
    "not-yet-heard": _("not heard on this item"),
    "heard-already": _("%(time)s on this item so far"),
    "least-heard": _("%(time)s in this meeting so far"),
    "room-after-remote": _("the room after remote"),
    "remote-after-room": _("remote after the room"),
    "only-room-waits": _("nobody remote waits"),
    "only-remote-waits": _("nobody in the room waits"),
    "body-not-yet-heard": _("%(body)s was not heard yet"),
    "body-heard-before": _("%(body)s was heard longest ago"),
    "body-again": _("%(body)s speaks once more"),
    "interest-not-yet-heard": _("%(interest)s: not heard yet"),
    "interest-heard-before": _("%(interest)s: heard longest ago"),
    "interest-again": _("%(interest)s: once more"),
    "within-budget": _("%(body)s has %(time)s left"),
    "over-budget": _("%(body)s is %(time)s over its time"),
    "deferred": _("lets others go first"),
    "last-word": _("has the last word"),
}
# The same, told to whoever waits.
MINE: Said = {
    "order": _("A point of order goes before everything else."),
    "clarification": _("A clarification goes before replies and new points."),
    "first-come": _("Hands are called in the order in which they went up."),
    "not-yet-heard": _("You have not been heard on this item, so you come before those who have."),
    "heard-already": _(
        "You have had %(time)s on this item, so those who were not heard yet come before you."
    ),
    "least-heard": _("You have had %(time)s in this meeting; whoever had less comes before you."),
    "room-after-remote": _("Room and remote take turns, and it is the room's turn at your place."),
    "remote-after-room": _("Room and remote take turns, and it is the remote side's turn at your place."),
    "only-room-waits": _("Room and remote take turns; nobody remote waits here."),
    "only-remote-waits": _("Room and remote take turns; nobody in the room waits here."),
    "body-not-yet-heard": _("%(body)s was not heard yet, so you come before those who were."),
    "body-heard-before": _("Member bodies take turns; this is the place of %(body)s."),
    "body-again": _("Member bodies take turns; others go before %(body)s speaks once more."),
    "interest-not-yet-heard": _("Your interest (%(interest)s) was not heard yet, so you come before others."),
    "interest-heard-before": _("Interests take turns; this is the place of yours (%(interest)s)."),
    "interest-again": _("Interests take turns; others go before yours (%(interest)s) speaks once more."),
    "within-budget": _("%(body)s still has %(time)s of its time."),
    "over-budget": _("%(body)s has used up its time, so others go first."),
    "deferred": _("You let those go first who waited."),
    "last-word": _("You have the last word on this point."),
}
PLACES: Said = {
    "place-1": _("You are next."),
    "place-2": _("You are second."),
    "place-3": _("You are third."),
    "place-4": _("You are fourth."),
    "place-5": _("You are fifth."),
    "place-6": _("You are sixth."),
    "place-7": _("You are seventh."),
    "place-8": _("You are eighth."),
    "place-9": _("You are ninth."),
    "place-10": _("You are tenth."),
    "place-more": _("You are number %(n)s."),
}
CONNECTION: Said = {
    **clocks.WORDS,
    "connection-on": pgettext_lazy("the page and the meeting", "connected"),
    "connection-lost": _("Not connected at the moment. This page keeps trying by itself."),
    "connection-kept": _(
        "Not connected at the moment. What you pressed is kept, and sent as soon as there is a connection."
    ),
    "connection-waiting": _(
        "What you pressed is not answered yet. It is kept, and sent again until it is: nothing is lost or done twice."
    ),
    "connection-gone": _("This page has been open for too long, or the seat is no longer yours."),
    "connection-reload": _("Load it again"),
    "too-late-to-send": _(
        "It could not be sent for a quarter of an hour, so it was dropped. Press again if you still wish it."
    ),
    "not-at-this-point": _("This cannot be done at this point. Nothing has changed."),
}


def several(one: object, more: object) -> dict[str, object]:
    """A sentence that depends on the count ``n``."""
    return {"one": one, "other": more}


PLACE_SENTENCES: Said = {
    **PLACES,
    "about-minutes": several(_("In about a minute."), _("In about %(n)s minutes.")),
    "hand-on-its-way": _("Your hand is going up …"),
    "hand-down": _("You do not wait to speak."),
    "hand-raise": _("Raise my hand"),
    "hand-lower": _("Lower my hand"),
    "hand-change": _("Change it"),
    "hand-say": _("Say what it is"),
    "hand-say-otherwise": _("Change what it is"),
    "queue-closed": _("The queue is closed. Only a point of order can still be raised."),
    "you-speak": _("You have the floor."),
    "you-are-next": _("You are next."),
    "you-chair": _("You have the chair. To speak for yourself, hand it over first."),
    "you-watch": _("You are here to listen. If you wish to speak, tell the convenor."),
    "your-time": _("%(time)s of %(limit)s"),
    "over-time": _("%(time)s, and %(limit)s was the limit"),
    "round-place": several(_("One speaks before you."), _("%(n)s speak before you.")),
    "round-now": _("It is your turn."),
    "round-done": _("You had your turn in this round."),
    "waits-more": several(_("and one more"), _("and %(n)s more")),
    "reply-to": _("Reply to “%(point)s”"),
    "reply": _("Reply"),
}
NOW_SENTENCES: Said = {
    "has-floor": _("%(name)s has the floor"),
    "has-floor-expert": _("%(name)s has the floor as an expert, not as chair"),
    "nobody-speaks": _("Nobody has the floor."),
    "then": _("Then %(names)s"),
    "you": pgettext_lazy("in a list of who speaks next", "you"),
    "point": _("The point: %(point)s"),
    "item-time": _("%(spent)s of %(minutes)s minutes"),
    "item-no-time": _("%(spent)s minutes"),
    "who-waits": several(_("One waits to speak"), _("%(n)s wait to speak")),
    "nobody-waits": _("Nobody waits to speak"),
    "stage-planned": _("The meeting has not begun. This page turns to it by itself."),
    "stage-break": _("Break, until %(clock)s"),
    "stage-apart": _("Groups work apart, until %(clock)s"),
    "stage-closed": _("The meeting is closed. Thank you for your part in it."),
    "time-left": _("%(time)s left"),
    "time-over": _("The time is over."),
    "present": _("%(room)s in the room, %(remote)s remote"),
    "round": _("A round of the table, %(seconds)s seconds each"),
    "round-left": several(_("one is still to come"), _("%(n)s are still to come")),
    "last-word": _("%(name)s has the last word on this point."),
    "decided": several(_("One decision so far"), _("%(n)s decisions so far")),
    "decision": _("Decision %(n)s"),
    "chaired": _("%(name)s has the chair"),
}
CALL_SENTENCES: Said = {
    "answered": several(_("One of %(of)s has answered."), _("%(n)s of %(of)s have answered.")),
    "you-said": _("You answered: %(position)s. You can change it until the round is over."),
    "my-standing-open": _("It is being talked through with you."),
    "my-standing-withdrawn": _("You can live with it now."),
    "my-standing-sustained": _("You keep it, and it stands in the record."),
    "clause": _("Clause %(clause)s"),
    "answer-now": _("Say on your page where you stand. Nobody sees an answer before the round is over."),
    "keep-needs-gist": _("First confirm that you were understood."),
    "unlivable": several(_("One cannot live with it."), _("%(n)s cannot live with it.")),
    "all-live": _("Nobody has said that they cannot live with it."),
    "you-cannot-live": _("You said that you cannot live with it."),
    "voted": several(_("One of %(of)s present has answered."), _("%(n)s of %(of)s present have answered.")),
    "poll-result": _(
        "%(voted)s answered of %(present)s present; %(absent)s were absent. A straw poll decides nothing."
    ),
    "you-voted": _("Your answer is in. You can change it until the poll is closed."),
    "option-no": _("Option %(n)s"),
    "asked": _("Asked, without your name."),
    "kept": _("Kept for the glossary."),
    "reported": _("The text is with the convenors."),
    "seat-room": _("You are in the room."),
    "seat-remote": _("You take part remotely."),
    "minutes-short": _("%(n)s min"),
}


def _prefixed(prefix: str, said: Said) -> dict[str, object]:
    return {f"{prefix}{key}": text for key, text in said.items()}


CODED: Said = {
    **_prefixed("kind-", KINDS),
    **_prefixed("mode-", MODES),
    **_prefixed("order-", ORDERS),
    **_prefixed("position-", POSITIONS),
    **_prefixed("counted-", COUNTED),
    **_prefixed("standing-", STANDINGS),
    **_prefixed("outcome-", OUTCOMES),
    **_prefixed("next-", NEXT_STEPS),
    **_prefixed("turn-", REASONS),
    **_prefixed("interest-", INTERESTS),
}
PARTICIPANT: Said = {
    **CONNECTION,
    **CODED,
    **_prefixed("mine-", MINE),
    **PLACE_SENTENCES,
    **NOW_SENTENCES,
    **CALL_SENTENCES,
}
PROJECTOR: Said = {
    **CONNECTION,
    **CODED,
    **NOW_SENTENCES,
    **CALL_SENTENCES,
    "queue-closed": _("The queue is closed."),
    "waits-more": PLACE_SENTENCES["waits-more"],
    "as-expert": _("as an expert, not as chair"),
}


def for_scripts(said: Said) -> dict[str, Any]:
    """The words in the reader's language, as scripts fill them in."""
    return {key: _for_script(text) for key, text in said.items()}


def _for_script(text: object) -> Any:
    if isinstance(text, Mapping):
        return {key: _for_script(each) for key, each in text.items()}
    return str(text).replace("%(", "{").replace(")s", "}").replace("%%", "%")


def say(key: str, said: Said = PARTICIPANT, **values: object) -> str:
    """A sentence in the reader's language with its values; "" where there is none."""
    text = said.get(key, "")
    if isinstance(text, Mapping):
        text = _form(text, values.get("n"))
    return str(text) % values if text else ""


def _form(text: Mapping[str, object], count: object) -> str:
    """The form for a count; one that says "one" as a word is not for none."""
    one = str(text["one"])
    return one if _is_one(count) and (count or "%(n)s" in one) else str(text["other"])


def _is_one(count: object) -> bool:
    """Whether the reader's language says this count as one; French says none so, too."""
    return count == 1 or (count == 0 and (get_language() or "").startswith("fr"))


def clock(seconds: int) -> str:
    """72 seconds are 1:12."""
    return f"{seconds // 60}:{seconds % 60:02}"


def interest(code: str) -> str:
    """An interest in words; one that the log of another product names in its own words stays as it is."""
    return str(INTERESTS.get(code, code))


def reason(
    code: str, values: Iterable[tuple[str, object]] | Mapping[str, object], *, mine: bool = False
) -> str:
    """Why this place in the queue, told of another or to whoever waits."""
    filled = dict(values)
    if "seconds" in filled:
        filled["time"] = clock(int(str(filled["seconds"])))
    if "interest" in filled:
        filled["interest"] = interest(str(filled["interest"]))
    text = (MINE if mine else REASONS).get(code, "")
    return str(text) % filled if text else ""
