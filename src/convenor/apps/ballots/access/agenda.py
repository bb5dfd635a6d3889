"""Who reads how the minutes of a meeting go over the issues, and who plans with it. The pages are the site's."""

from convenor.apps.accounts.table import Row, row
from convenor.apps.ballots.access.ballots import LEADERS, OF_A_GROUP, reading
from convenor.domain.ballot.resolution import RECORDERS

ROWS: tuple[Row, ...] = (
    *reading("ballot-agenda"),
    *row("ballot-agenda-minutes", "POST", *LEADERS, on="ballot"),
    *row("ballot-agenda-plan", "POST", *LEADERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-agenda-take", "POST", *RECORDERS, on="ballot", states=OF_A_GROUP),
    *row("ballot-agenda-take-batch", "POST", *RECORDERS, on="ballot", states=OF_A_GROUP),
)
