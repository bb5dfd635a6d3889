"""The ballot that Emil practises with: a part is answered, two answers are compared, the rest is to do."""

from random import Random

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.actions import deciding, grouping, suggesting
from convenor.apps.ballots.landing import Said
from convenor.apps.ballots.models import Issue
from convenor.apps.ballots.queries.ballots import ALONE
from convenor.apps.ballots.queries.suggesting import find
from convenor.apps.practice import actions
from convenor.apps.practice.models import Practice
from convenor.domain.ballot.resolution import IN_PRACTICE
from convenor.site.demo.groups import Houses

COMMENTS, SEED = 150, 2024
ANSWERED = (
    (
        ("normative-17065",),
        "Is ISO/IEC 17065 a normative reference?",
        "not-accepted",
        "The document should be readable without another one beside it.",
    ),
    (
        ("competence-years", "competence-electronics"),
        "What evaluators have to know",
        "accepted",
        "Competence is shown, not counted in years.",
    ),
    (("transition-period",), "How long bodies have to adapt", "noted", "Others set such periods."),
)
"""What he put together, and what he answered: of which issues of the working group, his title, and why."""
GROUPED = ("directory-public", "What the public sees of a workshop")
LOOKED = 2  # answers that he has compared


def tell(houses: Houses) -> None:
    """He began last week; he has compared what he is sure of."""
    emil, days = houses.world.emil, houses.days
    dice = Random(SEED)  # noqa: S311 - a story, no secret
    practice = actions.begin(COMMENTS, "mixed", dice, by=emil, at=days.at(-6, "18:10", emil.time_zone))
    for number, (keys, title, disposition, reason) in enumerate(ANSWERED, start=1):
        issue = _made(houses, practice, keys, title)
        _answered(issue, disposition, reason, emil)
        if number <= LOOKED:
            actions.look(practice, str(number), by=emil, at=days.at(-4, "18:40", emil.time_zone))
    _read(_made(houses, practice, GROUPED[:1], GROUPED[1]), emil)
    suggesting.keep(practice.ballot, find(practice.ballot), by=emil, at=days.at(-3, "18:00", emil.time_zone))


def _made(houses: Houses, practice: Practice, keys: tuple[str, ...], title: str) -> Issue:
    emil, at = houses.world.emil, houses.days.at(-5, "18:30", houses.world.emil.time_zone)
    numbers = practice.truths.filter(issue__in=keys).values_list("number", flat=True)
    return grouping.confirm(practice.ballot, list(numbers), title, roles=ALONE, by=emil, at=at)


def _answered(issue: Issue, disposition: str, reason: str, by: Person) -> None:
    issue.refresh_from_db()
    said = Said(revision=issue.revision, disposition=disposition, reason=reason)
    issue = deciding.propose(issue, said, roles=ALONE, by=by)
    deciding.decide(issue, Said(revision=issue.revision), IN_PRACTICE, roles=ALONE, by=by)


def _read(issue: Issue, by: Person) -> None:
    """He has begun to read who stands where."""
    for row in issue.comments.all()[:3]:
        deciding.say_stance(issue, row.number, "for", "", by=by)
