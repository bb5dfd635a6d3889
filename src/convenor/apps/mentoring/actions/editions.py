"""Moving somebody to the current version of the programme."""

from datetime import datetime

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited, record
from convenor.apps.learning.models import Enrolment
from convenor.apps.learning.programmes import current
from convenor.apps.mentoring.models import Journey
from convenor.domain.kernel import Refused


@audited("journey.moved-to-version")
def move(journey: Journey, version: str, *, by: Person, at: datetime) -> Journey:
    """Let somebody learn by the current version from now on. All that was done stays; an open self-test does too.

    ``version`` is the one whose changes were read: where another has become current meanwhile, they are read again.
    """
    fresh = Journey.objects.select_for_update().get(pk=journey.pk)
    enrolment, new = Enrolment.objects.get(pk=fresh.enrolment_id), current()
    if fresh.graduated_at is not None:
        raise Refused("journey-is-over")
    if enrolment.programme != new.key:
        raise Refused("version-of-another-programme")
    if enrolment.version == new.version:
        raise Refused("version-is-current", version=new.version)
    if version != new.version:
        raise Refused("version-has-changed", version=new.version)
    record("journey.left-version", enrolment, by=by, version=enrolment.version)
    enrolment.version = new.version
    enrolment.save(update_fields=["version"])
    return fresh
