"""The words for what the rules of a meeting refuse, and for what its readers have to say.

One whole sentence for each code, as in ``refusals``. Where a value is a ``seat``, ``%(name)s`` is the name of whoever
sits there: the caller knows it, the log does not.
"""

from django.utils.translation import gettext_lazy as _

CALLS: dict[str, object] = {
    # a consensus call
    "call-is-blind": _("The answers are not shown yet. Show them first."),
    "call-is-declared": _("This call is over: its result was declared. Nothing has changed."),
    "call-is-revealed": _(
        "The answers are shown and stay as they are. If you cannot live with the text, you can still oppose it."
    ),
    "call-is-taken-back": _("This call was taken back. Nothing has changed."),
    "call-needs-text": _("Write the text that is put to the group."),
    "call-under-way": _("A call is under way. Declare it or take it back before you open another."),
    "nobody-has-answered": _("Nobody has answered yet, so there is nothing to show."),
    "no-such-call": _("This call is not under way any more. The page shows how things stand now."),
    "opposition-needs-reason": _("Write why you oppose: the group can only work on what it knows."),
    "opposition-needs-remedy": _("Write what would resolve your opposition."),
    "unknown-position": _("There is no such answer. Choose one of those on the page."),
    # objections and options
    "gist-needs-text": _("Write in other words what was said."),
    "gist-not-confirmed": _(
        "The objector has not yet confirmed how the objection was restated. After that it can be kept."
    ),
    "no-such-objection": _("There is no such objection to this text."),
    "no-such-option": _("There is no such option. The page shows those that were proposed."),
    "nothing-restated-yet": _(
        "The objection was not restated yet. Restate it first, then it can be confirmed."
    ),
    "objection-is-open": _("This objection is open. Work on it first."),
    "objection-is-sustained": _(
        "This objection was kept. Only its objector can change that, by withdrawing it."
    ),
    "objection-is-withdrawn": _("This objection was withdrawn. Nothing has changed."),
    "objection-needs-why": _("Write what lies under the objection."),
    "option-is-known": _("This option was proposed already. Nothing was added."),
    "option-is-not-asked": _("The group is not being asked about this option now."),
    "option-needs-text": _("Write the text that you propose."),
    "option-not-tested": _("Ask first who cannot live with this option. After that it can be adopted."),
    # declaring
    "next-step-needed": _("Say what comes next: a drafting group, parking the point, or the next meeting."),
    "objections-are-open": _("An objection is still open. Its objector withdraws or keeps it; then declare."),
    "reservations-to-note": _("An objection was kept. Declare consensus with noted reservations."),
    "sustained-opposition": _(
        "Consensus cannot be declared: opposition to a substantial issue stands. Consensus is general agreement in"
        " which no important part of the interests concerned sustains its opposition to a substantial issue, after"
        " everybody's views were sought and conflicting arguments were worked on. It need not be unanimous."
        " Work on the objection, or declare that there is none and what comes next."
    ),
    "unknown-outcome": _("A call ends in consensus, in consensus with noted reservations, or in none."),
}

RECORD: dict[str, object] = {
    # whose word it is
    "no-such-seat": _("There is no such seat at this table."),
    "part-has-no-voice": _("Whoever serves, watches or learns does not answer, unless a convenor enters it."),
    "seat-is-not-present": _("Whoever sits there is not present now."),
    # straw polls
    "no-such-choice": _("This poll offers no such answer. Choose one of those on the page."),
    "no-such-poll": _("This poll is not the one under way. The page shows how things stand now."),
    "one-choice-only": _("This poll takes one answer only."),
    "poll-has-too-many-options": _("Offer at most %(most)s answers."),
    "poll-is-closed": _("This poll is closed. Nothing has changed."),
    "poll-is-put-away": _("The result of this poll is off the screens already."),
    "poll-is-open": _("A poll is open. Close it before you open another."),
    "poll-needs-options": _("Offer at least two different answers."),
    "poll-needs-question": _("Write the question."),
    # the record
    "action-needs-text": _("Write what is to be done."),
    "conduct-note-needs-text": _(
        "Write the note first. Only the convenors and the secretariat will read it."
    ),
    "decision-needs-text": _("Write what was decided."),
    "no-such-action": _("There is no such action in this meeting."),
    "no-such-note": _("There is no such note in this meeting."),
    # being understood
    "no-such-gist": _("Something else was restated meanwhile. Look at what stands there now."),
    "only-who-was-restated": _("Only whoever was restated can say whether that was meant."),
    "word-missing": _("Write the word that is to be settled."),
    # groups that work apart
    "breakout-needs-title": _("Give the group a title."),
    "breakouts-are-apart": _("The groups are at work already. Nothing has changed."),
    "breakouts-have-begun": _("The groups have begun to work, and belong to the record. None is taken off."),
    "breakouts-need-minutes": _("Say for how many minutes the groups work: from 1 to %(most)s."),
    "no-breakouts-planned": _("No group is planned yet. Plan at least one first."),
    "no-such-breakout": _("There is no such group. The page shows those that are planned."),
    "only-chair-or-recorder": _(
        "Only the group's chair or recorder, or the convenors' side, brings its text back."
    ),
}

READINGS: dict[str, object] = {
    # who was heard
    "voice-all-heard": _("Everybody was heard; people: %(people)s."),
    "voice-body": _("%(whose)s: %(percent)s %% of the time, %(of_people)s %% of the people."),
    "voice-few": _("%(few)s of %(people)s people used %(percent)s %% of the time."),
    "voice-interest": _("%(whose)s: %(percent)s %% of the time, %(of_people)s %% of the people."),
    "voice-passes-third": _("%(name)s has more than a third of the talk on this point: %(percent)s %%."),
    "voice-remote": _("Remote: %(percent)s %% of the time, %(of_people)s %% of the people."),
    "voice-silent": _("Not yet heard: %(silent)s of %(people)s."),
    # whether it ends in time
    "forecast-close-queue": _("Close the queue now: those who wait will use up the time."),
    "forecast-early": _("At this pace the item ends %(minutes)s min early; in the queue: %(waiting)s."),
    "forecast-late": _("At this pace the item ends %(minutes)s min late; in the queue: %(waiting)s."),
    "forecast-limit": _(
        "With %(seconds)s s each, everybody who waits still fits; in the queue: %(waiting)s."
    ),
    "forecast-meeting-late": _("The meeting would end %(minutes)s min late."),
    "forecast-on-time": _("At this pace the item ends on time; in the queue: %(waiting)s."),
    "round-takes": _("%(people)s × %(seconds)s s = %(minutes)s min for a round on this point."),
    # how neutral the chair was
    "chair-as-expert": _(
        "%(name)s spoke as an expert, without the chair; turns: %(turns)s, seconds: %(seconds)s."
    ),
    "chair-camps": _(
        "Calls per raised hand: %(pro)s of %(of_pro)s for the text, %(con)s of %(of_con)s against it."
    ),
    "chair-led": _("While %(name)s had the chair, nobody else spoke for %(percent)s %% of the time."),
    "chair-overrides": _("Called out of turn: %(count)s of %(turns)s."),
    # looking back
    "debrief-attendance": _("Present: %(people)s; in the room: %(room)s, remote: %(remote)s."),
    "debrief-call-consensus": _("On “%(about)s”, consensus was declared."),
    "debrief-call-none-drafting-group": _(
        "On “%(about)s” there was no consensus; a drafting group takes it up."
    ),
    "debrief-call-none-next-meeting": _(
        "On “%(about)s” there was no consensus; the next meeting takes it up."
    ),
    "debrief-call-none-parked": _("On “%(about)s” there was no consensus; it was parked."),
    "debrief-call-open": _("The call on “%(about)s” did not come to an end."),
    "debrief-call-reservations": _("On “%(about)s”, consensus with noted reservations was declared."),
    "debrief-call-taken-back": _("The call on “%(about)s” was taken back."),
    "debrief-gists": _("What somebody said was restated for them to confirm; times: %(count)s."),
    "debrief-missing": _("Expected, but not there: %(people)s."),
    "debrief-most": _("%(name)s spoke most: %(percent)s %% of the time."),
    "debrief-not-reached": _("“%(item)s” was not reached; planned: %(planned)s min."),
    "debrief-objection-open": _("%(name)s objected: “%(reason)s”. The objection was open to the end."),
    "debrief-objection-sustained": _("%(name)s objected: “%(reason)s”. The objection was kept."),
    "debrief-objection-withdrawn": _("%(name)s objected: “%(reason)s”. The objection was withdrawn."),
    "debrief-overran": _("“%(item)s” took %(over)s min more than planned (%(planned)s min)."),
    "debrief-reminded": _("Everybody was reminded of the code of conduct; times: %(count)s."),
    "debrief-restate-asked": _("Somebody asked to hear it again in other words; times: %(count)s."),
    "debrief-slower-asked": _("Somebody asked to speak more slowly; times: %(count)s."),
    "debrief-was-silent": _("%(name)s did not speak."),
    "debrief-words": _("Words to be settled for the glossary: %(words)s."),
    "poll-is-no-decision": _("This was a straw poll: it shows where people stand and decides nothing."),
}

WORDS: dict[str, object] = {**CALLS, **RECORD, **READINGS}
