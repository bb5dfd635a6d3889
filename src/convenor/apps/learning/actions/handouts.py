"""Writing down the answers of a handout, its submitted versions, and the talk about them."""

import json
from collections.abc import Mapping
from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.learning import letters
from convenor.apps.learning.models import Answer, Comment, Enrolment, Handout, PairKey, Version
from convenor.apps.learning.pairs import Pair, opened, sealed
from convenor.apps.learning.queries.handouts import (
    about_answer,
    about_comment,
    about_version,
    asked_in,
    drafts,
    latest_version,
    texts_of,
    unanswered,
)
from convenor.apps.learning.typed import Typed, fit, is_new, once_for
from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import HandoutForm


@audited("handout.answer-kept")
def keep_answer(
    enrolment: Enrolment,
    key: PairKey,
    form: HandoutForm,
    question: str,
    typed: Typed,
    *,
    by: Person,
    at: datetime,
) -> Answer:
    """Keep one answer as it is being written; refuses to write over something newer."""
    return _keep(_handout_of(enrolment, form, at), key, form, question, typed, at)


@audited("handout.answers-kept")
def keep_answers(
    enrolment: Enrolment,
    key: PairKey,
    form: HandoutForm,
    typed: Mapping[str, Typed],
    *,
    by: Person,
    at: datetime,
) -> dict[str, Refused]:
    """Keep every answer of the page that can be kept; say of each other why not."""
    handout = _handout_of(enrolment, form, at)
    refused: dict[str, Refused] = {}
    for question, each in typed.items():
        try:
            _keep(handout, key, form, question, each, at)
        except Refused as refusal:
            refused[question] = refusal
    return refused


@audited("handout.submitted")
def submit(pair: Pair, form: HandoutForm, *, anyway: bool, by: Person, at: datetime) -> Version:
    """Make a version of what is saved and give it to the mentor. The same words twice make one version."""
    key = pair.needs_key()
    handout = _locked(pair.enrolment, form)
    texts = {each.question: text for each, text in drafts(handout, form) if text}
    if not texts:
        raise Refused("handout-empty")
    missing = unanswered(form, texts)
    if missing and not anyway:
        raise Refused("handout-has-gaps", questions=", ".join(str(each.number) for each in missing))
    last = latest_version(handout)
    if last is not None and last.key_id == key.pk and asked_in(last, form) == texts:
        return last
    _forget_talk_about_changed(handout, texts_of(last) if last else {}, texts)
    handout.submitted_at, handout.discussed_at = at, None
    handout.save(update_fields=["submitted_at", "discussed_at"])
    version = _new_version(handout, key, (last.number if last else 0) + 1, texts, at)
    letters.handout_submitted(pair, version, form.title, by=by, at=at)
    return version


@audited("handout.commented")
def comment(
    pair: Pair, form: HandoutForm, question: str, words: str, once: str, *, by: Person, at: datetime
) -> Comment:
    """Say something about one answer, or reply. The same form sent twice says it once."""
    key = pair.needs_key()
    _check_question(form, question)
    handout = _locked(pair.enrolment, form)
    last = latest_version(handout)
    if last is None:
        raise Refused("handout-not-submitted")
    text = fit(words)
    once = once_for(once, question, text)
    said, is_first = Comment.objects.get_or_create(
        handout=handout,
        once=once,
        defaults={
            "question": question,
            "key": key,
            "version": last.number,
            "author": by,
            "words": sealed(text, key, about_comment(handout, once)),
            "at": at,
        },
    )
    if is_first:
        tell = letters.comment_replied if by == pair.mentee else letters.handout_commented
        tell(pair, said, form.title, by=by, at=at)
    return said


@audited("handout.discussed")
def mark_discussed(
    enrolment: Enrolment, form: HandoutForm, question: str, *, discussed: bool, by: Person, at: datetime
) -> Handout:
    """Mark one answer as talked through, or take the mark away. All marked: the handout is."""
    _check_question(form, question)
    handout = _locked(enrolment, form)
    last = latest_version(handout)
    if last is None:
        raise Refused("handout-not-submitted")
    answers = Answer.objects.filter(handout=handout)
    answers.filter(question=question, discussed_at__isnull=discussed).update(
        discussed_at=at if discussed else None
    )
    open_ones = answers.filter(question__in=asked_in(last, form), discussed_at=None)
    handout.discussed_at = None if open_ones.exists() else handout.discussed_at or at
    handout.save(update_fields=["discussed_at"])
    return handout


def _keep(
    handout: Handout, key: PairKey, form: HandoutForm, question: str, typed: Typed, at: datetime
) -> Answer:
    _check_question(form, question)
    text = fit(typed.text)
    row, _ = (
        Answer.objects.select_for_update(of=("self",))
        .select_related("key")
        .get_or_create(handout=handout, question=question, defaults={"key": key, "saved_at": at})
    )
    about = about_answer(handout, question)
    if is_new(typed, text, opened(row.text, row.key, about), row.revision, row.saved_at):
        row.text, row.key = sealed(text, key, about), key
        row.revision += 1
        row.saved_at = at
        row.save(update_fields=["text", "key", "revision", "saved_at"])
    return row


def _check_question(form: HandoutForm, question: str) -> None:
    if question not in {each.key for each in form.questions}:
        raise Refused("unknown-question")


def _handout_of(enrolment: Enrolment, form: HandoutForm, at: datetime) -> Handout:
    handout, _ = Handout.objects.get_or_create(enrolment=enrolment, form=form.key, defaults={"begun_at": at})
    return handout


def _locked(enrolment: Enrolment, form: HandoutForm) -> Handout:
    row = Handout.objects.select_for_update().filter(enrolment=enrolment, form=form.key).first()
    if row is None:
        raise Refused("handout-empty")
    return row


def _new_version(
    handout: Handout, key: PairKey, number: int, texts: Mapping[str, str], at: datetime
) -> Version:
    return Version.objects.create(
        handout=handout,
        number=number,
        key=key,
        answers=sealed(json.dumps(texts, ensure_ascii=False), key, about_version(handout, number)),
        submitted_at=at,
    )


def _forget_talk_about_changed(handout: Handout, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    changed = [key for key in {*before, *after} if before.get(key) != after.get(key)]
    Answer.objects.filter(handout=handout, question__in=changed).update(discussed_at=None)
