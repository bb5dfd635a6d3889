"""Reading handouts: drafts for their writer, submitted versions for those who may read them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from convenor.apps.learning.models import Answer, Comment, Handout, Version
from convenor.apps.learning.pairs import Pair, opened
from convenor.apps.learning.queries.facts import offers
from convenor.apps.learning.queries.former import former
from convenor.apps.learning.queries.who import who_sees
from convenor.apps.learning.typed import Stale
from convenor.domain.kernel import Refused
from convenor.domain.programme.definition import HandoutForm, Question
from convenor.domain.programme.difference import Piece, difference
from convenor.domain.programme.visibility import readable


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One question with the draft of its answer, as its writer sees it."""

    question: Question
    text: str
    revision: int
    saved_at: datetime | None
    who: str
    offer: str
    refused: Refused | None = None

    @property
    def other_text(self) -> str:
        """What another window saved meanwhile, where it did."""
        return self.refused.text if isinstance(self.refused, Stale) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The page on which a handout is written."""

    form: HandoutForm
    handout: Handout | None
    boxes: tuple[Box, ...]
    answered: int
    missing: tuple[Question, ...]
    last: Version | None
    changed: bool  # since it was submitted
    former: tuple[tuple[Question, str], ...]  # answers that the form no longer asks for

    @property
    def numbered(self) -> int:
        """How many questions there are, the notes at the end aside."""
        return sum(each.number is not None for each in self.form.questions)

    @property
    def has_words(self) -> bool:
        """Whether anything is written at all."""
        return any(each.text.strip() for each in self.boxes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing said about an answer."""

    row: Comment
    words: str
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One submitted answer, with the talk about it, as a reader may see it."""

    question: Question
    text: str
    who: str
    talk: tuple[Remark, ...]
    discussed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A submitted handout as a reader may see it."""

    form: HandoutForm
    handout: Handout | None
    version: Version | None
    reads: tuple[Read, ...]
    former: tuple[Read, ...]  # what the form no longer asks for
    withheld: int  # questions that this reader may not see
    talked: int
    answered: int
    draft_is_newer: bool
    with_somebody_else: bool  # submitted, but to an earlier mentor


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One question in two versions."""

    question: Question
    pieces: tuple[Piece, ...]
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """All versions, and one of them beside the one before."""

    form: HandoutForm
    handout: Handout
    rows: tuple[Version, ...]  # the newest first
    shown: Version
    before: Version | None
    compared: tuple[Compared, ...]


def about_answer(handout: Handout, question: str) -> str:
    """What a sealed answer is bound to."""
    return f"answer:{handout.pk}:{question}"


def about_version(handout: Handout, number: int) -> str:
    """What a sealed version is bound to."""
    return f"version:{handout.pk}:{number}"


def about_comment(handout: Handout, once: str) -> str:
    """What a sealed comment is bound to."""
    return f"comment:{handout.pk}:{once}"


def drafts(handout: Handout, form: HandoutForm) -> tuple[tuple[Answer, str], ...]:
    """Every answer as it now stands, in the order of the form."""
    order = {each.key: at for at, each in enumerate(form.questions)}
    found = [each for each in _every_draft(handout) if each[0].question in order]
    return tuple(sorted(found, key=lambda each: order[each[0].question]))


def _every_draft(handout: Handout) -> list[tuple[Answer, str]]:
    rows = Answer.objects.filter(handout=handout).select_related("key")
    return [(each, opened(each.text, each.key, about_answer(handout, each.question))) for each in rows]


def latest_version(handout: Handout) -> Version | None:
    """The version submitted last."""
    return Version.objects.filter(handout=handout).select_related("key").order_by("-number").first()


def asked_in(version: Version, form: HandoutForm) -> dict[str, str]:
    """The answers of a version to what the form still asks."""
    asked = {each.key for each in form.questions}
    return {key: text for key, text in texts_of(version).items() if key in asked}


def texts_of(version: Version) -> dict[str, str]:
    """The answers of a version, by question."""
    about = f"version:{version.handout_id}:{version.number}"
    texts: dict[str, str] = json.loads(opened(version.answers, version.key, about) or "{}")
    return texts


def unanswered(form: HandoutForm, texts: Mapping[str, str]) -> tuple[Question, ...]:
    """The numbered questions without an answer."""
    return tuple(
        each for each in form.questions if each.number is not None and not texts.get(each.key, "").strip()
    )


def desk(
    pair: Pair,
    form: HandoutForm,
    handout: Handout | None,
    at: datetime,
    *,
    typed: Mapping[str, str] | None = None,
    refused: Mapping[str, Refused] | None = None,
) -> Desk:
    """The page for writing. ``typed`` is what a refused page had sent: it stays in the boxes."""
    written = {each.question: (each, text) for each, text in _every_draft(handout)} if handout else {}
    kept = {key: text for key, (_, text) in written.items()}
    texts = {each.key: kept[each.key] for each in form.questions if each.key in kept}
    starts = offers(pair, form.questions, at)
    boxes = tuple(
        Box(
            question=each,
            text=(typed or {}).get(each.key, texts.get(each.key, "")),
            revision=written[each.key][0].revision if each.key in written else 0,
            saved_at=written[each.key][0].saved_at if texts.get(each.key) else None,
            who=who_sees(each, pair),
            offer="" if starts.get(each.key, "") in texts.get(each.key, "") else starts[each.key],
            refused=(refused or {}).get(each.key),
        )
        for each in form.questions
    )
    last = latest_version(handout) if handout else None
    missing = unanswered(form, texts)
    return Desk(
        form=form,
        handout=handout,
        boxes=boxes,
        answered=sum(each.number is not None for each in form.questions) - len(missing),
        missing=missing,
        last=last,
        changed=last is not None
        and asked_in(last, form) != {key: text for key, text in texts.items() if text},
        former=former(pair, form, [kept]),
    )


def offer_for(pair: Pair, form: HandoutForm, question: str, at: datetime) -> str:
    """The sentences that one answer could start with."""
    return offers(pair, form.questions, at).get(question, "")


def paper(pair: Pair, form: HandoutForm, handout: Handout | None) -> Paper:
    """The submitted handout: what this reader may see of it, never the draft."""
    last = latest_version(handout) if handout else None
    version = last if last is not None and may_open(pair, last) else None
    texts = texts_of(version) if version else {}
    seen = readable(form, pair.roles)
    rows = list(Answer.objects.filter(handout=handout)) if version else []
    discussed = {each.question: each.discussed_at for each in rows}
    talk = _talk(pair, handout) if handout and version and pair.is_pair else {}

    def read(question: Question, text: str) -> Read:
        said, marked = tuple(talk.get(question.key, ())), discussed.get(question.key)
        return Read(
            question=question, text=text, who=who_sees(question, pair), talk=said, discussed_at=marked
        )

    reads = tuple(read(each, texts.get(each.key, "")) for each in seen)
    older = former(pair, form, _given(pair, rows, form, handout)) if handout and version else ()
    given = [each for each in reads if each.text]
    return Paper(
        form=form,
        handout=handout,
        version=version,
        reads=reads if version else (),
        former=tuple(read(each, text) for each, text in older),
        withheld=len(form.questions) - len(seen),
        talked=sum(each.discussed_at is not None for each in given),
        answered=len(given),
        draft_is_newer=version is not None and any(each.saved_at > version.submitted_at for each in rows),
        with_somebody_else=last is not None and version is None,
    )


def _given(
    pair: Pair, rows: Sequence[Answer], form: HandoutForm, handout: Handout
) -> Iterator[dict[str, str]]:
    """What was submitted in each version, the newest first; nothing is opened where the form still asks all."""
    if {each.question for each in rows} - {each.key for each in form.questions}:
        every = Version.objects.filter(handout=handout).select_related("key").order_by("-number")
        yield from (texts_of(each) for each in every if may_open(pair, each))


def may_open(pair: Pair, version: Version) -> bool:
    """Whether the reader may open the version: a mentor only what was given to this pair."""
    return not pair.is_pair or pair.opens(version.key_id)


def versions(pair: Pair, form: HandoutForm, handout: Handout, number: int | None) -> Versions:
    """All versions that the reader may open, and what changed in one of them."""
    every = Version.objects.filter(handout=handout).select_related("key").order_by("-number")
    rows = tuple(each for each in every if pair.opens(each.key_id))
    shown = next((each for each in rows if number in (None, each.number)), None)
    if shown is None:
        raise Http404
    before = next((each for each in rows if each.number < shown.number), None)
    old, new = texts_of(before) if before else {}, texts_of(shown)
    compared = tuple(
        Compared(
            question=each,
            pieces=difference(old.get(each.key, ""), new.get(each.key, "")),
            changed=old.get(each.key, "") != new.get(each.key, ""),
        )
        for each in (*form.questions, *(each for each, _ in former(pair, form, [new, old])))
        if old.get(each.key) or new.get(each.key)
    )
    return Versions(form=form, handout=handout, rows=rows, shown=shown, before=before, compared=compared)


def _talk(pair: Pair, handout: Handout) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = {}
    for row in Comment.objects.filter(handout=handout).select_related("key", "author"):
        if pair.opens(row.key_id):
            words = opened(row.words, row.key, about_comment(handout, row.once))
            mine = (row.author_id == pair.mentee.pk) == pair.is_mentee
            found.setdefault(row.question, []).append(Remark(row=row, words=words, is_mine=mine))
    return found
