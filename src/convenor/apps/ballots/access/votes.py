"""Who may read and write how the member bodies voted."""

from convenor.apps.accounts.table import Row, row
from convenor.apps.ballots.access.ballots import LEADERS, OF_A_GROUP, reading

ROWS: tuple[Row, ...] = (
    *reading("ballot-votes", practised=False),
    *row("ballot-votes-read", "POST", *LEADERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-vote-new", "GET POST", *LEADERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-vote", "GET POST", *LEADERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-vote-drop", "POST", *LEADERS, on="ballot", states=OF_A_GROUP),
)
