"""Who may bring files, say what is in them, and read the comments.

Those who lead bring files and collate; the drafting group corrects with them. Comments are read by the whole group once
they are collated; a member body reads its own before.
"""

from convenor.apps.accounts.table import Row, row
from convenor.apps.ballots.access.ballots import LEADERS, OF_A_GROUP, WORKERS, reading
from convenor.domain.kernel import Role

ROWS: tuple[Row, ...] = (
    *row("ballot-files", "GET", *WORKERS, on="ballot"),
    *row("ballot-files", "POST", *LEADERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-collate", "POST", *LEADERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-file", "GET", *WORKERS, on="ballot"),
    *row("ballot-file-columns", "POST", *LEADERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-file-out", "POST", *LEADERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-file-original", "GET", *WORKERS, on="ballot"),
    *row("ballot-repairs", "POST", *WORKERS, on="ballot"),
    *reading("ballot-clauses"),
    *row("ballot-clauses", "GET", Role.MEMBER_BODY, on="ballot"),
    *reading("ballot-comment"),
    *row("ballot-comment", "GET", Role.MEMBER_BODY, on="ballot"),
    *reading("ballot-comment-picture"),
    *row("ballot-comment-picture", "GET", Role.MEMBER_BODY, on="ballot"),
    *row("ballot-comment-repair", "POST", *WORKERS, on="ballot"),
)
