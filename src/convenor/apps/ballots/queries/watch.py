"""What of a page that is open somebody has changed since it was drawn, and who."""

from dataclasses import dataclass

from django.db.models import Q

from convenor.apps.accounts.models import Person
from convenor.apps.audit.models import Entry
from convenor.apps.ballots.models import Ballot
from convenor.apps.ballots.queries.many import Seen

MOST = 200  # things that one page asks about


@dataclass(frozen=True, slots=True)
class Moved:
    """How many things of the page are otherwise now; ``who`` changed the last of them, where that is known."""

    count: int
    who: Person | None


def moved(ballot: Ballot, seen: Seen) -> Moved | None:
    """What is not any more as the page showed it: two queries while nothing is, four otherwise."""
    asked = dict(list(seen.items())[:MOST])
    numbers = [int(each) for each in asked if each.isdecimal()]
    keys = [int(each[1:]) for each in asked if each.startswith("i")]
    rows = ballot.comments.filter(number__in=numbers).values_list("number", "revision", "pk", "issue")
    comments = [(pk, issue) for number, revision, pk, issue in rows if asked[str(number)] != revision]
    issues = dict(ballot.issues.filter(pk__in=keys).values_list("pk", "revision"))
    other = [each for each in keys if issues.get(each) != asked[f"i{each}"]]
    if not comments and not other:
        return None
    about = {*other, *(issue for _pk, issue in comments if issue)}
    return Moved(len(comments) + len(other), _last(about, {pk for pk, _issue in comments}))


def _last(issues: set[int], comments: set[int]) -> Person | None:
    of_issues = Q(subject_type="ballots.Issue", subject__in=map(str, issues))
    of_comments = Q(subject_type="ballots.Comment", subject__in=map(str, comments))
    last = Entry.objects.filter(of_issues | of_comments).order_by("-pk").first()
    return Person.objects.filter(pk=last.actor).first() if last and last.actor else None
