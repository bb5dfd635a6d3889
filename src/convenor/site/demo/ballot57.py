"""The ballot of WG 57: three hundred comments on a draft, mid-way between the collation and the meeting."""

from collections import defaultdict
from collections.abc import Mapping
from random import Random

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.actions import (
    ballots,
    bulk,
    deciding,
    drafting,
    files,
    grouping,
    suggesting,
    votes,
)
from convenor.apps.ballots.bag import Brought
from convenor.apps.ballots.landing import Said
from convenor.apps.ballots.models import Ballot, Issue
from convenor.apps.ballots.queries.batch import chosen, shown
from convenor.apps.ballots.queries.suggesting import find
from convenor.apps.ballots.queries.votes import mark
from convenor.content.practice_ballot import MadeBallot, Truth, make_ballot
from convenor.documents.comment_form.made import made_form
from convenor.documents.comment_form.reader import read_file
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.resolution import DecidedIn, Step
from convenor.domain.kernel import Role
from convenor.site.demo.groups import Houses
from convenor.site.demo.papers_ballot import (
    ANSWERED,
    CONFIRMED,
    DECIDED,
    DRAFTERS,
    PROPOSED,
    READ,
    REASONS,
    VOTES,
)

COMMENTS, SEED = 300, 57
CONVENES, WRITES, DRAFTS = (Role.CONVENOR,), (Role.SECRETARY,), (Role.CONVENOR, Role.DRAFTER)
ROUND = DecidedIn("meeting", "2nd meeting")


def tell(houses: Houses) -> None:
    """The comments are in; a third of the issues has a proposal, few are decided, much is left to do."""
    made = make_ballot(COMMENTS, Random(SEED))  # noqa: S311 - a story, no secret
    ballot = _came_in(houses, made)
    issues = _grouped(houses, ballot, made)
    _drafted(houses, ballot, issues, made)
    _decided(houses, issues, made)
    _voted(houses, ballot)
    suggesting.keep(ballot, find(ballot), by=houses.people["bruno"], at=houses.days.at(-3))


def _came_in(houses: Houses, made: MadeBallot) -> Ballot:
    """Amina writes the ballot down, the secretary drops in what came, and collates it."""
    amina, hugo, days = houses.people["amina"], houses.world.hugo, houses.days
    facts = {
        "title": f"{made.sheet.about['document']}, bodies certifying repair workshops",
        "stage": Ballot.Stage.DIS,
        "closed_on": days.day(-24),
        "p_members": 28,
    }
    ballot = ballots.open_ballot(houses.groups["WG 57"], facts, by=amina, at=days.at(-23))
    name, content = "N57-46 collated comments.docx", made_form(made.sheet)
    bag = [Brought(name=name, content=content, sheet=read_file(name, content))]
    files.take_in(ballot, bag, by=hugo, at=days.at(-22, "09:20", hugo.time_zone))
    return files.collate(ballot, by=hugo, at=days.at(-22, "09:40", hugo.time_zone))


def _grouped(houses: Houses, ballot: Ballot, made: MadeBallot) -> Mapping[str, Issue]:
    """The large issues are confirmed; the tail is left to the suggestions."""
    amina, at = houses.people["amina"], houses.days.at(-18)
    numbers = _by_issue(made)
    return {
        key: grouping.confirm(ballot, numbers[key], title, roles=CONVENES, by=amina, at=at)
        for key, title in CONFIRMED.items()
    }


def _drafted(houses: Houses, ballot: Ballot, issues: Mapping[str, Issue], made: MadeBallot) -> None:
    """A drafting group, an issue to each, what is proposed, and who stands where."""
    amina, people = houses.people["amina"], houses.people
    for name in DRAFTERS:
        drafting.add_drafter(ballot, people[name].pk, by=amina)
    for place, issue in enumerate(issues.values()):
        issue.refresh_from_db()
        drafting.assign(issue, people[DRAFTERS[place % len(DRAFTERS)]].pk, issue.revision, by=amina)
    truths = {each.issue: each for each in made.truths}
    for key, text in PROPOSED.items():
        _propose(issues[key], truths[key], text, people["bruno"])
    _read(issues, made, people["chen"])
    step = Step(verb="propose", roles=DRAFTS, disposition=Disposition.ACCEPTED)
    seen = shown(list(chosen(ballot, "open")), step).mark
    bulk.take_step(ballot, "open", step, seen, by=amina, at=houses.days.at(-9))


def _propose(issue: Issue, truth: Truth, text: str, by: Person) -> None:
    issue.refresh_from_db()
    words = truth.decided.replace("_", "-")
    disposition = Disposition(words.removeprefix("accepted-"))
    said = Said(revision=issue.revision, disposition=disposition, reason=truth.answer, text=text)
    deciding.propose(issue, said, roles=DRAFTS, by=by)


def _read(issues: Mapping[str, Issue], made: MadeBallot, by: Person) -> None:
    """Chen has read the comments of some issues for what each wants."""
    for number, truth in enumerate(made.truths, start=1):
        if truth.issue in READ:
            deciding.say_stance(issues[truth.issue], number, truth.side, "", by=by)


def _decided(houses: Houses, issues: Mapping[str, Issue], made: MadeBallot) -> None:
    """The last meeting talked some through and decided; the secretary recorded it."""
    for key in DECIDED:
        issue = issues[key]
        issue.refresh_from_db()
        hugo = houses.world.hugo
        deciding.go(issue, "discuss", Said(revision=issue.revision), roles=WRITES, by=hugo)
        issue.refresh_from_db()
        deciding.decide(issue, Said(revision=issue.revision), ROUND, roles=WRITES, by=hugo)


def _voted(houses: Houses, ballot: Ballot) -> None:
    """The votes as the committee’s list has them, and what became of those against."""
    hugo = houses.world.hugo
    votes.read_votes(ballot, VOTES.encode(), by=hugo)
    numbers = defaultdict(list)
    for row in ballot.comments.filter(lane="discussion", body__in=REASONS):
        numbers[row.body].append(row.number)
    for vote in ballot.votes.filter(body__in=REASONS):
        facts = {"body": vote.body, "choice": "against", "is_p_member": True, "names_expert": False}
        facts |= {
            "reasons": vote.reasons,
            "comments": numbers[vote.body][:3],
            **ANSWERED.get(vote.body, UNHEARD),
        }
        votes.keep_vote(ballot, facts, mark(vote), by=hugo)


UNHEARD = {"response": "", "satisfied": None}


def _by_issue(made: MadeBallot) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, truth in enumerate(made.truths, start=1):
        found[truth.issue].append(number)
    return found
