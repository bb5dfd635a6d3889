"""Proposing, accepting, declining and ending a pair; and asking in confidence to end it."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.audit.actions import audited
from convenor.apps.learning.models import PairKey
from convenor.apps.mentoring import joining_letters as told
from convenor.apps.mentoring.access.joining import roles_on_pairing
from convenor.apps.mentoring.actions import independence
from convenor.apps.mentoring.models import EndRequest, Journey, Mentor, Pairing
from convenor.apps.mentoring.queries import pairs as reading
from convenor.apps.outbox import seal
from convenor.domain.kernel import Refused, Role
from convenor.domain.programme import pairs
from convenor.domain.programme.pairs import PairingState


@audited("pairing.proposed")
def propose(journey: Journey, mentor: Mentor, *, by: Person, at: datetime) -> Pairing:
    """Ask a mentor and the mentee whether they would like to work together."""
    Journey.objects.select_for_update().get(pk=journey.pk)
    taken = journey.pairings.filter(state__in=reading.OPEN).select_related("mentor__person").first()
    if taken is not None:
        raise Refused(f"pairing-choice-{taken.state}", mentor=taken.mentor.person.name)
    if Journey.objects.filter(pk=journey.pk, graduated_at__isnull=False).exists():
        raise Refused("pairing-choice-graduated")
    if mentor.left_at is not None or reading.rule_against(journey, mentor, at.date()):
        raise Refused("mentor-cannot-be-asked", name=mentor.person.name)
    pairing = Pairing.objects.create(
        journey=journey, mentor=mentor, state=PairingState.PROPOSED, proposed_by=by, proposed_at=at
    )
    _tell(pairing, "pairing-proposed", [journey.mentee, mentor.person], by=by, at=at)
    return pairing


@audited("pairing.accepted")
def accept(pairing: Pairing, *, by: Person, at: datetime) -> Pairing:
    """One of the two says yes; with the second yes the pair begins, if the rules still allow it."""
    row = _locked(pairing)
    roles = roles_on_pairing(by, row)
    state = pairs.move(PairingState(row.state), "accept", roles, accepted=reading.accepted_by(row))
    if Role.MENTEE in roles:
        row.mentee_accepted_at = at
    if Role.MENTOR in roles:
        row.mentor_accepted_at = at
    row.save(update_fields=["mentee_accepted_at", "mentor_accepted_at"])
    if state is PairingState.ACTIVE and not independence.fell_through(row, by=by, at=at):
        _begin(row, by, at)
    return row


def _begin(row: Pairing, by: Person, at: datetime) -> None:
    """The pair gets a key of its own: what the two write is sealed by it."""
    enrolment = row.journey.enrolment
    row.key = PairKey.objects.create(enrolment=enrolment, wrapped=seal.new_wrapped_key(), made_at=at)
    row.state, row.active_at = PairingState.ACTIVE, at
    row.save(update_fields=["key", "state", "active_at"])
    both = [row.journey.mentee, row.mentor.person]
    _tell(row, "pairing-active", both, by=by, at=at, path=reverse("journey", args=[row.journey_id]))


@audited("pairing.declined")
def decline(pairing: Pairing, *, by: Person, at: datetime, reason: str = "") -> Pairing:
    """One of the two says no. The reason, if there is one, is for the secretariat."""
    row = _locked(pairing)
    roles = roles_on_pairing(by, row)
    row.state = pairs.move(PairingState(row.state), "decline", roles, reason=reason)
    _ended(row, by, at, reason)
    other = row.mentor.person if Role.MENTEE in roles else row.journey.mentee
    _tell(row, "pairing-declined", [other], by=by, at=at)
    _tell(row, "pairing-declined", told.secretariat(), by=by, at=at, path=_choice(row))
    return row


@audited("pairing.ended")
def close(pairing: Pairing, *, by: Person, at: datetime, reason: str = "") -> Pairing:
    """The secretariat ends a pair, with words that both read."""
    if not Seat.objects.filter(person=by, kind=Seat.Kind.SECRETARIAT).exists():
        raise Refused("only-secretariat-or-confidant")
    row = _locked(pairing)
    _end(row, Role.SECRETARIAT, reason, by, at)
    return row


@audited("end.asked")
def ask_to_end(pairing: Pairing, words: str, confidant: Person, *, by: Person, at: datetime) -> EndRequest:
    """Ask the confidant, in confidence, to end the pair. Only that person ever reads the words."""
    row = _locked(pairing)
    if not roles_on_pairing(by, row):
        raise Refused("only-mentee-or-mentor")
    if row.state != PairingState.ACTIVE:
        raise Refused(f"pairing-is-{row.state}")
    if confidant not in reading.confidants_for(row):
        raise Refused("confidant-inside-the-pair")
    if row.end_requests.filter(asked_by=by, answered_at=None).exists():
        raise Refused("end-asked-already", name=confidant.name)
    asked = EndRequest.objects.create(pairing=row, asked_by=by, asked_of=confidant, words=b"", asked_at=at)
    asked.words = seal.seal(words, seal.outer_key(), f"end-request:{asked.pk}")
    asked.save(update_fields=["words"])
    told.in_confidence(confidant, "end-asked", asked, path=reverse("confidential"), at=at)
    return asked


@audited("end.answered")
def answer_request(
    asked: EndRequest, *, ends: bool, by: Person, at: datetime, reason: str = ""
) -> EndRequest:
    """The confidant ends the pair, or tells the one who asked that it goes on."""
    EndRequest.objects.select_for_update().get(pk=asked.pk)
    if asked.asked_of_id != by.pk:
        raise Refused("only-confidant")
    if not EndRequest.objects.filter(pk=asked.pk, answered_at=None).exists():
        raise Refused("end-request-answered")
    pair = _locked(asked.pairing)
    if ends and pair.state == PairingState.ACTIVE:
        _end(pair, Role.CONFIDANT, reason, by, at)
    asked.answered_by, asked.answered_at = by, at
    asked.ended = pair.state == PairingState.ENDED
    asked.save(update_fields=["answered_by", "answered_at", "ended"])
    if not asked.ended:
        told.in_confidence(asked.asked_by, "end-answered", asked, path=_page(pair), at=at)
    return asked


def _end(row: Pairing, role: Role, reason: str, by: Person, at: datetime) -> None:
    """The pair is over: both are told the same, the secretariat looks for another mentor."""
    row.state = pairs.move(PairingState(row.state), "end", {role}, reason=reason)
    _ended(row, by, at, reason)
    independence.settle_with_the_pair(row, by=by, at=at)
    both = [row.journey.mentee, row.mentor.person]
    _tell(row, "pairing-ended", both, by=by, at=at)
    _tell(row, "pairing-ended", told.secretariat(), by=by, at=at, path=_choice(row))


def _ended(row: Pairing, by: Person, at: datetime, reason: str) -> None:
    row.ended_at, row.ended_by, row.reason = at, by, reason
    row.save(update_fields=["state", "ended_at", "ended_by", "reason"])


def _locked(pairing: Pairing) -> Pairing:
    """The row as it stands now; nobody else can change it until this is done."""
    Pairing.objects.select_for_update().get(pk=pairing.pk)
    rows = Pairing.objects.select_related(
        "mentor__person",
        "journey__mentee",
        "journey__group",
        "journey__enrolment",
        "journey__nomination__body",
    )
    return rows.get(pk=pairing.pk)


def _tell(
    pairing: Pairing, letter: str, readers: Iterable[Person], *, by: Person, at: datetime, path: str = ""
) -> None:
    event = f"pairing-{pairing.pk}"
    told.about_pair(readers, letter, pairing, event=event, path=path or _page(pairing), by=by, at=at)


def _page(pairing: Pairing) -> str:
    return reverse("pairing", args=[pairing.pk])


def _choice(pairing: Pairing) -> str:
    return reverse("pairing-choose", args=[pairing.journey_id])
