"""A mentor stays independent of the mentee's group: checked whenever a seat or a conflict changes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import translation

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited, record
from convenor.apps.committees import actions as committees
from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.apps.mentoring import joining_letters as told
from convenor.apps.mentoring.models import Alarm, Pairing
from convenor.apps.mentoring.queries import independence as reading
from convenor.apps.mentoring.queries.independence import Breach
from convenor.domain.kernel import Refused
from convenor.domain.programme.pairs import PairingState


@audited("membership.added")
def add_member(
    group: WorkingGroup, person: Person, part: str, since: date, *, by: Person, at: datetime
) -> Membership:
    """Give somebody a seat in a group, and check every pair that this touches."""
    membership = committees.add_member(group, person, part, since, by=by, at=at)
    check_pairs_of(person, by=by, at=at)
    return membership


@audited("membership.closed")
def end_membership(membership: Membership, until: date, *, by: Person, at: datetime) -> Membership:
    """End somebody's seat in a group; an alarm that it had raised is settled by that."""
    ended = committees.end_membership(membership, until, by=by, at=at)
    check_pairs_of(ended.person, by=by, at=at)
    return ended


@audited("group.corrected")
def change_group(group: WorkingGroup, facts: Mapping[str, Any], *, by: Person, at: datetime) -> WorkingGroup:
    """Correct what is known of a group; who becomes or is no longer its secretary may be a mentor of a mentee there."""
    before = WorkingGroup.objects.select_related("secretary").get(pk=group.pk).secretary
    changed = committees.change_group(group, facts, by=by)
    if changed.secretary != before:
        for each in (before, changed.secretary):
            if each is not None:
                check_pairs_of(each, by=by, at=at)
    return changed


@audited("independence.checked")
def check_pairs_of(mentor: Person, *, by: Person, at: datetime) -> Person:
    """Check every open pair of a mentor: a proposal that breaks a rule falls through, a pair raises an alarm."""
    for pairing in reading.pairs_touched(mentor.pk):
        if pairing.state == PairingState.PROPOSED:
            fell_through(pairing, by=by, at=at)
        else:
            _compare(pairing, by, at)
    return mentor


def _compare(pairing: Pairing, by: Person, at: datetime) -> None:
    """Raise what is new, settle what is over. What was settled with words is not new while it lasts."""
    breaches = {each.rule: each for each in reading.breaches_of(pairing)}
    known = {each.rule: each for each in Alarm.objects.filter(pairing=pairing, over_at=None)}
    for rule in breaches.keys() - known.keys():
        _raise(pairing, breaches[rule], by, at)
    for rule in known.keys() - breaches.keys():
        _over(known[rule], by, at)


def _raise(pairing: Pairing, breach: Breach, by: Person, at: datetime) -> None:
    alarm = Alarm.objects.create(pairing=pairing, rule=breach.rule, group=breach.group, raised_at=at)
    record("independence.alarm-raised", alarm, by=by)
    page = reverse("pairing", args=[pairing.pk])
    for reader in told.secretariat():
        with translation.override(reader.language):
            reason = reading.sentence_of(alarm)
        told.about_pair(
            [reader],
            "independence-alarm",
            pairing,
            event=f"alarm-{alarm.pk}",
            path=page,
            by=by,
            at=at,
            reason=reason,
        )


@audited("pairing.checked")
def fell_through(pairing: Pairing, *, by: Person, at: datetime) -> bool:
    """Whether a proposal breaks a rule of independence; then it is declined without anybody's move."""
    breach = next(iter(reading.breaches_of(pairing)), None)
    if breach is None:
        return False
    pairing.state, pairing.reason = PairingState.DECLINED, breach.rule
    pairing.ended_at, pairing.ended_by = at, by
    pairing.save(update_fields=["state", "reason", "ended_at", "ended_by"])
    told.about_pair(
        [pairing.journey.mentee, pairing.mentor.person],
        "pairing-forbidden",
        pairing,
        event=f"pairing-{pairing.pk}",
        path=reverse("pairing", args=[pairing.pk]),
        by=by,
        at=at,
    )
    told.about_pair(
        told.secretariat(),
        "pairing-forbidden",
        pairing,
        event=f"pairing-{pairing.pk}",
        path=reverse("pairing-choose", args=[pairing.journey_id]),
        by=by,
        at=at,
    )
    return True


@audited("independence.alarm-settled")
def settle(alarm: Alarm, words: str, *, by: Person, at: datetime) -> Alarm:
    """The secretariat says how an alarm was answered."""
    row = Alarm.objects.select_for_update().get(pk=alarm.pk)
    if row.settled_at is not None:
        raise Refused("alarm-is-settled")
    if not words.strip():
        raise Refused("alarm-needs-words")
    _settle(row, words, by, at)
    return row


@audited("independence.alarms-settled")
def settle_with_the_pair(pairing: Pairing, *, by: Person, at: datetime) -> Pairing:
    """With the pair, its alarms are over."""
    for alarm in Alarm.objects.filter(pairing=pairing, over_at=None):
        _over(alarm, by, at)
    return pairing


def _over(alarm: Alarm, by: Person, at: datetime) -> None:
    """The rule is kept again, or there is no pair any more: nobody has to say anything."""
    alarm.over_at = at
    alarm.save(update_fields=["over_at"])
    if alarm.settled_at is None:
        _settle(alarm, "", by, at)


def _settle(alarm: Alarm, words: str, by: Person, at: datetime) -> None:
    alarm.settled_at, alarm.settled_by, alarm.words = at, by, words
    alarm.save(update_fields=["settled_at", "settled_by", "words"])
