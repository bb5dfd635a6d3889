"""Who may work on issues and on the batch: sort, propose, decide, draft.

What the table lets in, the rules of a resolution look at once more: only the secretary records what was decided.
"""

from convenor.apps.accounts.table import Row, row
from convenor.apps.ballots.access.ballots import COLLATED, LEADERS, OF_A_GROUP, PRACTICE, WORKERS, reading
from convenor.domain.ballot.resolution import ANYBODY, DRAFTERS, RECORDERS, SORTERS

ROWS: tuple[Row, ...] = (
    *reading("ballot-issues"),
    *reading("ballot-issue"),
    *reading("ballot-batch"),
    *reading("ballot-now"),
    *reading("ballot-drafters", practised=False),
    *row("ballot-suggestions", "GET", *SORTERS, on="ballot"),
    *row("ballot-look", "POST", *SORTERS, on="ballot"),
    *row("ballot-group", "POST", *SORTERS, on="ballot"),
    *row("ballot-alone", "POST", *SORTERS, on="ballot"),
    *row("ballot-issue-comments", "POST", *SORTERS, on="ballot"),
    *row("ballot-issue-title", "POST", *SORTERS, on="ballot"),
    *row("ballot-issue-stance", "POST", *SORTERS, on="ballot"),
    *row("ballot-issue-propose", "POST", *DRAFTERS, on="ballot"),
    *row("ballot-issue-assign", "POST", *DRAFTERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-issue-decide", "POST", *RECORDERS, on="ballot"),
    *row("ballot-issue-step", "POST", *WORKERS, on="ballot"),
    *row("ballot-batch-step", "POST", *WORKERS, on="ballot"),
    *row("ballot-batch-undo", "POST", *WORKERS, on="ballot"),
    *row("ballot-many", "POST", *WORKERS, on="ballot"),
    *row("ballot-comment-note", "POST", *WORKERS, on="ballot"),
    *row("ballot-pull", "POST", *ANYBODY, on="ballot", states=(COLLATED, PRACTICE)),
    *row("ballot-drafter-add", "POST", *LEADERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-drafter-remove", "POST", *LEADERS, on="ballot", states=OF_A_GROUP),
)
