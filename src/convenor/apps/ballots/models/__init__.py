"""A ballot and its files, the comments and issues that were read of them, and the votes."""

from convenor.apps.ballots.models.agenda import BatchItem
from convenor.apps.ballots.models.ballot import Ballot, CommentFile, Drafter
from convenor.apps.ballots.models.comments import Batch, Comment, Issue
from convenor.apps.ballots.models.grouping import Grouping
from convenor.apps.ballots.models.votes import Vote

__all__ = ["Ballot", "Batch", "BatchItem", "Comment", "CommentFile", "Drafter", "Grouping", "Issue", "Vote"]
