"""Nominating, and every legal move that follows. The table in the domain says who may do what, when."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from convenor.apps.accounts.models import MemberBody, Person, Representative
from convenor.apps.audit.actions import audited
from convenor.apps.committees.models import WorkingGroup
from convenor.apps.learning.models import Enrolment
from convenor.apps.learning.programmes import current
from convenor.apps.mentoring import joining_letters as told
from convenor.apps.mentoring.access.joining import roles_on_nomination
from convenor.apps.mentoring.models import Journey, Nomination, NominationStep
from convenor.apps.mentoring.queries.joining import under_way
from convenor.domain.kernel import Refused
from convenor.domain.programme import joining
from convenor.domain.programme.joining import NominationState


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody without a row here: what a member body says of a person whom it nominates."""

    name: str
    email: str
    language: str


@audited("nomination.made")
def nominate(
    body: MemberBody,
    who: Person | Newcomer,
    group: WorkingGroup,
    statement: str,
    *,
    by: Person,
    at: datetime,
) -> Nomination:
    """Propose somebody as mentee for a group, and write to the nominee."""
    MemberBody.objects.select_for_update().get(pk=body.pk)
    if not Representative.objects.filter(person=by, body=body).exists():
        raise Refused("only-member-body")
    if group.closed_at is not None:
        raise Refused("group-is-closed", wg=group.name)
    person = _person(body, who)
    if not person.is_active:
        raise Refused("person-is-inactive", name=person.name)
    _check_none_under_way(person)
    nomination = Nomination.objects.create(
        person=person,
        body=body,
        group=group,
        statement=statement,
        nominated_by=by,
        made_at=at,
        state=NominationState.INVITED,
        changed_at=at,
    )
    _note(nomination, "nominate", by, at, "")
    told.invite_nominee(nomination, by=by, at=at)
    return nomination


def _person(body: MemberBody, who: Person | Newcomer) -> Person:
    """The row of whoever is nominated; an address that another body's person has is not theirs to use."""
    if isinstance(who, Newcomer):
        known = Person.objects.filter(email__iexact=who.email.strip()).first()
        if known is None:
            return Person.objects.create_user(who.email, who.name, body=body, language=who.language)
        if known.body_id != body.pk:
            raise Refused("address-belongs-elsewhere", email=who.email)
        return known
    if who.body_id != body.pk:
        raise Refused("nominee-of-another-body", name=who.name)
    return who


def _check_none_under_way(person: Person) -> None:
    already = under_way(person)
    if already is not None:
        code = f"nomination-under-way-{already.state}"
        raise Refused(code, name=person.name, wg=already.group.name, nomination=already.pk)


@audited("nomination.accepted")
def accept(
    nomination: Nomination, *, by: Person, at: datetime, words: str = "", declared: Collection[str] = ()
) -> Nomination:
    """The nominee makes every declaration of the programme."""
    row, step = _move(nomination, "accept", by, at, words, declared)
    row.declared_at = at
    row.save(update_fields=["declared_at"])
    readers = [*told.secretariat(), *told.speakers_of(row)]
    told.about_nomination(readers, "nomination-accepted", row, event=_event(step), by=by, at=at)
    return row


@audited("nomination.declined")
def decline(
    nomination: Nomination, *, by: Person, at: datetime, words: str = "", declared: Collection[str] = ()
) -> Nomination:
    """The nominee does not wish it, with or without a reason."""
    row, step = _move(nomination, "decline", by, at, words)
    told.about_nomination(told.speakers_of(row), "nomination-declined", row, event=_event(step), by=by, at=at)
    return row


@audited("nomination.confirmed")
def confirm(
    nomination: Nomination, *, by: Person, at: datetime, words: str = "", declared: Collection[str] = ()
) -> Nomination:
    """The secretariat makes the nominee a mentee: the journey begins, a mentor can be looked for."""
    row, step = _move(nomination, "confirm", by, at, words)
    programme = current()
    if Enrolment.objects.filter(person=row.person, programme=programme.key, ended_at=None).exists():
        raise Refused("learns-already", name=row.person.name)
    enrolment = Enrolment.objects.create(
        person=row.person, programme=programme.key, version=programme.version, begun_at=at
    )
    Journey.objects.create(
        nomination=row, enrolment=enrolment, mentee=row.person, group=row.group, begun_at=at
    )
    event = _event(step)
    told.about_nomination(
        [row.person], "nomination-confirmed", row, event=event, by=by, at=at, path=reverse("home")
    )
    told.about_nomination(told.speakers_of(row), "nomination-confirmed", row, event=event, by=by, at=at)
    return row


@audited("nomination.more-asked")
def ask_more(
    nomination: Nomination, *, by: Person, at: datetime, words: str = "", declared: Collection[str] = ()
) -> Nomination:
    """The secretariat asks the member body a question before it decides."""
    row, step = _move(nomination, "ask-more", by, at, words)
    readers = told.speakers_of(row)
    told.about_nomination(
        readers, "nomination-more-asked", row, event=_event(step), by=by, at=at, reason=words
    )
    return row


@audited("nomination.answered")
def answer(
    nomination: Nomination, *, by: Person, at: datetime, words: str = "", declared: Collection[str] = ()
) -> Nomination:
    """The member body answers the secretariat's question."""
    row, step = _move(nomination, "answer", by, at, words)
    told.about_nomination(
        told.secretariat(), "nomination-answered", row, event=_event(step), by=by, at=at, reason=words
    )
    return row


@audited("nomination.deferred")
def defer(
    nomination: Nomination, *, by: Person, at: datetime, words: str = "", declared: Collection[str] = ()
) -> Nomination:
    """The secretariat puts its decision off, with a reason."""
    row, step = _move(nomination, "defer", by, at, words)
    readers = [row.person, *told.speakers_of(row)]
    told.about_nomination(readers, "nomination-deferred", row, event=_event(step), by=by, at=at, reason=words)
    return row


@audited("nomination.taken-up")
def take_up(
    nomination: Nomination, *, by: Person, at: datetime, words: str = "", declared: Collection[str] = ()
) -> Nomination:
    """The secretariat takes up again what it had put off."""
    row, step = _move(nomination, "take-up", by, at, words)
    readers = [row.person, *told.speakers_of(row)]
    told.about_nomination(readers, "nomination-taken-up", row, event=_event(step), by=by, at=at)
    return row


@audited("nomination.refused")
def refuse(
    nomination: Nomination, *, by: Person, at: datetime, words: str = "", declared: Collection[str] = ()
) -> Nomination:
    """The secretariat says no, with a reason."""
    row, step = _move(nomination, "refuse", by, at, words)
    readers = [row.person, *told.speakers_of(row)]
    told.about_nomination(readers, "nomination-refused", row, event=_event(step), by=by, at=at, reason=words)
    return row


@audited("nomination.withdrawn")
def withdraw(
    nomination: Nomination, *, by: Person, at: datetime, words: str = "", declared: Collection[str] = ()
) -> Nomination:
    """The member body takes its nomination back."""
    before = nomination.state
    row, step = _move(nomination, "withdraw", by, at, words)
    readers = [row.person] if before == NominationState.INVITED else [row.person, *told.secretariat()]
    told.about_nomination(readers, "nomination-withdrawn", row, event=_event(step), by=by, at=at)
    return row


BY_VERB: dict[str, Callable[..., Nomination]] = {
    "accept": accept,
    "decline": decline,
    "confirm": confirm,
    "ask-more": ask_more,
    "answer": answer,
    "defer": defer,
    "take-up": take_up,
    "refuse": refuse,
    "withdraw": withdraw,
}


def _move(
    nomination: Nomination, verb: str, by: Person, at: datetime, words: str, declared: Collection[str] = ()
) -> tuple[Nomination, NominationStep]:
    """Read the row again under a lock, ask the table, write the step. Of two at once, one is refused."""
    Nomination.objects.select_for_update().get(pk=nomination.pk)
    rows = Nomination.objects.select_related("person", "body", "group", "nominated_by")
    row: Any = rows.get(pk=nomination.pk)
    row.state = joining.move(
        NominationState(row.state),
        verb,
        roles_on_nomination(by, row),
        reason=words,
        declared=declared,
        required={each.key for each in current().declarations},
    )
    row.changed_at = at
    row.save(update_fields=["state", "changed_at"])
    return row, _note(row, verb, by, at, words)


def _note(nomination: Nomination, verb: str, by: Person, at: datetime, words: str) -> NominationStep:
    return NominationStep.objects.create(
        nomination=nomination, verb=verb, state=nomination.state, by=by, at=at, words=words
    )


def _event(step: NominationStep) -> str:
    """What the letters about this step are told apart by."""
    return f"step-{step.pk}"
