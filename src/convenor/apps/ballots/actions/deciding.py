"""What is proposed and decided on an issue: it lands on each of its comments.

The convenors and the drafting group propose; only the working group decides; the secretary records it.
"""

from collections.abc import Collection

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.landing import MOST_TEXT, Said, disposition_of, fit, land, locked, those_of
from convenor.apps.ballots.models import Comment, Issue
from convenor.apps.ballots.queries.standing import resolution_of
from convenor.domain.ballot.resolution import DecidedIn, Step, move
from convenor.domain.ballot.stance import Stance
from convenor.domain.kernel import Refused, Role

Roles = Collection[Role]
READ = frozenset({Stance.FOR.value, Stance.AGAINST.value, Stance.OTHER.value, ""})


@audited("issue.proposed")
def propose(issue: Issue, said: Said, *, roles: Roles, by: Person) -> Issue:
    """Say what the drafting group would do, why, and in which words."""
    row = locked(issue, said.revision)
    after = move(resolution_of(row), _step("propose", said, roles))
    row.text = fit(said.text, MOST_TEXT)
    return land(row, after, "propose", by)


@audited("issue.decided")
def decide(issue: Issue, said: Said, where: DecidedIn | None, *, roles: Roles, by: Person) -> Issue:
    """Record what the working group decided; without a disposition, what was proposed."""
    row = locked(issue, said.revision)
    after = move(resolution_of(row), _step("decide", said, roles, where))
    row.text = fit(said.text, MOST_TEXT) or row.text
    return land(row, after, "decide", by)


@audited("issue.moved")
def go(
    issue: Issue, verb: str, said: Said, *, where: DecidedIn | None = None, roles: Roles, by: Person
) -> Issue:
    """Withdraw a proposal, mark as discussed, edited or checked, send back, or take up again."""
    if verb in ("propose", "decide", "group", "ungroup", "pull"):
        raise Refused("unknown-move", verb=verb)
    row = locked(issue, said.revision)
    return land(row, move(resolution_of(row), _step(verb, said, roles, where)), verb, by)


@audited("comment.stance")
def say_stance(issue: Issue, number: int, stance: str, was: str, *, by: Person) -> Comment:
    """Write down what one comment of the issue wants, as somebody has read it; ``was`` is what the page showed."""
    row = those_of(issue, [number])[0]
    if stance not in READ:
        raise Refused("stance-unknown")
    if was != row.stance and stance != row.stance:
        raise Refused("stance-changed-meanwhile", number=row.number)
    row.stance = stance
    row.save(update_fields=["stance"])
    return row


def _step(verb: str, said: Said, roles: Roles, where: DecidedIn | None = None) -> Step:
    return Step(
        verb=verb,
        roles=roles,
        disposition=disposition_of(said.disposition),
        reason=fit(said.reason),
        decided_in=where,
    )
