"""How many minutes an issue gets at a meeting."""

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.landing import locked
from convenor.apps.ballots.models import Issue
from convenor.domain.kernel import Refused

MOST_MINUTES = 960


@audited("issue.minutes-given")
def give_minutes(issue: Issue, typed: str, revision: int, *, by: Person) -> Issue:
    """Give an issue its minutes; nothing typed: as reckoned from the bodies that commented."""
    row = locked(issue, revision)
    text = typed.strip()
    if text and not (text.isdecimal() and len(text) < 5 and 0 < int(text) <= MOST_MINUTES):
        raise Refused("agenda-minutes", most=MOST_MINUTES)
    row.minutes = int(text) if text else None
    row.revision += 1
    row.save(update_fields=["minutes", "revision"])
    return row
