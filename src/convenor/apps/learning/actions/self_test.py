"""Writing down a sitting of the self-test: begun, ticked, handed in."""

from collections.abc import Collection
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import IntegrityError, transaction
from django.db.models import Max

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.learning.models import Attempt, Enrolment, Ticked
from convenor.apps.learning.programmes import programme_of, self_test_of
from convenor.domain.kernel import Refused
from convenor.domain.programme import self_test as marking


@audited("self-test.begun")
def begin(enrolment: Enrolment, *, by: Person, at: datetime) -> Attempt:
    """Begin an attempt, or go on with the one that is open."""
    return _open_one(enrolment) or _new_one(enrolment, at)


@audited("self-test.ticked")
def tick(attempt: Attempt, item: str, options: Collection[str], *, by: Person, at: datetime) -> Ticked:
    """Keep the options ticked for one item. What was ticked last counts."""
    row = _still_open(attempt)
    test = self_test_of(attempt.enrolment, row.key_version)
    asked = next((each for each in test.items if each.key == item), None)
    if asked is None:
        raise Refused("unknown-item", item=item)
    marking.mark(asked, options)
    ticked = [option.key for option in asked.options if option.key in options]
    kept, _ = Ticked.objects.update_or_create(
        attempt=row, item=item, defaults={"options": ticked, "saved_at": at}
    )
    return kept


@audited("self-test.submitted")
def hand_in(attempt: Attempt, *, by: Person, at: datetime) -> Attempt:
    """Mark what is saved and close the attempt. Handing in twice changes nothing."""
    row = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if row.submitted_at is not None:
        return row
    test = self_test_of(attempt.enrolment, row.key_version)
    answers = {each.item: each.options for each in row.answers.all()}
    if not any(answers.values()):
        raise Refused("self-test-empty")
    result = marking.result(test, answers)
    row.submitted_at = at
    row.formula, row.key_version = result.formula, result.version
    row.points = _decimal(result.points.numerator, result.points.denominator)
    row.whole_points, row.out_of = result.whole_points, result.out_of
    row.save()
    return row


def _open_one(enrolment: Enrolment) -> Attempt | None:
    return Attempt.objects.filter(enrolment=enrolment, submitted_at=None).first()


def _new_one(enrolment: Enrolment, at: datetime) -> Attempt:
    """Of two at once, one begins and the other goes on with it."""
    last = Attempt.objects.filter(enrolment=enrolment).aggregate(last=Max("number"))["last"] or 0
    test = programme_of(enrolment).self_test
    try:
        with transaction.atomic():
            return Attempt.objects.create(
                enrolment=enrolment,
                number=last + 1,
                key_version=test.version,
                formula=marking.FORMULA,
                begun_at=at,
            )
    except IntegrityError:
        return Attempt.objects.get(enrolment=enrolment, submitted_at=None)


def _still_open(attempt: Attempt) -> Attempt:
    row = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if row.submitted_at is not None:
        raise Refused("self-test-is-submitted")
    return row


def _decimal(numerator: int, denominator: int) -> Decimal:
    return (Decimal(numerator) / denominator).quantize(Decimal("0.001"), ROUND_HALF_UP)
