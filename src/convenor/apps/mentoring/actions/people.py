"""Closing the account of somebody who is in no pair."""

from datetime import datetime

from convenor.apps.accounts import actions as accounts
from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.mentoring.queries.pairs import open_pairs_of
from convenor.domain.kernel import Refused


@audited("person.account-closed")
def deactivate(person: Person, *, by: Person, at: datetime) -> Person:
    """Close somebody's account, unless somebody counts on that person: then the words say who."""
    others = sorted(each.name for each in open_pairs_of(person))
    if others:
        raise Refused("person-is-paired", name=person.name, others=", ".join(others))
    return accounts.deactivate(person, by=by, at=at)
