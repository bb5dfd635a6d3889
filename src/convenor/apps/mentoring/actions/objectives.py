"""The objectives: the mentee's own view, the mentor's signature with evidence, the secretariat's confirmation."""

from collections.abc import Collection, Sequence
from datetime import datetime

from convenor.apps.accounts.models import Person, Seat
from convenor.apps.audit.actions import audited
from convenor.apps.learning.models import PairKey
from convenor.apps.learning.pairs import sealed
from convenor.apps.learning.programmes import programme_of
from convenor.apps.mentoring.journey_letters import tell
from convenor.apps.mentoring.models import Journey, LinkedEvidence, ObjectiveStanding, Pairing
from convenor.apps.mentoring.queries.objectives import about_own_words, own_words
from convenor.apps.mentoring.queries.shown import Shown, all_shown
from convenor.domain.kernel import Refused
from convenor.domain.programme import objectives as rules
from convenor.domain.programme.definition import Objective


@audited("objective.assessed")
def assess(
    journey: Journey,
    objective: str,
    level: str,
    words: str,
    evidence: Collection[str],
    *,
    by: Person,
    at: datetime,
) -> ObjectiveStanding:
    """The mentee says how far this objective is, and what shows it. Once signed, it stands as it was."""
    if by.pk != journey.mentee_id:
        raise Refused("only-mentee")
    known = _objective(journey, objective)
    standing = _standing(journey, objective)
    if standing.signed_at:
        raise Refused("objective-already-signed", objective=known.title)
    _seal_own_words(standing, words)
    standing.own_level, standing.own_at = level, at
    standing.save(update_fields=["own_level", "own_words", "own_key", "own_at"])
    _link(standing, _chosen(journey, evidence), at)
    return standing


@audited("objective.signed")
def sign(
    pairing: Pairing,
    objective: str,
    words: str,
    evidence: Collection[str],
    *,
    by: Person,
    at: datetime,
) -> ObjectiveStanding:
    """The mentor signs, with words and with what shows it."""
    journey = pairing.journey
    if pairing.state != "active" or by.pk != pairing.mentor.person_id:
        raise Refused("only-mentor")
    known, standing = _objective(journey, objective), _standing(journey, objective)
    chosen = _chosen(journey, evidence)
    if refused := rules.why_not_sign(known, chosen, words, state=_state(standing)):
        raise refused
    _link(standing, chosen, at)
    standing.words, standing.signed_by, standing.signed_at = words.strip(), by, at
    standing.save(update_fields=["words", "signed_by", "signed_at"])
    for to in (journey.mentee, *_office()):
        _tell(to, "objective-signed", journey, known, standing, at, by)
    return standing


@audited("objective.taken-back")
def take_back(pairing: Pairing, objective: str, *, by: Person, at: datetime) -> ObjectiveStanding:
    """The mentor takes a signature back, as long as it is not confirmed; the words stay with the mentor's draft."""
    if by.pk != pairing.mentor.person_id:
        raise Refused("only-mentor")
    known, standing = _objective(pairing.journey, objective), _standing(pairing.journey, objective)
    if standing.confirmed_at:
        raise Refused("objective-already-confirmed", objective=known.title)
    standing.signed_by = standing.signed_at = None
    standing.save(update_fields=["signed_by", "signed_at"])
    return standing


@audited("objective.confirmed")
def confirm(journey: Journey, objective: str, *, by: Person, at: datetime) -> ObjectiveStanding:
    """The secretariat confirms what the mentor signed."""
    known, standing = _objective(journey, objective), _standing(journey, objective)
    if refused := rules.why_not_confirm(known, _state(standing)):
        raise refused
    standing.confirmed_by, standing.confirmed_at = by, at
    standing.save(update_fields=["confirmed_by", "confirmed_at"])
    signer = standing.signed_by
    for to in {journey.mentee, signer} if signer else {journey.mentee}:
        _tell(to, "objective-confirmed", journey, known, standing, at, by)
    return standing


def _objective(journey: Journey, key: str) -> Objective:
    try:
        return programme_of(journey.enrolment).objective(key)
    except KeyError:
        raise Refused("objective-unknown") from None


def _standing(journey: Journey, objective: str) -> ObjectiveStanding:
    ObjectiveStanding.objects.get_or_create(journey=journey, objective=objective)
    rows = ObjectiveStanding.objects.select_for_update(of=("self",)).select_related("own_key")
    return rows.prefetch_related("evidence").get(journey=journey, objective=objective)


def _seal_own_words(standing: ObjectiveStanding, words: str) -> None:
    """Seal them by the key of the pair of today; what an earlier mentor was told stays with that pair."""
    key = PairKey.objects.filter(pairing__journey=standing.journey_id, pairing__state="active").first()
    if key is None and words == own_words(standing):
        return
    if key is None and words:
        raise Refused("no-mentor-yet")
    standing.own_words = sealed(words, key, about_own_words(standing)) if key else b""
    standing.own_key = key


def _state(standing: ObjectiveStanding) -> rules.ObjectiveState:
    return rules.state_of(
        evidence=standing.evidence.all(),
        signed=standing.signed_at is not None,
        confirmed=standing.confirmed_at is not None,
    )


def _chosen(journey: Journey, wanted: Collection[str]) -> Sequence[Shown]:
    """Of what exists on this journey, what was ticked; anything else is no evidence."""
    return [each for each in all_shown(journey) if each.value in set(wanted)]


def _link(standing: ObjectiveStanding, chosen: Sequence[Shown], at: datetime) -> None:
    standing.evidence.all().delete()
    LinkedEvidence.objects.bulk_create(
        [LinkedEvidence(standing=standing, kind=each.kind, ref=each.ref, linked_at=at) for each in chosen]
    )


def _office() -> list[Person]:
    return list(Person.objects.filter(seats__kind=Seat.Kind.SECRETARIAT, is_active=True))


def _tell(
    to: Person,
    letter: str,
    journey: Journey,
    objective: Objective,
    standing: ObjectiveStanding,
    at: datetime,
    by: Person,
) -> None:
    moment = standing.signed_at.isoformat() if standing.signed_at else ""
    tell(
        to,
        letter,
        journey,
        key=f"{letter}:{standing.pk}:{moment}",
        at=at,
        path=f"/journeys/{journey.pk}/objectives/#{objective.key}",
        mentor=standing.signed_by,
        what=objective.title,
        by=by,
    )
