"""Who may read and write how the member bodies voted."""

from convenor.apps.accounts.table import Row, row
from convenor.apps.ballots.access.ballots import LEADERS, reading

ROWS: tuple[Row, ...] = (
    *reading("ballot-votes"),
    *row("ballot-votes-read", "POST", *LEADERS, on="ballot"),
    *row("ballot-vote-new", "GET POST", *LEADERS, on="ballot"),
    *row("ballot-vote", "GET POST", *LEADERS, on="ballot"),
    *row("ballot-vote-drop", "POST", *LEADERS, on="ballot"),
)
