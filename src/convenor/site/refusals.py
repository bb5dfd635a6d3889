"""The words for every code that the rules give: refusals, reasons, what is missing, what is under way.

One whole sentence for each code; ``%(name)s`` stands for a value that comes with it. The sentence says
what happened and what can be done. Within each group the codes are in order.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import get_language, get_language_info, gettext_noop
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.days import dated
from convenor.domain.kernel import Words
from convenor.site import (
    ballot_words,
    console_words,
    floor_words,
    join_words,
    live_words,
    meeting_words,
    plan_words,
    privacy_words,
    report_words,
    vote_words,
)

WORDS: dict[str, object] = {
    # anywhere
    "not-at-this-point": _("This cannot be done at this point. Nothing has changed."),
    "unknown-move": _("There is no such step. Reload the page and choose again."),
    # letters and their links, accounts
    "account-is-open": _("This account is open already: signing in, or a new password, is the way in."),
    "address-taken": _("%(person)s has the address %(email)s already. Nothing was changed."),
    "body-known": _("The member body %(body)s is written down already. Nothing was added."),
    "link-expired": _(
        "This link is too old, or a newer letter has replaced it. Look for the newest letter, or ask for a fresh one."
    ),
    "link-unknown": _(
        "This link is not one of ours. Copy it whole from the letter, or ask for a fresh letter."
    ),
    "link-used": _(
        "This link has opened its account already; it works once. If that was you, sign in with your password."
    ),
    "oneself-stays": _("This is your own account. Ask somebody else of the secretariat to close it."),
    "data-of-oneself-only": _("Everybody takes a copy of the own data only."),
    "person-holds-a-seat": _(
        "%(name)s holds an office here. End it first; after that the account can be closed."
    ),
    "person-is-active": _("%(name)s can sign in already. Nothing was changed."),
    "person-is-inactive": _(
        "The account of %(name)s is closed. The secretariat can open it again on the person's page."
    ),
    "person-is-paired": _(
        "%(name)s is in a pair, or asked to be, with: %(others)s. End it first, or find another; then close the account."
    ),
    "person-known": _(
        "%(person)s is here already with the address %(email)s. Nobody was added twice; if the letter was lost, send a fresh one."
    ),
    "seat-is-ended": _("%(name)s does not hold this office any more. Nothing was changed."),
    "seat-is-the-last": _(
        "%(name)s is the last of the secretariat. Give somebody else the office first: without one, nobody could."
    ),
    "seat-of-ones-own": _(
        "Nobody gives or ends an office of one's own. Ask somebody else of the secretariat."
    ),
    "second-step-is-none": _("%(name)s has no second step of signing in. Nothing was changed."),
    "second-step-needs-a-reason": _(
        "Write why the second step is taken away: the person reads it in the letter."
    ),
    "second-step-of-ones-own": _(
        "Nobody takes one's own second step away here. Change it on the page of your account, or ask somebody else of the secretariat."
    ),
    "seal-broken": _(
        "This text was sealed with another key than the one in use. Tell the secretariat: the key is in its backup."
    ),
    **ballot_words.WORDS,
    **console_words.WORDS,
    **floor_words.WORDS,
    **join_words.WORDS,
    **live_words.WORDS,
    **meeting_words.WORDS,
    **plan_words.WORDS,
    **privacy_words.WORDS,
    **report_words.WORDS,
    **vote_words.WORDS,
    # groups and meetings
    "group-is-known": _("There is a group called %(wg)s already. Nothing was added."),
    "group-is-open": _("%(wg)s is open already. Nothing was changed."),
    "meeting-is-known": _("“%(meeting)s” of %(wg)s is written down already with the same begin."),
    "meeting-was-attended": _(
        "Somebody has said to have been at “%(meeting)s”, so it stays. Correct it instead."
    ),
    # who may act
    "only-confidant": _("Only the person who was asked in confidence can do this."),
    "only-member-body": _("Only the member body that nominated can do this."),
    "only-mentee-or-mentor": _("Only the mentee and the mentor can do this."),
    "only-nominee": _("Only the person who was nominated can do this."),
    "only-secretariat": _("Only the secretariat can do this."),
    "only-secretariat-or-confidant": _("Only the secretariat or the confidant can do this."),
    # nominations
    "address-belongs-elsewhere": _(
        "The address %(email)s cannot be used for your member body. Check it, or write to the secretariat."
    ),
    "group-is-closed": _("%(wg)s is closed. Choose another group."),
    "learns-already": _("%(name)s is in the programme already. Nothing was changed."),
    "nomination-under-way-accepted": _(
        "%(name)s is nominated already, for %(wg)s: %(name)s has accepted and the secretariat is deciding."
    ),
    "nomination-under-way-confirmed": _("%(name)s is in the programme already, with %(wg)s."),
    "nomination-under-way-deferred": _(
        "%(name)s is nominated already, for %(wg)s: the secretariat has put its decision off."
    ),
    "nomination-under-way-invited": _(
        "%(name)s is nominated already, for %(wg)s, and has not answered yet. The invitation was sent."
    ),
    "nomination-under-way-more-asked": _(
        "%(name)s is nominated already, for %(wg)s: the secretariat has asked the member body a question."
    ),
    "nominee-of-another-body": _("%(name)s belongs to another member body, which would have to nominate."),
    "nomination-answer-needs-words": _("Write your answer first: the secretariat decides on what you say."),
    "nomination-ask-more-needs-words": _("Write what you would like to know: the member body will read it."),
    "nomination-declarations-missing": _(
        "All %(required)s declarations are needed before you can accept; still open: %(missing)s."
        " If you cannot make one of them, you can decline instead."
    ),
    "nomination-defer-needs-words": _(
        "Write why this has to wait: the nominee and the member body will read it."
    ),
    "nomination-is-accepted": _(
        "The nominee has accepted already and the secretariat is deciding. Nothing was changed."
    ),
    "nomination-is-confirmed": _("This nomination is confirmed already. Nothing was changed."),
    "nomination-is-declined": _(
        "The nominee has declined, so this nomination is closed. The member body can nominate again."
    ),
    "nomination-is-deferred": _(
        "This nomination was put off. The secretariat can take it up again. Nothing was changed."
    ),
    "nomination-is-invited": _("The nominee has not answered yet. Please wait for the answer."),
    "nomination-is-more-asked": _(
        "The secretariat has asked the member body a question and waits for the answer. Nothing was changed."
    ),
    "nomination-is-refused": _(
        "The secretariat has said no to this nomination, so it is closed. The member body can nominate again."
    ),
    "nomination-is-withdrawn": _(
        "The member body has withdrawn this nomination, so it is closed. It can nominate again."
    ),
    "nomination-refuse-needs-words": _("Write your reason: the nominee and the member body will read it."),
    # pairs of mentor and mentee
    "alarm-is-settled": _("This alarm is settled already. Nothing was changed."),
    "alarm-needs-words": _("Write what was decided: it stays with the alarm."),
    "confidant-inside-the-pair": _(
        "This person cannot be asked: a request goes to somebody outside the pair. Choose again."
    ),
    "conflict-with-oneself": _("This is the mentor's own name. Write the name of the other person."),
    "end-asked-already": _(
        "You have asked already, and the answer is still open. %(name)s will speak with you."
    ),
    "end-request-answered": _("This request is answered already. Nothing was changed."),
    "member-already": _("%(name)s sits in %(wg)s already. Nothing was changed."),
    "membership-ends-too-early": _(
        "%(name)s sits in the group since %(since)s; the last day cannot lie before that."
    ),
    "membership-has-ended": _("This seat has ended already. Nothing was changed."),
    "mentor-already": _("%(name)s is on the roster already."),
    "mentor-cannot-be-asked": _(
        "%(name)s cannot be asked: a rule forbids it, perhaps since a moment ago. The list below says which."
    ),
    "mentor-has-left": _("%(name)s is off the roster already. Nothing was changed."),
    "mentor-is-paired": _(
        "%(name)s stays on the roster while paired with somebody: %(mentees)s."
        " End the pair or find another mentor first; or let %(name)s take a pause, so that nobody new is proposed."
    ),
    "mentor-not-chosen": _("Choose a mentor from the list."),
    "nobody-of-that-name": _("Nobody here is called %(who)s. Write the full name, or the e-mail address."),
    "not-a-day": _("This is not a day of the calendar. Write it as year, month and day: 2026-11-22."),
    "pairing-accept-already": _("You have accepted already. The pair begins when the other accepts too."),
    "pairing-choice-active": _("There is a pair already. It has to end before another mentor is proposed."),
    "pairing-choice-graduated": _("This mentee has graduated. No mentor is needed any more."),
    "pairing-choice-proposed": _(
        "A mentor is proposed already and the answers are awaited. Nothing was changed."
    ),
    "pairing-end-needs-words": _(
        "Write a reason that both may read. Leave out what was told to you in confidence."
    ),
    "pairing-is-active": _("This pair has begun already. Nothing was changed."),
    "pairing-is-declined": _(
        "This pair was declined, so it is closed. The secretariat will propose another mentor."
    ),
    "pairing-is-ended": _("This pair has ended. Nothing was changed."),
    "pairing-is-proposed": _("Mentor and mentee have not both accepted yet. Please wait for their answers."),
    "pause-ends-too-early": _("The pause ends before it begins. Choose a later day."),
    "pause-needs-a-start": _("Say from which day the pause is."),
    "several-of-that-name": _("Several people here are called %(who)s. Write the e-mail address."),
    "version-has-changed": _(
        "Another version, %(version)s, has become the current one meanwhile. Read again what changes, then move."
    ),
    "version-is-current": _("Version %(version)s is followed already. Nothing was changed."),
    "version-of-another-programme": _(
        "The current pack is another programme, not a version of this one: nobody can be moved to it."
    ),
    "words-too-long": _("This text is too long to be kept. Shorten it and send it again."),
    # talks of mentor and mentee
    "session-accept-already": _("You proposed this time yourself. It is agreed when the other accepts it."),
    "session-confirm-already": _(
        "You have confirmed already that this talk took place. It counts when the other confirms it too."
    ),
    "session-half-confirmed": _(
        "One of you has confirmed that this talk took place, so it cannot be moved. Propose a new talk instead."
    ),
    "session-is-agreed": _("The time of this talk is agreed already. Nothing was changed."),
    "session-is-cancelled": _("This talk was cancelled. Propose a new one."),
    "session-is-held": _("You have both confirmed that this talk took place. Nothing was changed."),
    "session-is-proposed": _("The time of this talk is not agreed yet. One of you has to accept it first."),
    "session-not-yet-begun": _("This talk has not begun yet. You can confirm it once it has taken place."),
    "slot-length-missing": _("Say how long the talk should be."),
    "unknown-time-zone": _(
        "There is no time zone called %(zone)s. Choose one from the list in your profile."
    ),
    # what somebody types
    "no-mentor-yet": _(
        "There is no mentor yet, and what is written here is sealed for the two of you. Come back once you are paired."
    ),
    "text-changed-elsewhere": _(
        "This text was changed in another window meanwhile. Choose which of the two stays; nothing is lost."
    ),
    "text-too-long": _(
        "This is %(length)s characters long and %(most)s fit: shorten it by %(over)s. It is not saved yet; your words stay on this page."
    ),
    # reading and questions to the mentor
    "question-is-answered": _("This question is answered already. Nothing was changed."),
    "unknown-question": _("There is no such question here. Reload the page; what was saved is kept."),
    "unknown-reading": _("There is no such reading in this programme. Nothing was changed."),
    "unknown-reading-status": _("A reading is not begun, being read, or read. Choose one of these."),
    # handouts
    "handout-empty": _("Nothing is written yet. Answer at least one question before you submit."),
    "handout-has-gaps": _(
        "Some questions have no answer yet: %(questions)s. Answer them, or tick that you submit the handout as it is."
    ),
    "handout-not-submitted": _("This handout has not been submitted yet, so there is nothing to talk about."),
    # talks, attendance, assignments, graduation
    "agenda-point-needs-words": _("Write what you would like to talk about."),
    "already-graduated": _("The graduation is confirmed already. Nothing was changed."),
    "assignment-answer-needs-words": _("Write your answer first; your mentee will read it."),
    "assignment-due-is-over": _("This day is over. Choose a later one, or leave it open."),
    "assignment-is-answered": _("This assignment is answered already. Nothing was changed."),
    "assignment-is-empty": _("Nothing is written yet. Write something before you hand it in."),
    "assignment-is-handed-in": _("This assignment is handed in already. Nothing was changed."),
    "assignment-is-withdrawn": _("Your mentor has taken this assignment back. What you wrote is kept."),
    "assignment-not-handed-in": _("This assignment is not handed in yet. You can answer once it is."),
    "attendance-decline-needs-words": _("Write what is not right: the mentee will read it."),
    "attendance-in-the-future": _("This is still to come. Say it once it has taken place."),
    "attendance-is-confirmed": _("This is confirmed already. Nothing was changed."),
    "attendance-is-declined": _("This was declined already. The mentee can say it anew."),
    "attendance-is-said": _(
        "You have said this already, and it stands on the page. A second time is needed only if it is not confirmed."
    ),
    "attendance-other-group": _(
        "This meeting belongs to another working group. Choose one of your own group."
    ),
    "graduation-gaps": _(
        "Something is still missing before graduation; things missing: %(count)s. The page lists them."
    ),
    "graduation-not-asked": _(
        "The mentor has not recommended the graduation yet. It can be confirmed after that."
    ),
    "graduation-not-confirmed": _("The graduation is not confirmed yet."),
    "journey-is-over": _("The programme is complete, so nothing more can be added to it."),
    "no-active-pair": _("There is no mentor at the moment. This is possible again once there is a new pair."),
    "objective-unknown": _("The programme has no such objective. Reload the page and choose again."),
    "only-mentee": _("Only the mentee can do this."),
    "only-mentor": _("Only the mentor of this pair can do this."),
    "private-notes-are-the-mentors": _("Only the mentor can write these notes."),
    "session-activity-unknown": _("Choose what the talk is for, from the list."),
    "session-cancel-needs-words": _("Write why you cancel: the other will read it."),
    "session-needs-times": _("Choose at least one time, or type one of your own."),
    "session-open-already": _("A talk for this is open already. Move that one, or cancel it first."),
    "session-time-is-over": _("This time has passed. Choose or propose a later one."),
    "session-time-not-chosen": _("Choose one of the times first."),
    "session-time-not-offered": _(
        "This time is no longer on offer: the times were changed meanwhile. Look at the new ones and choose again."
    ),
    "session-time-too-far": _("This time is more than a year away. Choose an earlier one."),
    "session-too-many-times": _("Offer at most %(most)s times: take some away."),
    "unknown-field": _("This page is out of date. Reload it; your words are kept in this browser."),
    # self-test
    "one-option-only": _("Question %(number)s takes one answer only. Choose the one you are surest of."),
    "self-test-empty": _("No question is answered yet. Answer at least one before you hand in."),
    "self-test-is-submitted": _(
        "This self-test is handed in, so its answers cannot be changed. You can begin a new attempt."
    ),
    "unknown-item": _(
        "This self-test has no question %(item)s. Reload the page; your saved answers are kept."
    ),
    "unknown-option": _(
        "Question %(number)s offers no answer %(option)s. Reload the page; your saved answers are kept."
    ),
    # objectives
    "objective-already-confirmed": _("“%(objective)s” is confirmed already. Nothing was changed."),
    "objective-already-signed": _("“%(objective)s” is signed already. Nothing was changed."),
    "objective-needs-evidence": _("Link at least one thing that shows “%(objective)s” before you sign it."),
    "objective-needs-words": _("Write what you saw that shows “%(objective)s” before you sign it."),
    "objective-not-signed": _(
        "The mentor has not signed “%(objective)s” yet. It can be confirmed after that."
    ),
    # what an activity still lacks
    "missing-graduated": _("The secretariat confirms the graduation."),
    "missing-handout-submitted": _("The handout has not been submitted yet."),
    "missing-meeting-attended": _("Meetings attended and confirmed: %(have)s of %(need)s."),
    "missing-objectives-confirmed": _("Objectives signed and confirmed: %(have)s of %(need)s."),
    "missing-paired": _("A mentor has not been found and accepted yet."),
    "missing-prepared-with-convenors": _(
        "A convenor of the working group has not confirmed the preparation yet."
    ),
    "missing-readings-read": _("Documents read: %(have)s of %(need)s."),
    "missing-self-test-submitted": _("The self-test has not been completed yet."),
    "missing-session-held": _("Talks held and confirmed by both: %(have)s of %(need)s."),
    # what is under way
    "pending-attendance-claimed": _("A convenor or the secretary of the group has to confirm it."),
    "pending-graduation-asked": _("The secretariat has to confirm the graduation."),
    "pending-graduation-open": _("The mentor has to recommend the graduation."),
    "pending-handout-begun": _(
        "The handout is begun and not submitted yet: answers written, %(answered)s of %(of)s."
    ),
    "pending-objective-signed": _(
        "The mentor has signed “%(objective)s”; the secretariat has to confirm it."
    ),
    "pending-objective-to-sign": _("There is evidence for “%(objective)s”; the mentor has to sign it."),
    "pending-pairing-proposed": _("A mentor is proposed; the answer is awaited."),
    "pending-reading-begun": _("“%(title)s” is being read."),
    "pending-self-test-begun": _(
        "The self-test is begun and not handed in yet: questions answered, %(answered)s of %(of)s."
    ),
    "pending-session-agreed": _("The talk is agreed for %(when)s."),
    "pending-session-proposed": _("A time for the talk is proposed; the other has to accept it."),
    "pending-session-to-confirm": _("The talk of %(when)s has to be confirmed."),
    # what stands before graduation
    "gap-activity": _("“%(activity)s” is not done yet."),
    "gap-objective-evidence-in": _("“%(objective)s” has evidence and waits for the mentor's signature."),
    "gap-objective-open": _("Nothing shows “%(objective)s” yet."),
    "gap-objective-signed": _("“%(objective)s” is signed and waits for the secretariat's confirmation."),
    # why this mentor
    "reason-free": _("Has room for %(free)s more (of %(capacity)s)."),
    "reason-kind-new": _("Has convened a group that wrote a new document."),
    "reason-kind-revision": _("Has convened a group that revised a document."),
    "reason-language": _("Both speak %(language)s (%(level)s or better)."),
    "reason-no-kind-new": _("Has not yet convened a group that wrote a new document."),
    "reason-no-kind-revision": _("Has not yet convened a group that revised a document."),
    "reason-no-language": _("Shares no language with the mentee."),
    "reason-no-overlap": _("Has less than one hour a week in common with the mentee."),
    "reason-other-body": _("Comes from another member body (%(body)s)."),
    "reason-other-size": _("Has not convened a group of about this size (%(size)s)."),
    "reason-overlap": _(
        "In every week of the next six months both are free at the same time; hours at least: %(hours)s."
    ),
    "reason-same-body": _("Comes from the mentee's own member body (%(body)s)."),
    "reason-size": _("Convened %(wg)s, a group of about this size (%(size)s)."),
    # why not this mentor
    "rule-capacity": _("Has no room: accompanies %(load)s of at most %(capacity)s."),
    "rule-conflict": _("A conflict of interest with the mentee is declared."),
    "rule-never-convened": _("Has never convened a working group."),
    "rule-oneself": _("Is the mentee."),
    "rule-paused": _("Is taking a pause from mentoring."),
    "rule-same-wg": _("Sits in %(wg)s, the mentee's own working group."),
}


def say(code: str, values: Mapping[str, object]) -> str:
    """The sentence for ``code`` in the reader's language; the code itself where words are missing."""
    sentence = WORDS.get(code)
    return str(sentence) % {name: _shown(name, values[name]) for name in values} if sentence else code


def _shown(name: str, value: object) -> object:
    """A value as the reader's language writes it."""
    if isinstance(value, Words):
        return value.in_language(get_language() or "en")
    if isinstance(value, datetime):
        local = localtime(value)
        values = {"day": dated(local, "l j F Y"), "clock": dated(local, "H:i")}
        return _("%(day)s, %(clock)s") % values
    if isinstance(value, date):
        return dated(value, "l j F Y")
    return say_language(str(value)) if name == "language" else value


# Names of languages that the framework says in English only.
LANGUAGES = (gettext_noop("Norwegian"), gettext_noop("Norwegian Bokmal"))


def say_language(code: str) -> str:
    """The name of a language in the reader's own; the code where it is not known."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
