"""The letters of this app. None carries a word of what was written: it is read on the site only."""

from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.learning.models import Asked, Comment, Version
from convenor.apps.learning.pairs import Pair
from convenor.apps.learning.programmes import programme_of
from convenor.apps.outbox import actions as outbox
from convenor.domain.kernel import Words


def question_asked(pair: Pair, asked: Asked, title: Words, *, by: Person, at: datetime) -> None:
    """Tell the mentor."""
    if pair.mentor is not None:
        path = f"/learning/{pair.enrolment.pk}/reading/{asked.reading}/#question-{asked.pk}"
        _post(pair, pair.mentor, "question-asked", title, f"{asked.pk}", path, by=by, at=at)


def question_answered(pair: Pair, asked: Asked, title: Words, *, by: Person, at: datetime) -> None:
    """Tell the mentee."""
    path = f"/learning/{pair.enrolment.pk}/reading/{asked.reading}/#question-{asked.pk}"
    _post(pair, pair.mentee, "question-answered", title, f"{asked.pk}", path, by=by, at=at)


def handout_submitted(pair: Pair, version: Version, title: Words, *, by: Person, at: datetime) -> None:
    """Tell the mentor that there is a version to read."""
    if pair.mentor is not None:
        path = f"/learning/{pair.enrolment.pk}/handouts/{version.handout.form}/"
        _post(pair, pair.mentor, "handout-submitted", title, f"{version.pk}", path, by=by, at=at)


def handout_commented(pair: Pair, comment: Comment, title: Words, *, by: Person, at: datetime) -> None:
    """Tell the mentee once a day, however many answers are commented on."""
    path = f"/learning/{pair.enrolment.pk}/handouts/{comment.handout.form}/"
    once = f"{comment.handout_id}:{comment.version}:{at:%Y-%m-%d}"
    _post(pair, pair.mentee, "handout-commented", title, once, path, by=by, at=at)


def comment_replied(pair: Pair, comment: Comment, title: Words, *, by: Person, at: datetime) -> None:
    """Tell the mentor once a day that there are words to read; which ones stands on the site only."""
    if pair.mentor is not None:
        path = f"/learning/{pair.enrolment.pk}/handouts/{comment.handout.form}/"
        once = f"{comment.handout_id}:{comment.version}:{at:%Y-%m-%d}"
        _post(pair, pair.mentor, "comment-replied", title, once, path, by=by, at=at)


def _post(
    pair: Pair, to: Person, letter: str, title: Words, once: str, path: str, *, by: Person, at: datetime
) -> None:
    other = pair.mentor if to == pair.mentee else pair.mentee
    values = {
        "what": title.in_language(to.language),
        "mentee": pair.mentee.short,
        "mentor": pair.mentor.short if pair.mentor else "",
        "other": other.short if other else "",
        "wg": pair.group.name,
        "document": pair.group.document,
        "body": pair.mentee.body.acronym if pair.mentee.body else "",
    }
    template = programme_of(pair.enrolment).letter(letter)
    outbox.post(to, template, values, key=f"{letter}:{once}:{to.pk}", at=at, path=path, by=by)
