"""Writing down how the member bodies voted, what was answered to a vote against, and whether that satisfies."""

from collections.abc import Mapping
from typing import Any

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.models import Ballot, Vote
from convenor.apps.ballots.queries.standing import bodies
from convenor.apps.ballots.queries.votes import mark
from convenor.documents.comment_form.separated import lines_of
from convenor.documents.outline import clean
from convenor.documents.package import CannotBeRead
from convenor.domain.ballot.vote_list import ListedVote, VoteList, member_of, read_vote_list
from convenor.domain.kernel import Refused

LARGEST_LIST = 1 << 20
OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
MOST_REASONS = 20_000


class VoteChanged(Refused):
    """The vote stands otherwise than the page showed, or stood there before; ``row`` is how it stands now."""

    def __init__(self, row: Vote, *, seen: str) -> None:
        super().__init__("vote-changed-meanwhile" if seen else "vote-there-already", body=row.body)
        self.row = row


@audited("votes.read")
def read_votes(ballot: Ballot, data: bytes, *, by: Person) -> VoteList:
    """Take over a list of votes; a body that stands there already votes as the list says, its answers stay."""
    found = read_vote_list(_lines(data), bodies())
    if not found.votes and not found.unread:
        raise Refused("vote-list-empty")
    known = {each.body: each for each in Ballot.objects.select_for_update().get(pk=ballot.pk).votes.all()}
    rows = [
        _taken_over(each, known.get(each.body, Vote(ballot=ballot, body=each.body))) for each in found.votes
    ]
    Vote.objects.bulk_create([each for each in rows if each.pk is None])
    Vote.objects.bulk_update(
        [each for each in rows if each.pk], ["choice", "is_p_member", "names_expert", "reasons"]
    )
    return found


@audited("vote.kept")
def keep_vote(ballot: Ballot, facts: Mapping[str, Any], seen: str, *, by: Person) -> Vote:
    """Write down one vote, or correct it; ``seen`` is what the page was given."""
    code = member_of(facts["body"], bodies()).code
    row = Vote.objects.select_for_update().filter(ballot=ballot, body=code).first()
    if row is not None and mark(row) != seen:
        raise VoteChanged(row, seen=seen)
    known = set(ballot.comments.filter(body=code, gone=False).values_list("number", flat=True))
    row = row or Vote(ballot=ballot, body=code)
    for name in ("choice", "is_p_member", "names_expert", "reasons", "response", "satisfied"):
        setattr(row, name, facts[name])
    row.comments = [each for each in facts["comments"] if each in known]
    row.save()
    return row


@audited("vote.dropped")
def drop_vote(row: Vote, seen: str, *, by: Person) -> Ballot:
    """Take a vote off that nobody cast."""
    now = Vote.objects.select_for_update().select_related("ballot").filter(pk=row.pk).first()
    if now is None:
        return row.ballot
    if mark(now) != seen:
        raise VoteChanged(now, seen=seen)
    now.delete()
    return now.ballot


def _lines(data: bytes) -> list[list[str]]:
    if not data.strip():
        raise Refused("vote-list-empty")
    if data.startswith(OFFICE):
        raise Refused("vote-list-not-csv")
    if len(data) > LARGEST_LIST:
        raise Refused("vote-list-too-large")
    try:
        return lines_of(data)
    except CannotBeRead as refused:
        raise Refused("vote-list-not-csv") from refused


def _taken_over(listed: ListedVote, row: Vote) -> Vote:
    row.choice, row.is_p_member = listed.choice, listed.is_p_member
    row.names_expert = listed.names_expert
    row.reasons = clean(listed.reasons)[:MOST_REASONS] or row.reasons
    return row
